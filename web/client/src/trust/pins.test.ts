import {beforeAll, describe, expect, test} from 'vitest';
import {base64url, parseBase64url} from '../bytes.ts';
import {loadSodium, type Random} from '../crypto/sodium.ts';
import {generateId, type AccountId, type InvitationId, type MemberId, type WorkspaceId} from '../ids.ts';
import type {Platform} from '../platform.ts';
import {seededRandom} from '../testing/random.ts';
import {MemoryStore} from '../memory-store.ts';
import {Pins, type AccountPin, type MemberPin} from './pins.ts';

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

function memberPin(how: MemberPin['how'] = 'first-seen'): MemberPin {
  return {signPublic: base64url(random(32)), boxPublic: base64url(random(32)), how};
}

function accountPin(epoch: number, profile: number): AccountPin {
  return {
    epoch,
    useCommitment: base64url(random(32)),
    manageCommitment: base64url(random(32)),
    profile,
    password: 0,
  };
}

describe('pins', () => {
  test('come back under their key, and are readable to nobody else', async () => {
    const {platform, storage, key} = device();
    const jo = generateId<MemberId>(random);
    const pin = memberPin('compared');
    const pins = await Pins.open(platform, at, key);
    pins.pinMember(jo, pin);
    await pins.save();
    const [written = ''] = Array.from(storage.values.values());
    expect(Buffer.from(parseBase64url(written) ?? []).toString('latin1')).not.toContain(jo);
    expect((await Pins.open(platform, at, key)).member(jo)).toEqual(pin);
    expect((await Pins.open(platform, at, random(32))).member(jo)).toBeUndefined();
  });

  test('of two tabs are kept together, the further one counting', async () => {
    const {platform, key} = device();
    const [jo, kim] = [generateId<MemberId>(random), generateId<MemberId>(random)];
    const [bank, shop] = [generateId<AccountId>(random), generateId<AccountId>(random)];
    const invitation = generateId<InvitationId>(random);
    const first = await Pins.open(platform, at, key);
    const second = await Pins.open(platform, at, key);
    const pins = {jo: memberPin(), kim: memberPin()};
    first.pinMember(jo, pins.jo);
    first.pinAccount(bank, accountPin(3, 1));
    first.pinAccount(shop, accountPin(1, 9));
    first.keepInvitationSecret(invitation, new Uint8Array(16));
    second.pinMember(kim, pins.kim);
    second.pinAccount(bank, accountPin(2, 7));
    second.pinAccount(shop, accountPin(1, 4));
    await first.save();
    await second.save();
    const read = await Pins.open(platform, at, key);
    expect([read.member(jo), read.member(kim)]).toEqual([pins.jo, pins.kim]);
    expect([read.account(bank)?.epoch, read.account(shop)?.profile]).toEqual([3, 9]);
    expect(read.invitationSecret(invitation)).toEqual(new Uint8Array(16));
  });

  test('of a member are no other member’s', async () => {
    const {platform, storage, key} = device();
    const pins = await Pins.open(platform, at, key);
    pins.pinMember(at.member, memberPin('mine'));
    await pins.save();
    const other = {...at, member: generateId<MemberId>(random)};
    const [name = '', written = ''] = Array.from(storage.values)[0] ?? [];
    await storage.set(name.replace(at.member, other.member), written);
    expect((await Pins.open(platform, other, key)).member(at.member)).toBeUndefined();
  });
});
