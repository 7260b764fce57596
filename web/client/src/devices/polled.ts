// A value that is asked for again and again while somebody watches it, until it is the last one.
import type {Timers} from '../platform.ts';
import {Store, type Readable} from '../store.ts';

export class Polled<T> implements Readable<T> {
  readonly #store: Store<T>;
  readonly #timers: Timers;
  readonly #ask: () => Promise<T>;
  readonly #pause: number;
  readonly #isLast: (value: T) => boolean;
  #watching = 0;
  #asking: Promise<T> | null = null;
  #cancel: (() => void) | null = null;

  constructor(first: T, timers: Timers, pause: number, ask: () => Promise<T>, isLast: (value: T) => boolean) {
    this.#store = new Store(first);
    this.#timers = timers;
    this.#ask = ask;
    this.#pause = pause;
    this.#isLast = isLast;
  }

  get value(): T {
    return this.#store.value;
  }

  set(value: T): void {
    if (this.#isLast(this.value)) return;
    // The same once more is not news.
    if (JSON.stringify(plain(value)) !== JSON.stringify(plain(this.#store.value))) this.#store.set(value);
  }

  // Asks once; who asks meanwhile is given the same answer.
  step(): Promise<T> {
    if (this.#isLast(this.value)) return Promise.resolve(this.value);
    this.#asking ??= this.#ask()
      .then((value) => {
        this.set(value);
        return this.value;
      })
      .finally(() => (this.#asking = null));
    return this.#asking;
  }

  subscribe(listener: (value: T) => void): () => void {
    const unsubscribe = this.#store.subscribe(listener);
    if (++this.#watching === 1) this.#run();
    return () => {
      unsubscribe();
      if (--this.#watching === 0) this.stop();
    };
  }

  // The first value that `fits`, watching until it comes.
  until<Found extends T>(fits: (value: T) => value is Found): Promise<Found> {
    return new Promise((resolve) => {
      const watch = {found: false, end: (): void => undefined};
      watch.end = this.subscribe((value) => {
        if (watch.found || !fits(value)) return;
        watch.found = true;
        resolve(value);
        watch.end();
      });
      if (watch.found) watch.end(); // found before there was anything to end
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #run(): void {
    this.#cancel = null;
    void this.step().then((value) => {
      if (this.#watching > 0 && this.#cancel === null && !this.#isLast(value)) {
        this.#cancel = this.#timers.after(this.#pause, () => this.#run());
      }
    });
  }
}

// A session in it is the same as itself, and too much to write down.
function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'session' in value ? {...value, session: null} : value;
}
