// What the popup shows, made anew from the client's state each time something changes.
import type {Account, AccountId, Session} from '@latchkey/client';
import {explainLog} from '@latchkey/client/explain-log';
import type {AccountView, InboxCode, LoginView, OpenView, StoppedView, View, WantedView} from '../messages/messages.ts';
import {originsOf, permissionFor} from '../sites/origins.ts';
import type {Connecting} from './connecting.ts';
import type {Connection} from './connection.ts';
import {readNamed} from './named-workspace.ts';
import type {Saves} from './saves.ts';
import {readWanted} from './wanted-login.ts';

const recent = 24 * 60 * 60_000;

export async function viewOf(
  connection: Connection,
  connecting: Connecting,
  login: LoginView | null,
  saves: Saves,
): Promise<View> {
  const state = connection.client?.state.value;
  const server = connection.server ?? '';
  if (state === undefined || state.kind === 'signed-out')
    return connecting.view() ?? {kind: 'disconnected', server: (await readNamed())?.server ?? null};
  if (state.kind === 'locked') {
    const {name, email, workspaceName} = state.device;
    return {kind: 'locked', name, email, workspaceName, server};
  }
  return openView(state.session, server, login, saves);
}

async function openView(session: Session, server: string, login: LoginView | null, saves: Saves): Promise<OpenView> {
  const accounts = session.accounts.list.value.filter(
    (one): one is Account => one.kind === 'account' && one.deletedAt === null,
  );
  const names = new Map(accounts.map((account) => [account.id as string, nameOf(account)]));
  const since = Date.now() - recent;
  const codes = session.inbox.rows.value.rows.flatMap((row): InboxCode[] =>
    row.card?.code == null || row.arrivedAt < since
      ? []
      : [
          {
            id: row.id,
            account: row.account,
            accountName: names.get(row.account) ?? '',
            code: row.card.code,
            from: row.card.service ?? row.card.from ?? (row.channel === 'sms' ? 'SMS' : 'Mail'),
            purpose: row.card.purpose,
            unsolicited: row.usedAt === null && session.loginRequests.standing(row) === 'unsolicited',
            arrivedAt: row.arrivedAt,
            used: row.usedAt !== null,
          },
        ],
  );
  return {
    kind: 'open',
    name: session.me.value.member.name,
    workspaceName: session.me.value.workspaceName,
    server,
    online: session.connection.value.kind === 'live',
    stopped: stoppedView(session),
    trustProblems: session.trust.value.length,
    accounts: await Promise.all(accounts.map((account) => accountView(account, session))),
    mayAdd: session.me.value.member.role !== 'guest',
    codes,
    login,
    wanted: await wantedView(session),
    saves: saves.view(session),
  };
}

function stoppedView(session: Session): StoppedView | null {
  const problem = session.stopped.value;
  if (problem === null) return null;
  const log = session.members.log.value;
  return {sentence: explainLog(problem), seen: log === null ? null : {number: log.number, head: log.head}};
}

// Only what waits for the browser's permission: the rest goes on by itself.
async function wantedView(session: Session): Promise<WantedView | null> {
  const wanted = await readWanted();
  const account = wanted === null ? undefined : session.accounts.get(wanted.account as AccountId);
  if (wanted?.origin == null || account?.kind !== 'account') return null;
  return {
    account: account.id,
    accountName: nameOf(account),
    permission: permissionFor(wanted.origin),
    host: new URL(wanted.origin).host,
  };
}

function nameOf({profile}: Account): string {
  return profile.label || profile.service || profile.username || 'Unnamed account';
}

async function accountView(account: Account, session: Session): Promise<AccountView> {
  const origins = originsOf(account.profile.urls);
  const first = origins[0];
  const pattern = first === undefined ? null : permissionFor(first);
  const allowed = pattern === null || (await chrome.permissions.contains({origins: [pattern]}));
  return {
    id: account.id,
    name: nameOf(account),
    service: account.profile.service,
    username: account.profile.username,
    origins,
    role: account.role,
    hasPassword: account.hasPassword,
    hasCode: account.authenticator.kind === 'active',
    loggingIn: othersLoggingIn(account.id, session),
    permission: allowed ? null : pattern,
  };
}

function othersLoggingIn(account: AccountId, session: Session): string | null {
  const names = session.loginRequests
    .watch(account)
    .value.filter(({mine}) => !mine)
    .map(({member}) => session.members.get(member)?.name ?? 'A former member');
  const [first, ...more] = names;
  if (first === undefined) return null;
  return more.length === 0 ? `${first} is logging in` : `${first} and ${more.length} more are logging in`;
}
