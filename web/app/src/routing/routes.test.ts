import {expect, test} from 'vitest';
import {pageHref, parseRoute, type Page} from './routes.ts';
import type {AccountId, WorkspaceId} from '@latchkey/client';

const workspace = 'abcdefghijklmnopqrstuvwxya' as WorkspaceId;
const account = 'bbcdefghijklmnopqrstuvwxya' as AccountId;
const read = (path: string) => parseRoute(new URL(path, 'http://localhost:8700'));

test('every page survives being written and read', () => {
  const pages: Page[] = [
    {name: 'accounts'},
    {name: 'trash'},
    {name: 'account', account, tab: 'general'},
    {name: 'account', account, tab: 'access'},
    {name: 'account', account, tab: 'activity'},
    {name: 'inbox', account: undefined},
    {name: 'inbox', account},
    {name: 'members'},
    {name: 'numbers'},
    {name: 'activity'},
    {name: 'settings'},
  ];
  for (const page of pages) expect(read(pageHref(workspace, page))).toEqual({name: 'workspace', workspace, page});
});

test('a workspace alone opens its accounts', () => {
  expect(read(`/w/${workspace}`)).toEqual({name: 'workspace', workspace, page: {name: 'accounts'}});
});

test('links that bring a secret carry it in the fragment', () => {
  expect(read('/found#token')).toEqual({name: 'found', token: 'token'});
  expect(read('/join#a.b.c')).toEqual({name: 'join', link: 'a.b.c'});
  expect(read('/approve#abc')).toEqual({name: 'approve', request: 'abc'});
  expect(read('/sign-in#a.b')).toEqual({name: 'sign-in', address: 'a.b'});
});

test('an address that names no page is unknown', () => {
  for (const path of [
    '/w/short',
    `/w/${workspace}/nothing`,
    `/w/${workspace}/accounts/${account}/x`,
    '/found/more',
    '/x',
  ])
    expect(read(path)).toEqual({name: 'unknown'});
});
