// What went wrong, in one sentence that says what to do next.
import type {Refusal, TrustProblem, Session, Trouble} from '@latchkey/client';
import {explainLog} from '@latchkey/client/explain-log';
import {accountNameById, memberName} from './context.ts';
import {refusalWords} from './refusal-words.ts';

export function waitUntil(retryAt: number, now = Date.now()): string {
  const seconds = Math.max(1, Math.ceil((retryAt - now) / 1000));
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}

export function explain(refusal: Refusal | Trouble): string {
  switch (refusal.kind) {
    case 'offline':
      return 'Latchkey cannot reach the server. Check your connection and try again.';
    case 'conflict':
      return (
        refusalWords(refusal.detail) ?? 'Somebody changed this meanwhile. What you see has been refreshed: try again.'
      );
    case 'denied':
      return refusalWords(refusal.detail) ?? 'Your role does not allow this.';
    case 'elevation-required':
      return 'This needs your password again.';
    case 'limited':
      return `Too many tries. Wait ${waitUntil(refusal.retryAt)} and try again.`;
    case 'missing':
      return refusalWords(refusal.detail) ?? 'This is not there any more.';
    case 'invalid':
      return refusalWords(refusal.detail) ?? 'The server did not accept this.';
    case 'unavailable':
      return 'The server cannot do this right now. Try again in a moment.';
    case 'signed-out':
      return 'Your session has ended. Sign in again.';
  }
}

// The client speaks in clauses; on a screen one stands alone.
export function asSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}${/[.!?]$/.test(clause) ? '' : '.'}`;
}

// `account` is what the account is called where its name stands beside the sentence, or is not known.
export function explainTrust(session: Session, problem: TrustProblem, account?: string): string {
  return asSentence(trustSentence(session, problem, account));
}

const differences = {keys: 'other keys', role: 'another role', name: 'another name or address'};

function trustSentence(session: Session, problem: TrustProblem, account?: string): string {
  switch (problem.kind) {
    case 'member-not-on-log':
      return `The server lists somebody whom nobody let in (member ${problem.member}). They are shown nowhere and nothing is shared with them.`;
    case 'member-not-listed':
      return `The server does not show a member of this workspace (member ${problem.member}), who is on the workspace log.`;
    case 'member-differs-from-log':
      return `The server shows ${memberName(session, problem.member)} with ${differences[problem.what]} than the workspace log. Nothing is shared with them.`;
    case 'own-identity-mismatch':
    case 'log-forked':
    case 'log-went-back':
    case 'log-entry-refused':
      return explainLog(problem);
    case 'chain-forked':
    case 'manifest-forked':
      return `The server shows this device another state of ${account ?? accountNameById(session, problem.account)} than it showed before, and both are signed: somebody is shown something else than the others.`;
    case 'chain-went-back':
    case 'manifest-went-back':
      return `The server returned an older state of ${account ?? accountNameById(session, problem.account)} than this device has seen.`;
    case 'chain-incomplete':
      return `The server keeps from this device a part of who was given access to ${account ?? accountNameById(session, problem.account)}.`;
    case 'chain-entry-refused':
      return `Access to ${account ?? accountNameById(session, problem.account)} was changed by somebody who may not (entry ${problem.number}: ${problem.why.replaceAll('-', ' ')}). It is not used until that is put right.`;
    case 'not-granted':
      return `The server says you have access to ${account ?? accountNameById(session, problem.account)}, and none of its Account Owners gave it to you as it says.`;
    case 'manifest-not-signed-by-owner':
      return `What the server keeps for ${account ?? accountNameById(session, problem.account)} is not what one of its Account Owners signed: something was put back, left out or added.`;
    case 'chunk-not-signed-by-owner':
      return `The codes dealt for ${account ?? accountNameById(session, problem.account)} were not signed by one of its Account Owners and were not used.`;
    case 'key-not-committed':
    case 'inbox-keys-foreign':
    case 'wrap-unreadable':
    case 'record-unreadable':
      return `${account ?? accountNameById(session, problem.account)} does not open with its keys: somebody or something changed what the server keeps.`;
  }
}
