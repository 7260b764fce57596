// Photogram with a clock that is set, and what it sends caught where a telephone company and a mail server would be.
import {createServer, type Server} from 'node:http';
import {SMTPServer} from 'smtp-server';
import {startPhotogram, type Photogram} from '../photogram.ts';

export const username = 'northwind.studio';
export const password = 'kelp-lantern-49-Orbit';

export interface Sms {
  recipient: string;
  originator: string;
  body: string;
}

export class Stage {
  readonly texts: Sms[] = [];
  readonly mails: {to: string; source: string}[] = [];
  #now = Date.parse('2026-11-24T12:00:00Z');
  #telephone: Server | undefined;
  #post: SMTPServer | undefined;
  #photogram: Photogram | undefined;

  static async open(database?: string): Promise<Stage> {
    const stage = new Stage();
    await stage.#open(database);
    return stage;
  }

  get url(): string {
    return this.#photogram?.url ?? '';
  }

  now(): number {
    return this.#now;
  }

  pass(seconds: number): void {
    this.#now += seconds * 1000;
  }

  // The code of the newest text message.
  textedCode(): string {
    return /#(\d{6})$/.exec(this.texts.at(-1)?.body ?? '')?.[1] ?? 'none';
  }

  mailedCode(): string {
    return /^(\d{6})\r?$/m.exec(this.mails.at(-1)?.source ?? '')?.[1] ?? 'none';
  }

  async #open(database: string | undefined): Promise<void> {
    const telephone = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        const known = request.headers.authorization === 'Bearer photogram-key' && request.url === '/messages';
        if (known) this.texts.push(JSON.parse(body) as Sms);
        response.writeHead(known ? 202 : 401).end();
      });
    });
    const smsPort = await listening(telephone);
    this.#telephone = telephone;
    const post = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({address}, _session, accept) => {
        accept(address.endsWith('@nowhere.example') ? new Error('unknown here') : undefined);
      },
      onData: (stream, session, accept) => {
        let source = '';
        stream.setEncoding('utf8').on('data', (text: string) => (source += text));
        stream.on('end', () => {
          this.mails.push({to: session.envelope.rcptTo.map(({address}) => address).join(), source});
          accept();
        });
      },
    });
    const smtpPort = await listening(post.server as unknown as Server);
    this.#post = post;
    this.#photogram = await startPhotogram({
      port: 0,
      sms: {url: `http://127.0.0.1:${smsPort}/messages`, key: 'photogram-key'},
      smtp: {host: '127.0.0.1', port: smtpPort},
      ...(database === undefined ? {} : {database}),
      clock: () => this.#now,
      accounts: [
        {
          ...{username, password, name: 'Northwind Studio', email: 'mira@northwind.example', country: 'GB'},
          ...{bio: 'Wool, weather and what happens between.', website: 'northwind.example'},
        },
        {
          ...{username: 'ada.walks', password: 'another-password', name: 'Ada', email: 'ada@nowhere.example'},
          ...{country: 'GB', bio: '', website: ''},
        },
      ],
    });
  }

  async close(): Promise<void> {
    await this.#photogram?.stop();
    this.#telephone?.close();
    this.#telephone?.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.#post?.close(() => {
        resolve();
      });
    });
  }
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
