// A new device enters by the approval of an open one: both show the same short code, and the open one hands over what signs
// in. The new side hangs off the Client, the open side off the Session.
import type {DeviceId, DeviceRequestId, MemberId} from '../ids.ts';
import type {Outcome} from '../outcome.ts';
import type {Readable} from '../store.ts';
import type {LogProblem} from '../trust/trust-problem.ts';
import type {Trouble} from './client.ts';
import type {Session} from './session.ts';

// On the new device; client.resumeApproval() goes on with it after a restart, from what is kept in Platform.memory. It asks
// by itself while `progress` has a subscriber, code() or result() is awaited; step() asks once,
// for who is woken now and then.
export interface Approval {
  readonly id: DeviceRequestId;
  readonly link: string; // to be opened on the other device: {origin}/approve#{id}
  readonly expiresAt: number; // by this device's clock
  readonly progress: Readable<ApprovalProgress>;
  // A request that was held (client.requestApproval) is not signed in before the member said here, too, that the codes are
  // the same.
  readonly confirmed: boolean;
  confirm(): Promise<void>;
  // Tells the server that it is refused from this side: the codes differ, or the member gave up. Nothing is taken from here on,
  // whether the server could be told or not.
  refuse(): Promise<Outcome>;
  step(): Promise<ApprovalProgress>;
  code(): Promise<string>; // rejects once there will be none
  result(): Promise<ApprovalEnd>;
  stop(): void;
}

export type ApprovalProgress =
  | {kind: 'waiting'} // nobody has opened the link
  | {kind: 'compare'; code: string} // both devices show it
  | ApprovalEnd
  | Trouble; // asks again

export type ApprovalEnd =
  | {kind: 'approved'; session: Session} // signed in, with a device key of its own
  | {kind: 'refused'} // the codes differed, or the other side stopped
  | {kind: 'expired'}
  | {kind: 'untrusted'; problem: LogProblem} // the server shows another workspace log than the open device saw
  | {kind: 'forged'}; // what came was not sealed by the device that showed the code

// On the open device.
export interface Devices {
  // Counts up when a device or session of this member came or went: look at list() and listSessions() again.
  readonly changes: Readable<number>;
  // Those of this member, or of one that it may manage, as they stand on the workspace log; the newest first.
  list(member?: MemberId): Promise<Outcome<readonly DeviceEntry[]>>;
  rename(device: DeviceId, name: string): Promise<Outcome>; // one of this member
  end(device: DeviceId): Promise<Outcome>; // for good, with its sessions
  // Answers the request with a key of this device. From here on it is this session's to approve or refuse.
  answer(id: DeviceRequestId): Promise<Outcome<Approving> | {kind: 'expired'} | {kind: 'used'}>;
}

export type DeviceEntry = {
  id: DeviceId;
  name: string | null; // null: the server shows none, or another than was signed
  addedAt: number;
  ended: boolean;
  lastSeenAt: number | null; // the server's word alone
  current: boolean;
};

export interface Approving {
  readonly deviceName: string; // as the device says of itself
  readonly address: string;
  readonly askedAt: number;
  readonly expiresAt: number; // server time, like askedAt
  readonly progress: Readable<ApprovingProgress>; // asks while it has a subscriber
  // The member said that the codes are the same, and who it is. Seals and sends what signs in.
  approve(password: string): Promise<Outcome | {kind: 'wrong-password'}>;
  refuse(): Promise<Outcome>;
  stop(): void;
}

export type ApprovingProgress =
  | {kind: 'waiting'} // for the new device to show its key
  | {kind: 'compare'; code: string}
  | {kind: 'forged'} // its key is not the one it committed to: somebody is in between
  | {kind: 'approved'}
  | {kind: 'refused'}
  | {kind: 'expired'}
  | Trouble;
