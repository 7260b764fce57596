// Writes one record, and with it the list of all, by compare-and-set on its revision and the list's counter.
import {parseRecordStamp, type Schemas} from '../api/answers.ts';
import {bytesOf} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url, wipe, type Bytes} from '../bytes.ts';
import {recordContext} from '../crypto/context.ts';
import {seal} from '../crypto/seal.ts';
import type {AccountId} from '../ids.ts';
import {done, type Outcome, type Refusal} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import type {AccountBook} from './account-book.ts';
import {listed, listedRecords, makeManifest} from './manifest-body.ts';
import {revisionOf, type OpenAccount} from './open-account.ts';
import {tierOfRecord, type RecordKind} from './record-kinds.ts';

export function sealRecord(
  desk: Desk,
  account: AccountId,
  kind: RecordKind,
  key: Uint8Array,
  epoch: number,
  revision: number,
  text: Uint8Array,
): Schemas['RecordBody'] {
  const context = recordContext({
    workspace: desk.workspace,
    account,
    tier: tierOfRecord(kind),
    epoch,
    kind,
    id: account,
    revision,
  });
  return {kind, epoch, revision, sealed: base64url(seal(key, context, text, desk.random))};
}

const tries = 3;

// `write` makes the new text from the account as it stands. Another Owner's change of another record is no conflict: the list
// is made again over what then is there. With `merging`, neither is one of this record: for changes that say the same
// whatever somebody else wrote in between.
export async function writeRecord(
  desk: Desk,
  book: AccountBook,
  id: AccountId,
  kind: RecordKind,
  write: (account: OpenAccount) => Bytes | Promise<Bytes>,
  merging = false,
): Promise<Outcome> {
  for (let attempt = 1; ; ++attempt) {
    const found = book.require(id, 'owner');
    if (found.kind !== 'done') return found;
    const account = found.value;
    const before = revisionOf(account.wire, kind);
    const text = await write(account);
    const refusal = await putRecord(desk, book, account, kind, before + 1, text);
    wipe(text);
    const settled = await book.settle(id, refusal);
    if (settled.kind !== 'conflict' || attempt === tries) return settled;
    const after = book.require(id, 'owner');
    if (after.kind !== 'done') return after;
    if (!merging && revisionOf(after.value.wire, kind) !== before) return settled;
  }
}

export async function removeRecord(desk: Desk, book: AccountBook, id: AccountId, kind: RecordKind): Promise<Outcome> {
  for (let attempt = 1; ; ++attempt) {
    const found = book.require(id, 'owner');
    if (found.kind !== 'done') return found;
    const revision = revisionOf(found.value.wire, kind);
    if (revision === 0) return done();
    const settled = await book.settle(id, await putRecord(desk, book, found.value, kind, revision + 1, null));
    if (settled.kind !== 'conflict' || attempt === tries) return settled;
  }
}

// Null where it is written: the record, or with `text` null its end, and the manifest of all that then is kept.
export async function putRecord(
  desk: Desk,
  book: AccountBook,
  account: OpenAccount,
  kind: RecordKind,
  revision: number,
  text: Bytes | null,
): Promise<Refusal | null> {
  const {id, wire, keys, chain} = account;
  const key = keys.need(tierOfRecord(kind));
  const record = text === null ? null : sealRecord(desk, id, kind, key, keys.epoch, revision, text);
  const others = listedRecords(wire).filter((other) => other.kind !== kind);
  const records = record === null ? others : [...others, listed(record)];
  const manifest = makeManifest(desk, id, wire.manifest.counter + 1, chain.head, records);
  const body = {epoch: keys.epoch, revision, sealed: record?.sealed ?? null, manifest};
  const answer = await desk.api.put(
    '/api/v1/workspaces/{workspace}/accounts/{account}/records/{kind}',
    {path: {workspace: desk.workspace, account: id, kind}, body},
    parseRecordStamp,
  );
  if (answer.kind !== 'answer') return refusalOf(answer);
  book.wrote(id, {counter: manifest.counter, manifest: bytesOf(manifest.signature)});
  return null;
}
