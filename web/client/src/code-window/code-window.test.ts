import {beforeAll, describe, expect, test} from 'vitest';
import {generateId, type AccountId, type WorkspaceId} from '../ids.ts';
import {loadSodium, signPair, type Random} from '../crypto/sodium.ts';
import {parseOtpauth, type OtpUri} from '../otp/otpauth-uri.ts';
import {codeForStep} from '../otp/totp.ts';
import {seededRandom} from '../testing/random.ts';
import {canBeDealt, dayOf, dealChunk, openChunk, parseChunk, stepsOf, verifyChunk, writeChunk} from './chunk.ts';
import {daysLeft, dealFor} from './dealing.ts';

let random: Random;
let place: {workspace: WorkspaceId; account: AccountId; epoch: number; seedRevision: number};

beforeAll(async () => {
  await loadSodium();
  random = seededRandom('code window');
  place = {workspace: generateId(random), account: generateId(random), epoch: 2, seedRevision: 3};
});

function otp(query = ''): OtpUri {
  const parsed = parseOtpauth(`otpauth://totp/a?secret=JBSWY3DPEHPK3PXP${query}`);
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed.otp;
}

describe('a chunk', () => {
  test('holds the code of every step that begins in its day, in each alphabet', () => {
    const owner = signPair(random(32));
    const key = random(32);
    for (const query of ['', '&digits=8', '&digits=7&period=60&algorithm=SHA512', '&encoder=steam']) {
      const day = dayOf(1_700_000_000_000);
      const chunk = dealChunk(otp(query), day, place, key, owner, random);
      expect(verifyChunk(chunk, owner.publicKey)).toBe(true);
      const opened = openChunk(chunk, key);
      expect(opened?.codes.length).toBe(86_400 / otp(query).period);
      opened?.codes.forEach((code, at) => {
        if (at % 97 === 0) expect(code).toBe(codeForStep(otp(query), opened.firstStep + at));
      });
    }
  });

  test('of a day costs about ten kilobytes', () => {
    const chunk = dealChunk(otp(), 19_000, place, random(32), signPair(random(32)), random);
    expect(chunk.sealed.length).toBeGreaterThan(10_000);
    expect(chunk.sealed.length).toBeLessThan(13_000);
  });

  test('opens under no other day, revision or epoch, and is signed by one Owner', () => {
    const owner = signPair(random(32));
    const key = random(32);
    const chunk = dealChunk(otp(), 19_000, place, key, owner, random);
    for (const at of [
      {...chunk.at, ...stepsOf(19_001, 30), day: 19_001},
      {...chunk.at, seedRevision: 4},
      {...chunk.at, epoch: 3},
      {...chunk.at, count: chunk.at.count - 1},
      {...chunk.at, firstStep: chunk.at.firstStep + 1},
      {...chunk.at, period: 0},
    ]) {
      expect(openChunk({...chunk, at}, key)).toBeUndefined();
      expect(verifyChunk({...chunk, at}, owner.publicKey)).toBe(false);
    }
    expect(verifyChunk(chunk, signPair(random(32)).publicKey)).toBe(false);
  });

  test('with a code its alphabet cannot write, or of another length, is refused', () => {
    const text = writeChunk(otp(), 0, 4);
    expect(parseChunk(text, 4)?.length).toBe(4);
    expect(parseChunk(text, 3)).toBeUndefined();
    expect(parseChunk(text.slice(0, -1), 4)).toBeUndefined();
    text[1] = 0xff;
    expect(parseChunk(text, 4)).toBeUndefined();
    const letters = writeChunk(otp('&encoder=steam'), 0, 1);
    expect(parseChunk(letters, 1)?.[0]).toMatch(/^[2-9B-Y]{5}$/);
    letters[1] = 0x01;
    expect(parseChunk(letters, 1)).toBeUndefined();
    letters[0] = 9;
    expect(parseChunk(letters, 1)).toBeUndefined();
  });

  test('covers odd periods without a gap or an overlap between days', () => {
    for (const period of [15, 30, 47, 90, 7000, 86_400]) {
      for (let day = 19_000; day < 19_010; ++day) {
        const today = stepsOf(day, period);
        expect(today.firstStep + today.count).toBe(stepsOf(day + 1, period).firstStep);
      }
    }
  });

  test('is not made of counters nor of periods that would fill a day with codes', () => {
    expect(canBeDealt(otp())).toBe(true);
    expect(canBeDealt(otp('&period=14'))).toBe(false);
    expect(canBeDealt(otp('&period=86401'))).toBe(false);
    expect(canBeDealt({...otp(), type: 'hotp'})).toBe(false);
  });
});

describe('dealing', () => {
  test('covers thirty days, adds what is missing, and replaces a former seed', () => {
    expect(dealFor(null, 1, 100)).toEqual({replace: true, days: Array.from({length: 30}, (_, at) => 100 + at)});
    expect(dealFor({untilDay: 129, seedRevision: 1}, 1, 100)).toBeNull();
    expect(dealFor({untilDay: 129, seedRevision: 1}, 1, 102)).toEqual({replace: false, days: [130, 131]});
    expect(dealFor({untilDay: 129, seedRevision: 1}, 2, 100)?.replace).toBe(true);
    expect(dealFor({untilDay: 90, seedRevision: 1}, 1, 100)).toEqual({
      replace: false,
      days: Array.from({length: 30}, (_, at) => 100 + at),
    });
  });

  test('counts the days left', () => {
    expect(daysLeft(null, 100)).toBeNull();
    expect(daysLeft({untilDay: 129, seedRevision: 1}, 100)).toBe(29);
    expect(daysLeft({untilDay: 99, seedRevision: 1}, 100)).toBe(0);
  });
});
