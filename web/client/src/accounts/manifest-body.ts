// An Owner's signed list of an account's records (protocol/seals.md, section 13), made anew with every change of one.
import type {Schemas} from '../api/answers.ts';
import {bytesOf} from '../api/parse.ts';
import {base64url, type Bytes} from '../bytes.ts';
import type {Tier} from '../crypto/context.ts';
import type {LogHead} from '../crypto/log-entry.ts';
import {recordsHash, sealedHash, signManifest, type ListedRecord} from '../crypto/manifest.ts';
import type {AccountId} from '../ids.ts';
import type {Desk} from '../session/desk.ts';
import {recordKinds, tierOfRecord, type RecordKind} from './record-kinds.ts';

export type Listed = ListedRecord & {kind: RecordKind};

export function listed({kind, revision, sealed}: {kind: RecordKind; revision: number; sealed: string}): Listed {
  return {kind, revision, hash: sealedHash(bytesOf(sealed))};
}

// All that the server has of this account, as far as this member may see it. Recovery codes come as their hash.
export function listedRecords({records, recovery}: Schemas['Account']): Listed[] {
  const all = records.map(listed);
  if (recovery !== null) all.push({kind: 'recovery', revision: recovery.revision, hash: bytesOf(recovery.hash)});
  return all;
}

// A Collaborator takes the hash of what it does not see from the server: the signature covers it.
export function recordsHashes(records: readonly Listed[], {role, manifest}: Schemas['Account']): Record<Tier, Bytes> {
  const manage = role === 'owner' ? hashOf(records, 'manage') : bytesOf(manifest.manage_records);
  return {use: hashOf(records, 'use'), manage};
}

function hashOf(records: readonly Listed[], tier: Tier): Bytes {
  const inOrder = recordKinds.filter((kind) => tierOfRecord(kind) === tier);
  return recordsHash(inOrder.flatMap((kind) => records.filter((record) => record.kind === kind)));
}

// `records`: what is kept once this stands; `chain`: the head of the account's chain then.
export function makeManifest(
  desk: Desk,
  account: AccountId,
  counter: number,
  chain: LogHead,
  records: readonly Listed[],
): Schemas['ManifestBody'] {
  const signature = signManifest(desk.identity.sign, {
    workspace: desk.workspace,
    account,
    counter,
    chain,
    author: desk.member,
    records: {use: hashOf(records, 'use'), manage: hashOf(records, 'manage')},
  });
  return {
    counter,
    chain_number: chain.number,
    chain_hash: base64url(chain.hash),
    signature: base64url(signature),
  };
}
