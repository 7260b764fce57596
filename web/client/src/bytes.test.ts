import {describe, expect, test} from 'vitest';
import {base32, base64url, parseBase64url, u32, u64, utf8} from './bytes.ts';

describe('base64url', () => {
  test('writes and reads every remainder without padding', () => {
    for (const [text, written] of [
      ['', ''],
      ['f', 'Zg'],
      ['fo', 'Zm8'],
      ['foo', 'Zm9v'],
      ['foob', 'Zm9vYg'],
    ] as const) {
      expect(base64url(utf8(text))).toBe(written);
      expect(parseBase64url(written)).toEqual(utf8(text));
    }
  });

  test('agrees with Node on every byte', () => {
    const bytes = new Uint8Array(256).map((_, at) => at);
    expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    expect(parseBase64url(Buffer.from(bytes).toString('base64url'))).toEqual(bytes);
  });

  test('refuses padding, foreign letters and bits that carry nothing', () => {
    for (const text of ['Zg==', 'Z', 'Zh', 'Zm9', 'Zm+v', 'Zm/v', 'Zm 8']) expect(parseBase64url(text)).toBeUndefined();
  });
});

test('base32 writes the RFC 4648 vectors without padding', () => {
  expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(utf8(text)))).toEqual([
    '',
    'MY',
    'MZXQ',
    'MZXW6',
    'MZXW6YQ',
    'MZXW6YTB',
    'MZXW6YTBOI',
  ]);
});

test('integers are big-endian and never lose bits', () => {
  expect([...u32(0x01020304)]).toEqual([1, 2, 3, 4]);
  expect([...u64(1_700_000_000_000)]).toEqual([0, 0, 1, 139, 207, 229, 104, 0]);
  expect(() => u64(-1)).toThrow();
  expect(() => u64(2 ** 53)).toThrow();
});
