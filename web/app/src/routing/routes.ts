// The addresses of the app, read and written in one place. A path names a page and nothing secret; secrets travel in the
// fragment of the few links that bring one (found, join, sign-in) and leave the address bar as soon as they are read.
import type {AccountId, WorkspaceId} from '@latchkey/client';

export type AccountTab = 'general' | 'access' | 'activity';

export type Page =
  | {name: 'accounts'}
  | {name: 'trash'}
  | {name: 'account'; account: AccountId; tab: AccountTab}
  | {name: 'inbox'; account: AccountId | undefined}
  | {name: 'members'}
  | {name: 'numbers'}
  | {name: 'activity'}
  | {name: 'settings'};

export type Route =
  | {name: 'start'}
  | {name: 'found'; token: string}
  | {name: 'join'; link: string}
  | {name: 'sign-in'; address: string}
  | {name: 'approve'; request: string}
  | {name: 'workspace'; workspace: WorkspaceId; page: Page}
  | {name: 'unknown'};

const idPattern = /^[a-z2-7]{26}$/;
const simplePages = ['trash', 'members', 'numbers', 'activity', 'settings'] as const;

function parsePage(parts: string[], query: URLSearchParams): Page | undefined {
  const [first, second, third, ...rest] = parts;
  if (rest.length > 0) return undefined;
  if (first === undefined) return {name: 'accounts'};
  if (second === undefined) {
    if (first === 'accounts') return {name: 'accounts'};
    if (first === 'inbox') {
      const account = query.get('account') ?? '';
      return {name: 'inbox', account: idPattern.test(account) ? (account as AccountId) : undefined};
    }
    const name = simplePages.find((page) => page === first);
    return name ? {name} : undefined;
  }
  if (first !== 'accounts' || !idPattern.test(second)) return undefined;
  const tab = third ?? 'general';
  if (tab !== 'general' && tab !== 'access' && tab !== 'activity') return undefined;
  return {name: 'account', account: second as AccountId, tab};
}

// What a URL, window.location and a link have in common.
type Address = {readonly pathname: string; readonly search: string; readonly hash: string};

export function parseRoute(url: Address): Route {
  const [first, second, ...rest] = url.pathname.split('/').filter(Boolean);
  const fragment = url.hash.slice(1);
  if (first === undefined) return {name: 'start'};
  if (second === undefined) {
    if (first === 'found') return {name: 'found', token: fragment};
    if (first === 'join') return {name: 'join', link: fragment};
    if (first === 'approve') return {name: 'approve', request: fragment};
    if (first === 'sign-in') return {name: 'sign-in', address: fragment};
  }
  if (first === 'w' && second !== undefined && idPattern.test(second)) {
    const page = parsePage(rest, new URLSearchParams(url.search));
    if (page) return {name: 'workspace', workspace: second as WorkspaceId, page};
  }
  return {name: 'unknown'};
}

export function pageHref(workspace: WorkspaceId, page: Page): string {
  const base = `/w/${workspace}`;
  switch (page.name) {
    case 'account':
      return `${base}/accounts/${page.account}${page.tab === 'general' ? '' : `/${page.tab}`}`;
    case 'inbox':
      return `${base}/inbox${page.account ? `?account=${page.account}` : ''}`;
    case 'accounts':
    case 'trash':
    case 'members':
    case 'numbers':
    case 'activity':
    case 'settings':
      return `${base}/${page.name}`;
  }
}

export function approvalHref(request: string): string {
  return `/approve#${request}`;
}

export const pageTitles: Record<Page['name'], string> = {
  accounts: 'All accounts',
  trash: 'Trash',
  account: 'Account Settings',
  inbox: 'Shared Inbox',
  members: 'Members',
  numbers: 'Numbers and addresses',
  activity: 'Activity',
  settings: 'Settings',
};
