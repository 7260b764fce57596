// The life of a workspace, told against the real server: the client of this tree, real sockets, a real store. Each story goes
// on from the one before.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {
  createClient,
  MemoryStore,
  type Account,
  type AccountId,
  type Client,
  type EmergencyKit,
  type InboxRow,
  type MemberId,
  type Platform,
  type Readable,
  type Session,
} from '@latchkey/client';
import {Secret, TOTP} from 'otpauth';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Carrier} from '../demo/carrier/carrier.ts';
import type {Latchkeyd} from '../demo/latchkeyd.ts';
import {nodePlatform} from '../demo/platform.ts';
import {valueOf} from '../demo/world.ts';
import {checkedFetch} from './harness/contract.ts';
import {filesBelow, searchFiles, textPlant} from './harness/search.ts';
import {startServer, until as untilHolds} from './harness/team.ts';

const password = 'correct horse battery staple';
const key = 'JBSWY3DPEHPK3PXPJBSWY3DP';
const profile = {
  label: 'Photogram PLANTED-LABEL',
  service: 'Photogram',
  username: 'lakehouse',
  urls: ['https://photogram.example'],
  notes: '',
};

type Person = {client: Client; session: Session; kit: EmergencyKit; storage: MemoryStore; id: MemberId};

const dataDirectory = mkdtempSync(join(tmpdir(), 'latchkey-life-'));
let server: Latchkeyd;
let carrier: Carrier;
let mira: Person;
let jo: Person;
let kim: Person;
const people: Person[] = [];
let photogram: AccountId;
let number: string;

beforeAll(async () => {
  server = await startServer(dataDirectory);
});
afterAll(async () => {
  for (const person of people) await person.session.lock();
  await server.stop();
  rmSync(dataDirectory, {recursive: true, force: true});
});

const device = (name: string, storage = new MemoryStore()): Platform =>
  nodePlatform(server.url, name, {storage, fetch: checkedFetch});

async function invite(name: string, role: 'user' | 'guest'): Promise<Person> {
  const {link} = value(await mira.session.members.invite({role, name}));
  const storage = new MemoryStore();
  const client = await createClient(device(`${name}'s laptop`, storage));
  expect(await client.previewInvitation(link)).toMatchObject({kind: 'open', workspaceName: 'Lake House', role});
  const joined = await client.join({link, name, email: `${name}@example.org`, password});
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  const person = {client, session: joined.session, kit: joined.kit, storage, id: joined.session.memberId};
  people.push(person);
  return person;
}

function sees(person: Person, id: AccountId, wanted: (account: Account) => boolean, what: string): Promise<unknown> {
  const matches = (list: readonly {id: AccountId}[]): boolean => {
    const account = list.find((other) => other.id === id) as Account | undefined;
    return account?.kind === 'account' && wanted(account);
  };
  return until(person.session.accounts.list, matches, what);
}

async function row(person: Person, wanted: (row: InboxRow) => boolean, what: string): Promise<InboxRow> {
  const {rows} = await until(person.session.inbox.rows, (inbox) => inbox.rows.some(wanted), what);
  const found = rows.find(wanted);
  if (found === undefined) throw new Error(what);
  return found;
}

function codesAround(now: number): string[] {
  const totp = new TOTP({secret: Secret.fromBase32(key)});
  return [-30_000, 0, 30_000].map((offset) => totp.generate({timestamp: now + offset}));
}

// A refusal names itself; the line of the test says what was asked.
const value = <T>(outcome: Parameters<typeof valueOf<T>>[0]): T => valueOf(outcome, 'a story');

async function until<T>(readable: Readable<T>, wanted: (value: T) => boolean, what: string): Promise<T> {
  await untilHolds(what, () => wanted(readable.value));
  return readable.value;
}

