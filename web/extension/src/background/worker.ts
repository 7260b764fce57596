// The background worker: keeps the session while the browser is open, answers the popup, runs log-ins. Every listener is
// added in its first turn, since one added later misses the event that started it; what they do waits for restored state.
import type {AccountId, MessageId} from '@latchkey/client';
import {
  agentPort,
  popupPort,
  type Answer,
  type CodeView,
  type FromPopup,
  type Request,
  type Settings,
  type ToPopup,
} from '../messages/messages.ts';
import {fillableOrigin, originsOf} from '../sites/origins.ts';
import {Connection} from './connection.ts';
import {LogIns} from './log-ins.ts';
import {refusalSentence} from './sentences.ts';
import {viewOf} from './views.ts';

const connection = new Connection(() => connectionChanged());
const logIns = new LogIns(
  () => connection.session,
  () => publish(),
);
const popups = new Map<chrome.runtime.Port, () => void>(); // with what stops watching codes for each

let watchedSession: unknown = null;
let pending: AccountId | null = null; // Log in was pressed, and the browser is asking for permission

const restored = (async () => {
  // Ours alone: neither pages nor the agent in them read keys or the device record.
  // Not every browser has this for both; session storage is closed to pages in all of them.
  for (const area of [chrome.storage.session, chrome.storage.local])
    if ('setAccessLevel' in area) await area.setAccessLevel({accessLevel: 'TRUSTED_CONTEXTS'});
  await logIns.restore();
  await connection.restore();
  await applySettings(await readSettings());
})();

chrome.runtime.onConnect.addListener((port) => {
  if (port.name === agentPort) void restored.then(() => logIns.connected(port));
  else if (port.name === popupPort && isOurs(port.sender)) openPopup(port);
  else port.disconnect();
});

chrome.runtime.onMessage.addListener((request: Request, sender, respond: (answer: Answer) => void) => {
  if (!isOurs(sender)) return false;
  restored
    .then(() => answer(request))
    .then(respond, (error: unknown) => {
      respond({kind: 'refused', sentence: 'Something went wrong in the extension. Try again.'});
      throw error;
    });
  return true; // answered later
});

chrome.tabs.onUpdated.addListener((tab, change) => {
  if (change.status === 'complete' || change.url !== undefined) void restored.then(() => logIns.tabUpdated(tab));
});
chrome.tabs.onRemoved.addListener((tab) => void restored.then(() => logIns.tabRemoved(tab)));
chrome.permissions.onAdded.addListener(
  () =>
    void restored.then(async () => {
      const account = pending;
      pending = null;
      if (account !== null) await logIns.begin(account, null);
      publish();
    }),
);
chrome.idle.onStateChanged.addListener((state) => {
  if (state !== 'active') void restored.then(lock);
});
chrome.commands.onCommand.addListener((command, tab) => {
  void restored.then(async () => {
    if (command === 'lock') await lock();
    if (command === 'log-in') await logInHere(tab);
  });
});

function isOurs(sender: chrome.runtime.MessageSender | undefined): boolean {
  return sender?.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL('')) === true;
}

async function lock(): Promise<void> {
  await logIns.forget();
  await connection.lock();
}

async function answer(request: Request): Promise<Answer> {
  switch (request.kind) {
    case 'connect':
      return connection.connect(request.link, request.secretKey, request.password);
    case 'unlock':
      return connection.unlock(request.password);
    case 'lock':
      await lock();
      return {kind: 'done'};
    case 'forget':
      await logIns.forget();
      await connection.forget();
      return {kind: 'done'};
    case 'log-in':
      return logIn(request.account as AccountId, request.tab);
    case 'next-code':
      await logIns.retry();
      return {kind: 'done'};
    case 'stop-log-in':
      await logIns.forget();
      return {kind: 'done'};
    case 'copy':
      return copy(request.account as AccountId, request.what);
    case 'used': {
      const session = connection.session;
      const row = session?.inbox.rows.value.rows.find((one) => one.id === (request.message as MessageId));
      if (row !== undefined) await session?.inbox.markUsed(row);
      return {kind: 'done'};
    }
    case 'settings':
      return {kind: 'done', settings: await readSettings()};
    case 'set-settings':
      await chrome.storage.local.set({settings: request.settings});
      await applySettings(request.settings);
      return {kind: 'done', settings: request.settings};
  }
}

async function logIn(account: AccountId, tab: number | null): Promise<Answer> {
  pending = null;
  switch (await logIns.begin(account, tab)) {
    case 'begun':
      return {kind: 'done'};
    case 'no-permission':
      pending = account;
      return {kind: 'refused', sentence: 'Allow Latchkey to fill this site, then it goes on.'};
    case 'no-address':
      return {kind: 'refused', sentence: 'This account has no login address yet. An Account Owner can add one.'};
    case 'gone':
      return {kind: 'refused', sentence: 'This account is not there any more.'};
  }
}

