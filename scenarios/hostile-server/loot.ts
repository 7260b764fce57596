// What the server can read of all that went by, with the keys it has: its own, and those of members in league with it.
import {openBox, open} from '../../web/client/src/crypto/seal.ts';
import {recordContext, wrapContext} from '../../web/client/src/crypto/context.ts';
import {readChainEntry} from '../../web/client/src/api/chain-wire.ts';
import {parseAccountAct} from '../../web/client/src/crypto/account-entry.ts';
import type {Identity} from '../../web/client/src/crypto/member.ts';
import {parseUtf8, type Bytes} from '../../web/client/src/bytes.ts';
import type {AccountId, WorkspaceId} from '../../web/client/src/ids.ts';
import type {Json} from '../harness/contract.ts';
import type {Asked} from './proxy.ts';
import {bytesOf, kept, type Named} from './scene.ts';

interface Wrapped {
  account: AccountId;
  recipient: string;
  use: Bytes;
}

interface Sealed {
  account: AccountId;
  kind: string;
  epoch: number;
  revision: number;
  sealed: Bytes;
}

// Keys for the maker of an account come without a name, those for who is granted something with the entry that names them.
function wrapsIn(operation: string, body: Json): {member: string; use: unknown}[] {
  if (operation === 'rotateAccount') return body['wraps'] as {member: string; use: unknown}[];
  if (operation !== 'createAccount' && operation !== 'appendToChain') return [];
  const entry = readChainEntry(body['entry'] as Parameters<typeof readChainEntry>[0]);
  const act = parseAccountAct(entry.kind, entry.body);
  const member = act?.kind === 'grant' ? act.member : entry.author;
  const wraps = body['wraps'] as Json | null;
  return wraps === null ? [] : [{member, use: wraps['use']}];
}

const epochs = [1, 2, 3]; // no account of these scenes has seen more

// Whatever clients sent, in the order they sent it.
function gather(asked: readonly Asked[]): {wraps: Wrapped[]; records: Sealed[]} {
  const wraps: Wrapped[] = [];
  const records: Sealed[] = [];
  for (const {operation, path, body} of asked) {
    const account = (operation === 'createAccount' ? body['id'] : path['account']) as AccountId;
    for (const {member, use} of wrapsIn(operation, body)) wraps.push({account, recipient: member, use: bytesOf(use)});
    const written = operation === 'putRecord' ? [{...body, kind: path['kind']}] : ((body['records'] ?? []) as Json[]);
    for (const record of written) {
      if (typeof record['sealed'] !== 'string') continue;
      const {kind, epoch, revision, sealed} = record;
      records.push({
        account,
        kind: kind as string,
        epoch: epoch as number,
        revision: revision as number,
        sealed: bytesOf(sealed),
      });
    }
  }
  return {wraps, records};
}

// Whether one of the accounts' passwords is `wanted` to who reads with a key that somebody else wrapped to the thief.
export function passwordByWrap(
  asked: readonly Asked[],
  workspace: WorkspaceId,
  granter: Named,
  thief: Named & {identity: Identity},
  wanted = kept,
): string | null {
  const {wraps, records} = gather(asked);
  for (const {account, recipient, use} of wraps)
    for (const epoch of epochs) {
      if (recipient !== thief.id) continue;
      const place = {workspace, account, tier: 'use' as const, epoch, granter: granter.id, recipient: thief.id};
      const context = wrapContext({
        ...place,
        granterFingerprint: granter.fingerprint,
        recipientFingerprint: thief.fingerprint,
      });
      const key = openBox(thief.identity.box, context, use);
      if (key === undefined) continue;
      if (passwordsByKey(records, workspace, account, epoch, key).includes(wanted)) return wanted;
    }
  return null;
}

// The same with a key the server knows already.
export function passwordWith(
  asked: readonly Asked[],
  workspace: WorkspaceId,
  account: AccountId,
  epoch: number,
  key: Uint8Array,
): string | null {
  return passwordsByKey(gather(asked).records, workspace, account, epoch, key).at(-1) ?? null;
}

function passwordsByKey(
  records: readonly Sealed[],
  workspace: WorkspaceId,
  account: AccountId,
  epoch: number,
  key: Uint8Array,
): string[] {
  return records.flatMap((record) => {
    if (record.account !== account || record.kind !== 'password' || record.epoch !== epoch) return [];
    const place = {workspace, account, tier: 'use' as const, epoch, kind: record.kind, id: account};
    const opened = open(key, recordContext({...place, revision: record.revision}), record.sealed);
    return opened === undefined ? [] : [(JSON.parse(parseUtf8(opened)) as {password: string}).password];
  });
}
