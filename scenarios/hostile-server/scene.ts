// One attack being played: people with real clients, a proxy between them and the server, and what the two of them learn.
import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {
  MemoryStore,
  type AccountId,
  type Client,
  type EmergencyKit,
  type MemberId,
  type Platform,
  type Session,
  type Socket,
  type TrustProblem,
} from '@latchkey/client';
import {freePort, Latchkeyd} from '../../demo/latchkeyd.ts';
import {nodePlatform} from '../../demo/platform.ts';
import {parseBase64url, type Bytes} from '../../web/client/src/bytes.ts';
import {fingerprintOf, identityFrom, publicOf, type Identity} from '../../web/client/src/crypto/member.ts';
import type {WorkspaceId} from '../../web/client/src/ids.ts';
import {programs, until} from '../harness/team.ts';
import {Database} from '../harness/database.ts';
import {Proxy} from './proxy.ts';
import type {ClientModule} from './weakened-client.ts';

export const password = 'a quiet harbour at dusk';
export const kept = 'hunter2 of the harbour'; // the password of the shared account, which is what the server is after
export const photogram = {
  label: 'Photogram',
  service: 'Photogram',
  username: 'northwind',
  urls: ['https://photogram.example/'],
  notes: '',
};

const countless = {
  LATCHKEY_LIMITS_HOOK_BURST: '0',
  LATCHKEY_LIMITS_ADDRESS_BURST: '0',
  LATCHKEY_LIMITS_MEMBER_BURST: '0',
  LATCHKEY_LIMITS_ANONYMOUS_BURST: '0',
  LATCHKEY_HTTP_PROXIES: '127.0.0.1',
};

export const bytesOf = (text: unknown): Bytes => {
  const bytes = typeof text === 'string' ? parseBase64url(text) : undefined;
  if (bytes === undefined) throw new Error('no base64url');
  return bytes;
};

export interface Person {
  client: Client;
  session: Session;
  kit: EmergencyKit;
  id: MemberId;
  platform: Platform;
  storage: MemoryStore;
  memory: MemoryStore;
}

// A server that a proxy speaks for. The twin is a second one, which knows only what the proxy told it.
export class Stage {
  readonly proxy: Proxy;
  readonly real: Latchkeyd;
  readonly twin: Latchkeyd;
  readonly misled = new Set<string>(); // addresses that get to see the twin
  readonly #folders: string[];

  private constructor(proxy: Proxy, real: Latchkeyd, twin: Latchkeyd, folders: string[]) {
    this.proxy = proxy;
    this.real = real;
    this.twin = twin;
    this.#folders = folders;
  }

  static async start(further: Record<string, string> = {}): Promise<Stage> {
    const port = await freePort();
    const folders = ['real', 'twin'].map((name) => mkdtempSync(join(tmpdir(), `latchkey-hostile-${name}-`)));
    const environment = {...countless, LATCHKEY_HTTP_PUBLIC_URL: `http://localhost:${port}`, ...further};
    const [real, twin] = await Promise.all(
      folders.map((dataDirectory) =>
        Latchkeyd.start({program: join(programs, 'latchkeyd'), dataDirectory, environment}),
      ),
    );
    if (real === undefined || twin === undefined) throw new Error('two servers are wanted');
    const upstream = (who: string): number => (stage.misled.has(who) ? twin : real).ports.http;
    const proxy = await Proxy.start(port, upstream);
    const stage = new Stage(proxy, real, twin, folders);
    return stage;
  }

  async foundingToken(of: 'real' | 'twin' = 'real'): Promise<string> {
    const environment = {
      PATH: process.env['PATH'],
      LATCHKEY_STORAGE_FOLDER: this.#folder(of),
      LATCHKEY_HTTP_PUBLIC_URL: this.proxy.url,
    };
    const {stdout} = await promisify(execFile)(join(programs, 'latchkeyd'), ['found'], {env: environment});
    const token = stdout.trim().split('#')[1];
    if (token === undefined) throw new Error(`latchkeyd found printed ${stdout}`);
    return token;
  }

