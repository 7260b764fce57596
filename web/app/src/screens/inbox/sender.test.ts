import {expect, test} from 'vitest';
import {parseSender} from './sender.ts';

test('a name stands before its address', () => {
  expect(parseSender('Photogram <security@photogram.example>')).toEqual({
    name: 'Photogram',
    address: 'security@photogram.example',
  });
  expect(parseSender('"Müller, Jo" <jo@example.com>')).toEqual({name: 'Müller, Jo', address: 'jo@example.com'});
});

test('without a name the address stands alone', () => {
  for (const from of ['32665', '<jo@example.com>', 'jo@example.com']) expect(parseSender(from).name).toBeUndefined();
  expect(parseSender('<jo@example.com>').address).toBe('jo@example.com');
});

test('a name that is an address does not pass for the sender', () => {
  expect(parseSender('security@photogram.example <thief@evil.example>')).toEqual({
    name: undefined,
    address: 'thief@evil.example',
  });
});
