// The open device's side of an approval: answers a request with a key of its own, shows the code, and when the member says
// that both devices show the same, seals for the new one what signs in.
import {parseDeviceRequest, parseElevation, type Schemas} from '../api/answers.ts';
import {bytesOf, nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url, wipe, type Bytes} from '../bytes.ts';
import {approvalCode, isCommitted, sealLetter, type ApprovalPlace, type ShownKey} from '../crypto/device-approval.ts';
import type {LogHead} from '../crypto/log-entry.ts';
import {openIdentity, openMemberKeys, wipeIdentity} from '../crypto/member.ts';
import {boxPair, type Pair} from '../crypto/sodium.ts';
import type {DeviceId, DeviceRequestId} from '../ids.ts';
import type {DeviceRecord} from '../identity/device-record.ts';
import type {Approving, ApprovingProgress, DeviceEntry, Devices} from '../interface/approval.ts';
import {done, type Outcome} from '../outcome.ts';
import type {WorkspaceLog} from '../roster/workspace-log.ts';
import type {Desk} from '../session/desk.ts';
import {Store} from '../store.ts';
import {writeLetter} from './letter.ts';
import {Polled} from './polled.ts';
import {StandingDevices} from './standing-devices.ts';

const askEvery = 1_500;

// What this side knows before its own key is shown: nothing of it may change any more.
type Known = {id: DeviceRequestId; deviceName: string; commitment: Bytes; pair: Pair; nonce: Bytes};

export class MemberDevices implements Devices {
  readonly changes = new Store(0);
  readonly #desk: Desk;
  readonly #head: () => LogHead;
  readonly #record: () => DeviceRecord;
  readonly #elevated: (until: number) => void;
  readonly #standing: StandingDevices;

  constructor(desk: Desk, log: WorkspaceLog, record: () => DeviceRecord, elevated: (until: number) => void) {
    this.#desk = desk;
    this.#head = () => log.roster.head;
    this.#record = record;
    this.#elevated = elevated;
    this.#standing = new StandingDevices(desk, log, () => record().device);
  }

  list(member = this.#desk.member): Promise<Outcome<readonly DeviceEntry[]>> {
    return this.#standing.list(member);
  }

  rename(device: DeviceId, name: string): Promise<Outcome> {
    return this.#standing.rename(device, name);
  }

  end(device: DeviceId): Promise<Outcome> {
    return this.#standing.end(device);
  }

  changed(): void {
    this.changes.update((count) => count + 1);
  }

