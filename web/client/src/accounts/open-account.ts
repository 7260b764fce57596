// From what the server says of an account to an account that can be used: every signature held against pinned keys, every
// key against its commitment, every record opened in the context we expect. Throws TrustError at the first thing that does
// not hold; nothing of such an account is used.
import type {Schemas} from '../api/answers.ts';
import {bytesOf} from '../api/parse.ts';
import {wipe, type Bytes} from '../bytes.ts';
import {
  commitmentOf,
  inboxPair,
  openFormerKey,
  unwrapKey,
  verifyEpoch,
  verifyGrant,
  wrapsHash,
} from '../crypto/account.ts';
import {recordContext, type Tier} from '../crypto/context.ts';
import {open} from '../crypto/seal.ts';
import {equalInConstantTime} from '../crypto/sodium.ts';
import type {AccountId, MemberId} from '../ids.ts';
import type {Profile} from '../interface/accounts.ts';
import type {Directory, TrustedMember} from '../members/directory.ts';
import type {Desk} from '../session/desk.ts';
import {TrustError, type TrustProblem} from '../trust/trust-problem.ts';
import {tierOfRecord, type RecordKind} from './record-kinds.ts';
import {readProfile, readTotp, type TotpRecord} from './records.ts';

type Wire = Schemas['Account'];

export type OpenAccount = {
  id: AccountId;
  wire: Wire;
  keys: KeyRing;
  profile: Profile;
  totp: TotpRecord | null; // Owners only
};

// The account's keys of this and all former epochs, as far as this member holds them.
export class KeyRing {
  readonly epoch: number;
  readonly #keys = new Map<string, Bytes>();

  constructor(epoch: number) {
    this.epoch = epoch;
  }

  get(tier: Tier, epoch = this.epoch): Bytes | undefined {
    return this.#keys.get(`${tier} ${epoch}`);
  }

  // Of the present epoch; for callers that checked the role before.
  need(tier: Tier): Bytes {
    const key = this.get(tier);
    if (key === undefined) throw new Error(`this member holds no ${tier} key`);
    return key;
  }

  set(tier: Tier, epoch: number, key: Bytes): void {
    this.#keys.set(`${tier} ${epoch}`, key);
  }

  // Whether both hold the same keys, of the same epochs.
  equals(other: KeyRing): boolean {
    return (
      this.epoch === other.epoch &&
      this.#keys.size === other.#keys.size &&
      Array.from(this.#keys).every(([name, key]) => {
        const same = other.#keys.get(name);
        return same !== undefined && equalInConstantTime(key, same);
      })
    );
  }

  wipe(): void {
    wipe(...this.#keys.values());
    this.#keys.clear();
  }
}

export function openAccount(desk: Desk, directory: Directory, wire: Wire): OpenAccount {
  const id = wire.id as AccountId;
  const people = new People(directory, wire);
  checkEpoch(desk, people, wire);
  for (const grant of wire.grants) checkGrant(desk, people, wire, grant);
  const keys = openKeys(desk, people, wire);
  try {
    checkContinuity(desk, wire, keys);
    const profileBytes = openRecord(desk, wire, keys, 'profile');
    const profile = profileBytes === null ? undefined : readProfile(profileBytes);
    if (profile === undefined) throw new TrustError({kind: 'record-unreadable', account: id, record: 'profile'});
    const totpBytes = openRecord(desk, wire, keys, 'totp');
    const totp = totpBytes === null ? null : readTotp(totpBytes);
    if (totp === undefined) throw new TrustError({kind: 'record-unreadable', account: id, record: 'totp'});
    wipe(totpBytes ?? undefined);
    remember(desk, wire);
    return {id, wire, keys, profile, totp};
  } catch (error) {
    keys.wipe();
    throw error;
  }
}

// Who may sign for this account: an Owner by its grants. While a rotation is owed, a former Owner's last signatures still
// stand, since nobody has signed anew yet.
class People {
  readonly #directory: Directory;
  readonly #owners: Set<string>;
  readonly #formerCount: boolean;

  constructor(directory: Directory, wire: Wire) {
    this.#directory = directory;
    this.#owners = new Set(wire.grants.filter((grant) => grant.role === 'owner').map((grant) => grant.member));
    this.#formerCount = wire.rotation_owed;
  }

