// The client before and between sessions: founding, joining, signing in, unlocking, and what is kept on the device.
import {parseInvitationPreview, parseMembership, parseServer} from '../api/answers.ts';
import {Api, type Failure} from '../api/api.ts';
import {writeEntry} from '../api/log-wire.ts';
import {bytesOf} from '../api/parse.ts';
import {refusalOf, type ProblemKind} from '../api/problem.ts';
import {base64url, parseBase64url, wipe, type Bytes} from '../bytes.ts';
import {localContext} from '../crypto/context.ts';
import {signEntry} from '../crypto/log-entry.ts';
import {
  identityFrom,
  invitationToken,
  openIdentity,
  openMemberKeys,
  publicOf,
  wipeIdentity,
  type Identity,
  type MemberKeys,
  type MemberPlace,
} from '../crypto/member.ts';
import {openWithPasskey} from '../crypto/passkey.ts';
import {open, seal} from '../crypto/seal.ts';
import {parseSecretKey, sentenceOf} from '../crypto/secret-key.ts';
import {loadSodium} from '../crypto/sodium.ts';
import {DeviceApproval, type Enter} from '../devices/device-approval.ts';
import type {Letter} from '../devices/letter.ts';
import {generateId, type DeviceId, type MemberId, type WorkspaceId} from '../ids.ts';
import type {
  Client,
  ClientState,
  Founding,
  InvitationPreview,
  Joining,
  SignIn,
  StoredDevice,
  Trouble,
  Unlock,
} from '../interface/client.ts';
import type {Platform} from '../platform.ts';
import {forgetCache} from '../session/cache.ts';
import {Desk} from '../session/desk.ts';
import {MemberSession, type Keeper} from '../session/member-session.ts';
import {within} from '../session/within.ts';
import {Roster} from '../roster/roster.ts';
import {Store} from '../store.ts';
import {localKey} from '../trust/local-key.ts';
import {Pins} from '../trust/pins.ts';
import {TrustError, type LogProblem} from '../trust/trust-problem.ts';
import {
  deleteDeviceRecord,
  passkeyOf,
  readDeviceRecord,
  writeDeviceRecord,
  type DeviceRecord,
} from './device-record.ts';
import {kitOf} from './emergency-kit.ts';
import type {KnownLog} from './enrolment.ts';
import {InvitedLog} from './invited-log.ts';
import {parseFoundingLink, parseInvitationLink, parseSignInAddress} from './links.ts';
import {isPasswordTooShort, makeMember, shortestPassword, type NewMember} from './new-member.ts';
import {signInAs, type Device, type SignedIn} from './sign-in.ts';
import {forgetUnlocked, keepUnlocked, readUnlocked} from './unlocked.ts';

// Loads the crypto library and finds out where this device stands: nothing kept, locked, or still open from before a
// reload.
export async function createClient(platform: Platform): Promise<Client> {
  await loadSodium();
  const client = new DeviceClient(platform);
  await client.begin();
  return client;
}

const longestQuestion = 3_000; // whether a session is alive: a network that swallows requests is as good as none

const tokenContext = localContext('token');

