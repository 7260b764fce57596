import {expect, test} from 'vitest';
import {maskAddress, maskNumber, parseNationalNumber, parseWholeNumber} from './destinations.ts';

test('a whole number has a plus sign, a country we know and enough digits', () => {
  expect(parseWholeNumber('+1 (555) 555-0100')).toBe('+15555550100');
  expect(parseWholeNumber('+44 7911 123456')).toBe('+447911123456');
  for (const refused of ['15555550100', '+1555555010', '+155555501000', '+999123456789', '+1 555 555 010o', '', '+'])
    expect(parseWholeNumber(refused)).toBeNull();
});

test('a national number takes its prefix from the country and has none of its own', () => {
  expect(parseNationalNumber('US', '555 555 0100')).toBe('+15555550100');
  expect(parseNationalNumber('DK', '12 34 56 78')).toBe('+4512345678');
  for (const [country, typed] of [
    ['US', '+15555550100'],
    ['US', '15555550100'],
    ['US', ''],
    ['ZZ', '5555550100'],
  ] as const)
    expect(parseNationalNumber(country, typed)).toBeNull();
});

test('a mask shows enough to know it again and no more', () => {
  expect(maskNumber('+15555551234')).toBe('****1234');
  expect(maskAddress('northwind@codes.example')).toBe('n*****d@codes.example');
  expect(maskAddress('ab@codes.example')).toBe('a*****@codes.example');
});
