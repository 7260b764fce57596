// The log-in under way in session storage, where a worker that was stopped finds it, and on the toolbar's button.
import {isOver, type Login} from '../login/login.ts';
import {badgeForLogIn} from './badge.ts';

const key = 'log-in';

export async function restoreLogin(): Promise<Login | null> {
  const kept = (await chrome.storage.session.get(key))[key];
  // Written by keepLogin only, into storage no page reaches.
  return typeof kept === 'string' ? (JSON.parse(kept) as Login) : null;
}

export async function keepLogin(login: Login | null): Promise<void> {
  if (login === null) await chrome.storage.session.remove(key);
  else await chrome.storage.session.set({[key]: JSON.stringify(login)});
  await badgeForLogIn(badgeOf(login));
}

function badgeOf(login: Login | null): string {
  if (login === null) return '';
  if (login.stage.kind === 'stopped') return '!';
  return isOver(login) ? '' : '…';
}
