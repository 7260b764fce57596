// Logins that were typed and may be saved, in session storage: a worker may be stopped while somebody thinks about it. A few
// minutes, and they are gone.
import type {SentLogin} from '../save/sent-login.ts';

export type TypedLogin = Exclude<SentLogin, {kind: 'name'}>;

export type Save = {
  id: string;
  tab: number;
  origin: string; // as the browser said
  address: string;
  page: string; // the document it was sent from
  login: TypedLogin;
  at: number;
  // Null while it is not known whether the service took it. `accounts`: those whose password it may be.
  offer: {isSure: boolean; what: 'save' | 'update' | 'ask-owner'; accounts: string[]} | null;
};

// The first of two pages: who is logging in there.
export type TypedName = {tab: number; origin: string; username: string; at: number};

export type Kept = {saves: Save[]; names: TypedName[]};

const key = 'saves';
export const longestKept = 5 * 60_000;

export async function restoreSaves(): Promise<Kept> {
  const kept = (await chrome.storage.session.get(key))[key];
  // Written by keepSaves only, into storage no page reaches.
  return typeof kept === 'string' ? (JSON.parse(kept) as Kept) : {saves: [], names: []};
}

export async function keepSaves(kept: Kept): Promise<void> {
  if (kept.saves.length + kept.names.length === 0) await chrome.storage.session.remove(key);
  else await chrome.storage.session.set({[key]: JSON.stringify(kept)});
}
