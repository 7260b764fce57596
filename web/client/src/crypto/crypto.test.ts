import {beforeAll, describe, expect, test} from 'vitest';
import {concat, utf8} from '../bytes.ts';
import {generateId, type AccountId, type DeviceId, type MemberId, type WorkspaceId} from '../ids.ts';
import {seededRandom} from '../testing/random.ts';
import * as account from './account.ts';
import {recordContext} from './context.ts';
import * as member from './member.ts';
import {pad, paddedSize, unpad} from './padding.ts';
import {box, open, openBox, seal} from './seal.ts';
import {parseSecretKey, writeSecretKey} from './secret-key.ts';
import {boxPair, loadSodium, sharedSecret, signPair} from './sodium.ts';
import {encode, hash, transcript} from './transcript.ts';

let random = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);
let workspace: WorkspaceId;
let mira: MemberId;
let account1: AccountId;

beforeAll(async () => {
  await loadSodium();
  random = seededRandom('crypto');
  workspace = generateId(random);
  mira = generateId(random);
  account1 = generateId(random);
});

describe('a transcript', () => {
  test('is its fields with lengths in front, under an operation and a label', () => {
    expect(encode(['a', new Uint8Array([1, 2]), 3])).toEqual(
      concat([
        new Uint8Array([0, 0, 0, 1, 97]),
        new Uint8Array([0, 0, 0, 2, 1, 2]),
        new Uint8Array([0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 3]),
      ]),
    );
    expect(transcript('hash', 'x', [])).toEqual(encode(['latchkey/1', 'hash', 'x']));
  });

  test('differs where fields differ in their borders only', () => {
    expect(hash('x', 'ab', 'c')).not.toEqual(hash('x', 'a', 'bc'));
    expect(hash('x', 'a')).not.toEqual(hash('x', 'a', ''));
  });
});

describe('padding', () => {
  test('costs twelve in a hundred at most and is Padmé above 64', () => {
    expect([0, 63, 64, 65, 100, 1000, 10_000].map(paddedSize)).toEqual([64, 64, 64, 72, 104, 1024, 10_240]);
    for (let size = 64; size < 5000; ++size) expect(paddedSize(size) / size).toBeLessThan(1.12 + 1e-9);
  });

  test('comes off again, and only the spelling that pad() makes', () => {
    for (const length of [0, 1, 59, 60, 61, 500]) {
      const text = random(length);
      expect(unpad(pad(text))).toEqual(text);
    }
    const tail = pad(utf8('text'));
    tail[63] = 1;
    expect(unpad(tail)).toBeUndefined();
    expect(unpad(concat([pad(utf8('text')), new Uint8Array(8)]))).toBeUndefined();
    const long = pad(utf8('text'));
    long[0] = 255;
    expect(unpad(long)).toBeUndefined();
  });
});

describe('a seal', () => {
  const at = (revision: number) =>
    recordContext({workspace, account: account1, tier: 'use', epoch: 1, kind: 'profile', id: account1, revision});

  test('opens under its key and context, and is 72 bytes longer than its padded text', () => {
    const key = random(32);
    const sealed = seal(key, at(1), utf8('{"label":"Photogram"}'), random);
    expect(sealed.length).toBe(72 + 64);
    expect(open(key, at(1), sealed)).toEqual(utf8('{"label":"Photogram"}'));
  });

  test('opens under no other revision, under no other key and after no change of a byte', () => {
    const key = random(32);
    const sealed = seal(key, at(1), utf8('text'), random);
    expect(open(key, at(2), sealed)).toBeUndefined();
    expect(open(random(32), at(1), sealed)).toBeUndefined();
    for (let byte = 0; byte < sealed.length; ++byte) {
      const changed = sealed.slice();
      changed[byte] = (changed[byte] ?? 0) ^ 1;
      expect(open(key, at(1), changed)).toBeUndefined();
    }
    for (const length of [0, 71, 72, sealed.length - 1])
      expect(open(key, at(1), sealed.slice(0, length))).toBeUndefined();
  });

  test('as a box opens for whom it was made only', () => {
    const recipient = boxPair(random(32));
    const boxed = box(recipient.publicKey, at(1), utf8('card'), random);
    expect(openBox(recipient, at(1), boxed)).toEqual(utf8('card'));
    expect(openBox(boxPair(random(32)), at(1), boxed)).toBeUndefined();
    expect(openBox(recipient, at(2), boxed)).toBeUndefined();
    expect(openBox(recipient, at(1), boxed.slice(0, 40))).toBeUndefined();
  });

  test('is never made for a key that makes every secret zero', () => {
    expect(sharedSecret(random(32), new Uint8Array(32))).toBeUndefined();
    expect(() => box(new Uint8Array(32), at(1), utf8('card'), random)).toThrow();
    expect(openBox(boxPair(random(32)), at(1), new Uint8Array(300))).toBeUndefined();
  });
});

