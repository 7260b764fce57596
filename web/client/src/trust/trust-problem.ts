// What does not hold although the server says so. Never a matter of the network: somebody changed keys or records, or a
// client is broken, and a person has to look.
import type {AccountId, MemberId} from '../ids.ts';
import type {AccountRefusal} from '../roster/account-chain.ts';
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
  | {kind: 'chain-forked'; account: AccountId; number: number} // another entry in the place of one this device saw
  | {kind: 'chain-went-back'; account: AccountId; seen: number; got: number} // numbers of the last entry
  | {kind: 'chain-incomplete'; account: AccountId} // entries are kept from us
  | {kind: 'chain-entry-refused'; account: AccountId; number: number; why: AccountRefusal}
  | {kind: 'not-granted'; account: AccountId} // the chain does not give us what the server says we have
  | {kind: 'manifest-not-signed-by-owner'; account: AccountId} // records that no Owner listed
  | {kind: 'manifest-went-back'; account: AccountId; seen: number; got: number} // counters
  | {kind: 'manifest-forked'; account: AccountId; counter: number}
  | {kind: 'key-not-committed'; account: AccountId} // a wrap opened to a key the chain did not commit to
  | {kind: 'inbox-keys-foreign'; account: AccountId} // the published inbox keys are not derived from the account's keys
  | {kind: 'wrap-unreadable'; account: AccountId}
  | {kind: 'record-unreadable'; account: AccountId; record: string}
  | {kind: 'chunk-not-signed-by-owner'; account: AccountId};

export class TrustError extends Error {
  override readonly name = 'TrustError';
  readonly problem: TrustProblem;

  constructor(problem: TrustProblem) {
    super(`not trusted: ${problem.kind}`);
    this.problem = problem;
  }
}
