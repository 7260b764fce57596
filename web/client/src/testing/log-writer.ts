// Writes a workspace log the way its members would, entry by entry, and the broken ones that no client of ours makes.
import {utf8} from '../bytes.ts';
import {
  emptyHead,
  hashEntry,
  invitationPair,
  profileCommitment,
  signEntry,
  signJoin,
  type LogAct,
  type LogEntry,
  type LogHead,
  type LogRole,
  type LogStatement,
} from '../crypto/log-entry.ts';
import {fingerprintOf, generateIdentity, publicOf, type Identity} from '../crypto/member.ts';
import type {Pair, Random} from '../crypto/sodium.ts';
import {hash, sign} from '../crypto/transcript.ts';
import {generateId, type DeviceId, type InvitationId, type MemberId, type WorkspaceId} from '../ids.ts';
import type {Bytes} from '../bytes.ts';

export type LogPerson = {id: MemberId; identity: Identity; fingerprint: Bytes; profile: Bytes};
export type LogInvitation = {id: InvitationId; secret: Bytes};
export type LogDevice = {id: DeviceId; key: Bytes};

export class LogWriter {
  readonly workspace: WorkspaceId;
  readonly random: Random;
  head: LogHead = emptyHead;
  now: number;

  constructor(random: Random, now: number) {
    this.random = random;
    this.now = now;
    this.workspace = generateId<WorkspaceId>(random);
  }

  person(name: string): LogPerson {
    const id = generateId<MemberId>(this.random);
    const at = {workspace: this.workspace, member: id};
    const identity = generateIdentity(this.random);
    const profile = profileCommitment(at, {salt: this.random(16), name, email: `${name}@example.org`});
    return {id, identity, fingerprint: fingerprintOf(publicOf(identity), at), profile};
  }

  invitation(): LogInvitation {
    return {id: generateId<InvitationId>(this.random), secret: this.random(16)};
  }

  keyOf({id, secret}: LogInvitation): Pair {
    return invitationPair(secret, this.workspace, id);
  }

  // A second later than the entry before, and signed where the log stands; it becomes its head when it is taken.
  entry(author: LogPerson, act: LogAct, change: Partial<LogStatement> = {}): LogEntry {
    const place = {workspace: this.workspace, head: this.head, at: this.now + 1000, author: author.id};
    const entry = {...signEntry(author.identity.sign, place, act), ...change};
    return Object.keys(change).length === 0 ? entry : this.signed(author, entry);
  }

  signed(author: LogPerson, {number, previous, at, author: id, kind, body}: LogStatement): LogEntry {
    const fields = [this.workspace, number, previous, at, id, kind, body] as const;
    const signature = sign(author.identity.sign.secretKey, 'log', ...fields);
    return {number, previous, at, author: id, kind, body, signature};
  }

  take(entry: LogEntry): LogEntry {
    this.head = {number: entry.number, hash: hashEntry(this.workspace, entry)};
    this.now = entry.at;
    return entry;
  }

  founding(founder: LogPerson, demo = false): LogAct {
    return {kind: 'founding', keys: publicOf(founder.identity), profile: founder.profile, demo};
  }

  invite(invitation: LogInvitation, role: LogRole, expiresAt = this.now + 604_800_000): LogAct {
    return {kind: 'invite', invitation: invitation.id, role, key: this.keyOf(invitation).publicKey, expiresAt};
  }

  join(newcomer: LogPerson, invitation: LogInvitation, key = this.keyOf(invitation)): LogAct {
    const at = {workspace: this.workspace, member: newcomer.id};
    return {
      kind: 'join',
      invitation: invitation.id,
      keys: publicOf(newcomer.identity),
      profile: newcomer.profile,
      proof: signJoin(key, at, invitation.id, newcomer.fingerprint),
    };
  }

  // Bytes that stand for a name nobody wrote down.
  someProfile(): Bytes {
    return hash('profile', utf8('somebody'), this.random(16));
  }

  device(): LogDevice {
    return {id: generateId<DeviceId>(this.random), key: this.random(32)};
  }

  addDevice({id, key}: LogDevice): LogAct {
    return {kind: 'device', device: id, key, name: hash('device-name', utf8('some device'), this.random(16))};
  }
}
