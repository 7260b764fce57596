// The workspace log replayed (protocol/seals.md, section 12): who is a member, as what and with which keys. Nothing here
// asks a server, a clock or a store; an entry that breaks a rule leaves everything as it was.
import type {Bytes} from '../bytes.ts';
import {
  emptyHead,
  hashEntry,
  parseAct,
  verifyEntry,
  verifyJoin,
  type LogAct,
  type LogEntry,
  type LogHead,
  type LogRole,
} from '../crypto/log-entry.ts';
import {fingerprintOf, type MemberPublic} from '../crypto/member.ts';
import {equalInConstantTime} from '../crypto/sodium.ts';
import type {DeviceId, InvitationId, MemberId, WorkspaceId} from '../ids.ts';

export const entryRefusals = [
  'malformed',
  'not-next',
  'back-in-time',
  'unknown-author',
  'author-ended',
  'signature',
  'not-allowed',
  'known-already',
  'no-such-member',
  'no-such-invitation',
  'no-such-device',
  'invitation-not-open',
  'proof',
  'fingerprint',
  'last-owner',
  'owner-without-end',
] as const;
export type EntryRefusal = (typeof entryRefusals)[number];

export type RosterMember = {
  readonly id: MemberId;
  readonly keys: MemberPublic;
  readonly fingerprint: Bytes;
  readonly role: LogRole;
  readonly endsAt: number | null;
  readonly joinedWith: number; // the entry that let it in
  readonly endedWith: number | null; // the entry that ended it; whoever is past `endsAt` is not a member either
  readonly invitation: InvitationId | null; // null for the founder
  readonly joinedAt: number;
  readonly profile: Bytes;
  readonly admittedBy: MemberId | null; // who counter-signed last
};

export type RosterInvitation = {
  readonly id: InvitationId;
  readonly role: LogRole;
  readonly key: Bytes;
  readonly expiresAt: number;
  readonly inviter: MemberId;
  readonly state: 'pending' | 'used' | 'withdrawn'; // a pending one may have expired or lost its inviter
};

export type RosterDevice = {
  readonly id: DeviceId;
  readonly member: MemberId;
  readonly key: Bytes;
  readonly name: Bytes;
  readonly addedAt: number;
  readonly ended: boolean; // by an entry; those of who is no member any more open nothing either
};

// Whom a role may invite, admit, change and end.
export function mayHandle(role: LogRole, other: LogRole): boolean {
  switch (role) {
    case 'owner':
      return true;
    case 'super-admin':
      return other === 'guest' || other === 'user' || other === 'admin';
    case 'admin':
      return other === 'guest' || other === 'user';
    case 'user':
    case 'guest':
      return false;
  }
}

export function isMemberAt({endedWith, endsAt}: RosterMember, at: number): boolean {
  return endedWith === null && (endsAt === null || at < endsAt);
}

export type RosterState = {
  readonly workspace: WorkspaceId;
  readonly head: LogHead;
  readonly fingerprint: Bytes | null; // of the workspace; null before its founding
  readonly demo: boolean;
  readonly last: LogEntry | null; // kept whole: beside another with its number it shows a fork to anybody
  readonly hashes: readonly Bytes[]; // of each entry
  readonly members: readonly RosterMember[];
  readonly invitations: readonly RosterInvitation[];
  readonly devices: readonly RosterDevice[];
};

type Refused = {refused: EntryRefusal};
type Change = {member?: RosterMember; invitation?: RosterInvitation; device?: RosterDevice};

const refused = (why: EntryRefusal): Refused => ({refused: why});

export class Roster {
  readonly workspace: WorkspaceId;
  readonly #members = new Map<MemberId, RosterMember>();
  readonly #invitations = new Map<InvitationId, RosterInvitation>();
  readonly #devices = new Map<DeviceId, RosterDevice>();
  #head = emptyHead;
  #fingerprint: Bytes | null = null;
  #demo = false;
  #last: LogEntry | null = null;
  readonly #hashes: Bytes[] = [];

  constructor(workspace: WorkspaceId) {
    this.workspace = workspace;
  }

  static from(state: RosterState): Roster {
    const roster = new Roster(state.workspace);
    for (const member of state.members) roster.#members.set(member.id, member);
    for (const invitation of state.invitations) roster.#invitations.set(invitation.id, invitation);
    for (const device of state.devices) roster.#devices.set(device.id, device);
    roster.#head = state.head;
    roster.#fingerprint = state.fingerprint;
    roster.#demo = state.demo;
    roster.#last = state.last;
    roster.#hashes.push(...state.hashes);
    return roster;
  }

