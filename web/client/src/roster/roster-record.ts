// A verified roster as the cache keeps it, so that a return verifies only what is new.
import {parseLogEntry, writeEntry} from '../api/log-wire.ts';
import {
  base64,
  bytesOf,
  flag,
  list,
  MalformedAnswer,
  matching,
  natural,
  nullable,
  object,
  oneOf,
  text,
  type Parser,
} from '../api/parse.ts';
import {base64url, concat, type Bytes} from '../bytes.ts';
import {logRoles} from '../crypto/log-entry.ts';
import {fingerprintOf} from '../crypto/member.ts';
import type {DeviceId, InvitationId, MemberId, WorkspaceId} from '../ids.ts';
import type {RosterState} from './roster.ts';

const id = matching(/^[a-z2-7]{26}$/);
const role = oneOf(...logRoles);

const parseMember = object({
  id: id as Parser<MemberId>,
  signPublic: base64(32),
  boxPublic: base64(32),
  role,
  endsAt: nullable(natural),
  joinedWith: natural,
  endedWith: nullable(natural),
  invitation: nullable(id as Parser<InvitationId>),
  joinedAt: natural,
  profile: base64(32),
  admittedBy: nullable(id as Parser<MemberId>),
});

const parseInvitation = object({
  id: id as Parser<InvitationId>,
  role,
  key: base64(32),
  expiresAt: natural,
  inviter: id as Parser<MemberId>,
  state: oneOf('pending', 'used', 'withdrawn'),
});

const parseDevice = object({
  id: id as Parser<DeviceId>,
  member: id as Parser<MemberId>,
  key: base64(32),
  name: base64(32),
  addedAt: natural,
  ended: flag,
});

const parseRecord = object({
  workspace: id as Parser<WorkspaceId>,
  number: natural,
  hash: base64(32),
  fingerprint: nullable(base64(32)),
  demo: flag,
  last: nullable(parseLogEntry),
  hashes: text,
  members: list(parseMember),
  invitations: list(parseInvitation),
  devices: list(parseDevice),
});

export const parseRoster: Parser<RosterState> = (value, at) => {
  const {workspace, number, hash, fingerprint, demo, last, hashes, members, invitations, devices} = parseRecord(
    value,
    at,
  );
  return {
    workspace,
    head: {number, hash: bytesOf(hash)},
    fingerprint: fingerprint === null ? null : bytesOf(fingerprint),
    demo,
    last,
    hashes: split(bytesOf(hashes), number, at),
    members: members.map(({signPublic, boxPublic, profile, ...member}) => {
      const keys = {signPublic: bytesOf(signPublic), boxPublic: bytesOf(boxPublic)};
      const known = fingerprintOf(keys, {workspace, member: member.id});
      return {...member, keys, fingerprint: known, profile: bytesOf(profile)};
    }),
    invitations: invitations.map(({key, ...invitation}) => ({...invitation, key: bytesOf(key)})),
    devices: devices.map(({key, name, ...device}) => ({...device, key: bytesOf(key), name: bytesOf(name)})),
  };
};

// One text for all of them: they are many, and read at every start.
function split(hashes: Bytes, count: number, at: string): Bytes[] {
  if (hashes.length !== 32 * count) throw new MalformedAnswer(at);
  return Array.from({length: count}, (_, index) => hashes.slice(32 * index, 32 * (index + 1)));
}

export function writeRoster(state: RosterState): unknown {
  const {workspace, head, fingerprint, demo, last, hashes, members, invitations, devices} = state;
  return {
    workspace,
    number: head.number,
    hash: base64url(head.hash),
    fingerprint: fingerprint === null ? null : base64url(fingerprint),
    demo,
    last: last === null ? null : writeEntry(last),
    hashes: base64url(concat(hashes)),
    members: members.map(
      ({id, keys, role, endsAt, joinedWith, endedWith, invitation, joinedAt, profile, admittedBy}) => ({
        id,
        signPublic: base64url(keys.signPublic),
        boxPublic: base64url(keys.boxPublic),
        role,
        endsAt,
        joinedWith,
        endedWith,
        invitation,
        joinedAt,
        profile: base64url(profile),
        admittedBy,
      }),
    ),
    invitations: invitations.map(({key, ...invitation}) => ({...invitation, key: base64url(key)})),
    devices: devices.map(({key, name, ...device}) => ({...device, key: base64url(key), name: base64url(name)})),
  };
}
