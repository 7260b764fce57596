// Writes one record by compare-and-set on its revision.
import {parseRecordStamp, type Schemas} from '../api/answers.ts';
import {nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url, wipe, type Bytes} from '../bytes.ts';
import {recordContext} from '../crypto/context.ts';
import {seal} from '../crypto/seal.ts';
import type {AccountId} from '../ids.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import type {AccountBook} from './account-book.ts';
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

// `write` makes the new text from the account as it stands. With `merging`, a conflict is answered by reading again and
// writing once more: for changes that say the same whatever somebody else wrote in between.
export async function writeRecord(
  desk: Desk,
  book: AccountBook,
  id: AccountId,
  kind: RecordKind,
  write: (account: OpenAccount) => Bytes | Promise<Bytes>,
  merging = false,
): Promise<Outcome> {
  const found = book.require(id, 'owner');
  if (found.kind !== 'done') return found;
  const account = found.value;
  const {epoch} = account.keys;
  const text = await write(account);
  const key = account.keys.need(tierOfRecord(kind));
  const body = sealRecord(desk, id, kind, key, epoch, revisionOf(account.wire, kind) + 1, text);
  wipe(text);
  const answer = await desk.api.put(
    '/api/v1/workspaces/{workspace}/accounts/{account}/records/{kind}',
    {path: {workspace: desk.workspace, account: id, kind}, body},
    parseRecordStamp,
  );
  const refusal = answer.kind === 'answer' ? null : refusalOf(answer);
  if (refusal?.kind === 'conflict' && merging) {
    await book.refresh(id);
    return writeRecord(desk, book, id, kind, write, false);
  }
  return book.settle(id, refusal);
}

export async function removeRecord(desk: Desk, book: AccountBook, id: AccountId, kind: RecordKind): Promise<Outcome> {
  const found = book.require(id, 'owner');
  if (found.kind !== 'done') return found;
  if (revisionOf(found.value.wire, kind) === 0) return done();
  const answer = await desk.api.delete(
    '/api/v1/workspaces/{workspace}/accounts/{account}/records/{kind}',
    {path: {workspace: desk.workspace, account: id, kind}},
    nothing,
  );
  return book.settle(id, answer.kind === 'answer' ? null : refusalOf(answer));
}
