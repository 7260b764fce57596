// New keys for an account in one transaction: wraps for those who remain, every record sealed anew, the former keys sealed
// under the new ones, two days of codes dealt. Nothing is sent unless all of it could be made.
import {parseAccount, type Schemas} from '../api/answers.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url, wipe} from '../bytes.ts';
import {dayOf} from '../code-window/chunk.ts';
import {generateAccountKeys, sealFormerKey} from '../crypto/account.ts';
import type {AccountId, MemberId} from '../ids.ts';
import type {AccountRole} from '../interface/accounts.ts';
import type {Directory} from '../members/directory.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import type {AccountBook} from './account-book.ts';
import {makeEpoch} from './epoch-body.ts';
import {makeGrant} from './grant-body.ts';
import {chunkBodies, dealtSeed} from './deal.ts';
import {openRecord, openSealedRecord, revisionOf, type OpenAccount} from './open-account.ts';
import {tierOfRecord, type RecordKind} from './record-kinds.ts';
import {sealRecord} from './record-writer.ts';
import {readRecoveryRecord} from './recovery-record.ts';

export type RotationWish = {
  onlyIfOwed?: boolean; // another Owner's client may be faster; once is enough
  removed?: readonly MemberId[];
  changed?: {member: MemberId; role: AccountRole; endsAt: number | null};
};

const tries = 3; // somebody else's write in between is answered by reading again and sealing anew

export async function rotate(
  desk: Desk,
  book: AccountBook,
  directory: Directory,
  id: AccountId,
  wish: RotationWish = {},
): Promise<Outcome> {
  for (let attempt = 1; ; ++attempt) {
    const outcome = await rotateOnce(desk, book, directory, id, wish);
    if (outcome.kind !== 'conflict' || attempt === tries) return outcome;
  }
}

async function rotateOnce(
  desk: Desk,
  book: AccountBook,
  directory: Directory,
  id: AccountId,
  wish: RotationWish,
): Promise<Outcome> {
  const found = book.require(id, 'owner');
  if (found.kind !== 'done') return found;
  let account = found.value;
  if (wish.onlyIfOwed === true && !account.wire.rotation_owed) return done();
  let recovery: Schemas['Record'] | null = null;
  if (account.wire.recovery !== null) {
    // Recovery codes never come with sync. To seal them anew they have to be read, which takes an elevated session.
    const read = await readRecoveryRecord(desk, book, id);
    if (read.kind !== 'done') return book.settle(id, read);
    account = read.value.account;
    recovery = read.value.record;
    if (wish.onlyIfOwed === true && !account.wire.rotation_owed) return done();
  }
  const body = makeRotation(desk, directory, account, recovery, wish);
  const answer = await desk.api.post(
    '/api/v1/workspaces/{workspace}/accounts/{account}/rotation',
    {path: {workspace: desk.workspace, account: id}, body},
    parseAccount,
  );
  if (answer.kind !== 'answer') return book.settle(id, refusalOf(answer));
  if (desk.open) book.put(answer.value);
  return done();
}

function makeRotation(
  desk: Desk,
  directory: Directory,
  account: OpenAccount,
  recovery: Schemas['Record'] | null,
  wish: RotationWish,
): Schemas['Rotation'] {
  const {id, wire, keys: former} = account;
  const keys = generateAccountKeys(former.epoch + 1, desk.random);
  const removed = new Set<string>(wish.removed);

  const grants = wire.grants
    .filter((grant) => !removed.has(grant.member))
    .map((grant) => {
      const recipient = directory.trusted(grant.member as MemberId);
      if (recipient === undefined) throw new Error('a grant was opened whose member is not listed');
      const changed = wish.changed?.member === grant.member ? wish.changed : undefined;
      return makeGrant(desk, id, keys, {
        recipient,
        role: changed?.role ?? grant.role,
        endsAt: changed === undefined ? (grant.ends_at ?? null) : changed.endsAt,
        reason: grant.reason ?? null,
      });
    });

  const kinds: RecordKind[] = wire.records.map((record) => record.kind);
  const records = kinds.map((kind) => {
    const text = openRecord(desk, wire, former, kind);
    if (text === null) throw new Error('a listed record is not there');
    const key = keys[tierOfRecord(kind)];
    const sealed = sealRecord(desk, id, kind, key, keys.epoch, revisionOf(wire, kind) + 1, text);
    wipe(text);
    return sealed;
  });
  if (recovery !== null) {
    const text = openSealedRecord(desk, wire, former, 'recovery', recovery);
    records.push(sealRecord(desk, id, 'recovery', keys.manage, keys.epoch, recovery.revision + 1, text));
    wipe(text);
  }

  const seed = dealtSeed(account);
  const today = dayOf(desk.time.now());
  const chunks =
    seed === null
      ? []
      : chunkBodies(desk, id, {...keys, seedRevision: revisionOf(wire, 'totp') + 1}, seed, [today, today + 1]);

  const place = {workspace: desk.workspace, account: id, newEpoch: keys.epoch, formerEpoch: former.epoch};
  const body: Schemas['Rotation'] = {
    from_epoch: former.epoch,
    epoch: makeEpoch(desk, id, keys),
    grants,
    removed: Array.from(removed),
    records,
    former: (['use', 'manage'] as const).map((tier) => ({
      tier,
      former_epoch: former.epoch,
      sealed: base64url(sealFormerKey(keys[tier], {...place, tier}, former.need(tier), desk.random)),
    })),
    chunks,
  };
  wipe(keys.use, keys.manage);
  return body;
}
