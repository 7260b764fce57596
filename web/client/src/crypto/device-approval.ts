// protocol/seals.md, section 11: how a new device enters by an open one.
import type {Bytes} from '../bytes.ts';
import type {DeviceRequestId, WorkspaceId} from '../ids.ts';
import type {Context} from './context.ts';
import {open, seal} from './seal.ts';
import {equalInConstantTime, sharedSecret, type Random} from './sodium.ts';
import {derive, hash, transcript, type Field} from './transcript.ts';
import {wipe} from '../bytes.ts';

// No 0, O, 1 or I.
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export type ShownKey = {key: Uint8Array; nonce: Uint8Array};

export type ApprovalPlace = {
  origin: string; // as this side sees it
  workspace: WorkspaceId;
  request: DeviceRequestId;
  newDevice: ShownKey;
  openDevice: ShownKey;
};

function fieldsOf(at: ApprovalPlace): Field[] {
  const {newDevice, openDevice} = at;
  return [at.origin, at.workspace, at.request, newDevice.key, newDevice.nonce, openDevice.key, openDevice.nonce];
}

export function deviceCommitment(origin: string, deviceName: string, shown: ShownKey): Bytes {
  return hash('device-commitment', origin, deviceName, shown.key, shown.nonce);
}

export function isCommitted(commitment: Uint8Array, origin: string, deviceName: string, shown: ShownKey): boolean {
  return equalInConstantTime(commitment, deviceCommitment(origin, deviceName, shown));
}

// 30 bits in two groups of three.
export function approvalCode(at: ApprovalPlace): string {
  const [a = 0, b = 0, c = 0, d = 0] = hash('device-code', ...fieldsOf(at));
  const bits = ((a << 24) | (b << 16) | (c << 8) | d) >>> 2;
  const code = [25, 20, 15, 10, 5, 0].map((shift) => letters.charAt((bits >>> shift) & 31)).join('');
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

function letterContext(at: ApprovalPlace): Context {
  return {bytes: transcript('context', 'device-letter', fieldsOf(at))};
}

// Undefined for the few keys that make every shared secret zero.
function letterKey(secret: Uint8Array, others: Uint8Array, at: ApprovalPlace): Bytes | undefined {
  const shared = sharedSecret(secret, others);
  if (shared === undefined) return undefined;
  const key = derive(shared, 'device-letter', fieldsOf(at));
  wipe(shared);
  return key;
}

// By the open device, with its secret. Undefined for a key that is none.
export function sealLetter(secret: Uint8Array, at: ApprovalPlace, text: Uint8Array, random: Random): Bytes | undefined {
  const key = letterKey(secret, at.newDevice.key, at);
  if (key === undefined) return undefined;
  const sealed = seal(key, letterContext(at), text, random);
  wipe(key);
  return sealed;
}

// By the new device, with its own.
export function openLetter(secret: Uint8Array, at: ApprovalPlace, sealed: Uint8Array): Bytes | undefined {
  const key = letterKey(secret, at.openDevice.key, at);
  if (key === undefined) return undefined;
  const text = open(key, letterContext(at), sealed);
  wipe(key);
  return text;
}
