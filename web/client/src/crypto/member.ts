// protocol/seals.md, sections 3 and 4: what a member is made of, and how one signs in.
import {concat, utf8, wipe, type Bytes} from '../bytes.ts';
import type {DeviceId, InvitationId, MemberId, WorkspaceId} from '../ids.ts';
import {identityContext} from './context.ts';
import {open, seal} from './seal.ts';
import {argon2id, boxPair, signPair, type Pair, type Random} from './sodium.ts';
import {derive, hash, sign, verify} from './transcript.ts';

export type MemberPlace = {workspace: WorkspaceId; member: MemberId};

// What password and secret key open together: `auth` signs in, `unlock` seals what is the member's own.
export type MemberKeys = {auth: Bytes; unlock: Bytes};

export type Identity = {sign: Pair; box: Pair; signSeed: Bytes};

export type MemberPublic = {signPublic: Bytes; boxPublic: Bytes};

export function generateSecretKey(random: Random): Bytes {
  return random(16);
}

// Slow on purpose: 64 MiB and three passes. The password counts in NFKC, so that two keyboards type the same one.
export function stretch(secretKey: Uint8Array, password: string, member: MemberId): Bytes {
  const salt = derive(secretKey, 'salt', [member], 16);
  const bytes = utf8(password.normalize('NFKC'));
  const stretched = argon2id(bytes, salt);
  wipe(bytes);
  return stretched;
}

export function deriveMemberKeys(secretKey: Uint8Array, stretched: Uint8Array, at: MemberPlace): MemberKeys {
  const root = derive(secretKey, 'root', [stretched]);
  const keys = {
    auth: derive(root, 'auth', [at.workspace, at.member]),
    unlock: derive(root, 'unlock', [at.workspace, at.member]),
  };
  wipe(root);
  return keys;
}

export function openMemberKeys(secretKey: Uint8Array, password: string, at: MemberPlace): MemberKeys {
  const stretched = stretch(secretKey, password, at.member);
  const keys = deriveMemberKeys(secretKey, stretched, at);
  wipe(stretched);
  return keys;
}

// What the server keeps of `auth`.
export function authVerifier(at: MemberPlace, auth: Uint8Array): Bytes {
  return hash('auth', at.workspace, at.member, auth);
}

// Draws the 32 bytes of the signing seed, then those of the X25519 secret.
export function generateIdentity(random: Random): Identity {
  return identityFrom(random(32), random(32));
}

export function identityFrom(signSeed: Bytes, boxSecret: Bytes): Identity {
  return {sign: signPair(signSeed), box: boxPair(boxSecret), signSeed};
}

export function publicOf(identity: Identity): MemberPublic {
  return {signPublic: identity.sign.publicKey, boxPublic: identity.box.publicKey};
}

export function sealIdentity(unlock: Uint8Array, at: MemberPlace, identity: Identity, random: Random): Bytes {
  const text = concat([identity.signSeed, identity.box.secretKey]);
  const sealed = seal(unlock, identityContext(at), text, random);
  wipe(text);
  return sealed;
}

export function openIdentity(unlock: Uint8Array, at: MemberPlace, sealed: Uint8Array): Identity | undefined {
  const text = open(unlock, identityContext(at), sealed);
  if (text === undefined) return undefined;
  const identity = text.length === 64 ? identityFrom(text.slice(0, 32), text.slice(32)) : undefined;
  wipe(text);
  return identity;
}

export function wipeIdentity(identity: Identity): void {
  wipe(identity.sign.secretKey, identity.box.secretKey, identity.signSeed);
}

export function signIdentityStatement(identity: Identity, at: MemberPlace): Bytes {
  const {signPublic, boxPublic} = publicOf(identity);
  return sign(identity.sign.secretKey, 'identity', at.workspace, at.member, signPublic, boxPublic);
}

export function verifyIdentityStatement(keys: MemberPublic, at: MemberPlace, statement: Uint8Array): boolean {
  return verify(keys.signPublic, statement, 'identity', at.workspace, at.member, keys.signPublic, keys.boxPublic);
}

export function fingerprintOf(keys: MemberPublic, at: MemberPlace): Bytes {
  return hash('fingerprint', at.workspace, at.member, keys.signPublic, keys.boxPublic);
}

// `origin` is what this client sees (scheme, host, port): a proof given to a look-alike host is worth nothing here.
export function signSession(
  device: Pair,
  origin: string,
  at: MemberPlace,
  deviceId: DeviceId,
  challenge: Uint8Array,
): Bytes {
  return sign(device.secretKey, 'session', origin, at.workspace, at.member, deviceId, challenge);
}

// The secret stands in the link's fragment; the server sees the token, and of that it keeps the hash.
export function invitationToken(secret: Uint8Array, workspace: WorkspaceId, invitation: InvitationId): Bytes {
  return derive(secret, 'invitation-token', [workspace, invitation]);
}

export function invitationTokenHash(token: Uint8Array, workspace: WorkspaceId, invitation: InvitationId): Bytes {
  return hash('invitation', workspace, invitation, token);
}
