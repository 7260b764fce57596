// The three links of Latchkey, whose secrets stand behind the # where no server sees them.
import {base64url, parseBase64url, type Bytes} from '../bytes.ts';
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

export type Invited = {workspace: WorkspaceId; invitation: InvitationId; secret: Bytes};

export function parseInvitationLink(text: string): Invited | undefined {
  const [workspaceText = '', invitationText = '', secretText = '', ...more] = fragmentOf(text).split('.');
  const workspace = parseId<WorkspaceId>(workspaceText);
  const invitation = parseId<InvitationId>(invitationText);
  const secret = parseBase64url(secretText);
  if (workspace === undefined || invitation === undefined || secret?.length !== 16 || more.length > 0) return undefined;
  return {workspace, invitation, secret};
}

export function writeInvitationLink(origin: string, at: Invited): string {
  return `${origin}/join#${at.workspace}.${at.invitation}.${base64url(at.secret)}`;
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
