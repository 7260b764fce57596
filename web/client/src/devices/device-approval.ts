// The new device's side of an approval: commits, waits for the open device's key, shows its own, and takes the letter.
//
// What it knows is kept before its key is shown. A device that forgot which key answered it could be told another one
// afterwards, made to give the same code.
import {
  parseDeviceLetter,
  parseDeviceRequestProgress,
  parseJson,
  parseOpenedDeviceRequest,
  type Schemas,
} from '../api/answers.ts';
import type {Api, Failure} from '../api/api.ts';
import {
  base64,
  bytesOf,
  flag,
  MalformedAnswer,
  matching,
  nothing,
  nullable,
  object,
  text,
  whole,
} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {base64url} from '../bytes.ts';
import {approvalCode, deviceCommitment, openLetter, type ApprovalPlace} from '../crypto/device-approval.ts';
import {boxPair} from '../crypto/sodium.ts';
import type {DeviceRequestId, WorkspaceId} from '../ids.ts';
import type {Approval, ApprovalEnd, ApprovalProgress} from '../interface/approval.ts';
import type {Trouble} from '../interface/client.ts';
import type {Session} from '../interface/session.ts';
import {done, type Outcome} from '../outcome.ts';
import type {KeyValueStore, Platform} from '../platform.ts';
import type {LogProblem} from '../trust/trust-problem.ts';
import {readLetter, type Letter} from './letter.ts';
import {Polled} from './polled.ts';

const askEvery = 2_000;
const key = 'latchkey.approval';

type Answer = {workspace: string; key: string; nonce: string};
type Kept = {
  id: string;
  token: string;
  secret: string;
  nonce: string;
  expiresAt: number; // by this device's clock
  confirmed: boolean; // else the letter is not taken yet
  answer: Answer | null;
};

const id = matching(/^[a-z2-7]{26}$/);
const parseKept = object<Kept>({
  id,
  token: base64(32),
  secret: base64(32),
  nonce: base64(32),
  expiresAt: whole,
  confirmed: flag,
  answer: nullable(object<Answer>({workspace: text, key: base64(32), nonce: base64(32)})),
});

// What the client does with a letter: signs in and opens the session, or says why not.
export type Enter = (
  letter: Letter,
) => Promise<
  {kind: 'session'; session: Session} | {kind: 'refused'} | {kind: 'untrusted'; problem: LogProblem} | Trouble
>;

export class DeviceApproval implements Approval {
  readonly #platform: Platform;
  readonly #api: Api;
  readonly #enter: Enter;
  readonly #progress: Polled<ApprovalProgress>;
  #kept: Kept;
  #letter: Letter | null = null;

  static async request(
    platform: Platform,
    api: Api,
    enter: Enter,
    confirmed: boolean,
  ): Promise<{kind: 'requested'; approval: Approval} | Failure> {
    const secret = platform.random(32);
    const nonce = platform.random(32);
    const pair = boxPair(secret);
    const commitment = deviceCommitment(platform.origin, platform.deviceName, {key: pair.publicKey, nonce});
    const asked = platform.timers.now();
    const answer = await api.post(
      '/api/v1/device-requests',
      {path: {}, body: {commitment: base64url(commitment), device_name: platform.deviceName}},
      parseOpenedDeviceRequest,
    );
    if (answer.kind !== 'answer') return answer;
    const {id: request, token, expires_at: expiresAt, now} = answer.value;
    const kept = {
      id: request,
      token,
      secret: base64url(secret),
      nonce: base64url(nonce),
      expiresAt: asked + (expiresAt - now),
      confirmed,
      answer: null,
    };
    await platform.memory?.set(key, JSON.stringify(kept));
    return {kind: 'requested', approval: new DeviceApproval(platform, api, enter, kept)};
  }

  // Goes on after a restart of this device's program.
  static async resume(platform: Platform, api: Api, enter: Enter): Promise<Approval | null> {
    const kept = await readKept(platform.memory);
    if (kept === null) return null;
    if (kept.expiresAt > platform.timers.now()) return new DeviceApproval(platform, api, enter, kept);
    await platform.memory?.delete(key);
    return null;
  }

  private constructor(platform: Platform, api: Api, enter: Enter, kept: Kept) {
    this.#platform = platform;
    this.#api = api;
    this.#enter = enter;
    this.#kept = kept;
    const first: ApprovalProgress = kept.answer === null ? {kind: 'waiting'} : this.#compare(kept.answer);
    this.#progress = new Polled(first, platform.timers, askEvery, () => this.#ask(), isEnd);
  }

  get id(): DeviceRequestId {
    return this.#kept.id as DeviceRequestId;
  }

  get link(): string {
    return `${this.#platform.origin}/approve#${this.#kept.id}`;
  }

  get expiresAt(): number {
    return this.#kept.expiresAt;
  }

  get confirmed(): boolean {
    return this.#kept.confirmed;
  }

  get progress(): Polled<ApprovalProgress> {
    return this.#progress;
  }

  async confirm(): Promise<void> {
    this.#kept = {...this.#kept, confirmed: true};
    await this.#platform.memory?.set(key, JSON.stringify(this.#kept));
  }

