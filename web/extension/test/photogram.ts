// Photogram with an account that a team shares: its text messages go by a carrier to the number Latchkey gave the account.
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {AccountId} from '@latchkey/client';
import {startPhotogram, type Photogram} from '../../../demo/photogram/photogram.ts';
import {Visitor} from '../../../demo/photogram/test/visitor.ts';
import {valueOf, type Workplace} from './world.ts';

export const username = 'northwind.studio';
const password = 'Photogram-password-1';
const key = /id="key"[^>]*>([^<]*)</;
const settings = '/accounts/two_factor_authentication/';

export class SharedPhotogram {
  readonly texts: string[] = []; // messages sent, oldest first
  readonly #work: Workplace;
  readonly #telephone: Server;
  #photogram!: Photogram;
  #account!: {id: AccountId; number: string};

  private constructor(work: Workplace) {
    this.#work = work;
    this.#telephone = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        const sms = JSON.parse(body) as {recipient: string; originator: string; body: string};
        this.texts.push(sms.body);
        void work.carrier
          .sendSms(sms.recipient.replaceAll(/[^+\d]/g, ''), sms.originator, sms.body)
          .then(({kind}) => response.writeHead(kind === 'delivered' ? 202 : 500).end());
      });
    });
  }

  // With text messages turned on, and shared with Jo.
  static async open(work: Workplace): Promise<SharedPhotogram> {
    const opened = new SharedPhotogram(work);
    const telephone = opened.#telephone;
    await new Promise<void>((resolve) => telephone.listen(0, '127.0.0.1', resolve));
    opened.#photogram = await startPhotogram({
      port: 0,
      sms: {url: `http://127.0.0.1:${(telephone.address() as AddressInfo).port}/messages`, key: 'x'},
      smtp: {host: '127.0.0.1', port: work.server.ports.smtp},
      accounts: [{username, password, name: 'Northwind', bio: '', website: '', email: 'a@example.com', country: 'US'}],
    });
    const {url} = opened.#photogram;
    opened.#account = await work.account({label: 'Photogram', urls: [url], username, number: true, shared: true});
    const visitor = new Visitor(url);
    await visitor.logIn(username, password);
    await visitor.open(settings);
    await visitor.touch('Use Text Message');
    await visitor.press('Turn On');
    await visitor.press('Next', {phone: opened.#account.number});
    await visitor.press('Done', {code: opened.#lastCode()});
    if (!visitor.page.text.includes('Settings saved.')) throw new Error(visitor.page.text);
    await work.jo.session.sync();
    return opened;
  }

  get url(): string {
    return this.#photogram.url;
  }

  // Resolves when the code that turned it on is over: Photogram takes each code once.
  async turnOnAuthenticator(): Promise<void> {
    const visitor = new Visitor(this.#photogram.url);
    await visitor.logIn(username, password);
    await visitor.press('Confirm', {code: this.#lastCode()});
    await visitor.open(`${settings}methods/`);
    await visitor.touch('Authentication app');
    await visitor.press('Set Up Another Way');
    const secret = key.exec(visitor.page.html)?.[1] ?? '';
    const {session} = this.#work.mira;
    valueOf(await session.authenticator.save(this.#account.id, secret));
    await visitor.follow('Next');
    const shown = await session.codes.pending(this.#account.id, Date.now());
    if (shown.kind !== 'code') throw new Error(shown.kind);
    await visitor.press('Next', {code: shown.code});
    if (!visitor.page.text.includes('Two-factor authentication is on')) throw new Error(visitor.page.text);
    valueOf(await session.authenticator.activate(this.#account.id, true));
    await new Promise((resolve) => setTimeout(resolve, (shown.secondsLeft + 1) * 1000));
  }

  async close(): Promise<void> {
    await this.#photogram.stop();
    this.#telephone.closeAllConnections();
    this.#telephone.close();
  }

  #lastCode(): string {
    return /#(\d{6})$/.exec(this.texts.at(-1) ?? '')?.[1] ?? '';
  }
}