describe('a workspace', () => {
  test('is founded once by the printed link', async () => {
    const storage = new MemoryStore();
    const client = await createClient(device("mira's laptop", storage));
    expect(await client.server()).toMatchObject({kind: 'server', demo: false});
    const input = {
      link: `${server.url}/found#${await server.foundingToken()}`,
      workspaceName: 'Lake House',
      name: 'Mira',
      email: 'mira@example.org',
      password,
    };
    const founded = await client.found(input);
    if (founded.kind !== 'founded') throw new Error(JSON.stringify(founded));
    mira = {client, session: founded.session, kit: founded.kit, storage, id: founded.session.memberId};
    people.push(mira);
    await until(mira.session.connection, ({kind}) => kind === 'live', 'live');
    expect(mira.session.me.value).toMatchObject({workspaceName: 'Lake House', member: {role: 'owner', keys: 'mine'}});
    const second = await createClient(device('somebody'));
    expect(await second.found(input)).toEqual({kind: 'link-invalid'});
  });

  test('is joined by invitation, and the link proves whose keys came', async () => {
    jo = await invite('jo', 'user');
    kim = await invite('kim', 'guest');
    for (const person of [jo, kim]) {
      await until(person.session.connection, ({kind}) => kind === 'live', 'live');
      await until(
        mira.session.members.list,
        () => mira.session.members.get(person.id)?.keys === 'proved',
        'a proved member',
      );
    }
    expect(jo.session.members.get(mira.id)?.fingerprint).toBe(mira.kit.fingerprint);
    expect(jo.session.members.mayInvite('guest')).toBe(false);
    expect(await jo.session.members.invite({role: 'guest'})).toMatchObject({kind: 'denied'});
    value(await mira.session.members.loadInvitations());
    expect(mira.session.members.invitations.value.map(({state}) => state)).toEqual(['accepted', 'accepted']);
    const {link} = value(await mira.session.members.invite({role: 'user'}));
    const open = mira.session.members.invitations.value.find(({state}) => state === 'open');
    if (open === undefined) throw new Error('no open invitation');
    value(await mira.session.members.withdraw(open.id));
    const late = await createClient(device('late'));
    expect(['link-invalid', 'expired']).toContain((await late.previewInvitation(link)).kind);
  });

  test('changes roles for who showed the password', async () => {
    expect(await mira.session.members.changeRole(jo.id, 'admin')).toEqual({kind: 'elevation-required'});
    expect(await mira.session.elevate('wrong horse battery')).toEqual({kind: 'wrong-password'});
    expect((await mira.session.elevate(password)).kind).toBe('elevated');
    value(await mira.session.members.changeRole(jo.id, 'admin'));
    await until(jo.session.me, ({member}) => member.role === 'admin', 'the new role');
    expect(jo.session.members.mayInvite('user')).toBe(true);
    value(await mira.session.members.changeRole(jo.id, 'user'));
    expect(await mira.session.members.changeRole(mira.id, 'user')).toMatchObject({kind: 'conflict'});
  });

  test('is signed in to from a second device, which can be ended from the first', async () => {
    const phone = await createClient(device("mira's phone"));
    const input = {address: mira.kit.signInLink, secretKey: mira.kit.secretKey, password};
    expect(await phone.signIn({...input, password: 'wrong horse battery'})).toEqual({kind: 'refused'});
    const signedIn = await phone.signIn(input);
    if (signedIn.kind !== 'signed-in') throw new Error(JSON.stringify(signedIn));
    await until(signedIn.session.connection, ({kind}) => kind === 'live', 'live');
    const sessions = value(await mira.session.listSessions());
    const there = sessions.find(({deviceName}) => deviceName === "mira's phone");
    if (there === undefined) throw new Error('the phone is not listed');
    expect(sessions.filter(({current}) => current).map(({deviceName}) => deviceName)).toEqual(["mira's laptop"]);
    value(await mira.session.endSession(there.id));
    await until(signedIn.session.connection, ({kind}) => kind === 'ended', 'the end');
    expect(phone.state.value.kind).toBe('locked');
  });
});

