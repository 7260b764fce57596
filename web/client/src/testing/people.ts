// Members of a workspace on a server in memory, for tests that tell stories.
import {createClient} from '../identity/create-client.ts';
import type {AccountId, MemberId} from '../ids.ts';
import type {Account} from '../interface/accounts.ts';
import type {Client, EmergencyKit} from '../interface/client.ts';
import type {Session} from '../interface/session.ts';
import type {Outcome} from '../outcome.ts';
import {ManualTimers, settle} from './manual-timers.ts';
import {MemoryServer} from './memory-server.ts';
import {seededRandom} from './random.ts';
import {testDevice, type TestDevice} from './test-platform.ts';

export const start = 1_800_000_000_000;
export const password = 'correct horse battery';
export const profile = {label: 'Photogram', service: 'Photogram', username: 'lakehouse', urls: [], notes: ''};

export type Person = {client: Client; session: Session; device: TestDevice; kit: EmergencyKit; id: MemberId};

export function value<T>(outcome: Outcome<T> | {kind: 'none-free'; detail: string}): T {
  if (outcome.kind !== 'done') throw new Error(`expected done, got ${JSON.stringify(outcome)}`);
  return outcome.value;
}

export class World {
  readonly timers = new ManualTimers(start);
  readonly server = new MemoryServer(seededRandom('server'), () => this.timers.now());

  async found(name = 'mira'): Promise<Person> {
    const device = testDevice(name, this.server, this.timers);
    const client = await createClient(device);
    const link = `http://localhost:8700/found#${this.server.foundingToken}`;
    const founded = await client.found({
      link,
      workspaceName: 'Lake House',
      name,
      email: `${name}@example.org`,
      password,
    });
    if (founded.kind !== 'founded') throw new Error(founded.kind);
    await settle();
    return {client, device, session: founded.session, kit: founded.kit, id: founded.session.memberId};
  }

  async invite(from: Person, name = 'jo'): Promise<Person> {
    const {link} = value(await from.session.members.invite({role: 'user'}));
    const device = testDevice(name, this.server, this.timers);
    const client = await createClient(device);
    const joined = await client.join({link, name, email: `${name}@example.org`, password});
    if (joined.kind !== 'joined') throw new Error(joined.kind);
    await settle();
    return {client, device, session: joined.session, kit: joined.kit, id: joined.session.memberId};
  }

  // The same member on a device that has seen nothing yet.
  async again(person: Person, name = 'phone'): Promise<Person> {
    const device = testDevice(name, this.server, this.timers);
    const client = await createClient(device);
    const input = {address: person.kit.signInLink, secretKey: person.kit.secretKey, password};
    const signedIn = await client.signIn(input);
    if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
    await settle();
    return {...person, client, device, session: signedIn.session};
  }

  // Everything is read again, as after a long absence.
  async readAgain(person: Person): Promise<void> {
    this.server.goOffline();
    this.server.forgotten = Number.MAX_SAFE_INTEGER;
    this.server.online = true;
    this.server.touch();
    await this.timers.run(60_000);
    await person.session.sync();
  }
}

export function shown(person: Person, id: AccountId): Account {
  const account = person.session.accounts.get(id);
  if (account?.kind !== 'account') throw new Error(`${person.device.deviceName} sees ${JSON.stringify(account)}`);
  return account;
}
