// A person becoming a member: keys made on this device, of which the server gets the public halves and a sealed copy.
import type {Schemas} from '../api/answers.ts';
import {base64url, type Bytes} from '../bytes.ts';
import {profileCommitment} from '../crypto/log-entry.ts';
import {
  authVerifier,
  fingerprintOf,
  generateIdentity,
  generateSecretKey,
  openMemberKeys,
  publicOf,
  sealIdentity,
  signIdentityStatement,
  type Identity,
  type MemberKeys,
  type MemberPlace,
} from '../crypto/member.ts';
import type {Random} from '../crypto/sodium.ts';

export type NewMember = {
  at: MemberPlace;
  secretKey: Bytes;
  keys: MemberKeys;
  identity: Identity;
  fingerprint: Bytes;
  profile: Bytes; // the commitment to name and address, as it stands on the log
  body: Schemas['NewMember'];
};

// Short passwords are refused although the secret key protects them: on a stolen device the password stands alone.
export const shortestPassword = 10;

export function isPasswordTooShort(password: string): boolean {
  return Array.from(password.normalize('NFKC')).length < shortestPassword;
}

export function makeMember(at: MemberPlace, name: string, email: string, password: string, random: Random): NewMember {
  const secretKey = generateSecretKey(random);
  const keys = openMemberKeys(secretKey, password, at);
  const identity = generateIdentity(random);
  const publics = publicOf(identity);
  const salt = random(16);
  return {
    at,
    secretKey,
    keys,
    identity,
    fingerprint: fingerprintOf(publics, at),
    profile: profileCommitment(at, {salt, name, email}),
    body: {
      id: at.member,
      name,
      email,
      profile_salt: base64url(salt),
      sign_public: base64url(publics.signPublic),
      box_public: base64url(publics.boxPublic),
      statement: base64url(signIdentityStatement(identity, at)),
      auth_verifier: base64url(authVerifier(at, keys.auth)),
      sealed_identity: base64url(sealIdentity(keys.unlock, at, identity, random)),
    },
  };
}
