import {expect, test} from 'vitest';
import {estimateBits, estimateStrength} from './estimate.ts';
import {browserRandom, chooseBelow, generateCharacters, generateWords, recipeBits} from './generate.ts';

test('a password of characters has its length and each kind asked for', () => {
  for (let round = 0; round < 200; round += 1) {
    const password = generateCharacters({kind: 'characters', length: 12, digits: true, symbols: true}, browserRandom);
    expect(password).toHaveLength(12);
    expect(password).toMatch(/[a-z]/i);
    expect(password).toMatch(/\d/);
    expect(password).toMatch(/[^a-z\d]/i);
    expect(password).not.toMatch(/[lIO01]/);
  }
  expect(generateCharacters({kind: 'characters', length: 20, digits: false, symbols: false}, browserRandom)).toMatch(
    /^[a-z]{20}$/i,
  );
});

test('a password of words has as many', () => {
  const list = ['ant', 'bee', 'cow', 'dog'];
  expect(generateWords({kind: 'words', count: 5, digit: false}, list, browserRandom).split('-')).toHaveLength(5);
  expect(generateWords({kind: 'words', count: 3, digit: true}, list, browserRandom)).toMatch(/\d/);
});

test('a choice is thrown away where it would favour the start of the alphabet', () => {
  // 65 535 is beyond the last whole multiple of 10; the next draw counts.
  const draws = [255, 255, 0, 7];
  const random = (length: number) => new Uint8Array(Array.from({length}, () => draws.shift() ?? 0));
  expect(chooseBelow(10, random)).toBe(7);
  expect(draws).toHaveLength(0);
});

test('what is made here has the bits its recipe gives', () => {
  expect(recipeBits({kind: 'words', count: 5, digit: false}, 2048)).toBe(55);
  expect(recipeBits({kind: 'characters', length: 20, digits: true, symbols: true})).toBeGreaterThan(115);
});

test('what people type is not flattered', () => {
  for (const weak of ['password', 'Password1!', '123456789012', 'qwertyuiop', 'aaaaaaaaaaaaaaaa', 'Summer2025!'])
    expect([weak, estimateStrength(estimateBits(weak)).word]).toEqual([weak, 'Weak']);
  expect(estimateStrength(estimateBits('v9#Tq!m2Lx@8Wz')).level).toBeGreaterThanOrEqual(2);
  expect(estimateStrength(estimateBits('')).word).toBe('Weak');
});
