// Ghost: a member of its staff who signs in from a device it has not seen is sent a code by mail.
import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {freePort} from '../../demo/latchkeyd.ts';
import {Application} from './application.ts';

export const password = 'a kiln, a wheel and 2 hands';

export class Ghost {
  readonly url: string; // as a browser finds it; Node looks up no *.localhost
  readonly #local: string;
  readonly #application: Application;

  private constructor(url: string, local: string, application: Application) {
    this.url = url;
    this.#local = local;
    this.#application = application;
  }

  // `installed` is what script/lib/install-real made, `folder` an empty one for its data; it mails through the SMTP server on
  // that port of this machine.
  static async start(installed: string, folder: string, smtpPort: number): Promise<Ghost> {
    const port = await freePort();
    const url = `http://ghost.localhost:${port}`;
    const local = `http://127.0.0.1:${port}`;
    const program = join(installed, 'ghost');
    cpSync(join(program, 'content'), join(folder, 'content'), {recursive: true, dereference: true});
    const application = await Application.start(
      {
        name: 'ghost',
        folder: program,
        arguments: ['index.js'],
        environment: {
          HOME: folder,
          NODE_ENV: 'production',
          url,
          server__host: '127.0.0.1',
          server__port: String(port),
          database__client: 'sqlite3',
          database__connection__filename: join(folder, 'ghost.db'),
          database__useNullAsDefault: 'true',
          paths__contentPath: join(folder, 'content'),
          logging__transports: '["stdout"]',
          // What it would tell its makers goes nowhere.
          privacy__useUpdateCheck: 'false',
          explore__update_url: '',
          mail__from: 'Kiln & Wheel <noreply@kiln.example>',
          mail__transport: 'SMTP',
          mail__options__host: '127.0.0.1',
          mail__options__port: String(smtpPort),
          mail__options__secure: 'false',
          mail__options__ignoreTLS: 'true',
        },
      },
      `${local}/ghost/api/admin/site/`,
      180_000,
    );
    return new Ghost(url, local, application);
  }

  // What its first page does: the owner of the site. Who has never signed in is asked for no code, so the owner does it once;
  // any other browser is then a device it has not seen.
  async setUp(email: string): Promise<void> {
    const setup = [{name: 'Studio', email, password, blogTitle: 'Kiln & Wheel'}];
    await this.#post('authentication/setup/', {setup});
    await this.#post('session/', {username: email, password});
  }

  stop(): Promise<void> {
    return this.#application.stop();
  }

  async #post(path: string, body: unknown): Promise<void> {
    const answer = await fetch(`${this.#local}/ghost/api/admin/${path}`, {
      method: 'POST',
      headers: {'content-type': 'application/json', origin: this.url},
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    if (!answer.ok) throw new Error(`Ghost: ${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  }
}
