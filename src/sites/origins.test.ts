import {expect, test} from 'vitest';
import {boundDomainFits, fillableOrigin, originsOf, permissionFor} from './origins.ts';

test('a password goes over https, or over http to this very machine', () => {
  expect(fillableOrigin('https://photogram.example/login?next=/')).toBe('https://photogram.example');
  expect(fillableOrigin('https://photogram.example:8443/')).toBe('https://photogram.example:8443');
  expect(fillableOrigin('http://localhost:8701/')).toBe('http://localhost:8701');
  expect(fillableOrigin('http://photogram.localhost:8701/')).toBe('http://photogram.localhost:8701');
  for (const address of [
    'http://photogram.example/',
    'http://localhost.example/',
    'http://127.0.0.1/',
    'ftp://photogram.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'photogram.example',
    '',
  ])
    expect(fillableOrigin(address), address).toBeUndefined();
});

test('an account has the origins it lists and no others', () => {
  expect(originsOf(['https://a.example/x', 'https://a.example/y', 'http://b.example', 'https://c.a.example'])).toEqual([
    'https://a.example',
    'https://c.a.example',
  ]);
  expect(permissionFor('http://photogram.localhost:8701')).toBe('http://photogram.localhost/*');
});

test('a code bound to a domain goes to that domain and those below it', () => {
  expect(boundDomainFits(null, 'https://a.example')).toBe(true);
  expect(boundDomainFits('a.example', 'https://a.example')).toBe(true);
  expect(boundDomainFits('@a.example', 'https://login.a.example')).toBe(true);
  expect(boundDomainFits('login.a.example', 'https://a.example')).toBe(false);
  expect(boundDomainFits('a.example', 'https://nota.example')).toBe(false);
  expect(boundDomainFits('b.example', 'https://a.example')).toBe(false);
  expect(boundDomainFits('', 'https://a.example')).toBe(false);
});
