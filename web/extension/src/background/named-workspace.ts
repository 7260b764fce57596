// The address a person pressed Connect for. Its pages, and no others, may ask to connect; the popup offers it again; and
// where the browser's question for permission closed the popup, the worker goes on by it.

const key = 'named';
const longestQuestion = 2 * 60_000;

export type NamedWorkspace = {server: string; askedAt: number};

export async function readNamed(): Promise<NamedWorkspace | null> {
  const kept = (await chrome.storage.local.get(key))[key];
  return typeof kept === 'string' ? (JSON.parse(kept) as NamedWorkspace) : null; // written by nameWorkspace only
}

export async function nameWorkspace(server: string): Promise<void> {
  await chrome.storage.local.set({[key]: JSON.stringify({server, askedAt: Date.now()} satisfies NamedWorkspace)});
}

export function wasJustNamed({askedAt}: NamedWorkspace): boolean {
  return Date.now() - askedAt <= longestQuestion;
}
