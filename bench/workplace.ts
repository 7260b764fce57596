// A real server with its data on a real disk, and a founded workspace on it. Limits are off: what is measured is how fast
// the server is, not how soon it says no.
import {createHmac, randomUUID} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {createClient, type EmergencyKit, type Session} from '@latchkey/client';
import {Latchkeyd} from '../demo/latchkeyd.ts';
import {nodePlatform} from '../demo/platform.ts';
import {valueOf} from '../demo/world.ts';

export const top = join(import.meta.dirname, '..');
export const programs = join(top, 'build/release/bin');
export const password = 'a quiet harbour at dusk';
const mailDomain = 'codes.team.example';

const unlimited = {
  LATCHKEY_LIMITS_HOOK_BURST: '0',
  LATCHKEY_LIMITS_ADDRESS_BURST: '0',
  LATCHKEY_LIMITS_MEMBER_BURST: '0',
  LATCHKEY_LIMITS_ANONYMOUS_BURST: '0',
  LATCHKEY_LIMITS_CONNECTIONS: '60000',
  LATCHKEY_LIMITS_CONNECTIONS_PER_ADDRESS: '60000',
  LATCHKEY_LIMITS_SOCKETS_PER_MEMBER: '60000',
  LATCHKEY_LOG_LEVEL: 'warning',
};

// Not under /tmp, which is memory on many machines: a commit there would cost nothing.
export function diskFolder(what: string): string {
  return mkdtempSync(`/var/tmp/latchkey-bench-${what}-`);
}

export interface Somebody {
  session: Session;
  kit: EmergencyKit;
  token: string; // of the session, for requests made without the client
}

export class Workplace {
  server: Latchkeyd;
  readonly dataDirectory: string;
  readonly mira: Somebody;
  readonly #environment: Record<string, string>;
  #hook: {url: string; secret: string} | undefined;

  private constructor(
    server: Latchkeyd,
    dataDirectory: string,
    mira: Somebody,
    environment: Record<string, string>,
  ) {
    this.server = server;
    this.dataDirectory = dataDirectory;
    this.mira = mira;
    this.#environment = environment;
  }

  static async open(settings: Record<string, string> = {}): Promise<Workplace> {
    const environment = {...unlimited, ...settings};
    const dataDirectory = diskFolder('data');
    const server = await Latchkeyd.start({program: join(programs, 'latchkeyd'), dataDirectory, environment});
    const seen = seenTokens();
    const client = await createClient(nodePlatform(server.url, 'Bench', {fetch: seen.fetch}));
    const founded = await client.found({
      link: `${server.url}/found#${await server.foundingToken()}`,
      workspaceName: 'Bench',
      name: 'Mira',
      email: 'mira@team.example',
      password,
    });
    if (founded.kind !== 'founded') throw new Error(`founding: ${founded.kind}`);
    valueOf(await founded.session.sync(), 'syncing');
    await founded.session.elevate(password);
    const mira = {session: founded.session, kit: founded.kit, token: seen.last()};
    return new Workplace(server, dataDirectory, mira, environment);
  }

  get pid(): number {
    return this.server.process.pid ?? 0;
  }

  get workspace(): string {
    return this.mira.session.workspaceId;
  }

  get environment(): Record<string, string> {
    return this.#environment;
  }

  // A second member, who is entitled to nothing.
  async join(name: string): Promise<Somebody> {
    const invitation = valueOf(await this.mira.session.members.invite({role: 'user', name}), 'inviting');
    const seen = seenTokens();
    const client = await createClient(nodePlatform(this.server.url, 'Bench', {fetch: seen.fetch}));
    const email = `${name.toLowerCase()}@team.example`;
    const joined = await client.join({link: invitation.link, name, email, password});
    if (joined.kind !== 'joined') throw new Error(`joining: ${joined.kind}`);
    valueOf(await joined.session.sync(), 'syncing');
    return {session: joined.session, kit: joined.kit, token: seen.last()};
  }

  // An account with a number and an address.
  async reachableAccount(): Promise<{number: string; address: string}> {
    const {session} = this.mira;
    if (this.#hook === undefined) {
      const source = valueOf(await session.admin.addSource({name: 'Carrier', kind: 'signed'}), 'adding a source');
      this.#hook = {url: source.hookUrl, secret: source.secret ?? ''};
      valueOf(
        await session.admin.addNumber({number: '+15555550100', kind: 'demo', source: source.id}),
        'adding a number',
      );
      valueOf(await session.admin.addMailDomain(mailDomain), 'adding a mail domain');
    }
    const profile = {label: 'Orchard', service: 'Orchard', username: '', urls: [], notes: ''};
    const account = valueOf(await session.accounts.create(profile), 'creating');
    return {
      number: valueOf(await session.numbers.reserve(account), 'a number').number,
      address: valueOf(await session.addresses.reserve(account), 'an address').address,
    };
  }

  // A request as a carrier would make it; written out, so that nothing of it is made while the clock runs.
  smsRequest(to: string, text: string): Buffer {
    if (this.#hook === undefined) throw new Error('nobody has a number');
    const id = `msg_${randomUUID()}`;
    const at = Date.now();
    const body = JSON.stringify({to, from: 'Orchard', text, received_at: at});
    const second = String(Math.floor(at / 1000));
    const secret = Buffer.from(this.#hook.secret.replace(/^whsec_/, ''), 'base64');
    const signature = createHmac('sha256', secret).update(`${id}.${second}.${body}`).digest('base64');
    const url = new URL(this.#hook.url);
    return Buffer.from(
      `POST ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nwebhook-id: ${id}\r\nwebhook-timestamp: ${second}\r\n` +
        `webhook-signature: v1,${signature}\r\n\r\n${body}`,
    );
  }

  async close(): Promise<void> {
    await this.mira.session.lock();
    await this.server.stop();
    rmSync(this.dataDirectory, {recursive: true, force: true});
  }
}

// A fetch that remembers the token of the last request that had one: sessions do not tell theirs.
function seenTokens(): {fetch: typeof fetch; last(): string} {
  let token = '';
  return {
    fetch: (input, init) => {
      const carried = new Headers(init?.headers).get('authorization');
      if (carried !== null) token = carried.replace(/^Bearer /, '');
      return fetch(input, init);
    },
    last: () => token,
  };
}