describe('the secret key', () => {
  test('is written as LK1- and seven groups of four', () => {
    expect(writeSecretKey(random(16))).toMatch(/^LK1(-[A-Z2-7]{4}){7}$/);
  });

  test('is read in any case, with any blanks, without its prefix, and with 0, 1 and 8 for O, I and B', () => {
    for (let round = 0; round < 50; ++round) {
      const secret = random(16);
      const written = writeSecretKey(secret);
      const typed = written.slice(4).replaceAll('O', '0').replaceAll('I', '1').replaceAll('B', '8');
      for (const text of [written, written.toLowerCase(), written.replaceAll('-', ' '), typed, ` LK1${typed}\n`]) {
        expect(parseSecretKey(text)).toEqual({kind: 'secret-key', secret});
      }
    }
  });

  test('with one letter mistyped is told from a wrong password', () => {
    let missed = 0;
    for (let round = 0; round < 300; ++round) {
      const written = writeSecretKey(random(16)).replaceAll('-', '').slice(3);
      const place = (random(1)[0] ?? 0) % 28;
      const other = written[place] === 'Q' ? 'R' : 'Q';
      const parsed = parseSecretKey(written.slice(0, place) + other + written.slice(place + 1));
      if (parsed.kind === 'secret-key') ++missed;
      else expect(parsed.problem).toBe('check-failed');
    }
    expect(missed).toBeLessThan(3); // one in 4096
  });

  test('says what else is wrong', () => {
    expect(parseSecretKey('LK1-AAAA')).toEqual({kind: 'problem', problem: 'too-short'});
    expect(parseSecretKey(`LK1-${'A'.repeat(29)}`)).toEqual({kind: 'problem', problem: 'too-long'});
    expect(parseSecretKey('LK1-AAAA-AAA$')).toEqual({kind: 'problem', problem: 'foreign-character'});
  });
});

describe('a member', () => {
  test('opens its identity with password and secret key, whichever keyboard typed the password', () => {
    const at = {workspace, member: mira};
    const secret = member.generateSecretKey(random);
    const keys = member.openMemberKeys(secret, 'pa\u00dfwort \u00e9', at);
    const identity = member.generateIdentity(random);
    const sealed = member.sealIdentity(keys.unlock, at, identity, random);
    const again = member.openMemberKeys(secret, 'pa\u00dfwort e\u0301', at);
    expect(again).toEqual(keys);
    expect(member.openIdentity(again.unlock, at, sealed)).toEqual(identity);
    expect(member.openIdentity(member.openMemberKeys(secret, 'other', at).unlock, at, sealed)).toBeUndefined();
    expect(
      member.openIdentity(member.openMemberKeys(random(16), 'pa\u00dfwort \u00e9', at).unlock, at, sealed),
    ).toBeUndefined();
  });

  test('states its two keys together', () => {
    const at = {workspace, member: mira};
    const identity = member.generateIdentity(random);
    const statement = member.signIdentityStatement(identity, at);
    const keys = member.publicOf(identity);
    expect(member.verifyIdentityStatement(keys, at, statement)).toBe(true);
    expect(member.verifyIdentityStatement(keys, {...at, member: generateId(random)}, statement)).toBe(false);
    const otherBox = {...keys, boxPublic: boxPair(random(32)).publicKey};
    expect(member.verifyIdentityStatement(otherBox, at, statement)).toBe(false);
  });

  test('signs in to one origin with one device', () => {
    const device = signPair(random(32));
    const id = generateId<DeviceId>(random);
    const at = {workspace, member: mira};
    const proof = member.signSession(device, 'http://localhost:8700', at, id, random(32));
    expect(proof.length).toBe(64);
  });
});

describe('an account', () => {
  test('reaches a member by a wrap that opens for the pair of people it names', () => {
    const granter = member.generateIdentity(random);
    const recipient = member.generateIdentity(random);
    const jo = generateId<MemberId>(random);
    const keys = account.generateAccountKeys(1, random);
    const at: Parameters<typeof account.wrapKey>[1] = {
      workspace,
      account: account1,
      tier: 'use',
      epoch: 1,
      granter: mira,
      recipient: jo,
      granterFingerprint: member.fingerprintOf(member.publicOf(granter), {workspace, member: mira}),
      recipientFingerprint: member.fingerprintOf(member.publicOf(recipient), {workspace, member: jo}),
    };
    const wrap = account.wrapKey(recipient.box.publicKey, at, keys.use, random);
    expect(account.unwrapKey(recipient.box, at, wrap)).toEqual(keys.use);
    expect(account.unwrapKey(recipient.box, {...at, tier: 'manage'}, wrap)).toBeUndefined();
    expect(account.unwrapKey(recipient.box, {...at, granter: jo}, wrap)).toBeUndefined();
  });

  test('keeps its former keys under the new ones', () => {
    const before = account.generateAccountKeys(1, random);
    const after = account.generateAccountKeys(2, random);
    const at: account.FormerPlace = {workspace, account: account1, tier: 'use', newEpoch: 2, formerEpoch: 1};
    const sealed = account.sealFormerKey(after.use, at, before.use, random);
    expect(account.openFormerKey(after.use, at, sealed)).toEqual(before.use);
    expect(account.openFormerKey(before.use, at, sealed)).toBeUndefined();
  });
});