  // The server's own hands on its own database.
  async withDatabase<T>(of: 'real' | 'twin', act: (database: Database) => T | Promise<T>): Promise<T> {
    const database = new Database(this.#folder(of));
    try {
      return await act(database);
    } finally {
      database.close();
    }
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    await Promise.all([this.real.stop(), this.twin.stop()]);
    for (const folder of this.#folders) rmSync(folder, {recursive: true, force: true});
  }

  #folder(of: 'real' | 'twin'): string {
    return this.#folders[of === 'real' ? 0 : 1] ?? '';
  }
}

let addresses = 0;

export class Scene {
  readonly stage: Stage;
  readonly proxy: Proxy;
  readonly module: ClientModule;
  readonly said = new Set<string>(); // what clients refused, by name
  readonly #people: Person[] = [];
  readonly #sockets = new Map<Platform, WebSocket[]>();

  constructor(stage: Stage, module: ClientModule) {
    this.stage = stage;
    this.proxy = stage.proxy;
    this.module = module;
    this.proxy.clear();
    this.stage.misled.clear();
    // Nothing changed, says an honest server. This one always tells everything.
    this.proxy.onAsk('sync', (asked) => {
      asked.url = asked.url.split('?')[0] ?? '';
      return undefined;
    });
  }

  // An address nobody has come from yet.
  nextAddress(): string {
    const number = ++addresses;
    return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  }

  platform(who = this.nextAddress(), storage = new MemoryStore()): Platform {
    const headers = {'x-forwarded-for': who};
    const platform: Platform = {
      ...nodePlatform(this.proxy.url, 'Scenario', {
        storage,
        fetch: (input, init) =>
          fetch(input, {...init, headers: {...(init?.headers as Record<string, string>), ...headers}}),
      }),
      memory: new MemoryStore(),
      webSocket: (url, protocol) => {
        // Node's takes headers beside the protocols.
        const socket = new WebSocket(url, {protocols: [protocol], headers} as unknown as string[]);
        this.#sockets.set(platform, [...(this.#sockets.get(platform) ?? []), socket]);
        return socket as unknown as Socket;
      },
    };
    return platform;
  }

  async found(name = 'Mira'): Promise<Person> {
    const platform = this.platform();
    const client = await this.module.createClient(platform);
    const founded = await client.found({
      link: `${this.proxy.url}/found#${await this.stage.foundingToken()}`,
      workspaceName: 'Team',
      name,
      email: `${name.toLowerCase()}@team.example`,
      password,
    });
    if (founded.kind !== 'founded') throw new Error(`founding: ${founded.kind}`);
    return this.#keep(client, founded.session, founded.kit, platform);
  }

  async invite(by: Person, name: string, role: 'user' | 'guest' | 'admin' = 'user'): Promise<Person> {
    const joined = await this.join(await this.link(by, name, role), name);
    if (!('session' in joined)) throw new Error(`joining: ${joined.kind}`);
    await by.session.sync();
    return joined;
  }

  async link(by: Person, name: string, role: 'user' | 'guest' | 'admin' = 'user'): Promise<string> {
    const invited = await by.session.members.invite({role, name});
    if (invited.kind !== 'done') throw new Error(`inviting: ${invited.kind}`);
    return invited.value.link;
  }

  async join(link: string, name: string, who = this.nextAddress()): Promise<Person | {kind: string}> {
    const platform = this.platform(who);
    const client = await this.module.createClient(platform);
    const joined = await client.join({link, name, email: `${name.toLowerCase()}@team.example`, password});
    if (joined.kind === 'untrusted') this.#note(joined.problem);
    return joined.kind === 'joined' ? this.#keep(client, joined.session, joined.kit, platform) : {kind: joined.kind};
  }

