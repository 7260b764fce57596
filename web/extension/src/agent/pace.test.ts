import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {Pace} from './pace.ts';

let looks: number[] = [];
let cost = 0;
let spent = 0; // by looks, on top of the timers' clock
const now = (): number => Date.now() + spent;

function paced(): Pace {
  return new Pace(() => {
    looks.push(now());
    spent += cost;
  }, now);
}

beforeEach(() => {
  vi.useFakeTimers({now: 0});
  looks = [];
  cost = 0;
  spent = 0;
});

afterEach(() => vi.useRealTimers());

function change(pace: Pace, every: number, milliseconds: number): void {
  for (let at = 0; at < milliseconds; at += every) {
    pace.changed();
    vi.advanceTimersByTime(every);
  }
}

test('a page is looked at once it has been still', () => {
  const pace = paced();
  change(pace, 20, 100);
  vi.advanceTimersByTime(1000);
  expect(looks).toHaveLength(1);
  expect(looks[0]).toBeGreaterThanOrEqual(230);
  expect(looks[0]).toBeLessThanOrEqual(250);
});

test('a page that never is still is looked at twice a second', () => {
  const pace = paced();
  change(pace, 5, 10_000);
  expect(looks.length).toBeGreaterThanOrEqual(19);
  expect(looks.length).toBeLessThanOrEqual(20);
});

test('what a look costs puts the next one off: a twentieth of the time at most', () => {
  cost = 60;
  const pace = paced();
  change(pace, 5, 60_000);
  expect(looks.length).toBeGreaterThan(30);
  expect((looks.length * cost) / now()).toBeLessThanOrEqual(0.051);
});

test('within() looks though nothing changed, and a stopped pace does not', () => {
  const pace = paced();
  pace.within(400);
  pace.within(2000);
  vi.advanceTimersByTime(5000);
  expect(looks).toEqual([400]);
  pace.within(100);
  pace.stop();
  vi.advanceTimersByTime(5000);
  expect(looks).toHaveLength(1);
});
