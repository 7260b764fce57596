// Writes an account's chain the way its Owners would, beside the log of their workspace, and the broken entries that no client
// of ours makes.
import type {Bytes} from '../bytes.ts';
import {hashAccountEntry, signAccountEntry, type AccountAct, type AccountEntry} from '../crypto/account-entry.ts';
import {epochPublicOf, generateAccountKeys, type EpochPublic} from '../crypto/account.ts';
import {reasonContext, type AccountPlace} from '../crypto/context.ts';
import {emptyHead, type LogAct, type LogEntry, type LogHead, type LogRole} from '../crypto/log-entry.ts';
import {seal} from '../crypto/seal.ts';
import type {Random} from '../crypto/sodium.ts';
import {sign} from '../crypto/transcript.ts';
import {generateId, type AccountId, type MemberId} from '../ids.ts';
import {AccountChain, type AccountRefusal} from '../roster/account-chain.ts';
import {Roster} from '../roster/roster.ts';
import {utf8} from '../bytes.ts';
import {LogWriter, type LogPerson} from './log-writer.ts';

type Change = Partial<Omit<AccountEntry, 'signature'>>;

export class ChainWriter {
  readonly log: LogWriter;
  readonly roster: Roster;
  readonly place: AccountPlace;
  readonly chain: AccountChain;
  readonly logEntries: LogEntry[] = [];
  readonly entries: AccountEntry[] = [];
  readonly founder: LogPerson;
  head: LogHead = emptyHead;
  now: number;

  constructor(random: Random, now: number) {
    this.log = new LogWriter(random, now);
    this.roster = new Roster(this.log.workspace);
    this.place = {workspace: this.log.workspace, account: generateId<AccountId>(random)};
    this.chain = new AccountChain(this.place, () => this.roster);
    this.now = now;
    this.founder = this.log.person('Olga');
    this.onLog(this.founder, this.log.founding(this.founder));
  }

  get random(): Random {
    return this.log.random;
  }

  onLog(author: LogPerson, act: LogAct): this {
    const entry = this.log.take(this.log.entry(author, act));
    const why = this.roster.apply(entry);
    if (why !== null) throw new Error(`log entry ${entry.number} is refused: ${why}`);
    this.logEntries.push(entry);
    this.now = Math.max(this.now, this.log.now);
    return this;
  }

  member(name: string, role: LogRole = 'user'): LogPerson {
    const invitation = this.log.invitation();
    const person = this.log.person(name);
    this.onLog(this.founder, this.log.invite(invitation, role));
    this.onLog(person, this.log.join(person, invitation));
    return person;
  }

  keys(epoch: number): EpochPublic {
    return epochPublicOf(generateAccountKeys(epoch, this.random), {...this.place, epoch});
  }

  create(): AccountAct {
    return {kind: 'create', keys: this.keys(1)};
  }

  grant(to: LogPerson, role: 'owner' | 'collaborator', endsAt: number | null = null, why?: string): AccountAct {
    const reason = why === undefined ? new Uint8Array(0) : this.reason(to.id, why);
    return {kind: 'grant', member: to.id, fingerprint: to.fingerprint, role, endsAt, reason};
  }

  reason(member: MemberId, why: string): Bytes {
    const context = reasonContext({...this.place, epoch: this.chain.epoch, member});
    return seal(this.random(32), context, utf8(why), this.random);
  }

  epoch(epoch = this.chain.epoch + 1): AccountAct {
    return {kind: 'epoch', epoch, keys: this.keys(epoch)};
  }

  // A second later than the entry before, and signed where chain and log stand.
  entry(author: LogPerson, act: AccountAct, change: Change = {}): AccountEntry {
    const place = {...this.place, head: this.head, log: this.log.head, at: this.now + 1000, author: author.id};
    const entry = signAccountEntry(author.identity.sign, place, act);
    return Object.keys(change).length === 0 ? entry : this.signed(author, {...entry, ...change});
  }

  signed(author: LogPerson, entry: AccountEntry, place = this.place): AccountEntry {
    const {number, previous, at, author: id, log, kind, body} = entry;
    const {workspace, account} = place;
    const fields = [workspace, account, number, previous, at, id, log.number, log.hash, kind, body] as const;
    return {...entry, signature: sign(author.identity.sign.secretKey, 'account-log', ...fields)};
  }

  // Null where it now stands.
  try(entry: AccountEntry): AccountRefusal | null {
    const why = this.chain.apply(entry);
    if (why !== null) return why;
    this.entries.push(entry);
    this.head = {number: entry.number, hash: hashAccountEntry(this.place, entry)};
    this.now = entry.at;
    this.log.now = Math.max(this.log.now, this.now);
    return null;
  }

  take(author: LogPerson, act: AccountAct, change: Change = {}): this {
    const why = this.try(this.entry(author, act, change));
    if (why !== null) throw new Error(`entry ${this.head.number + 1} is refused: ${why}`);
    return this;
  }
}
