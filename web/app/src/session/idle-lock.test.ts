import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {startIdleLock} from './idle-lock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('locks once the time without use is over', () => {
  const lock = vi.fn();
  const {stop} = startIdleLock(() => 1, lock);
  vi.advanceTimersByTime(50_000);
  dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(50_000);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(15_000);
  expect(lock).toHaveBeenCalledOnce();
  stop();
});

test('a press after a long sleep locks instead of waking it up', () => {
  let now = 0;
  const lock = vi.fn();
  const {stop} = startIdleLock(
    () => 15,
    lock,
    () => now,
  );
  // The laptop was shut: no timer ran.
  now = 16 * 60_000;
  dispatchEvent(new Event('pointerdown'));
  expect(lock).toHaveBeenCalledOnce();
  stop();
});
