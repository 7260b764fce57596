// Where the extension waits for a login to be typed: the sites the browser lets us to, while this browser is connected and
// Offer to save logins is on; never the workspace itself, where a member types the password of all.
import {permissionFor} from '../sites/origins.ts';

const id = 'first-key';
const file = 'first-key.js';
const patterns = /^(?:https:\/\/.+|http:\/\/(?:\*\.|[^/*]+\.)?localhost)\/\*$/;

let latest = Promise.resolve();

// One after the other: two at once would register it twice.
export function watchSites(server: string | null, isOn: boolean): Promise<void> {
  latest = latest.then(() => watch(server, isOn)).catch(() => undefined);
  return latest;
}

async function watch(server: string | null, isOn: boolean): Promise<void> {
  const registered = await chrome.scripting.getRegisteredContentScripts({ids: [id]});
  const {origins = []} = await chrome.permissions.getAll();
  const matches = origins.filter((pattern) => patterns.test(pattern)).sort();
  const wanted = server !== null && isOn && matches.length > 0;
  const excludeMatches = server === null ? [] : [permissionFor(server)];
  const [before] = registered;
  if (before !== undefined) {
    const same = (one: string[] | undefined, other: string[]): boolean =>
      (one ?? []).toSorted().join() === other.join();
    if (wanted && same(before.matches, matches) && same(before.excludeMatches, excludeMatches)) return;
    await chrome.scripting.unregisterContentScripts({ids: [id]});
  }
  if (wanted)
    await chrome.scripting.registerContentScripts([
      {
        id,
        matches,
        excludeMatches,
        js: [file],
        runAt: 'document_start',
        allFrames: false,
        persistAcrossSessions: true,
      },
    ]);
}
