import {beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {base64url} from '../bytes.ts';
import {loadSodium} from '../crypto/sodium.ts';
import {createClient} from '../identity/create-client.ts';
import {MemoryStore} from '../memory-store.ts';
import {parseOtpauth} from '../otp/otpauth-uri.ts';
import {codeForStep, stepAt} from '../otp/totp.ts';
import type {Outcome} from '../outcome.ts';
import {ManualTimers, settle} from '../testing/manual-timers.ts';
import type {MemoryServer} from '../testing/memory-server.ts';
import {password, profile, shown, start, value, World} from '../testing/people.ts';
import {testDevice} from '../testing/test-platform.ts';

const key = 'JBSW Y3DP-ehpk 3pxp JBSW Y3DP';

let world: World;
let timers: ManualTimers;
let server: MemoryServer;

beforeAll(loadSodium);
beforeEach(() => {
  world = new World();
  ({timers, server} = world);
});

function codeAt(now: number): string {
  const parsed = parseOtpauth(`otpauth://totp/a?secret=${key.replace(/[ -]/g, '')}`);
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return codeForStep(parsed.otp, stepAt(parsed.otp, now));
}

describe('founding and signing in', () => {
  test('founds a workspace, shows the kit, and is live', async () => {
    const mira = await world.found();
    expect(mira.client.state.value).toEqual({kind: 'open', session: mira.session});
    expect(mira.kit.secretKey).toMatch(/^LK1(-[A-Z2-7]{4}){7}$/);
    expect(mira.kit.signInLink).toBe(`http://localhost:8700/sign-in#${mira.session.workspaceId}.${mira.id}`);
    expect(mira.session.connection.value).toEqual({kind: 'live'});
    expect(mira.session.me.value).toMatchObject({workspaceName: 'Lake House', member: {role: 'owner', name: 'mira'}});
    expect(mira.session.members.get(mira.id)?.keys).toBe('mine');
  });

  test('refuses a used link and a short password', async () => {
    await world.found();
    const client = await createClient(testDevice('other', server, timers));
    const input = {link: server.foundingToken, workspaceName: 'X', name: 'x', email: 'x@example.org', password};
    expect(await client.found(input)).toEqual({kind: 'link-invalid'});
    expect(await client.found({...input, password: 'short'})).toEqual({kind: 'password-too-short', atLeast: 10});
    expect(await client.found({...input, link: 'nonsense'})).toEqual({kind: 'link-invalid'});
  });

  test('signs in on another device with the kit, and tells a mistyped key from a wrong password', async () => {
    const {kit} = await world.found();
    const client = await createClient(testDevice('phone', server, timers));
    const input = {address: kit.signInLink, secretKey: kit.secretKey.toLowerCase(), password};
    const mistyped = kit.secretKey.slice(0, -1) + (kit.secretKey.endsWith('A') ? 'C' : 'A');
    expect(await client.signIn({...input, secretKey: mistyped})).toMatchObject({kind: 'secret-key-invalid'});
    expect(await client.signIn({...input, password: 'wrong horse battery'})).toEqual({kind: 'refused'});
    expect(await client.signIn({...input, address: 'nowhere'})).toEqual({kind: 'address-invalid'});
    expect((await client.signIn(input)).kind).toBe('signed-in');
  });

  test('locks, and unlocks with the password alone', async () => {
    const {client, session} = await world.found();
    await session.accounts.create(profile);
    await session.lock();
    expect(client.state.value).toMatchObject({kind: 'locked', device: {name: 'mira', workspaceName: 'Lake House'}});
    expect(await client.unlock('wrong horse battery')).toEqual({kind: 'wrong-password'});
    const sessions = server.sessions.size;
    const unlocked = await client.unlock(password);
    if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
    expect(unlocked.session.accounts.list.value).toMatchObject([{profile: {label: 'Photogram'}}]);
    expect(server.sessions.size).toBe(sessions);
  });

  test('unlocks without a connection and shows what it saw last', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create(profile));
    await mira.session.authenticator.save(id, key);
    await mira.session.authenticator.activate(id);
    await timers.run(1000);
    await mira.session.lock();
    server.goOffline();
    const client = await createClient(mira.device);
    const unlocking = client.unlock(password);
    await timers.run(60_000);
    const unlocked = await unlocking;
    if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
    expect(unlocked.session.connection.value.kind).not.toBe('live');
    expect(await unlocked.session.codes.current(id, timers.now())).toMatchObject({code: codeAt(timers.now())});
    expect(await unlocked.session.accounts.edit(id, {notes: 'x'})).toEqual({kind: 'offline'});
    server.online = true;
    await timers.run(120_000);
    expect(unlocked.session.connection.value).toEqual({kind: 'live'});
  });

  test("has a Collaborator's codes and inbox without a connection, and keeps none of it readable", async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const id = value(await mira.session.accounts.create(profile));
    value((await mira.session.authenticator.save(id, key)) as Outcome);
    value((await mira.session.authenticator.activate(id)) as Outcome);
    value(await mira.session.accounts.share(id, jo.id, 'collaborator'));
    await timers.run(1000);
    server.deliver(id, {channel: 'sms', from: 'Photogram', code: '246810'}, {channel: 'sms'});
    expect(await jo.session.codes.current(id, timers.now())).toMatchObject({code: codeAt(timers.now())});
    await timers.run(10_000);
    const seenAt = jo.session.syncedAt.value;
    await jo.session.lock();
    const kept = Array.from(jo.device.storage.values.values()).join();
    for (const secret of ['Photogram', '246810', codeAt(timers.now())]) expect(kept).not.toContain(secret);

    server.goOffline();
    const client = await createClient(jo.device);
    const unlocking = client.unlock(password);
    await timers.run(20_000);
    const unlocked = await unlocking;
    if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
    const {session} = unlocked;
    expect(session.syncedAt.value).toBe(seenAt);
    expect(session.inbox.rows.value.rows).toMatchObject([{card: {code: '246810'}}]);
    // Tomorrow's codes were handed out with today's; what comes after has to be asked for.
    const day = 86_400_000;
    for (const later of [0, day]) {
      const now = timers.now() + later;
      expect(await session.codes.current(id, now)).toMatchObject({code: codeAt(now)});
    }
    const asked = session.codes.current(id, timers.now() + 2 * day);
    await timers.run(5000);
    expect(await asked).toEqual({kind: 'offline'});
  });

  test('signing out leaves nothing of what was seen on the device', async () => {
    const mira = await world.found();
    value(await mira.session.accounts.create(profile));
    await timers.run(5000);
    const caches = () => Array.from(mira.device.storage.values.keys()).filter((each) => each.includes('.cache.'));
    expect(caches()).toHaveLength(1);
    await mira.session.lock();
    expect(caches()).toHaveLength(1);
    const unlocked = await mira.client.unlock(password);
    if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
    const signingOut = unlocked.session.signOut();
    await timers.run(5000);
    await signingOut;
    expect(caches()).toEqual([]);
    expect(mira.client.state.value.kind).toBe('locked');
  });

  test('unlocks by a passkey, which a wrong one, another password or its removal ends', async () => {
    const mira = await world.found();
    const ask = {credential: new Uint8Array(20).fill(7), salt: new Uint8Array(32).fill(1)};
    const prf = new Uint8Array(32).fill(9);
    expect(await mira.session.enrolPasskey('wrong horse battery', ask, prf)).toEqual({kind: 'wrong-password'});
    expect(await mira.session.enrolPasskey(password, ask, prf)).toEqual({kind: 'enrolled'});
    await mira.session.lock();
    const locked = mira.client.state.value;
    expect(locked.kind === 'locked' && locked.device.passkey).toEqual(ask);
    expect(await mira.client.unlockWithPasskey(new Uint8Array(32))).toEqual({kind: 'wrong-passkey'});
    let unlocked = await mira.client.unlockWithPasskey(prf);
    if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);

    // The session was ended meanwhile: the passkey opens a new one, and is still there.
    const signingOut = unlocked.session.signOut();
    await timers.run(5000);
    await signingOut;
    unlocked = await mira.client.unlockWithPasskey(prf);
    if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
    expect(unlocked.session.passkey.value).toEqual(ask);

    expect(await unlocked.session.changePassword(password, 'next horse battery')).toEqual({kind: 'changed'});
    expect(unlocked.session.passkey.value).toBeNull();
    await unlocked.session.lock();
    expect(await mira.client.unlockWithPasskey(prf)).toEqual({kind: 'nothing-stored'});
    const again = await mira.client.unlock('next horse battery');
    if (again.kind !== 'unlocked') throw new Error(again.kind);
    expect((await again.session.enrolPasskey('next horse battery', ask, prf)).kind).toBe('enrolled');
    await again.session.removePasskey();
    await again.session.lock();
    expect(await mira.client.unlockWithPasskey(prf)).toEqual({kind: 'nothing-stored'});
  });

  test('survives a reload where the platform has a memory for it, and forgets when locked', async () => {
    const device = {...testDevice('mira', server, timers), memory: new MemoryStore()};
    const first = await createClient(device);
    await first.found({link: server.foundingToken, workspaceName: 'W', name: 'm', email: 'm@example.org', password});
    const second = await createClient(device);
    expect(second.state.value.kind).toBe('open');
    if (second.state.value.kind === 'open') await second.state.value.session.lock();
    expect(device.memory.values.size).toBe(0);
    expect((await createClient(device)).state.value.kind).toBe('locked');
  });

  test('changes the password: the old one opens nothing any more, here or elsewhere', async () => {
    const mira = await world.found();
    const phone = await createClient(testDevice('phone', server, timers));
    const input = {address: mira.kit.signInLink, secretKey: mira.kit.secretKey, password};
    const there = await phone.signIn(input);
    await settle();
    if (there.kind !== 'signed-in') throw new Error(there.kind);
    expect(await mira.session.changePassword('wrong horse battery', 'next horse battery')).toEqual({
      kind: 'wrong-password',
    });
    expect(await mira.session.changePassword(password, 'next horse battery')).toEqual({kind: 'changed'});
    await settle();
    expect(there.session.connection.value).toEqual({kind: 'ended', reason: 'session'});
    expect(await phone.unlock(password)).toEqual({kind: 'access-ended'});
    expect((await phone.unlock('next horse battery')).kind).toBe('unlocked');
    await mira.session.lock();
    expect(await mira.client.unlock(password)).toEqual({kind: 'wrong-password'});
    expect((await mira.client.unlock('next horse battery')).kind).toBe('unlocked');
  });

  test('keeps nothing readable on the device: no password, no seed, no label', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create({...profile, label: 'PLANTED-LABEL'}, 'PLANTED-PASSWORD'));
    await mira.session.authenticator.save(id, key);
    await timers.run(1000);
    await mira.session.lock();
    const kept = Array.from(mira.device.storage.values).join();
    const seed = parseOtpauth(`otpauth://totp/a?secret=${key.replace(/[ -]/g, '')}`);
    for (const secret of ['PLANTED', 'JBSW', password, seed.kind === 'otp' ? base64url(seed.otp.seed) : '']) {
      expect(kept).not.toContain(secret);
    }
    expect(server.requests.map((request) => request.body).join()).not.toMatch(/PLANTED|JBSW|correct horse/);
  });
});

