import {describe, expect, test} from 'vitest';
import type {AccountId} from '../ids.ts';
import {standingOf} from './code-standing.ts';

const photogram = 'photogram' as AccountId;
const since = 1_000_000;
const opened = since + 1_000_000;
const requests = [{account: photogram, openedAt: opened, endsAt: opened + 300_000}];
const code = (arrivedAt: number, more: object = {}) => ({
  account: photogram,
  arrivedAt,
  purpose: 'sign-in',
  ...more,
});

describe('a code that arrived', () => {
  test.each([
    [0, 'solicited'],
    [299_999, 'solicited'],
    [300_000, 'unsolicited'],
    [-10_000, 'solicited'],
    [-10_001, 'unsolicited'],
  ])('%i ms after Log in was pressed is %s', (after, standing) => {
    expect(standingOf(code(opened + after), requests, since)).toBe(standing);
  });

  test('is nobody’s for a request on another account, and for one that had ended', () => {
    expect(standingOf(code(opened, {account: 'bank' as AccountId}), requests, since)).toBe('unsolicited');
    const stopped = [{account: photogram, openedAt: opened, endsAt: opened + 20_000}];
    expect(standingOf(code(opened + 20_000), stopped, since)).toBe('unsolicited');
  });

  test('is no reason for alarm where it sets something up, or where what was asked for is not known any more', () => {
    expect(standingOf(code(opened + 400_000, {purpose: 'sign-up'}), requests, since)).toBe('unknown');
    expect(standingOf(code(since + 299_999), [], since)).toBe('unknown');
    expect(standingOf(code(since + 300_000), [], since)).toBe('unsolicited');
    expect(standingOf(code(opened), [], null)).toBe('unknown');
  });
});
