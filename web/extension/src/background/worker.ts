// The background worker: keeps the session while the browser is open, answers the popup, runs log-ins. Every listener is
// added in its first turn, since one added later misses the event that started it; what they do waits for restored state.
import type {AccountId} from '@latchkey/client';
import {parseBridgeRequest, type PageRequest, type WorkerAnswer} from '../bridge/page-messages.ts';
import {parseWatchMessage, type WatchAnswer} from '../save/watch-messages.ts';
import {agentPort, popupPort, type Answer, type Request} from '../messages/messages.ts';
import {fillableOrigin, originsOf, permissionFor} from '../sites/origins.ts';
import {Connecting} from './connecting.ts';
import {Connection} from './connection.ts';
import {LogIns} from './log-ins.ts';
import {readNamed, wasJustNamed} from './named-workspace.ts';
import {Popups} from './popups.ts';
import {Requests} from './requests.ts';
import {Saves} from './saves.ts';
import {applySettings, readSettings} from './settings.ts';
import {keepWanted, readWanted} from './wanted-login.ts';
import {watchSites} from './watched-sites.ts';
import {isWorkspacePage, openBridge} from './workspace-pages.ts';

const menuItem = 'log-in';

const connection = new Connection(() => connectionChanged());
const connecting = new Connecting(connection, () => popups.publish());
const logIns = new LogIns(
  () => connection.session,
  () => popups.publish(),
);
const saves = new Saves(connection, () => popups.publish());
const popups = new Popups(connection, connecting, logIns, saves);
const requests = new Requests(connection, connecting, logIns, saves, () => watch());

let watchedSession: unknown = null;
let watchedServer: string | null = null;

const restored = (async () => {
  // Ours alone: neither pages nor the agent in them read keys or the device record.
  // Not every browser has this for both; session storage is closed to pages in all of them.
  for (const area of [chrome.storage.session, chrome.storage.local])
    if ('setAccessLevel' in area) await area.setAccessLevel({accessLevel: 'TRUSTED_CONTEXTS'});
  await logIns.restore();
  await saves.restore();
  await connection.restore();
  if (connection.client === null) await connecting.restore();
  applySettings(await readSettings());
  await watch();
})();

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.removeAll(() =>
    chrome.contextMenus.create({id: menuItem, title: 'Log in with Latchkey', contexts: ['page', 'editable']}),
  );
  // What is registered for pages does not outlive an update.
  void restored.then(() => (connection.server === null ? undefined : openBridge(connection.server)));
});

chrome.runtime.onConnect.addListener((port) => {
  if (port.name === agentPort) void restored.then(() => logIns.connected(port));
  else if (port.name === popupPort && isOurs(port.sender)) {
    popups.add(port, restored);
  } else port.disconnect();
});

type Told = Answer | WorkerAnswer | WatchAnswer;
chrome.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: Told) => void) => {
  const answered: Promise<Told> = isOurs(sender)
    ? restored.then(() => requests.answer(message as Request)).finally(() => popups.publish())
    : restored.then(() => answerPage(message, sender));
  answered.then(respond, (error: unknown) => {
    respond({kind: 'refused', sentence: 'Something went wrong in the extension. Try again.'});
    throw error;
  });
  return true; // answered later
});

chrome.tabs.onUpdated.addListener((tab, change) => {
  if (change.status === 'complete' || change.url !== undefined) void restored.then(() => logIns.tabUpdated(tab));
  if (change.status === 'complete') void restored.then(() => saves.tabUpdated(tab));
});
chrome.tabs.onRemoved.addListener((tab) => {
  void restored.then(() => Promise.all([logIns.tabRemoved(tab), saves.tabRemoved(tab)]));
});
chrome.permissions.onAdded.addListener(() => void restored.then(() => Promise.all([goOn(), watch()])));
chrome.permissions.onRemoved.addListener(() => void restored.then(watch));
chrome.alarms.onAlarm.addListener(({name}) => void restored.then(() => saves.alarmed(name)));
chrome.idle.onStateChanged.addListener((state) => {
  if (state !== 'active') void restored.then(() => requests.lock());
});
chrome.commands.onCommand.addListener((command, tab) => {
  void restored.then(async () => {
    if (command === 'lock') await requests.lock();
    if (command === 'log-in') await logInHere(tab);
  });
});
chrome.contextMenus.onClicked.addListener(({menuItemId}, tab) => {
  if (menuItemId === menuItem) void restored.then(() => logInHere(tab));
});

