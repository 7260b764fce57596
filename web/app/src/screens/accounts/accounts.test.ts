import {expect, test} from 'vitest';
import {fakeClient} from '../../../test/fake-client.ts';
import {findAccounts, sortAccounts} from './find-accounts.ts';
import {parseLoginAddress} from './login-address.ts';

const accounts = fakeClient().accounts.value.filter((each) => each.kind === 'account');
const names = (found: typeof accounts | readonly (typeof accounts)[number][]) =>
  found.map((each) => each.profile.service);

test('search finds by every word, without case and accents', () => {
  expect(names(findAccounts(accounts, 'MULLER sohne'))).toEqual([expect.stringContaining('Müller')]);
  expect(names(findAccounts(accounts, 'brand'))).toEqual(['Photogram']);
  expect(names(findAccounts(accounts, 'brand bank'))).toEqual([]);
  expect(findAccounts(accounts, ' ')).toHaveLength(accounts.length);
});

test('search finds an account by its number and its address', () => {
  expect(names(findAccounts(accounts, '5550101234'))).toEqual(['Photogram']);
  expect(names(findAccounts(accounts, 'q7xk2m9d'))).toEqual(['Photogram']);
});

test('accounts are sorted by name as people sort', () => {
  expect(names(sortAccounts(accounts, 'name'))[0]).toBe('Clipcart');
});

test('a login address is https, or this machine', () => {
  expect(parseLoginAddress('photogram.example/login').url).toBe('https://photogram.example/login');
  expect(parseLoginAddress('http://photogram.localhost:8701').url).toBe('http://photogram.localhost:8701/');
  expect(parseLoginAddress('http://localhost:8701/x').url).toBe('http://localhost:8701/x');
  for (const refused of [
    'http://photogram.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:secret@photogram.example',
    'photogram',
    'ftp://photogram.example',
    'http://localhost.evil.example',
  ])
    expect([refused, parseLoginAddress(refused).url]).toEqual([refused, undefined]);
});
