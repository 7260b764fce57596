// Time that moves when a test says so. Nothing sleeps.
import type {Timers} from '../platform.ts';

export class ManualTimers implements Timers {
  #now: number;
  readonly #due: {at: number; act: () => void}[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const entry = {at: this.#now + milliseconds, act};
    this.#due.push(entry);
    return () => {
      const place = this.#due.indexOf(entry);
      if (place >= 0) this.#due.splice(place, 1);
    };
  }

  // Lets `milliseconds` pass, act by act in order, with all that was promised done after each.
  async run(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (;;) {
      this.#due.sort((a, b) => a.at - b.at);
      const next = this.#due[0];
      if (next === undefined || next.at > end) break;
      this.#due.shift();
      this.#now = Math.max(this.#now, next.at);
      next.act();
      await settle();
    }
    this.#now = end;
  }
}

// One turn of the event loop: every promise that can go on has gone on.
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
