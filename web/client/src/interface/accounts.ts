// Shared accounts: what stands on a card and in Account Settings, and what can be done there.
import type {AccountId, MemberId} from '../ids.ts';
import type {Outcome} from '../outcome.ts';
import type {Readable} from '../store.ts';
import type {TrustProblem} from '../trust/trust-problem.ts';

export type AccountRole = 'owner' | 'collaborator';

export type Profile = {
  label: string;
  service: string;
  username: string;
  urls: readonly string[];
  notes: string;
};

export type Account = {
  kind: 'account';
  id: AccountId;
  role: AccountRole; // mine
  profile: Profile;
  hasPassword: boolean;
  hasPrivateNote: boolean; // Owners only; false for Collaborators
  authenticator: AuthenticatorState;
  recovery: {updatedAt: number} | null; // Owners only
  number: ManagedNumber | null;
  address: ManagedAddress | null;
  grants: readonly Grant[];
  rotationOwed: boolean;
  createdAt: number;
  deletedAt: number | null; // in the trash since; gone after 30 days
};

// An account whose keys, signatures or records do not hold. It is listed so that it is missed by nobody, and not opened.
export type UnreadableAccount = {
  kind: 'unreadable';
  id: AccountId;
  role: AccountRole;
  deletedAt: number | null;
  problem: TrustProblem;
};

export type AuthenticatorState =
  | {kind: 'none'}
  | {kind: 'pending'; formerServes: boolean} // saved, not yet said to be accepted; Owners only
  | {kind: 'active'; daysLeft: number | null; warn: boolean; ownersOnly: boolean}; // days of codes dealt to Collaborators

export type Grant = {
  member: MemberId;
  role: AccountRole;
  endsAt: number | null;
  granter: MemberId;
  grantedAt: number;
  reason: string | null; // why access was given, where it was said
};

export interface Accounts {
  readonly list: Readable<readonly (Account | UnreadableAccount)[]>; // by label
  readonly trash: Readable<readonly (Account | UnreadableAccount)[]>;
  get(id: AccountId): Account | UnreadableAccount | undefined;

  create(profile: Profile, password?: string): Promise<Outcome<AccountId>>;
  edit(id: AccountId, changes: Partial<Profile>): Promise<Outcome>;
  setPassword(id: AccountId, password: string): Promise<Outcome>;
  // A Collaborator's client only fills: 'view' and 'copy' are denied to it. Views and copies are written to the activity.
  password(id: AccountId, purpose: 'fill' | 'view' | 'copy'): Promise<Outcome<string>>;
  privateNote(id: AccountId): Promise<Outcome<string>>; // Owners; '' when there is none
  setPrivateNote(id: AccountId, text: string): Promise<Outcome>; // '' removes it
  delete(id: AccountId): Promise<Outcome>;
  restore(id: AccountId): Promise<Outcome>;

  // Grants, or changes role and end time of a grant. Owner to Collaborator rotates the account's keys at once.
  share(
    id: AccountId,
    member: MemberId,
    role: AccountRole,
    endsAt?: number | null,
    reason?: string | null, // 200 bytes at most; left out, that of the grant before stays
  ): Promise<Outcome<Shared>>;
  // Refuses the member at once, then rotates. The first without the second shows as rotationOwed and is made up for. Recovery
  // codes are sealed anew too, and reading them takes an elevated session: where only that is missing, `needsPassword` says so,
  // and rotateOwed() after elevate() finishes it.
  endAccess(id: AccountId, member: MemberId): Promise<Outcome<Shared>>;
  leave(id: AccountId): Promise<Outcome>;
  rotate(id: AccountId): Promise<Outcome>;
  rotateOwed(id: AccountId): Promise<Outcome>; // nothing to do is done
}

export type Shared = {rotated: boolean; needsPassword: boolean};

export type ManagedNumber = {
  number: string; // E.164
  country: string;
  kind: 'mobile' | 'voip' | 'demo';
  state: 'reserved' | 'active'; // a reserved one shows as "not confirmed" with Resume and Release
  expiresAt: number | null;
  lastMessageAt: number | null;
};
export type ManagedAddress = {
  address: string;
  state: 'reserved' | 'active';
  expiresAt: number | null;
  lastMessageAt: number | null;
};

export interface Numbers {
  // Receives from the moment this returns. An account that has one gets that one again (Resume).
  reserve(id: AccountId, country?: string): Promise<Outcome<ManagedNumber> | {kind: 'none-free'; detail: string}>;
  confirm(id: AccountId): Promise<Outcome<ManagedNumber>>;
  // An active number wants the word that the service uses it no longer; without it the outcome is a conflict.
  release(id: AccountId, noLongerUsed: boolean): Promise<Outcome>;
}

export interface Addresses {
  reserve(id: AccountId): Promise<Outcome<ManagedAddress> | {kind: 'none-free'; detail: string}>;
  confirm(id: AccountId): Promise<Outcome<ManagedAddress>>;
  release(id: AccountId, noLongerUsed: boolean): Promise<Outcome>;
}
