// protocol/seals.md, section 4: what a passkey opens. The passkey's PRF extension gives 32 bytes that nobody has without it; a
// key derived from them seals what password and secret key give together.
import {concat, wipe, type Bytes} from '../bytes.ts';
import type {DeviceId} from '../ids.ts';
import {passkeyContext} from './context.ts';
import type {MemberKeys, MemberPlace} from './member.ts';
import {open, seal} from './seal.ts';
import type {Random} from './sodium.ts';
import {derive} from './transcript.ts';

export type PasskeyPlace = MemberPlace & {device: DeviceId; credential: Uint8Array};

const secretKeyLength = 16;
const keyLength = 32;

function sealingKey(prf: Uint8Array, at: PasskeyPlace): Bytes {
  return derive(prf, 'passkey', [at.workspace, at.member, at.device, at.credential]);
}

// `auth` too: without it a passkey could open what is kept here and never a new session.
export function sealForPasskey(
  prf: Uint8Array,
  at: PasskeyPlace,
  secretKey: Uint8Array,
  keys: MemberKeys,
  random: Random,
): Bytes {
  const key = sealingKey(prf, at);
  const text = concat([secretKey, keys.auth, keys.unlock]);
  const sealed = seal(key, passkeyContext(at), text, random);
  wipe(key, text);
  return sealed;
}

export function openWithPasskey(
  prf: Uint8Array,
  at: PasskeyPlace,
  sealed: Uint8Array,
): {secretKey: Bytes; keys: MemberKeys} | undefined {
  const key = sealingKey(prf, at);
  const text = open(key, passkeyContext(at), sealed);
  wipe(key);
  if (text?.length !== secretKeyLength + 2 * keyLength) return undefined;
  const opened = {
    secretKey: text.slice(0, secretKeyLength),
    keys: {
      auth: text.slice(secretKeyLength, secretKeyLength + keyLength),
      unlock: text.slice(secretKeyLength + keyLength),
    },
  };
  wipe(text);
  return opened;
}
