// Starts and stops a real latchkeyd: for the demo, its tour, the scenarios and the benchmarks.
import {spawn, type ChildProcess} from 'node:child_process';
import {createServer} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';

export interface LatchkeydOptions {
  program: string; // path of the latchkeyd to run
  dataDirectory: string;
  ports?: Partial<Ports>; // what is left out takes a free port
  demo?: boolean;
  mailHostname?: string;
  environment?: Record<string, string>; // further LATCHKEY_SECTION_KEY settings
  onLog?: (line: string) => void;
}

export interface Ports {
  http: number;
  smtp: number;
  lmtp: number;
  metrics: number;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

export class Latchkeyd {
  readonly url: string;
  readonly ports: Ports;
  readonly process: ChildProcess;
  // Every line it logged or printed so far, for tests that search them for what must not be there.
  readonly output: string[] = [];
  readonly #exited: Promise<number | null>;

  private constructor(process: ChildProcess, ports: Ports, onLog: ((line: string) => void) | undefined) {
    this.process = process;
    this.ports = ports;
    this.url = `http://localhost:${ports.http}`;
    for (const stream of [process.stdout, process.stderr]) {
      let rest = '';
      stream?.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          this.output.push(line);
          onLog?.(line);
        }
      });
    }
    this.#exited = new Promise((resolve, reject) => {
      process.once('error', reject);
      process.once('exit', (code) => {
        resolve(code);
      });
    });
    this.#exited.catch(() => undefined);
  }

  static async start(options: LatchkeydOptions): Promise<Latchkeyd> {
    const ports: Ports = {
      http: options.ports?.http ?? (await freePort()),
      smtp: options.ports?.smtp ?? (await freePort()),
      lmtp: options.ports?.lmtp ?? (await freePort()),
      metrics: options.ports?.metrics ?? (await freePort()),
    };
    const child = spawn(options.program, ['serve'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        LATCHKEY_HTTP_LISTEN: `127.0.0.1:${ports.http}`,
        LATCHKEY_HTTP_PUBLIC_URL: `http://localhost:${ports.http}`,
        LATCHKEY_SMTP_LISTEN: `127.0.0.1:${ports.smtp}`,
        LATCHKEY_LMTP_LISTEN: `127.0.0.1:${ports.lmtp}`,
        LATCHKEY_METRICS_LISTEN: `127.0.0.1:${ports.metrics}`,
        LATCHKEY_STORAGE_FOLDER: options.dataDirectory,
        ...(options.mailHostname === undefined ? {} : {LATCHKEY_SMTP_HOSTNAME: options.mailHostname}),
        LATCHKEY_DEMO_ENABLED: options.demo === true ? 'true' : 'false',
        ...options.environment,
      },
    });
    const started = new Latchkeyd(child, ports, options.onLog);
    await started.ready();
    return started;
  }

  // Resolves when /readyz says so; throws with what it printed when it ends before.
  async ready(): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      if (this.process.exitCode !== null)
        throw new Error(`latchkeyd did not start: ${this.output.slice(-5).join(' / ')}`);
      const answer = await fetch(`${this.url}/readyz`, {signal: AbortSignal.timeout(1000)}).catch(() => undefined);
      if (answer?.ok === true) return;
      await delay(20);
    }
    throw new Error(`latchkeyd is not ready after 60 s: ${this.output.slice(-5).join(' / ')}`);
  }

  // The token of the founding link it printed on its terminal.
  async foundingToken(): Promise<string> {
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      for (const line of this.output) {
        const found = /\/found#([A-Za-z0-9_-]+)/.exec(line);
        if (found?.[1] !== undefined) return found[1];
      }
      await delay(10);
    }
    throw new Error('latchkeyd printed no founding link');
  }

  // Asks it to end and waits for that; the exit code.
  async stop(): Promise<number | null> {
    this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), 60_000);
    const code = await this.#exited;
    clearTimeout(timer);
    return code;
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.#exited;
  }
}
