// What the scripts that watch for a login say to the worker. They run in pages, so that each word is checked, and where it
// comes from is the browser's to say.
import type {Label} from '../recognise/classify.ts';
import type {Description} from '../recognise/describe.ts';
import {longestValue, type SentLogin} from './sent-login.ts';

export type WatchMessage =
  | {kind: 'typing'} // somebody types in this page: is it to be watched?
  | {kind: 'sent'; page: string; login: SentLogin}
  | {kind: 'page'; page: PageNow};

export type PageNow = {
  page: string; // which document, by a random id
  description: Description;
  filled: boolean[]; // which of its fields hold something
  complains: boolean; // it marks a field as wrong, or shows an alert
};

// Null: the page is not to be watched, or no longer.
export type WatchAnswer = {labels: Label[]; isHeard: boolean} | null;

export function parseWatchMessage(message: unknown): WatchMessage | undefined {
  if (!isRecord(message)) return undefined;
  switch (message['kind']) {
    case 'typing':
      return {kind: 'typing'};
    case 'sent': {
      const login = parseLogin(message['login']);
      const page = message['page'];
      return login === undefined || !isId(page) ? undefined : {kind: 'sent', page, login};
    }
    case 'page': {
      const page = parsePage(message['page']);
      return page === undefined ? undefined : {kind: 'page', page};
    }
    default:
      return undefined;
  }
}

function parseLogin(login: unknown): SentLogin | undefined {
  if (!isRecord(login)) return undefined;
  const {kind, username, password, current} = login;
  if (!isText(username)) return undefined;
  if (kind === 'name') return username === '' ? undefined : {kind, username};
  if (!isText(password) || password === '') return undefined;
  if (kind === 'log-in') return {kind, username, password};
  if (kind !== 'new-password' || !(current === null || isText(current))) return undefined;
  return {kind, username, password, current};
}

// A description is what it is: recognition takes it apart, and nothing in it is believed but words.
function parsePage(said: unknown): PageNow | undefined {
  if (!isRecord(said)) return undefined;
  const {page, description, filled, complains} = said;
  if (!isId(page) || typeof complains !== 'boolean' || !Array.isArray(filled)) return undefined;
  if (!isRecord(description) || !Array.isArray(description['fields']) || !Array.isArray(description['scopes']))
    return undefined;
  if (description['fields'].length !== filled.length) return undefined;
  return {page, description: description as Description, filled: filled.map(Boolean), complains};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestValue;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
}
