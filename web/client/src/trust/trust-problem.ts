// What does not hold although the server says so. Never a matter of the network: somebody changed keys or records, or a
// client is broken, and a person has to look.
import type {AccountId, MemberId} from '../ids.ts';
import type {EntryRefusal} from '../roster/roster.ts';

// The workspace log does not hold. Nobody can then be told from anybody, so the client stops until it holds again.
export type LogProblem =
  | {kind: 'log-forked'; number: number} // an entry this device saw, or was told of, is another one now
  | {kind: 'log-went-back'; seen: number; got: number} // numbers of the last entry
  | {kind: 'log-entry-refused'; number: number; why: EntryRefusal}
  | {kind: 'own-identity-mismatch'}; // the log, or who publishes our keys, names others for us

export type TrustProblem =
  | LogProblem
  | {kind: 'member-not-on-log'; member: MemberId} // listed by the server, and nobody let them in
  | {kind: 'member-not-listed'; member: MemberId} // on the log, and kept from us by the server
  | {kind: 'member-differs-from-log'; member: MemberId; what: 'keys' | 'role' | 'name'}
  | {kind: 'epoch-not-signed-by-owner'; account: AccountId}
  | {kind: 'epoch-not-continuous'; account: AccountId} // new keys that do not seal the former ones we know
  | {kind: 'epoch-went-back'; account: AccountId; seen: number; got: number}
  | {kind: 'grant-not-signed-by-owner'; account: AccountId; member: MemberId}
  | {kind: 'key-not-committed'; account: AccountId} // a wrap opened to a key the epoch did not commit to
  | {kind: 'inbox-keys-foreign'; account: AccountId} // the published inbox keys are not derived from the account's keys
  | {kind: 'wrap-unreadable'; account: AccountId}
  | {kind: 'record-unreadable'; account: AccountId; record: string}
  | {kind: 'record-went-back'; account: AccountId; record: string; seen: number; got: number}
  | {kind: 'chunk-not-signed-by-owner'; account: AccountId};

export class TrustError extends Error {
  override readonly name = 'TrustError';
  readonly problem: TrustProblem;

  constructor(problem: TrustProblem) {
    super(`not trusted: ${problem.kind}`);
    this.problem = problem;
  }
}