class DeviceClient implements Client, Keeper {
  readonly state = new Store<ClientState>({kind: 'signed-out'});
  readonly #platform: Platform;
  readonly #api: Api;
  #record: DeviceRecord | null = null;
  #token: string | null = null;
  #session: MemberSession | null = null;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#api = new Api(platform);
  }

  async begin(): Promise<void> {
    this.#record = await readDeviceRecord(this.#platform.storage);
    if (this.#record === null) return;
    const unlocked = await readUnlocked(this.#platform, this.#record);
    if (unlocked === null) {
      this.#showLocked();
      return;
    }
    const {signSeed, boxSecret, token} = unlocked;
    this.#token = token;
    await this.#openSession(identityFrom(signSeed, boxSecret));
  }

  async server(): ReturnType<Client['server']> {
    const answer = await this.#api.get('/api/v1/server', {path: {}}, parseServer);
    return answer.kind === 'answer'
      ? {kind: 'server', version: answer.value.version, demo: answer.value.demo}
      : {kind: 'offline'};
  }

  async found(input: Parameters<Client['found']>[0]): Promise<Founding> {
    const token = parseFoundingLink(input.link);
    if (token === undefined) return {kind: 'link-invalid'};
    if (isPasswordTooShort(input.password)) return {kind: 'password-too-short', atLeast: shortestPassword};
    const workspace = generateId<WorkspaceId>(this.#random);
    const made = this.#makeMember(workspace, input);
    const server = await this.#api.get('/api/v1/server', {path: {}}, parseServer);
    if (server.kind !== 'answer') return troubleOf(server);
    const {now, demo} = server.value;
    const act = {kind: 'founding', keys: publicOf(made.identity), profile: made.profile, demo} as const;
    const roster = new Roster(workspace);
    const entry = signEntry(made.identity.sign, {workspace, head: roster.head, at: now, author: made.at.member}, act);
    roster.apply(entry);
    // Repeatable: with the same ids a second request after a lost answer is answered like the first.
    const answer = await this.#api.postRepeatably(
      '/api/v1/workspaces',
      {
        path: {},
        body: {
          founding_token: token,
          workspace: {id: workspace, name: input.workspaceName},
          member: made.body,
          entry: writeEntry(entry),
        },
      },
      parseMembership,
    );
    if (answer.kind === 'answer') return this.#enter(made, 'founded', roster);
    if (answer.kind === 'problem' && ['unauthenticated', 'expired', 'conflict'].includes(answer.problem.kind)) {
      return {kind: 'link-invalid'};
    }
    return troubleOf(answer);
  }

  async previewInvitation(link: string): Promise<InvitationPreview> {
    const invited = parseInvitationLink(link);
    if (invited === undefined) return {kind: 'link-invalid'};
    const {workspace, invitation, secret} = invited;
    const answer = await this.#api.post(
      '/api/v1/workspaces/{workspace}/invitations/{invitation}/preview',
      {path: {workspace, invitation}, body: {token: base64url(invitationToken(secret, workspace, invitation))}},
      parseInvitationPreview,
    );
    if (answer.kind !== 'answer') return invitationRefused(answer);
    const {workspace_name: workspaceName, inviter_name: inviterName, role, expires_at: expiresAt} = answer.value;
    return {kind: 'open', workspaceName, inviterName, role, expiresAt};
  }

  async join(input: Parameters<Client['join']>[0]): Promise<Joining> {
    const invited = parseInvitationLink(input.link);
    if (invited === undefined) return {kind: 'link-invalid'};
    if (isPasswordTooShort(input.password)) return {kind: 'password-too-short', atLeast: shortestPassword};
    const {workspace} = invited;
    const log = new InvitedLog(this.#api, invited);
    const read = await log.read();
    if (read.kind === 'problem') return {kind: 'untrusted', problem: read.problem};
    if (read.kind === 'failure') return invitationRefused(read.failure);
    const made = this.#makeMember(workspace, input);
    const joined = await log.join(made);
    if (joined.kind === 'problem') return {kind: 'untrusted', problem: joined.problem};
    if (joined.kind === 'failure') return invitationRefused(joined.failure);
    return this.#enter(made, 'joined', joined.roster);
  }

  async signIn(input: Parameters<Client['signIn']>[0]): Promise<SignIn> {
    const at = parseSignInAddress(input.address);
    if (at === undefined) return {kind: 'address-invalid'};
    const parsed = parseSecretKey(input.secretKey);
    if (parsed.kind === 'problem') return {kind: 'secret-key-invalid', problem: sentenceOf(parsed.problem)};
    const keys = openMemberKeys(parsed.secret, input.password, at);
    const {device, signedIn} = await this.#signIn(at, keys);
    if (signedIn.kind === 'signed-in') {
      return {kind: 'signed-in', session: await this.#adopt(signedIn, at, parsed.secret, keys, device)};
    }
    return isProblem(signedIn, 'unauthenticated') ? {kind: 'refused'} : notSignedIn(signedIn);
  }

  async requestApproval(how = {held: false}): ReturnType<Client['requestApproval']> {
    const enter: Enter = (letter) => this.#enterByLetter(letter);
    const asked = await DeviceApproval.request(this.#platform, this.#api, enter, !how.held);
    return asked.kind === 'requested' ? asked : troubleOf(asked);
  }

  resumeApproval(): ReturnType<Client['resumeApproval']> {
    return DeviceApproval.resume(this.#platform, this.#api, (letter) => this.#enterByLetter(letter));
  }

  async unlock(password: string): Promise<Unlock> {
    const record = this.#record;
    if (record === null) return {kind: 'nothing-stored'};
    if (this.#session !== null) return {kind: 'unlocked', session: this.#session};
    const secret = bytesOf(record.secretKey);
    const {workspace, member} = record;
    return this.#unlockWith(record, secret, openMemberKeys(secret, password, {workspace, member}));
  }

  async unlockWithPasskey(prf: Bytes): Promise<Unlock | {kind: 'wrong-passkey'}> {
    const record = this.#record;
    if (record?.passkey == null) return {kind: 'nothing-stored'};
    if (this.#session !== null) return {kind: 'unlocked', session: this.#session};
    const {workspace, member, device, passkey} = record;
    const at = {workspace, member, device, credential: bytesOf(passkey.credential)};
    const opened = openWithPasskey(prf, at, bytesOf(passkey.sealed));
    if (opened === undefined) return {kind: 'wrong-passkey'};
    const outcome = await this.#unlockWith(record, opened.secretKey, opened.keys);
    // The passkey was right, so what it holds is of a password that was changed since.
    return outcome.kind === 'wrong-password' ? {kind: 'access-ended'} : outcome;
  }

  async forgetDevice(): Promise<void> {
    const record = this.#record;
    // Nobody has it afterwards, so it is to stand on the log as ended. Without a connection somebody else has to do so.
    if (record !== null) await this.#session?.devices.end(record.device).catch(() => undefined);
    await this.#session?.signOut();
    await deleteDeviceRecord(this.#platform.storage);
    if (record !== null) {
      const at = {workspace: record.workspace, member: record.member};
      await Pins.forget(this.#platform, at);
      await forgetCache(this.#platform, at);
    }
    await forgetUnlocked(this.#platform);
    this.#record = null;
    this.state.set({kind: 'signed-out'});
  }

  // What an open session asks of us.

  token(): string | null {
    return this.#token;
  }

  record(): DeviceRecord {
    if (this.#record === null) throw new Error('an open session without a device record');
    return this.#record;
  }

  // `unlock` after the password changed, because the token is sealed under it.
  async saveRecord(record: DeviceRecord, unlock: Uint8Array | null): Promise<void> {
    const sealedToken =
      unlock === null || this.#token === null ? record.sealedToken : sealToken(unlock, this.#token, this.#random);
    this.#record = {...record, sealedToken};
    await writeDeviceRecord(this.#platform.storage, this.#record);
  }

  async locked(): Promise<void> {
    this.#session = null;
    this.#token = null;
    this.#api.authorize(null);
    await forgetUnlocked(this.#platform);
    this.#showLocked();
  }

  // Helpers.

  readonly #random = (length: number): Uint8Array<ArrayBuffer> => this.#platform.random(length);

  #makeMember(workspace: WorkspaceId, input: {name: string; email: string; password: string}): NewMember {
    const at = {workspace, member: generateId<MemberId>(this.#random)};
    return makeMember(at, input.name, input.email, input.password, this.#random);
  }

  // What an open device handed over signs in like a password that was typed, and as a device with a key of its own.
  async #enterByLetter({at, secretKey, keys, head}: Letter): ReturnType<Enter> {
    const {device, signedIn} = await this.#signIn(at, keys, {head});
    if (signedIn.kind === 'signed-in') {
      return {kind: 'session', session: await this.#adopt(signedIn, at, secretKey, keys, device)};
    }
    return isProblem(signedIn, 'unauthenticated') ? {kind: 'refused'} : notSignedIn(signedIn);
  }

  // A device that was this member's before keeps its key, unless it was ended.
  async #signIn(at: MemberPlace, keys: MemberKeys, known: KnownLog = {}) {
    const before = this.#record;
    if (before?.workspace === at.workspace && before.member === at.member) {
      const device = deviceOf(before);
      const signedIn = await signInAs(this.#platform, this.#api, at, keys, device, known);
      if (!isProblem(signedIn, 'denied')) return {device, signedIn};
    }
    const device = this.#newDevice();
    return {device, signedIn: await signInAs(this.#platform, this.#api, at, keys, device, known)};
  }

  #newDevice(): Device {
    return {id: generateId<DeviceId>(this.#random), seed: this.#random(32), enrolled: false};
  }

  // A member just made signs in like any other: what founding and joining prove is that the server has it.
  async #enter<Kind extends 'founded' | 'joined'>(
    made: NewMember,
    kind: Kind,
    roster: Roster,
  ): Promise<{kind: Kind; session: MemberSession; kit: ReturnType<typeof kitOf>} | Trouble> {
    const device = this.#newDevice();
    const signedIn = await signInAs(this.#platform, this.#api, made.at, made.keys, device, {roster});
    if (signedIn.kind === 'untrusted') throw new TrustError(signedIn.problem);
    if (signedIn.kind !== 'signed-in') return troubleOf(signedIn);
    const session = await this.#adopt(signedIn, made.at, made.secretKey, made.keys, device);
    return {kind, session, kit: kitOf(this.#platform.origin, this.record())};
  }

  // What password and secret key give opens what is kept here, or a new session at the server.
  async #unlockWith(record: DeviceRecord, secret: Uint8Array, keys: MemberKeys): Promise<Unlock> {
    const at = {workspace: record.workspace, member: record.member};
    const identity = openIdentity(keys.unlock, at, bytesOf(record.sealedIdentity));
    const device = deviceOf(record);
    const token = identity === undefined ? undefined : openToken(keys, record);
    // A token of before the lock, if the server still takes it: then no new session has to be made.
    if (identity !== undefined && token !== undefined && (await this.#isAlive(at, token)) !== 'refused') {
      this.#token = token;
      wipe(keys.auth, keys.unlock);
      return {kind: 'unlocked', session: await this.#openSession(identity)};
    }
    const signedIn = await signInAs(this.#platform, this.#api, at, keys, device);
    if (signedIn.kind === 'signed-in') {
      if (identity !== undefined) wipeIdentity(identity);
      return {kind: 'unlocked', session: await this.#adopt(signedIn, at, secret, keys, device)};
    }
    wipe(keys.auth, keys.unlock);
    if (signedIn.kind === 'untrusted') throw new TrustError(signedIn.problem);
    // Denied: it is a member's password, and the device was ended.
    const refused = isProblem(signedIn, 'unauthenticated') || isProblem(signedIn, 'denied');
    if (identity === undefined)
      return refused || signedIn.kind === 'no-answer' ? {kind: 'wrong-password'} : troubleOf(signedIn);
    if (signedIn.kind === 'no-answer') return {kind: 'unlocked', session: await this.#openSession(identity)};
    wipeIdentity(identity);
    return refused ? {kind: 'access-ended'} : troubleOf(signedIn);
  }

  // Enrols this device, and opens the session.
  async #adopt(
    signedIn: SignedIn,
    at: MemberPlace,
    secretKey: Uint8Array,
    keys: MemberKeys,
    device: Device,
  ): Promise<MemberSession> {
    const {identity, answer, token, known} = signedIn;
    const publics = publicOf(identity);
    const before = this.#record;
    // A passkey enrolled here stays while it opens what the password opens, which a changed password seals anew.
    const same = before?.device === device.id && before.sealedIdentity === answer.sealed_identity;
    await this.#session?.lock();
    this.#token = token;
    await this.saveRecord(
      {
        version: 1,
        workspace: at.workspace,
        workspaceName: answer.workspace_name,
        member: at.member,
        name: answer.name,
        email: answer.email,
        device: device.id,
        deviceSeed: base64url(device.seed),
        secretKey: base64url(secretKey),
        sealedIdentity: answer.sealed_identity,
        signPublic: base64url(publics.signPublic),
        boxPublic: base64url(publics.boxPublic),
        sealedToken: null,
        passkey: same ? before.passkey : null,
      },
      keys.unlock,
    );
    wipe(keys.auth, keys.unlock);
    return this.#openSession(identity, known);
  }

  async #openSession(identity: Identity, known: KnownLog = {}): Promise<MemberSession> {
    const record = this.record();
    const at = {workspace: record.workspace, member: record.member};
    const pins = await Pins.open(this.#platform, at, localKey(identity, at, 'pins'));
    const head = known.roster?.head ?? known.head;
    if (head !== undefined) pins.pinLog(head);
    const desk = new Desk(this.#platform, this.#api, at, identity, pins);
    const session = new MemberSession(desk, this, known.roster ?? null);
    this.#session = session;
    this.#api.authorize(this.#token, () => void session.ended('session'));
    if (this.#token !== null) await keepUnlocked(this.#platform, record, identity, this.#token);
    await session.start();
    // Signed out meanwhile: the server took the token and its first answer was that the session has ended.
    if (this.#session === session) this.state.set({kind: 'open', session});
    return session;
  }

  async #isAlive(at: MemberPlace, token: string): Promise<'alive' | 'refused' | 'unknown'> {
    this.#api.authorize(token);
    const {workspace} = at;
    const asked = this.#api.getOnce('/api/v1/workspaces/{workspace}/me', {path: {workspace}}, () => null);
    const answer = await within(this.#platform.timers, longestQuestion, asked);
    this.#api.authorize(null);
    if (answer === 'late') return 'unknown';
    if (answer.kind === 'answer') return 'alive';
    return answer.kind === 'problem' && answer.problem.kind === 'unauthenticated' ? 'refused' : 'unknown';
  }

  #showLocked(): void {
    const record = this.#record;
    if (record === null) return;
    const {workspace, workspaceName, member, name, email} = record;
    const device: StoredDevice = {workspace, workspaceName, member, name, email, passkey: passkeyOf(record)};
    this.state.set({kind: 'locked', device});
  }
}

function deviceOf(record: DeviceRecord): Device {
  return {id: record.device, seed: bytesOf(record.deviceSeed), enrolled: true};
}

function isProblem(answer: {kind: string} | Failure, kind: ProblemKind): boolean {
  return answer.kind === 'problem' && 'problem' in answer && answer.problem.kind === kind;
}

function sealToken(unlock: Uint8Array, token: string, random: (length: number) => Uint8Array<ArrayBuffer>): string {
  return base64url(seal(unlock, tokenContext, bytesOf(token), random));
}

function openToken(keys: MemberKeys, record: DeviceRecord): string | undefined {
  const sealed = record.sealedToken === null ? undefined : parseBase64url(record.sealedToken);
  const token = sealed && open(keys.unlock, tokenContext, sealed);
  return token && base64url(token);
}

function troubleOf(failure: Failure): Trouble {
  const refusal = refusalOf(failure);
  switch (refusal.kind) {
    case 'offline':
    case 'limited':
    case 'unavailable':
      return refusal;
    case 'elevation-required':
    case 'signed-out':
      return {kind: 'unavailable', detail: refusal.kind};
    case 'conflict':
    case 'denied':
    case 'missing':
    case 'invalid':
      return {kind: 'unavailable', detail: refusal.detail};
  }
}

function notSignedIn(refused: {kind: 'untrusted'; problem: LogProblem} | Failure) {
  return refused.kind === 'untrusted' ? refused : troubleOf(refused);
}

function invitationRefused(failure: Failure): {kind: 'link-invalid'} | {kind: 'expired'} | Trouble {
  if (failure.kind === 'problem') {
    if (failure.problem.kind === 'expired') return {kind: 'expired'};
    if (['not-found', 'conflict'].includes(failure.problem.kind)) return {kind: 'link-invalid'};
  }
  return troubleOf(failure);
}
