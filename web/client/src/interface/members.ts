// Members, their roles, and invitations.
import type {InvitationId, MemberId} from '../ids.ts';
import type {Outcome} from '../outcome.ts';
import type {Readable} from '../store.ts';

export type WorkspaceRole = 'guest' | 'user' | 'admin' | 'super-admin' | 'owner';

export type Member = {
  id: MemberId;
  name: string;
  email: string;
  role: WorkspaceRole;
  state: 'active' | 'ended';
  joinedAt: number;
  endsAt: number | null;
  fingerprint: string; // groups of four, to compare aloud
  // How the keys came to be trusted: our own; proved to be those of whoever held the invitation's link, which the workspace
  // log shows; or compared, by who counter-signed on the log or on this device. 'invalid' stops what would use them: the
  // server shows somebody else than the log does.
  keys: 'mine' | 'proved' | 'compared' | 'invalid';
  admittedBy: MemberId | null; // who counter-signed last
};

// Of the workspace log, as 28 letters in groups of four to compare aloud. Two who see the same head see the same members.
export type LogState = {number: number; head: string; fingerprint: string};

export type Invitation = {
  id: InvitationId;
  role: WorkspaceRole;
  email: string | null;
  name: string | null;
  createdAt: number;
  expiresAt: number;
  createdBy: MemberId;
  state: 'open' | 'accepted' | 'withdrawn' | 'expired';
  member: MemberId | null;
};

export interface Members {
  readonly list: Readable<readonly Member[]>; // by name; ended ones too, so that old rows keep a name
  readonly invitations: Readable<readonly Invitation[]>; // empty until loadInvitations()
  readonly log: Readable<LogState | null>; // null until it was read
  get(id: MemberId): Member | undefined;
  loadInvitations(): Promise<Outcome>;
  // The link holds a secret that no server sees. It is shown once; the inviter sends it.
  invite(input: {
    role: WorkspaceRole;
    email?: string;
    name?: string;
    days?: number;
  }): Promise<Outcome<{link: string; expiresAt: number}>>;
  withdraw(invitation: InvitationId): Promise<Outcome>;
  // Both elevated. A role keeps the end time where none is given, and an Owner has none.
  changeRole(member: MemberId, role: WorkspaceRole, endsAt?: number | null): Promise<Outcome>;
  setEnd(member: MemberId, endsAt: number | null): Promise<Outcome>;
  end(member: MemberId): Promise<Outcome>; // ends sessions and grants at once; owners' clients rotate
  // People compared the fingerprint. Where mayManage(member), it is counter-signed on the log and counts for everybody.
  markCompared(member: MemberId): Promise<Outcome>;
  mayInvite(role: WorkspaceRole): boolean; // what my own role allows, for drawing the screen
  mayManage(member: Member): boolean;
  exportLog(): Promise<Outcome<string>>; // JSON: all entries, verified here, for `latchkey log verify`
  logEvidence(): Promise<string>; // JSON: what this device holds on to, and what the server shows instead
}
