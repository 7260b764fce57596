// How far ahead codes are dealt, and when an Owner's client deals again.

export const daysAhead = 30;
export const warnBelow = 10; // days left

export type Window = {untilDay: number; seedRevision: number} | null; // as the server knows it; untilDay inclusive

// Full days of codes left after today; null where nothing is dealt.
export function daysLeft(window: Window, today: number): number | null {
  return window === null ? null : Math.max(0, window.untilDay - today);
}

export type Deal = {replace: boolean; days: number[]} | null; // null: enough is dealt

// `seedRevision` is the revision of the active seed's record. A window of another revision belongs to a former seed and is
// replaced whole; otherwise only what is missing is added.
export function dealFor(window: Window, seedRevision: number, today: number): Deal {
  const until = today + daysAhead - 1;
  const kept = window?.seedRevision === seedRevision ? window.untilDay : null;
  if (kept !== null && kept >= until) return null;
  const from = kept === null ? today : Math.max(today, kept + 1);
  return {replace: kept === null, days: Array.from({length: until - from + 1}, (_, at) => from + at)};
}
