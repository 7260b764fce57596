// protocol/seals.md, section 5: the keys of a shared account, and how they reach a member.
import type {Bytes} from '../bytes.ts';
import {formerContext, wrapContext, type AccountPlace, type Tier, type WrapPlace} from './context.ts';
import {box, open, openBox, seal} from './seal.ts';
import {boxPair, type Pair, type Random} from './sodium.ts';
import {derive} from './transcript.ts';

export type EpochPlace = AccountPlace & {epoch: number};

// A Collaborator has no manage key.
export type AccountKeys = {epoch: number; use: Bytes; manage: Bytes | null};

export type EpochPublic = {
  useCommitment: Bytes;
  manageCommitment: Bytes;
  useInbox: Bytes;
  manageInbox: Bytes;
};

// Draws `use`, then `manage`.
export function generateAccountKeys(epoch: number, random: Random): AccountKeys & {manage: Bytes} {
  return {epoch, use: random(32), manage: random(32)};
}

export function commitmentOf(key: Uint8Array, at: EpochPlace, tier: Tier): Bytes {
  return derive(key, 'commit', [at.workspace, at.account, tier, at.epoch]);
}

export function inboxPair(key: Uint8Array, at: EpochPlace, tier: Tier): Pair {
  return boxPair(derive(key, 'inbox', [at.workspace, at.account, tier, at.epoch]));
}

export function epochPublicOf(keys: {use: Uint8Array; manage: Uint8Array}, at: EpochPlace): EpochPublic {
  return {
    useCommitment: commitmentOf(keys.use, at, 'use'),
    manageCommitment: commitmentOf(keys.manage, at, 'manage'),
    useInbox: inboxPair(keys.use, at, 'use').publicKey,
    manageInbox: inboxPair(keys.manage, at, 'manage').publicKey,
  };
}

export function wrapKey(recipientBox: Uint8Array, at: WrapPlace, key: Uint8Array, random: Random): Bytes {
  return box(recipientBox, wrapContext(at), key, random);
}

export function unwrapKey(recipient: Pair, at: WrapPlace, wrap: Uint8Array): Bytes | undefined {
  const key = openBox(recipient, wrapContext(at), wrap);
  return key?.length === 32 ? key : undefined;
}

export type FormerPlace = AccountPlace & {tier: Tier; newEpoch: number; formerEpoch: number};

export function sealFormerKey(newKey: Uint8Array, at: FormerPlace, formerKey: Uint8Array, random: Random): Bytes {
  return seal(newKey, formerContext(at), formerKey, random);
}

export function openFormerKey(newKey: Uint8Array, at: FormerPlace, sealed: Uint8Array): Bytes | undefined {
  const key = open(newKey, formerContext(at), sealed);
  return key?.length === 32 ? key : undefined;
}
