// This device's copy of the workspace log: reads what is new from the server, verifies it, holds it against what was seen
// before, and appends this member's own entries. Where it does not hold the desk is stopped.
import {parseLogPage} from '../api/log-wire.ts';
import type {Answer} from '../api/api.ts';
import {refusalOf} from '../api/problem.ts';
import {hashEntry, signEntry, type LogAct, type LogEntry, type LogHead} from '../crypto/log-entry.ts';
import {equalInConstantTime} from '../crypto/sodium.ts';
import {done, type Outcome, type Refusal} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import type {LogProblem} from '../trust/trust-problem.ts';
import {readOn, type ReadPage} from './read-log.ts';
import {Roster, type EntryRefusal, type RosterState} from './roster.ts';

const mostTries = 5; // of appending where others append, too

export class WorkspaceLog {
  readonly #desk: Desk;
  #roster: Roster;
  #held: boolean; // what is here was read or written at the server in this session

  constructor(desk: Desk, verified: Roster | null) {
    this.#desk = desk;
    this.#roster = verified ?? new Roster(desk.workspace);
    this.#held = verified !== null;
  }

  get roster(): Roster {
    return this.#roster;
  }

  // Verified before it was kept, by this device. Without it the log is read from its beginning.
  takeKept(state: RosterState): void {
    if (!this.#held && state.workspace === this.#desk.workspace) this.#roster = Roster.from(state);
  }

  async read(): Promise<Outcome> {
    const {pins, stopped} = this.#desk;
    const read = await readOn(this.#roster, pins.log, this.#readPage);
    if (!this.#desk.open) return {kind: 'signed-out'};
    if (read.kind === 'failure') return refusalOf(read.failure);
    // What was verified before the entry that does not hold stands; what is on another branch does not.
    if (read.kind === 'read' || read.problem.kind === 'log-entry-refused') this.#roster = read.roster;
    const problem = read.kind === 'problem' ? read.problem : this.#ownProblem();
    if (read.kind === 'read') {
      this.#held = true;
      pins.pinLog(this.#roster.head);
    }
    if (JSON.stringify(problem) !== JSON.stringify(stopped.value)) stopped.set(problem);
    return done();
  }

  // Signs and sends an entry, again where somebody was faster: what came between is verified first.
  async append<T>(act: LogAct, send: (entry: LogEntry) => Promise<Answer<T>>): Promise<Outcome<{head: LogHead}>> {
    this.#desk.check();
    if (!this.#held) {
      const read = await this.read();
      if (read.kind !== 'done') return read;
    }
    for (let tried = 1; ; ++tried) {
      const {desk, entry, why} = this.#sign(act);
      if (why !== null) return refusedBy(why);
      const answer = await send(entry);
      if (!desk.open) return {kind: 'signed-out'};
      if (answer.kind === 'answer') {
        this.#take(entry);
        return done({head: {number: entry.number, hash: hashEntry(desk.workspace, entry)}});
      }
      const refusal = refusalOf(answer);
      if (refusal.kind !== 'conflict') return refusal;
      const before = this.#roster.head.number;
      const read = await this.read();
      if (read.kind !== 'done') return read;
      // Nobody was faster, so it is the act itself that is in conflict.
      if (this.#roster.head.number === before || tried === mostTries) return refusal;
    }
  }

  #sign(act: LogAct): {desk: Desk; entry: LogEntry; why: EntryRefusal | null} {
    const desk = this.#desk;
    const {head, last} = this.#roster;
    const at = Math.max(desk.time.now(), last?.at ?? 0);
    const place = {workspace: desk.workspace, head, at, author: desk.member};
    const entry = signEntry(desk.identity.sign, place, act);
    return {desk, entry, why: this.#roster.copy().apply(entry)};
  }

  // An event may have had it read before the answer came.
  #take(entry: LogEntry): void {
    if (this.#roster.head.number >= entry.number) return;
    this.#roster.apply(entry);
    this.#desk.pins.pinLog(this.#roster.head);
  }

  #ownProblem(): LogProblem | null {
    const own = this.#roster.member(this.#desk.member);
    const {signPublic, boxPublic} = this.#desk.publics;
    const same =
      own !== undefined &&
      equalInConstantTime(own.keys.signPublic, signPublic) &&
      equalInConstantTime(own.keys.boxPublic, boxPublic);
    return same ? null : {kind: 'own-identity-mismatch'};
  }

  readonly #readPage: ReadPage = (after) => {
    const {api, workspace} = this.#desk;
    return api.get('/api/v1/workspaces/{workspace}/log', {path: {workspace}, query: {after}}, parseLogPage);
  };

  // The whole log as the server has it now, for who wants to keep or show it.
  async entries(): Promise<Outcome<LogEntry[]>> {
    const entries: LogEntry[] = [];
    for (let more = true; more;) {
      const answer = await this.#readPage(entries.at(-1)?.number ?? 0);
      if (answer.kind !== 'answer') return refusalOf(answer);
      entries.push(...answer.value.entries);
      more = answer.value.more && answer.value.entries.length > 0;
    }
    return done(entries);
  }

  // What this device holds on to, whatever the server shows: the furthest head it saw, and the last entry whole.
  get kept(): {head: LogHead; last: LogEntry | null} {
    return {head: this.#desk.pins.log ?? this.#roster.head, last: this.#roster.last};
  }
}

// In the words of the server, which would have said the same.
const refusals: Partial<Record<EntryRefusal, Refusal>> = {
  'last-owner': {kind: 'conflict', detail: 'member: last owner'},
  'owner-without-end': {kind: 'invalid', detail: 'member: an owner has no end time'},
  'no-such-member': {kind: 'missing', detail: 'member: none'},
  'no-such-invitation': {kind: 'missing', detail: 'invitation: none'},
  'no-such-device': {kind: 'missing', detail: 'device: none'},
  'invitation-not-open': {kind: 'conflict', detail: 'invitation: not open'},
};

function refusedBy(why: EntryRefusal): Refusal {
  return refusals[why] ?? {kind: 'denied', detail: `log: ${why}`};
}
