// An account's chain replayed (protocol/seals.md, section 13): who holds the account, as what and under which keys. Judged
// beside the workspace log, which says who its people are; nothing here asks a server, a clock or a store, and an entry that
// breaks a rule leaves everything as it was.
import type {Bytes} from '../bytes.ts';
import {
  hashAccountEntry,
  parseAccountAct,
  verifyAccountEntry,
  type AccountAct,
  type AccountEntry,
} from '../crypto/account-entry.ts';
import type {EpochPublic} from '../crypto/account.ts';
import type {AccountPlace} from '../crypto/context.ts';
import {emptyHead, type LogHead} from '../crypto/log-entry.ts';
import {equalInConstantTime} from '../crypto/sodium.ts';
import type {MemberId} from '../ids.ts';
import {isMemberAt, type Roster, type RosterMember} from './roster.ts';

export const accountRefusals = [
  'malformed',
  'not-next',
  'back-in-time',
  'log-back',
  'log-unknown',
  'unknown-author',
  'signature',
  'not-allowed',
  'known-already',
  'no-such-member',
  'no-such-holder',
  'fingerprint',
  'last-owner',
  'epoch-not-next',
] as const;
export type AccountRefusal = (typeof accountRefusals)[number];

export type Holder = {
  readonly member: MemberId;
  readonly fingerprint: Bytes;
  readonly signPublic: Bytes; // of the keys with that fingerprint
  readonly role: 'owner' | 'collaborator';
  readonly endsAt: number | null;
  readonly granter: MemberId;
  readonly grantedAt: number;
  readonly reason: Bytes; // sealed under the key of `epoch`, or empty
  readonly epoch: number;
};

export type Signer = {readonly member: MemberId; readonly signPublic: Bytes};

export type AccountChainState = {
  readonly head: LogHead;
  readonly at: number; // of the last entry
  readonly log: LogHead; // the furthest any entry named
  readonly epoch: number;
  readonly keys: EpochPublic | null; // null before the first entry
  readonly since: number; // the entry that brought these keys
  readonly hashes: readonly Bytes[]; // of the entries from `since` on
  readonly signers: readonly Signer[]; // Owners at some time since then
  readonly lost: boolean; // somebody was taken away, or lowered, since then
  readonly holders: readonly Holder[];
};

const before: AccountChainState = {
  head: emptyHead,
  at: 0,
  log: emptyHead,
  epoch: 0,
  keys: null,
  since: 0,
  hashes: [],
  signers: [],
  lost: false,
  holders: [],
};

type Refused = {refused: AccountRefusal};
type Change = Partial<Pick<AccountChainState, 'keys' | 'lost' | 'holders'>> & {epoch?: number};

const refused = (why: AccountRefusal): Refused => ({refused: why});

export class AccountChain {
  readonly place: AccountPlace;
  readonly #rosterNow: () => Roster;
  #state: AccountChainState;

  // `roster`: as the log stands whenever it is asked.
  constructor(place: AccountPlace, roster: () => Roster, state: AccountChainState = before) {
    this.place = place;
    this.#rosterNow = roster;
    this.#state = state;
  }

