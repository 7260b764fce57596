// Codes that travel by SMS or mail: six digits, ten minutes, five tries, once. A new one of the same purpose ends the former.
import type {Limits} from './limits.ts';
import {equalInConstantTime, generateDigits, generateToken, mac} from './secrets.ts';
import type {Store} from './store.ts';

export type Purpose = 'confirm phone' | 'confirm mail' | 'log in by text' | 'log in by mail';

export type Checked = {kind: 'accepted'; target: string} | {kind: 'wrong' | 'expired' | 'too-many' | 'wait'};

export type Sent = {kind: 'sent'} | {kind: 'not-delivered' | 'wait'};

const lifetime = 10 * 60_000;
const mostWrong = 5;

export class SentCodes {
  readonly #store: Store;
  readonly #limits: Limits;
  readonly #now: () => number;
  readonly #key: Buffer;

  constructor(store: Store, limits: Limits, now: () => number, key: Buffer) {
    this.#store = store;
    this.#limits = limits;
    this.#now = now;
    this.#key = key;
  }

  // `deliver` says whether a carrier took it. One that was not taken is good all the same: a carrier's answer can get lost.
  async send(
    user: number,
    purpose: Purpose,
    target: string,
    deliver: (code: string) => Promise<boolean>,
  ): Promise<Sent> {
    if (this.#limits.reached('codes sent to an account', user)) return {kind: 'wait'};
    this.#limits.count('codes sent to an account', user);
    const code = generateDigits(6);
    const id = generateToken();
    this.#store.putSentCode(user, purpose, {
      ...{id, target, hash: mac(this.#key, id, code)},
      ...{wrong: 0, used: false, expiresAt: this.#now() + lifetime},
    });
    return {kind: (await deliver(code)) ? 'sent' : 'not-delivered'};
  }

  // Where the code that is waited for went; null when none is.
  waitingFor(user: number, purpose: Purpose): string | null {
    const sent = this.#store.sentCode(user, purpose);
    return sent === null || sent.used ? null : sent.target;
  }

  check(user: number, purpose: Purpose, typed: string): Checked {
    const sent = this.#store.sentCode(user, purpose);
    if (sent === null || sent.used) return {kind: 'expired'};
    if (sent.wrong >= mostWrong) return {kind: 'too-many'};
    if (this.#limits.reached('wrong codes of an account', user)) return {kind: 'wait'};
    if (this.#now() >= sent.expiresAt) return {kind: 'expired'};
    if (!equalInConstantTime(sent.hash, mac(this.#key, sent.id, typed.replaceAll(/[\s-]/g, '')))) {
      this.#limits.count('wrong codes of an account', user);
      this.#store.countWrongCode(user, purpose);
      return {kind: sent.wrong + 1 >= mostWrong ? 'too-many' : 'wrong'};
    }
    return this.#store.takeSentCode(user, purpose, sent.id)
      ? {kind: 'accepted', target: sent.target}
      : {kind: 'expired'};
  }
}
