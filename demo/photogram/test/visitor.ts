// A browser without a screen or a script: it keeps cookies, follows redirects, and fills in the forms it is shown.
import {request} from 'node:http';
import {expect} from 'vitest';

export interface Page {
  status: number;
  path: string;
  html: string;
  text: string; // without tags
  headers: Record<string, string | string[] | undefined>;
}

export class Visitor {
  readonly #origin: URL;
  readonly cookies = new Map<string, string>();
  page: Page = {status: 0, path: '', html: '', text: '', headers: {}};

  constructor(url: string) {
    this.#origin = new URL(url);
  }

  // `photogram.localhost` is not asked for: not every resolver knows the names below localhost.
  raw(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          ...{host: '127.0.0.1', port: this.#origin.port, method, path},
          headers: {host: this.#origin.host, cookie, ...headers},
        },
        (response) => {
          let html = '';
          response.setEncoding('utf8').on('data', (text: string) => (html += text));
          response.on('end', () => {
            const text = html
              .replaceAll(/<[^>]*>/g, ' ')
              .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
            resolve({
              ...{status: response.statusCode ?? 0, path, html},
              text: text.replaceAll(/\s+/g, ' '),
              headers: response.headers,
            });
          });
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }

  async #go(method: 'GET' | 'POST', path: string, body = ''): Promise<Page> {
    const headers = method === 'POST' ? {'content-type': 'application/x-www-form-urlencoded'} : {};
    const page = await this.raw(method, path, headers, body);
    for (const line of page.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    if (page.status === 303) return this.#go('GET', String(page.headers['location']));
    this.page = page;
    return page;
  }

  open(path: string): Promise<Page> {
    return this.#go('GET', path);
  }

  // The button with these words is pressed in the form it stands in, after its fields got these values.
  press(words: string, typed: Record<string, string> = {}): Promise<Page> {
    const forms = this.page.html.match(/<form.*?<\/form>/gs) ?? [];
    const form = forms.find((text) => new RegExp(`<button[^>]*>${words}</button>`).test(text));
    if (form === undefined) throw new Error(`no button '${words}' on ${this.page.path}: ${this.page.text}`);
    return this.#submit(form, typed);
  }

  // What a script does when a box or a switch is touched.
  touch(label: string): Promise<Page> {
    const forms = this.page.html.match(/<form.*?<\/form>/gs) ?? [];
    const form = forms.find((text) => text.includes('data-submits') && new RegExp(`<label.*?${label}`, 's').test(text));
    if (form === undefined) throw new Error(`no box '${label}' on ${this.page.path}: ${this.page.text}`);
    return this.#submit(form, {});
  }

  #submit(form: string, typed: Record<string, string>): Promise<Page> {
    const values = new URLSearchParams();
    for (const [input] of form.matchAll(/<input[^>]*>/g)) {
      const attribute = (name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1];
      const name = attribute('name');
      if (name === undefined || attribute('type') === 'checkbox') continue;
      values.set(name, attribute('value') ?? '');
    }
    for (const [name, value] of Object.entries(typed)) {
      expect(form, `a field ${name}`).toMatch(new RegExp(`name="${name}"`));
      values.set(name, value);
    }
    const action = /action="([^"]*)"/.exec(form)?.[1] ?? '';
    if (form.includes('method="get"')) return this.open(`${action}?${values.toString()}`);
    return this.#go('POST', action, values.toString());
  }

  // A link with these words.
  follow(words: string): Promise<Page> {
    const links = [...this.page.html.matchAll(/<a[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)];
    const link = links.find(([, , text = '']) => text.replaceAll(/<[^>]*>/g, '').startsWith(words));
    if (link?.[1] === undefined) throw new Error(`no link '${words}' on ${this.page.path}: ${this.page.text}`);
    return this.open(link[1].replaceAll('&amp;', '&'));
  }

  async logIn(username: string, password: string): Promise<Page> {
    await this.open('/accounts/login/');
    return this.press('Log in', {username, password});
  }
}