  get #roster(): Roster {
    return this.#rosterNow();
  }

  get state(): AccountChainState {
    return this.#state;
  }

  get head(): LogHead {
    return this.#state.head;
  }

  get epoch(): number {
    return this.#state.epoch;
  }

  get keys(): EpochPublic | null {
    return this.#state.keys;
  }

  get holders(): readonly Holder[] {
    return this.#state.holders;
  }

  holder(member: MemberId): Holder | undefined {
    return this.#state.holders.find((holder) => holder.member === member);
  }

  // Of an entry since the keys are those they are; null for one that is no such.
  hashOf(number: number): Bytes | null {
    return this.#state.hashes[number - this.#state.since] ?? null;
  }

  // Who may open the account at that time, as the workspace log stands.
  mayOpen(holder: Holder, at: number): boolean {
    const member = this.#roster.member(holder.member);
    return (
      (holder.endsAt === null || at < holder.endsAt) &&
      member !== undefined &&
      isMemberAt(member, at) &&
      equalInConstantTime(member.fingerprint, holder.fingerprint)
    );
  }

  // Somebody has the keys who may no longer open the account.
  owesRotation(at: number): boolean {
    return this.#state.lost || this.#state.holders.some((holder) => !this.mayOpen(holder, at));
  }

  // The keys with which a member's manifests and code windows count: it was an Owner at some time since the account's keys are
  // those they are.
  signersOf(member: MemberId): Bytes[] {
    return this.#state.signers.filter((signer) => signer.member === member).map(({signPublic}) => signPublic);
  }

  // Null for an entry that now stands.
  apply(entry: AccountEntry): AccountRefusal | null {
    const {head, at, log, hashes, signers, since} = this.#state;
    if (entry.number !== head.number + 1 || !equalInConstantTime(entry.previous, head.hash)) return 'not-next';
    if (entry.at < at) return 'back-in-time';
    const act = parseAccountAct(entry.kind, entry.body);
    if (act === undefined) return 'malformed';
    const change = this.#judge(entry, act, log);
    if ('refused' in change) return change.refused;

    const hash = hashAccountEntry(this.place, entry);
    const anew = change.epoch !== undefined;
    const holders = change.holders ?? this.#state.holders;
    const owners = holders.filter(({role}) => role === 'owner');
    this.#state = {
      ...this.#state,
      ...change,
      head: {number: entry.number, hash},
      at: entry.at,
      log: entry.log,
      since: anew ? entry.number : since,
      hashes: anew ? [hash] : [...hashes, hash],
      signers: anew
        ? owners.map(signerOf)
        : [...signers, ...owners.map(signerOf).filter((one) => !isAmong(signers, one))],
    };
    return null;
  }

  #judge(entry: AccountEntry, act: AccountAct, log: LogHead): Change | Refused {
    if (act.kind === 'create' && entry.number !== 1) return refused('known-already');
    if (act.kind !== 'create' && entry.number === 1) return refused('not-allowed');
    if (entry.log.number < log.number) return refused('log-back');
    if (!this.#roster.has(entry.log)) return refused('log-unknown');
    const author = this.#roster.memberAfter(entry.log.number, entry.author);
    if (author === undefined) return refused('unknown-author');
    if (!verifyAccountEntry(author.keys.signPublic, this.place, entry)) return refused('signature');
    switch (act.kind) {
      case 'create':
        return {epoch: 1, keys: act.keys, lost: false, holders: [this.#maker(entry, author)]};
      case 'grant':
        return this.#isOwner(author, entry.at) ? this.#granting(entry, act) : refused('not-allowed');
      case 'end':
        if (act.member !== author.id && !this.#isOwner(author, entry.at)) return refused('not-allowed');
        return this.#ending(entry, act.member);
      case 'epoch':
        return this.#isOwner(author, entry.at) ? this.#renewing(entry, act) : refused('not-allowed');
    }
  }

  #maker(entry: AccountEntry, author: RosterMember): Holder {
    const {id: member, fingerprint, keys} = author;
    const whole = {role: 'owner', endsAt: null, granter: member, grantedAt: entry.at} as const;
    return {member, fingerprint, signPublic: keys.signPublic, ...whole, reason: new Uint8Array(0), epoch: 1};
  }

  #isOwner({id, fingerprint}: RosterMember, at: number): boolean {
    const holder = this.holder(id);
    return (
      holder?.role === 'owner' &&
      (holder.endsAt === null || at < holder.endsAt) &&
      equalInConstantTime(holder.fingerprint, fingerprint)
    );
  }

  #granting(entry: AccountEntry, act: AccountAct & {kind: 'grant'}): Change | Refused {
    const recipient = this.#roster.memberAfter(entry.log.number, act.member);
    if (recipient === undefined) return refused('no-such-member');
    if (!equalInConstantTime(recipient.fingerprint, act.fingerprint)) return refused('fingerprint');
    const {member, role, endsAt, reason} = act;
    const {fingerprint, keys} = recipient;
    const former = this.holder(member);
    const given = {role, endsAt, granter: entry.author, grantedAt: entry.at, reason, epoch: this.#state.epoch};
    const holders = [...this.#others(member), {member, fingerprint, signPublic: keys.signPublic, ...given}];
    if (!hasLastingOwner(holders)) return refused('last-owner');
    return {holders, lost: this.#state.lost || (former?.role === 'owner' && role === 'collaborator')};
  }

  #ending(entry: AccountEntry, member: MemberId): Change | Refused {
    const holder = this.holder(member);
    if (holder === undefined || (holder.endsAt !== null && holder.endsAt <= entry.at)) return refused('no-such-holder');
    const holders = this.#others(member);
    return hasLastingOwner(holders) ? {holders, lost: true} : refused('last-owner');
  }

  #renewing(entry: AccountEntry, act: AccountAct & {kind: 'epoch'}): Change | Refused {
    if (act.epoch !== this.#state.epoch + 1) return refused('epoch-not-next');
    const holders = this.#state.holders.filter(({member: id, endsAt, fingerprint}) => {
      const member = this.#roster.memberAfter(entry.log.number, id);
      const same = member !== undefined && equalInConstantTime(member.fingerprint, fingerprint);
      return same && (endsAt === null || entry.at < endsAt);
    });
    if (!hasLastingOwner(holders)) return refused('last-owner');
    return {epoch: act.epoch, keys: act.keys, lost: false, holders};
  }

  #others(member: MemberId): Holder[] {
    return this.#state.holders.filter((holder) => holder.member !== member);
  }
}

function signerOf({member, signPublic}: Holder): Signer {
  return {member, signPublic};
}

function isAmong(signers: readonly Signer[], {member, signPublic}: Signer): boolean {
  return signers.some((one) => one.member === member && equalInConstantTime(one.signPublic, signPublic));
}

function hasLastingOwner(holders: readonly Holder[]): boolean {
  return holders.some(({role, endsAt}) => role === 'owner' && endsAt === null);
}
