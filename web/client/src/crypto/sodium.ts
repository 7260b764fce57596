// The one file that imports the crypto library; what it gives is the primitives of protocol/seals.md, typed as bytes.
// loadSodium() has to have finished before any of the others is called: the library compiles its WebAssembly first.
import sodium from 'libsodium-wrappers-sumo';
import type {Bytes} from '../bytes.ts';

export function loadSodium(): Promise<void> {
  return sodium.ready;
}

// Who hands out random bytes is an argument everywhere, so that vectors can be replayed and tests repeat.
export type Random = (length: number) => Bytes;

export type Pair = {readonly publicKey: Bytes; readonly secretKey: Bytes};

export function blake2b(length: number, message: Uint8Array, key: Uint8Array | null): Bytes {
  return sodium.crypto_generichash(length, message, key) as Bytes;
}

export function argon2id(password: Uint8Array, salt: Uint8Array): Bytes {
  const mebibytes = 64;
  const passes = 3;
  return sodium.crypto_pwhash(
    32,
    password,
    salt,
    passes,
    mebibytes * 1024 * 1024,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  ) as Bytes;
}

export function encrypt(key: Uint8Array, nonce: Uint8Array, associated: Uint8Array, text: Uint8Array): Bytes {
  return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(text, associated, null, nonce, key) as Bytes;
}

export function decrypt(
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
  ciphertext: Uint8Array,
): Bytes | undefined {
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, ciphertext, associated, nonce, key) as Bytes;
  } catch {
    return undefined; // the library throws for a tag that does not fit, and says nothing else
  }
}

// X25519; undefined for the few public keys that make every shared secret zero.
export function sharedSecret(secretKey: Uint8Array, publicKey: Uint8Array): Bytes | undefined {
  if (publicKey.length !== 32) return undefined;
  try {
    const shared = sodium.crypto_scalarmult(secretKey, publicKey) as Bytes;
    return shared.every((byte) => byte === 0) ? undefined : shared;
  } catch {
    return undefined;
  }
}

export function boxPair(secretKey: Bytes): Pair {
  return {publicKey: sodium.crypto_scalarmult_base(secretKey) as Bytes, secretKey};
}

// Ed25519 from its 32-byte seed, which is what our formats call the secret.
export function signPair(seed: Uint8Array): Pair {
  const {publicKey, privateKey} = sodium.crypto_sign_seed_keypair(seed);
  return {publicKey: publicKey as Bytes, secretKey: privateKey as Bytes};
}

export function signDetached(secretKey: Uint8Array, message: Uint8Array): Bytes {
  return sodium.crypto_sign_detached(message, secretKey) as Bytes;
}

export function verifyDetached(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    return sodium.crypto_sign_verify_detached(signature, message, publicKey);
  } catch {
    return false;
  }
}

export function equalInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && sodium.memcmp(a, b);
}
