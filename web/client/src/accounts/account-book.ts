// All accounts this member may see: the server's word about each, opened once per change, and what screens show of it.
import {parseAccount, parseSync, type Schemas} from '../api/answers.ts';
import {refusalOf} from '../api/problem.ts';
import {daysLeft, warnBelow, type Window} from '../code-window/dealing.ts';
import {canBeDealt, dayOf} from '../code-window/chunk.ts';
import type {AccountId} from '../ids.ts';
import type {AccountChainState} from '../roster/account-chain.ts';
import type {
  Account,
  AuthenticatorState,
  ManagedAddress,
  ManagedNumber,
  UnreadableAccount,
} from '../interface/accounts.ts';
import type {Directory} from '../members/directory.ts';
import {hasGuessableSeed, parseOtpauth} from '../otp/otpauth-uri.ts';
import {done, type Outcome, type Refusal} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import {Store} from '../store.ts';
import type {AccountPin} from '../trust/pins.ts';
import {TrustError, type TrustProblem} from '../trust/trust-problem.ts';
import {peopleOf, readMissingEntries} from './chain-acts.ts';
import type {KeyRing} from './key-ring.ts';
import {openAccount, reasonOf, revisionOf, type OpenAccount} from './open-account.ts';

type Wire = Schemas['Account'];
export type KeptChain = {account: AccountId; chain: AccountChainState};
type Entry = {asked: number; text: string; wire: Wire; shown: Account | UnreadableAccount; open: OpenAccount | null};

export class AccountBook {
  readonly list = new Store<readonly (Account | UnreadableAccount)[]>([]);
  readonly trash = new Store<readonly (Account | UnreadableAccount)[]>([]);
  readonly #desk: Desk;
  readonly #directory: Directory;
  readonly #entries = new Map<AccountId, Entry>();
  // Chains as far as they were verified, also of accounts that do not hold now.
  readonly #chains = new Map<AccountId, AccountChainState>();
  // Keys that were replaced or lost. An act under way may still hold them, so they are wiped with the others, at the end.
  readonly #retired: KeyRing[] = [];
  // Answers can overtake each other. Each is numbered when it is asked for, and an older one never replaces a younger one:
  // it would show what was, and look like a server that goes back.
  #asked = 0;
  // Reads the members again. Events come in any order, and a guest learns of members only with the accounts it shares with
  // them: who signed an account may be somebody we have not heard of yet.
  readonly #readMembers: () => Promise<unknown>;

  constructor(desk: Desk, directory: Directory, readMembers: () => Promise<unknown>) {
    this.#desk = desk;
    this.#directory = directory;
    this.#readMembers = readMembers;
  }

  get(id: AccountId): Account | UnreadableAccount | undefined {
    return this.#entries.get(id)?.shown;
  }