  async refuse(): Promise<Outcome> {
    this.#progress.set({kind: 'refused'});
    this.stop();
    const answer = await this.#api.post(
      '/api/v1/device-requests/{request}/withdraw',
      {path: {request: this.#kept.id}, body: {token: this.#kept.token}},
      nothing,
    );
    return answer.kind === 'answer' ? done() : refusalOf(answer);
  }

  step(): Promise<ApprovalProgress> {
    return this.#progress.step();
  }

  async code(): Promise<string> {
    const known = (value: ApprovalProgress): value is Extract<ApprovalProgress, {kind: 'compare'}> | ApprovalEnd =>
      value.kind === 'compare' || isEnd(value);
    const value = await this.#progress.until(known);
    if (value.kind !== 'compare') throw new Error(`approval: ${value.kind}`);
    return value.code;
  }

  result(): Promise<ApprovalEnd> {
    return this.#progress.until(isEnd);
  }

  stop(): void {
    this.#progress.stop();
    void this.#platform.memory?.delete(key);
  }

  async #ask(): Promise<ApprovalProgress> {
    const progress = await this.#next();
    if (isEnd(progress)) await this.#platform.memory?.delete(key);
    return progress;
  }

  async #next(): Promise<ApprovalProgress> {
    if (this.#letter !== null) return this.#signIn(this.#letter);
    if (this.#platform.timers.now() >= this.#kept.expiresAt) return {kind: 'expired'};
    const request = this.#kept.id;
    const {token} = this.#kept;
    const answer = await this.#api.post(
      '/api/v1/device-requests/{request}/progress',
      {path: {request}, body: {token}},
      parseDeviceRequestProgress,
    );
    if (answer.kind !== 'answer') return overOrTrouble(answer);
    const {state} = answer.value;
    if (state === 'refused') return {kind: 'refused'};
    if (state === 'waiting') return {kind: 'waiting'};
    let known = this.#kept.answer;
    if (known === null) {
      const answered = answerOf(answer.value);
      // Our key has not been shown, so a request that is further than answered is not the one we know.
      if (answered === null || state !== 'answered') return {kind: 'forged'};
      known = answered;
      this.#kept = {...this.#kept, answer: known};
      await this.#platform.memory?.set(key, JSON.stringify(this.#kept));
    }
    if (state === 'answered') return this.#reveal(known);
    if (state === 'approved' && this.#kept.confirmed) return this.#take(known);
    return state === 'taken' ? {kind: 'expired'} : this.#compare(known);
  }

  async #reveal(known: Answer): Promise<ApprovalProgress> {
    const request = this.#kept.id;
    const {token, nonce, secret} = this.#kept;
    const shown = base64url(boxPair(bytesOf(secret)).publicKey);
    const answer = await this.#api.post(
      '/api/v1/device-requests/{request}/reveal',
      {path: {request}, body: {token, key: shown, nonce}},
      nothing,
    );
    return answer.kind === 'answer' ? this.#compare(known) : overOrTrouble(answer);
  }

  async #take(known: Answer): Promise<ApprovalProgress> {
    const request = this.#kept.id;
    const {token, secret} = this.#kept;
    const answer = await this.#api.post(
      '/api/v1/device-requests/{request}/take',
      {path: {request}, body: {token}},
      parseDeviceLetter,
    );
    if (answer.kind !== 'answer') return overOrTrouble(answer);
    const text = openLetter(bytesOf(secret), this.#place(known), bytesOf(answer.value.sealed));
    const letter = text && readLetter(text);
    if (letter?.at.workspace !== known.workspace) return {kind: 'forged'};
    this.#letter = letter;
    return this.#signIn(letter);
  }

  async #signIn(letter: Letter): Promise<ApprovalProgress> {
    const entered = await this.#enter(letter);
    if (entered.kind === 'session') return {kind: 'approved', session: entered.session};
    return entered;
  }

  #compare(known: Answer): ApprovalProgress {
    return {kind: 'compare', code: approvalCode(this.#place(known))};
  }

  #place(known: Answer): ApprovalPlace {
    const {secret, nonce} = this.#kept;
    return {
      origin: this.#platform.origin,
      workspace: known.workspace as WorkspaceId,
      request: this.id,
      newDevice: {key: boxPair(bytesOf(secret)).publicKey, nonce: bytesOf(nonce)},
      openDevice: {key: bytesOf(known.key), nonce: bytesOf(known.nonce)},
    };
  }
}

function isEnd(value: ApprovalProgress): value is ApprovalEnd {
  return ['approved', 'refused', 'expired', 'forged', 'untrusted'].includes(value.kind);
}

function answerOf({workspace, answer}: Schemas['DeviceRequestProgress']): Answer | null {
  if (workspace === null || answer === null) return null;
  return {workspace, key: answer.key, nonce: answer.nonce};
}

// The server forgets a request after its time, and with a restart.
function overOrTrouble(failure: Failure): ApprovalProgress {
  const refusal = refusalOf(failure);
  switch (refusal.kind) {
    case 'missing':
    case 'conflict':
      return {kind: 'expired'};
    case 'offline':
    case 'limited':
    case 'unavailable':
      return refusal;
    case 'denied':
    case 'invalid':
      return {kind: 'unavailable', detail: refusal.detail};
    case 'elevation-required':
    case 'signed-out':
      return {kind: 'unavailable', detail: refusal.kind};
  }
}

async function readKept(memory: KeyValueStore | undefined): Promise<Kept | null> {
  const written = (await memory?.get(key)) ?? null;
  if (written === null) return null;
  try {
    return parseKept(parseJson(written), '');
  } catch (error) {
    if (error instanceof MalformedAnswer) return null;
    throw error;
  }
}
