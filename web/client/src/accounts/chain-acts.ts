// What an Owner signs onto an account's chain (protocol/seals.md, section 13), and the account's keys wrapped for a member.
import {parseChainPage, readChainEntry, writeChainEntry} from '../api/chain-wire.ts';
import type {Schemas} from '../api/answers.ts';
import {nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url, utf8, type Bytes} from '../bytes.ts';
import {parseAccountAct, signAccountEntry, type AccountAct, type AccountEntry} from '../crypto/account-entry.ts';
import {wrapKey} from '../crypto/account.ts';
import {reasonContext} from '../crypto/context.ts';
import {seal} from '../crypto/seal.ts';
import type {AccountId, MemberId} from '../ids.ts';
import type {AccountRole} from '../interface/accounts.ts';
import type {Directory} from '../members/directory.ts';
import {done, type Outcome, type Refusal} from '../outcome.ts';
import {AccountChain, type AccountChainState, type AccountRefusal} from '../roster/account-chain.ts';
import type {RosterMember} from '../roster/roster.ts';
import type {Desk} from '../session/desk.ts';
import type {AccountBook} from './account-book.ts';
import type {OpenAccount} from './open-account.ts';

export type HeldKeys = {epoch: number; use: Bytes; manage: Bytes};

const tries = 3; // somebody else's entry in between is answered by reading again and signing anew

// An account's chain as it will be: each act is judged as the server and every reader will, and the next follows it.
export class ChainDraft {
  readonly chain: AccountChain;
  readonly entries: AccountEntry[] = [];
  readonly #desk: Desk;
  readonly #directory: Directory;

  constructor(desk: Desk, directory: Directory, account: AccountId, from?: AccountChainState) {
    this.#desk = desk;
    this.#directory = directory;
    this.chain = new AccountChain({workspace: desk.workspace, account}, () => directory.roster, from);
  }

  // Null where the act now stands.
  add(act: AccountAct): Refusal | null {
    const {workspace, member: author, identity, time} = this.#desk;
    const {place, head, state} = this.chain;
    const at = Math.max(time.now(), state.at);
    const log = this.#directory.roster.head;
    const entry = signAccountEntry(identity.sign, {workspace, account: place.account, head, log, at, author}, act);
    const why = this.chain.apply(entry);
    if (why !== null) return refusedBy(why);
    this.entries.push(entry);
    return null;
  }

  get wires(): Schemas['ChainEntry'][] {
    return this.entries.map(writeChainEntry);
  }
}

// In the words of the server, which would have said the same.
const refusals: Partial<Record<AccountRefusal, Refusal>> = {
  'last-owner': {kind: 'conflict', detail: 'grant: last owner'},
  'no-such-member': {kind: 'missing', detail: 'grant: no such member'},
  'no-such-holder': {kind: 'missing', detail: 'grant: none'},
};

function refusedBy(why: AccountRefusal): Refusal {
  return refusals[why] ?? {kind: 'denied', detail: `chain: ${why}`};
}

export function grantAct(
  desk: Desk,
  account: AccountId,
  keys: HeldKeys,
  wish: {recipient: RosterMember; role: AccountRole; endsAt: number | null; reason: string | null},
): AccountAct {
  const {id: member, fingerprint} = wish.recipient;
  const context = reasonContext({workspace: desk.workspace, account, epoch: keys.epoch, member});
  const reason = wish.reason === null ? new Uint8Array(0) : seal(keys.use, context, utf8(wish.reason), desk.random);
  return {kind: 'grant', member, fingerprint, role: wish.role, endsAt: wish.endsAt, reason};
}

export function makeWraps(
  desk: Desk,
  account: AccountId,
  keys: HeldKeys,
  {id: recipient, keys: publics, fingerprint: recipientFingerprint}: RosterMember,
  role: AccountRole,
): {use: string; manage: string | null} {
  const {workspace, member: granter, fingerprint: granterFingerprint, random} = desk;
  const at = {workspace, account, epoch: keys.epoch, granter, recipient, granterFingerprint, recipientFingerprint};
  const wrap = (tier: 'use' | 'manage'): string =>
    base64url(wrapKey(publics.boxPublic, {...at, tier}, keys[tier], random));
  return {use: wrap('use'), manage: role === 'owner' ? wrap('manage') : null};
}

// Signs and sends one entry, again where somebody was faster.
export async function appendToChain(
  desk: Desk,
  book: AccountBook,
  directory: Directory,
  id: AccountId,
  make: (account: OpenAccount) => Outcome<{act: AccountAct; wraps: Schemas['Wraps'] | null}>,
): Promise<Outcome> {
  for (let attempt = 1; ; ++attempt) {
    const found = book.require(id);
    if (found.kind !== 'done') return found;
    const made = make(found.value);
    if (made.kind !== 'done') return made;
    const draft = new ChainDraft(desk, directory, id, found.value.chain.state);
    const refused = draft.add(made.value.act);
    if (refused !== null) return refused;
    const [entry] = draft.wires;
    if (entry === undefined) throw new Error('an act was taken and signed nothing');
    const answer = await desk.api.post(
      '/api/v1/workspaces/{workspace}/accounts/{account}/chain',
      {path: {workspace: desk.workspace, account: id}, body: {entry, wraps: made.value.wraps}},
      nothing,
    );
    const refusal = answer.kind === 'answer' ? null : refusalOf(answer);
    if (refusal === null) book.wrote(id, draft.chain.head);
    const before = draft.chain.head.number - 1;
    const settled = await book.settle(id, refusal);
    if (settled.kind !== 'conflict' || attempt === tries) return settled;
    // Nobody was faster, so it is the act itself that is in conflict.
    if (book.require(id).kind !== 'done' || book.open(id)?.chain.head.number === before) return settled;
  }
}

// What the account does not bring of its chain: entries between those this device verified and the last few that come along.
export async function readMissingEntries(
  desk: Desk,
  wire: Schemas['Account'],
  verified: number,
): Promise<Outcome<Schemas['Account']>> {
  const missing: Schemas['ChainEntry'][] = [];
  const first = wire.chain.entries[0]?.number ?? wire.chain.number + 1;
  for (let after = verified; after + 1 < first;) {
    const answer = await desk.api.get(
      '/api/v1/workspaces/{workspace}/accounts/{account}/chain',
      {path: {workspace: desk.workspace, account: wire.id}, query: {after}},
      parseChainPage,
    );
    if (answer.kind !== 'answer') return refusalOf(answer);
    const entries = answer.value.entries.filter(({number}) => number > after && number < first);
    const last = entries.at(-1);
    if (last === undefined) break; // kept from us; what that comes to is for who opens the account to say
    missing.push(...entries);
    after = last.number;
  }
  const entries = [...missing, ...wire.chain.entries];
  return done({...wire, chain: {...wire.chain, entries}});
}

// Everybody an account names, as far as its last entries say.
export function peopleOf(wire: Schemas['Account']): MemberId[] {
  const named: string[] = [wire.wraps.granter, wire.manifest.author];
  for (const entry of wire.chain.entries) {
    const {author, kind, body} = readChainEntry(entry);
    const act = parseAccountAct(kind, body);
    named.push(author);
    if (act?.kind === 'grant') named.push(act.member);
  }
  return named as MemberId[];
}
