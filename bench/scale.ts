// How much is done for a figure: enough to believe it, or just enough to see that the benchmark still runs.
export interface Scale {
  quick: boolean;
  repetitions: number;
  of(full: number, quick: number): number;
}

export function scaleOf(quick: boolean): Scale {
  return {quick, repetitions: quick ? 1 : 5, of: (full, small) => (quick ? small : full)};
}
