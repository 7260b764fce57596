// From what the server says of an account to an account that can be used: its chain replayed, every key held against what
// the chain commits to, the records against the manifest, and each opened in the context we expect. Throws TrustError at the
// first thing that does not hold; nothing of such an account is used.
import type {Schemas} from '../api/answers.ts';
import {readChainEntry} from '../api/chain-wire.ts';
import {bytesOf} from '../api/parse.ts';
import {wipe, type Bytes} from '../bytes.ts';
import {hashAccountEntry} from '../crypto/account-entry.ts';
import {commitmentOf, inboxPair, openFormerKey, unwrapKey} from '../crypto/account.ts';
import {reasonContext, recordContext, type Tier} from '../crypto/context.ts';
import {verifyManifest} from '../crypto/manifest.ts';
import {open} from '../crypto/seal.ts';
import {equalInConstantTime} from '../crypto/sodium.ts';
import type {AccountId, MemberId} from '../ids.ts';
import type {Profile} from '../interface/accounts.ts';
import type {Directory} from '../members/directory.ts';
import {AccountChain, type AccountChainState, type Holder} from '../roster/account-chain.ts';
import type {Desk} from '../session/desk.ts';
import {TrustError, type TrustProblem} from '../trust/trust-problem.ts';
import {KeyRing} from './key-ring.ts';
import {listedRecords, recordsHashes} from './manifest-body.ts';
import {tierOfRecord, type RecordKind} from './record-kinds.ts';
import {readProfile, readTotp, type TotpRecord} from './records.ts';

type Wire = Schemas['Account'];

export type OpenAccount = {
  id: AccountId;
  wire: Wire;
  chain: AccountChain;
  keys: KeyRing;
  profile: Profile;
  totp: TotpRecord | null; // Owners only
};

// `kept`: the chain as far as this device has verified it.
export function openAccount(desk: Desk, directory: Directory, wire: Wire, kept?: AccountChainState): OpenAccount {
  const id = wire.id as AccountId;
  const chain = readChain(desk, directory, wire, kept);
  const own = chain.holder(desk.member);
  if (own?.role !== wire.role || !chain.mayOpen(own, desk.time.now())) {
    throw new TrustError({kind: 'not-granted', account: id});
  }
  checkManifest(desk, wire, chain);
  const keys = openKeys(desk, directory, wire, chain);
  try {
    const profileBytes = openRecord(desk, wire, keys, 'profile');
    const profile = profileBytes === null ? undefined : readProfile(profileBytes);
    if (profile === undefined) throw new TrustError({kind: 'record-unreadable', account: id, record: 'profile'});
    const totpBytes = openRecord(desk, wire, keys, 'totp');
    const totp = totpBytes === null ? null : readTotp(totpBytes);
    if (totp === undefined) throw new TrustError({kind: 'record-unreadable', account: id, record: 'totp'});
    wipe(totpBytes ?? undefined);
    desk.pins.pinAccount(id, {
      number: chain.head.number,
      hash: chain.head.hash,
      counter: wire.manifest.counter,
      manifest: bytesOf(wire.manifest.signature),
    });
    return {id, wire, chain, keys, profile, totp};
  } catch (error) {
    keys.wipe();
    throw error;
  }
}

// The chain has to come by what was verified before and by what this device saw: another entry in one of these places is a
// fork, and an end before them a rollback.
function readChain(desk: Desk, directory: Directory, wire: Wire, kept: AccountChainState | undefined): AccountChain {
  const account = wire.id as AccountId;
  const place = {workspace: desk.workspace, account};
  const chain = new AccountChain(place, () => directory.roster, kept);
  const pin = desk.pins.account(account);
  const forked = (number: number): TrustError => new TrustError({kind: 'chain-forked', account, number});
  for (const entry of wire.chain.entries.map(readChainEntry)) {
    if (entry.number <= chain.head.number) {
      const known = chain.hashOf(entry.number);
      if (known !== null && !equalInConstantTime(known, hashAccountEntry(place, entry))) throw forked(entry.number);
      continue;
    }
    const why = chain.apply(entry);
    if (why === 'not-next' && entry.number === chain.head.number + 1) throw forked(entry.number);
    if (why === 'not-next') throw new TrustError({kind: 'chain-incomplete', account});
    if (why !== null) throw new TrustError({kind: 'chain-entry-refused', account, number: entry.number, why});
    if (entry.number === pin?.number && !equalInConstantTime(chain.head.hash, pin.hash)) throw forked(entry.number);
  }
  const seen = Math.max(pin?.number ?? 0, kept?.head.number ?? 0);
  const got = wire.chain.number;
  if (got < seen || chain.head.number < seen) throw new TrustError({kind: 'chain-went-back', account, seen, got});
  if (got !== chain.head.number) throw new TrustError({kind: 'chain-incomplete', account});
  return chain;
}