describe('sharing', () => {
  test('proves who joined by the secret of the invitation', async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    expect(mira.session.members.get(jo.id)?.keys).toBe('proved');
    expect(jo.session.members.get(mira.id)?.keys).toBe('proved');
    await jo.session.members.markCompared(mira.id);
    expect(jo.session.members.get(mira.id)?.keys).toBe('compared');
    expect(jo.session.members.get(mira.id)?.fingerprint).toBe(mira.kit.fingerprint);
  });

  test('gives a Collaborator codes without the seed, and an Owner everything', async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const id = value(await mira.session.accounts.create(profile, 'hunter2'));
    value((await mira.session.authenticator.save(id, key)) as Outcome);
    expect(shown(mira, id).authenticator).toEqual({kind: 'pending', formerServes: false});
    value((await mira.session.authenticator.activate(id)) as Outcome);
    value(await mira.session.accounts.share(id, jo.id, 'collaborator'));
    await timers.run(1000);

    expect(shown(jo, id)).toMatchObject({role: 'collaborator', profile, hasPassword: true, recovery: null});
    const now = timers.now();
    expect(await jo.session.codes.current(id, now)).toMatchObject({
      kind: 'code',
      code: codeAt(now),
      next: codeAt(now + 30_000),
    });
    expect(shown(jo, id).authenticator).toEqual({kind: 'active', daysLeft: 29, warn: false, ownersOnly: false});
    expect(value(await jo.session.accounts.password(id, 'fill'))).toBe('hunter2');
    expect(await jo.session.accounts.password(id, 'view')).toMatchObject({kind: 'denied'});
    expect(await jo.session.accounts.edit(id, {label: 'x'})).toMatchObject({kind: 'denied'});

    value(await mira.session.accounts.share(id, jo.id, 'owner'));
    await settle();
    expect(shown(jo, id).role).toBe('owner');
    value(await jo.session.accounts.edit(id, {notes: 'from jo'}));
    await settle();
    expect(shown(mira, id).profile.notes).toBe('from jo');
  });

  test('ends access with new keys: old messages stay readable to who remains, new ones are closed to who left', async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const kim = await world.invite(mira, 'kim');
    const id = value(await mira.session.accounts.create(profile, 'hunter2'));
    value((await mira.session.authenticator.save(id, key)) as Outcome);
    value((await mira.session.authenticator.activate(id)) as Outcome);
    value(await mira.session.accounts.setPrivateNote(id, 'the cat'));
    value(await mira.session.accounts.share(id, jo.id, 'collaborator'));
    value(await mira.session.accounts.share(id, kim.id, 'collaborator'));
    server.deliver(id, {channel: 'sms', code: '111111'}, {channel: 'sms', text: 'before'});
    await timers.run(1000);
    expect(value(await mira.session.accounts.endAccess(id, jo.id))).toEqual({rotated: true, needsPassword: false});
    await timers.run(1000);
    server.deliver(id, {channel: 'sms', code: '222222'}, {channel: 'sms', text: 'after'});
    await settle();

    expect(jo.session.accounts.get(id)).toBeUndefined();
    expect(jo.session.inbox.rows.value.rows).toEqual([]);
    expect(kim.session.inbox.rows.value.rows.map((row) => row.card?.code).sort()).toEqual(['111111', '222222']);
    expect(server.accounts.get(id)?.state.epoch).toBe(2);
    expect(shown(mira, id)).toMatchObject({rotationOwed: false, grants: [{member: mira.id}, {member: kim.id}]});
    expect(value(await mira.session.accounts.privateNote(id))).toBe('the cat');
    expect(value(await mira.session.accounts.password(id, 'view'))).toBe('hunter2');
    expect(await kim.session.codes.current(id, timers.now())).toMatchObject({kind: 'code', code: codeAt(timers.now())});
    expect(server.accounts.get(id)?.chunks.length).toBe(30);
    const rows = mira.session.inbox.rows.value.rows;
    const texts = await Promise.all(rows.map(async (row) => value(await mira.session.inbox.whole(row)).text));
    expect(texts).toEqual(['after', 'before']);
  });

  test('a rotation that needs a password waits for it', async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const id = value(await mira.session.accounts.create(profile));
    value(await mira.session.recovery.save(id, ['1234 5678'], 'add'));
    value(await mira.session.accounts.share(id, jo.id, 'collaborator'));
    expect(value(await mira.session.accounts.endAccess(id, jo.id))).toEqual({rotated: false, needsPassword: true});
    await timers.run(1000);
    expect(shown(mira, id).rotationOwed).toBe(true);
    expect(mira.session.upkeep.value).toEqual({kind: 'waiting', detail: 'elevation-required'});
    expect((await mira.session.elevate(password)).kind).toBe('elevated');
    // Upkeep is on it already; whoever is second finds nothing left to do.
    const epoch = server.accounts.get(id)?.state.epoch ?? 0;
    expect((await mira.session.accounts.rotateOwed(id)).kind).toBe('done');
    await timers.run(1000);
    expect(shown(mira, id).rotationOwed).toBe(false);
    expect(server.accounts.get(id)?.state.epoch).toBe(epoch + 1);
    expect(mira.session.upkeep.value).toEqual({kind: 'idle'});
    expect(value(await mira.session.recovery.view(id)).codes.map((row) => row.code)).toEqual(['1234 5678']);
  });

  test("lowers an Owner to Collaborator with new keys, and another Owner's client pays what is owed", async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const id = value(await mira.session.accounts.create(profile));
    value(await mira.session.accounts.share(id, jo.id, 'owner'));
    await settle();
    expect(value(await mira.session.accounts.share(id, jo.id, 'collaborator'))).toEqual({
      rotated: true,
      needsPassword: false,
    });
    expect(server.accounts.get(id)?.state.epoch).toBe(2);
    await settle();
    expect(shown(jo, id).role).toBe('collaborator');

    value(await mira.session.accounts.share(id, jo.id, 'owner'));
    await settle();
    value(await mira.session.accounts.leave(id));
    await timers.run(1000);
    expect(mira.session.accounts.get(id)).toBeUndefined();
    expect(shown(jo, id)).toMatchObject({role: 'owner', rotationOwed: false, grants: [{member: jo.id}]});
    expect(server.accounts.get(id)?.state.epoch).toBe(3);
  });
});

