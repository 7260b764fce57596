import {expect, test} from 'vitest';
import {siteName} from './site-name.ts';

test.each([
  ['https://github.com', 'Github'],
  ['https://www.example.co.uk', 'Example'],
  ['https://accounts.login.example.com', 'Example'],
  ['https://app.example', 'App'],
  ['https://192.0.2.7:8443', '192.0.2.7:8443'],
  ['http://localhost:8701', 'localhost:8701'],
  ['http://photogram.localhost:8701', 'Photogram'],
])('%s may be called %s', (origin, name) => {
  expect(siteName(origin)).toBe(name);
});
