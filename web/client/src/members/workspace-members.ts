// What people do with members: invite, change a role, end a membership, compare fingerprints.
import {parseInvitation, parseInvitations, parseMember, parseMembers} from '../api/answers.ts';
import {nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url} from '../bytes.ts';
import {invitationToken, invitationTokenHash} from '../crypto/member.ts';
import {generateId, type InvitationId, type MemberId} from '../ids.ts';
import {writeInvitationLink} from '../identity/links.ts';
import type {Invitation, Member, Members, WorkspaceRole} from '../interface/members.ts';
import {done, type Outcome, type Refusal} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import {Store, type Readable} from '../store.ts';
import type {Directory} from './directory.ts';

const day = 86_400_000;
const longestInvitation = 7; // days

export class WorkspaceMembers implements Members {
  readonly invitations = new Store<readonly Invitation[]>([]);
  readonly #desk: Desk;
  readonly #directory: Directory;
  readonly #keysChanged: () => void;

  // `keysChanged`: what depended on who is trusted has to be looked at again.
  constructor(desk: Desk, directory: Directory, keysChanged: () => void) {
    this.#desk = desk;
    this.#directory = directory;
    this.#keysChanged = keysChanged;
  }

  get list(): Readable<readonly Member[]> {
    return this.#directory.list;
  }

  get(id: MemberId): Member | undefined {
    return this.#directory.get(id);
  }

  async reload(): Promise<Outcome> {
    const {api, workspace, pins} = this.#desk;
    const answer = await api.get('/api/v1/workspaces/{workspace}/members', {path: {workspace}}, parseMembers);
    if (!this.#desk.open) return {kind: 'signed-out'};
    if (answer.kind !== 'answer') return refusalOf(answer);
    const changed = this.#directory.take(answer.value.members);
    await pins.save();
    if (changed) this.#keysChanged();
    return done();
  }

  async loadInvitations(): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const answer = await api.get('/api/v1/workspaces/{workspace}/invitations', {path: {workspace}}, parseInvitations);
    if (answer.kind !== 'answer') return refusalOf(answer);
    const invitations = answer.value.invitations.map((wire) => ({
      id: wire.id as InvitationId,
      role: wire.role,
      email: wire.email ?? null,
      name: wire.name ?? null,
      createdAt: wire.created_at,
      expiresAt: wire.expires_at,
      createdBy: wire.created_by as MemberId,
      state: wire.state,
      member: wire.member as MemberId | null,
    }));
    this.invitations.set(invitations.sort((a, b) => b.createdAt - a.createdAt));
    return done();
  }

  async invite(input: {
    role: WorkspaceRole;
    email?: string;
    name?: string;
    days?: number;
  }): Promise<Outcome<{link: string; expiresAt: number}>> {
    const {api, workspace, pins, platform, random, time} = this.#desk;
    const invitation = generateId<InvitationId>(random);
    const secret = random(16);
    const token = invitationToken(secret, workspace, invitation);
    // A minute less than the server's limit, which it measures with its own clock.
    const expiresAt = time.now() + Math.min(input.days ?? longestInvitation, longestInvitation) * day - 60_000;
    // Kept before it is sent: the proof of whoever joins cannot be checked without it.
    pins.keepInvitationSecret(invitation, secret);
    await pins.save();
    const answer = await api.post(
      '/api/v1/workspaces/{workspace}/invitations',
      {
        path: {workspace},
        body: {
          id: invitation,
          role: input.role,
          email: input.email ?? null,
          name: input.name ?? null,
          token_hash: base64url(invitationTokenHash(token, workspace, invitation)),
          expires_at: expiresAt,
        },
      },
      parseInvitation,
    );
    if (answer.kind !== 'answer') return refusalOf(answer);
    await this.loadInvitations();
    return done({link: writeInvitationLink(platform.origin, {workspace, invitation, secret}), expiresAt});
  }

  async withdraw(invitation: InvitationId): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const path = {workspace, invitation};
    const answer = await api.delete('/api/v1/workspaces/{workspace}/invitations/{invitation}', {path}, nothing);
    await this.loadInvitations();
    return answer.kind === 'answer' ? done() : refusalOf(answer);
  }

  changeRole(member: MemberId, role: WorkspaceRole): Promise<Outcome> {
    return this.#change(member, {role});
  }

  setEnd(member: MemberId, endsAt: number | null): Promise<Outcome> {
    return this.#change(member, {ends_at: endsAt ?? 0});
  }

  rename(name: string): Promise<Outcome> {
    return this.#change(this.#desk.member, {name});
  }

  async end(member: MemberId): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const path = {workspace, member};
    const answer = await api.delete('/api/v1/workspaces/{workspace}/members/{member}', {path}, nothing);
    return this.#settle(answer.kind === 'answer' ? null : refusalOf(answer));
  }

  async markCompared(member: MemberId): Promise<void> {
    this.#directory.markCompared(member);
    await this.#desk.pins.save();
    this.#keysChanged();
  }

  mayInvite(role: WorkspaceRole): boolean {
    return reachOf(this.#own()).includes(role);
  }

  mayManage(member: Member): boolean {
    return member.id !== this.#desk.member && reachOf(this.#own()).includes(member.role);
  }

  #own(): WorkspaceRole | undefined {
    return this.get(this.#desk.member)?.role;
  }

  async #change(member: MemberId, body: {role?: WorkspaceRole; name?: string; ends_at?: number}): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const answer = await api.patch(
      '/api/v1/workspaces/{workspace}/members/{member}',
      {path: {workspace, member}, body},
      parseMember,
    );
    if (answer.kind !== 'answer') return this.#settle(refusalOf(answer));
    this.#directory.replace(answer.value);
    return done();
  }

  async #settle(refusal: Refusal | null): Promise<Outcome> {
    if (refusal === null || refusal.kind === 'conflict' || refusal.kind === 'missing') await this.reload();
    return refusal ?? done();
  }
}

// Whom a role may invite, change and end (design, section 3).
function reachOf(role: WorkspaceRole | undefined): readonly WorkspaceRole[] {
  switch (role) {
    case 'admin':
      return ['guest', 'user'];
    case 'super-admin':
      return ['guest', 'user', 'admin'];
    case 'owner':
      return ['guest', 'user', 'admin', 'super-admin', 'owner'];
    case 'guest':
    case 'user':
    case undefined:
      return [];
  }
}