describe('the authenticator', () => {
  test('says what is wrong with a key', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create(profile));
    expect(await mira.session.authenticator.save(id, 'JBSW0')).toMatchObject({kind: 'bad-key', problem: 'key_digit'});
  });

  test('serves the former seed until the service took a code of the new one', async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const id = value(await mira.session.accounts.create(profile));
    value(await mira.session.accounts.share(id, jo.id, 'collaborator'));
    value((await mira.session.authenticator.save(id, key)) as Outcome);
    value((await mira.session.authenticator.activate(id)) as Outcome);
    await timers.run(1000);
    value((await mira.session.authenticator.save(id, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')) as Outcome);
    await timers.run(1000);
    const now = timers.now();
    expect(shown(mira, id).authenticator).toEqual({kind: 'pending', formerServes: true});
    expect(await mira.session.codes.current(id, now)).toMatchObject({code: codeAt(now)});
    expect(await jo.session.codes.current(id, now)).toMatchObject({code: codeAt(now)});
    const pending = await mira.session.codes.pending(id, now);
    expect(pending.kind === 'code' && pending.code).not.toBe(codeAt(now));
    value((await mira.session.authenticator.activate(id)) as Outcome);
    await timers.run(1000);
    expect(await jo.session.codes.current(id, now)).toEqual(pending);
    expect(await mira.session.codes.current(id, now)).toEqual(pending);
  });

  test('asks before codes of a seed that could be guessed are dealt', async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const id = value(await mira.session.accounts.create(profile));
    value(await mira.session.accounts.share(id, jo.id, 'collaborator'));
    value((await mira.session.authenticator.save(id, 'JBSWY3DPEHPK3')) as Outcome);
    expect(await mira.session.authenticator.activate(id)).toEqual({kind: 'weak-key', bits: 64});
    value((await mira.session.authenticator.activate(id, false)) as Outcome);
    await timers.run(1000);
    expect(await jo.session.codes.current(id, timers.now())).toEqual({kind: 'none'});
    expect(shown(mira, id).authenticator).toMatchObject({kind: 'active', ownersOnly: true});
    value((await mira.session.authenticator.activate(id, true)) as Outcome);
    await timers.run(1000);
    expect((await jo.session.codes.current(id, timers.now())).kind).toBe('code');
  });

  test('counts down for who watches, and stops when nobody does', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create(profile));
    value((await mira.session.authenticator.save(id, key)) as Outcome);
    const seen: number[] = [];
    const stop = mira.session.codes.watch(id, 'pending').subscribe((code) => {
      if (code.kind === 'code') seen.push(code.secondsLeft);
    });
    await timers.run(3000);
    stop();
    await timers.run(3000);
    expect(seen).toEqual([30, 29, 28, 27]);
  });

  test('tops windows up as days pass', async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const id = value(await mira.session.accounts.create(profile));
    value(await mira.session.accounts.share(id, jo.id, 'collaborator'));
    value((await mira.session.authenticator.save(id, key)) as Outcome);
    value((await mira.session.authenticator.activate(id)) as Outcome);
    const dealt = server.accounts.get(id)?.account.window?.until_day ?? 0;
    await timers.run(3 * 86_400_000);
    await mira.session.accounts.edit(id, {notes: 'three days later'});
    await timers.run(1000);
    expect(server.accounts.get(id)?.account.window?.until_day).toBe(dealt + 3);
    expect(await jo.session.codes.current(id, timers.now())).toMatchObject({code: codeAt(timers.now())});
  });

  test('shows no code on a device a day off, and follows the server where it is less', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create(profile));
    value((await mira.session.authenticator.save(id, key)) as Outcome);
    const late = new ManualTimers(start - 60_000);
    const phone = await createClient({...testDevice('phone', server, late)});
    const signedIn = await phone.signIn({address: mira.kit.signInLink, secretKey: mira.kit.secretKey, password});
    if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
    expect(signedIn.session.clock.value).toEqual({offset: 60_000, warn: true, refuse: false});
    expect(await signedIn.session.codes.pending(id, late.now())).toMatchObject({code: codeAt(start)});
    const lost = new ManualTimers(start - 86_400_000 * 2);
    const old = await createClient({...testDevice('old phone', server, lost)});
    const again = await old.signIn({address: mira.kit.signInLink, secretKey: mira.kit.secretKey, password});
    if (again.kind !== 'signed-in') throw new Error(again.kind);
    expect(await again.session.codes.pending(id, lost.now())).toEqual({kind: 'clock-wrong'});
  });
});

