// What people do with members: invite, change a role, end a membership, compare fingerprints. Each is an entry of the
// workspace log, signed here.
import {parseInvitation, parseInvitations, parseMembers} from '../api/answers.ts';
import {writeEntry} from '../api/log-wire.ts';
import {nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url} from '../bytes.ts';
import {invitationPair, profileCommitment, type LogAct} from '../crypto/log-entry.ts';
import {invitationToken, invitationTokenHash} from '../crypto/member.ts';
import {generateId, type InvitationId, type MemberId} from '../ids.ts';
import {writeFingerprint} from '../identity/emergency-kit.ts';
import {writeInvitationLink} from '../identity/links.ts';
import type {Invitation, LogState, Member, Members, WorkspaceRole} from '../interface/members.ts';
import {done, type Outcome} from '../outcome.ts';
import {readOn} from '../roster/read-log.ts';
import {isMemberAt, mayHandle, Roster, type RosterMember} from '../roster/roster.ts';
import type {WorkspaceLog} from '../roster/workspace-log.ts';
import type {Desk} from '../session/desk.ts';
import {Store, type Readable} from '../store.ts';
import {TrustError} from '../trust/trust-problem.ts';
import type {Directory} from './directory.ts';

const day = 86_400_000;
const longestInvitation = 7; // days

export class WorkspaceMembers implements Members {
  readonly invitations = new Store<readonly Invitation[]>([]);
  readonly log = new Store<LogState | null>(null);
  readonly #desk: Desk;
  readonly #log: WorkspaceLog;
  readonly #directory: Directory;
  readonly #keysChanged: () => void;

  // `keysChanged`: what depended on who is trusted has to be looked at again.
  constructor(desk: Desk, log: WorkspaceLog, directory: Directory, keysChanged: () => void) {
    this.#desk = desk;
    this.#log = log;
    this.#directory = directory;
    this.#keysChanged = keysChanged;
  }

  get list(): Readable<readonly Member[]> {
    return this.#directory.list;
  }

  get(id: MemberId): Member | undefined {
    return this.#directory.get(id);
  }

