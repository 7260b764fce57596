// docs/asvs.md answers every requirement of ASVS 5.0 at levels 1 and 2, once, and what it names is there.
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {top} from './harness/contract.ts';

// Section by section, how many requirements of these levels there are. They are numbered from 1 on, since those of level 3
// follow them in every section but one: 6.3, whose first four they are.
const sections = {
  '1': [2, 9, 11, 3, 2],
  '2': [3, 3, 4, 1],
  '3': [0, 2, 4, 6, 5, 0, 2],
  '4': [3, 1, 2, 4],
  '5': [1, 3, 2, 3],
  '6': [3, 12, 4, 4, 5, 3, 0, 4],
  '7': [3, 4, 2, 5, 2, 2],
  '8': [2, 3, 1, 1],
  '9': [3, 4],
  '10': [2, 2, 4, 11, 5, 2, 3],
  '11': [2, 3, 3, 4, 1, 1],
  '12': [3, 2, 4],
  '13': [1, 5, 2, 5],
  '14': [2, 4, 3],
  '15': [3, 3, 7],
  '16': [1, 5, 4, 3, 3],
  '17': [1, 4, 2],
};
const all = Object.entries(sections).flatMap(([chapter, counts]) =>
  counts.flatMap((count, at) => Array.from({length: count}, (_, index) => `${chapter}.${at + 1}.${index + 1}`)),
);

const rows = readFileSync(join(top, 'docs/asvs.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, ids = '']) => /^\d+\.\d+\.\d+/.test(ids))
  .map(([, ids = '', says = '', shows = '']) => ({ids: ids.split(', '), says, shows}));

test('every requirement is answered once', () => {
  expect(all).toHaveLength(253);
  expect(rows.flatMap(({ids}) => ids).sort()).toEqual([...all].sort());
});

test('with one of four words and a reason', () => {
  for (const {ids, says, shows} of rows) {
    expect(['yes', 'part', 'no', 'n/a'], ids.join()).toContain(says);
    expect(shows.length, ids.join()).toBeGreaterThan(3);
  }
});

test('and what is named is there', () => {
  const paths = rows.flatMap(({shows}) =>
    Array.from(shows.matchAll(/`([\w.-]+\/[\w./-]*)`/g), ([, path = '']) => path),
  );
  expect(paths.length).toBeGreaterThan(80);
  expect(paths.filter((path) => !existsSync(join(top, path)))).toEqual([]);
});
