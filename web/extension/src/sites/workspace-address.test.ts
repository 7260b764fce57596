import {expect, test} from 'vitest';
import {workspaceOrigin} from './workspace-address.ts';

test.each([
  ['https://latchkey.example', 'https://latchkey.example'],
  ['latchkey.example', 'https://latchkey.example'],
  ['  latchkey . example / ', 'https://latchkey.example'],
  ['LATCHKEY.Example:8443', 'https://latchkey.example:8443'],
  ['https://latchkey.example/w/abc/accounts?x#y', 'https://latchkey.example'],
  ['latchkey.example/sign-in#a.b', 'https://latchkey.example'],
  ['localhost:8700', 'http://localhost:8700'],
  ['http://localhost:8700/sign-in#a.b', 'http://localhost:8700'],
  ['team.localhost', 'http://team.localhost'],
  ['192.0.2.7:8700', 'https://192.0.2.7:8700'],
  ['[2001:db8::1]:8700', 'https://[2001:db8::1]:8700'],
  ['bücher.example', 'https://xn--bcher-kva.example'],
])('%s is %s', (typed, origin) => {
  expect(workspaceOrigin(typed)).toBe(origin);
});

test.each([
  '',
  '   ',
  'northwind',
  'http://latchkey.example',
  'ftp://latchkey.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'mira@example.com',
  'https://',
  'latchkey.example:99999',
  'localhost.example@evil.example',
])('%j is no address of a workspace', (typed) => {
  expect(workspaceOrigin(typed)).toBeUndefined();
});