  signer(member: string, otherwise: TrustProblem): TrustedMember {
    const trusted = this.#directory.trusted(member as MemberId);
    if (trusted === undefined || !(this.#owners.has(member) || this.#formerCount)) throw new TrustError(otherwise);
    return trusted;
  }

  recipient(member: string, otherwise: TrustProblem): TrustedMember {
    const trusted = this.#directory.trusted(member as MemberId);
    if (trusted === undefined) throw new TrustError(otherwise);
    return trusted;
  }
}

function placeOf(desk: Desk, wire: Wire) {
  return {workspace: desk.workspace, account: wire.id as AccountId, epoch: wire.epoch.epoch};
}

function checkEpoch(desk: Desk, people: People, wire: Wire): void {
  const {epoch} = wire;
  const problem: TrustProblem = {kind: 'epoch-not-signed-by-owner', account: wire.id as AccountId};
  const author = people.signer(epoch.author, problem);
  const said = {
    useCommitment: bytesOf(epoch.use_commitment),
    manageCommitment: bytesOf(epoch.manage_commitment),
    useInbox: bytesOf(epoch.use_inbox),
    manageInbox: bytesOf(epoch.manage_inbox),
  };
  if (!verifyEpoch(author.keys.signPublic, placeOf(desk, wire), said, bytesOf(epoch.signature))) {
    throw new TrustError(problem);
  }
}

function checkGrant(desk: Desk, people: People, wire: Wire, grant: Schemas['Grant']): void {
  const problem: TrustProblem = {
    kind: 'grant-not-signed-by-owner',
    account: wire.id as AccountId,
    member: grant.member as MemberId,
  };
  if (grant.epoch !== wire.epoch.epoch) throw new TrustError(problem);
  const granter = people.signer(grant.granter, problem);
  const recipient = people.recipient(grant.member, problem);
  const said = {
    ...placeOf(desk, wire),
    recipient: recipient.id,
    recipientFingerprint: recipient.fingerprint,
    role: grant.role,
    endsAt: grant.ends_at ?? null,
    wrapsHash: bytesOf(grant.wraps_hash),
  };
  if (!verifyGrant(granter.keys.signPublic, said, bytesOf(grant.signature))) throw new TrustError(problem);
}

function openKeys(desk: Desk, people: People, wire: Wire): KeyRing {
  const account = wire.id as AccountId;
  const unreadable: TrustProblem = {kind: 'wrap-unreadable', account};
  const own = wire.grants.find((grant) => grant.member === desk.member);
  if (own?.role !== wire.role) throw new TrustError(unreadable);
  const useWrap = own.use_wrap == null ? null : bytesOf(own.use_wrap);
  const manageWrap = own.manage_wrap == null ? null : bytesOf(own.manage_wrap);
  if (useWrap === null || (manageWrap === null) !== (own.role === 'collaborator')) throw new TrustError(unreadable);
  if (!equalInConstantTime(wrapsHash(useWrap, manageWrap), bytesOf(own.wraps_hash))) throw new TrustError(unreadable);

  const granter = people.signer(own.granter, unreadable);
  const ring = new KeyRing(wire.epoch.epoch);
  const epochPlace = placeOf(desk, wire);
  const commitments = {use: bytesOf(wire.epoch.use_commitment), manage: bytesOf(wire.epoch.manage_commitment)};
  const inboxes = {use: bytesOf(wire.epoch.use_inbox), manage: bytesOf(wire.epoch.manage_inbox)};
  for (const [tier, wrap] of [
    ['use', useWrap],
    ['manage', manageWrap],
  ] as const) {
    if (wrap === null) continue;
    const key = unwrapKey(
      desk.identity.box,
      {
        ...epochPlace,
        tier,
        granter: granter.id,
        recipient: desk.member,
        granterFingerprint: granter.fingerprint,
        recipientFingerprint: desk.fingerprint,
      },
      wrap,
    );
    if (key === undefined) throw new TrustError(unreadable);
    if (!equalInConstantTime(commitmentOf(key, epochPlace, tier), commitments[tier])) {
      throw new TrustError({kind: 'key-not-committed', account});
    }
    // Otherwise whoever published the inbox keys could read what arrives before we do.
    if (!equalInConstantTime(inboxPair(key, epochPlace, tier).publicKey, inboxes[tier])) {
      throw new TrustError({kind: 'inbox-keys-foreign', account});
    }
    ring.set(tier, wire.epoch.epoch, key);
    openFormerKeys(desk, wire, ring, tier);
  }
  return ring;
}

// Each epoch's key seals the one before it. A former key that does not open leaves old messages unreadable, which their
// rows show; it is no reason to refuse the account.
function openFormerKeys(desk: Desk, wire: Wire, ring: KeyRing, tier: Tier): void {
  const former = wire.former.filter((entry) => entry.tier === tier).sort((a, b) => b.epoch - a.epoch);
  for (const entry of former) {
    const newer = ring.get(tier, entry.epoch);
    if (newer === undefined || entry.former_epoch >= entry.epoch) continue;
    const at = {
      workspace: desk.workspace,
      account: wire.id as AccountId,
      tier,
      newEpoch: entry.epoch,
      formerEpoch: entry.former_epoch,
    };
    const key = openFormerKey(newer, at, bytesOf(entry.sealed));
    if (key !== undefined) ring.set(tier, entry.former_epoch, key);
  }
}

// Epochs only go on, and who makes a new one seals the former keys under it, which only somebody who held them can do. A
// server that founds the account anew under keys of a friend's stops here.
function checkContinuity(desk: Desk, wire: Wire, ring: KeyRing): void {
  const account = wire.id as AccountId;
  const pin = desk.pins.account(account);
  if (pin === undefined) return;
  const {epoch} = wire.epoch;
  if (epoch < pin.epoch) throw new TrustError({kind: 'epoch-went-back', account, seen: pin.epoch, got: epoch});
  const place = {workspace: desk.workspace, account, epoch: pin.epoch};
  const held: [Tier, string][] = [['use', pin.useCommitment]];
  if (wire.role === 'owner') held.push(['manage', pin.manageCommitment]);
  for (const [tier, commitment] of held) {
    const key = ring.get(tier, pin.epoch);
    if (key === undefined || !equalInConstantTime(commitmentOf(key, place, tier), bytesOf(commitment))) {
      throw new TrustError({kind: 'epoch-not-continuous', account});
    }
  }
  for (const kind of ['profile', 'password'] as const) {
    const got = revisionOf(wire, kind);
    if (got < pin[kind]) {
      throw new TrustError({kind: 'record-went-back', account, record: kind, seen: pin[kind], got});
    }
  }
}

function remember(desk: Desk, wire: Wire): void {
  desk.pins.pinAccount(wire.id as AccountId, {
    epoch: wire.epoch.epoch,
    useCommitment: wire.epoch.use_commitment,
    manageCommitment: wire.epoch.manage_commitment,
    profile: revisionOf(wire, 'profile'),
    password: revisionOf(wire, 'password'),
  });
}

export function recordOf(wire: Wire, kind: RecordKind): Schemas['Record'] | undefined {
  return wire.records.find((record) => record.kind === kind);
}

// 0 where there is none. `recovery` never comes with sync; that it is there, and its revision, does.
export function revisionOf(wire: Wire, kind: RecordKind): number {
  if (kind === 'recovery') return wire.recovery?.revision ?? 0;
  return recordOf(wire, kind)?.revision ?? 0;
}

// Null where there is none; throws TrustError for one that does not open. The caller wipes what it gets.
export function openRecord(desk: Desk, wire: Wire, ring: KeyRing, kind: RecordKind): Bytes | null {
  const record = recordOf(wire, kind);
  return record === undefined ? null : openSealedRecord(desk, wire, ring, kind, record);
}

export function openSealedRecord(
  desk: Desk,
  wire: Wire,
  ring: KeyRing,
  kind: RecordKind,
  record: Schemas['Record'],
): Bytes {
  const account = wire.id as AccountId;
  const tier = tierOfRecord(kind);
  const key = ring.get(tier);
  const {epoch, revision} = record;
  const opened =
    key === undefined || epoch !== ring.epoch
      ? undefined
      : open(
          key,
          recordContext({workspace: desk.workspace, account, tier, epoch, kind, id: account, revision}),
          bytesOf(record.sealed),
        );
  if (opened === undefined) throw new TrustError({kind: 'record-unreadable', account, record: kind});
  return opened;
}
