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
import type {Directory} from '../members/directory.ts';
import {parseOtpauth, writeOtpauth, type OtpUri} from '../otp/otpauth-uri.ts';
import {codeForStep, secondsLeft, stepAt} from '../otp/totp.ts';
import type {Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import {Store, type Readable} from '../store.ts';
import {TrustError} from '../trust/trust-problem.ts';

// Codes of some days by step, valid for the account's epoch and seed as they were fetched.
type Dealt = {key: string; period: number; codes: Map<number, string>; fetchedAt: number};

const askAgainAfter = 30_000; // for a code that is not there: an Owner may be dealing right now

export class CurrentCodes implements Codes {
  readonly #desk: Desk;
  readonly #book: AccountBook;
  readonly #directory: Directory;
  readonly #dealt = new Map<AccountId, Dealt>();
  readonly #fetching = new Map<AccountId, Promise<Dealt | 'offline'>>();

  constructor(desk: Desk, book: AccountBook, directory: Directory) {
    this.#desk = desk;
    this.#book = book;
    this.#directory = directory;
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
    const {epoch, window} = account.wire;
    const key = `${epoch.epoch} ${window.seed_revision} ${dayOf(now)}`;
    let dealt = this.#dealt.get(account.id);
    const stale = dealt?.key !== key || (!holds(dealt, now) && now - dealt.fetchedAt > askAgainAfter);
    if (dealt === undefined || stale) {
      const fetched = await this.#fetch(account, key, now);
      // Yesterday's answer had today's codes as well, which is what makes a night without a connection survivable.
      if (fetched !== 'offline') dealt = fetched;
      else if (dealt === undefined || !holds(dealt, now)) return {kind: 'offline'};
    }
    const {period} = dealt;
    const step = Math.floor(now / (period * 1000));
    const code = dealt.codes.get(step);
    if (code === undefined) return {kind: 'not-dealt'};
    return {kind: 'code', code, next: dealt.codes.get(step + 1) ?? null, secondsLeft: secondsLeft(period, now), period};
  }

  // One request at a time for an account, however many screens ask.
  #fetch(account: OpenAccount, key: string, now: number): Promise<Dealt | 'offline'> {
    const under = this.#fetching.get(account.id);
    if (under !== undefined) return under;
    const fetching = this.#fetchChunks(account, key, now).finally(() => this.#fetching.delete(account.id));
    this.#fetching.set(account.id, fetching);
    return fetching;
  }

  async #fetchChunks(account: OpenAccount, key: string, now: number): Promise<Dealt | 'offline'> {
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
    const dealt: Dealt = {key, period: 30, codes: new Map(), fetchedAt: now};
    for (const wire of chunks) {
      dealt.period = wire.period;
      const opened = this.#openChunk(current, wire);
      opened.codes.forEach((code, at) => dealt.codes.set(opened.firstStep + at, code));
    }
    if (this.#desk.open) this.#dealt.set(account.id, dealt);
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
    const author = this.#directory.trusted(wire.author as MemberId);
    const mayDeal =
      account.wire.rotation_owed ||
      account.wire.grants.some((grant) => grant.role === 'owner' && grant.member === wire.author);
    // Of this epoch only: whoever left may have signed chunks of the one before.
    const key = wire.epoch === account.keys.epoch ? account.keys.get('use') : undefined;
    const opened =
      author !== undefined && mayDeal && key !== undefined && verifyChunk(chunk, author.keys.signPublic)
        ? openChunk(chunk, key)
        : undefined;
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