function checkManifest(desk: Desk, wire: Wire, chain: AccountChain): void {
  const account = wire.id as AccountId;
  const {counter, chain_number: number, chain_hash, author, signature} = wire.manifest;
  const pin = desk.pins.account(account);
  if (pin !== undefined && counter < pin.counter) {
    throw new TrustError({kind: 'manifest-went-back', account, seen: pin.counter, got: counter});
  }
  const signed = bytesOf(signature);
  if (pin?.counter === counter && !equalInConstantTime(pin.manifest, signed)) {
    throw new TrustError({kind: 'manifest-forked', account, counter});
  }
  const named = bytesOf(chain_hash);
  const known = chain.hashOf(number);
  const said = {
    workspace: desk.workspace,
    account,
    counter,
    chain: {number, hash: named},
    author: author as MemberId,
    records: recordsHashes(listedRecords(wire), wire),
  };
  const holds =
    known !== null &&
    equalInConstantTime(known, named) &&
    chain.signersOf(said.author).some((signPublic) => verifyManifest(signPublic, said, signed));
  if (!holds) throw new TrustError({kind: 'manifest-not-signed-by-owner', account});
}

function openKeys(desk: Desk, directory: Directory, wire: Wire, chain: AccountChain): KeyRing {
  const account = wire.id as AccountId;
  const unreadable: TrustProblem = {kind: 'wrap-unreadable', account};
  const {wraps} = wire;
  const granter = directory.roster.member(wraps.granter as MemberId);
  const {epoch, keys: committed} = chain;
  const lacksManage = (wraps.manage ?? null) === null;
  if (granter === undefined || committed === null || wraps.epoch !== epoch || lacksManage !== (wire.role !== 'owner')) {
    throw new TrustError(unreadable);
  }
  const ring = new KeyRing(epoch);
  const place = {workspace: desk.workspace, account, epoch};
  const tiers = [
    {tier: 'use', wrap: wraps.use, commitment: committed.useCommitment, inbox: committed.useInbox},
    {tier: 'manage', wrap: wraps.manage ?? null, commitment: committed.manageCommitment, inbox: committed.manageInbox},
  ] as const;
  for (const {tier, wrap, commitment, inbox} of tiers) {
    if (wrap === null) continue;
    const at = {
      ...place,
      tier,
      granter: granter.id,
      recipient: desk.member,
      granterFingerprint: granter.fingerprint,
      recipientFingerprint: desk.fingerprint,
    };
    const key = unwrapKey(desk.identity.box, at, bytesOf(wrap));
    if (key === undefined) throw new TrustError(unreadable);
    if (!equalInConstantTime(commitmentOf(key, place, tier), commitment)) {
      throw new TrustError({kind: 'key-not-committed', account});
    }
    // Otherwise whoever published the inbox keys could read what arrives before we do.
    if (!equalInConstantTime(inboxPair(key, place, tier).publicKey, inbox)) {
      throw new TrustError({kind: 'inbox-keys-foreign', account});
    }
    ring.set(tier, epoch, key);
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

export function recordOf(wire: Wire, kind: RecordKind): Schemas['Record'] | undefined {
  return wire.records.find((record) => record.kind === kind);
}

// Why somebody was given access, where it was said and can still be read.
export function reasonOf(
  desk: Desk,
  account: AccountId,
  keys: KeyRing,
  {reason, epoch, member}: Holder,
): string | null {
  const key = keys.get('use', epoch);
  if (reason.length === 0 || key === undefined) return null;
  const opened = open(key, reasonContext({workspace: desk.workspace, account, epoch, member}), reason);
  return opened === undefined ? null : new TextDecoder().decode(opened);
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
