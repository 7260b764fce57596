// Photogram over HTTP: requests taken apart within limits, cookies, and the headers that keep other sites out.
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {Held, Reply} from './exchange.ts';
import {showPage} from './exchange.ts';
import {plainPage} from './pages/login-pages.ts';
import {generateToken} from './secrets.ts';
import type {Request, Site} from './site.ts';

const mostBody = 16 * 1024;
const cookieNames = {known: 'photogram_browser', session: 'photogram_session', login: 'photogram_login'} as const;
const lifetimes = {known: 365 * 86_400, session: 30 * 86_400, login: 600} as const;

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

function cookiesOf(header: string): Map<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value]])));
}

function cookie(kind: keyof typeof cookieNames, value: string | null): string {
  const age = value === null ? 0 : lifetimes[kind];
  return `${cookieNames[kind]}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}`;
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'))
    throw new Refused(415, 'forms only');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBody) throw new Refused(413, 'too large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

// "Chrome on Linux", as far as a browser says so.
function describeBrowser(agent: string): string {
  const browser = [/Edg\//, /Firefox\//, /Chrome\//, /Safari\//].findIndex((name) => name.test(agent));
  const system = [/Android/, /iPhone|iPad/, /Windows/, /Mac OS/, /Linux/].findIndex((name) => name.test(agent));
  const known = ['Edge', 'Firefox', 'Chrome', 'Safari'][browser] ?? 'A browser';
  return `${known} on ${['Android', 'iOS', 'Windows', 'macOS', 'Linux'][system] ?? 'a device'}`;
}

export class PhotogramServer {
  readonly #site: Site;
  readonly #server: Server;
  #origin = '';

  constructor(site: Site) {
    this.#site = site;
    this.#server = createServer({requestTimeout: 10_000, headersTimeout: 5_000}, (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        const status = error instanceof Refused ? error.status : 500;
        if (response.headersSent) response.destroy();
        else this.#write(response, showPage(plainPage('Something went wrong', 'Please try again.'), status), []);
      });
    });
  }

  // Loopback only. Port 0 takes a free one. The origin it is reached by.
  async listen(port: number, host: string): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('Photogram has no port');
    this.#origin = `http://${host}:${address.port}`;
    return this.#origin;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // By our name only: a page of another site cannot reach us under a name of its own that points here.
    const {host, origin, cookie: held = ''} = request.headers;
    if (`http://${host ?? ''}` !== this.#origin) throw new Refused(421, 'another host');
    const {method} = request;
    if (method !== 'GET' && method !== 'POST') throw new Refused(405, 'method');
    if (method === 'POST' && origin !== undefined && origin !== this.#origin) throw new Refused(403, 'another origin');

    const url = new URL(request.url ?? '/', this.#origin);
    const cookies = cookiesOf(held);
    const known = cookies.get(cookieNames.known);
    const visit: Request['visit'] = {
      address: request.socket.remoteAddress ?? '',
      browser: describeBrowser(request.headers['user-agent'] ?? ''),
      known: known ?? generateToken(),
    };
    const reply = await this.#site.answer({
      method,
      path: url.pathname,
      query: url.searchParams,
      form: method === 'POST' ? await formOf(request) : new URLSearchParams(),
      visit,
      sessionToken: cookies.get(cookieNames.session) ?? '',
      loginToken: cookies.get(cookieNames.login) ?? '',
    });
    const first = known === undefined && reply.kind !== 'asset' ? [cookie('known', visit.known)] : [];
    this.#write(response, reply, first);
  }

  #write(response: ServerResponse, reply: Reply, cookies: string[]): void {
    if (reply.kind === 'asset') {
      const type = `${reply.type}; charset=utf-8`;
      response.writeHead(200, {...headers, 'cache-control': 'no-cache', 'content-type': type}).end(reply.body);
      return;
    }
    const held = Object.entries(reply.held) as [keyof Held, string | null][];
    const set = {'set-cookie': [...cookies, ...held.map(([kind, value]) => cookie(kind, value))]};
    if (reply.kind === 'redirect') response.writeHead(303, {...headers, ...set, location: reply.to}).end();
    else
      response
        .writeHead(reply.status, {...headers, ...set, 'content-type': 'text/html; charset=utf-8'})
        .end(reply.page.text);
  }
}
