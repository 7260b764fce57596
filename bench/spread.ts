// Several measurements of one thing, and how they are said: the median, with the lowest and the highest beside it.
export interface Spread {
  median: number;
  low: number;
  high: number;
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? NaN;
}

export function spreadOf(values: readonly number[]): Spread {
  return {median: percentile(values, 50), low: Math.min(...values), high: Math.max(...values)};
}

// Three digits that mean something, and thousands apart.
export function number(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return value.toLocaleString('en-US', {minimumFractionDigits: digits, maximumFractionDigits: digits});
}

export function said(spread: Spread, unit: string): string {
  return `${number(spread.median)} ${unit} (${number(spread.low)} to ${number(spread.high)})`;
}

// Runs each of the functions in turn, `times` over, so that what disturbs the machine disturbs all of them alike.
export async function inTurn(times: number, ...runs: (() => Promise<number>)[]): Promise<number[][]> {
  const results = runs.map((): number[] => []);
  for (let i = 0; i < times; i++) {
    for (const [place, run] of runs.entries()) results[place]?.push(await run());
  }
  return results;
}
