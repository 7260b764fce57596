// The browser's passkeys, as far as unlocking needs them: one credential made on this device, whose PRF extension answers a
// salt with 32 bytes that exist nowhere else. No server takes part, so what the authenticator signs is not looked at.
import type {Bytes, PasskeyAsk} from '@latchkey/client';

export type PasskeyTrouble =
  | 'cancelled' // or the passkey is not on the authenticator that was used: browsers tell nobody which
  | 'no-prf' // the authenticator or the browser has no PRF
  | 'not-offered'; // plain http, an address without a name, or a browser without passkeys

const minute = 60_000;

export function passkeysOffered(): boolean {
  return isSecureContext && typeof PublicKeyCredential === 'function';
}

export async function makePasskey(
  member: {id: string; email: string; name: string},
  workspaceName: string,
): Promise<{kind: 'made'; ask: PasskeyAsk; prf: Bytes} | {kind: PasskeyTrouble}> {
  if (!passkeysOffered()) return {kind: 'not-offered'};
  const salt = crypto.getRandomValues(new Uint8Array(32));
  let made: PublicKeyCredential;
  try {
    made = (await navigator.credentials.create({
      publicKey: {
        rp: {name: `Latchkey ${workspaceName}`},
        user: {id: new TextEncoder().encode(member.id), name: member.email, displayName: member.name},
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({type: 'public-key', alg})),
        authenticatorSelection: {residentKey: 'preferred', userVerification: 'required'},
        attestation: 'none',
        timeout: minute,
        extensions: {prf: {eval: {first: salt}}},
      },
    })) as PublicKeyCredential;
  } catch (error) {
    return {kind: troubleOf(error)};
  }
  const {prf} = made.getClientExtensionResults();
  if (prf?.enabled !== true) return {kind: 'no-prf'};
  const ask = {credential: new Uint8Array(made.rawId), salt};
  // Many authenticators answer the salt only when they are used, not when they make the passkey.
  if (!prf.results) {
    const used = await usePasskey(ask);
    return used.kind === 'answered' ? {kind: 'made', ask, prf: used.prf} : used;
  }
  return {kind: 'made', ask, prf: bytesOf(prf.results.first)};
}

export async function usePasskey(ask: PasskeyAsk): Promise<{kind: 'answered'; prf: Bytes} | {kind: PasskeyTrouble}> {
  if (!passkeysOffered()) return {kind: 'not-offered'};
  try {
    const used = (await navigator.credentials.get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: [{type: 'public-key', id: ask.credential}],
        userVerification: 'required',
        timeout: minute,
        extensions: {prf: {eval: {first: ask.salt}}},
      },
    })) as PublicKeyCredential;
    const first = used.getClientExtensionResults().prf?.results?.first;
    return first ? {kind: 'answered', prf: bytesOf(first)} : {kind: 'no-prf'};
  } catch (error) {
    return {kind: troubleOf(error)};
  }
}

function bytesOf(source: BufferSource): Bytes {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source.slice(0))
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
}

function troubleOf(error: unknown): PasskeyTrouble {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'AbortError':
    case 'InvalidStateError':
      return 'cancelled';
    case 'NotSupportedError':
    case 'ConstraintError':
      return 'no-prf';
    case 'SecurityError':
      return 'not-offered';
    default:
      throw error;
  }
}
