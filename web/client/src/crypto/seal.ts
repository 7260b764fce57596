// protocol/seals.md, section 2: seal and box, and their openers. A seal opens under one key and one context. A box is a
// seal to whoever holds an X25519 key, and proves no sender.
import {concat, wipe, type Bytes} from '../bytes.ts';
import type {Context} from './context.ts';
import {pad, paddedSize, unpad} from './padding.ts';
import {boxPair, decrypt, encrypt, equalInConstantTime, sharedSecret, type Pair, type Random} from './sodium.ts';
import {derive} from './transcript.ts';

const nonceLength = 24;
const commitmentLength = 32;
const tagLength = 16;
const publicLength = 32;
const sealOverhead = nonceLength + commitmentLength + tagLength;

// Of a seal of so many bytes.
export function sealedLength(text: number): number {
  return sealOverhead + paddedSize(4 + text);
}

// Draws 24 bytes of nonce.
export function seal(key: Uint8Array, context: Context, text: Uint8Array, random: Random): Bytes {
  const nonce = random(nonceLength);
  const keys = derive(key, 'seal', [nonce, context.bytes], 64);
  const padded = pad(text);
  const sealed = concat([nonce, keys.subarray(32), encrypt(keys.subarray(0, 32), nonce, context.bytes, padded)]);
  wipe(keys, padded);
  return sealed;
}

// Undefined for whatever does not open, without a reason: there is one key and one context that open a seal.
export function open(key: Uint8Array, context: Context, sealed: Uint8Array): Bytes | undefined {
  if (sealed.length < sealOverhead) return undefined;
  const nonce = sealed.subarray(0, nonceLength);
  const commitment = sealed.subarray(nonceLength, nonceLength + commitmentLength);
  const keys = derive(key, 'seal', [nonce, context.bytes], 64);
  // The commitment first: XChaCha20-Poly1305 alone can be made to open under two keys, this hash of the key can not.
  const padded = equalInConstantTime(commitment, keys.subarray(32))
    ? decrypt(keys.subarray(0, 32), nonce, context.bytes, sealed.subarray(nonceLength + commitmentLength))
    : undefined;
  const text = padded && unpad(padded);
  wipe(keys, padded);
  return text;
}

// Draws 32 bytes of ephemeral secret, then the nonce. Throws for a recipient's key that makes every shared secret zero:
// such a key is in nobody's pin list, so meeting one here is a mistake of ours.
export function box(recipient: Uint8Array, context: Context, text: Uint8Array, random: Random): Bytes {
  const ephemeral = boxPair(random(32));
  const shared = sharedSecret(ephemeral.secretKey, recipient);
  if (shared === undefined) throw new Error('box: the recipient has no usable key');
  const key = derive(shared, 'box', [ephemeral.publicKey, recipient]);
  const boxed = concat([ephemeral.publicKey, seal(key, context, text, random)]);
  wipe(ephemeral.secretKey, shared, key);
  return boxed;
}

export function openBox(recipient: Pair, context: Context, boxed: Uint8Array): Bytes | undefined {
  if (boxed.length < publicLength + sealOverhead) return undefined;
  const ephemeral = boxed.subarray(0, publicLength);
  const shared = sharedSecret(recipient.secretKey, ephemeral);
  if (shared === undefined) return undefined;
  const key = derive(shared, 'box', [ephemeral, recipient.publicKey]);
  const text = open(key, context, boxed.subarray(publicLength));
  wipe(shared, key);
  return text;
}
