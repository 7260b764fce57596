// The three links of Latchkey, whose secrets stand behind the # where no server sees them.
import {base64url, parseBase64url, type Bytes} from '../bytes.ts';
import type {LogHead} from '../crypto/log-entry.ts';
import {parseId, type InvitationId, type MemberId, type WorkspaceId} from '../ids.ts';

// People paste a link, or only what stands behind its #, with blanks around it.
function fragmentOf(text: string): string {
  const trimmed = text.trim();
  const hash = trimmed.indexOf('#');
  return hash < 0 ? trimmed : trimmed.slice(hash + 1);
}

export function parseFoundingLink(text: string): string | undefined {
  const token = fragmentOf(text);
  return parseBase64url(token)?.length === 32 ? token : undefined;
}

// `head` is where the inviter's log ended, with the invitation itself: who is invited takes no other past.
export type Invited = {workspace: WorkspaceId; invitation: InvitationId; secret: Bytes; head: LogHead};

export function parseInvitationLink(text: string): Invited | undefined {
  const [workspaceText = '', invitationText = '', secretText = '', numberText = '', hashText = '', ...more] =
    fragmentOf(text).split('.');
  const workspace = parseId<WorkspaceId>(workspaceText);
  const invitation = parseId<InvitationId>(invitationText);
  const secret = parseBase64url(secretText);
  const hash = parseBase64url(hashText);
  if (workspace === undefined || invitation === undefined || secret?.length !== 16 || more.length > 0) return undefined;
  if (!/^[1-9][0-9]{0,14}$/.test(numberText) || hash?.length !== 32) return undefined;
  return {workspace, invitation, secret, head: {number: Number(numberText), hash}};
}

export function writeInvitationLink(origin: string, {workspace, invitation, secret, head}: Invited): string {
  const parts = [workspace, invitation, base64url(secret), String(head.number), base64url(head.hash)];
  return `${origin}/join#${parts.join('.')}`;
}

export type SignInAddress = {workspace: WorkspaceId; member: MemberId};

export function parseSignInAddress(text: string): SignInAddress | undefined {
  const [workspaceText = '', memberText = '', ...more] = fragmentOf(text).split('.');
  const workspace = parseId<WorkspaceId>(workspaceText);
  const member = parseId<MemberId>(memberText);
  return workspace === undefined || member === undefined || more.length > 0 ? undefined : {workspace, member};
}

export function writeSignInLink(origin: string, at: SignInAddress): string {
  return `${origin}/sign-in#${at.workspace}.${at.member}`;
}
