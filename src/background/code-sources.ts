// Where a log-in's code comes from: the authenticator, the messages that arrive, an Owner's recovery codes. Nothing is marked
// used here; `used` does it once the code stands in the page.
import type {AccountId, InboxRow, Session} from '@latchkey/client';
import {codesSince, type CodeSource, type Login, type StopReason} from '../login/login.ts';
import {boundDomainFits} from '../sites/origins.ts';

export type Found =
  | {kind: 'code'; code: string; tried: Partial<Login>; used: () => Promise<unknown>}
  | {kind: 'wait'; milliseconds: number | null} // null: until something arrives
  | {kind: 'stop'; why: StopReason};

const tooLate = 2; // seconds left in which a code would be old before the service sees it

export function findCode(from: CodeSource, login: Login, session: Session, origin: string): Promise<Found> {
  switch (from) {
    case 'authenticator':
      return fromAuthenticator(login, session);
    case 'inbox':
      return Promise.resolve(fromInbox(login, session, origin));
    case 'recovery':
      return fromRecovery(login, session);
  }
}

async function fromAuthenticator(login: Login, session: Session): Promise<Found> {
  const id = login.account as AccountId;
  const current = await session.codes.current(id, Date.now());
  switch (current.kind) {
    case 'code': {
      // A step counts once, and one about to end would be over when the service looks.
      if (login.authenticatorCodes.includes(current.code) || current.secondsLeft <= tooLate)
        return {kind: 'wait', milliseconds: (current.secondsLeft + 0.3) * 1000};
      const tried = {authenticatorCodes: [...login.authenticatorCodes, current.code]};
      return {kind: 'code', code: current.code, tried, used: () => session.codes.copied(id)};
    }
    case 'counter':
      return {
        kind: 'code',
        code: current.code,
        tried: {authenticatorCodes: [...login.authenticatorCodes, current.code]},
        async used() {
          await session.codes.advanceCounter(id);
          await session.codes.copied(id);
        },
      };
    case 'loading':
    case 'none':
    case 'not-dealt':
    case 'clock-wrong':
    case 'offline':
      return {kind: 'stop', why: 'no-code-source'};
  }
}

// A card for this account that arrived within the log-in, is for signing in, was used by nobody, and is bound to no other
// domain.
function fromInbox(login: Login, session: Session, origin: string): Found {
  const fits = (row: InboxRow): boolean =>
    row.account === login.account &&
    row.card?.code != null &&
    row.usedAt === null &&
    !login.messages.includes(row.id) &&
    row.arrivedAt >= codesSince(login) + session.clock.value.offset &&
    (row.card.purpose === null || /^sign-(?:in|up)$/.test(row.card.purpose)) &&
    boundDomainFits(row.card.boundDomain, origin);
  const row = session.inbox.rows.value.rows.find(fits);
  if (row?.card?.code == null) return {kind: 'wait', milliseconds: null};
  return {
    kind: 'code',
    code: row.card.code,
    tried: {messages: [...login.messages, row.id]},
    used: () => session.inbox.markUsed(row),
  };
}

// Reading them takes an elevated session; who pressed the button gave the password.
async function fromRecovery(login: Login, session: Session): Promise<Found> {
  const id = login.account as AccountId;
  const kept = await session.recovery.view(id);
  const unused = kept.kind === 'done' ? kept.value.codes.find(({usedAt}) => usedAt === null) : undefined;
  if (unused === undefined) return {kind: 'stop', why: 'no-recovery-code'};
  return {kind: 'code', code: unused.code, tried: {}, used: () => session.recovery.setUsed(id, unused.code, true)};
}
