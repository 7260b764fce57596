// What a client does by itself for the accounts it owns: rotations owed after somebody's access ended, and code windows
// that run out. One account at a time, again whenever accounts changed or a password made the session elevated.
import {deal, dealOwed} from '../accounts/deal.ts';
import type {AccountBook} from '../accounts/account-book.ts';
import {rotate} from '../accounts/rotation.ts';
import type {AccountId} from '../ids.ts';
import type {Upkeep as UpkeepState} from '../interface/session.ts';
import type {Directory} from '../members/directory.ts';
import type {Outcome} from '../outcome.ts';
import {Store} from '../store.ts';
import {TrustError} from '../trust/trust-problem.ts';
import type {Desk} from './desk.ts';

export class Upkeep {
  readonly state = new Store<UpkeepState>({kind: 'idle'});
  readonly #desk: Desk;
  readonly #book: AccountBook;
  readonly #directory: Directory;
  #running: Promise<void> | null = null;
  #again = false;

  constructor(desk: Desk, book: AccountBook, directory: Directory) {
    this.#desk = desk;
    this.#book = book;
    this.#directory = directory;
  }

  // Asks for a round. Many asks during one round are one more round.
  wake(): void {
    this.#again = true;
    if (this.#running === null) this.#running = this.#rounds();
  }

  async #rounds(): Promise<void> {
    try {
      while (this.#again && this.#desk.open) {
        this.#again = false;
        await this.#round();
      }
    } finally {
      // In the same turn as the last look at #again, or a wake in between would be lost.
      this.#running = null;
    }
  }

  async #round(): Promise<void> {
    await Promise.resolve(); // so that a round without work ends after wake() has noted that it runs
    const accounts = this.#openOwned();
    const now = this.#desk.time.now();
    const rotating = accounts.filter(({chain}) => chain.owesRotation(now)).map(({id}) => id);
    const dealing = accounts.filter((account) => dealOwed(this.#desk, account) !== null).map(({id}) => id);
    let waiting: string | null = null;
    for (const [at, id] of rotating.entries()) {
      this.state.set({kind: 'working', rotating: rotating.length - at, dealing: dealing.length});
      const act = () => rotate(this.#desk, this.#book, this.#directory, id, {onlyIfOwed: true});
      waiting = whyWaiting(await this.#attempt(act)) ?? waiting;
    }
    for (const [at, id] of dealing.entries()) {
      this.state.set({kind: 'working', rotating: 0, dealing: dealing.length - at});
      waiting = whyWaiting(await this.#attempt(() => deal(this.#desk, this.#book, id))) ?? waiting;
    }
    this.state.set(waiting === null ? {kind: 'idle'} : {kind: 'waiting', detail: waiting});
  }

  #openOwned() {
    return this.#book.ids().flatMap((id: AccountId) => {
      const shown = this.#book.get(id);
      if (shown?.kind !== 'account' || shown.role !== 'owner' || shown.deletedAt !== null) return [];
      return this.#book.open(id) ?? [];
    });
  }

  async #attempt(act: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await act();
    } catch (error) {
      // Listed in session.trust already; the other accounts still want their upkeep.
      if (error instanceof TrustError) return {kind: 'invalid', detail: error.problem.kind};
      throw error;
    }
  }
}

// Why an account's upkeep waits, or null where it is done or another client was faster.
function whyWaiting(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'done':
    case 'conflict':
    case 'missing':
    case 'signed-out':
      return null;
    case 'offline':
    case 'elevation-required':
    case 'limited':
      return outcome.kind;
    case 'denied':
    case 'invalid':
    case 'unavailable':
      return outcome.detail;
  }
}
