// Directus: its administrator signs in with mail address and password, and with the code of an authenticator once that is
// turned on.
import {randomBytes} from 'node:crypto';
import {globSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {freePort} from '../../demo/latchkeyd.ts';
import {Application, type Program} from './application.ts';

export const email = 'studio@northwind.example.com';
export const password = 'a kiln, a wheel and 2 hands';

export class Directus {
  readonly url: string; // as a browser finds it; Node looks up no *.localhost
  readonly #local: string;
  readonly #application: Application;
  readonly #clock: string;

  private constructor(url: string, local: string, application: Application, clock: string) {
    this.url = url;
    this.#local = local;
    this.#application = application;
    this.#clock = clock;
  }

  // `installed` is its npm folder, `folder` an empty one for its data.
  static async start(installed: string, folder: string): Promise<Directus> {
    const port = await freePort();
    const url = `http://directus.localhost:${port}`;
    const local = `http://127.0.0.1:${port}`;
    const clock = join(folder, 'clock');
    writeFileSync(clock, '+0');
    const program = (name: string, ...verb: string[]): Program => ({
      name,
      folder,
      arguments: [join(installed, 'node_modules/directus/cli.js'), ...verb],
      environment: {
        HOME: folder,
        HOST: '127.0.0.1',
        PORT: String(port),
        PUBLIC_URL: url,
        DB_CLIENT: 'sqlite3',
        DB_FILENAME: join(folder, 'directus.db'),
        SECRET: randomBytes(32).toString('hex'),
        ADMIN_EMAIL: email,
        ADMIN_PASSWORD: password,
        EXTENSIONS_PATH: join(folder, 'extensions'),
        STORAGE_LOCAL_ROOT: join(folder, 'uploads'),
        TELEMETRY: 'false',
        ...ownClock(clock),
      },
    });
    await Application.finish(program('directus-bootstrap', 'bootstrap'), 180_000);
    const application = await Application.start(program('directus', 'start'), `${local}/server/ping`, 120_000);
    return new Directus(url, local, application, clock);
  }

  // As its profile page does it: asks for a key, and turns it on with a code made of it. `codeOf` saves the key where the
  // team keeps it and tells the code it shows.
  async turnOnTwoFactor(codeOf: (key: string) => Promise<string>): Promise<void> {
    const {access_token: token} = await this.#post<{access_token: string}>('/auth/login', {email, password});
    const {secret} = await this.#post<{secret: string}>('/users/me/tfa/generate', {password}, token);
    await this.#post('/users/me/tfa/enable', {secret, otp: await codeOf(secret)}, token);
  }

  // Puts the clock of the running server off by so many seconds.
  setClock(offBy: number): void {
    writeFileSync(this.#clock, `${offBy < 0 ? '' : '+'}${offBy}`);
  }

  stop(): Promise<void> {
    return this.#application.stop();
  }

  async #post<T>(path: string, body: unknown, token?: string): Promise<T> {
    const answer = await fetch(new URL(path, this.#local), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : {authorization: `Bearer ${token}`}),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`Directus: ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text === '' ? (undefined as T) : (JSON.parse(text) as {data: T}).data;
  }
}

// A library between the program and the C library tells it the time, with what stands in a file added. Waits keep the real
// clock.
function ownClock(file: string): Record<string, string> {
  const [library] = globSync('/usr/lib/*/faketime/libfaketime.so.1');
  if (library === undefined) throw new Error('libfaketime is not installed: script/install real');
  return {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
}
