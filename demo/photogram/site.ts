// Which page a request is for, and who may see it.
import {drawPhoto, photos} from './photos.ts';
import {redirect, showPage, type Exchange, type Reply, type Services, type SignedIn} from './exchange.ts';
import type {Visit} from './logins.ts';
import {logo} from './pages/icons.ts';
import {plainPage} from './pages/login-pages.ts';
import {loginRoutes, logoutRoutes} from './routes/login-routes.ts';
import {ownProfile, settingsRoutes} from './routes/settings-routes.ts';
import {twoFactorRoutes} from './routes/two-factor-routes.ts';
import {equalInConstantTime, mac} from './secrets.ts';

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
  visit: Visit;
  sessionToken: string;
  loginToken: string;
}

const signedInRoutes = {...logoutRoutes, ...settingsRoutes, ...twoFactorRoutes};

export interface Files {
  style: string;
  script: string;
}

export class Site {
  readonly #services: Services;
  readonly #key: Buffer;
  readonly #files: Files;

  constructor(services: Services, key: Buffer, files: Files) {
    this.#services = services;
    this.#key = key;
    this.#files = files;
  }

  async answer(request: Request): Promise<Reply> {
    const {method, path, visit} = request;
    const asset = method === 'GET' ? this.#asset(path) : null;
    if (asset !== null) return asset;
    // A form belongs to one browser and one session: one opened before a login is of no use after it.
    const csrf = mac(this.#key, 'form', visit.known, request.sessionToken);
    if (method === 'POST' && !equalInConstantTime(csrf, request.form.get('csrf') ?? ''))
      return showPage(plainPage('This page is out of date', 'Go back, reload it and try again.'), 403);

    const exchange: Exchange = {
      services: this.#services,
      query: request.query,
      form: request.form,
      visit,
      pendingLogin: request.loginToken,
      csrf,
    };
    const route = `${method} ${path}`;
    const open = loginRoutes[route];
    const found = this.#services.logins.session(request.sessionToken);
    if (open !== undefined) return found === null ? open(exchange) : redirect('/');
    const mine = found !== null && method === 'GET' && path === `/${found.user.username}/` ? ownProfile : undefined;
    const page = signedInRoutes[route] ?? mine;
    if (page === undefined)
      return showPage(plainPage("This page isn't here", 'The link may be broken, or the page was removed.'), 404);
    if (found === null) return redirect('/accounts/login/');
    const signedIn: SignedIn = {
      ...exchange,
      ...found,
      notice: method === 'GET' ? this.#services.store.takeNotice(found.session.id) : '',
    };
    return page(signedIn);
  }

  #asset(path: string): Reply | null {
    if (path === '/assets/photogram.css') return {kind: 'asset', type: 'text/css', body: this.#files.style};
    if (path === '/assets/photogram.js') return {kind: 'asset', type: 'text/javascript', body: this.#files.script};
    if (path === '/assets/icon.svg') {
      const body = logo.text.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
      return {kind: 'asset', type: 'image/svg+xml', body};
    }
    const id = /^\/photos\/(\d{1,3})\.svg$/.exec(path)?.[1];
    if (id === undefined || !photos.some((photo) => photo.id === Number(id))) return null;
    return {kind: 'asset', type: 'image/svg+xml', body: drawPhoto(Number(id))};
  }
}