describe('recovery codes', () => {
  test('are saved without and read with a password, and marked used by whom', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create(profile));
    const codes = ['1234 5678', '2345 6789', '3456 7890'];
    expect(value(await mira.session.recovery.save(id, codes, 'add'))).toMatchObject({remaining: 3, low: false});
    expect(shown(mira, id).recovery).not.toBeNull();
    expect(await mira.session.recovery.view(id)).toEqual({kind: 'elevation-required'});
    expect(await mira.session.elevate('wrong horse battery')).toEqual({kind: 'wrong-password'});
    expect((await mira.session.elevate(password)).kind).toBe('elevated');
    expect(value(await mira.session.recovery.setUsed(id, '2345 6789', true))).toMatchObject({
      remaining: 2,
      low: true,
      codes: [{usedAt: null}, {usedBy: mira.id}, {usedAt: null}],
    });
    expect(value(await mira.session.recovery.save(id, ['4567 8901', '1234 5678'], 'add')).codes.length).toBe(4);
  });
});

describe('the inbox', () => {
  test('shows cards to Collaborators and whole messages to Owners, as they arrive', async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const id = value(await mira.session.accounts.create(profile));
    value(await mira.session.accounts.share(id, jo.id, 'collaborator'));
    await settle();
    server.deliver(
      id,
      {channel: 'sms', from: 'Photogram', service: 'photogram', code: '123456'},
      {channel: 'sms', text: 'Your code is 123456'},
    );
    server.deliver(id, null, {channel: 'email', subject: 'Re\u202Eset\n', from: null, html: '<p>x'}, 'email');
    await settle();
    expect(jo.session.inbox.rows.value.rows).toMatchObject([
      {card: {code: '123456', from: 'Photogram', boundDomain: null}, hasWhole: false},
    ]);
    const rows = mira.session.inbox.rows.value.rows;
    expect(rows.map((row) => row.card?.code ?? null)).toEqual([null, '123456']);
    const [reset, sms] = rows;
    if (reset === undefined || sms === undefined) throw new Error('two rows');
    expect(value(await mira.session.inbox.whole(reset))).toMatchObject({
      subject: 'Reset ', // no override of the writing direction, and one line
      html: '<p>x',
      attachments: [],
    });
    expect(reset.opened).toBeNull();
    expect(mira.session.inbox.rows.value.rows[0]?.opened).toEqual({from: null, subject: 'Reset '});
    expect(await jo.session.inbox.whole(sms)).toMatchObject({kind: 'denied'});

    const [row] = jo.session.inbox.rows.value.rows;
    if (row === undefined) throw new Error('one row');
    value(await jo.session.inbox.markUsed(row));
    await timers.run(100);
    expect(mira.session.inbox.rows.value.rows[1]).toMatchObject({usedBy: jo.id});
    value(await mira.session.inbox.delete(sms));
    await timers.run(100);
    expect(jo.session.inbox.rows.value.rows).toEqual([]);
  });

  test('has what arrived while the connection was gone', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create(profile));
    await settle();
    server.goOffline();
    await timers.run(5000);
    expect(mira.session.connection.value.kind).toBe('offline');
    server.deliver(id, {channel: 'sms', code: '654321'}, {channel: 'sms'});
    server.online = true;
    await timers.run(60_000);
    expect(mira.session.connection.value).toEqual({kind: 'live'});
    expect(mira.session.inbox.rows.value.rows.map((row) => row.card?.code)).toEqual(['654321']);
  });

  test('reads everything again when the server cannot replay', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create(profile));
    await settle();
    server.goOffline();
    server.deliver(id, {channel: 'sms', code: '654321'}, {channel: 'sms'});
    server.forgotten = 1_000_000;
    server.online = true;
    await timers.run(60_000);
    expect(mira.session.inbox.rows.value.rows.map((row) => row.card?.code)).toEqual(['654321']);
  });

  test('pages back to the first message', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create(profile));
    for (let at = 0; at < 120; ++at) {
      server.deliver(id, {channel: 'sms', code: String(100_000 + at)}, {channel: 'sms'});
      await timers.run(1);
    }
    const phone = await createClient(testDevice('phone', server, timers));
    const there = await phone.signIn({address: mira.kit.signInLink, secretKey: mira.kit.secretKey, password});
    if (there.kind !== 'signed-in') throw new Error(there.kind);
    const {inbox} = there.session;
    expect(inbox.rows.value).toMatchObject({complete: false});
    expect(inbox.rows.value.rows.length).toBe(50);
    await inbox.more();
    await inbox.more();
    expect(inbox.rows.value.rows.length).toBe(120);
    expect(inbox.rows.value).toMatchObject({complete: true, loading: false});
    const codes = inbox.rows.value.rows.map((row) => row.card?.code);
    expect(codes).toEqual(Array.from({length: 120}, (_, at) => String(100_119 - at)));
    server.deliver(id, {channel: 'sms', code: '200000'}, {channel: 'sms'});
    await timers.run(1);
    expect(inbox.rows.value.rows.map((row) => row.card?.code)).toEqual(['200000', ...codes]);
  });
});

