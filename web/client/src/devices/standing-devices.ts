// The devices of a member as the workspace log has them, and the member's acts on them. What they are called and when they
// were last used is the server's to tell; a name counts only where it is the one that was signed.
import {parseDevices} from '../api/answers.ts';
import {writeEntry} from '../api/log-wire.ts';
import {bytesOf, nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url} from '../bytes.ts';
import {deviceNameCommitment, type DeviceName, type LogAct} from '../crypto/log-entry.ts';
import {equalInConstantTime} from '../crypto/sodium.ts';
import type {DeviceId, MemberId} from '../ids.ts';
import type {DeviceEntry} from '../interface/approval.ts';
import {done, type Outcome} from '../outcome.ts';
import type {RosterDevice} from '../roster/roster.ts';
import type {WorkspaceLog} from '../roster/workspace-log.ts';
import type {Desk} from '../session/desk.ts';

type Told = {name: DeviceName; lastSeenAt: number | null};

export class StandingDevices {
  readonly #desk: Desk;
  readonly #log: WorkspaceLog;
  readonly #current: () => DeviceId;

  constructor(desk: Desk, log: WorkspaceLog, current: () => DeviceId) {
    this.#desk = desk;
    this.#log = log;
    this.#current = current;
  }

  async list(member: MemberId): Promise<Outcome<readonly DeviceEntry[]>> {
    const {api, workspace} = this.#desk;
    const read = await this.#log.read();
    if (read.kind !== 'done') return read;
    const path = {workspace, member};
    const answer = await api.get('/api/v1/workspaces/{workspace}/members/{member}/devices', {path}, parseDevices);
    if (answer.kind !== 'answer') return refusalOf(answer);
    const told = new Map<string, Told>();
    for (const {id, name, name_salt, last_seen_at} of answer.value.devices) {
      told.set(id, {name: {name, salt: bytesOf(name_salt)}, lastSeenAt: last_seen_at});
    }
    const standing = this.#log.roster.devices.filter((device) => device.member === member);
    return done(standing.map((device) => this.#show(device, told.get(device.id))).reverse());
  }

  rename(device: DeviceId, name: string): Promise<Outcome> {
    const {workspace, member, random} = this.#desk;
    const known = this.#log.roster.device(device);
    if (known?.member !== member) return Promise.resolve({kind: 'missing', detail: 'device: none'});
    const named = {salt: random(16), name};
    const commitment = deviceNameCommitment({workspace, member}, device, named);
    return this.#append({kind: 'device', device, key: known.key, name: commitment}, named);
  }

  end(device: DeviceId): Promise<Outcome> {
    return this.#append({kind: 'device-end', device});
  }

  #show({id, member, name, addedAt, ended}: RosterDevice, told: Told | undefined): DeviceEntry {
    const at = {workspace: this.#desk.workspace, member};
    const signed = told !== undefined && equalInConstantTime(deviceNameCommitment(at, id, told.name), name);
    return {
      id,
      name: signed ? told.name.name : null,
      addedAt,
      ended,
      lastSeenAt: told?.lastSeenAt ?? null,
      current: id === this.#current(),
    };
  }

  async #append(act: LogAct, named?: DeviceName): Promise<Outcome> {
    const {api, workspace, pins} = this.#desk;
    const name = named === undefined ? {} : {device_name: {name: named.name, salt: base64url(named.salt)}};
    const appended = await this.#log.append(act, (entry) =>
      api.post(
        '/api/v1/workspaces/{workspace}/log',
        {path: {workspace}, body: {entry: writeEntry(entry), ...name}},
        nothing,
      ),
    );
    await pins.save();
    return appended.kind === 'done' ? done() : appended;
  }
}
