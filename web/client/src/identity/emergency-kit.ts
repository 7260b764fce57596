// What is printed once and kept on paper: where to sign in, as whom, and the secret key.
import {bytesOf} from '../api/parse.ts';
import {base32} from '../bytes.ts';
import {fingerprintOf} from '../crypto/member.ts';
import {writeSecretKey} from '../crypto/secret-key.ts';
import type {EmergencyKit} from '../interface/client.ts';
import type {DeviceRecord} from './device-record.ts';
import {writeSignInLink} from './links.ts';

// A fingerprint as people compare it: 28 letters, which are its first 140 bits, in groups of four. That many
// keep a second key pair with the same fingerprint out of reach.
export function writeFingerprint(fingerprint: Uint8Array): string {
  const letters = base32(fingerprint).slice(0, 28).toLowerCase();
  return Array.from({length: 7}, (_, group) => letters.slice(group * 4, group * 4 + 4)).join(' ');
}

export function kitOf(origin: string, record: DeviceRecord): EmergencyKit {
  const at = {workspace: record.workspace, member: record.member};
  const publics = {signPublic: bytesOf(record.signPublic), boxPublic: bytesOf(record.boxPublic)};
  return {
    version: 1,
    server: origin,
    workspace: record.workspace,
    workspaceName: record.workspaceName,
    member: record.member,
    name: record.name,
    email: record.email,
    signInLink: writeSignInLink(origin, at),
    secretKey: writeSecretKey(bytesOf(record.secretKey)),
    fingerprint: writeFingerprint(fingerprintOf(publics, at)),
  };
}
