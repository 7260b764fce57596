// New keys for an account in one transaction: wraps for those who remain, every record sealed anew, the former keys sealed
// under the new ones, two days of codes dealt. Nothing is sent unless all of it could be made.
import {parseAccount, type Schemas} from '../api/answers.ts';
import {bytesOf} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url, wipe} from '../bytes.ts';
import {dayOf} from '../code-window/chunk.ts';
import type {AccountAct} from '../crypto/account-entry.ts';
import {epochPublicOf, generateAccountKeys, sealFormerKey} from '../crypto/account.ts';
import type {AccountId, MemberId} from '../ids.ts';
import type {AccountRole} from '../interface/accounts.ts';
import type {Directory} from '../members/directory.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import type {AccountBook} from './account-book.ts';
import {ChainDraft, grantAct, makeWraps} from './chain-acts.ts';
import {chunkBodies, dealtSeed} from './deal.ts';
import {listed, makeManifest} from './manifest-body.ts';
import {openRecord, openSealedRecord, revisionOf, type OpenAccount} from './open-account.ts';
import {tierOfRecord, type RecordKind} from './record-kinds.ts';
import {sealRecord} from './record-writer.ts';
import {readRecoveryRecord} from './recovery-record.ts';

export type RotationWish = {
  onlyIfOwed?: boolean; // another Owner's client may be faster; once is enough
  removed?: readonly MemberId[];
  changed?: {member: MemberId; role: AccountRole; endsAt: number | null; reason: string | null};
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
  if (wish.onlyIfOwed === true && !account.chain.owesRotation(desk.time.now())) return done();
  let recovery: Schemas['Record'] | null = null;
  if (account.wire.recovery !== null) {
    // Recovery codes never come with sync. To seal them anew they have to be read, which takes an elevated session.
    const read = await readRecoveryRecord(desk, book, id);
    if (read.kind !== 'done') return book.settle(id, read);
    account = read.value.account;
    recovery = read.value.record;
    if (wish.onlyIfOwed === true && !account.chain.owesRotation(desk.time.now())) return done();
  }
  const made = makeRotation(desk, directory, account, recovery, wish);
  if (made.kind !== 'done') return made;
  const answer = await desk.api.post(
    '/api/v1/workspaces/{workspace}/accounts/{account}/rotation',
    {path: {workspace: desk.workspace, account: id}, body: made.value},
    parseAccount,
  );
  if (answer.kind !== 'answer') return book.settle(id, refusalOf(answer));
  const {chain_number: number, chain_hash, counter, signature} = made.value.manifest;
  book.wrote(id, {number, hash: bytesOf(chain_hash), counter, manifest: bytesOf(signature)});
  if (desk.open) book.put(answer.value);
  return done();
}

function makeRotation(
  desk: Desk,
  directory: Directory,
  account: OpenAccount,
  recovery: Schemas['Record'] | null,
  wish: RotationWish,
): Outcome<Schemas['Rotation']> {
  const {id, wire, keys: former, chain} = account;
  const keys = generateAccountKeys(former.epoch + 1, desk.random);
  const draft = new ChainDraft(desk, directory, id, chain.state);
  const place = {workspace: desk.workspace, account: id, epoch: keys.epoch};
  const formerKeys = {epoch: former.epoch, use: former.need('use'), manage: former.need('manage')};
  const acts: AccountAct[] = (wish.removed ?? []).map((member) => ({kind: 'end', member}));
  if (wish.changed !== undefined) {
    const {member, role, endsAt, reason} = wish.changed;
    const recipient = directory.roster.member(member);
    if (recipient === undefined) return {kind: 'missing', detail: 'no such member'};
    acts.push(grantAct(desk, id, formerKeys, {recipient, role, endsAt, reason}));
  }
  acts.push({kind: 'epoch', epoch: keys.epoch, keys: epochPublicOf(keys, place)});
  for (const act of acts) {
    const refused = draft.add(act);
    if (refused !== null) return refused;
  }
  const wraps = draft.chain.holders.map(({member, role}) => {
    const recipient = directory.roster.member(member);
    if (recipient === undefined) throw new Error('a holder is not on the log');
    return {member, ...makeWraps(desk, id, keys, recipient, role)};
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

  const at = {workspace: desk.workspace, account: id, newEpoch: keys.epoch, formerEpoch: former.epoch};
  const body: Schemas['Rotation'] = {
    entries: draft.wires,
    wraps,
    manifest: makeManifest(desk, id, wire.manifest.counter + 1, draft.chain.head, records.map(listed)),
    records,
    former: (['use', 'manage'] as const).map((tier) => ({
      tier,
      former_epoch: former.epoch,
      sealed: base64url(sealFormerKey(keys[tier], {...at, tier}, former.need(tier), desk.random)),
    })),
    chunks,
  };
  wipe(keys.use, keys.manage);
  return done(body);
}
