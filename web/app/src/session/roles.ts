import type {AccountRole, WorkspaceRole} from '@latchkey/client';

export const roleNames: Record<WorkspaceRole, string> = {
  guest: 'Guest',
  user: 'User',
  admin: 'Admin',
  'super-admin': 'Super Admin',
  owner: 'Workspace Owner',
};

export const roleMeaning: Record<WorkspaceRole, string> = {
  guest: 'Uses what is shared with them. Adds nothing.',
  user: 'Adds and shares accounts.',
  admin: 'Invites people and looks after numbers and mail domains.',
  'super-admin': 'Appoints Admins and moves the number of an orphaned account.',
  owner: 'Appoints everybody, and may delete the workspace.',
};

export const workspaceRoles: readonly WorkspaceRole[] = ['guest', 'user', 'admin', 'super-admin', 'owner'];

export const accountRoleNames: Record<AccountRole, string> = {owner: 'Account Owner', collaborator: 'Collaborator'};

export const accountRoleMeaning: Record<AccountRole, string> = {
  owner: 'Sees everything, and decides who has access.',
  collaborator: 'Logs in and sees sign-in codes, not the password, the key or whole messages.',
};

export function isAdmin(role: WorkspaceRole): boolean {
  return role === 'admin' || role === 'super-admin' || role === 'owner';
}

export function addsAccounts(role: WorkspaceRole): boolean {
  return role !== 'guest';
}
