// What this device saw and will not see undone: the heads of the workspace log, of accounts' chains and manifests; and whose
// fingerprint was compared here. Kept sealed on the device; whoever can write there could forget them for us, but not forge
// them.
import {parseJson} from '../api/answers.ts';
import {base64, bytesOf, MalformedAnswer, natural, nullable, object, oneOf, text, type Parser} from '../api/parse.ts';
import {base64url, parseUtf8, utf8, type Bytes} from '../bytes.ts';
import {localContext} from '../crypto/context.ts';
import type {LogHead} from '../crypto/log-entry.ts';
import type {MemberPlace} from '../crypto/member.ts';
import {open, seal} from '../crypto/seal.ts';
import type {AccountId, MemberId} from '../ids.ts';
import type {Platform} from '../platform.ts';
import {entryRefusals} from '../roster/roster.ts';
import type {LogProblem} from './trust-problem.ts';

// The head of its chain, and counter and signature of its manifest.
export type AccountPin = {number: number; hash: Bytes; counter: number; manifest: Bytes};

type Book = {
  log: KeptHead | null;
  stopped: LogProblem | null;
  compared: Record<string, string>; // members' fingerprints, where the comparison could not go on the log
  accounts: Record<string, KeptAccount>;
};
// `stopped`: a restart, or a connection that is gone, makes a log that did not hold no better.
type KeptHead = {number: number; hash: string};
type KeptAccount = KeptHead & {counter: number; manifest: string};

function record<T>(parser: Parser<T>): Parser<Record<string, T>> {
  return (value, at) => {
    if (typeof value !== 'object' || value === null) throw new MalformedAnswer(at);
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, parser(item, `${at}/${name}`)]));
  };
}

const parseLogProblem: Parser<LogProblem> = (value, at) => {
  const {kind} = object<{kind: string}>({kind: text})(value, at);
  switch (kind) {
    case 'log-forked':
      return {kind, ...object({number: natural})(value, at)};
    case 'log-went-back':
      return {kind, ...object({seen: natural, got: natural})(value, at)};
    case 'log-entry-refused':
      return {kind, ...object({number: natural, why: oneOf(...entryRefusals)})(value, at)};
    case 'own-identity-mismatch':
      return {kind};
    default:
      throw new MalformedAnswer(at);
  }
};

const parseBook = object<Book>({
  log: nullable(object<KeptHead>({number: natural, hash: base64(32)})),
  stopped: nullable(parseLogProblem),
  compared: record(base64(32)),
  accounts: record(object<KeptAccount>({number: natural, hash: base64(32), counter: natural, manifest: base64(64)})),
});

export class Pins {
  readonly #platform: Platform;
  readonly #name: string;
  readonly #key: Bytes;
  readonly #at: MemberPlace;
  readonly #book: Book;
  #saved: string;
  #saving: Promise<void> = Promise.resolve();

  private constructor(platform: Platform, at: MemberPlace, key: Bytes, book: Book) {
    this.#platform = platform;
    this.#name = nameOf(at);
    this.#key = key;
    this.#at = at;
    this.#book = book;
    this.#saved = JSON.stringify(book);
  }

  static async open(platform: Platform, at: MemberPlace, key: Bytes): Promise<Pins> {
    const kept = await read(platform, at, key);
    return new Pins(platform, at, key, kept ?? {log: null, stopped: null, compared: {}, accounts: {}});
  }

  static async forget(platform: Platform, at: MemberPlace): Promise<void> {
    await platform.storage.delete(nameOf(at));
  }

  get log(): LogHead | null {
    const {log} = this.#book;
    return log === null ? null : {number: log.number, hash: bytesOf(log.hash)};
  }

  // Never back: who asks has verified that `head` continues what is kept here.
  pinLog(head: LogHead): void {
    if (head.number > (this.#book.log?.number ?? 0)) {
      this.#book.log = {number: head.number, hash: base64url(head.hash)};
    }
  }

  get stopped(): LogProblem | null {
    return this.#book.stopped;
  }

  keepStopped(problem: LogProblem | null): void {
    this.#book.stopped = problem;
  }

  isCompared(id: MemberId, fingerprint: Uint8Array): boolean {
    return this.#book.compared[id] === base64url(fingerprint);
  }

  keepCompared(id: MemberId, fingerprint: Uint8Array): void {
    this.#book.compared[id] = base64url(fingerprint);
  }

  account(id: AccountId): AccountPin | undefined {
    const kept = this.#book.accounts[id];
    return kept && {...kept, hash: bytesOf(kept.hash), manifest: bytesOf(kept.manifest)};
  }

  // Likewise never back.
  pinAccount(id: AccountId, {number, hash, counter, manifest}: AccountPin): void {
    this.#takeAccount(id, {number, hash: base64url(hash), counter, manifest: base64url(manifest)});
  }

  // Chain and manifest go on each by itself.
  #takeAccount(id: string, {number, hash, counter, manifest}: KeptAccount): void {
    const own = this.#book.accounts[id];
    const chain = own !== undefined && own.number >= number ? own : {number, hash};
    const list = own !== undefined && own.counter >= counter ? own : {counter, manifest};
    this.#book.accounts[id] = {
      number: chain.number,
      hash: chain.hash,
      counter: list.counter,
      manifest: list.manifest,
    };
  }

  // Writes what changed. Another tab of the same member may have written meanwhile: its pins are merged in, the further
  // one counting, so that no tab undoes what another saw.
  save(): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      if (JSON.stringify(this.#book) === this.#saved) return;
      const other = await read(this.#platform, this.#at, this.#key);
      if (other) this.#merge(other);
      const written = JSON.stringify(this.#book);
      const sealed = seal(this.#key, contextOf(this.#at), utf8(written), (length) => this.#platform.random(length));
      await this.#platform.storage.set(this.#name, base64url(sealed));
      this.#saved = written;
    });
    return this.#saving;
  }

  #merge(other: Book): void {
    const book = this.#book;
    if ((other.log?.number ?? 0) > (book.log?.number ?? 0)) book.log = other.log;
    book.compared = {...other.compared, ...book.compared};
    for (const [id, pin] of Object.entries(other.accounts)) this.#takeAccount(id, pin);
  }
}

function nameOf(at: MemberPlace): string {
  return `latchkey.pins.${at.workspace}.${at.member}`;
}

function contextOf(at: MemberPlace) {
  return localContext('pins', at.workspace, at.member);
}

async function read(platform: Platform, at: MemberPlace, key: Bytes): Promise<Book | null> {
  const written = await platform.storage.get(nameOf(at));
  if (written === null) return null;
  try {
    const opened = open(key, contextOf(at), bytesOf(written));
    return opened === undefined ? null : parseBook(parseJson(parseUtf8(opened)), '');
  } catch (error) {
    if (error instanceof MalformedAnswer) return null;
    throw error;
  }
}
