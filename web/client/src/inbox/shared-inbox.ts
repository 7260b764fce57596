// The Shared Inbox as rows, newest first: what the server pushed or listed, opened with the accounts' keys.
import {parseMessages, parseWholeMessage, type Schemas} from '../api/answers.ts';
import {nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {reportActivity} from '../activity/report-activity.ts';
import type {AccountBook} from '../accounts/account-book.ts';
import type {AccountId, LoginRequestId, MemberId, MessageId} from '../ids.ts';
import type {Inbox, InboxRow, InboxRows, WholeMessage} from '../interface/inbox.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import {Store} from '../store.ts';
import {TrustError} from '../trust/trust-problem.ts';
import {openCard, openWhole} from './messages.ts';

type Page = Schemas['Messages'] & {asOf: number}; // newest cursor known when it was asked for
type Entry = {wire: Schemas['Message']; row: InboxRow};

// No two are equal: a workspace gives each cursor once.
function newestFirst(a: Entry, b: Entry): number {
  return b.wire.arrived_at - a.wire.arrived_at || b.wire.cursor - a.wire.cursor;
}

const page = 50;
const largestPage = 100;

export class SharedInbox implements Inbox {
  readonly rows = new Store<InboxRows>({rows: [], complete: false, loading: false});
  readonly #desk: Desk;
  readonly #book: AccountBook;
  readonly #entries = new Map<MessageId, Entry>();
  #ordered: Entry[] = []; // the same, newest first
  readonly #opened = new Map<MessageId, NonNullable<InboxRow['opened']>>();
  // `before` of the next older page; null when all are here, undefined before the first page.
  #next: number | null | undefined;
  #isKept = false; // what stands here is from before this session

  constructor(desk: Desk, book: AccountBook) {
    this.#desk = desk;
    this.#book = book;
  }

  // The newest page again: after connecting, or when the server could not replay what we missed.
  async reload(): Promise<Outcome> {
    const first = this.#next === undefined;
    const loaded = await this.#load({limit: page});
    if (loaded.kind !== 'done') return loaded;
    const {messages, next, asOf} = loaded.value;
    const known = messages.some((message) => this.#entries.has(message.id as MessageId));
    // A gap between this page and what was shown before would look like silence: begin again.
    if ((!first || this.#isKept) && !known) this.#drop((entry) => entry.wire.cursor <= asOf);
    this.#replace(loaded.value, () => true);
    if (first || !known) this.#next = next;
    this.#isKept = false;
    this.#publish();
    return done();
  }

  // One account's newest messages: it was shared with us just now, or some were marked used or deleted.
  async reloadAccount(account: AccountId): Promise<Outcome> {
    const loaded = await this.#load({limit: largestPage, account});
    if (loaded.kind === 'missing') {
      this.#drop((entry) => entry.wire.account === account);
      this.#publish();
      return done();
    }
    if (loaded.kind !== 'done') return loaded;
    this.#replace(loaded.value, (entry) => entry.wire.account === account);
    this.#publish();
    return done();
  }

  // The newest as they came, for a time without a connection.
  newest(): Schemas['Message'][] {
    return this.#ordered.slice(0, page).map((entry) => entry.wire);
  }

  takeKept(kept: readonly Schemas['Message'][]): void {
    this.#isKept = kept.length > 0;
    for (const wire of kept) this.#put(wire);
    this.#publish();
  }

  arrived(wire: Schemas['Message']): void {
    this.#put(wire);
    this.#publish();
  }

  // Keys came or went: rows that could not be read may open now, those of accounts we lost go.
  accountsChanged(): void {
    this.#drop((entry) => this.#book.get(entry.wire.account as AccountId) === undefined);
    for (const entry of this.#entries.values()) if (entry.row.unreadable) entry.row = this.#row(entry.wire);
    this.#publish();
  }

  // This client stopped, or goes on: what a row showed is shown no more, or again.
  readAgain(): void {
    for (const entry of this.#entries.values()) entry.row = this.#row(entry.wire);
    this.#publish();
  }

  async more(): Promise<Outcome> {
    if (this.#next === undefined) return this.reload();
    if (this.#next === null) return done();
    const loaded = await this.#load({limit: page, before: this.#next});
    if (loaded.kind !== 'done') return loaded;
    for (const wire of loaded.value.messages) this.#put(wire);
    this.#next = loaded.value.next;
    this.#publish();
    return done();
  }

  async whole(row: InboxRow): Promise<Outcome<WholeMessage>> {
    const found = this.#book.require(row.account, 'owner');
    if (found.kind !== 'done') return found;
    const answer = await this.#desk.api.get(
      '/api/v1/workspaces/{workspace}/accounts/{account}/messages/{message}/whole',
      {path: this.#path(row)},
      parseWholeMessage,
    );
    if (answer.kind !== 'answer') return refusalOf(answer);
    const whole = openWhole(this.#desk.workspace, found.value, {...answer.value, id: row.id});
    if (whole === undefined) throw new TrustError({kind: 'record-unreadable', account: row.account, record: 'message'});
    this.#opened.set(row.id, {from: whole.from, subject: whole.subject});
    const entry = this.#entries.get(row.id);
    if (entry !== undefined) this.arrived(entry.wire);
    return done(whole);
  }

  async markUsed(row: InboxRow, login?: LoginRequestId): Promise<Outcome> {
    // A code that is filled for a login request is not copied, and the request itself stands in the activity.
    if (login === undefined) reportActivity(this.#desk, row.account, 'code-copied');
    const answer = await this.#desk.api.post(
      '/api/v1/workspaces/{workspace}/accounts/{account}/messages/{message}/used',
      {path: this.#path(row), ...(login === undefined ? {} : {query: {login_request: login}})},
      nothing,
    );
    if (answer.kind !== 'answer') return refusalOf(answer);
    const entry = this.#entries.get(row.id);
    if (entry?.wire.used_at === null) {
      this.arrived({
        ...entry.wire,
        used_at: this.#desk.time.now(),
        used_by: this.#desk.member,
        login_request: login ?? null,
      });
    }
    return done();
  }

  async delete(row: InboxRow): Promise<Outcome> {
    const answer = await this.#desk.api.delete(
      '/api/v1/workspaces/{workspace}/accounts/{account}/messages/{message}',
      {path: this.#path(row)},
      nothing,
    );
    const gone = answer.kind === 'answer' || (answer.kind === 'problem' && answer.problem.kind === 'not-found');
    if (!gone) return refusalOf(answer);
    this.#drop((entry) => entry.row.id === row.id);
    this.#publish();
    return done();
  }

  wipe(): void {
    this.#drop(() => true);
    this.#opened.clear();
    this.#publish();
  }

  async #load(query: {limit: number; before?: number; account?: AccountId}): Promise<Outcome<Page>> {
    // What arrives by event while the server answers may be newer than the answer.
    const asOf = this.#ordered.reduce((newest, entry) => Math.max(newest, entry.wire.cursor), 0);
    this.rows.update((rows) => ({...rows, loading: true}));
    const {api, workspace} = this.#desk;
    const answer = await api.get('/api/v1/workspaces/{workspace}/messages', {path: {workspace}, query}, parseMessages);
    this.rows.update((rows) => ({...rows, loading: false}));
    if (!this.#desk.open) return {kind: 'signed-out'};
    return answer.kind === 'answer' ? done({...answer.value, asOf}) : refusalOf(answer);
  }

  // Takes a newest page as the truth for the stretch it covers: what stands there and is not in it was deleted.
  #replace({messages, next, asOf}: Page, concerned: (entry: Entry) => boolean): void {
    const listed = new Set(messages.map((message) => message.id));
    const oldest = next === null ? -Infinity : Math.min(...messages.map((message) => message.cursor));
    const covered = ({cursor}: Schemas['Message']): boolean => cursor >= oldest && cursor <= asOf;
    this.#drop((entry) => concerned(entry) && covered(entry.wire) && !listed.has(entry.wire.id));
    for (const wire of messages) this.#put(wire);
  }

  // In its place, without sorting the rest anew: an inbox may be long, and a message arrives while others do.
  #put(wire: Schemas['Message']): void {
    const entry = {wire, row: this.#row(wire)};
    const known = this.#entries.get(entry.row.id);
    this.#entries.set(entry.row.id, entry);
    if (known !== undefined && newestFirst(known, entry) === 0) {
      this.#ordered[this.#placeOf(entry)] = entry;
      return;
    }
    if (known !== undefined) this.#ordered = this.#ordered.filter((other) => other !== known);
    this.#ordered.splice(this.#placeOf(entry), 0, entry);
  }

  // Of the first that is no newer.
  #placeOf(entry: Entry): number {
    let [low, high] = [0, this.#ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#ordered[middle];
      if (other !== undefined && newestFirst(other, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #drop(which: (entry: Entry) => boolean): void {
    this.#ordered = this.#ordered.filter((entry) => !(which(entry) && this.#entries.delete(entry.row.id)));
  }

  #row(wire: Schemas['Message']): InboxRow {
    const card = this.#cardOf(wire);
    return {
      id: wire.id as MessageId,
      account: wire.account as AccountId,
      channel: wire.channel,
      arrivedAt: wire.arrived_at,
      card: card ?? null,
      unreadable: wire.card !== null && card === undefined,
      hasWhole: wire.has_whole,
      opened: this.#opened.get(wire.id as MessageId) ?? null,
      usedAt: wire.used_at ?? null,
      usedBy: wire.used_by as MemberId | null,
    };
  }

  #cardOf(wire: Schemas['Message']) {
    try {
      const account = this.#book.open(wire.account as AccountId);
      return account === undefined ? undefined : openCard(this.#desk.workspace, account, wire);
    } catch (error) {
      if (error instanceof TrustError) return undefined; // listed with the account
      throw error;
    }
  }

  #publish(): void {
    const rows = this.#ordered.map((entry) => entry.row);
    this.rows.update((before) => ({...before, rows, complete: this.#next === null}));
  }

  #path(row: InboxRow) {
    return {workspace: this.#desk.workspace, account: row.account, message: row.id};
  }
}
