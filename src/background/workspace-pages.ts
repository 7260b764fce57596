// The pages of the workspace this browser is connected to: they may ask to log in and to connect. The bridge is registered
// for them when the browser is connected, and for no page before.
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
  for (const tab of await chrome.tabs.query({url: matches}))
    if (tab.id !== undefined && fillableOrigin(tab.url ?? '') === server)
      await chrome.scripting
        .executeScript({target: {tabId: tab.id, frameIds: [0]}, files: [file]})
        .catch(() => undefined); // gone meanwhile
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