// The keyboard command is a person's word for this tab: the one account of its origin is logged in; of several, the popup asks.
async function logInHere(tab: chrome.tabs.Tab | undefined): Promise<void> {
  const session = connection.session;
  const origin = fillableOrigin(tab?.url ?? '');
  const here =
    session === null || origin === undefined
      ? []
      : session.accounts.list.value.filter(
          (one) => one.kind === 'account' && originsOf(one.profile.urls).includes(origin),
        );
  if (here.length === 1 && here[0] !== undefined && tab?.id !== undefined) await logIns.begin(here[0].id, tab.id);
  else await chrome.action.openPopup();
}

async function copy(id: AccountId, what: 'username' | 'password' | 'code'): Promise<Answer> {
  const session = connection.session;
  const account = session?.accounts.get(id);
  if (session === null || account?.kind !== 'account')
    return {kind: 'refused', sentence: 'This account is not there any more.'};
  if (what === 'username') return {kind: 'done', text: account.profile.username};
  if (what === 'password') {
    const outcome = await session.accounts.password(id, 'copy');
    return outcome.kind === 'done'
      ? {kind: 'done', text: outcome.value}
      : {kind: 'refused', sentence: refusalSentence(outcome)};
  }
  const code = await session.codes.current(id, Date.now());
  if (code.kind !== 'code' && code.kind !== 'counter') return {kind: 'refused', sentence: noCode(code.kind)};
  if (code.kind === 'counter') await session.codes.advanceCounter(id);
  await session.codes.copied(id);
  return {kind: 'done', text: code.code};
}

function noCode(kind: 'loading' | 'none' | 'not-dealt' | 'clock-wrong' | 'offline'): string {
  switch (kind) {
    case 'not-dealt':
      return 'No code has been dealt to you. An Account Owner has to come online.';
    case 'clock-wrong':
      return 'The clock of this device is more than a day off.';
    case 'offline':
      return 'Latchkey cannot reach the server.';
    case 'loading':
    case 'none':
      return 'There is no code right now.';
  }
}

function openPopup(port: chrome.runtime.Port): void {
  popups.set(port, () => undefined);
  port.onDisconnect.addListener(() => {
    popups.get(port)?.();
    popups.delete(port);
  });
  port.onMessage.addListener((message: FromPopup) => void restored.then(() => watchCodes(port, message.accounts)));
  void restored.then(publish);
}

function watchCodes(port: chrome.runtime.Port, accounts: string[]): void {
  popups.get(port)?.();
  const session = connection.session;
  if (session === null || !popups.has(port)) return;
  const codes: Record<string, CodeView> = {};
  const stops = accounts.map((id) =>
    session.codes.watch(id as AccountId, 'current').subscribe((code) => {
      if (code.kind === 'code')
        codes[id] = {kind: 'code', code: code.code, secondsLeft: code.secondsLeft, period: code.period};
      else if (code.kind === 'counter') codes[id] = {kind: 'counter', code: code.code};
      else codes[id] = {kind: 'none', why: code.kind === 'loading' ? '' : noCode(code.kind)};
      send(port, {kind: 'codes', codes});
    }),
  );
  popups.set(port, () => {
    for (const stop of stops) stop();
  });
}

function send(port: chrome.runtime.Port, message: ToPopup): void {
  try {
    port.postMessage(message);
  } catch {
    popups.delete(port); // closed between two messages
  }
}

let publishing = false;

function publish(): void {
  if (publishing || popups.size === 0) return;
  publishing = true;
  // Several things change at once; one view shows them all.
  setTimeout(() => {
    publishing = false;
    void viewOf(connection, logIns.view()).then((view) => {
      for (const port of popups.keys()) send(port, {kind: 'view', view});
    });
  }, 20);
}

function connectionChanged(): void {
  const {session} = connection;
  if (session !== null && session !== watchedSession) {
    for (const readable of [session.accounts.list, session.inbox.rows, session.connection, session.me, session.trust])
      readable.subscribe(() => publish());
  }
  if (session === null && watchedSession !== null) void logIns.forget();
  watchedSession = session;
  publish();
}

async function readSettings(): Promise<Settings> {
  const kept: unknown = (await chrome.storage.local.get('settings'))['settings'];
  const minutes =
    typeof kept === 'object' && kept !== null && 'lockAfterMinutes' in kept ? kept.lockAfterMinutes : undefined;
  return {lockAfterMinutes: typeof minutes === 'number' && minutes >= 1 && minutes <= 240 ? minutes : 15};
}

function applySettings(settings: Settings): Promise<void> {
  chrome.idle.setDetectionInterval(settings.lockAfterMinutes * 60);
  return Promise.resolve();
}
