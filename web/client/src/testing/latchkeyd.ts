// A real latchkeyd on free ports with a folder of its own, and the outside world that sends it SMS and mail. demo/ has a
// fuller one; web/client may not import from there.
import {spawn, type ChildProcess} from 'node:child_process';
import {createHmac, randomFillSync, randomUUID} from 'node:crypto';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {connect, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import type {KeyValueStore, Platform, Socket} from '../platform.ts';
import type {Readable} from '../store.ts';
import {builtProgram} from './built-program.ts';
import {MemoryStore} from './test-platform.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

export class Latchkeyd {
  readonly folder = mkdtempSync(join(tmpdir(), 'latchkey-client-'));
  readonly #ports: {http: number; smtp: number; lmtp: number; metrics: number};
  #process: ChildProcess | null = null;
  #output = '';

  private constructor(ports: {http: number; smtp: number; lmtp: number; metrics: number}) {
    this.#ports = ports;
  }

  static async start(): Promise<Latchkeyd> {
    const server = new Latchkeyd({
      http: await freePort(),
      smtp: await freePort(),
      lmtp: await freePort(),
      metrics: await freePort(),
    });
    await server.run();
    return server;
  }

  get url(): string {
    return `http://localhost:${this.#ports.http}`;
  }

  // Starts it, after kill() once more on what it had on disk.
  async run(): Promise<void> {
    const child = spawn(builtProgram('latchkeyd'), ['serve'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        LATCHKEY_HTTP_LISTEN: `127.0.0.1:${this.#ports.http}`,
        LATCHKEY_HTTP_PUBLIC_URL: this.url,
        LATCHKEY_SMTP_LISTEN: `127.0.0.1:${this.#ports.smtp}`,
        LATCHKEY_LMTP_LISTEN: `127.0.0.1:${this.#ports.lmtp}`,
        LATCHKEY_METRICS_LISTEN: `127.0.0.1:${this.#ports.metrics}`,
        LATCHKEY_STORAGE_FOLDER: this.folder,
        LATCHKEY_HTTP_WEB: '',
      },
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
    for (let tries = 0; tries < 400; ++tries) {
      if (child.exitCode !== null) break;
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok === true) return;
      await delay(50);
    }
    throw new Error(`latchkeyd is not ready: ${this.#output.slice(-1000)}`);
  }

  // Printed on its terminal, which a pipe may bring later than /readyz answers.
  async foundingLink(): Promise<string> {
    for (let tries = 0; tries < 200; ++tries) {
      const link = /http\S+\/found#\S+/.exec(this.#output)?.[0];
      if (link !== undefined) return link;
      await delay(25);
    }
    throw new Error('latchkeyd printed no founding link');
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child?.exitCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, {recursive: true});
  }

  // Everything it wrote to disk and to its log, as text in which a planted secret would be found.
  everythingKept(): string {
    const files = readdirSync(this.folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
    const contents = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    return [...contents, this.#output].join('\n');
  }

  // Standard Webhooks, as any SMS gateway could send it.
  async sendSms(hookUrl: string, secret: string, message: {to: string; from: string; text: string}): Promise<number> {
    const id = randomUUID();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const body = JSON.stringify(message);
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    };
    return (await fetch(hookUrl, {method: 'POST', headers, body})).status;
  }

  // A mail over SMTP, a command at a time; the reply to the end of DATA.
  async sendMail(from: string, to: string, message: string): Promise<string> {
    const socket = connect(this.#ports.smtp, '127.0.0.1');
    const replies = socket.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
    const reply = async (): Promise<string> => {
      for (let text = ''; ;) {
        const next = await replies.next();
        if (next.done === true) throw new Error(`the SMTP connection ended: ${text}`);
        text += next.value;
        if (/^\d{3} .*\r\n$/m.test(text)) return text;
      }
    };
    const say = (line: string): Promise<string> => {
      socket.write(`${line}\r\n`);
      return reply();
    };
    await reply();
    for (const line of ['EHLO sender.example', `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) {
      const answer = await say(line);
      if (!/^[23]/.test(answer)) throw new Error(`${line}: ${answer}`);
    }
    const last = await say(`${message.replaceAll('\n', '\r\n')}\r\n.`);
    socket.end('QUIT\r\n');
    return last;
  }
}

export function nodePlatform(origin: string, deviceName: string, storage: KeyValueStore = new MemoryStore()): Platform {
  return {
    origin,
    deviceName,
    storage,
    fetch: (url, init) => fetch(url, init),
    webSocket: (url, protocol) => new WebSocket(url, protocol) as unknown as Socket,
    random: (length) => randomFillSync(new Uint8Array(length)),
    timers: {
      now: () => Date.now(),
      after: (milliseconds, act) => {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
    },
  };
}

// Resolves as soon as the value is as wanted; no test sleeps.
export function until<T>(readable: Readable<T>, wanted: (value: T) => boolean, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    let unsubscribe: (() => void) | null = null;
    const timer = setTimeout(() => {
      unsubscribe?.();
      reject(new Error(`${what} did not happen; last seen: ${JSON.stringify(readable.value)}`));
    }, 15_000);
    unsubscribe = readable.subscribe((value) => {
      if (!wanted(value)) return;
      clearTimeout(timer);
      queueMicrotask(() => unsubscribe?.());
      resolve(value);
    });
  });
}
