// Where a log-in's code comes from: the authenticator, the messages that arrive, an Owner's recovery codes. A step or a
// message is taken for the login request before it is filled, so that nobody else fills it; `used` is for after.
import type {AccountId, CurrentCode, InboxRow, LoginRequestId, OpenLogin, Session} from '@latchkey/client';
import {codesSince, type CodeSource, type Login, type StopReason} from '../login/login.ts';
import {boundDomainFits} from '../sites/origins.ts';

export type Found =
  | {kind: 'code'; code: string; kept?: Partial<Login>; tried: Partial<Login>; used: () => Promise<unknown>}
  | {kind: 'wait'; milliseconds: number | null} // null: until something arrives
  | {kind: 'stop'; why: StopReason};

const tooLate = 2_000; // milliseconds left in which a code would be old before the service sees it

export function findCode(from: CodeSource, login: Login, session: Session, origin: string): Promise<Found> {
  switch (from) {
    case 'authenticator':
      return fromAuthenticator(login, session);
    case 'inbox':
      return fromInbox(login, session, origin);
    case 'recovery':
      return fromRecovery(login, session);
  }
}

function claimOf({account, claim}: Login, session: Session): OpenLogin | null {
  return claim === null
    ? null
    : session.loginRequests.resume({...claim, id: claim.id as LoginRequestId, account: account as AccountId});
}

async function fromAuthenticator(login: Login, session: Session): Promise<Found> {
  const id = login.account as AccountId;
  const taken = await claimOf(login, session)?.takeCode();
  const now = Date.now() + session.clock.value.offset;
  if (taken?.kind === 'done' && taken.value.usableUntil !== null) {
    const {code, usableFrom, usableUntil} = taken.value;
    // A step counts once, and one about to end would be over when the service looks.
    if (login.authenticatorCodes.includes(code) || usableUntil - now <= tooLate)
      return {kind: 'wait', milliseconds: usableUntil - now + 300};
    if (usableFrom > now) return {kind: 'wait', milliseconds: usableFrom - now + 300};
    return {
      kind: 'code',
      code,
      tried: {authenticatorCodes: [...login.authenticatorCodes, code]},
      used: () => session.codes.copied(id),
    };
  }
  const current = await session.codes.current(id, Date.now());
  // Somebody else logs in with this step and the next one.
  if (taken?.kind === 'conflict' && current.kind === 'code')
    return {kind: 'wait', milliseconds: current.secondsLeft * 1000 + 300};
  return unclaimed(current, login, session);
}

// A counter's code, which has no step to take; and what there is when the server cannot be asked.
function unclaimed(current: CurrentCode, login: Login, session: Session): Found {
  const id = login.account as AccountId;
  if (current.kind !== 'code' && current.kind !== 'counter') return {kind: 'stop', why: 'no-code-source'};
  if (current.kind === 'code') {
    const left = current.secondsLeft * 1000;
    if (login.authenticatorCodes.includes(current.code) || left <= tooLate)
      return {kind: 'wait', milliseconds: left + 300};
  }
  return {
    kind: 'code',
    code: current.code,
    tried: {authenticatorCodes: [...login.authenticatorCodes, current.code]},
    async used() {
      if (current.kind === 'counter') await session.codes.advanceCounter(id);
      await session.codes.copied(id);
    },
  };
}

// A card for this account that arrived within the log-in, is for signing in, was used by nobody else, and is bound to no other
// domain.
async function fromInbox(login: Login, session: Session, origin: string): Promise<Found> {
  const others = new Set<string>(); // taken by somebody else a moment ago
  const fits = (row: InboxRow): boolean =>
    row.account === login.account &&
    row.card?.code != null &&
    (row.usedAt === null || row.id === login.taken) &&
    !login.messages.includes(row.id) &&
    !others.has(row.id) &&
    row.arrivedAt >= codesSince(login) + session.clock.value.offset &&
    !login.before.includes(row.id) &&
    (row.card.purpose === null || /^sign-(?:in|up)$/.test(row.card.purpose)) &&
    boundDomainFits(row.card.boundDomain, origin);
  for (;;) {
    const row = session.inbox.rows.value.rows.find(fits);
    if (row?.card?.code == null) return {kind: 'wait', milliseconds: null};
    const claim = claimOf(login, session);
    const taken = row.id === login.taken ? undefined : await claim?.takeMessage(row);
    if (taken?.kind === 'conflict') {
      others.add(row.id);
      continue;
    }
    return {
      kind: 'code',
      code: row.card.code,
      kept: {taken: row.id},
      tried: {messages: [...login.messages, row.id], taken: null},
      used: () => (claim === null ? session.inbox.markUsed(row) : Promise.resolve()),
    };
  }
}

// Reading them takes an elevated session; who pressed the button gave the password.
async function fromRecovery(login: Login, session: Session): Promise<Found> {
  const id = login.account as AccountId;
  const kept = await session.recovery.view(id);
  const unused = kept.kind === 'done' ? kept.value.codes.find(({usedAt}) => usedAt === null) : undefined;
  if (unused === undefined) return {kind: 'stop', why: 'no-recovery-code'};
  return {kind: 'code', code: unused.code, tried: {}, used: () => session.recovery.setUsed(id, unused.code, true)};
}
