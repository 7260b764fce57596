// protocol/seals.md, the contexts: what a seal is for. An opener builds one from what it asked for, never from what came
// with the seal, and every part is named at the call because two that changed places would open nothing.
import type {Bytes} from '../bytes.ts';
import type {AccountId, DeviceId, MemberId, MessageId, WorkspaceId} from '../ids.ts';
import {transcript, type Field} from './transcript.ts';

export type Context = {readonly bytes: Bytes};
export type Tier = 'use' | 'manage';
export type MessageHalf = 'card' | 'whole'; // the card is sealed to `use`, the whole to `manage`

export type AccountPlace = {workspace: WorkspaceId; account: AccountId};

function context(name: string, ...fields: readonly Field[]): Context {
  return {bytes: transcript('context', name, fields)};
}

export function identityContext(at: {workspace: WorkspaceId; member: MemberId}): Context {
  return context('identity', at.workspace, at.member);
}

export function recordContext(
  at: AccountPlace & {tier: Tier; epoch: number; kind: string; id: string; revision: number},
): Context {
  return context('record', at.workspace, at.account, at.tier, at.epoch, at.kind, at.id, at.revision);
}

export type WrapPlace = AccountPlace & {
  tier: Tier;
  epoch: number;
  granter: MemberId;
  recipient: MemberId;
  granterFingerprint: Bytes;
  recipientFingerprint: Bytes;
};

export function wrapContext(at: WrapPlace): Context {
  return context(
    'wrap',
    at.workspace,
    at.account,
    at.tier,
    at.epoch,
    at.granter,
    at.recipient,
    at.granterFingerprint,
    at.recipientFingerprint,
  );
}

export function tierOf(half: MessageHalf): Tier {
  return half === 'card' ? 'use' : 'manage';
}

export function messageContext(
  at: AccountPlace & {epoch: number; message: MessageId; half: MessageHalf; arrivedAt: number},
): Context {
  return context('message', at.workspace, at.account, tierOf(at.half), at.epoch, at.message, at.half, at.arrivedAt);
}

export type ChunkPlace = AccountPlace & {
  epoch: number;
  seedRevision: number;
  day: number; // since 1970-01-01 UTC
  firstStep: number;
  period: number; // seconds
  count: number;
};

export function chunkContext(at: ChunkPlace): Context {
  return context(
    'chunk',
    at.workspace,
    at.account,
    at.epoch,
    at.seedRevision,
    at.day,
    at.firstStep,
    at.period,
    at.count,
  );
}

export function formerContext(at: AccountPlace & {tier: Tier; newEpoch: number; formerEpoch: number}): Context {
  return context('former', at.workspace, at.account, at.tier, at.newEpoch, at.formerEpoch);
}

export function reasonContext(at: AccountPlace & {epoch: number; member: MemberId}): Context {
  return context('reason', at.workspace, at.account, at.epoch, at.member);
}

// Of what a passkey opens, on the device that made it and with that passkey only.
export function passkeyContext(at: {
  workspace: WorkspaceId;
  member: MemberId;
  device: DeviceId;
  credential: Uint8Array;
}): Context {
  return context('passkey', at.workspace, at.member, at.device, at.credential);
}

// For what a client keeps on its own device only; no other program opens these.
export function localContext(name: string, ...fields: readonly Field[]): Context {
  return context(`local-${name}`, ...fields);
}
