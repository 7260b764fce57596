// How words of many languages are compared with what a page says. A word stands in our lists as it is written; fold() takes
// case, accents and width from words and pages alike. In scripts with word edges a word matches at the start of one and may
// go on ("passwort" finds "Passwortes"); a full stop asks for the end of the word, too. Elsewhere it matches anywhere.

// The marks of Latin, Greek and Cyrillic letters; those of Indic and Thai ones are vowels, and stay.
const accents = /[\u0300-\u036f]/g;

// Joiners, soft hyphens, marks of direction and the stroke that lengthens an Arabic word: written or not, it is the same word.
const unseen = /[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

// Letters that Unicode does not take apart, as the lists below spell them.
const plain: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  '’': "'",
  ə: 'e',
  ħ: 'h',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  '‘': "'",
  ʻ: "'",
  ʼ: "'",
  // One letter, typed on a Persian or on an Arabic keyboard.
  ی: 'ي',
  '‑': '-',
  '–': '-',
};

export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Plain ASCII, which is most of a page, is folded already.
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(accents, '')
    .replace(unseen, '')
    .normalize('NFC')
    .replace(/[łøđðıæœßþəħɓɗƙ’‘ʻʼی‑–]/g, (letter) => plain[letter] ?? letter);
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

const hasWordEdges = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]/u;

export function words(...lines: string[]): RegExp {
  const edged: string[] = [];
  const edgeless: string[] = [];
  for (const word of lines.join('|').split('|')) {
    const folded = fold(word.trim());
    if (folded === '') continue;
    const whole = folded.endsWith('.');
    const body = escape(whole ? folded.slice(0, -1) : folded).replace(/[ -]/g, '[\\s-]*');
    (hasWordEdges.test(folded) ? edged : edgeless).push(whole ? `${body}(?![\\p{L}])` : body);
  }
  const parts = [];
  if (edged.length > 0) parts.push(`(?<![\\p{L}\\p{N}])(?:${edged.join('|')})`);
  if (edgeless.length > 0) parts.push(edgeless.join('|'));
  return new RegExp(parts.join('|'), 'u');
}
