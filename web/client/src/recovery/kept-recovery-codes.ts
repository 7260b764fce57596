// An account's recovery codes: one record, read only in an elevated session, each reading in the activity.
import {wipe} from '../bytes.ts';
import type {AccountBook} from '../accounts/account-book.ts';
import {openSealedRecord} from '../accounts/open-account.ts';
import {readRecoveryRecord} from '../accounts/recovery-record.ts';
import {putRecord} from '../accounts/record-writer.ts';
import {readRecovery, writeRecovery} from '../accounts/records.ts';
import {reportActivity} from '../activity/report-activity.ts';
import type {AccountId} from '../ids.ts';
import type {Recovery, RecoveryCode, RecoveryCodes} from '../interface/codes.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import {TrustError} from '../trust/trust-problem.ts';

const lowStock = 2;

type Kept = {codes: readonly RecoveryCode[]; revision: number};

export class KeptRecoveryCodes implements Recovery {
  readonly #desk: Desk;
  readonly #book: AccountBook;

  constructor(desk: Desk, book: AccountBook) {
    this.#desk = desk;
    this.#book = book;
  }

  async view(id: AccountId): Promise<Outcome<RecoveryCodes>> {
    const kept = await this.#read(id);
    return kept.kind === 'done' ? done(shown(kept.value.codes)) : kept;
  }

  async save(id: AccountId, codes: readonly string[], how: 'add' | 'replace'): Promise<Outcome<RecoveryCodes>> {
    const found = this.#book.require(id, 'owner');
    if (found.kind !== 'done') return found;
    const revision = found.value.wire.recovery?.revision ?? 0;
    // Replacing needs no reading, hence no password: what was there is gone.
    const kept: Outcome<Kept> =
      how === 'add' && revision > 0 ? await this.#read(id) : done<Kept>({codes: [], revision});
    if (kept.kind !== 'done') return kept;
    const known = new Set(kept.value.codes.map(({code}) => code));
    const added = codes.filter((code) => !known.has(code)).map((code) => ({code, usedAt: null, usedBy: null}));
    return this.#write(id, {codes: [...kept.value.codes, ...added], revision: kept.value.revision});
  }

  async setUsed(id: AccountId, code: string, used: boolean): Promise<Outcome<RecoveryCodes>> {
    const mark = used ? {usedAt: this.#desk.time.now(), usedBy: this.#desk.member} : {usedAt: null, usedBy: null};
    for (let attempt = 1; ; ++attempt) {
      const kept = await this.#read(id);
      if (kept.kind !== 'done') return kept;
      if (!kept.value.codes.some((row) => row.code === code)) return {kind: 'missing', detail: 'no such recovery code'};
      const codes = kept.value.codes.map((row) => (row.code === code ? {code, ...mark} : row));
      const written = await this.#write(id, {codes, revision: kept.value.revision});
      // Two people may mark two codes in the same moment: read what the other wrote and mark again, once.
      if (written.kind !== 'conflict' || attempt === 2) return written;
    }
  }

  copied(id: AccountId): Promise<void> {
    reportActivity(this.#desk, id, 'recovery-code-copied');
    return Promise.resolve();
  }

  async #read(id: AccountId): Promise<Outcome<Kept>> {
    const read = await readRecoveryRecord(this.#desk, this.#book, id);
    if (read.kind !== 'done') return read;
    const {account, record} = read.value;
    const text = openSealedRecord(this.#desk, account.wire, account.keys, 'recovery', record);
    const codes = readRecovery(text);
    wipe(text);
    if (codes === undefined) throw new TrustError({kind: 'record-unreadable', account: id, record: 'recovery'});
    return done({codes, revision: record.revision});
  }

  async #write(id: AccountId, {codes, revision}: Kept): Promise<Outcome<RecoveryCodes>> {
    const found = this.#book.require(id, 'owner');
    if (found.kind !== 'done') return found;
    const text = writeRecovery(codes);
    const refusal = await putRecord(this.#desk, this.#book, found.value, 'recovery', revision + 1, text);
    wipe(text);
    const settled = await this.#book.settle(id, refusal);
    return settled.kind === 'done' ? done(shown(codes)) : settled;
  }
}

function shown(codes: readonly RecoveryCode[]): RecoveryCodes {
  const remaining = codes.filter((row) => row.usedAt === null).length;
  return {codes, remaining, low: remaining <= lowStock};
}
