// The code of this moment, from the seed for Owners and from the dealt windows for Collaborators. Time is the server's.
import {parseChunks, type Schemas} from '../api/answers.ts';
import {bytesOf} from '../api/parse.ts';
import type {AccountBook} from '../accounts/account-book.ts';
import type {OpenAccount} from '../accounts/open-account.ts';
import {writeRecord} from '../accounts/record-writer.ts';
import {writeTotp} from '../accounts/records.ts';
import {reportActivity} from '../activity/report-activity.ts';
import {dayOf, openChunk, verifyChunk, type SealedChunk} from '../code-window/chunk.ts';
import type {AccountId, MemberId} from '../ids.ts';
import type {Codes, CurrentCode} from '../interface/codes.ts';
import {parseOtpauth, writeOtpauth, type OtpUri} from '../otp/otpauth-uri.ts';
import {codeForStep, secondsLeft, stepAt} from '../otp/totp.ts';
import type {Outcome} from '../outcome.ts';
import type {KeptChunks} from '../session/cache.ts';
import type {Desk} from '../session/desk.ts';
import {Store, type Readable} from '../store.ts';
import {TrustError} from '../trust/trust-problem.ts';

// Codes of some days by step, valid for the account's epoch and seed as they were fetched.
type Dealt = {base: string; day: number; period: number; codes: Map<number, string>; fetchedAt: number};

const askAgainAfter = 30_000; // for a code that is not there: an Owner may be dealing right now

export class CurrentCodes implements Codes {
  readonly #desk: Desk;
  readonly #book: AccountBook;
  readonly #dealt = new Map<AccountId, Dealt>();
  readonly #fetching = new Map<AccountId, Promise<Dealt | 'offline'>>();
  // As the server handed them out, sealed and signed: what is kept for a time without a connection.
  readonly #handedOut = new Map<AccountId, KeptChunks>();
  readonly #onHandedOut: () => void;

  constructor(desk: Desk, book: AccountBook, onHandedOut: () => void) {
    this.#desk = desk;
    this.#book = book;
    this.#onHandedOut = onHandedOut;
  }

  // Of accounts this member still has.
  handedOut(): KeptChunks[] {
    const known = ({account}: KeptChunks): boolean => this.#book.get(account as AccountId) !== undefined;
    return Array.from(this.#handedOut.values()).filter(known);
  }

  takeHandedOut(kept: readonly KeptChunks[]): void {
    for (const each of kept) this.#handedOut.set(each.account as AccountId, each);
  }

  async current(id: AccountId, now: number): Promise<CurrentCode> {
    const account = this.#book.open(id);
    if (account === undefined) return {kind: 'none'};
    if (this.#desk.time.clock.value.refuse) return {kind: 'clock-wrong'};
    if (account.wire.role === 'collaborator') return this.#fromWindow(account, this.#desk.time.at(now));
    const {totp} = account;
    const serving = totp?.state === 'pending' ? (totp.former ?? totp.uri) : totp?.uri;
    return this.#fromSeed(serving, now);
  }

  pending(id: AccountId, now: number): Promise<CurrentCode> {
    const totp = this.#book.open(id)?.totp;
    if (this.#desk.time.clock.value.refuse) return Promise.resolve({kind: 'clock-wrong'});
    return Promise.resolve(this.#fromSeed(totp?.state === 'pending' ? totp.uri : undefined, now));
  }

  watch(id: AccountId, which: 'current' | 'pending'): Readable<CurrentCode> {
    const store = new Store<CurrentCode>({kind: 'loading'});
    const {timers} = this.#desk.platform;
    let watching = 0;
    let cancel: (() => void) | null = null;
    let shown = '';
    const tick = async (): Promise<void> => {
      const code = await this[which](id, timers.now());
      // The same code with the same seconds is not news: a screen reader would read it again.
      const text = JSON.stringify(code);
      if (text !== shown) {
        shown = text;
        store.set(code);
      }
      // Asked anew each time, because the last subscriber may have gone while the code was on its way.
      if (this.#ticks(watching)) cancel = timers.after(1000 - (this.#desk.time.now() % 1000), run);
    };
    const run = (): void => {
      cancel = null;
      tick().catch((error: unknown) => {
        if (!(error instanceof TrustError)) throw error;
        store.set({kind: 'none'});
      });
    };
    return {
      get value() {
        return store.value;
      },
      subscribe: (listener) => {
        const unsubscribe = store.subscribe(listener);
        if (++watching === 1) run();
        return () => {
          unsubscribe();
          if (--watching === 0) cancel?.();
        };
      },
    };
  }

  advanceCounter(id: AccountId): Promise<Outcome> {
    return writeRecord(this.#desk, this.#book, id, 'totp', ({totp}) => {
      if (totp === null) throw new Error('no authenticator is saved');
      const parsed = parseOtpauth(totp.uri);
      if (parsed.kind === 'problem') throw new Error('a saved authenticator does not parse');
      const uri = writeOtpauth({...parsed.otp, counter: parsed.otp.counter + 1});
      return writeTotp({...totp, uri});
    });
  }

  copied(id: AccountId): Promise<void> {
    reportActivity(this.#desk, id, 'totp-copied');
    return Promise.resolve();
  }

  wipe(): void {
    this.#dealt.clear();
    this.#handedOut.clear();
  }

  #ticks(watching: number): boolean {
    return watching > 0 && this.#desk.open;
  }

  #fromSeed(uri: string | undefined, now: number): CurrentCode {
    const parsed = uri === undefined ? undefined : parseOtpauth(uri);
    if (parsed?.kind !== 'otp') return {kind: 'none'};
    return codeFrom(parsed.otp, this.#desk.time.at(now));
  }

  async #fromWindow(account: OpenAccount, now: number): Promise<CurrentCode> {
    if (account.wire.window === null) return {kind: 'none'};
    const base = `${account.keys.epoch} ${account.wire.window.seed_revision}`;
    let dealt = this.#dealt.get(account.id) ?? this.#fromKept(account, base);
    // Under former keys, or of a former seed: worth nothing now.
    if (dealt?.base !== base) dealt = undefined;
    const asked = dealt !== undefined && now - dealt.fetchedAt <= askAgainAfter;
    if (dealt === undefined || (!holds(dealt, now) && !asked)) {
      const fetched = await this.#fetch(account, base, now);
      if (fetched !== 'offline') dealt = fetched;
      else if (dealt === undefined || !holds(dealt, now)) return {kind: 'offline'};
    } else if (dealt.day !== dayOf(now) && !asked) {
      // Yesterday's answer had today's codes as well, which is what makes a night without a connection survivable. Asked anew
      // for tomorrow's, and nobody waits for that; what does not hold is met again by whoever has to.
      dealt.fetchedAt = now;
      void this.#fetch(account, base, now).catch(() => undefined);
    }
    const {period} = dealt;
    const step = Math.floor(now / (period * 1000));
    const code = dealt.codes.get(step);
    if (code === undefined) return {kind: 'not-dealt'};
    return {kind: 'code', code, next: dealt.codes.get(step + 1) ?? null, secondsLeft: secondsLeft(period, now), period};
  }

  // One request at a time for an account, however many screens ask.
  #fetch(account: OpenAccount, base: string, now: number): Promise<Dealt | 'offline'> {
    const under = this.#fetching.get(account.id);
    if (under !== undefined) return under;
    const fetching = this.#fetchChunks(account, base, now).finally(() => this.#fetching.delete(account.id));
    this.#fetching.set(account.id, fetching);
    return fetching;
  }

  async #fetchChunks(account: OpenAccount, base: string, now: number): Promise<Dealt | 'offline'> {
    const {api, workspace} = this.#desk;
    const path = {workspace, account: account.id};
    const answer = await api.get('/api/v1/workspaces/{workspace}/accounts/{account}/chunks', {path}, parseChunks);
    if (answer.kind !== 'answer') return 'offline';
    const {chunks} = answer.value;
    // Dealt under keys made since we last looked: the event that says so is on its way, and we need not wait for it.
    if (chunks.some((chunk) => chunk.epoch > account.keys.epoch)) {
      const refreshed = await this.#book.refresh(account.id);
      if (refreshed.kind !== 'done') return 'offline';
    }
    const current = this.#book.open(account.id); // as it stands now, not as it stood before we asked
    if (current === undefined) return 'offline';
    const dealt = this.#dealtFrom(current, chunks, base, dayOf(now), now);
    if (this.#desk.open) {
      this.#dealt.set(account.id, dealt);
      this.#handedOut.set(account.id, {account: account.id, day: dayOf(now), chunks});
      this.#onHandedOut();
    }
    return dealt;
  }

  // What was handed out before a lock, if it is of these keys and this seed.
  #fromKept(account: OpenAccount, base: string): Dealt | undefined {
    const kept = this.#handedOut.get(account.id);
    if (kept?.chunks.every((chunk) => `${chunk.epoch} ${chunk.seed_revision}` === base) !== true) return undefined;
    const dealt = this.#dealtFrom(account, kept.chunks, base, kept.day, 0);
    this.#dealt.set(account.id, dealt);
    return dealt;
  }

