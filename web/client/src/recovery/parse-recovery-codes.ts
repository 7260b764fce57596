// Takes the block of recovery codes that a service shows apart into one code a row, however it was copied: numbered, with
// bullets or labels, in columns, separated by commas, or with blanks inside each code. What a blank means is decided by
// looking at the whole block, so nothing depends on the service.

export type ParsedRecoveryCodes = {
  codes: readonly string[]; // in their order, each once, blanks inside kept as one
  ignored: readonly string[]; // what did not look like a code, for the screen to show
};

// In front of a code: "1." "12)" "(3)" "#4" "-" "*" "•" "[ ]" "☐".
const ornament =
  /^(?:\(?#?\d{1,2}[.):]\s+|\(\d{1,2}\)\s*|#\d{1,2}\s+|\[[ xX]?\]\s*|[-–—*>]+\s+|[•‣◦·▪▫■□●○☐☑✓✔→]+\s*)/u;
const label = /^[^:]*:\s+/u; // "Backup code 1: abcd-efgh"
const remark = /\s*\([^)]*\)$|\s+(?:used|unused)$/iu;
const token = /^[\p{L}\p{N}]+(?:[-–_./+=][\p{L}\p{N}]+)*=*$/u;
const standsAlone = 6; // letters and digits; a shorter piece is a group of a code, or numbering
const shortest = 4;

type Cell = readonly string[]; // pieces between single blanks

export function parseRecoveryCodes(block: string): ParsedRecoveryCodes {
  const ignored: string[] = [];
  const cells: Cell[] = [];
  const rows = block.normalize('NFKC').split(/\r\n|[\r\n\u2028\u2029]/u);
  for (const cell of withoutOrdinals(rows.flatMap(cellsOf))) {
    if (looksLikeCode(cell)) cells.push(cell);
    else ignored.push(cell.join(' '));
  }
  const usual = usualLength(cells);
  const codes: string[] = [];
  for (const code of cells.flatMap((cell) => codesOf(cell, cells))) {
    const length = lengthOf(code);
    // A word by itself ("Instagram") could be a code of letters; it is one where it is as long as the others.
    const word = !/\p{N}/u.test(code) && usual !== undefined && length !== usual;
    if (length < shortest || word) ignored.push(code);
    else codes.push(code);
  }
  return {codes: Array.from(new Set(codes)), ignored};
}

// Commas, semicolons, bars, tabs and wide gaps separate for sure, and so does the numbering of a second column.
function cellsOf(row: string): Cell[] {
  return row
    .split(/[,;|\t]|\s{2,}|\s(?=\(?#?\d{1,2}[.)]\s)/u)
    .map(strip)
    .filter((cell) => cell !== '')
    .map((cell) => cell.split(/\s+/u));
}

function strip(cell: string): string {
  let rest = cell.trim();
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(ornament, '').replace(label, '').replace(remark, '').trim();
  }
  return rest;
}

// Numbering without a dot ("1 abcd-efgh", "2 …") is told by counting up from row to row.
function withoutOrdinals(cells: Cell[]): Cell[] {
  const numbered = cells.filter((cell) => cell.length > 1 && /^\d{1,2}$/.test(cell[0] ?? ''));
  const counts = numbered.every((cell, at) => Number(cell[0]) === Number(numbered[0]?.[0]) + at);
  return counts && numbered.length > 1 ? cells.map((cell) => (numbered.includes(cell) ? cell.slice(1) : cell)) : cells;
}

function looksLikeCode(cell: Cell): boolean {
  if (!cell.every((piece) => token.test(piece))) return false;
  if (cell.length === 1) return true;
  // Several words without a digit are a sentence unless they are groups of one size.
  const lengths = new Set(cell.map(lengthOf));
  return /\p{N}/u.test(cell.join('')) ? lengths.size <= 2 : lengths.size === 1;
}

function lengthOf(code: string): number {
  return code.replace(/[^\p{L}\p{N}]/gu, '').length;
}

function isGroups(cell: Cell): boolean {
  return cell.length > 1 && cell.some((piece) => lengthOf(piece) < standsAlone);
}

// One cell can hold several codes: pieces that stand alone each are one, groups come in bundles of one size.
function codesOf(cell: Cell, cells: readonly Cell[]): string[] {
  if (!isGroups(cell)) return Array.from(cell);
  const size = bundleOf(cell, cells);
  return Array.from({length: Math.ceil(cell.length / size)}, (_, at) =>
    cell.slice(at * size, (at + 1) * size).join(' '),
  );
}

function bundleOf(cell: Cell, cells: readonly Cell[]): number {
  // The last row of two columns often has one code only, which shows how many groups a code has.
  const smallest = Math.min(...cells.filter(isGroups).map((other) => other.length));
  if (smallest < cell.length && cell.length % smallest === 0) return smallest;
  // No service we know of has more than two groups of plain digits, so four of them are two columns.
  const digits = /^[\d ]+$/.test(cell.join(' '));
  return digits && cell.length >= 4 && cell.length % 2 === 0 ? 2 : cell.length;
}

// The length most codes have, if codes with digits are among them.
function usualLength(cells: readonly Cell[]): number | undefined {
  const counts = new Map<number, number>();
  for (const code of cells.flatMap((cell) => codesOf(cell, cells))) {
    if (/\p{N}/u.test(code)) counts.set(lengthOf(code), (counts.get(lengthOf(code)) ?? 0) + 1);
  }
  return Array.from(counts).sort((a, b) => b[1] - a[1])[0]?.[0];
}
