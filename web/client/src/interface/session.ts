// An unlocked member: everything a screen shows or does hangs off this. Values are Readables (Svelte stores fit as they
// are), acts return an Outcome. A signature, key or pin that does not hold throws TrustError and is listed in `trust`.
import type {Bytes} from '../bytes.ts';
import type {MemberId, SessionId, WorkspaceId} from '../ids.ts';
import type {Outcome} from '../outcome.ts';
import type {Readable} from '../store.ts';
import type {Accounts, Addresses, Numbers} from './accounts.ts';
import type {Activity} from './activity.ts';
import type {Admin} from './admin.ts';
import type {Devices} from './approval.ts';
import type {EmergencyKit, PasskeyAsk} from './client.ts';
import type {Authenticator, Codes, Recovery} from './codes.ts';
import type {Inbox} from './inbox.ts';
import type {LoginRequests} from './login-requests.ts';
import type {Members, Member} from './members.ts';
import type {LogProblem, TrustProblem} from '../trust/trust-problem.ts';

export interface Session {
  readonly workspaceId: WorkspaceId;
  readonly memberId: MemberId;
  readonly me: Readable<Me>;
  readonly connection: Readable<Connection>;
  readonly clock: Readable<ServerClock>;
  readonly trust: Readable<readonly TrustProblem[]>;
  readonly stopped: Readable<LogProblem | null>; // the workspace log does not hold: no codes, no sharing, no signing
  readonly upkeep: Readable<Upkeep>;
  readonly syncedAt: Readable<number | null>; // when what is shown was last what the server has; null: never on this device

  readonly accounts: Accounts;
  readonly numbers: Numbers;
  readonly addresses: Addresses;
  readonly authenticator: Authenticator;
  readonly codes: Codes;
  readonly recovery: Recovery;
  readonly inbox: Inbox;
  readonly loginRequests: LoginRequests;
  readonly members: Members;
  readonly activity: Activity;
  readonly admin: Admin;
  readonly devices: Devices;

  sync(): Promise<Outcome>; // what the live events do by themselves

  elevate(password: string): Promise<Elevation>; // five minutes in which recovery codes, roles and the password are open
  changePassword(current: string, next: string): Promise<PasswordChange>; // ends every other session
  emergencyKit(password: string): Promise<{kind: 'kit'; kit: EmergencyKit} | {kind: 'wrong-password'}>;
  rename(name: string): Promise<Outcome>;
  renameWorkspace(name: string): Promise<Outcome>;

  // A passkey that unlocks this device beside the password. Gone when the password changes: what it opens is the old one's.
  readonly passkey: Readable<PasskeyAsk | null>;
  enrolPasskey(password: string, ask: PasskeyAsk, prf: Bytes): Promise<{kind: 'enrolled'} | {kind: 'wrong-password'}>;
  removePasskey(): Promise<void>;

  listSessions(): Promise<Outcome<readonly SessionEntry[]>>;
  endSession(session: SessionId): Promise<Outcome>;

  lock(): Promise<void>; // keys are wiped here; the device record stays and unlock() opens it again
  signOut(): Promise<void>; // ends the session at the server too, and keeps the device record
}

export type Me = {
  member: Member;
  workspaceName: string;
  demo: boolean;
  elevatedUntil: number | null;
};

export type Connection =
  | {kind: 'connecting'}
  | {kind: 'live'}
  | {kind: 'offline'; retryAt: number}
  | {kind: 'ended'; reason: 'session' | 'member' | 'locked'};

// Codes follow the server's time. Above 5 s of difference the screen says so; above a day we show no codes at all.
export type ServerClock = {offset: number; warn: boolean; refuse: boolean};

// What the client does for others by itself after a sync: owed rotations, code windows below ten days.
export type Upkeep =
  {kind: 'idle'} | {kind: 'working'; rotating: number; dealing: number} | {kind: 'waiting'; detail: string};

export type Elevation =
  | {kind: 'elevated'; until: number}
  | {kind: 'wrong-password'}
  | {kind: 'offline'}
  | {kind: 'limited'; retryAt: number}
  | {kind: 'unavailable'; detail: string}
  | {kind: 'signed-out'};

export type PasswordChange =
  | {kind: 'changed'}
  | {kind: 'wrong-password'}
  | {kind: 'password-too-short'; atLeast: number}
  | {kind: 'offline'}
  | {kind: 'limited'; retryAt: number}
  | {kind: 'unavailable'; detail: string}
  | {kind: 'signed-out'};

export type SessionEntry = {
  id: SessionId;
  deviceName: string;
  createdAt: number;
  lastSeenAt: number;
  address: string;
  current: boolean;
};
