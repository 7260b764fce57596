import type {LoginRequest, MemberId, Session} from '@latchkey/client';
import {expect, test} from 'vitest';
import {whoIsLoggingIn} from './logging-in.ts';

const names: Record<string, string> = {mira: 'Mira', jo: 'Jo'};
const session = {memberId: 'me', members: {get: (id: MemberId) => ({name: names[id]})}} as unknown as Session;
const by = (member: string): LoginRequest => ({member, mine: member === 'me'}) as LoginRequest;

test.each([
  [[], undefined],
  [['me'], 'You are logging in'],
  [['mira'], 'Mira is logging in'],
  [['me', 'mira'], 'Mira is logging in'],
  [['mira', 'jo'], 'Mira and 1 more are logging in'],
])('%j: %s', (members, said) => {
  expect(whoIsLoggingIn(session, members.map(by))).toBe(said);
});
