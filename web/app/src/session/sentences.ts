// What went wrong, in one sentence that says what to do next.
import type {Refusal, TrustProblem, Session, Trouble} from '@latchkey/client';
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

function trustSentence(session: Session, problem: TrustProblem, account?: string): string {
  switch (problem.kind) {
    case 'member-keys-changed':
      return `The keys of ${memberName(session, problem.member)} are not the ones this device knows. Nothing is shared with them until you have compared their new fingerprint.`;
    case 'member-statement-invalid':
      return `The keys of ${memberName(session, problem.member)} are not signed by themselves. Nothing is shared with them.`;
    case 'join-proof-invalid':
      return `${memberName(session, problem.member)} joined by your invitation without the secret of its link. Nothing is shared with them: ask them whether it was them.`;
    case 'own-identity-mismatch':
      return 'The server publishes keys for you that are not yours. Stop working and tell whoever runs this server.';
    case 'epoch-not-continuous':
      return `The keys of ${account ?? accountNameById(session, problem.account)} were changed by somebody who did not have the former ones.`;
    case 'epoch-went-back':
    case 'record-went-back':
      return `The server returned an older state of ${account ?? accountNameById(session, problem.account)} than this device has seen.`;
    case 'epoch-not-signed-by-owner':
    case 'grant-not-signed-by-owner':
    case 'chunk-not-signed-by-owner':
      return `Something about ${account ?? accountNameById(session, problem.account)} was not signed by one of its Account Owners and was not used.`;
    case 'key-not-committed':
    case 'inbox-keys-foreign':
    case 'wrap-unreadable':
    case 'record-unreadable':
      return `${account ?? accountNameById(session, problem.account)} does not open with its keys: somebody or something changed what the server keeps.`;
  }
}
