// A rough, pessimistic guess at what a password somebody typed is worth: what repeats, counts up, lies side by side on a
// keyboard or is a common word adds next to nothing. It only draws a bar; no rule hangs on it.
export type Strength = {level: 0 | 1 | 2 | 3; word: 'Weak' | 'Fair' | 'Good' | 'Strong'};

const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
];
const common =
  /p[a4@]ssw[o0]rt?d|letme|welcome|admin|login|qwert|dragon|monkey|master|secret|summer|winter|spring|autumn|hello|iloveyou|football|company|photogram|instagram|latchkey|(?:19|20)\d\d/giu;

function alphabetSize(text: string): number {
  let size = 0;
  if (/[a-z]/.test(text)) size += 26;
  if (/[A-Z]/.test(text)) size += 26;
  if (/\d/.test(text)) size += 10;
  if (/[^\w\s]|_/.test(text)) size += 20;
  if (/\s/.test(text)) size += 2;
  if (/\P{ASCII}/u.test(text)) size += 60;
  return Math.max(size, 2);
}

function follows(before: string, each: string): boolean {
  const pair = (before + each).toLowerCase();
  return before === each || rows.some((row) => row.includes(pair) || Array.from(row).reverse().join('').includes(pair));
}

export function estimateBits(password: string): number {
  // A common word or a year is worth a pick from a thousand.
  const hits = password.match(common) ?? [];
  const rest = password.replace(common, '');
  const perCharacter = Math.log2(alphabetSize(password));
  const seen = new Set<string>();
  let bits = hits.length * 10;
  let before = '';
  for (const each of rest) {
    if (before && follows(before, each)) bits += 1;
    else bits += seen.has(each) ? perCharacter * 0.6 : perCharacter;
    seen.add(each);
    before = each;
  }
  // Long runs of letters are words, and a word carries far less than its letters: about two bits each, as in written text,
  // plus what choosing the words gives.
  const words = rest.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
  if (words.length > 0 && words.join('').length > rest.length * 0.6)
    bits = Math.min(bits, words.length * 11 + (rest.length - words.join('').length) * 2);
  return bits;
}

export function estimateStrength(bits: number): Strength {
  if (bits < 36) return {level: 0, word: 'Weak'};
  if (bits < 52) return {level: 1, word: 'Fair'};
  if (bits < 68) return {level: 2, word: 'Good'};
  return {level: 3, word: 'Strong'};
}
