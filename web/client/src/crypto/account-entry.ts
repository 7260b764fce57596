// protocol/seals.md, section 13: what stands on an account's chain, entry by entry. Nothing here asks whether an entry may
// stand where it does; roster/account-chain.ts does.
import type {Bytes} from '../bytes.ts';
import type {AccountId, MemberId, WorkspaceId} from '../ids.ts';
import type {EpochPublic} from './account.ts';
import type {AccountPlace} from './context.ts';
import {BrokenBody, readBody, type BodyReader} from './entry-body.ts';
import type {LogHead} from './log-entry.ts';
import {sealedLength} from './seal.ts';
import type {Pair} from './sodium.ts';
import {encode, hash, sign, verify, type Field} from './transcript.ts';

export const longestReason = 200; // bytes of text

const accountRoles = ['collaborator', 'owner'] as const;
type AccountRole = (typeof accountRoles)[number];

export type AccountAct =
  | {kind: 'create'; keys: EpochPublic}
  // `reason` is sealed, or empty.
  | {kind: 'grant'; member: MemberId; fingerprint: Bytes; role: AccountRole; endsAt: number | null; reason: Bytes}
  | {kind: 'end'; member: MemberId}
  | {kind: 'epoch'; epoch: number; keys: EpochPublic};

type AccountStatement = {
  number: number;
  previous: Bytes;
  at: number;
  author: MemberId;
  log: LogHead; // of the workspace, as the author knew it
  kind: string;
  body: Bytes;
};

export type AccountEntry = AccountStatement & {signature: Bytes};

function keyFields({useCommitment, manageCommitment, useInbox, manageInbox}: EpochPublic): Field[] {
  return [useCommitment, manageCommitment, useInbox, manageInbox];
}

function fieldsOf(act: AccountAct): Field[] {
  switch (act.kind) {
    case 'create':
      return keyFields(act.keys);
    case 'grant':
      return [act.member, act.fingerprint, act.role, act.endsAt ?? 0, act.reason];
    case 'end':
      return [act.member];
    case 'epoch':
      return [act.epoch, ...keyFields(act.keys)];
  }
}

function keysOf(of: BodyReader): EpochPublic {
  return {
    useCommitment: of.bytes(32),
    manageCommitment: of.bytes(32),
    useInbox: of.bytes(32),
    manageInbox: of.bytes(32),
  };
}

function readAct(kind: string, of: BodyReader): AccountAct {
  switch (kind) {
    case 'create':
      return {kind, keys: keysOf(of)};
    case 'grant':
      return {
        kind,
        member: of.id(),
        fingerprint: of.bytes(32),
        role: of.oneOf(accountRoles),
        endsAt: of.time(),
        reason: of.sealed(sealedLength(0), sealedLength(longestReason)),
      };
    case 'end':
      return {kind, member: of.id()};
    case 'epoch':
      return {kind, epoch: of.number(), keys: keysOf(of)};
    default:
      throw new BrokenBody();
  }
}

// Undefined for a kind we do not know as well: what we cannot judge, we do not pass over.
export function parseAccountAct(kind: string, body: Bytes): AccountAct | undefined {
  return readBody(body, (reader) => readAct(kind, reader));
}

function signedFields({workspace, account}: AccountPlace, entry: AccountStatement): Field[] {
  const {number, previous, at, author, log, kind, body} = entry;
  return [workspace, account, number, previous, at, author, log.number, log.hash, kind, body];
}

export type AccountEntryPlace = {
  workspace: WorkspaceId;
  account: AccountId;
  head: LogHead; // of the account's chain
  log: LogHead;
  at: number;
  author: MemberId;
};

export function signAccountEntry(author: Pair, place: AccountEntryPlace, act: AccountAct): AccountEntry {
  const statement: AccountStatement = {
    number: place.head.number + 1,
    previous: place.head.hash,
    at: place.at,
    author: place.author,
    log: place.log,
    kind: act.kind,
    body: encode(fieldsOf(act)),
  };
  return {...statement, signature: sign(author.secretKey, 'account-log', ...signedFields(place, statement))};
}

export function verifyAccountEntry(signPublic: Uint8Array, of: AccountPlace, entry: AccountEntry): boolean {
  return verify(signPublic, entry.signature, 'account-log', ...signedFields(of, entry));
}

export function hashAccountEntry(of: AccountPlace, entry: AccountEntry): Bytes {
  return hash('account-log', ...signedFields(of, entry), entry.signature);
}
