// latchkeyd as an operator meets it: a program with verbs, settings, exit codes and listeners, run with any settings at all.
import {spawn, spawnSync, execFileSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {connect, type Socket} from 'node:net';
import {join} from 'node:path';
import {connect as connectTls, type TLSSocket} from 'node:tls';
import {freePort} from '../../demo/latchkeyd.ts';
import {programs} from './team.ts';

export type Settings = Record<string, string>;

const program = join(programs, 'latchkeyd');
// Nothing of the tests' own environment reaches the server.
const bare = () => ({PATH: process.env['PATH'] ?? ''});

export interface Ending {
  code: number | null;
  out: string;
  complaint: string; // what it printed to stderr, log included
}

// A verb that ends by itself.
export function runVerb(verb: string[], settings: Settings = {}, workingFolder = programs): Ending {
  const ran = spawnSync(program, verb, {
    env: {...bare(), ...settings},
    cwd: workingFolder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return {code: ran.status, out: ran.stdout, complaint: ran.stderr};
}

export interface Operated {
  ports: {http: number; smtp: number; lmtp: number; metrics: number};
  settings: Settings;
  process: ChildProcess;
  lines: string[];
  foundingLink(): string;
  stop(): Promise<void>;
}

// Serves on free ports and returns once it says that it is ready; throws with what it said when it ends before.
export async function serveWith(dataDirectory: string, further: Settings = {}): Promise<Operated> {
  const ports = {http: await freePort(), smtp: await freePort(), lmtp: await freePort(), metrics: await freePort()};
  const settings: Settings = {
    LATCHKEY_HTTP_LISTEN: `127.0.0.1:${ports.http}`,
    LATCHKEY_SMTP_LISTEN: `127.0.0.1:${ports.smtp}`,
    LATCHKEY_LMTP_LISTEN: `127.0.0.1:${ports.lmtp}`,
    LATCHKEY_METRICS_LISTEN: `127.0.0.1:${ports.metrics}`,
    LATCHKEY_STORAGE_FOLDER: dataDirectory,
    ...further,
  };
  const server = spawn(program, ['serve'], {stdio: ['ignore', 'pipe', 'pipe'], env: {...bare(), ...settings}});
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => {
      reject(new Error(`latchkeyd ended with ${code}: ${lines.slice(-3).join(' / ')}`));
    });
    for (const stream of [server.stdout, server.stderr]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (text: string) => {
        const parts = (rest + text).split('\n');
        rest = parts.pop() ?? '';
        lines.push(...parts);
        if (parts.some((line) => line.endsWith(' ready'))) resolve();
      });
    }
  });
  return {
    ports,
    settings,
    process: server,
    lines,
    foundingLink: () => {
      const line = lines.find((text) => text.includes('/found#'));
      if (line === undefined) throw new Error('it printed no founding link');
      return line.trim();
    },
    stop: async () => {
      if (server.exitCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}

// A key and a certificate that vouches for itself, made by openssl as an operator would.
export function makeCertificate(folder: string, name: string): {certificate: string; key: string; pem: string} {
  const certificate = join(folder, `${name}.pem`);
  const key = join(folder, `${name}.key`);
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost,IP:127.0.0.1',
      '-keyout',
      key,
      '-out',
      certificate,
    ],
    {stdio: 'pipe'},
  );
  return {certificate, key, pem: readFileSync(certificate, 'utf8')};
}

// One SMTP or LMTP conversation, in the clear until it is told otherwise.
export class Conversation {
  #socket: Socket | TLSSocket;
  #received = '';
  #changed: () => void = () => undefined;
  #ended = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  static async open(port: number): Promise<Conversation> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Conversation(socket);
  }

  #listen(): void {
    const heard = (text: string) => {
      this.#received += text;
      this.#changed();
    };
    const over = () => {
      this.#ended = true;
      this.#changed();
    };
    this.#socket.setEncoding('utf8').on('data', heard).once('close', over).on('error', over);
  }

  send(text: string): void {
    this.#socket.write(text);
  }

  // The next reply, its lines joined; null when the server hung up.
  async reply(): Promise<string | null> {
    for (;;) {
      const whole = /^(?:\d{3}-[^\r\n]*\r\n)*\d{3} [^\r\n]*\r\n/.exec(this.#received);
      if (whole !== null) {
        this.#received = this.#received.slice(whole[0].length);
        return whole[0].trimEnd();
      }
      if (this.#ended) return null;
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }

  async ask(text: string): Promise<string | null> {
    this.send(`${text}\r\n`);
    return this.reply();
  }

  // What arrived and was not asked for.
  get unread(): string {
    return this.#received;
  }

  async startTls(ca: string): Promise<TLSSocket> {
    const plain = this.#socket;
    plain.removeAllListeners('data');
    const secure = connectTls({socket: plain, ca, servername: 'localhost'});
    await once(secure, 'secureConnect');
    this.#socket = secure;
    this.#listen();
    return secure;
  }

  close(): void {
    this.#socket.destroy();
  }
}