  // The same person on a device that has nothing but the Emergency Kit. Null where the client refused to sign in.
  async freshDevice(person: Person, who = this.nextAddress()): Promise<Person | null> {
    const platform = this.platform(who);
    const client = await this.module.createClient(platform);
    const signedIn = await this.attempt(() =>
      client.signIn({address: person.kit.signInLink, secretKey: person.kit.secretKey, password}),
    );
    if (signedIn === null) return null;
    if (signedIn.kind === 'untrusted') {
      this.#note(signedIn.problem);
      return null;
    }
    if (signedIn.kind !== 'signed-in') throw new Error(`signing in: ${signedIn.kind}`);
    return this.#keep(client, signedIn.session, person.kit, platform);
  }

  async account(by: Person, profile: Partial<typeof photogram> = {}, secret: string = kept): Promise<AccountId> {
    const created = await by.session.accounts.create({...photogram, ...profile}, secret);
    if (created.kind !== 'done') throw new Error(`creating: ${created.kind}`);
    return created.value;
  }

  // What a client does with what it was told: a refusal that names what does not hold is noted, and null comes back.
  async attempt<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'TrustError' || !('problem' in error)) throw error;
      this.#note(error.problem as TrustProblem);
      return null;
    }
  }

  // Everything is read again, as after a time without a connection.
  async readAgain(...people: Person[]): Promise<void> {
    for (const person of people) {
      const {session} = person;
      for (const socket of this.#sockets.get(person.platform) ?? []) socket.close();
      await until('the connection is gone', () => session.connection.value.kind !== 'live');
      await session.sync();
      this.listen(person);
    }
  }

  // This device again after its cache was lost: what it holds on to is all it knows.
  async openWithoutCache(person: Person, lost: readonly string[] = ['latchkey.cache.']): Promise<Person> {
    await person.session.lock();
    for (const name of person.storage.values.keys())
      if (lost.some((prefix) => name.startsWith(prefix))) person.storage.values.delete(name);
    const unlocked = await person.client.unlock(password);
    if (unlocked.kind !== 'unlocked') throw new Error(`unlocking: ${unlocked.kind}`);
    return this.#keep(person.client, unlocked.session, person.kit, person.platform);
  }

  // Until the client has done by itself what it thinks it owes.
  async upkeepOf({session}: Person): Promise<void> {
    await until('upkeep is done', () => session.upkeep.value.kind !== 'working');
  }

  listen(person: Person): void {
    for (const problem of person.session.trust.value) this.#note(problem);
  }

  async end(): Promise<void> {
    for (const person of this.#people) {
      this.listen(person);
      await person.session.lock();
    }
    this.proxy.clear();
  }

  #note(problem: TrustProblem): void {
    const detail =
      'why' in problem ? problem.why : 'what' in problem ? problem.what : 'record' in problem ? problem.record : '';
    this.said.add(detail === '' ? problem.kind : `${problem.kind}: ${detail}`);
  }

  #keep(client: Client, session: Session, kit: EmergencyKit, platform: Platform): Person {
    const {storage, memory} = platform as unknown as {storage: MemoryStore; memory: MemoryStore};
    const person = {client, session, kit, id: session.memberId, platform, storage, memory};
    this.#people.push(person);
    return person;
  }
}

// What somebody in league with the server gives away: all keys of an open client.
export function keysOf(person: Person): Identity {
  const open = JSON.parse(person.memory.values.get('latchkey.unlocked') ?? '{}') as Record<string, string>;
  return identityFrom(bytesOf(open['signSeed']), bytesOf(open['boxSecret']));
}

// A member as far as others see it: what a wrap or a grant names.
export interface Named {
  id: MemberId;
  fingerprint: Bytes;
}

export function named(workspace: WorkspaceId, id: MemberId, identity: Identity): Named {
  return {id, fingerprint: fingerprintOf(publicOf(identity), {workspace, member: id})};
}
