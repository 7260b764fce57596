import {expect, test} from 'vitest';
import {groupCode, maskCode, spellCode} from './code-format.ts';

test('digits are grouped, the rest is left', () => {
  expect(groupCode('482913')).toBe('482 913');
  expect(groupCode('4829137')).toBe('482 9137');
  expect(groupCode('48291374')).toBe('4829 1374');
  expect(groupCode('482913746')).toBe('482 913 746');
  expect(groupCode('4821')).toBe('4821');
  expect(groupCode('G-220417')).toBe('G-220417');
  expect(groupCode('R5KNT')).toBe('R5KNT');
});

test('a code is spelt for the ear and hidden from the eye', () => {
  expect(spellCode('482913')).toBe('4 8 2 9 1 3');
  expect(maskCode('482913')).toBe('••• •••');
});
