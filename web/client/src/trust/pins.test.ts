import {beforeAll, describe, expect, test} from 'vitest';
import {parseBase64url} from '../bytes.ts';
import {loadSodium, type Random} from '../crypto/sodium.ts';
import {generateId, type AccountId, type MemberId, type WorkspaceId} from '../ids.ts';
import type {Platform} from '../platform.ts';
import {seededRandom} from '../testing/random.ts';
import {MemoryStore} from '../memory-store.ts';
import {Pins, type AccountPin} from './pins.ts';

let random: Random;
let at: {workspace: WorkspaceId; member: MemberId};
beforeAll(async () => {
  await loadSodium();
  random = seededRandom('pins');
  at = {workspace: generateId(random), member: generateId(random)};
});

function device() {
  const storage = new MemoryStore();
  return {platform: {storage, random} as unknown as Platform, storage, key: random(32)};
}

function accountPin(number: number, counter: number): AccountPin {
  return {number, hash: random(32), counter, manifest: random(64)};
}

describe('pins', () => {
  test('come back under their key, and are readable to nobody else', async () => {
    const {platform, storage, key} = device();
    const jo = generateId<MemberId>(random);
    const fingerprint = random(32);
    const pins = await Pins.open(platform, at, key);
    pins.keepCompared(jo, fingerprint);
    pins.keepStopped({kind: 'log-entry-refused', number: 7, why: 'proof'});
    await pins.save();
    const [written = ''] = Array.from(storage.values.values());
    expect(Buffer.from(parseBase64url(written) ?? []).toString('latin1')).not.toContain(jo);
    const again = await Pins.open(platform, at, key);
    expect(again.isCompared(jo, fingerprint)).toBe(true);
    expect(again.isCompared(jo, random(32))).toBe(false);
    expect(again.stopped).toEqual({kind: 'log-entry-refused', number: 7, why: 'proof'});
    expect((await Pins.open(platform, at, random(32))).isCompared(jo, fingerprint)).toBe(false);
  });

  test('of the log never go back', async () => {
    const {platform, key} = device();
    const pins = await Pins.open(platform, at, key);
    const head = {number: 5, hash: random(32)};
    pins.pinLog(head);
    pins.pinLog({number: 4, hash: random(32)});
    await pins.save();
    expect((await Pins.open(platform, at, key)).log).toEqual(head);
  });

  test('of two tabs are kept together, the further one counting', async () => {
    const {platform, key} = device();
    const [jo, kim] = [generateId<MemberId>(random), generateId<MemberId>(random)];
    const [bank, shop] = [generateId<AccountId>(random), generateId<AccountId>(random)];
    const fingerprints = {jo: random(32), kim: random(32)};
    const first = await Pins.open(platform, at, key);
    const second = await Pins.open(platform, at, key);
    const further = {number: 9, hash: random(32)};
    first.pinLog(further);
    first.keepCompared(jo, fingerprints.jo);
    const [bankPin, shopPin] = [accountPin(3, 1), accountPin(1, 9)];
    first.pinAccount(bank, bankPin);
    first.pinAccount(shop, shopPin);
    second.pinLog({number: 8, hash: random(32)});
    second.keepCompared(kim, fingerprints.kim);
    const later = accountPin(2, 7);
    second.pinAccount(bank, later);
    second.pinAccount(shop, {...shopPin, counter: 4, manifest: random(64)});
    await first.save();
    await second.save();
    const read = await Pins.open(platform, at, key);
    expect([read.isCompared(jo, fingerprints.jo), read.isCompared(kim, fingerprints.kim)]).toEqual([true, true]);
    // Chain and list each by itself: one tab may have seen more of the one, the other of the other.
    expect(read.account(bank)).toEqual({...bankPin, counter: 7, manifest: later.manifest});
    expect(read.account(shop)).toEqual(shopPin);
    expect(read.log).toEqual(further);
  });

  test('of a member are no other member’s', async () => {
    const {platform, storage, key} = device();
    const pins = await Pins.open(platform, at, key);
    pins.pinLog({number: 1, hash: random(32)});
    await pins.save();
    const other = {...at, member: generateId<MemberId>(random)};
    const [name = '', written = ''] = Array.from(storage.values)[0] ?? [];
    await storage.set(name.replace(at.member, other.member), written);
    expect((await Pins.open(platform, other, key)).log).toBeNull();
  });
});
