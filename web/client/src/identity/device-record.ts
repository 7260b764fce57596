// What an enrolled device keeps between sessions: who it is, the secret key, and the identity still sealed. A thief of it
// has to guess the password; without the secret key, which no server has, there would be nothing to guess against.
import {
  base64,
  bytesOf,
  MalformedAnswer,
  matching,
  natural,
  nullable,
  object,
  text,
  type Parser,
} from '../api/parse.ts';
import {parseJson} from '../api/answers.ts';
import type {DeviceId, MemberId, WorkspaceId} from '../ids.ts';
import type {PasskeyAsk} from '../interface/client.ts';
import type {KeyValueStore} from '../platform.ts';

export type DeviceRecord = {
  version: 1;
  workspace: WorkspaceId;
  workspaceName: string;
  member: MemberId;
  name: string;
  email: string;
  device: DeviceId;
  deviceSeed: string; // base64url, like the rest of the bytes here
  secretKey: string;
  sealedIdentity: string;
  signPublic: string;
  boxPublic: string;
  sealedToken: string | null; // of the last session, under `unlock`
  passkey: StoredPasskey | null;
};

// `salt` is what the passkey's PRF is asked with.
export type StoredPasskey = {credential: string; salt: string; sealed: string};

const key = 'latchkey.device';
const id = matching(/^[a-z2-7]{26}$/);

const parseRecord = object<DeviceRecord>({
  version: ((value, at) => {
    if (natural(value, at) !== 1) throw new MalformedAnswer(at);
    return 1;
  }) satisfies Parser<1>,
  workspace: id as Parser<WorkspaceId>,
  workspaceName: text,
  member: id as Parser<MemberId>,
  name: text,
  email: text,
  device: id as Parser<DeviceId>,
  deviceSeed: base64(32),
  secretKey: base64(16),
  sealedIdentity: base64(),
  signPublic: base64(32),
  boxPublic: base64(32),
  sealedToken: nullable(base64()),
  passkey: nullable(object<StoredPasskey>({credential: base64(), salt: base64(32), sealed: base64()})),
});

export function passkeyOf({passkey}: DeviceRecord): PasskeyAsk | null {
  return passkey && {credential: bytesOf(passkey.credential), salt: bytesOf(passkey.salt)};
}

// Null for a device that is not enrolled, or whose record nobody can read any more: both begin with signing in.
export async function readDeviceRecord(storage: KeyValueStore): Promise<DeviceRecord | null> {
  const written = await storage.get(key);
  if (written === null) return null;
  try {
    return parseRecord(parseJson(written), '');
  } catch (error) {
    if (error instanceof MalformedAnswer) return null;
    throw error;
  }
}

export async function writeDeviceRecord(storage: KeyValueStore, record: DeviceRecord): Promise<void> {
  await storage.set(key, JSON.stringify(record));
}

export async function deleteDeviceRecord(storage: KeyValueStore): Promise<void> {
  await storage.delete(key);
}
