// Services to log in to, as a test needs them: their pages, and what was sent to them. A page's own script reports each
// value that stands in any of its fields, which is all a page can learn.
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

export type Posted = {path: string; form: Record<string, string>};
type Answer = string | {redirect: string};
type Route = (form: URLSearchParams, method: string) => Answer;

export class Service {
  readonly posted: Posted[] = [];
  readonly seen: string[] = []; // values that stood in fields, and where
  readonly marks: {what: string; at: number}[] = []; // moments a page told, in milliseconds since 1970
  readonly #server: Server;
  readonly #routes: Record<string, Route>;
  port = 0;

  constructor(routes: Record<string, Route>) {
    this.#routes = routes;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.port = (this.#server.address() as AddressInfo).port;
  }

  url(path: string, host = 'service.localhost'): string {
    return `http://${host}:${this.port}${path}`;
  }

  // The first moment of that name.
  at(what: string): number {
    const mark = this.marks.find((one) => one.what === what);
    if (mark === undefined) throw new Error(`no page told of ${what}`);
    return mark.at;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    let body = '';
    for await (const chunk of request) body += String(chunk);
    if (path === '/seen') {
      this.seen.push(body);
      response.end();
      return;
    }
    if (path === '/at') {
      const [what = '', at = ''] = body.split(' ');
      this.marks.push({what, at: Number(at)});
      response.end();
      return;
    }
    const form = new URLSearchParams(body);
    if (request.method === 'POST') this.posted.push({path, form: Object.fromEntries(form)});
    const route = this.#routes[path];
    const answer = route?.(form, request.method ?? 'GET') ?? '<h1>Not found</h1>';
    if (typeof answer === 'string') response.setHeader('content-type', 'text/html; charset=utf-8').end(answer);
    else response.writeHead(303, {location: answer.redirect}).end();
  }
}

export const page = (
  title: string,
  body: string,
  script = '',
): string => `<!doctype html><html lang="en"><title>${title}</title>
<body><h1>${title}</h1>${body}<script>
addEventListener('input', (event) => {
  const field = event.composedPath()[0];
  navigator.sendBeacon('/seen', location.host + location.pathname + ' ' + (field.name || field.id) + '=' + field.value);
}, true);
${script}</script></body></html>`;

export const logIn = (action: string): string => `<form method="post" action="${action}">
<label for="u">Username</label><input id="u" name="username" autocomplete="username">
<div style="position:absolute;left:-4000px"><input name="trap" type="password" tabindex="-1"></div>
<label for="p">Password</label><input id="p" name="password" type="password" autocomplete="current-password">
<button>Log in</button></form>`;
