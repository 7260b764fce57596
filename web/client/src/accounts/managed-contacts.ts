// The number and the mail address of an account: reserved before it is shown, receiving from then on.
import {parseAddress, parseNumber} from '../api/answers.ts';
import type {Answer} from '../api/api.ts';
import {nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import type {AccountId} from '../ids.ts';
import type {Addresses, ManagedAddress, ManagedNumber, Numbers} from '../interface/accounts.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import {addressOf, numberOf, type AccountBook} from './account-book.ts';

type Reserved<T> = Outcome<T> | {kind: 'none-free'; detail: string};

// Shown at once, and read back so that the card shows it, too.
async function settled<Wire, T>(
  book: AccountBook,
  id: AccountId,
  answer: Answer<Wire>,
  show: (wire: Wire) => T,
): Promise<Outcome<T>> {
  const outcome = await book.settle(id, answer.kind === 'answer' ? null : refusalOf(answer));
  if (answer.kind === 'answer') return done(show(answer.value));
  return outcome.kind === 'done' ? {kind: 'offline'} : outcome;
}

// Reserving conflicts for one reason only: there is nothing to reserve.
function reserved<T>(outcome: Outcome<T>): Reserved<T> {
  return outcome.kind === 'conflict' ? {kind: 'none-free', detail: outcome.detail} : outcome;
}

export class ManagedNumbers implements Numbers {
  readonly #desk: Desk;
  readonly #book: AccountBook;

  constructor(desk: Desk, book: AccountBook) {
    this.#desk = desk;
    this.#book = book;
  }

  async reserve(id: AccountId, country?: string): Promise<Reserved<ManagedNumber>> {
    const answer = await this.#desk.api.postRepeatably(
      '/api/v1/workspaces/{workspace}/accounts/{account}/number',
      {path: this.#path(id), body: country === undefined ? {} : {country}},
      parseNumber,
    );
    return reserved(await settled(this.#book, id, answer, numberOf));
  }

  async confirm(id: AccountId): Promise<Outcome<ManagedNumber>> {
    const answer = await this.#desk.api.post(
      '/api/v1/workspaces/{workspace}/accounts/{account}/number/confirm',
      {path: this.#path(id)},
      parseNumber,
    );
    return settled(this.#book, id, answer, numberOf);
  }

  async release(id: AccountId, noLongerUsed: boolean): Promise<Outcome> {
    const answer = await this.#desk.api.post(
      '/api/v1/workspaces/{workspace}/accounts/{account}/number/release',
      {path: this.#path(id), body: {no_longer_used: noLongerUsed}},
      nothing,
    );
    return settled(this.#book, id, answer, () => null);
  }

  #path(id: AccountId) {
    return {workspace: this.#desk.workspace, account: id};
  }
}

export class ManagedAddresses implements Addresses {
  readonly #desk: Desk;
  readonly #book: AccountBook;

  constructor(desk: Desk, book: AccountBook) {
    this.#desk = desk;
    this.#book = book;
  }

  async reserve(id: AccountId): Promise<Reserved<ManagedAddress>> {
    const answer = await this.#desk.api.postRepeatably(
      '/api/v1/workspaces/{workspace}/accounts/{account}/address',
      {path: this.#path(id)},
      parseAddress,
    );
    return reserved(await settled(this.#book, id, answer, addressOf));
  }

  async confirm(id: AccountId): Promise<Outcome<ManagedAddress>> {
    const answer = await this.#desk.api.post(
      '/api/v1/workspaces/{workspace}/accounts/{account}/address/confirm',
      {path: this.#path(id)},
      parseAddress,
    );
    return settled(this.#book, id, answer, addressOf);
  }

  async release(id: AccountId, noLongerUsed: boolean): Promise<Outcome> {
    const answer = await this.#desk.api.post(
      '/api/v1/workspaces/{workspace}/accounts/{account}/address/release',
      {path: this.#path(id), body: {no_longer_used: noLongerUsed}},
      nothing,
    );
    return settled(this.#book, id, answer, () => null);
  }

  #path(id: AccountId) {
    return {workspace: this.#desk.workspace, account: id};
  }
}
