// The client before and between sessions: becoming a member, signing in, unlocking.
import type {Bytes} from '../bytes.ts';
import type {MemberId, WorkspaceId} from '../ids.ts';
import type {Readable} from '../store.ts';
import type {LogProblem} from '../trust/trust-problem.ts';
import type {Approval} from './approval.ts';
import type {WorkspaceRole} from './members.ts';
import type {Session} from './session.ts';

export interface Client {
  readonly state: Readable<ClientState>;

  server(): Promise<{kind: 'server'; version: string; demo: boolean} | {kind: 'offline'}>;

  // `link` is what `latchkeyd` printed, or the token after its #. The kit is shown once, before anything else.
  found(input: {link: string; workspaceName: string; name: string; email: string; password: string}): Promise<Founding>;

  previewInvitation(link: string): Promise<InvitationPreview>;
  join(input: {link: string; name: string; email: string; password: string}): Promise<Joining>;

  // `address` is the kit's sign-in link, or "workspace.member" as it stands after its #.
  signIn(input: {address: string; secretKey: string; password: string}): Promise<SignIn>;

  // On a new device: let in by an open one. The second goes on with the first after a restart; null if there is none. Held,
  // it waits for approval.confirm(): for where a page can ask to begin, which then cannot bring it to an end.
  requestApproval(how?: {held: boolean}): Promise<{kind: 'requested'; approval: Approval} | Trouble>;
  resumeApproval(): Promise<Approval | null>;

  // With the device record kept here: the secret key is known, the password opens. Works without a connection; the session
  // is then offline until one is there.
  unlock(password: string): Promise<Unlock>;

  // With a passkey enrolled here (Session.enrolPasskey): `prf` is what its PRF gave for the salt of the device record.
  unlockWithPasskey(prf: Bytes): Promise<Unlock | {kind: 'wrong-passkey'}>;

  // Removes the device record and pinned keys from this device. An open session ends first, at the server too if it answers.
  forgetDevice(): Promise<void>;
}

export type ClientState =
  | {kind: 'signed-out'} // nothing kept on this device
  | {kind: 'locked'; device: StoredDevice}
  | {kind: 'open'; session: Session};

export type StoredDevice = {
  workspace: WorkspaceId;
  workspaceName: string;
  member: MemberId;
  name: string;
  email: string;
  passkey: PasskeyAsk | null;
};

// What to ask an authenticator for: the credential made on this device, and the salt for its PRF.
export type PasskeyAsk = {credential: Bytes; salt: Bytes};

export type Founding =
  | {kind: 'founded'; session: Session; kit: EmergencyKit}
  | {kind: 'link-invalid'} // unknown, used or older than a day
  | WeakPassword
  | Trouble;

export type InvitationPreview =
  | {kind: 'open'; workspaceName: string; inviterName: string; role: WorkspaceRole; expiresAt: number}
  | {kind: 'link-invalid'}
  | {kind: 'expired'}
  | Trouble;

export type Joining =
  | {kind: 'joined'; session: Session; kit: EmergencyKit}
  | {kind: 'untrusted'; problem: LogProblem} // the server shows another workspace than the inviter saw: nothing was made
  | {kind: 'link-invalid'}
  | {kind: 'expired'}
  | WeakPassword
  | Trouble;

export type SignIn =
  | {kind: 'signed-in'; session: Session}
  | {kind: 'address-invalid'}
  | {kind: 'secret-key-invalid'; problem: string} // its check letters do not fit: mistyped; one sentence says where
  | {kind: 'untrusted'; problem: LogProblem} // the workspace log does not hold: nothing was signed
  | {kind: 'refused'} // password, secret key or address is not this member's; the server tells nobody which
  | Trouble;

export type Unlock =
  | {kind: 'unlocked'; session: Session}
  | {kind: 'wrong-password'} // told on the device; the server is asked only whether it was changed elsewhere
  | {kind: 'access-ended'} // right for this device, and refused by the server: changed elsewhere, or no member any more
  | {kind: 'nothing-stored'}
  | Trouble;

export type WeakPassword = {kind: 'password-too-short'; atLeast: number};
export type Trouble = {kind: 'offline'} | {kind: 'limited'; retryAt: number} | {kind: 'unavailable'; detail: string};

// What is printed and kept on paper. Data only; the app draws it.
export type EmergencyKit = {
  version: 1;
  server: string;
  workspace: WorkspaceId;
  workspaceName: string;
  member: MemberId;
  name: string;
  email: string;
  signInLink: string; // {server}/sign-in#{workspace}.{member}
  secretKey: string; // LK1-…
  fingerprint: string; // of the member's public keys, in groups of four
};
