// Login requests: pressing Log in opens a signed claim of five minutes, so that two people do not burn each other's code and
// a code nobody asked for is seen as one.
import type {AccountId, DeviceId, LoginRequestId, MemberId} from '../ids.ts';
import type {Outcome} from '../outcome.ts';
import type {Readable} from '../store.ts';
import type {CurrentCode} from './codes.ts';
import type {InboxRow} from './inbox.ts';

export interface LoginRequests {
  // Of the last day, open or over, newest first. Those whose signature does not hold are left out.
  readonly list: Readable<LoginRequestList>;
  // Who is logging in to this account now, oneself included; changes by itself when five minutes are over.
  watch(account: AccountId): Readable<readonly LoginRequest[]>;
  // Opening a second one ends the first one of this member. 'conflict': too many others are logging in to this account.
  open(account: AccountId): Promise<Outcome<OpenLogin>>;
  // The one this member opened before a restart, by what was kept of it.
  resume(kept: {id: LoginRequestId; account: AccountId; openedAt: number}): OpenLogin;
  // Whether anybody was logging in when the code arrived. 'unknown': it is older than what is kept of login requests.
  standing(row: InboxRow): CodeStanding;
}

export interface OpenLogin {
  readonly id: LoginRequestId;
  readonly account: AccountId;
  readonly openedAt: number;
  readonly expiresAt: number; // server time
  end(outcome: 'done' | 'stopped'): Promise<Outcome>;
  // Claims one step of the authenticator. 'conflict': somebody has it; take the next.
  takeStep(step: number, period: number): Promise<Outcome>;
  // The first code nobody has taken, of this step or the next. One that is not usable yet says from when.
  takeCode(): Promise<Outcome<TakenCode> | {kind: 'no-code'; current: CurrentCode}>;
  // Claims a code that arrived, before it is filled. 'conflict': somebody else used it.
  takeMessage(row: InboxRow): Promise<Outcome>;
}

// Times are the server's. A counter's code (HOTP) is nobody's to take and has no step.
export type TakenCode = {code: string; step: number | null; usableFrom: number; usableUntil: number | null};

export type LoginRequestList = {requests: readonly LoginRequest[]; steps: readonly UsedStep[]; since: number | null};

export type LoginRequest = {
  id: LoginRequestId;
  account: AccountId;
  member: MemberId;
  device: DeviceId;
  openedAt: number;
  endsAt: number; // when it was ended, or five minutes after it was opened
  outcome: 'open' | 'done' | 'stopped';
  mine: boolean;
};

export type UsedStep = {account: AccountId; step: number; period: number; member: MemberId; usedAt: number};

export type CodeStanding = 'solicited' | 'unsolicited' | 'unknown';
