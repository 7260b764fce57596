// The conversation that turns password and secret key into a session (protocol/seals.md, section 4). The server shows the
// sealed identity for `auth` alone, and a token only for the device's signature over the origin that we see.
import {parseSessionToken, parseSignInAnswer, type Schemas} from '../api/answers.ts';
import type {Api, Failure} from '../api/api.ts';
import {bytesOf} from '../api/parse.ts';
import {base64url} from '../bytes.ts';
import {
  openIdentity,
  publicOf,
  signDeviceStatement,
  signSession,
  verifyIdentityStatement,
  wipeIdentity,
  type Identity,
  type MemberKeys,
  type MemberPlace,
} from '../crypto/member.ts';
import {equalInConstantTime, signPair} from '../crypto/sodium.ts';
import type {DeviceId} from '../ids.ts';
import type {Platform} from '../platform.ts';
import {TrustError} from '../trust/trust-problem.ts';

export type Device = {id: DeviceId; seed: Uint8Array};

export type SignedIn = {
  kind: 'signed-in';
  identity: Identity;
  answer: Schemas['SignInAnswer'];
  token: string;
  session: Schemas['Session'];
  now: number;
};

export async function signInAs(
  platform: Platform,
  api: Api,
  at: MemberPlace,
  keys: MemberKeys,
  device: Device,
): Promise<SignedIn | Failure> {
  const {workspace, member} = at;
  const shown = await api.post(
    '/api/v1/workspaces/{workspace}/sign-in',
    {path: {workspace}, body: {member, auth: base64url(keys.auth)}},
    parseSignInAnswer,
  );
  if (shown.kind !== 'answer') return shown;
  const identity = checkedIdentity(at, keys, shown.value);

  const pair = signPair(device.seed);
  const challenge = bytesOf(shown.value.challenge);
  const opened = await api.post(
    '/api/v1/workspaces/{workspace}/sessions',
    {
      path: {workspace},
      body: {
        member,
        challenge: shown.value.challenge,
        origin: platform.origin,
        device: {
          id: device.id,
          public: base64url(pair.publicKey),
          name: platform.deviceName,
          statement: base64url(signDeviceStatement(identity, at, device.id, pair.publicKey)),
        },
        proof: base64url(signSession(pair, platform.origin, at, device.id, challenge)),
      },
    },
    parseSessionToken,
  );
  if (opened.kind !== 'answer') {
    wipeIdentity(identity);
    return opened;
  }
  return {kind: 'signed-in', identity, answer: shown.value, ...opened.value};
}

// `auth` was right, so an identity that does not open or is not the published one is the server's doing.
function checkedIdentity(at: MemberPlace, keys: MemberKeys, answer: Schemas['SignInAnswer']): Identity {
  const identity = openIdentity(keys.unlock, at, bytesOf(answer.sealed_identity));
  const published = {signPublic: bytesOf(answer.sign_public), boxPublic: bytesOf(answer.box_public)};
  if (
    identity === undefined ||
    !equalInConstantTime(publicOf(identity).signPublic, published.signPublic) ||
    !equalInConstantTime(publicOf(identity).boxPublic, published.boxPublic) ||
    !verifyIdentityStatement(published, at, bytesOf(answer.statement))
  ) {
    throw new TrustError({kind: 'own-identity-mismatch'});
  }
  return identity;
}
