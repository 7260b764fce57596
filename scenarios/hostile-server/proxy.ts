// Stands where the server stands: clients speak to it alone, and it has real servers behind it to be as right as it likes. It
// sees every request, and changes, answers or misleads those it wants to.
import {createServer, request, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {connect, type Socket} from 'node:net';
import {operations, type Json} from '../harness/contract.ts';

export interface Asked {
  operation: string; // by the contract; empty for what is not in it
  who: string; // the address it came from
  path: Record<string, string>;
  url: string;
  body: Json;
  text: string; // the body as the client sent it
}

export interface Told {
  status: number;
  body: Json;
  headers?: Record<string, string>;
}

type Answering = (told: Told, asked: Asked) => void | Promise<void>;
type Asking = (asked: Asked) => Told | undefined | Promise<Told | undefined>;

const named = operations.map(({id, method, path}) => ({
  id,
  method,
  names: Array.from(path.matchAll(/\{([^}]+)\}/g), ([, name]) => name ?? ''),
  pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '([^/]+)')}$`),
}));

export class Proxy {
  readonly url: string;
  readonly port: number;
  asked: Asked[] = []; // since the last clear()
  onFile: ((headers: Record<string, string>, raw: Buffer) => Buffer) | null = null; // of the web app, before it is served
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #upstream: (who: string) => number;
  #answering: [string, Answering][] = [];
  #asking: [string, Asking][] = [];

  private constructor(server: Server, port: number, upstream: (who: string) => number) {
    this.#server = server;
    this.port = port;
    this.url = `http://localhost:${port}`;
    this.#upstream = upstream;
    server.on('request', (from: IncomingMessage, to: ServerResponse) => void this.#pass(from, to));
    server.on('upgrade', (from: IncomingMessage, socket: Socket, head: Buffer) => {
      this.#passEvents(from, socket, head);
    });
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  // `upstream` is the port of the server that answers whoever comes from that address.
  static async start(port: number, upstream: (who: string) => number): Promise<Proxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return new Proxy(server, port, upstream);
  }

  // Before the server sees it: the body may be changed, or answered without it.
  onAsk(operation: string, act: Asking): void {
    this.#asking.push([operation, act]);
  }

  // Before the client sees it.
  onAnswer(operation: string, act: Answering): void {
    this.#answering.push([operation, act]);
  }

  // Each account, in whatever answer it comes.
  onAccount(act: (account: Json, asked: Asked) => void): void {
    const each = (told: Told, asked: Asked): void => {
      if (told.status < 300 && typeof told.body['id'] === 'string') act(told.body, asked);
    };
    for (const operation of ['createAccount', 'getAccount', 'restoreAccount', 'rotateAccount'])
      this.onAnswer(operation, each);
    this.onAnswer('sync', (told, asked) => {
      for (const account of (told.body['accounts'] ?? []) as Json[]) act(account, asked);
    });
  }

  clear(): void {
    this.#answering = [];
    this.#asking = [];
    this.asked = [];
    this.onFile = null;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #pass(from: IncomingMessage, to: ServerResponse): Promise<void> {
    try {
      const asked = await read(from);
      if (asked.operation !== '') this.asked.push({...asked, body: structuredClone(asked.body)});
      const told = (await this.#instead(asked)) ?? (await this.#forward(from, asked));
      if (told === null) {
        to.destroy();
        return;
      }
      if ('raw' in told) {
        const raw = this.onFile?.(told.headers, told.raw) ?? told.raw;
        delete told.headers['transfer-encoding'];
        to.writeHead(told.status, {...told.headers, 'content-length': String(raw.length)});
        to.end(raw);
        return;
      }
      for (const [operation, act] of this.#answering) if (operation === asked.operation) await act(told, asked);
      const type = told.status < 400 ? 'application/json' : 'application/problem+json';
      to.writeHead(told.status, {'content-type': type, 'cache-control': 'no-store', ...told.headers});
      to.end(told.status === 204 ? undefined : JSON.stringify(told.body));
    } catch (error) {
      process.stderr.write(`hostile proxy: ${String(error)}\n`);
      to.destroy();
    }
  }

  async #instead(asked: Asked): Promise<Told | undefined> {
    for (const [operation, act] of this.#asking) {
      if (operation !== asked.operation) continue;
      const told = await act(asked);
      if (told !== undefined) return told;
    }
    return undefined;
  }

  // What is no JSON (the web app's files) goes through as it is. Null where the server hung up.
  #forward(
    from: IncomingMessage,
    asked: Asked,
  ): Promise<Told | {status: number; headers: Record<string, string>; raw: Buffer} | null> {
    const text = asked.text === '' ? '' : JSON.stringify(asked.body);
    const headers = {...from.headers, ...(text === '' ? {} : {'content-length': String(Buffer.byteLength(text))})};
    delete headers['accept-encoding'];
    return new Promise((resolve) => {
      const onward = request(
        {
          host: '127.0.0.1',
          port: this.#upstream(asked.who),
          method: from.method,
          path: asked.url,
          headers,
          agent: false,
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            const raw = Buffer.concat(parts);
            const status = answer.statusCode ?? 500;
            const type = answer.headers['content-type'] ?? '';
            if (asked.operation !== '' && (type.includes('json') || raw.length === 0)) {
              resolve({status, body: raw.length === 0 ? {} : (JSON.parse(raw.toString()) as Json)});
            } else resolve({status, headers: answer.headers as Record<string, string>, raw});
          });
        },
      );
      onward.on('error', () => resolve(null));
      onward.end(text);
    });
  }

  #passEvents(from: IncomingMessage, socket: Socket, head: Buffer): void {
    const onward = connect(this.#upstream(whoOf(from)), '127.0.0.1', () => {
      const lines = [`${from.method ?? 'GET'} ${from.url ?? '/'} HTTP/1.1`];
      for (let at = 0; at < from.rawHeaders.length; at += 2) {
        lines.push(`${from.rawHeaders[at] ?? ''}: ${from.rawHeaders[at + 1] ?? ''}`);
      }
      onward.write(`${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.on('close', () => onward.destroy());
  }
}

function whoOf(from: IncomingMessage): string {
  const forwarded = from.headers['x-forwarded-for'];
  return typeof forwarded === 'string' ? forwarded : '';
}

async function read(from: IncomingMessage): Promise<Asked> {
  let text = '';
  for await (const part of from.setEncoding('utf8')) text += String(part);
  const url = from.url ?? '/';
  const {pathname} = new URL(url, 'http://localhost');
  const asked: Asked = {operation: '', who: whoOf(from), path: {}, url, body: {}, text};
  for (const {id, method, names, pattern} of named) {
    const match = method === from.method ? pattern.exec(pathname) : null;
    if (match === null) continue;
    asked.operation = id;
    names.forEach((name, at) => (asked.path[name] = decodeURIComponent(match[at + 1] ?? '')));
  }
  if (asked.operation !== '' && text !== '') asked.body = JSON.parse(text) as Json;
  return asked;
}
