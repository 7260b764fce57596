// The recovery record never comes with sync: it is asked for, in an elevated session. Between an account as it was read and
// the answer another Owner's client may change the keys; then the account is read again before anybody takes the record
// for one that does not open.
import {parseRecord, type Schemas} from '../api/answers.ts';
import {bytesOf} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {sealedHash} from '../crypto/manifest.ts';
import {equalInConstantTime} from '../crypto/sodium.ts';
import type {AccountId} from '../ids.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import {TrustError} from '../trust/trust-problem.ts';
import type {AccountBook} from './account-book.ts';
import type {OpenAccount} from './open-account.ts';

const tries = 3;

// The record, and the account under whose keys it is to be opened.
export async function readRecoveryRecord(
  desk: Desk,
  book: AccountBook,
  id: AccountId,
): Promise<Outcome<{account: OpenAccount; record: Schemas['Record']}>> {
  for (let attempt = 1; ; ++attempt) {
    const found = book.require(id, 'owner');
    if (found.kind !== 'done') return found;
    const account = found.value;
    const answer = await desk.api.get(
      '/api/v1/workspaces/{workspace}/accounts/{account}/records/{kind}',
      {path: {workspace: desk.workspace, account: id, kind: 'recovery'}},
      parseRecord,
    );
    if (answer.kind !== 'answer') return refusalOf(answer);
    const record = answer.value;
    if (isListed(record, account.wire)) return done({account, record});
    if (attempt === tries) throw new TrustError({kind: 'manifest-not-signed-by-owner', account: id});
    await book.refresh(id);
  }
}

// The one whose hash came with the account, and which an Owner signed with all others.
function isListed({revision, sealed}: Schemas['Record'], {recovery}: Schemas['Account']): boolean {
  return revision === recovery?.revision && equalInConstantTime(sealedHash(bytesOf(sealed)), bytesOf(recovery.hash));
}
