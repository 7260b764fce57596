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
  // How this device came to trust the keys: its own, proved the secret of an invitation sent from here, marked after
  // comparing, or simply the first ones seen. 'changed' stops everything that would use them.
  keys: 'mine' | 'proved' | 'compared' | 'first-seen' | 'changed' | 'invalid';
};

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
  changeRole(member: MemberId, role: WorkspaceRole): Promise<Outcome>; // elevated
  setEnd(member: MemberId, endsAt: number | null): Promise<Outcome>;
  end(member: MemberId): Promise<Outcome>; // ends sessions and grants at once; owners' clients rotate
  markCompared(member: MemberId): Promise<void>; // people compared the fingerprint
  mayInvite(role: WorkspaceRole): boolean; // what my own role allows, for drawing the screen
  mayManage(member: Member): boolean;
}