  copy(): Roster {
    return Roster.from(this.state);
  }

  get state(): RosterState {
    return {
      workspace: this.workspace,
      head: this.#head,
      fingerprint: this.#fingerprint,
      demo: this.#demo,
      last: this.#last,
      hashes: this.#hashes,
      members: this.members,
      invitations: this.invitations,
      devices: this.devices,
    };
  }

  get head(): LogHead {
    return this.#head;
  }

  get fingerprint(): Bytes | null {
    return this.#fingerprint;
  }

  get demo(): boolean {
    return this.#demo;
  }

  get last(): LogEntry | null {
    return this.#last;
  }

  get members(): readonly RosterMember[] {
    return Array.from(this.#members.values());
  }

  get invitations(): readonly RosterInvitation[] {
    return Array.from(this.#invitations.values());
  }

  get devices(): readonly RosterDevice[] {
    return Array.from(this.#devices.values());
  }

  device(id: DeviceId): RosterDevice | undefined {
    return this.#devices.get(id);
  }

  member(id: MemberId): RosterMember | undefined {
    return this.#members.get(id);
  }

  // Whoever names a head it saw names an entry of this log.
  has({number, hash}: LogHead): boolean {
    const known = this.#hashes[number - 1];
    return known !== undefined && equalInConstantTime(known, hash);
  }

  // As it stood after the entry of that number: acts on accounts name the log as their author knew it. End times are left
  // out, since what an act says of when it was done is its author's word.
  memberAfter(number: number, id: MemberId): RosterMember | undefined {
    const member = this.#members.get(id);
    if (member === undefined || number < member.joinedWith) return undefined;
    return member.endedWith !== null && number >= member.endedWith ? undefined : member;
  }

  invitation(id: InvitationId): RosterInvitation | undefined {
    return this.#invitations.get(id);
  }

  isOpen(invitation: RosterInvitation, at: number): boolean {
    const inviter = this.#members.get(invitation.inviter);
    return (
      invitation.state === 'pending' &&
      at < invitation.expiresAt &&
      inviter !== undefined &&
      isMemberAt(inviter, at) &&
      mayHandle(inviter.role, invitation.role)
    );
  }

  // Null for an entry that now stands.
  apply(entry: LogEntry): EntryRefusal | null {
    if (entry.number !== this.#head.number + 1 || !equalInConstantTime(entry.previous, this.#head.hash)) {
      return 'not-next';
    }
    if (this.#last !== null && entry.at < this.#last.at) return 'back-in-time';
    const act = parseAct(entry.kind, entry.body);
    if (act === undefined) return 'malformed';
    const change = this.#judge(entry, act);
    if ('refused' in change) return change.refused;

    if (change.member !== undefined) this.#members.set(change.member.id, change.member);
    if (change.invitation !== undefined) this.#invitations.set(change.invitation.id, change.invitation);
    if (change.device !== undefined) this.#devices.set(change.device.id, change.device);
    this.#head = {number: entry.number, hash: hashEntry(this.workspace, entry)};
    this.#last = entry;
    this.#hashes.push(this.#head.hash);
    if (act.kind === 'founding') {
      this.#fingerprint = this.#head.hash;
      this.#demo = act.demo;
    }
    return null;
  }

  #judge(entry: LogEntry, act: LogAct): Change | Refused {
    if (act.kind === 'founding' || act.kind === 'join') {
      if (this.#members.has(entry.author) || (act.kind === 'founding' && entry.number !== 1)) {
        return refused('known-already');
      }
      // Signed by the key it brings: whoever can make the signature is whom the entry speaks of.
      if (!verifyEntry(act.keys.signPublic, this.workspace, entry)) return refused('signature');
      return this.#entering(entry, act);
    }
    const author = this.#members.get(entry.author);
    if (author === undefined) return refused('unknown-author');
    if (!isMemberAt(author, entry.at)) return refused('author-ended');
    if (!verifyEntry(author.keys.signPublic, this.workspace, entry)) return refused('signature');
    return this.#acting(entry, act, author);
  }

  #entering(entry: LogEntry, act: LogAct & {kind: 'founding' | 'join'}): Change | Refused {
    const at = {workspace: this.workspace, member: entry.author};
    const newcomer = {
      id: entry.author,
      keys: act.keys,
      fingerprint: fingerprintOf(act.keys, at),
      endsAt: null,
      joinedWith: entry.number,
      endedWith: null,
      joinedAt: entry.at,
      profile: act.profile,
      admittedBy: null,
    };
    if (act.kind === 'founding') return {member: {...newcomer, role: 'owner', invitation: null}};
    const invitation = this.#invitations.get(act.invitation);
    if (invitation === undefined) return refused('no-such-invitation');
    if (!this.isOpen(invitation, entry.at)) return refused('invitation-not-open');
    if (!verifyJoin(invitation.key, at, invitation.id, newcomer.fingerprint, act.proof)) return refused('proof');
    return {
      member: {...newcomer, role: invitation.role, invitation: invitation.id},
      invitation: {...invitation, state: 'used'},
    };
  }

  #acting(entry: LogEntry, act: Exclude<LogAct, {kind: 'founding' | 'join'}>, author: RosterMember): Change | Refused {
    switch (act.kind) {
      case 'invite': {
        if (!mayHandle(author.role, act.role)) return refused('not-allowed');
        if (this.#invitations.has(act.invitation)) return refused('known-already');
        const {invitation: id, role, key, expiresAt} = act;
        return {invitation: {id, role, key, expiresAt, inviter: author.id, state: 'pending'}};
      }
      case 'withdraw': {
        const invitation = this.#invitations.get(act.invitation);
        if (invitation === undefined) return refused('no-such-invitation');
        if (!mayHandle(author.role, invitation.role)) return refused('not-allowed');
        // One that cannot be used at present can still be withdrawn: its inviter may rise again.
        if (invitation.state !== 'pending') return refused('invitation-not-open');
        return {invitation: {...invitation, state: 'withdrawn'}};
      }
      case 'profile':
        return {member: {...author, profile: act.profile}};
      case 'device': {
        const {device: id, key, name} = act;
        const known = this.#devices.get(id);
        if (known === undefined) return {device: {id, member: author.id, key, name, addedAt: entry.at, ended: false}};
        // Named anew. A key is never changed, and one that ended never comes back.
        const same = known.member === author.id && !known.ended && equalInConstantTime(known.key, key);
        return same ? {device: {...known, name}} : refused('known-already');
      }
      case 'device-end': {
        const device = this.#devices.get(act.device);
        const member = device && this.#members.get(device.member);
        if (device === undefined || device.ended) return refused('no-such-device');
        if (member === undefined || !isMemberAt(member, entry.at)) return refused('no-such-device');
        if (member.id !== author.id && !mayHandle(author.role, member.role)) return refused('not-allowed');
        return {device: {...device, ended: true}};
      }
      case 'admit':
      case 'role':
      case 'end':
        return this.#handling(entry, act, author);
    }
  }

  #handling(entry: LogEntry, act: LogAct & {kind: 'admit' | 'role' | 'end'}, author: RosterMember): Change | Refused {
    const member = this.#members.get(act.member);
    if (member === undefined || !isMemberAt(member, entry.at)) return refused('no-such-member');
    if (!mayHandle(author.role, member.role)) return refused('not-allowed');
    switch (act.kind) {
      case 'admit':
        if (member.id === author.id) return refused('not-allowed');
        if (!equalInConstantTime(act.fingerprint, member.fingerprint)) return refused('fingerprint');
        return {member: {...member, admittedBy: author.id}};
      case 'role':
        if (!mayHandle(author.role, act.role)) return refused('not-allowed');
        if (act.role === 'owner' && act.endsAt !== null) return refused('owner-without-end');
        if (act.role !== 'owner' && this.#isLastOwner(member)) return refused('last-owner');
        return {member: {...member, role: act.role, endsAt: act.endsAt}};
      case 'end':
        if (this.#isLastOwner(member)) return refused('last-owner');
        return {member: {...member, endedWith: entry.number}};
    }
  }

  // No Owner has an end time, so one that has not ended is one for good.
  #isLastOwner(member: RosterMember): boolean {
    if (member.role !== 'owner') return false;
    return !this.members.some((other) => other.id !== member.id && other.role === 'owner' && other.endedWith === null);
  }
}
