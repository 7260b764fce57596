// protocol/seals.md, section 12: what stands on the workspace log, entry by entry. Nothing here asks whether an entry may
// stand where it does; roster/roster.ts does.
import type {Bytes} from '../bytes.ts';
import type {DeviceId, InvitationId, MemberId, WorkspaceId} from '../ids.ts';
import {BrokenBody, readBody, type BodyReader} from './entry-body.ts';
import type {MemberPlace, MemberPublic} from './member.ts';
import {signPair, type Pair} from './sodium.ts';
import {derive, encode, hash, sign, verify, type Field} from './transcript.ts';

export const logRoles = ['guest', 'user', 'admin', 'super-admin', 'owner'] as const;
export type LogRole = (typeof logRoles)[number];

export type LogAct =
  | {kind: 'founding'; keys: MemberPublic; profile: Bytes; demo: boolean}
  | {kind: 'invite'; invitation: InvitationId; role: LogRole; key: Bytes; expiresAt: number}
  | {kind: 'withdraw'; invitation: InvitationId}
  | {kind: 'join'; invitation: InvitationId; keys: MemberPublic; profile: Bytes; proof: Bytes}
  | {kind: 'admit'; member: MemberId; fingerprint: Bytes}
  | {kind: 'role'; member: MemberId; role: LogRole; endsAt: number | null}
  | {kind: 'end'; member: MemberId}
  | {kind: 'profile'; profile: Bytes}
  | {kind: 'device'; device: DeviceId; key: Bytes; name: Bytes} // adds one, or names it anew
  | {kind: 'device-end'; device: DeviceId};

export type LogKind = LogAct['kind'];

export type LogHead = {number: number; hash: Bytes};

export type LogStatement = {
  number: number;
  previous: Bytes;
  at: number;
  author: MemberId;
  kind: string;
  body: Bytes;
};

export type LogEntry = LogStatement & {signature: Bytes};

export const emptyHead: LogHead = {number: 0, hash: new Uint8Array(32)};

function fieldsOf(act: LogAct): Field[] {
  switch (act.kind) {
    case 'founding':
      return [act.keys.signPublic, act.keys.boxPublic, act.profile, act.demo ? 1 : 0];
    case 'invite':
      return [act.invitation, act.role, act.key, act.expiresAt];
    case 'withdraw':
      return [act.invitation];
    case 'join':
      return [act.invitation, act.keys.signPublic, act.keys.boxPublic, act.profile, act.proof];
    case 'admit':
      return [act.member, act.fingerprint];
    case 'role':
      return [act.member, act.role, act.endsAt ?? 0];
    case 'end':
      return [act.member];
    case 'profile':
      return [act.profile];
    case 'device':
      return [act.device, act.key, act.name];
    case 'device-end':
      return [act.device];
  }
}

function keysOf(of: BodyReader): MemberPublic {
  return {signPublic: of.bytes(32), boxPublic: of.bytes(32)};
}

function readAct(kind: string, of: BodyReader): LogAct {
  switch (kind) {
    case 'founding':
      return {kind, keys: keysOf(of), profile: of.bytes(32), demo: of.flag()};
    case 'invite':
      return {kind, invitation: of.id(), role: of.oneOf(logRoles), key: of.bytes(32), expiresAt: of.number()};
    case 'withdraw':
      return {kind, invitation: of.id()};
    case 'join':
      return {kind, invitation: of.id(), keys: keysOf(of), profile: of.bytes(32), proof: of.bytes(64)};
    case 'admit':
      return {kind, member: of.id(), fingerprint: of.bytes(32)};
    case 'role':
      return {kind, member: of.id(), role: of.oneOf(logRoles), endsAt: of.time()};
    case 'end':
      return {kind, member: of.id()};
    case 'profile':
      return {kind, profile: of.bytes(32)};
    case 'device':
      return {kind, device: of.id(), key: of.bytes(32), name: of.bytes(32)};
    case 'device-end':
      return {kind, device: of.id()};
    default:
      throw new BrokenBody();
  }
}

// Undefined for a kind we do not know as well: what we cannot judge, we do not pass over.
export function parseAct(kind: string, body: Bytes): LogAct | undefined {
  return readBody(body, (reader) => readAct(kind, reader));
}

function signedFields(workspace: WorkspaceId, entry: LogStatement): Field[] {
  return [workspace, entry.number, entry.previous, entry.at, entry.author, entry.kind, entry.body];
}

export type EntryPlace = {workspace: WorkspaceId; head: LogHead; at: number; author: MemberId};

export function signEntry(author: Pair, place: EntryPlace, act: LogAct): LogEntry {
  const statement: LogStatement = {
    number: place.head.number + 1,
    previous: place.head.hash,
    at: place.at,
    author: place.author,
    kind: act.kind,
    body: encode(fieldsOf(act)),
  };
  return {...statement, signature: sign(author.secretKey, 'log', ...signedFields(place.workspace, statement))};
}

export function verifyEntry(signPublic: Uint8Array, workspace: WorkspaceId, entry: LogEntry): boolean {
  return verify(signPublic, entry.signature, 'log', ...signedFields(workspace, entry));
}

export function hashEntry(workspace: WorkspaceId, entry: LogEntry): Bytes {
  return hash('log', ...signedFields(workspace, entry), entry.signature);
}

// Of who holds an invitation's link. The log names its public half, so everybody sees that who joined held the link.
export function invitationPair(secret: Uint8Array, workspace: WorkspaceId, invitation: InvitationId): Pair {
  return signPair(derive(secret, 'invitation-key', [workspace, invitation]));
}

export function signJoin(pair: Pair, at: MemberPlace, invitation: InvitationId, fingerprint: Uint8Array): Bytes {
  return sign(pair.secretKey, 'join', at.workspace, invitation, at.member, fingerprint);
}

export function verifyJoin(
  key: Uint8Array,
  at: MemberPlace,
  invitation: InvitationId,
  fingerprint: Uint8Array,
  proof: Uint8Array,
): boolean {
  return verify(key, proof, 'join', at.workspace, invitation, at.member, fingerprint);
}

export type Profile = {salt: Bytes; name: string; email: string};

// The salt keeps who has only the log from trying names.
export function profileCommitment(at: MemberPlace, {salt, name, email}: Profile): Bytes {
  return hash('profile', at.workspace, at.member, salt, name, email);
}

export type DeviceName = {salt: Bytes; name: string};

export function deviceNameCommitment(at: MemberPlace, device: DeviceId, {salt, name}: DeviceName): Bytes {
  return hash('device-name', at.workspace, at.member, device, salt, name);
}