  async answer(id: DeviceRequestId): Promise<Outcome<Approving> | {kind: 'expired'} | {kind: 'used'}> {
    const {api, workspace, random, platform} = this.#desk;
    const path = {workspace, request: id};
    const asked = platform.timers.now();
    const found = await api.get('/api/v1/workspaces/{workspace}/device-requests/{request}', {path}, parseDeviceRequest);
    if (found.kind === 'problem' && found.problem.kind === 'expired') return {kind: 'expired'};
    if (found.kind === 'problem' && found.problem.kind === 'conflict') return {kind: 'used'};
    if (found.kind !== 'answer') return refusalOf(found);
    // Answered by this very session, before a reload: its secret is gone, and a second key must not be shown.
    if (found.value.state !== 'waiting') return {kind: 'used'};
    const known: Known = {
      id,
      deviceName: found.value.device_name,
      commitment: bytesOf(found.value.commitment),
      pair: boxPair(random(32)),
      nonce: random(32),
    };
    const answered = await api.post(
      '/api/v1/workspaces/{workspace}/device-requests/{request}/answer',
      {path, body: {key: base64url(known.pair.publicKey), nonce: base64url(known.nonce)}},
      nothing,
    );
    if (answered.kind === 'answer') {
      return done(new DeviceAsking(this.#desk, this.#head, this.#record, this.#elevated, known, found.value, asked));
    }
    wipe(known.pair.secretKey);
    if (answered.kind === 'problem' && answered.problem.kind === 'conflict') return {kind: 'used'};
    return refusalOf(answered);
  }
}

class DeviceAsking implements Approving {
  readonly deviceName: string;
  readonly address: string;
  readonly askedAt: number;
  readonly expiresAt: number;
  readonly progress: Polled<ApprovingProgress>;
  readonly #desk: Desk;
  readonly #head: () => LogHead;
  readonly #record: () => DeviceRecord;
  readonly #elevated: (until: number) => void;
  readonly #known: Known;
  #shown: ShownKey | null = null; // by the new device, and as it was committed to

  constructor(
    desk: Desk,
    head: () => LogHead,
    record: () => DeviceRecord,
    elevated: (until: number) => void,
    known: Known,
    wire: Schemas['DeviceRequest'],
    asked: number,
  ) {
    this.#desk = desk;
    this.#head = head;
    this.#record = record;
    this.#elevated = elevated;
    this.#known = known;
    this.deviceName = wire.device_name;
    this.address = wire.address;
    this.askedAt = wire.created_at;
    this.expiresAt = Math.max(wire.expires_at, asked);
    const isLast = (value: ApprovingProgress): boolean =>
      ['approved', 'refused', 'expired', 'forged'].includes(value.kind);
    this.progress = new Polled({kind: 'waiting'}, desk.platform.timers, askEvery, () => this.#ask(), isLast);
  }

  async approve(password: string): Promise<Outcome | {kind: 'wrong-password'}> {
    this.#desk.check(); // no other device is given a past that does not hold
    const {api, workspace, member, random} = this.#desk;
    const place = this.#place();
    if (place === null) return {kind: 'conflict', detail: 'device request: not its turn'};
    const record = this.#record();
    const at = {workspace, member};
    const secretKey = bytesOf(record.secretKey);
    const keys = openMemberKeys(secretKey, password, at);
    try {
      const identity = openIdentity(keys.unlock, at, bytesOf(record.sealedIdentity));
      if (identity === undefined) return {kind: 'wrong-password'};
      wipeIdentity(identity);
      const elevated = await api.post(
        '/api/v1/workspaces/{workspace}/sessions/current/elevation',
        {path: {workspace}, body: {auth: base64url(keys.auth)}},
        parseElevation,
      );
      if (elevated.kind !== 'answer') {
        const refusal = refusalOf(elevated);
        return refusal.kind === 'denied' ? {kind: 'wrong-password'} : refusal;
      }
      this.#elevated(elevated.value.elevated_until);
      const letter = writeLetter({at, secretKey, keys, head: this.#head()});
      const sealed = sealLetter(this.#known.pair.secretKey, place, letter, random);
      wipe(letter);
      if (sealed === undefined) return {kind: 'invalid', detail: 'device request: key'};
      const answer = await api.post(
        '/api/v1/workspaces/{workspace}/device-requests/{request}/approve',
        {path: this.#path(), body: {sealed: base64url(sealed)}},
        nothing,
      );
      if (answer.kind !== 'answer') return refusalOf(answer);
      this.progress.set({kind: 'approved'});
      return done();
    } finally {
      wipe(keys.auth, keys.unlock, secretKey);
    }
  }

  async refuse(): Promise<Outcome> {
    const refused = await this.#sendRefusal();
    if (refused.kind === 'done') this.progress.set({kind: 'refused'});
    return refused;
  }

  stop(): void {
    this.progress.stop();
    wipe(this.#known.pair.secretKey);
  }

  async #sendRefusal(): Promise<Outcome> {
    const answer = await this.#desk.api.post(
      '/api/v1/workspaces/{workspace}/device-requests/{request}/refuse',
      {path: this.#path()},
      nothing,
    );
    return answer.kind === 'answer' ? done() : refusalOf(answer);
  }

  async #ask(): Promise<ApprovingProgress> {
    const answer = await this.#desk.api.get(
      '/api/v1/workspaces/{workspace}/device-requests/{request}',
      {path: this.#path()},
      parseDeviceRequest,
    );
    if (answer.kind !== 'answer') {
      const refusal = refusalOf(answer);
      if (refusal.kind === 'missing' || refusal.kind === 'conflict') return {kind: 'expired'};
      if (refusal.kind === 'offline' || refusal.kind === 'limited' || refusal.kind === 'unavailable') return refusal;
      return {kind: 'unavailable', detail: refusal.kind};
    }
    const {state, revealed} = answer.value;
    if (state === 'refused') return {kind: 'refused'};
    if (state === 'approved' || state === 'taken') return {kind: 'approved'};
    if (this.#shown === null && revealed !== null) {
      const shown = {key: bytesOf(revealed.key), nonce: bytesOf(revealed.nonce)};
      const {commitment, deviceName} = this.#known;
      if (!isCommitted(commitment, this.#desk.platform.origin, deviceName, shown)) {
        void this.#sendRefusal();
        return {kind: 'forged'};
      }
      this.#shown = shown;
    }
    const place = this.#place();
    return place === null ? {kind: 'waiting'} : {kind: 'compare', code: approvalCode(place)};
  }

  #place(): ApprovalPlace | null {
    if (this.#shown === null) return null;
    const {pair, nonce, id} = this.#known;
    return {
      origin: this.#desk.platform.origin,
      workspace: this.#desk.workspace,
      request: id,
      newDevice: this.#shown,
      openDevice: {key: pair.publicKey, nonce},
    };
  }

  #path() {
    return {workspace: this.#desk.workspace, request: this.#known.id};
  }
}
