// protocol/seals.md, sections 1 and 2: how a list of fields becomes bytes, and the three functions over it. Lengths stand
// in front of every field and an operation and a label in front of every list, so no two meanings share their bytes.
import {concat, u32, u64, utf8, wipe, type Bytes} from '../bytes.ts';
import {blake2b, signDetached, verifyDetached} from './sodium.ts';

// Text is UTF-8, bytes are themselves, a number is a u64: ids are text, times are milliseconds and "none" is 0.
export type Field = string | Uint8Array | number;

export function encode(fields: readonly Field[]): Bytes {
  const parts: Uint8Array[] = [];
  for (const field of fields) {
    const bytes = typeof field === 'string' ? utf8(field) : typeof field === 'number' ? u64(field) : field;
    parts.push(u32(bytes.length), bytes);
  }
  return concat(parts);
}

export function transcript(operation: string, label: string, fields: readonly Field[]): Bytes {
  return encode(['latchkey/1', operation, label, ...fields]);
}

export function hash(label: string, ...fields: readonly Field[]): Bytes {
  return blake2b(32, transcript('hash', label, fields), null);
}

// Another size gives other bytes, not more of the same.
export function derive(key: Uint8Array, label: string, fields: readonly Field[], size = 32): Bytes {
  const message = transcript('derive', label, fields);
  const derived = blake2b(size, message, key);
  wipe(message); // a field of derive() may be a secret
  return derived;
}

export function sign(secretKey: Uint8Array, label: string, ...fields: readonly Field[]): Bytes {
  return signDetached(secretKey, transcript('sign', label, fields));
}

export function verify(
  publicKey: Uint8Array,
  signature: Uint8Array,
  label: string,
  ...fields: readonly Field[]
): boolean {
  return verifyDetached(publicKey, transcript('sign', label, fields), signature);
}