  #dealtFrom(
    account: OpenAccount,
    chunks: readonly Schemas['Chunk'][],
    base: string,
    day: number,
    fetchedAt: number,
  ): Dealt {
    const dealt: Dealt = {base, day, period: 30, codes: new Map(), fetchedAt};
    for (const wire of chunks) {
      dealt.period = wire.period;
      const opened = this.#openChunk(account, wire);
      opened.codes.forEach((code, at) => dealt.codes.set(opened.firstStep + at, code));
    }
    return dealt;
  }

  #openChunk(account: OpenAccount, wire: Schemas['Chunk']): {firstStep: number; codes: string[]} {
    const chunk: SealedChunk = {
      at: {
        workspace: this.#desk.workspace,
        account: account.id,
        epoch: wire.epoch,
        seedRevision: wire.seed_revision,
        day: wire.day,
        firstStep: wire.first_step,
        period: wire.period,
        count: wire.count,
      },
      sealed: bytesOf(wire.sealed),
      signature: bytesOf(wire.signature),
    };
    const signers = account.chain.signersOf(wire.author as MemberId);
    // Of this epoch only: whoever left may have signed chunks of the one before.
    const key = wire.epoch === account.keys.epoch ? account.keys.get('use') : undefined;
    const signed = signers.some((signPublic) => verifyChunk(chunk, signPublic));
    const opened = signed && key !== undefined ? openChunk(chunk, key) : undefined;
    if (opened === undefined) throw new TrustError({kind: 'chunk-not-signed-by-owner', account: account.id});
    return opened;
  }
}

function holds(dealt: Dealt, now: number): boolean {
  return dealt.codes.has(Math.floor(now / (dealt.period * 1000)));
}

function codeFrom(otp: OtpUri, now: number): CurrentCode {
  const step = stepAt(otp, now);
  if (otp.type === 'hotp') return {kind: 'counter', code: codeForStep(otp, step), counter: otp.counter};
  return {
    kind: 'code',
    code: codeForStep(otp, step),
    next: codeForStep(otp, step + 1),
    secondsLeft: secondsLeft(otp.period, now),
    period: otp.period,
  };
}
