// Cases of approval_v1.json (protocol/vectors/README.md), from the randomness that is given: no C++ program of ours is a
// device that enters by approval, so this client writes them.
import {utf8} from '../bytes.ts';
import {approvalCode, deviceCommitment, sealLetter} from '../crypto/device-approval.ts';
import {boxPair, type Random} from '../crypto/sodium.ts';
import {generateId, type DeviceRequestId, type WorkspaceId} from '../ids.ts';
import {listedRandom} from './random.ts';
import {hex, type Case} from './replay-case.ts';

export function makeApprovalCases(random: Random): Case[] {
  const [newPair, openPair] = [boxPair(random(32)), boxPair(random(32))];
  const newDevice = {key: newPair.publicKey, nonce: random(32)};
  const openDevice = {key: openPair.publicKey, nonce: random(32)};
  const origin = 'https://keys.example';
  const deviceName = 'Chromium extension on Linux';
  const workspace = generateId<WorkspaceId>(random);
  const request = generateId<DeviceRequestId>(random);
  const place = {origin, workspace, request, newDevice, openDevice};
  const text = '{"workspace":"…","member":"…","secret_key":"…","auth":"…","unlock":"…","heads":{}}';
  const nonce = random(24);
  const sealed = sealLetter(openPair.secretKey, place, utf8(text), listedRandom(nonce));
  if (sealed === undefined) throw new Error('a key that makes every shared secret zero');
  const good: Case = {
    case: 'approval',
    name: 'a device is let in',
    refused: null,
    origin,
    workspace,
    request,
    device_name: deviceName,
    new_secret: hex(newPair.secretKey),
    new_public: hex(newDevice.key),
    new_nonce: hex(newDevice.nonce),
    open_secret: hex(openPair.secretKey),
    open_public: hex(openDevice.key),
    open_nonce: hex(openDevice.nonce),
    commitment: hex(deviceCommitment(origin, deviceName, newDevice)),
    code: approvalCode(place),
    random: hex(nonce),
    text,
    sealed: hex(sealed),
  };
  const other = boxPair(random(32));
  const bad = (name: string, check: string, change: Record<string, string>): Case => ({
    ...good,
    name,
    refused: check,
    ...change,
  });
  const flipped = (written: string): string => written.slice(0, -1) + (written.endsWith('0') ? '1' : '0');
  return [
    good,
    bad('a key that was not committed to', 'commitment', {
      new_secret: hex(other.secretKey),
      new_public: hex(other.publicKey),
    }),
    bad('a nonce that was not committed to', 'commitment', {new_nonce: hex(random(32))}),
    bad('a device of another name', 'commitment', {device_name: 'Mira’s phone'}),
    bad('at another origin', 'commitment', {origin: 'https://keys.example:8700'}),
    bad('in another workspace', 'letter', {workspace: generateId<WorkspaceId>(random)}),
    bad('under another request', 'letter', {request: generateId<DeviceRequestId>(random)}),
    bad('an answer with another nonce', 'letter', {open_nonce: hex(random(32))}),
    bad('a letter from another key', 'letter', {
      open_secret: hex(other.secretKey),
      open_public: hex(other.publicKey),
    }),
    bad('a letter that was changed', 'letter', {sealed: flipped(hex(sealed))}),
  ];
}
