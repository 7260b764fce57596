// One-time codes of an account: the authenticator being set up, the code of this moment, and the recovery codes.
import type {KeyProblem} from '../otp/secret.ts';
import type {OtpUriProblem} from '../otp/otpauth-uri.ts';
import type {AccountId, MemberId} from '../ids.ts';
import type {Outcome} from '../outcome.ts';
import type {Readable} from '../store.ts';

export interface Authenticator {
  // A bare key with any blanks and hyphens, or an otpauth:// link. Saved as pending; an active one serves on until activate().
  save(
    id: AccountId,
    text: string,
  ): Promise<Outcome | {kind: 'bad-key'; problem: KeyProblem | OtpUriProblem; sentence: string}>;
  // The service accepted the code. Deals thirty days of codes to Collaborators. A seed under 80 bits could be guessed from
  // them: 'weak-key' asks first, and dealWeakKey says yes (Collaborators get codes) or no (only Owners have them).
  activate(id: AccountId, dealWeakKey?: boolean): Promise<Outcome | {kind: 'weak-key'; bits: number}>;
  discardPending(id: AccountId): Promise<Outcome>; // back to the former one, or to none
  remove(id: AccountId): Promise<Outcome>;
}

export interface Codes {
  // The code that logs in now: from the seed for Owners, from the dealt window for Collaborators. `now` is the device's time.
  current(id: AccountId, now: number): Promise<CurrentCode>;
  pending(id: AccountId, now: number): Promise<CurrentCode>; // for Verify your code
  watch(id: AccountId, which: 'current' | 'pending'): Readable<CurrentCode>; // ticks each second while subscribed
  advanceCounter(id: AccountId): Promise<Outcome>; // HOTP: the shown code was used
  copied(id: AccountId): Promise<void>; // writes "code copied" to the activity; never fails the copy
}

export type CurrentCode =
  | {kind: 'loading'}
  | {kind: 'code'; code: string; next: string | null; secondsLeft: number; period: number}
  | {kind: 'counter'; code: string; counter: number} // HOTP
  | {kind: 'none'} // no authenticator saved
  | {kind: 'not-dealt'} // an Owner's client has to come online before this Collaborator has codes again
  | {kind: 'clock-wrong'} // this device is more than a day off the server
  | {kind: 'offline'};

export interface Recovery {
  // Both replace what is kept unless `add`. Reading asks for elevation and is written to the activity.
  save(id: AccountId, codes: readonly string[], how: 'add' | 'replace'): Promise<Outcome<RecoveryCodes>>;
  view(id: AccountId): Promise<Outcome<RecoveryCodes>>;
  setUsed(id: AccountId, code: string, used: boolean): Promise<Outcome<RecoveryCodes>>;
  copied(id: AccountId): Promise<void>;
}

export type RecoveryCodes = {
  codes: readonly RecoveryCode[];
  remaining: number;
  low: boolean; // two or fewer are left
};
export type RecoveryCode = {code: string; usedAt: number | null; usedBy: MemberId | null};
