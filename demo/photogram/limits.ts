// How often something may be tried or asked for before it has to wait.
import type {Store} from './store.ts';

const minute = 60_000;

const limits = {
  'wrong passwords of an account': {most: 10, within: 15 * minute},
  'wrong passwords from an address': {most: 30, within: 15 * minute},
  'wrong codes of an account': {most: 10, within: 15 * minute},
  'codes sent to an account': {most: 15, within: 10 * minute},
} as const;

export type Limit = keyof typeof limits;

export class Limits {
  readonly #store: Store;
  readonly #now: () => number;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  count(limit: Limit, whose: string | number): void {
    this.#store.addAttempt(`${limit} ${whose}`, this.#now());
  }

  // For what was counted before it was known to be right.
  takeBack(limit: Limit, whose: string | number): void {
    this.#store.removeLatestAttempt(`${limit} ${whose}`);
  }

  soFar(limit: Limit, whose: string | number): number {
    return this.#store.attemptsSince(`${limit} ${whose}`, this.#now() - limits[limit].within);
  }

  reached(limit: Limit, whose: string | number): boolean {
    return this.soFar(limit, whose) >= limits[limit].most;
  }
}
