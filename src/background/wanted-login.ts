// A log-in that was asked for and waits for a person: for the password that unlocks, or for the browser's permission. In
// session storage, since the worker may be stopped while somebody thinks about it.

const key = 'wanted';
const longestWait = 2 * 60_000;

export type WantedLogin = {account: string; origin: string | null; askedAt: number};

export async function readWanted(): Promise<WantedLogin | null> {
  const kept = (await chrome.storage.session.get(key))[key];
  // Written by keepWanted only.
  const wanted = typeof kept === 'string' ? (JSON.parse(kept) as WantedLogin) : null;
  return wanted !== null && Date.now() - wanted.askedAt <= longestWait ? wanted : null;
}

export async function keepWanted(wanted: Omit<WantedLogin, 'askedAt'> | null): Promise<void> {
  if (wanted === null) await chrome.storage.session.remove(key);
  else await chrome.storage.session.set({[key]: JSON.stringify({...wanted, askedAt: Date.now()})});
}
