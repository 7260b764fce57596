// Setting up an account's authenticator: saved as pending, shown with its code, active when the service took the code. A
// former one serves until then.
import {writeTotp, type TotpRecord} from '../accounts/records.ts';
import {deal} from '../accounts/deal.ts';
import type {AccountBook} from '../accounts/account-book.ts';
import {removeRecord, writeRecord} from '../accounts/record-writer.ts';
import {canBeDealt} from '../code-window/chunk.ts';
import type {AccountId} from '../ids.ts';
import type {Authenticator} from '../interface/codes.ts';
import {hasGuessableSeed, parseKeyOrLink, parseOtpauth, writeOtpauth} from '../otp/otpauth-uri.ts';
import {sentenceOf} from '../otp/problem.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';

export class AccountAuthenticator implements Authenticator {
  readonly #desk: Desk;
  readonly #book: AccountBook;

  constructor(desk: Desk, book: AccountBook) {
    this.#desk = desk;
    this.#book = book;
  }

  async save(id: AccountId, text: string): ReturnType<Authenticator['save']> {
    const found = this.#book.require(id, 'owner');
    if (found.kind !== 'done') return found;
    const {profile} = found.value;
    const parsed = parseKeyOrLink(text, {issuer: profile.service || profile.label, name: profile.username});
    if (parsed.kind === 'problem') {
      return {kind: 'bad-key', problem: parsed.problem, sentence: sentenceOf(parsed.problem)};
    }
    const uri = writeOtpauth(parsed.otp);
    return writeRecord(this.#desk, this.#book, id, 'totp', ({totp}) =>
      writeTotp({uri, state: 'pending', former: servingUri(totp)}),
    );
  }

  async activate(id: AccountId, dealWeakKey?: boolean): ReturnType<Authenticator['activate']> {
    const found = this.#book.require(id, 'owner');
    if (found.kind !== 'done') return found;
    const {totp, chain} = found.value;
    if (totp === null) return {kind: 'missing', detail: 'no authenticator is saved'};
    const parsed = parseOtpauth(totp.uri);
    const shared = chain.holders.some(({role}) => role === 'collaborator');
    if (parsed.kind === 'otp' && hasGuessableSeed(parsed.otp) && canBeDealt(parsed.otp) && shared) {
      if (dealWeakKey === undefined) return {kind: 'weak-key', bits: parsed.otp.seed.length * 8};
    }
    if (totp.state === 'pending') {
      const written = await writeRecord(this.#desk, this.#book, id, 'totp', () =>
        writeTotp({uri: totp.uri, state: 'active', former: null}),
      );
      if (written.kind !== 'done') return written;
    }
    // That codes could not be dealt yet does not make the seed less active; upkeep deals them later.
    await deal(this.#desk, this.#book, id, dealWeakKey === true);
    return done();
  }

  async discardPending(id: AccountId): Promise<Outcome> {
    const found = this.#book.require(id, 'owner');
    if (found.kind !== 'done') return found;
    const {totp} = found.value;
    if (totp?.state !== 'pending') return {kind: 'missing', detail: 'no authenticator is pending'};
    const {former} = totp;
    if (former === null) return this.remove(id);
    return writeRecord(this.#desk, this.#book, id, 'totp', () =>
      writeTotp({uri: former, state: 'active', former: null}),
    );
  }

  remove(id: AccountId): Promise<Outcome> {
    return removeRecord(this.#desk, this.#book, id, 'totp');
  }
}

// The seed whose codes log in now.
function servingUri(totp: TotpRecord | null): string | null {
  if (totp === null) return null;
  return totp.state === 'active' ? totp.uri : totp.former;
}