describe('numbers', () => {
  test('are reserved, resumed, confirmed, and released with a word', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create(profile));
    const reserved = value(await mira.session.numbers.reserve(id));
    expect(reserved).toMatchObject({number: '+15550100001', state: 'reserved'});
    expect(shown(mira, id).number).toEqual(reserved);
    expect(value(await mira.session.numbers.reserve(id))).toEqual(reserved);
    expect(value(await mira.session.numbers.confirm(id)).state).toBe('active');
    expect(await mira.session.numbers.release(id, false)).toMatchObject({kind: 'conflict'});
    value(await mira.session.numbers.release(id, true));
    expect(shown(mira, id).number).toBeNull();
    value(await mira.session.numbers.reserve(id));
    const other = value(await mira.session.accounts.create(profile));
    expect(await mira.session.numbers.reserve(other)).toEqual({kind: 'none-free', detail: 'numbers: none free'});
  });
});

describe('what changed', () => {
  test('is read although an event that needs no reading came in the same turn', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create(profile));
    await settle();
    const stored = server.accounts.get(id);
    if (stored === undefined) throw new Error('no account');
    for (let round = 1; round <= 3; ++round) {
      stored.account.created_at = round;
      server.tell('activity', id);
      server.tell('accounts', id);
      await settle();
      expect(shown(mira, id).createdAt).toBe(round);
    }
  });

  test('is read again where the server could not answer at once', async () => {
    const mira = await world.found();
    const id = value(await mira.session.accounts.create(profile));
    await settle();
    const stored = server.accounts.get(id);
    if (stored === undefined) throw new Error('no account');
    stored.account.created_at = 1;
    server.busy = true;
    server.tell('accounts', id);
    await timers.run(4_000);
    expect(shown(mira, id).createdAt).toBe(start);
    server.busy = false;
    await timers.run(6_000);
    expect(shown(mira, id).createdAt).toBe(1);
    expect(mira.session.connection.value).toEqual({kind: 'live'});
  });
});

describe('a lost race', () => {
  test('on a profile is merged, on a password is told', async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const id = value(await mira.session.accounts.create(profile, 'hunter2'));
    value(await mira.session.accounts.share(id, jo.id, 'owner'));
    await settle();
    const both = [
      mira.session.accounts.edit(id, {label: 'from mira'}),
      jo.session.accounts.edit(id, {notes: 'from jo'}),
    ];
    expect((await Promise.all(both)).map((outcome) => outcome.kind)).toEqual(['done', 'done']);
    await settle();
    expect(shown(mira, id).profile).toMatchObject({label: 'from mira', notes: 'from jo'});
    const passwords = await Promise.all([
      mira.session.accounts.setPassword(id, 'mira1'),
      jo.session.accounts.setPassword(id, 'jo1'),
    ]);
    expect(passwords.map((outcome) => outcome.kind).sort()).toEqual(['conflict', 'done']);
  });
});
