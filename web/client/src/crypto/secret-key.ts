// protocol/seals.md, section 3: the member's secret key as people write it. `LK1-` and seven groups of four letters:
// base32 of 16 random bytes and 12 check bits, so that a mistyped letter is told from a wrong password on the spot.
import {base32, base32Value, wipe, type Bytes} from '../bytes.ts';
import {hash} from './transcript.ts';

const prefix = 'LK1';
const letters = 28;

export type SecretKeyProblem = 'foreign-character' | 'too-short' | 'too-long' | 'check-failed';

export function writeSecretKey(secret: Uint8Array): string {
  const check = hash('secret-key', secret);
  const bytes = new Uint8Array([...secret, check[0] ?? 0, (check[1] ?? 0) & 0xf0]);
  const text = base32(bytes).slice(0, letters); // 144 bits, of which the last four are the zeros just made
  wipe(bytes);
  return [prefix, ...Array.from({length: 7}, (_, group) => text.slice(group * 4, group * 4 + 4))].join('-');
}

// As the kit is typed from paper: any case, any blanks and hyphens, a missing prefix, and 0, 1 and 8, which are no letters
// of base32, for the O, I and B they were taken for.
export function parseSecretKey(
  text: string,
): {kind: 'secret-key'; secret: Bytes} | {kind: 'problem'; problem: SecretKeyProblem} {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\u00ad\u200b-\u200d\u2060\u2212\ufeff]/gu, '')
    .toUpperCase()
    .replace(/[018]/g, (digit) => ({'0': 'O', '1': 'I', '8': 'B'})[digit] ?? digit);
  // Letters can begin like the prefix by chance, so it is one only where they would be too many.
  const body = bare.startsWith('LKI') && bare.length > letters ? bare.slice(prefix.length) : bare;
  if (/[^A-Z2-7]/.test(body)) return {kind: 'problem', problem: 'foreign-character'};
  if (body.length < letters) return {kind: 'problem', problem: 'too-short'};
  if (body.length > letters) return {kind: 'problem', problem: 'too-long'};
  const bits = Array.from(body, (letter) => (base32Value(letter) ?? 0).toString(2).padStart(5, '0')).join('');
  const secret = new Uint8Array(16);
  for (let at = 0; at < 16; ++at) secret[at] = parseInt(bits.slice(at * 8, at * 8 + 8), 2);
  if (writeSecretKey(secret).replaceAll('-', '').slice(prefix.length) !== body) {
    return {kind: 'problem', problem: 'check-failed'};
  }
  return {kind: 'secret-key', secret};
}

export function sentenceOf(problem: SecretKeyProblem): string {
  switch (problem) {
    case 'foreign-character':
      return 'the secret key has only the letters A to Z and the digits 2 to 7';
    case 'too-short':
      return 'the secret key is too short: it has seven groups of four after LK1-';
    case 'too-long':
      return 'the secret key is too long: it has seven groups of four after LK1-';
    case 'check-failed':
      return 'a letter of the secret key is mistyped';
  }
}
