import {beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {base64url, parseBase64url} from '../bytes.ts';
import {approvalCode, deviceCommitment} from '../crypto/device-approval.ts';
import {boxPair, loadSodium, type Pair, type Random} from '../crypto/sodium.ts';
import {createClient} from '../identity/create-client.ts';
import type {DeviceRequestId} from '../ids.ts';
import type {Approval, Approving} from '../interface/approval.ts';
import type {Client} from '../interface/client.ts';
import {MemoryStore} from '../memory-store.ts';
import {settle} from '../testing/manual-timers.ts';
import {password, value, World, type Person} from '../testing/people.ts';
import {seededRandom} from '../testing/random.ts';
import {testDevice, type TestDevice} from '../testing/test-platform.ts';

let world: World;
let mira: Person;
let device: TestDevice;
let client: Client;

beforeAll(loadSodium);
beforeEach(async () => {
  world = new World();
  mira = await world.found();
  device = {...testDevice('Chromium extension on Linux', world.server, world.timers), memory: new MemoryStore()};
  client = await createClient(device);
});

async function request(of = client): Promise<Approval> {
  const asked = await of.requestApproval();
  if (asked.kind !== 'requested') throw new Error(asked.kind);
  return asked.approval;
}

async function answer(approval: Approval, by = mira): Promise<Approving> {
  const answered = await by.session.devices.answer(approval.id);
  return value(answered as {kind: 'done'; value: Approving});
}

// Until both show a code, or one of them something else.
async function compared(approval: Approval, approving: Approving): Promise<[unknown, unknown]> {
  await approval.step();
  const seen: unknown[] = [];
  const end = approving.progress.subscribe((progress) => seen.push(progress));
  await settle();
  end();
  return [approval.progress.value, approving.progress.value];
}

const words = (text: string): string[] => text.split(/\W+/);

describe('the approval of a device', () => {
  test('lets a device in that shows the same code, and tells the others', async () => {
    const other = await createClient(testDevice('phone', world.server, world.timers));
    const signedIn = await other.signIn({address: mira.kit.signInLink, secretKey: mira.kit.secretKey, password});
    if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
    const told = signedIn.session.devices.changes.value;

    const approval = await request();
    expect(approval.link).toBe(`http://localhost:8700/approve#${approval.id}`);
    expect(await approval.step()).toEqual({kind: 'waiting'});
    const approving = await answer(approval);
    expect(approving.deviceName).toBe('Chromium extension on Linux');
    const [here, there] = await compared(approval, approving);
    expect(here).toEqual({
      kind: 'compare',
      code: expect.stringMatching(/^[2-9A-HJ-NP-Z]{3} [2-9A-HJ-NP-Z]{3}$/) as string,
    });
    expect(there).toEqual(here);
    expect(await approving.approve('wrong horse battery')).toEqual({kind: 'wrong-password'});
    expect((await approving.approve(password)).kind).toBe('done');
    const ended = await approval.step();
    if (ended.kind !== 'approved') throw new Error(ended.kind);
    expect(ended.session.memberId).toBe(mira.id);
    expect(client.state.value).toMatchObject({kind: 'open'});
    await settle();
    expect(signedIn.session.devices.changes.value).toBeGreaterThan(told);
    const sessions = value(await mira.session.listSessions());
    expect(sessions.map((entry) => entry.deviceName)).toContain('Chromium extension on Linux');
    // The device unlocks by itself from now on, and a second letter is not to be had.
    await ended.session.lock();
    expect((await client.unlock(password)).kind).toBe('unlocked');
    expect(world.server.deviceRequests.get(approval.id)?.shown.state).toBe('taken');
    expect(await device.memory?.get('latchkey.approval')).toBeNull();
  });

  test('takes no older workspace log than the open device saw', async () => {
    const approval = await request();
    const approving = await answer(approval);
    await compared(approval, approving);
    value(await mira.session.rename('Mira M.')); // so that the server has something to hide
    const seen = world.server.log.length;
    expect((await approving.approve(password)).kind).toBe('done');
    const whole = world.server.log;
    world.server.log = whole.slice(0, -1);
    const problem = {kind: 'log-went-back', seen, got: seen - 1};
    expect(await approval.step()).toEqual({kind: 'untrusted', problem});
    expect(world.server.devices.size).toBe(1); // the new one signed nothing
  });

  test('shows the server neither secret key nor password nor keys', async () => {
    const approval = await request();
    const approving = await answer(approval);
    await compared(approval, approving);
    await approving.approve(password);
    await approval.step();
    const record = JSON.parse((await device.storage.get('latchkey.device')) ?? '{}') as {secretKey: string};
    const sent = world.server.requests.map(({body}) => body).join('\n');
    expect(sent).not.toContain(password);
    expect(sent).not.toContain(record.secretKey);
  });

  test('goes on after the program was stopped, at every step', async () => {
    const resumed = async (): Promise<Approval> => {
      client = await createClient(device);
      const approval = await client.resumeApproval();
      if (approval === null) throw new Error('nothing kept');
      return approval;
    };
    await request();
    let approval = await resumed();
    await approval.step();
    approval = await resumed();
    const approving = await answer(approval);
    const [, there] = await compared(await resumed(), approving);
    approval = await resumed();
    expect(approval.progress.value).toEqual(there);
    await approving.approve(password);
    expect((await (await resumed()).step()).kind).toBe('approved');
    expect(await client.resumeApproval()).toBeNull();
  });

  test('that is held takes nothing before it is confirmed, and hears of a refusal meanwhile', async () => {
    const held = async (): Promise<Approval> => {
      const asked = await client.requestApproval({held: true});
      if (asked.kind !== 'requested') throw new Error(asked.kind);
      return asked.approval;
    };
    let approval = await held();
    let approving = await answer(approval);
    const [, there] = await compared(approval, approving);
    expect((await approving.approve(password)).kind).toBe('done');
    expect(await approval.step()).toEqual(there);
    // Nor does one that was restarted, until it is.
    client = await createClient(device);
    approval = (await client.resumeApproval()) ?? approval;
    expect(approval.confirmed).toBe(false);
    expect(await approval.step()).toEqual(there);
    expect(client.state.value).toEqual({kind: 'signed-out'});
    await approval.confirm();
    client = await createClient(device);
    approval = (await client.resumeApproval()) ?? approval;
    expect(approval.confirmed).toBe(true);
    expect((await approval.step()).kind).toBe('approved');

    approval = await held();
    approving = await answer(approval);
    await compared(approval, approving);
    await approving.refuse();
    expect(await approval.step()).toEqual({kind: 'refused'});
  });

  test('is refused by the new device, too, which tells the open one and takes nothing more', async () => {
    for (const approveFirst of [false, true]) {
      const approval = await request();
      const approving = await answer(approval);
      await compared(approval, approving);
      if (approveFirst) expect((await approving.approve(password)).kind).toBe('done');
      expect((await approval.refuse()).kind).toBe('done');
      expect(approval.progress.value).toEqual({kind: 'refused'});
      expect(await approval.step()).toEqual({kind: 'refused'});
      expect(world.server.deviceRequests.get(approval.id)).toMatchObject({shown: {state: 'refused'}, letter: null});
      if (!approveFirst) {
        await world.timers.run(4_000);
        expect((await approving.approve(password)).kind).toBe('conflict');
      }
      expect(await device.memory?.get('latchkey.approval')).toBeNull();
      expect(client.state.value).toEqual({kind: 'signed-out'});
    }
    // A server that cannot be told changes nothing about this side.
    const approval = await request();
    await compared(approval, await answer(approval));
    world.server.online = false;
    expect((await approval.refuse()).kind).toBe('offline');
    expect(await approval.step()).toEqual({kind: 'refused'});
  });

  test('asks by itself while somebody waits, and stops when nobody does', async () => {
    const approval = await request();
    const code = approval.code();
    await world.timers.run(4_000);
    const approving = await answer(approval);
    await world.timers.run(4_000);
    expect(words(await code)).toHaveLength(2);
    const asked = world.server.requests.length;
    await world.timers.run(20_000);
    expect(world.server.requests.slice(asked).filter(({path}) => path.includes('device-requests'))).toEqual([]);
    const result = approval.result();
    await approving.refuse();
    await world.timers.run(4_000);
    expect(await result).toEqual({kind: 'refused'});
  });

  test('is over after ten minutes, when it was answered elsewhere, and for an unknown id', async () => {
    const approval = await request();
    await answer(approval);
    const second = await createClient(testDevice('phone', world.server, world.timers));
    const signedIn = await second.signIn({address: mira.kit.signInLink, secretKey: mira.kit.secretKey, password});
    if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
    expect(await signedIn.session.devices.answer(approval.id)).toEqual({kind: 'used'});
    expect(await mira.session.devices.answer(approval.id)).toEqual({kind: 'used'}); // its secret is not asked for twice
    expect((await mira.session.devices.answer('a'.repeat(26) as DeviceRequestId)).kind).toBe('missing');
    const late = await request();
    await world.timers.run(600_000);
    expect(await late.step()).toEqual({kind: 'expired'});
    expect(await mira.session.devices.answer(late.id)).toEqual({kind: 'expired'});
    expect(await client.resumeApproval()).toBeNull();
  });
});

// A server that wants to be the other side for both. It sees and changes everything between them.
describe('a server in the middle', () => {
  let random: Random;
  let pair: Pair;
  let nonce: Uint8Array;
  let own: {key: string; nonce: string};

  // Not while tests are collected: the crypto library is being loaded then.
  beforeAll(() => {
    random = seededRandom('middle');
    pair = boxPair(random(32));
    nonce = random(32);
    own = {key: base64url(pair.publicKey), nonce: base64url(nonce)};
  });

  test('that keeps to the order shows two codes', async () => {
    // To the open device it is the new one: its own commitment and key. To the new one it is the open one.
    const committed = base64url(
      deviceCommitment('http://localhost:8700', device.deviceName, {key: pair.publicKey, nonce}),
    );
    world.server.tamper = (path, told) => {
      if (path.endsWith('/progress')) return {...(told as object), answer: (told as {answer: unknown}).answer && own};
      if (!/workspaces.*device-requests/.test(path)) return told;
      const shown = told as {revealed: unknown};
      return {...shown, commitment: committed, revealed: shown.revealed && own};
    };
    const approval = await request();
    const approving = await answer(approval);
    const [here, there] = await compared(approval, approving);
    expect(here).toMatchObject({kind: 'compare'});
    expect(there).toMatchObject({kind: 'compare'});
    expect(here).not.toEqual(there);
  });

  test('that puts in another key than was committed to is seen by the open device', async () => {
    world.server.tamper = (path, told) => {
      if (!/workspaces.*device-requests/.test(path)) return told;
      const shown = told as {revealed: unknown};
      return {...shown, revealed: shown.revealed && own};
    };
    const approval = await request();
    const approving = await answer(approval);
    const [, there] = await compared(approval, approving);
    expect(there).toEqual({kind: 'forged'});
    await settle();
    expect(await approval.step()).toEqual({kind: 'refused'});
    expect((await approving.approve(password)).kind).toBe('conflict');
  });

  test.each(['device_name', 'commitment'])('that tells another %s is seen by the open device', async (what) => {
    world.server.tamper = (path, told) =>
      /workspaces.*device-requests/.test(path)
        ? {...(told as object), [what]: what === 'commitment' ? own.key : 'Mira’s new phone'}
        : told;
    const approval = await request();
    const approving = await answer(approval);
    const [, there] = await compared(approval, approving);
    expect(there).toEqual({kind: 'forged'});
  });

  test('that tells a forgetful device of another answer, once its key is known, is not believed', async () => {
    const approval = await request();
    const approving = await answer(approval);
    await compared(approval, approving);
    // The program is stopped, and what it kept is from before the answer.
    const kept = JSON.parse((await device.memory?.get('latchkey.approval')) ?? '{}') as object;
    await device.memory?.set('latchkey.approval', JSON.stringify({...kept, answer: null}));
    const resumed = await client.resumeApproval();
    expect(await resumed?.step()).toEqual({kind: 'forged'});
    // One that remembers goes by what it remembers.
    await device.memory?.set('latchkey.approval', JSON.stringify(kept));
    world.server.tamper = (path, told) => (path.endsWith('/progress') ? {...(told as object), answer: own} : told);
    const faithful = await client.resumeApproval();
    expect(await faithful?.step()).toEqual(approval.progress.value);
  });

  test('cannot write the letter, change it, or send one from elsewhere', async () => {
    for (const spoil of [
      (sealed: string) =>
        base64url((parseBase64url(sealed) ?? new Uint8Array()).map((byte, at) => byte ^ Number(at === 100))),
      () => base64url(random(296)),
    ]) {
      const approval = await request();
      const approving = await answer(approval);
      await compared(approval, approving);
      await approving.approve(password);
      world.server.tamper = (path, told) =>
        path.endsWith('/take') ? {sealed: spoil((told as {sealed: string}).sealed)} : told;
      expect(await approval.step()).toEqual({kind: 'forged'});
      expect(client.state.value).toEqual({kind: 'signed-out'});
    }
  });

  test('gives each pair of keys and nonces, workspace, request and origin a code of its own', () => {
    const shown = (seed: string) => ({key: seededRandom(`${seed} key`)(32), nonce: seededRandom(`${seed} nonce`)(32)});
    const at = {
      origin: 'http://localhost:8700',
      workspace: mira.session.workspaceId,
      request: 'a'.repeat(26) as DeviceRequestId,
      newDevice: shown('n'),
      openDevice: shown('o'),
    };
    const codes = [
      at,
      {...at, origin: 'http://localhost:8701'},
      {...at, workspace: `${'a'.repeat(25)}e` as typeof at.workspace},
      {...at, request: `${'a'.repeat(25)}e` as DeviceRequestId},
      {...at, newDevice: {...at.newDevice, key: random(32)}},
      {...at, newDevice: {...at.newDevice, nonce: random(32)}},
      {...at, openDevice: {...at.openDevice, key: random(32)}},
      {...at, openDevice: {...at.openDevice, nonce: random(32)}},
      {...at, newDevice: at.openDevice, openDevice: at.newDevice},
    ].map(approvalCode);
    expect(new Set(codes).size).toBe(codes.length);
    // All thirty bits are in it: of 2,000 codes no two are alike (one pair would be, once in 500 runs of fresh codes), and
    // each place takes each letter.
    const many = Array.from({length: 2000}, (_, index) =>
      approvalCode({...at, newDevice: shown(String(index))}).replace(' ', ''),
    );
    expect(new Set(many).size).toBe(2000);
    for (let place = 0; place < 6; ++place) expect(new Set(many.map((code) => code.charAt(place))).size).toBe(32);
  });
});
