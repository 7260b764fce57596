// What the web app and the extension's bridge say to each other in a page of the workspace. No secret is among it, and the
// web app learns two things: that there is an extension, and whether it began. (web/app has its side in extension/ask.ts.)

export const bridgeMark = 'latchkeyExtension'; // on answers
const pageMark = 'latchkeyApp'; // on requests

export type PageRequest = {kind: 'log-in'; account: string} | {kind: 'connect'};
export type BridgeRequest = {kind: 'bridge'} | (PageRequest & {from: 'bridge'});
export type BridgeAnswer = 'here' | 'began' | 'did-not-begin';

export function parsePageRequest(data: unknown): PageRequest | undefined {
  return typeof data === 'object' && data !== null && pageMark in data ? parseRequest(data[pageMark]) : undefined;
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
