// The keys of an open session in the store that dies with the browser, so that a reload or a restarted service worker does
// not ask the password again. Only where the platform has such a store; only our own code can read it.
import {parseJson} from '../api/answers.ts';
import {base64, bytesOf, MalformedAnswer, object, text} from '../api/parse.ts';
import {base64url, type Bytes} from '../bytes.ts';
import type {Identity} from '../crypto/member.ts';
import type {Platform} from '../platform.ts';
import type {DeviceRecord} from './device-record.ts';

type Kept = {member: string; signSeed: string; boxSecret: string; token: string};

const key = 'latchkey.unlocked';
const parseKept = object<Kept>({member: text, signSeed: base64(32), boxSecret: base64(32), token: base64(32)});

export async function keepUnlocked(
  platform: Platform,
  record: DeviceRecord,
  identity: Identity,
  token: string,
): Promise<void> {
  const kept: Kept = {
    member: record.member,
    signSeed: base64url(identity.signSeed),
    boxSecret: base64url(identity.box.secretKey),
    token,
  };
  await platform.memory?.set(key, JSON.stringify(kept));
}

export async function readUnlocked(
  platform: Platform,
  record: DeviceRecord,
): Promise<{signSeed: Bytes; boxSecret: Bytes; token: string} | null> {
  const written = (await platform.memory?.get(key)) ?? null;
  if (written === null) return null;
  try {
    const kept = parseKept(parseJson(written), '');
    if (kept.member !== record.member) return null;
    return {signSeed: bytesOf(kept.signSeed), boxSecret: bytesOf(kept.boxSecret), token: kept.token};
  } catch (error) {
    if (error instanceof MalformedAnswer) return null;
    throw error;
  }
}

export async function forgetUnlocked(platform: Platform): Promise<void> {
  await platform.memory?.delete(key);
}
