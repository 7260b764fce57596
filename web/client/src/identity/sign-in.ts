// The conversation that turns password and secret key into a session (protocol/seals.md, section 4). The server shows the
// sealed identity for `auth` alone, and a token only for the device's signature over the origin that we see.
import {parseSessionToken, parseSignInAnswer, type Schemas} from '../api/answers.ts';
import type {Api, Failure} from '../api/api.ts';
import {bytesOf} from '../api/parse.ts';
import {base64url} from '../bytes.ts';
import {
  openIdentity,
  publicOf,
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
import {TrustError, type LogProblem} from '../trust/trust-problem.ts';
import {enrol, type KnownLog} from './enrolment.ts';

// `enrolled`: it stands on the workspace log, as far as this device knows.
export type Device = {id: DeviceId; seed: Uint8Array; enrolled: boolean};

export type SignedIn = {
  kind: 'signed-in';
  identity: Identity;
  answer: Schemas['SignInAnswer'];
  token: string;
  session: Schemas['Session'];
  now: number;
  known: KnownLog;
};

const mostTries = 5; // of putting a device on the log where others append, too

export async function signInAs(
  platform: Platform,
  api: Api,
  at: MemberPlace,
  keys: MemberKeys,
  device: Device,
  known: KnownLog = {},
): Promise<SignedIn | {kind: 'untrusted'; problem: LogProblem} | Failure> {
  const {workspace, member} = at;
  const pair = signPair(device.seed);
  for (let tried = 1, enrolled = device.enrolled; ; ++tried, enrolled = false) {
    const shown = await api.post(
      '/api/v1/workspaces/{workspace}/sign-in',
      {path: {workspace}, body: {member, auth: base64url(keys.auth)}},
      parseSignInAnswer,
    );
    if (shown.kind !== 'answer') return shown;
    const identity = checkedIdentity(at, keys, shown.value);
    const {challenge} = shown.value;
    const enrolment = enrolled ? null : await enrol(platform, api, at, identity, device, challenge, known);
    if (enrolment !== null && enrolment.kind !== 'enrolled') {
      wipeIdentity(identity);
      return enrolment.kind === 'problem' ? {kind: 'untrusted', problem: enrolment.problem} : enrolment.failure;
    }
    const opened = await api.post(
      '/api/v1/workspaces/{workspace}/sessions',
      {
        path: {workspace},
        body: {
          member,
          challenge,
          origin: platform.origin,
          device: device.id,
          enrolment: enrolment?.body ?? null,
          proof: base64url(signSession(pair, platform.origin, at, device.id, bytesOf(challenge))),
        },
      },
      parseSessionToken,
    );
    if (opened.kind === 'answer') {
      const told = enrolment === null ? known : {roster: enrolment.roster};
      return {kind: 'signed-in', identity, answer: shown.value, ...opened.value, known: told};
    }
    wipeIdentity(identity);
    // It does not stand on the log after all, or somebody else's entry came first.
    const again = opened.kind === 'problem' && opened.problem.kind === 'conflict' && tried < mostTries;
    if (!again) return opened;
  }
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
