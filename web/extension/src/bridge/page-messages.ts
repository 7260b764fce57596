// What the web app and the extension's bridge say to each other in a page of the workspace. No secret is among it. The web app
// learns that there is an extension, whether it began, and which request to be let in it may show to its member, whom alone
// it is for to answer it. (web/app has its side in extension/.)

export const bridgeMark = 'latchkeyExtension'; // on answers
const pageMark = 'latchkeyApp'; // on requests

export type PageRequest = {kind: 'log-in'; account: string} | {kind: 'connect'};
export type BridgeRequest = {kind: 'bridge'} | (PageRequest & {from: 'bridge'});
export type BridgeAnswer = 'here' | 'began' | 'did-not-begin' | 'gone' | {approve: string}; // the last one is said unasked
export type WorkerAnswer = 'yes' | 'no' | 'stranger'; // to the bridge; a stranger's page is not, or no longer, the workspace's
export type ShowApproval = {kind: 'show-approval'; request: string}; // the worker to the bridge

export function parsePageRequest(data: unknown): PageRequest | undefined {
  return typeof data === 'object' && data !== null && pageMark in data ? parseRequest(data[pageMark]) : undefined;
}

// Somebody is signed in there, and now sees the request.
export function isShown(data: unknown, request: string): boolean {
  return typeof data === 'object' && data !== null && pageMark in data && isShowing(data[pageMark], request);
}

function isShowing(data: unknown, request: string): boolean {
  return typeof data === 'object' && data !== null && 'approving' in data && data.approving === request;
}

// What the bridge handed on; it runs in a page, so the worker takes nothing else from it.
export function parseBridgeRequest(message: unknown): PageRequest | {kind: 'bridge'} | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return undefined;
  return message.kind === 'bridge' ? {kind: 'bridge'} : parseRequest(message);
}

function parseRequest(data: unknown): PageRequest | undefined {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return undefined;
  if (data.kind === 'connect') return {kind: 'connect'};
  if (data.kind !== 'log-in' || !('account' in data) || typeof data.account !== 'string') return undefined;
  return /^[\w-]{1,64}$/.test(data.account) ? {kind: 'log-in', account: data.account} : undefined;
}
