// A server that shows other members than there are: what this client sees of it, and that it stops.
import {beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {parseBase64url} from '../bytes.ts';
import {parseLogEntry} from '../api/log-wire.ts';
import {hashEntry, signEntry, type LogAct, type LogEntry} from '../crypto/log-entry.ts';
import {identityFrom, openIdentity, openMemberKeys, type Identity} from '../crypto/member.ts';
import {loadSodium} from '../crypto/sodium.ts';
import type {AccountId} from '../ids.ts';
import {createClient} from '../identity/create-client.ts';
import {parseInvitationLink, writeInvitationLink} from '../identity/links.ts';
import type {ManualTimers} from '../testing/manual-timers.ts';
import type {MemoryServer} from '../testing/memory-server.ts';
import {password, profile, shown, value, World, type Person} from '../testing/people.ts';
import {testDevice} from '../testing/test-platform.ts';
import {TrustError} from './trust-problem.ts';

let world: World;
let timers: ManualTimers;
let server: MemoryServer;
let mira: Person;
let jo: Person;
let id: AccountId;

beforeAll(loadSodium);
beforeEach(async () => {
  world = new World();
  ({timers, server} = world);
  mira = await world.found();
  jo = await world.invite(mira);
  id = value(await mira.session.accounts.create(profile, 'hunter2'));
  value(await mira.session.accounts.share(id, jo.id, 'owner'));
  await mira.session.authenticator.save(id, 'JBSWY3DPEHPK3PXP');
  await mira.session.authenticator.activate(id);
  await timers.run(1000);
});

function identityOf(person: Person): Identity {
  const record = JSON.parse(person.device.storage.values.get('latchkey.device') ?? '') as Record<string, string>;
  const bytes = (text = '') => parseBase64url(text) ?? new Uint8Array();
  const at = {workspace: person.session.workspaceId, member: person.id};
  const keys = openMemberKeys(bytes(record['secretKey']), password, at);
  const identity = openIdentity(keys.unlock, at, bytes(record['sealedIdentity']));
  if (identity === undefined) throw new Error('the identity does not open');
  return identityFrom(identity.signSeed, identity.box.secretKey);
}

// An entry as this member's own client would sign it, after the entries given.
function signedBy(person: Person, after: readonly LogEntry[], act: LogAct): LogEntry {
  const {workspaceId: workspace} = person.session;
  const last = after.at(-1);
  const hash = last === undefined ? new Uint8Array(32) : hashEntry(workspace, last);
  const place = {workspace, head: {number: after.length, hash}, at: timers.now(), author: person.id};
  return signEntry(identityOf(person).sign, place, act);
}

async function expectStopped(person: Person, problem: object): Promise<void> {
  expect(person.session.stopped.value).toEqual(problem);
  expect(person.session.trust.value).toContainEqual(problem);
  await expect(person.session.codes.current(id, timers.now())).rejects.toThrow(TrustError);
  await expect(person.session.accounts.password(id, 'view')).rejects.toThrow(TrustError);
  await expect(person.session.accounts.create(profile)).rejects.toThrow(TrustError);
  await expect(person.session.accounts.share(id, mira.id, 'owner')).rejects.toThrow(TrustError);
  await expect(person.session.rename('Other')).rejects.toThrow(TrustError);
}

async function expectWorking(person: Person): Promise<void> {
  expect(person.session.stopped.value).toBeNull();
  expect(person.session.trust.value).toEqual([]);
  expect((await person.session.codes.current(id, timers.now())).kind).toBe('code');
}

async function unlockAgain(person: Person): Promise<Person> {
  await person.session.lock();
  const unlocking = person.client.unlock(password);
  await timers.run(10_000); // what a connection that is gone is given
  const unlocked = await unlocking;
  if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
  return {...person, session: unlocked.session};
}

describe('a log that does not hold', () => {
  test('because an entry became another is a fork: the client stops, and goes on when the log is back', async () => {
    const kept = Array.from(server.log);
    const before = server.log.slice(0, -1);
    server.log = [...before, signedBy(mira, before, {kind: 'profile', profile: new Uint8Array(32)})];
    await world.readAgain(jo);
    await expectStopped(jo, {kind: 'log-forked', number: kept.length});
    expect(jo.session.inbox.rows.value.rows.every((row) => row.card === null)).toBe(true);
    server.log = kept;
    await world.readAgain(jo);
    await expectWorking(jo);
  });

  test('because it is shorter is a rollback, however much shorter', async () => {
    const kept = Array.from(server.log);
    for (const length of [kept.length - 1, 1, 0]) {
      server.log = kept.slice(0, length);
      await world.readAgain(jo);
      await expectStopped(jo, {kind: 'log-went-back', seen: kept.length, got: length});
    }
    server.log = kept;
    await world.readAgain(jo);
    await expectWorking(jo);
  });

  test('because an entry breaks a rule is refused from there on, and what came before stands', async () => {
    const kept = Array.from(server.log);
    const fake = signedBy(jo, kept, {kind: 'end', member: mira.id});
    server.log = [...kept, fake];
    await world.readAgain(mira);
    await expectStopped(mira, {kind: 'log-entry-refused', number: kept.length + 1, why: 'not-allowed'});
    expect(mira.session.members.get(mira.id)?.state).toBe('active');
    server.log = kept;
    await world.readAgain(mira);
    await expectWorking(mira);
  });

  test('of a kind this client does not know is not passed over', async () => {
    const {length} = server.log;
    const next = signedBy(mira, server.log, {kind: 'profile', profile: new Uint8Array(32)});
    server.log = [...server.log, {...next, kind: 'policy'}];
    await world.readAgain(jo);
    await expectStopped(jo, {kind: 'log-entry-refused', number: length + 1, why: 'malformed'});
  });

  test('keeps a client stopped when it is opened again, with or without a connection', async () => {
    const kept = Array.from(server.log);
    server.log = kept.slice(0, -1);
    await world.readAgain(jo);
    server.goOffline();
    jo = await unlockAgain(jo);
    await expectStopped(jo, {kind: 'log-went-back', seen: kept.length, got: kept.length - 1});
    server.log = kept;
    server.online = true;
    jo = await unlockAgain(jo);
    await timers.run(1000);
    await expectWorking(jo);
  });

  test('is handed out as evidence: what this device holds on to, and what the server shows', async () => {
    const kept = Array.from(server.log);
    const before = kept.slice(0, -1);
    server.log = [...before, signedBy(mira, before, {kind: 'profile', profile: new Uint8Array(32)})];
    await world.readAgain(jo);
    const evidence = JSON.parse(await jo.session.members.logEvidence()) as Record<string, unknown>;
    expect(evidence['problem']).toEqual({kind: 'log-forked', number: kept.length});
    const last = parseLogEntry(evidence['last'], '');
    const shownNow = (evidence['server'] as unknown[]).map((entry) => parseLogEntry(entry, ''));
    expect(last).toEqual(kept.at(-1));
    expect(shownNow).toEqual(server.log);
  });
});

describe('who the server lists', () => {
  test('and is not on the log is nobody', async () => {
    const stranger = {...(server.members.get(jo.id) as never as object), id: 'a'.repeat(26)};
    server.members.set('a'.repeat(26), stranger as never);
    await world.readAgain(mira);
    expect(mira.session.trust.value).toEqual([{kind: 'member-not-on-log', member: 'a'.repeat(26)}]);
    expect(mira.session.members.get('a'.repeat(26) as never)).toBeUndefined();
  });

  test.each([
    ['another role', {role: 'owner'}, 'role'],
    ['another name', {name: 'Mira'}, 'name'],
    ['another address', {email: 'mallory@example.org'}, 'name'],
  ])('with %s than the log has is told', async (_, change, what) => {
    Object.assign(server.members.get(jo.id) ?? {}, change);
    await world.readAgain(mira);
    expect(mira.session.trust.value).toEqual([{kind: 'member-differs-from-log', member: jo.id, what}]);
    expect(mira.session.members.get(jo.id)).toMatchObject({role: 'user', keys: 'invalid'});
    await expect(mira.session.accounts.share(id, jo.id, 'collaborator')).rejects.toThrow('member-differs-from-log');
    expect(shown(mira, id).role).toBe('owner'); // keys are the log's, so what jo signed still counts
  });

  test('no more although on the log is told', async () => {
    server.tamper = (path, answer) => {
      if (!path.endsWith('/members')) return answer;
      const {members} = answer as {members: {id: string}[]};
      return {members: members.filter((member) => member.id !== jo.id)};
    };
    await world.readAgain(mira);
    expect(mira.session.trust.value).toEqual([{kind: 'member-not-listed', member: jo.id}]);
  });
});

describe('an entry of our own', () => {
  test('is signed anew after those of who was faster', async () => {
    const {length} = server.log;
    const kim = await world.invite(mira, 'kim');
    const names = ['Mira M.', 'Jo J.', 'Kim K.'];
    const renamed = await Promise.all([mira, jo, kim].map((person, at) => person.session.rename(names[at] ?? '')));
    expect(renamed.map(({kind}) => kind)).toEqual(['done', 'done', 'done']);
    await timers.run(1000);
    for (const person of [mira, jo, kim]) {
      expect([mira.id, jo.id, kim.id].map((member) => person.session.members.get(member)?.name)).toEqual(names);
      expect(person.session.trust.value).toEqual([]);
    }
    expect(server.log).toHaveLength(length + 3 + 3);
  });

  test('is given up where the server says it is late, and nobody was faster', async () => {
    const {fetch} = server;
    let asked = 0;
    const refusing = async (...call: Parameters<typeof fetch>) => {
      const [url, init] = call;
      if (init.method !== 'POST' || !url.endsWith('/log')) return fetch(...call);
      ++asked;
      return {status: 409, headers: {get: () => null}, text: () => Promise.resolve('{}')};
    };
    Object.assign(mira.device, {fetch: refusing});
    expect((await mira.session.members.end(jo.id)).kind).toBe('conflict');
    expect(asked).toBe(1);
  });

  test('counter-signs for everybody where the role allows it, and marks on this device otherwise', async () => {
    const kim = await world.invite(mira, 'kim');
    await timers.run(1000);
    expect(kim.session.members.get(jo.id)?.keys).toBe('proved');
    value(await mira.session.members.markCompared(jo.id));
    await timers.run(1000);
    expect(kim.session.members.get(jo.id)).toMatchObject({keys: 'compared', admittedBy: mira.id});
    const {length} = server.log;
    value(await kim.session.members.markCompared(mira.id));
    expect(server.log).toHaveLength(length);
    expect(kim.session.members.get(mira.id)).toMatchObject({keys: 'compared', admittedBy: null});
    expect(jo.session.members.get(mira.id)?.keys).toBe('proved');
  });

  test('gives role and end time together, and an Owner no end time', async () => {
    const endsAt = timers.now() + 86_400_000;
    value(await mira.session.elevate(password).then(() => ({kind: 'done' as const, value: null})));
    const {length} = server.log;
    value(await mira.session.members.changeRole(jo.id, 'guest', endsAt));
    expect(server.log).toHaveLength(length + 1);
    expect(mira.session.members.get(jo.id)).toMatchObject({role: 'guest', endsAt});
    value(await mira.session.members.changeRole(jo.id, 'admin'));
    expect(mira.session.members.get(jo.id)).toMatchObject({role: 'admin', endsAt});
    value(await mira.session.members.changeRole(jo.id, 'owner'));
    expect(mira.session.members.get(jo.id)).toMatchObject({role: 'owner', endsAt: null});
    expect(await mira.session.members.setEnd(jo.id, endsAt)).toMatchObject({kind: 'invalid'});
    value(await mira.session.members.changeRole(mira.id, 'user'));
    expect(mira.session.members.mayManage(jo.session.me.value.member)).toBe(false);
    value(await jo.session.elevate(password).then(() => ({kind: 'done' as const, value: null})));
    expect(await jo.session.members.changeRole(jo.id, 'user')).toMatchObject({kind: 'conflict'});
    expect(await jo.session.members.end(jo.id)).toMatchObject({kind: 'conflict'});
  });
});

describe('who is invited', () => {
  async function joinBy(link: string) {
    const client = await createClient(testDevice('kim', server, timers));
    return client.join({link, name: 'kim', email: 'kim@example.org', password});
  }

  test('joins what the inviter saw', async () => {
    const {link} = value(await mira.session.members.invite({role: 'user'}));
    expect(parseInvitationLink(link)?.head.number).toBe(server.log.length);
    server.logPage = 2; // several pages
    expect((await joinBy(link)).kind).toBe('joined');
  });

  test('joins nothing else: not another past, not an older present', async () => {
    const {link} = value(await mira.session.members.invite({role: 'user'}));
    const invited = parseInvitationLink(link);
    if (invited === undefined) throw new Error('no link');
    const {number} = invited.head;
    const kept = Array.from(server.log);
    const before = kept.slice(0, -1);
    server.log = [...before, signedBy(mira, before, {kind: 'profile', profile: new Uint8Array(32)})];
    expect(await joinBy(link)).toEqual({kind: 'untrusted', problem: {kind: 'log-forked', number}});
    server.log = before;
    const problem = {kind: 'log-went-back', seen: number, got: number - 1};
    expect(await joinBy(link)).toEqual({kind: 'untrusted', problem});
    server.log = kept;
    const other = writeInvitationLink('http://localhost', {...invited, head: {number, hash: new Uint8Array(32)}});
    expect(await joinBy(other)).toEqual({kind: 'untrusted', problem: {kind: 'log-forked', number}});
    expect(server.members.size).toBe(2);
    expect((await joinBy(link)).kind).toBe('joined');
  });

  test('joins after entries that came while it read', async () => {
    const {link} = value(await mira.session.members.invite({role: 'user'}));
    const device = testDevice('kim', server, timers);
    const fetch = device.fetch.bind(device);
    let raced = 0;
    Object.assign(device, {
      fetch: async (...call: Parameters<typeof fetch>) => {
        if (call[0].endsWith('/accept') && raced++ < 2) value(await mira.session.rename(`Mira ${raced}`));
        return fetch(...call);
      },
    });
    const client = await createClient(device);
    const joined = await client.join({link, name: 'kim', email: 'kim@example.org', password});
    expect(joined.kind).toBe('joined');
    expect(raced).toBe(3);
  });
});

describe('a return', () => {
  test('verifies what is new, and asks for no more', async () => {
    jo = await unlockAgain(jo);
    value(await mira.session.rename('Mira M.'));
    await timers.run(1000);
    server.requests = [];
    jo = await unlockAgain(jo);
    const asked: string[] = [];
    const answers: number[] = [];
    server.tamper = (path, answer) => {
      if (path.endsWith('/log')) {
        asked.push(path);
        answers.push((answer as {entries: unknown[]}).entries.length);
      }
      return answer;
    };
    await world.readAgain(jo);
    expect(asked.length).toBeGreaterThan(0);
    expect(Math.max(...answers)).toBe(1);
    expect(shown(jo, id).role).toBe('owner');
  });

  test('without a connection shows who was there, from what this device kept', async () => {
    server.goOffline();
    jo = await unlockAgain(jo);
    expect(jo.session.members.list.value.map(({name}) => name)).toEqual(['jo', 'mira']);
    expect(jo.session.members.log.value?.number).toBe(server.log.length);
    expect((await jo.session.codes.current(id, timers.now())).kind).toBe('code');
  });

  test('exports the log as it was verified', async () => {
    const text = value(await jo.session.members.exportLog());
    const file = JSON.parse(text) as {workspace: string; entries: unknown[]};
    expect(file.workspace).toBe(jo.session.workspaceId);
    expect(file.entries.map((entry) => parseLogEntry(entry, ''))).toEqual(server.log);
  });
});