describe('an account', () => {
  test('is created, edited, deleted and restored', async () => {
    photogram = value(await mira.session.accounts.create(profile, 'PLANTED-PASSWORD'));
    value(await mira.session.accounts.edit(photogram, {notes: 'for the team'}));
    value(await mira.session.accounts.setPrivateNote(photogram, 'PLANTED-NOTE'));
    expect(value(await mira.session.accounts.privateNote(photogram))).toBe('PLANTED-NOTE');
    value(await mira.session.accounts.delete(photogram));
    expect(mira.session.accounts.trash.value.map(({id}) => id)).toEqual([photogram]);
    value(await mira.session.accounts.restore(photogram));
    expect(mira.session.accounts.list.value).toMatchObject([
      {
        kind: 'account',
        profile: {label: profile.label, notes: 'for the team'},
        hasPassword: true,
        hasPrivateNote: true,
      },
    ]);
    expect(await kim.session.accounts.create(profile)).toMatchObject({kind: 'denied'});
  });

  test('gives Collaborators codes without the seed', async () => {
    value(await mira.session.accounts.share(photogram, jo.id, 'collaborator'));
    value(await mira.session.accounts.share(photogram, kim.id, 'collaborator', Date.now() + 3_600_000));
    expect((await mira.session.authenticator.save(photogram, 'jbsw y3dp-ehpk 3pxp jbsw y3dp')).kind).toBe('done');
    const pending = await mira.session.codes.pending(photogram, Date.now());
    expect(pending.kind === 'code' && codesAround(Date.now())).toContain(pending.kind === 'code' && pending.code);
    expect((await mira.session.authenticator.activate(photogram)).kind).toBe('done');
    for (const person of [jo, kim]) {
      await sees(person, photogram, ({authenticator}) => authenticator.kind === 'active', 'dealt codes');
      const code = await person.session.codes.current(photogram, Date.now());
      if (code.kind !== 'code') throw new Error(JSON.stringify(code));
      expect(codesAround(Date.now())).toContain(code.code);
    }
    expect(await jo.session.accounts.password(photogram, 'view')).toMatchObject({kind: 'denied'});
    expect(value(await jo.session.accounts.password(photogram, 'fill'))).toBe('PLANTED-PASSWORD');
    expect(await jo.session.recovery.view(photogram)).toMatchObject({kind: 'denied'});
    await sees(
      mira,
      photogram,
      ({authenticator}) => authenticator.kind === 'active' && authenticator.daysLeft === 29,
      '30 days',
    );
  });

  test('keeps recovery codes for who shows the password', async () => {
    value(await mira.session.recovery.save(photogram, ['PLANTED-1234', '2345 6789', '3456 7890'], 'add'));
    expect(value(await mira.session.recovery.setUsed(photogram, '2345 6789', true))).toMatchObject({
      remaining: 2,
      low: true,
    });
    const {codes} = value(await mira.session.recovery.view(photogram));
    expect(codes.map(({usedBy}) => usedBy)).toEqual([null, mira.id, null]);
  });

  test('has a number that receives before it is confirmed', async () => {
    const source = value(await mira.session.admin.addSource({name: 'carrier', kind: 'signed'}));
    carrier = new Carrier({
      hookUrl: source.hookUrl,
      hookSecret: source.secret ?? '',
      smtp: {host: '127.0.0.1', port: server.ports.smtp},
    });
    expect(await mira.session.numbers.reserve(photogram)).toMatchObject({kind: 'none-free'});
    value(await mira.session.admin.addNumber({number: '+15555550100', kind: 'demo', source: source.id}));
    number = value(await mira.session.numbers.reserve(photogram)).number;
    expect(await carrier.sendSms(number, 'Photogram', '482913 is your Photogram code.')).toMatchObject({
      kind: 'delivered',
    });
    const card = (shown: InboxRow): boolean => shown.card?.code === '482913';
    const atJo = await row(jo, card, 'the code at jo');
    const atMira = await row(mira, card, 'the code at mira');
    expect(atJo).toMatchObject({channel: 'sms', hasWhole: false, unreadable: false});
    expect(value(await mira.session.inbox.whole(atMira))).toMatchObject({
      channel: 'sms',
      from: 'Photogram',
      to: number,
      text: '482913 is your Photogram code.',
      code: '482913',
    });
    expect(await jo.session.inbox.whole(atJo)).toMatchObject({kind: 'denied'});
    value(await jo.session.inbox.markUsed(atJo));
    await row(mira, (shown) => shown.id === atMira.id && shown.usedBy === jo.id, 'who used it');
    expect(value(await mira.session.numbers.reserve(photogram)).number).toBe(number);
    expect(value(await mira.session.numbers.confirm(photogram)).state).toBe('active');
    expect(await mira.session.numbers.release(photogram, false)).toMatchObject({kind: 'conflict'});
    expect(value(await mira.session.admin.listNumbers())).toMatchObject([{number, state: 'active'}]);
  });

  test('has an address at the workspace’s domain', async () => {
    expect(await mira.session.addresses.reserve(photogram)).toMatchObject({kind: 'none-free'});
    value(await mira.session.admin.addMailDomain('codes.lakehouse.example'));
    const {address} = value(await mira.session.addresses.reserve(photogram));
    expect(address).toMatch(/@codes\.lakehouse\.example$/);
    expect(
      await carrier.sendMail({
        to: address,
        from: 'Photogram <no-reply@photogram.example>',
        subject: 'Your code',
        text: 'Use 771204 to sign in to Photogram. PLANTED-MAIL',
      }),
    ).toMatchObject({kind: 'delivered'});
    const shown = await row(mira, (other) => other.card?.code === '771204', 'the code by mail');
    expect(shown.channel).toBe('email');
    const whole = value(await mira.session.inbox.whole(shown));
    expect(whole).toMatchObject({subject: 'Your code', problem: null});
    expect(whole.text).toContain('PLANTED-MAIL');
    value(await mira.session.addresses.confirm(photogram));
  });

  test('loses nothing while a client is away, nor when the server is killed', async () => {
    await server.kill();
    await until(jo.session.connection, ({kind}) => kind === 'offline', 'offline');
    expect(await mira.session.accounts.edit(photogram, {notes: 'x'})).toEqual({kind: 'offline'});
    server = await startServer(dataDirectory, {ports: server.ports});
    await carrier.sendSms(number, 'Photogram', 'Photogram code: 550199');
    await until(jo.session.connection, ({kind}) => kind === 'live', 'live again');
    await row(jo, (shown) => shown.card?.code === '550199', 'what arrived meanwhile');
  });

  test('ends access with new keys, and old messages stay with who remains', async () => {
    await until(mira.session.connection, ({kind}) => kind === 'live', 'live');
    expect((await mira.session.elevate(password)).kind).toBe('elevated');
    expect(value(await mira.session.accounts.endAccess(photogram, jo.id))).toEqual({
      rotated: true,
      needsPassword: false,
    });
    await until(jo.session.accounts.list, (list) => list.length === 0, 'the loss');
    await carrier.sendSms(number, 'Photogram', 'Photogram code: 660044');
    await row(kim, (shown) => shown.card?.code === '660044', 'the new code at kim');
    const old = await row(kim, (shown) => shown.card?.code === '482913', 'the old code at kim');
    expect(old.unreadable).toBe(false);
    expect(jo.session.inbox.rows.value.rows).toEqual([]);
    expect(await jo.session.codes.current(photogram, Date.now())).toEqual({kind: 'none'});
    const code = await kim.session.codes.current(photogram, Date.now());
    expect(code.kind === 'code' && codesAround(Date.now()).includes(code.code)).toBe(true);
    const remembered = await row(mira, (shown) => shown.card?.code === '771204', 'the old mail');
    expect(value(await mira.session.inbox.whole(remembered)).subject).toBe('Your code');
    expect(value(await mira.session.accounts.password(photogram, 'view'))).toBe('PLANTED-PASSWORD');
    expect(value(await mira.session.recovery.view(photogram)).codes.length).toBe(3);
    await sees(
      mira,
      photogram,
      ({authenticator}) => authenticator.kind === 'active' && authenticator.daysLeft === 29,
      '30 days',
    );
  });

  test('is shared with a second Owner, whose client pays a rotation that the first left behind', async () => {
    value(await mira.session.recovery.save(photogram, ['9999 0000'], 'replace'));
    value(await mira.session.accounts.share(photogram, jo.id, 'owner'));
    await sees(jo, photogram, ({role}) => role === 'owner', 'ownership');
    expect((await jo.session.elevate(password)).kind).toBe('elevated');
    value(await jo.session.accounts.edit(photogram, {notes: 'jo was here'}));
    await sees(mira, photogram, ({profile: {notes}}) => notes === 'jo was here', "jo's notes");
    value(await mira.session.members.end(kim.id));
    await until(kim.session.connection, ({kind}) => kind === 'ended', 'the end');
    expect(kim.session.connection.value).toEqual({kind: 'ended', reason: 'member'});
    await sees(jo, photogram, ({rotationOwed, grants}) => !rotationOwed && grants.length === 2, 'new keys');
    expect(value(await jo.session.recovery.view(photogram)).codes.map(({code}) => code)).toEqual(['9999 0000']);
    expect(mira.session.trust.value).toEqual([]);
    expect(jo.session.trust.value).toEqual([]);
  });
});

