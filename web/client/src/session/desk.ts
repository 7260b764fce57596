// What every part of a session works with. One is made when a session opens and wiped when it locks.
import type {Api} from '../api/api.ts';
import type {Bytes} from '../bytes.ts';
import {fingerprintOf, publicOf, wipeIdentity, type Identity, type MemberPublic} from '../crypto/member.ts';
import type {Random} from '../crypto/sodium.ts';
import type {MemberId, WorkspaceId} from '../ids.ts';
import type {Platform} from '../platform.ts';
import {Store} from '../store.ts';
import {localKey} from '../trust/local-key.ts';
import type {Pins} from '../trust/pins.ts';
import {TrustError, type LogProblem} from '../trust/trust-problem.ts';
import {ServerTime} from './server-time.ts';

export class Desk {
  readonly platform: Platform;
  readonly api: Api;
  readonly workspace: WorkspaceId;
  readonly member: MemberId;
  readonly fingerprint: Bytes;
  readonly pins: Pins;
  readonly time: ServerTime;
  readonly random: Random;
  // Why this client stopped: the workspace log does not hold, so no key of ours opens, signs or is given anything.
  readonly stopped: Store<LogProblem | null>;
  readonly #identity: Identity;
  // False once locked: keys are wiped then, and whatever is still under way must not use them.
  open = true;

  constructor(
    platform: Platform,
    api: Api,
    at: {workspace: WorkspaceId; member: MemberId},
    identity: Identity,
    pins: Pins,
  ) {
    this.platform = platform;
    this.api = api;
    this.workspace = at.workspace;
    this.member = at.member;
    this.#identity = identity;
    this.fingerprint = fingerprintOf(publicOf(identity), at);
    this.pins = pins;
    this.stopped = new Store(pins.stopped);
    this.stopped.subscribe((problem) => pins.keepStopped(problem));
    this.time = new ServerTime(platform.timers);
    this.random = (length) => platform.random(length);
  }

  get identity(): Identity {
    this.check();
    return this.#identity;
  }

  check(): void {
    if (this.stopped.value !== null) throw new TrustError(this.stopped.value);
  }

  // Also for who is stopped: our own keys are compared with those on the log to find out.
  get publics(): MemberPublic {
    return publicOf(this.#identity);
  }

  // Of what this device keeps for itself: it stays readable to who is stopped.
  localKey(purpose: 'cache'): Bytes {
    return localKey(this.#identity, {workspace: this.workspace, member: this.member}, purpose);
  }

  close(): void {
    this.open = false;
    wipeIdentity(this.#identity);
  }
}