  ids(): AccountId[] {
    return Array.from(this.#entries.keys());
  }

  problems(): TrustProblem[] {
    return Array.from(this.#entries.values()).flatMap(({shown}) => (shown.kind === 'unreadable' ? shown.problem : []));
  }

  wires(): Wire[] {
    return Array.from(this.#entries.values(), (entry) => entry.wire);
  }

  // Keys and records, for the parts of this client that do something with them. Throws for an account that does not hold.
  open(id: AccountId): OpenAccount | undefined {
    const entry = this.#entries.get(id);
    if (entry?.shown.kind === 'unreadable') throw new TrustError(entry.shown.problem);
    return entry?.open ?? undefined;
  }

  // The same, or the refusal an act ends with. Owners only where `role` says so: their clients ask for nothing they cannot do.
  require(id: AccountId, role: 'owner' | 'any' = 'any'): {kind: 'done'; value: OpenAccount} | Refusal {
    const account = this.open(id);
    if (account === undefined) return {kind: 'missing', detail: 'no such account'};
    if (role === 'owner' && account.wire.role !== 'owner') {
      return {kind: 'denied', detail: 'for Account Owners only'};
    }
    return {kind: 'done', value: account};
  }

  // Replaces everything, as sync does.
  take(wires: readonly Wire[], asked = ++this.#asked): void {
    const kept = new Set(wires.map((wire) => wire.id));
    for (const [id, entry] of Array.from(this.#entries)) if (!kept.has(id) && entry.asked < asked) this.#forget(id);
    for (const wire of wires) this.#put(wire, asked);
    this.#publish();
  }

  // What an act answered: the account as it stood after it. It may have been overtaken by what was read since.
  put(wire: Wire): void {
    const known = this.#entries.get(wire.id as AccountId)?.wire;
    const older =
      known !== undefined && (wire.chain.number < known.chain.number || wire.manifest.counter < known.manifest.counter);
    if (!older) this.#put(wire, ++this.#asked);
    this.#publish();
  }

  // What this device signed and the server took counts as seen: a server that goes on as if it had not is told from one that
  // was slower. Answers asked for before it are of before it.
  wrote(id: AccountId, signed: Partial<AccountPin>): void {
    const pin = this.#desk.pins.account(id);
    if (pin !== undefined) this.#desk.pins.pinAccount(id, {...pin, ...signed});
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    entry.asked = ++this.#asked;
    entry.text = ''; // looked at again although it comes as it was
  }

  // After members' keys changed standing: what was trusted may not be any more, and the other way round.
  reopen(): void {
    for (const entry of Array.from(this.#entries.values())) this.#put(entry.wire, entry.asked, true);
    this.#publish();
  }

  // Days pass although nothing changes: warnings about dealt codes depend on the date.
  refreshShown(): void {
    for (const entry of this.#entries.values()) {
      if (entry.open !== null) entry.shown = this.#show(entry.open);
    }
    this.#publish();
  }

  // Full sync. `cursor` is where the workspace stands; null asks for everything.
  async sync(cursor: number | null): Promise<Outcome<{cursor: number; changed: boolean}>> {
    const {api, workspace, time, platform} = this.#desk;
    const began = platform.timers.now();
    const asked = ++this.#asked;
    const answer = await api.get(
      '/api/v1/workspaces/{workspace}/sync',
      {path: {workspace}, ...(cursor === null ? {} : {query: {cursor}})},
      parseSync,
    );
    if (answer.kind !== 'answer') return refusalOf(answer);
    if (!this.#desk.open) return {kind: 'signed-out'};
    time.learn(answer.value.now, began, platform.timers.now());
    if (!answer.value.unchanged) {
      const whole = await this.#complete(answer.value.accounts);
      if (whole.kind !== 'done') return whole;
      this.take(whole.value, asked);
    }
    return done({cursor: answer.value.cursor, changed: !answer.value.unchanged});
  }

  // One account, after it changed. Gone for us is not a failure: that is what changed.
  async refresh(id: AccountId): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const asked = ++this.#asked;
    const answer = await api.get(
      '/api/v1/workspaces/{workspace}/accounts/{account}',
      {path: {workspace, account: id}},
      parseAccount,
    );
    if (!this.#desk.open) return {kind: 'signed-out'};
    if (answer.kind === 'problem' && answer.problem.kind === 'not-found') {
      if ((this.#entries.get(id)?.asked ?? 0) < asked) this.#forget(id);
      this.#publish();
      return done();
    }
    if (answer.kind !== 'answer') return refusalOf(answer);
    const whole = await this.#complete([answer.value]);
    if (whole.kind !== 'done') return whole;
    for (const wire of whole.value) this.#put(wire, asked);
    this.#publish();
    return done();
  }

  // For acts that say in their answer only whether they worked: what they changed is read back, and after a conflict, too.
  async settle(id: AccountId, refusal: Refusal | null): Promise<Outcome> {
    if (refusal === null || refusal.kind === 'conflict' || refusal.kind === 'missing') await this.refresh(id);
    return refusal ?? done();
  }

  wipe(): void {
    for (const id of this.ids()) this.#forget(id);
    for (const ring of this.#retired.splice(0)) ring.wipe();
    this.#publish();
  }

  // Verified before they were kept, by this device.
  takeKeptChains(kept: readonly KeptChain[]): void {
    for (const {account, chain} of kept) if (!this.#chains.has(account)) this.#chains.set(account, chain);
  }

  chains(): KeptChain[] {
    return Array.from(this.#chains, ([account, chain]) => ({account, chain}));
  }

  // What it takes to judge these accounts: the entries of their chains that did not come along, the workspace log as far as
  // they name it, and whoever they name.
  async #complete(wires: readonly Wire[]): Promise<Outcome<Wire[]>> {
    const whole: Wire[] = [];
    for (const wire of wires) {
      const verified = this.#chains.get(wire.id as AccountId)?.head.number ?? 0;
      const completed = await readMissingEntries(this.#desk, wire, verified);
      if (completed.kind !== 'done') return completed;
      whole.push(completed.value);
    }
    const logNumber = Math.max(0, ...whole.map((wire) => wire.chain.entries.at(-1)?.log_number ?? 0));
    const stranger = whole.some((wire) => peopleOf(wire).some((id) => this.#directory.get(id) === undefined));
    if (this.#desk.stopped.value === null && (stranger || logNumber > this.#directory.roster.head.number)) {
      await this.#readMembers();
    }
    return this.#desk.open ? done(whole) : {kind: 'signed-out'};
  }

  #forget(id: AccountId): void {
    this.#retire(this.#entries.get(id)?.open?.keys);
    this.#entries.delete(id);
    this.#chains.delete(id);
  }

  #put(wire: Wire, asked: number, again = false): void {
    if (!this.#desk.open) return; // locked while the answer was on its way
    const id = wire.id as AccountId;
    const text = JSON.stringify(wire);
    const before = this.#entries.get(id);
    if (before !== undefined && before.asked > asked) return;
    if (before?.text === text && !again) {
      before.asked = asked;
      return;
    }
    try {
      const open = openAccount(this.#desk, this.#directory, wire, this.#chains.get(id));
      this.#chains.set(id, open.chain.state);
      const former = before?.open?.keys;
      if (former?.equals(open.keys) === true) {
        open.keys.wipe();
        open.keys = former;
      } else {
        this.#retire(former);
      }
      this.#entries.set(id, {asked, text, wire, open, shown: this.#show(open)});
    } catch (error) {
      if (!(error instanceof TrustError)) throw error;
      const shown: UnreadableAccount = {
        kind: 'unreadable',
        id,
        role: wire.role,
        deletedAt: wire.deleted_at ?? null,
        problem: error.problem,
      };
      this.#entries.set(id, {asked, text, wire, open: null, shown});
      this.#retire(before?.open?.keys);
    }
  }

  #retire(ring: KeyRing | undefined): void {
    if (ring !== undefined) this.#retired.push(ring);
  }

  #show(account: OpenAccount): Account {
    const {wire, profile, chain} = account;
    const now = this.#desk.time.now();
    return {
      kind: 'account',
      id: account.id,
      role: wire.role,
      profile,
      hasPassword: revisionOf(wire, 'password') > 0,
      hasPrivateNote: revisionOf(wire, 'private-note') > 0,
      authenticator: authenticatorOf(account, dayOf(now)),
      recovery: wire.recovery === null ? null : {updatedAt: wire.recovery.updated_at},
      number: wire.number === null ? null : numberOf(wire.number),
      address: wire.address === null ? null : addressOf(wire.address),
      grants: chain.holders
        .filter((holder) => chain.mayOpen(holder, now))
        .map((holder) => ({
          member: holder.member,
          role: holder.role,
          endsAt: holder.endsAt,
          granter: holder.granter,
          grantedAt: holder.grantedAt,
          reason: reasonOf(this.#desk, account.id, account.keys, holder),
        })),
      rotationOwed: chain.owesRotation(now),
      createdAt: wire.created_at,
      deletedAt: wire.deleted_at ?? null,
    };
  }

  #publish(): void {
    const all = Array.from(this.#entries.values(), (entry) => entry.shown).sort((a, b) => compare(a, b));
    this.list.set(all.filter((account) => account.deletedAt === null));
    this.trash.set(all.filter((account) => account.deletedAt !== null));
  }
}

function compare(a: Account | UnreadableAccount, b: Account | UnreadableAccount): number {
  const label = (account: Account | UnreadableAccount): string =>
    account.kind === 'account' ? account.profile.label : '\uffff';
  return label(a).localeCompare(label(b)) || (a.id < b.id ? -1 : 1);
}

export function windowOf(wire: Wire): Window {
  return wire.window === null ? null : {untilDay: wire.window.until_day, seedRevision: wire.window.seed_revision};
}

function authenticatorOf(account: OpenAccount, today: number): AuthenticatorState {
  const {wire, totp, chain} = account;
  const window = windowOf(wire);
  const left = daysLeft(window, today);
  if (wire.role === 'collaborator') {
    // A Collaborator knows of codes by their window alone.
    if (left === null) return {kind: 'none'};
    return {kind: 'active', daysLeft: left, warn: left < warnBelow, ownersOnly: false};
  }
  if (totp === null) return {kind: 'none'};
  if (totp.state === 'pending') return {kind: 'pending', formerServes: totp.former !== null};
  const parsed = parseOtpauth(totp.uri);
  const dealable = parsed.kind === 'otp' && canBeDealt(parsed.otp);
  const shared = chain.holders.some(({role}) => role === 'collaborator');
  const guessable = parsed.kind === 'otp' && hasGuessableSeed(parsed.otp) && window === null;
  return {
    kind: 'active',
    daysLeft: left,
    warn: shared && dealable && !guessable && (left === null || left < warnBelow),
    ownersOnly: !dealable || guessable,
  };
}

export function numberOf(wire: Schemas['Number']): ManagedNumber {
  return {
    number: wire.number,
    country: wire.country,
    kind: wire.kind,
    state: wire.state,
    expiresAt: wire.expires_at ?? null,
    lastMessageAt: wire.last_message_at ?? null,
  };
}

export function addressOf(wire: Schemas['Address']): ManagedAddress {
  return {
    address: wire.address,
    state: wire.state,
    expiresAt: wire.expires_at ?? null,
    lastMessageAt: wire.last_message_at ?? null,
  };
}