describe('afterwards', () => {
  test('the activity says who did what', async () => {
    const {entries} = value(await mira.session.activity.load({limit: 200}));
    expect(entries.length).toBeGreaterThan(20);
    expect(entries.some((entry) => entry.member === mira.id && entry.account === photogram)).toBe(true);
    const page = value(await mira.session.activity.load({limit: 5}));
    expect(page.entries.length).toBe(5);
    const next = value(await mira.session.activity.load({limit: 5, before: page.next ?? 0}));
    expect(next.entries[0]?.cursor).toBeLessThan(page.entries[4]?.cursor ?? 0);
  });

  test('a changed password ends the old one everywhere', async () => {
    const next = 'another horse battery staple';
    expect(await mira.session.changePassword(password, next)).toEqual({kind: 'changed'});
    await mira.session.lock();
    expect(await mira.client.unlock(password)).toEqual({kind: 'wrong-password'});
    const unlocked = await mira.client.unlock(next);
    if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
    mira.session = unlocked.session;
    expect(mira.session.accounts.list.value).toMatchObject([{kind: 'account', profile: {notes: 'jo was here'}}]);
  });

  test('a device starts where it was, with the password alone', async () => {
    await jo.session.lock();
    const again = await createClient(device("jo's laptop", jo.storage));
    expect(again.state.value).toMatchObject({kind: 'locked', device: {name: 'jo'}});
    const unlocked = await again.unlock(password);
    if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
    jo.session = unlocked.session;
    expect(jo.session.accounts.list.value.length).toBe(1);
    expect(value(await jo.session.listSessions()).length).toBe(1);
  });

  test('nothing that was planted stands in what the server kept or logged, or in what the devices keep', () => {
    const secrets = ['PLANTED', key, 'JBSWY3DP', '482913', '771204', '550199', password, '2345 6789'];
    const files = filesBelow(dataDirectory);
    expect(searchFiles(files, [textPlant('an id', photogram)])).not.toEqual([]);
    expect(
      searchFiles(
        files,
        secrets.map((secret) => textPlant(secret, secret)),
      ),
    ).toEqual([]);
    for (const secret of secrets) expect(server.output.join('\n').includes(secret), secret).toBe(false);
    const devices = [mira, jo, kim].flatMap((person) => Array.from(person.storage.values.values())).join('\n');
    for (const secret of ['PLANTED', key, password]) expect(devices.includes(secret), secret).toBe(false);
  });
});