// A page of ours: the popup, in its place or in a tab.
function isOurs(sender: chrome.runtime.MessageSender | undefined): boolean {
  return sender?.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL('')) === true;
}

// A script that watches for a login tells of it. The web app may ask two things, and learns from the answer whether they began.
async function answerPage(message: unknown, sender: chrome.runtime.MessageSender): Promise<WorkerAnswer | WatchAnswer> {
  const watched = parseWatchMessage(message);
  if (watched !== undefined) return saves.heard(watched, sender);
  const request = parseBridgeRequest(message);
  const server = connection.server ?? (await readNamed())?.server ?? null;
  if (request === undefined || server === null || !isWorkspacePage(sender, server)) return 'stranger';
  if (request.kind === 'bridge') return 'yes';
  const begun = connection.server === null ? beganConnecting(request, server, sender.tab?.id) : began(request);
  return (await begun) ? 'yes' : 'no';
}

// A page begins what only its member ends.
async function beganConnecting(request: PageRequest, server: string, tab: number | undefined): Promise<boolean> {
  return request.kind === 'connect' && (await connecting.begin(server, tab ?? null));
}

async function began(request: PageRequest): Promise<boolean> {
  if (request.kind === 'log-in') {
    if (connection.session === null) await keepWanted({account: request.account, origin: null});
    else if ((await requests.logIn(request.account as AccountId, null)).kind === 'done') return true;
  } else if (connection.session !== null) return true;
  popups.publish();
  await openPopup();
  return false;
}

// Not every window has room for a popup.
async function openPopup(): Promise<void> {
  try {
    await chrome.action.openPopup();
  } catch {
    await chrome.tabs.create({url: chrome.runtime.getURL('popup.html#tab')});
  }
}

// The keyboard command and the menu are a person's word for this tab: the one account of its origin is logged in; of several,
// the popup asks.
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
  else await openPopup();
}

// What was asked for and had to wait: for the permission that was just given, or for the password.
async function goOn(): Promise<void> {
  if (connection.server === null) {
    const named = await readNamed();
    if (named !== null && wasJustNamed(named)) await connecting.begin(named.server, null);
    return;
  }
  const wanted = await readWanted();
  const isHere = connection.session?.accounts.get(wanted?.account as AccountId) !== undefined;
  const isAllowed =
    wanted?.origin == null || (await chrome.permissions.contains({origins: [permissionFor(wanted.origin)]}));
  if (wanted !== null && isHere && isAllowed) await requests.logIn(wanted.account as AccountId, null);
  popups.publish();
}

async function watch(): Promise<void> {
  await watchSites(connection.server, (await readSettings()).offerToSave);
}

function connectionChanged(): void {
  const {session} = connection;
  if (session !== null && session !== watchedSession) {
    const {accounts, inbox, loginRequests, connection: online, me, trust, stopped, members} = session;
    for (const readable of [accounts.list, inbox.rows, loginRequests.list, online, me, trust, stopped, members.log])
      readable.subscribe(() => popups.publish());
    stopped.subscribe((problem) => {
      if (problem !== null) void restored.then(() => Promise.all([logIns.forget(), saves.forget()]));
    });
    session.accounts.list.subscribe(() => void restored.then(goOn));
  }
  if (session === null && watchedSession !== null) void Promise.all([logIns.forget(), saves.forget()]);
  if (connection.server !== watchedServer) void restored.then(watch);
  watchedServer = connection.server;
  watchedSession = session;
  popups.publish();
}
