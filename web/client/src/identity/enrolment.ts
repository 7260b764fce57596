// Puts a device on the workspace log while it signs in (protocol/seals.md, section 4). The entry names all that came before
// it, so the log is read and verified first, up to every head that this device saw or was told of and beyond.
import {parseServer} from '../api/answers.ts';
import type {Api, Failure} from '../api/api.ts';
import {parseLogPage, writeEntry} from '../api/log-wire.ts';
import type {Schemas} from '../api/answers.ts';
import {base64url} from '../bytes.ts';
import {deviceNameCommitment, signEntry, type LogHead} from '../crypto/log-entry.ts';
import {publicOf, type Identity, type MemberPlace} from '../crypto/member.ts';
import {equalInConstantTime, signPair} from '../crypto/sodium.ts';
import type {Platform} from '../platform.ts';
import {readOn} from '../roster/read-log.ts';
import {Roster} from '../roster/roster.ts';
import {localKey} from '../trust/local-key.ts';
import {Pins} from '../trust/pins.ts';
import type {LogProblem} from '../trust/trust-problem.ts';
import type {Device} from './sign-in.ts';

// What is known of the log before: all of it, by who founded or joined, or where it ended, by an open device.
export type KnownLog = {roster?: Roster; head?: LogHead};

type Enrolled =
  | {kind: 'enrolled'; roster: Roster; body: Schemas['Enrolment']} // the roster as it is once the server took the entry
  | {kind: 'problem'; problem: LogProblem}
  | {kind: 'failure'; failure: Failure};

export async function enrol(
  platform: Platform,
  api: Api,
  at: MemberPlace,
  identity: Identity,
  device: Device,
  challenge: string,
  known: KnownLog,
): Promise<Enrolled> {
  const {workspace, member} = at;
  const before = known.roster ?? new Roster(workspace);
  const pins = await Pins.open(platform, at, localKey(identity, at, 'pins'));
  const read = await readOn(before, furthest(known.head ?? null, pins.log), (after) =>
    api.postRepeatably(
      '/api/v1/workspaces/{workspace}/sign-in/log',
      {path: {workspace}, query: {after}, body: {member, challenge}},
      parseLogPage,
    ),
  );
  if (read.kind !== 'read') return read;
  const {roster} = read;
  const own = roster.member(member);
  const publics = publicOf(identity);
  const same =
    own !== undefined &&
    equalInConstantTime(own.keys.signPublic, publics.signPublic) &&
    equalInConstantTime(own.keys.boxPublic, publics.boxPublic);
  if (!same) return {kind: 'problem', problem: {kind: 'own-identity-mismatch'}};

  const server = await api.get('/api/v1/server', {path: {}}, parseServer);
  if (server.kind !== 'answer') return {kind: 'failure', failure: server};
  const name = {salt: platform.random(16), name: platform.deviceName};
  const {head, last} = roster;
  const place = {workspace, head, at: Math.max(server.value.now, last?.at ?? 0), author: member};
  const entry = signEntry(identity.sign, place, {
    kind: 'device',
    device: device.id,
    key: signPair(device.seed).publicKey,
    name: deviceNameCommitment(at, device.id, name),
  });
  // The log may say that this device ended, or that we did: then the server would refuse in these words.
  const why = roster.apply(entry);
  if (why !== null) return {kind: 'failure', failure: {kind: 'problem', problem: denied(why)}};
  const body = {entry: writeEntry(entry), name: {name: name.name, salt: base64url(name.salt)}};
  return {kind: 'enrolled', roster, body};
}

function furthest(a: LogHead | null, b: LogHead | null): LogHead | null {
  if (a === null || b === null) return a ?? b;
  return a.number > b.number ? a : b;
}

function denied(why: string) {
  return {kind: 'denied' as const, status: 403, detail: `log: ${why}`, pointer: null, retryAt: 0};
}
