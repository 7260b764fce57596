// What does not hold although the server says so. Never a matter of the network: somebody changed keys or records, or a
// client is broken, and a person has to look.
import type {AccountId, MemberId} from '../ids.ts';

export type TrustProblem =
  | {kind: 'member-keys-changed'; member: MemberId} // not the keys this device saw first
  | {kind: 'member-statement-invalid'; member: MemberId}
  | {kind: 'own-identity-mismatch'} // the sealed identity is not the one the server publishes for us
  | {kind: 'epoch-not-signed-by-owner'; account: AccountId}
  | {kind: 'join-proof-invalid'; member: MemberId} // joined by our invitation, without the secret of its link
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
