// protocol/seals.md, section 13: an Owner's signed list of an account's records.
import type {Bytes} from '../bytes.ts';
import type {MemberId} from '../ids.ts';
import type {AccountPlace, Tier} from './context.ts';
import type {LogHead} from './log-entry.ts';
import type {Pair} from './sodium.ts';
import {hash, sign, verify, type Field} from './transcript.ts';

export type ListedRecord = {kind: string; revision: number; hash: Bytes};

export type ManifestStatement = AccountPlace & {
  counter: number;
  chain: LogHead; // an entry of the account's chain
  author: MemberId;
  records: Record<Tier, Bytes>; // recordsHash() of each tier
};

export function sealedHash(sealed: Uint8Array): Bytes {
  return hash('sealed', sealed);
}

// In the order of the table of section 7.
export function recordsHash(records: readonly ListedRecord[]): Bytes {
  return hash('records', ...records.flatMap((record): Field[] => [record.kind, record.revision, record.hash]));
}

function fieldsOf({workspace, account, counter, chain, author, records}: ManifestStatement): Field[] {
  return [workspace, account, counter, chain.number, chain.hash, author, records.use, records.manage];
}

export function signManifest(owner: Pair, said: ManifestStatement): Bytes {
  return sign(owner.secretKey, 'manifest', ...fieldsOf(said));
}

export function verifyManifest(ownerPublic: Uint8Array, said: ManifestStatement, signature: Uint8Array): boolean {
  return verify(ownerPublic, signature, 'manifest', ...fieldsOf(said));
}
