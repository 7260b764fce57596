// Deals the coming codes of an account to its Collaborators.
import type {Schemas} from '../api/answers.ts';
import {nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url, type Bytes} from '../bytes.ts';
import {canBeDealt, dayOf, dealChunk} from '../code-window/chunk.ts';
import {daysAhead, dealFor, type Deal} from '../code-window/dealing.ts';
import type {AccountId} from '../ids.ts';
import {hasGuessableSeed, parseOtpauth, type OtpUri} from '../otp/otpauth-uri.ts';
import {done, type Outcome} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import {windowOf, type AccountBook} from './account-book.ts';
import {revisionOf, type OpenAccount} from './open-account.ts';

// The seed whose codes Collaborators get now, or null where none are dealt: nobody to deal to, a counter, a period too
// short, or a seed that could be guessed from codes and no Owner has said yes to (a window there says somebody did).
export function dealtSeed(account: OpenAccount, agreed = false): OtpUri | null {
  const {wire, totp, chain} = account;
  if (totp === null || !chain.holders.some(({role}) => role === 'collaborator')) return null;
  const serving = totp.state === 'active' ? totp.uri : totp.former;
  const parsed = serving === null ? null : parseOtpauth(serving);
  if (parsed?.kind !== 'otp' || !canBeDealt(parsed.otp)) return null;
  return hasGuessableSeed(parsed.otp) && wire.window === null && !agreed ? null : parsed.otp;
}

// What is owed to Collaborators. While a new seed is pending the former one serves, and its window stays valid although
// the record's revision went up.
export function dealOwed(desk: Desk, account: OpenAccount, agreed = false): Deal {
  if (account.wire.state === 'deleted' || dealtSeed(account, agreed) === null) return null;
  const window = windowOf(account.wire);
  const revision = revisionOf(account.wire, 'totp');
  const pending = account.totp?.state === 'pending';
  return dealFor(window, pending && window !== null ? window.seedRevision : revision, dayOf(desk.time.now()));
}

export function chunkBodies(
  desk: Desk,
  account: AccountId,
  keys: {epoch: number; use: Bytes; seedRevision: number},
  seed: OtpUri,
  days: readonly number[],
): Schemas['ChunkBody'][] {
  const at = {workspace: desk.workspace, account, epoch: keys.epoch, seedRevision: keys.seedRevision};
  return days.map((day) => {
    const chunk = dealChunk(seed, day, at, keys.use, desk.identity.sign, desk.random);
    return {
      day,
      first_step: chunk.at.firstStep,
      period: chunk.at.period,
      count: chunk.at.count,
      seed_revision: keys.seedRevision,
      epoch: keys.epoch,
      sealed: base64url(chunk.sealed),
      signature: base64url(chunk.signature),
    };
  });
}

// Days a request: computing more of them at once would stop the screen for as long as people notice, and a request in
// between lets it go on.
const daysAtOnce = 5;

// Deals until nothing is owed. What was dealt before a failure stays, and the next round goes on from there.
export async function deal(desk: Desk, book: AccountBook, id: AccountId, agreed = false): Promise<Outcome> {
  // Twice as many requests as it takes: a server that takes chunks and does not say so would have us deal for ever.
  for (let request = 0; request < (2 * daysAhead) / daysAtOnce; ++request) {
    const found = book.require(id, 'owner');
    if (found.kind !== 'done') return found;
    const account = found.value;
    const owed = dealOwed(desk, account, agreed);
    const seed = dealtSeed(account, agreed);
    if (owed === null || seed === null) return done();
    const outcome = await dealDays(desk, book, account, seed, owed.replace, owed.days.slice(0, daysAtOnce));
    if (outcome.kind !== 'done') return outcome;
  }
  return {kind: 'unavailable', detail: 'dealt codes are not kept'};
}

async function dealDays(
  desk: Desk,
  book: AccountBook,
  account: OpenAccount,
  seed: OtpUri,
  replace: boolean,
  days: readonly number[],
): Promise<Outcome> {
  const {id, wire} = account;
  const window = windowOf(wire);
  const seedRevision = replace || window === null ? revisionOf(wire, 'totp') : window.seedRevision;
  const keys = {epoch: account.keys.epoch, use: account.keys.need('use'), seedRevision};
  const chunks = chunkBodies(desk, id, keys, seed, days);
  const answer = await desk.api.put(
    '/api/v1/workspaces/{workspace}/accounts/{account}/chunks',
    {path: {workspace: desk.workspace, account: id}, body: {replace, chunks}},
    nothing,
  );
  return book.settle(id, answer.kind === 'answer' ? null : refusalOf(answer));
}
