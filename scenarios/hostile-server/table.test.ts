// docs/threat-model.md lists the rows of the paper's table; what it says of each is what is played here.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {top} from '../harness/contract.ts';
import {accountKeys} from './account-keys.ts';
import {sealedRecords} from './sealed-records.ts';
import {stolenPlaces} from './stolen-places.ts';
import {stretching} from './stretching.ts';

const counts = {BW: 12, LP: 7, DL: 6, '1P': 6};
const all = Object.entries(counts).flatMap(([product, count]) =>
  Array.from({length: count}, (_, at) => `${product}${String(at + 1).padStart(2, '0')}`),
);
const inBrowser = ['BW06', 'LP03'];

const text = readFileSync(join(top, 'docs/threat-model.md'), 'utf8');
const rows = new Map(
  text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, row]) => row !== undefined && /^(?:BW|LP|DL|1P)\d\d$/.test(row))
    .map(([, row = '', does = '', fails = '']) => [row, {does, fails}] as const),
);

test('every row of the paper is there once', () => {
  expect([...rows.keys()].sort()).toEqual([...all].sort());
});

test('a row is played, and refused by the name it says, or says why it does not apply', () => {
  const played = new Map(
    [...stolenPlaces, ...accountKeys, ...sealedRecords, ...stretching].map((each) => [each.row, each]),
  );
  for (const [row, {fails}] of rows) {
    const attack = played.get(row);
    const applies = attack !== undefined || inBrowser.includes(row);
    expect(fails.startsWith('Does not apply:'), row).toBe(!applies);
    const name = attack?.says?.split(':')[0];
    if (name !== undefined) expect(fails, row).toContain(`\`${name}\``);
  }
});
