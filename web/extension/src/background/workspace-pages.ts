// The pages of the workspace this browser is connected to, or that a person pressed Connect for: they may ask to log in and
// to connect. The bridge is registered for them from then on, and for no page before.
import type {ShowApproval} from '../bridge/page-messages.ts';
import {fillableOrigin, permissionFor} from '../sites/origins.ts';

const id = 'bridge';
const file = 'bridge.js';

export async function openBridge(server: string): Promise<void> {
  // A pattern has no port in every browser, so the bridge asks us on arrival which page it is in.
  const matches = [permissionFor(server)];
  await closeBridge();
  if (!(await chrome.permissions.contains({origins: matches}))) return;
  await chrome.scripting.registerContentScripts([
    {id, matches, js: [file], runAt: 'document_start', allFrames: false, persistAcrossSessions: true},
  ]);
  // Pages that are open already.
  for (const {id: tabId} of await pagesOf(server))
    await chrome.scripting.executeScript({target: {tabId, frameIds: [0]}, files: [file]}).catch(() => undefined); // gone
}

type Tab = {id: number; windowId: number};

// The one somebody looked at last comes first.
async function pagesOf(server: string): Promise<Tab[]> {
  const tabs = await chrome.tabs.query({url: permissionFor(server)});
  return tabs
    .filter(({url}) => fillableOrigin(url ?? '') === server)
    .sort((one, other) => Number(other.active) - Number(one.active) || other.lastAccessed - one.lastAccessed)
    .flatMap(({id: tab, windowId}) => (tab === undefined ? [] : [{id: tab, windowId}]));
}

// The request in a page of the workspace that is open and takes it: a new one would ask for the password first.
export async function showRequest(
  server: string,
  {id: request, link}: {id: string; link: string},
  preferred: number | null,
): Promise<void> {
  const message: ShowApproval = {kind: 'show-approval', request};
  const pages = await pagesOf(server);
  for (const page of [...pages].sort((one, other) => Number(other.id === preferred) - Number(one.id === preferred))) {
    const taken: unknown = await chrome.tabs.sendMessage(page.id, message, {frameId: 0}).catch(() => false); // no bridge
    if (taken !== true) continue;
    await chrome.tabs.update(page.id, {active: true});
    await chrome.windows.update(page.windowId, {focused: true}).catch(() => undefined);
    return;
  }
  await chrome.tabs.create({url: link});
}

export async function closeBridge(): Promise<void> {
  const registered = await chrome.scripting.getRegisteredContentScripts({ids: [id]});
  if (registered.length > 0) await chrome.scripting.unregisterContentScripts({ids: [id]});
}

// The browser's word: our script, in the top frame of a page of exactly this origin.
export function isWorkspacePage(sender: chrome.runtime.MessageSender, server: string | null): boolean {
  return (
    sender.id === chrome.runtime.id &&
    sender.frameId === 0 &&
    sender.tab?.id !== undefined &&
    (sender.documentLifecycle === undefined || sender.documentLifecycle === 'active') &&
    server !== null &&
    fillableOrigin(sender.url ?? '') === server
  );
}
