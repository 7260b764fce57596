import {expect, test} from 'vitest';
import type {Label} from '../recognise/classify.ts';
import {judge, type SeenPage} from './judgement.ts';
import {sentLogin, type FilledField, type SentLogin} from './sent-login.ts';
import {parseWatchMessage} from './watch-messages.ts';

const field = (label: Label, value: string, typed = true): FilledField => ({label, value, typed});

test('a typed password goes with the name that stands there, typed or remembered by the page', () => {
  expect(sentLogin([field('username', ' mira ', false), field('password', 'p 1 ')])).toEqual({
    kind: 'log-in',
    username: 'mira',
    password: 'p 1 ',
  });
  expect(sentLogin([field('email', 'a@example.com'), field('password', 'p')])).toMatchObject({
    username: 'a@example.com',
  });
  expect(sentLogin([field('password', 'p')])).toMatchObject({username: ''});
});

test('what nobody typed is no login, and neither is a code or another field', () => {
  expect(sentLogin([field('username', 'mira'), field('password', 'p', false)])).toBeNull();
  expect(sentLogin([field('one-time-code', '482913'), field('recovery-code', 'abcd')])).toBeNull();
  expect(sentLogin([field('other', 'hello')])).toBeNull();
  const withCode = sentLogin([field('username', 'm'), field('password', 'p'), field('one-time-code', '482913')]);
  expect(JSON.stringify(withCode)).not.toContain('482913');
});

test('the first of two pages gives a name alone', () => {
  expect(sentLogin([field('username', 'mira')])).toEqual({kind: 'name', username: 'mira'});
  expect(sentLogin([field('username', 'mira', false)])).toBeNull();
});

test('a new password is one, and only if its repetition agrees', () => {
  expect(sentLogin([field('password', 'old'), field('new-password', 'new'), field('new-password', 'new')])).toEqual({
    kind: 'new-password',
    username: '',
    password: 'new',
    current: 'old',
  });
  expect(sentLogin([field('email', 'e'), field('new-password', 'new')])).toMatchObject({username: 'e', current: null});
  expect(sentLogin([field('new-password', 'new'), field('new-password', 'other')])).toBeNull();
  expect(sentLogin([field('password', 'one'), field('password', 'two')])).toBeNull();
});

const logIn: SentLogin = {kind: 'log-in', username: 'u', password: 'p'};
const change: SentLogin = {kind: 'new-password', username: '', password: 'new', current: 'old'};
const seen = (changes: Partial<SeenPage>): SeenPage => ({
  page: 'two',
  password: false,
  empty: true,
  code: false,
  complains: false,
  stillFor: 2_000,
  ...changes,
});

test.each<[string, SentLogin, Partial<SeenPage>, string]>([
  ['a calm page without a form', logIn, {}, 'taken'],
  ['one that came this moment', logIn, {stillFor: 100}, 'wait'],
  ['the form in the same document', logIn, {page: 'one', password: true}, 'wait'],
  ['the form in a new one', logIn, {password: true}, 'refused'],
  ['a code asked for', logIn, {code: true}, 'wait'],
  ['a changed password whose form is gone', change, {}, 'taken'],
  ['one whose form is empty again', change, {password: true}, 'unsure'],
  ['one whose form is empty and complains', change, {password: true, complains: true}, 'refused'],
  ['one whose form still holds it', change, {page: 'one', password: true, empty: false}, 'wait'],
])('%s', (_, login, page, judgement) => {
  expect(judge(login, 'one', seen(page))).toBe(judgement);
});

test('what comes from a page is taken apart before it is believed', () => {
  const sent = (login: unknown): unknown => ({kind: 'sent', page: 'a-1', login});
  expect(parseWatchMessage(sent(logIn))).toEqual({kind: 'sent', page: 'a-1', login: logIn});
  expect(parseWatchMessage(sent(change))).toEqual({kind: 'sent', page: 'a-1', login: change});
  for (const wrong of [
    null,
    'sent',
    {kind: 'other'},
    {kind: 'sent', login: logIn},
    {kind: 'sent', page: '<b>', login: logIn},
    sent({...logIn, password: ''}),
    sent({...logIn, password: 'x'.repeat(1001)}),
    sent({...logIn, username: 7}),
    sent({...change, current: undefined}),
    sent({kind: 'name', username: ''}),
    {kind: 'page', page: {page: 'a', description: {fields: [], scopes: []}, filled: [true], complains: false}},
    {kind: 'page', page: {page: 'a', description: 'x', filled: [], complains: false}},
  ])
    expect(parseWatchMessage(wrong), JSON.stringify(wrong)).toBeUndefined();
});
