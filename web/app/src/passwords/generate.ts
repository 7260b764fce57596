// Passwords from the browser's strong randomness. Every choice is uniform: a number that would favour the start of the
// alphabet is thrown away and drawn again.
export type Random = (length: number) => Uint8Array;

export const browserRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

export type Recipe =
  | {kind: 'characters'; length: number; digits: boolean; symbols: boolean}
  | {kind: 'words'; count: number; digit: boolean};

export const lengths = {characters: {min: 8, max: 64}, words: {min: 3, max: 10}} as const;

// Letters and digits that are easily mistaken for one another (l, I, O, 0, 1) are left out: people read these aloud.
const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';
const digits = '23456789';
// Symbols that forms and shells seldom object to.
const symbols = '!#%+-.:=?@_';

export function chooseBelow(limit: number, random: Random): number {
  const fair = Math.floor(0x1_0000 / limit) * limit;
  for (;;) {
    const [high = 0, low = 0] = random(2);
    const drawn = high * 256 + low;
    if (drawn < fair) return drawn % limit;
  }
}

function pick(alphabet: string, random: Random): string {
  return alphabet.charAt(chooseBelow(alphabet.length, random));
}

export function generateCharacters(recipe: Extract<Recipe, {kind: 'characters'}>, random: Random): string {
  const required = [letters, ...(recipe.digits ? [digits] : []), ...(recipe.symbols ? [symbols] : [])];
  const alphabet = required.join('');
  // Drawn whole until each kind is in it, which keeps every accepted password equally likely.
  for (;;) {
    const password = Array.from({length: recipe.length}, () => pick(alphabet, random)).join('');
    if (required.every((kind) => Array.from(password).some((each) => kind.includes(each)))) return password;
  }
}

export function generateWords(
  recipe: Extract<Recipe, {kind: 'words'}>,
  list: readonly string[],
  random: Random,
): string {
  const words = Array.from({length: recipe.count}, () => list[chooseBelow(list.length, random)] ?? '');
  if (recipe.digit) {
    const at = chooseBelow(words.length, random);
    words[at] = `${words[at] ?? ''}${chooseBelow(10, random)}`;
  }
  return words.join('-');
}

export function recipeBits(recipe: Recipe, listLength = 2048): number {
  if (recipe.kind === 'words')
    return recipe.count * Math.log2(listLength) + (recipe.digit ? Math.log2(10 * recipe.count) : 0);
  const size = letters.length + (recipe.digits ? digits.length : 0) + (recipe.symbols ? symbols.length : 0);
  return recipe.length * Math.log2(size);
}
