// The secret key of an authenticator as people type and paste it: base32, in groups, in either case.
import {base32Value, type Bytes} from '../bytes.ts';

export type KeyProblem = 'key_empty' | 'key_digit' | 'key_character' | 'key_padding' | 'key_length' | 'key_too_long';

export const longestSeed = 256;

// Blanks and hyphens, the typographic ones that web pages put into keys included: no-break blanks, soft hyphen, byte
// order mark, word joiner, minus sign, and U+2000 to U+2015.
const ornament = /[ \t\r\n\f\v\-\u00A0\u00AD\uFEFF\u202F\u2060\u2212\u2000-\u2015]/;

// Strips ornaments wherever they stand. Bits behind the last whole byte are dropped: services print such keys, and every
// authenticator ignores them.
export function parseSeed(typed: string): {kind: 'seed'; seed: Bytes} | {kind: 'problem'; problem: KeyProblem} {
  // Ornaments at most double a key in groups of one; anything longer is not a key.
  if (typed.length > longestSeed * 8) return {kind: 'problem', problem: 'key_too_long'};
  const values: number[] = [];
  let padded = false;
  for (const letter of typed) {
    if (ornament.test(letter)) continue;
    if (letter === '=') {
      padded = true;
      continue;
    }
    if (/[0189]/.test(letter)) return {kind: 'problem', problem: 'key_digit'};
    const value = /[A-Za-z2-7]/.test(letter) ? base32Value(letter) : undefined;
    if (value === undefined) return {kind: 'problem', problem: 'key_character'};
    if (padded) return {kind: 'problem', problem: 'key_padding'};
    values.push(value);
  }
  if (values.length === 0) return {kind: 'problem', problem: 'key_empty'};
  // RFC 4648, 6: whole bytes end in groups of 2, 4, 5, 7 or 8 letters.
  if ([1, 3, 6].includes(values.length % 8)) return {kind: 'problem', problem: 'key_length'};
  const seed = new Uint8Array(Math.floor((values.length * 5) / 8));
  if (seed.length > longestSeed) return {kind: 'problem', problem: 'key_too_long'};
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const value of values) {
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      seed[at++] = (held >> bits) & 0xff;
    }
  }
  return {kind: 'seed', seed};
}
