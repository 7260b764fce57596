// A real latchkeyd with a workspace in it, and Chromium with the built extension.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync, type SQLInputValue} from 'node:sqlite';
import {fileURLToPath} from 'node:url';
import {createClient, type AccountId, type EmergencyKit, type Outcome, type Session} from '@latchkey/client';
import type {BrowserContext, Page} from 'playwright-core';
import {Carrier} from '../../../demo/carrier/carrier.ts';
import {ExtensionBrowser} from '../../../demo/extension-browser.ts';
import {Latchkeyd} from '../../../demo/latchkeyd.ts';
import {nodePlatform} from '../../../demo/platform.ts';
import {buildExtension} from '../build.ts';

export const password = 'a long enough password 7';
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export function valueOf<T>(outcome: Outcome<T> | {kind: string}): T {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return (outcome as {value: T}).value;
}

export type Person = {kit: EmergencyKit; session: Session};

export class Workplace {
  readonly server: Latchkeyd;
  readonly carrier: Carrier;
  readonly mira: Person; // Owner of every account
  readonly jo: Person; // Collaborator
  readonly #folder: string;

  private constructor(folder: string, server: Latchkeyd, mira: Person, jo: Person, carrier: Carrier) {
    this.#folder = folder;
    this.server = server;
    this.mira = mira;
    this.jo = jo;
    this.carrier = carrier;
  }

  static async open({web}: {web?: string} = {}): Promise<Workplace> {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-extension-'));
    const server = await Latchkeyd.start({
      program: process.env['LATCHKEYD'] ?? here('../../../build/release/bin/latchkeyd'),
      dataDirectory: folder,
      demo: true,
      ...(web === undefined ? {} : {environment: {LATCHKEY_HTTP_WEB: web}}),
    });
    const client = await createClient(nodePlatform(server.url, 'Test'));
    const founded = await client.found({
      link: await server.foundingToken(),
      workspaceName: 'Northwind',
      name: 'Mira',
      email: 'mira@example.com',
      password,
    });
    if (founded.kind !== 'founded') throw new Error(founded.kind);
    const mira = {kit: founded.kit, session: founded.session};
    const invitation = valueOf<{link: string}>(await mira.session.members.invite({role: 'user', name: 'Jo'}));
    const joining = await createClient(nodePlatform(server.url, 'Test'));
    const joined = await joining.join({link: invitation.link, name: 'Jo', email: 'jo@example.com', password});
    if (joined.kind !== 'joined') throw new Error(joined.kind);
    valueOf(await mira.session.sync());
    await mira.session.elevate(password);
    const source = valueOf<{id: never; hookUrl: string; secret: string | null}>(
      await mira.session.admin.addSource({name: 'Carrier', kind: 'signed'}),
    );
    for (const last of [1, 2, 3, 4])
      valueOf(
        await mira.session.admin.addNumber({
          number: `+155555501${last.toString().padStart(2, '0')}`,
          kind: 'demo',
          source: source.id,
        }),
      );
    const carrier = new Carrier({
      hookUrl: source.hookUrl,
      hookSecret: source.secret ?? '',
      smtp: {host: '127.0.0.1', port: server.ports.smtp},
    });
    return new Workplace(folder, server, mira, {kit: joined.kit, session: joined.session}, carrier);
  }

  async account(input: {
    label: string;
    urls: string[];
    key?: string;
    number?: boolean;
    shared?: boolean;
    username?: string;
  }): Promise<{id: AccountId; number: string}> {
    const {session} = this.mira;
    const {label, urls, username = `${label.toLowerCase()}-user`} = input;
    const id = valueOf<AccountId>(
      await session.accounts.create({label, service: label, username, urls, notes: ''}, `${label}-password-1`),
    );
    if (input.key !== undefined) {
      valueOf(await session.authenticator.save(id, input.key));
      valueOf(await session.authenticator.activate(id, true));
    }
    let number = '';
    if (input.number === true) {
      number = valueOf<{number: string}>(await session.numbers.reserve(id)).number;
      valueOf(await session.numbers.confirm(id));
    }
    if (input.shared === true) valueOf(await session.accounts.share(id, this.jo.session.memberId, 'collaborator'));
    return {id, number};
  }

  // What a server shows whose former state was put back: a workspace log without its last entry. Returns what undoes it.
  rollLogBack(): () => void {
    const write = (sql: string, ...values: SQLInputValue[]): void => {
      const database = new DatabaseSync(join(this.#folder, 'latchkey.db'), {timeout: 60_000});
      database.prepare(sql).run(...values);
      database.close();
    };
    const database = new DatabaseSync(join(this.#folder, 'latchkey.db'), {timeout: 60_000});
    const last = database.prepare('select * from log_entries order by number desc limit 1').get();
    database.close();
    if (last === undefined) throw new Error('the workspace log is empty');
    write('delete from log_entries where number = ?', last['number'] ?? null);
    return () => {
      const columns = Object.keys(last);
      const places = columns.map(() => '?').join(', ');
      write(`insert into log_entries (${columns.join(', ')}) values (${places})`, ...Object.values(last));
    };
  }

  async close(): Promise<void> {
    await this.mira.session.lock();
    await this.jo.session.lock();
    await this.server.stop();
    await rm(this.#folder, {recursive: true, force: true});
  }
}

// The built extension in a browser, and what a test does with it.
export class Browser {
  readonly context: BrowserContext;
  readonly id: string;
  readonly #browser: ExtensionBrowser;
  readonly #folder: string;

  private constructor(browser: ExtensionBrowser, folder: string) {
    this.context = browser.context;
    this.id = browser.id;
    this.#browser = browser;
    this.#folder = folder;
  }

  // Allowed to reach `hosts` and those of the tests' services.
  static async open(hosts: readonly string[] = [], display?: string): Promise<Browser> {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-built-'));
    await buildExtension(folder);
    const sites = ['localhost', 'service.localhost', 'photogram.localhost', ...hosts].map((host) => `http://${host}/*`);
    return new Browser(await ExtensionBrowser.open(join(folder, 'chromium'), sites, display), folder);
  }

  async popup(): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`chrome-extension://${this.id}/popup.html#tab`);
    return page;
  }

  // With the Emergency Kit; by approval: connect.test.ts.
  async connect(popup: Page, person: Person): Promise<void> {
    await popup.getByRole('button', {name: 'Use your Emergency Kit instead'}).click();
    await popup.getByLabel('Sign-in link').fill(person.kit.signInLink);
    await popup.getByLabel('Secret Key').fill(person.kit.secretKey);
    await popup.getByLabel('Password').fill(password);
    await popup.getByRole('button', {name: 'Connect', exact: true}).click();
    await popup.getByRole('button', {name: 'Lock'}).waitFor({timeout: 60_000});
  }

  // As the browser does with a worker that had nothing to do. Resolves when it was seen to be stopped.
  async stopWorker(popup: Page): Promise<void> {
    const session = await this.context.newCDPSession(popup);
    const stopped = new Promise<void>((resolve) => {
      session.on('ServiceWorker.workerVersionUpdated', ({versions}) => {
        if (versions.some((one) => one.scriptURL.includes(this.id) && one.runningStatus === 'stopped')) resolve();
      });
    });
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await stopped;
    await session.detach();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await rm(this.#folder, {recursive: true, force: true});
  }
}