  // Log and list. Somebody may join in between, so a difference counts only where the log has stood still around the list.
  async reload(): Promise<Outcome> {
    const {api, workspace, pins} = this.#desk;
    let read = await this.#log.read();
    for (let tried = 0; ; ++tried) {
      if (read.kind !== 'done') return read;
      const before = this.#log.roster.head.number;
      const answer = await api.get('/api/v1/workspaces/{workspace}/members', {path: {workspace}}, parseMembers);
      if (!this.#desk.open) return {kind: 'signed-out'};
      if (answer.kind !== 'answer') return refusalOf(answer);
      const {members} = answer.value;
      if (this.#desk.stopped.value === null && this.#directory.differs(members) && tried < 3) {
        read = await this.#log.read();
        if (read.kind !== 'done') return read;
        if (this.#log.roster.head.number !== before) continue;
      }
      const changed = this.#directory.take(members);
      this.#publishLog();
      await pins.save();
      if (changed) this.#keysChanged();
      return done();
    }
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
    const {api, workspace, platform, random, time} = this.#desk;
    const invitation = generateId<InvitationId>(random);
    const secret = random(16);
    const token = invitationToken(secret, workspace, invitation);
    // A minute less than the server's limit, which it measures with its own clock.
    const expiresAt = time.now() + Math.min(input.days ?? longestInvitation, longestInvitation) * day - 60_000;
    const key = invitationPair(secret, workspace, invitation).publicKey;
    const appended = await this.#log.append({kind: 'invite', invitation, role: input.role, key, expiresAt}, (entry) =>
      api.post(
        '/api/v1/workspaces/{workspace}/invitations',
        {
          path: {workspace},
          body: {
            entry: writeEntry(entry),
            email: input.email ?? null,
            name: input.name ?? null,
            token_hash: base64url(invitationTokenHash(token, workspace, invitation)),
          },
        },
        parseInvitation,
      ),
    );
    this.#publishLog();
    if (appended.kind !== 'done') return appended;
    const {head} = appended.value;
    await this.#desk.pins.save();
    await this.loadInvitations();
    return done({link: writeInvitationLink(platform.origin, {workspace, invitation, secret, head}), expiresAt});
  }

  async withdraw(invitation: InvitationId): Promise<Outcome> {
    const withdrawn = await this.#append({kind: 'withdraw', invitation});
    await this.loadInvitations();
    return withdrawn;
  }

  changeRole(member: MemberId, role: WorkspaceRole, endsAt?: number | null): Promise<Outcome> {
    const known = this.#log.roster.member(member);
    // Who becomes an Owner stays one.
    const end = role === 'owner' ? null : endsAt === undefined ? (known?.endsAt ?? null) : endsAt;
    return this.#append({kind: 'role', member, role, endsAt: end});
  }

  async setEnd(member: MemberId, endsAt: number | null): Promise<Outcome> {
    const known = this.#log.roster.member(member);
    if (known === undefined) return {kind: 'missing', detail: 'no such member'};
    return this.#append({kind: 'role', member, role: known.role, endsAt});
  }

  rename(name: string): Promise<Outcome> {
    const {workspace, member, random} = this.#desk;
    const email = this.get(member)?.email;
    if (email === undefined) return Promise.resolve({kind: 'offline'});
    const salt = random(16);
    const profile = profileCommitment({workspace, member}, {salt, name, email});
    return this.#append({kind: 'profile', profile}, {name, email, salt: base64url(salt)});
  }

  end(member: MemberId): Promise<Outcome> {
    return this.#append({kind: 'end', member});
  }

  async markCompared(member: MemberId): Promise<Outcome> {
    const known = this.#log.roster.member(member);
    if (known === undefined || member === this.#desk.member) return {kind: 'missing', detail: 'no such member'};
    const shown = this.get(member);
    // On the log where our word counts for everybody; on this device otherwise.
    if (shown !== undefined && this.mayManage(shown)) {
      return this.#append({kind: 'admit', member, fingerprint: known.fingerprint});
    }
    this.#desk.check();
    this.#desk.pins.keepCompared(member, known.fingerprint);
    this.#directory.refresh();
    await this.#desk.pins.save();
    this.#keysChanged();
    return done();
  }

  mayInvite(role: WorkspaceRole): boolean {
    const own = this.#own();
    return own !== undefined && mayHandle(own.role, role);
  }

  mayManage(member: Member): boolean {
    return member.id !== this.#desk.member && this.mayInvite(member.role);
  }

  // Read afresh and verified from the first entry, so that what is kept is what this device holds on to.
  async exportLog(): Promise<Outcome<string>> {
    const {workspace, pins} = this.#desk;
    const read = await this.#log.entries();
    if (read.kind !== 'done') return read;
    const entries = read.value;
    const whole = {kind: 'answer' as const, status: 200, value: {entries: Array.from(entries), more: false}};
    const verified = await readOn(new Roster(workspace), pins.log, () => Promise.resolve(whole));
    if (verified.kind === 'problem') throw new TrustError(verified.problem);
    const lines = entries.map((entry) => JSON.stringify(writeEntry(entry)));
    return done(`{"workspace":"${workspace}","entries":[\n${lines.join(',\n')}\n]}\n`);
  }

  // What somebody else can judge: both sides of what does not hold, as signed.
  async logEvidence(): Promise<string> {
    const {workspace, member, stopped, platform} = this.#desk;
    const {head, last} = this.#log.kept;
    const read = await this.#log.entries();
    return JSON.stringify(
      {
        workspace,
        member,
        at: platform.timers.now(),
        problem: stopped.value,
        head: {number: head.number, hash: base64url(head.hash)},
        last: last === null ? null : writeEntry(last),
        server: read.kind === 'done' ? read.value.map(writeEntry) : null,
      },
      null,
      2,
    );
  }

  keptLogChanged(): void {
    this.#publishLog();
  }

  #own(): RosterMember | undefined {
    const own = this.#log.roster.member(this.#desk.member);
    return own !== undefined && isMemberAt(own, this.#desk.time.now()) ? own : undefined;
  }

  #publishLog(): void {
    const {head, fingerprint} = this.#log.roster;
    if (fingerprint === null || this.log.value?.head === writeFingerprint(head.hash)) return;
    this.log.set({
      number: head.number,
      head: writeFingerprint(head.hash),
      fingerprint: writeFingerprint(fingerprint),
    });
  }

  async #append(act: LogAct, profile?: {name: string; email: string; salt: string}): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const appended = await this.#log.append(act, (entry) =>
      api.post(
        '/api/v1/workspaces/{workspace}/log',
        {path: {workspace}, body: {entry: writeEntry(entry), ...(profile === undefined ? {} : {profile})}},
        nothing,
      ),
    );
    // Read back although we know what we signed: names and what else follows from it are the server's to show.
    if (appended.kind === 'done' || appended.kind === 'conflict' || appended.kind === 'missing') await this.reload();
    return appended.kind === 'done' ? done() : appended;
  }
}
