// The last state this member saw, kept sealed on the device, so that codes and accounts are there without a connection and
// a return needs no full sync. It is the server's word as it came: what is sealed in it stays sealed inside this seal, and
// every signature is checked again each time it is read, but for those of the workspace log and of accounts' chains, which
// were verified before they were kept.
import {parseAccount, parseChunk, parseJson, parseMember, parseMessage, type Schemas} from '../api/answers.ts';
import {bytesOf, list, MalformedAnswer, natural, nullable, object, text, type Parser} from '../api/parse.ts';
import {base64url, parseUtf8, utf8, type Bytes} from '../bytes.ts';
import {localContext} from '../crypto/context.ts';
import type {MemberPlace} from '../crypto/member.ts';
import type {KeptChain} from '../accounts/account-book.ts';
import {open, seal} from '../crypto/seal.ts';
import type {Platform} from '../platform.ts';
import type {AccountId} from '../ids.ts';
import {parseAccountChain, writeAccountChain} from '../roster/account-chain-record.ts';
import {parseRoster, writeRoster} from '../roster/roster-record.ts';
import type {RosterState} from '../roster/roster.ts';

export type Cached = {
  syncedAt: number; // by this device's clock
  cursor: number | null;
  workspaceName: string;
  roster: RosterState;
  members: Schemas['Member'][];
  accounts: Schemas['Account'][];
  chains: KeptChain[];
  messages: Schemas['Message'][]; // the newest, with their cards
  chunks: KeptChunks[];
};

// The code windows a Collaborator was handed for an account, and the day they were asked for.
export type KeptChunks = {account: string; day: number; chunks: Schemas['Chunk'][]};

const parseCached = object<Cached>({
  syncedAt: natural,
  cursor: nullable(natural),
  workspaceName: text,
  roster: parseRoster,
  members: list(parseMember),
  accounts: list(parseAccount),
  chains: list(object<KeptChain>({account: text as Parser<AccountId>, chain: parseAccountChain})),
  messages: list(parseMessage),
  chunks: list(object<KeptChunks>({account: text, day: natural, chunks: list(parseChunk)})),
});

function nameOf(at: MemberPlace): string {
  return `latchkey.cache.${at.workspace}.${at.member}`;
}

function contextOf(at: MemberPlace) {
  return localContext('cache', at.workspace, at.member);
}

export async function readCache(platform: Platform, at: MemberPlace, key: Bytes): Promise<Cached | null> {
  const written = await platform.storage.get(nameOf(at));
  if (written === null) return null;
  try {
    const opened = open(key, contextOf(at), bytesOf(written));
    return opened === undefined ? null : parseCached(parseJson(parseUtf8(opened)), '');
  } catch (error) {
    if (error instanceof MalformedAnswer) return null;
    throw error;
  }
}

export async function writeCache(platform: Platform, at: MemberPlace, key: Bytes, cached: Cached): Promise<void> {
  const chains = cached.chains.map(({account, chain}) => ({account, chain: writeAccountChain(chain)}));
  const sealed = seal(
    key,
    contextOf(at),
    utf8(JSON.stringify({...cached, roster: writeRoster(cached.roster), chains})),
    (length) => platform.random(length),
  );
  await platform.storage.set(nameOf(at), base64url(sealed));
}

export async function forgetCache(platform: Platform, at: MemberPlace): Promise<void> {
  await platform.storage.delete(nameOf(at));
}
