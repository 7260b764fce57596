// An open session: loads, listens, refreshes what changed, and hands each part of the client to the screens.
import {parseElevation, parseMe, parseSessions, parseWorkspace, type Event} from '../api/answers.ts';
import {bytesOf, nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {AccountBook} from '../accounts/account-book.ts';
import {ManagedAddresses, ManagedNumbers} from '../accounts/managed-contacts.ts';
import {SharedAccounts} from '../accounts/shared-accounts.ts';
import {ActivityList} from '../activity/activity-list.ts';
import {WorkspaceAdmin} from '../admin/workspace-admin.ts';
import {base64url, wipe, type Bytes} from '../bytes.ts';
import {AccountAuthenticator} from '../codes/account-authenticator.ts';
import {CurrentCodes} from '../codes/current-codes.ts';
import {authVerifier, openIdentity, openMemberKeys, sealIdentity, wipeIdentity} from '../crypto/member.ts';
import {sealForPasskey} from '../crypto/passkey.ts';
import type {AccountId, LoginRequestId, MemberId, SessionId, WorkspaceId} from '../ids.ts';
import {kitOf} from '../identity/emergency-kit.ts';
import {passkeyOf, type DeviceRecord} from '../identity/device-record.ts';
import {isPasswordTooShort, shortestPassword} from '../identity/new-member.ts';
import {SharedInbox} from '../inbox/shared-inbox.ts';
import type {
  Connection,
  Elevation,
  Me,
  PasswordChange,
  ServerClock,
  Session,
  SessionEntry,
  Upkeep as UpkeepState,
} from '../interface/session.ts';
import type {EmergencyKit, PasskeyAsk} from '../interface/client.ts';
import type {InboxRow} from '../interface/inbox.ts';
import {LiveEvents} from '../live/live-events.ts';
import {SharedLoginRequests} from '../logins/login-requests.ts';
import {MemberDevices} from '../devices/member-devices.ts';
import {Directory} from '../members/directory.ts';
import {WorkspaceMembers} from '../members/workspace-members.ts';
import {done, type Outcome, type Refusal} from '../outcome.ts';
import {KeptRecoveryCodes} from '../recovery/kept-recovery-codes.ts';
import type {Roster} from '../roster/roster.ts';
import {WorkspaceLog} from '../roster/workspace-log.ts';
import {Store, type Readable} from '../store.ts';
import type {LogProblem, TrustProblem} from '../trust/trust-problem.ts';
import {forgetCache, readCache, writeCache} from './cache.ts';
import type {Desk} from './desk.ts';
import {Upkeep} from './upkeep.ts';
import {within} from './within.ts';

// What the client outside keeps for the session: the token, the device record, and what locking means.
export interface Keeper {
  token(): string | null;
  record(): DeviceRecord;
  saveRecord(record: DeviceRecord, unlock: Uint8Array | null): Promise<void>;
  locked(): Promise<void>;
}

const readAgainAfter = 5_000;
const longestWait = 1_500; // for news, where there is something to show already
const keepAfter = 2_000; // what arrives together is written once

export class MemberSession implements Session {
  readonly accounts: SharedAccounts;
  readonly numbers: ManagedNumbers;
  readonly addresses: ManagedAddresses;
  readonly authenticator: AccountAuthenticator;
  readonly codes: CurrentCodes;
  readonly recovery: KeptRecoveryCodes;
  readonly inbox: SharedInbox;
  readonly loginRequests: SharedLoginRequests;
  readonly members: WorkspaceMembers;
  readonly activity: ActivityList;
  readonly admin: WorkspaceAdmin;
  readonly devices: MemberDevices;
  readonly trust = new Store<readonly TrustProblem[]>([]);
  readonly me: Store<Me>;
  readonly syncedAt = new Store<number | null>(null);
  readonly passkey: Store<PasskeyAsk | null>;

  readonly #desk: Desk;
  readonly #keeper: Keeper;
  readonly #log: WorkspaceLog;
  readonly #directory: Directory;
  readonly #book: AccountBook;
  readonly #live: LiveEvents;
  readonly #upkeep: Upkeep;
  readonly #cacheKey: Bytes;
  #cursor: number | null = null; // how far events have told
  #bookCursor: number | null = null; // of the last full sync
  // What has changed and was not read yet. Kept until it was, however long the connection is gone.
  #stale = {
    all: true,
    me: true,
    members: true,
    inbox: true,
    logins: true,
    accounts: new Set<AccountId>(),
    inboxes: new Set<AccountId>(),
  };
  #reading: Promise<Outcome> | null = null;
  #cancelRetry: () => void = () => undefined;
  #cancelKeeping: (() => void) | null = null;
  #keeping: Promise<void> = Promise.resolve();
  #wasLive = false;

  // `verified`: the workspace log as far as joining has just read it.
  constructor(desk: Desk, keeper: Keeper, verified: Roster | null) {
    this.#desk = desk;
    this.#keeper = keeper;
    this.#cacheKey = desk.localKey('cache');
    this.#log = new WorkspaceLog(desk, verified);
    this.#directory = new Directory(desk, this.#log);
    this.#book = new AccountBook(desk, this.#directory, () => this.members.reload());
    this.#upkeep = new Upkeep(desk, this.#book, this.#directory);
    const wakeUpkeep = (): void => this.#upkeep.wake();
    this.accounts = new SharedAccounts(desk, this.#book, this.#directory, wakeUpkeep);
    this.numbers = new ManagedNumbers(desk, this.#book);
    this.addresses = new ManagedAddresses(desk, this.#book);
    this.authenticator = new AccountAuthenticator(desk, this.#book);
    this.codes = new CurrentCodes(desk, this.#book, () => this.#keepSoon());
    this.recovery = new KeptRecoveryCodes(desk, this.#book);
    this.inbox = new SharedInbox(desk, this.#book);
    const login = {
      desk,
      codes: this.codes,
      markUsed: (row: InboxRow, id: LoginRequestId) => this.inbox.markUsed(row, id),
      changed: () => this.#loginsChanged(),
    };
    this.loginRequests = new SharedLoginRequests(login, this.#directory, () => keeper.record().device);
    this.members = new WorkspaceMembers(desk, this.#log, this.#directory, () => this.#book.reopen());
    this.activity = new ActivityList(desk);
    this.admin = new WorkspaceAdmin(desk);
    this.devices = new MemberDevices(
      desk,
      this.#log,
      () => keeper.record(),
      (until) => this.#elevatedUntil(until),
    );
    this.me = new Store(meOf(keeper.record()));
    this.passkey = new Store(passkeyOf(keeper.record()));
    this.#live = new LiveEvents(desk.platform, {
      workspace: desk.workspace,
      token: () => keeper.token(),
      cursor: () => this.#cursor,
      onEvent: (event) => this.#happened(event),
      onConnected: () => void this.#read(),
    });
    // Until the connection went, what is shown was what the server had.
    this.#live.state.subscribe(({kind}) => {
      if (this.#wasLive && kind === 'offline') this.syncedAt.set(desk.platform.timers.now());
      this.#wasLive = kind === 'live';
    });
    this.#book.list.subscribe(() => this.inbox.accountsChanged());
    this.#book.list.subscribe(() => this.#publishTrust());
    this.#directory.list.subscribe(() => {
      this.#publishTrust();
      this.#publishMe();
    });
    desk.stopped.subscribe(() => {
      this.#book.reopen();
      this.inbox.readAgain();
      this.#publishTrust();
    });
  }

  get stopped(): Readable<LogProblem | null> {
    return this.#desk.stopped;
  }

  get workspaceId(): WorkspaceId {
    return this.#desk.workspace;
  }

  get memberId(): MemberId {
    return this.#desk.member;
  }

  get connection(): Readable<Connection> {
    return this.#live.state;
  }

  get clock(): Readable<ServerClock> {
    return this.#desk.time.clock;
  }

  get upkeep(): Readable<UpkeepState> {
    return this.#upkeep.state;
  }

  // Shows what was seen last, then reads what is new, then listens. Resolves when there is something to show: with a cache
  // it waits for news a moment only, since without a connection none comes.
  async start(): Promise<void> {
    const at = {workspace: this.#desk.workspace, member: this.#desk.member};
    const cached = await readCache(this.#desk.platform, at, this.#cacheKey);
    if (cached !== null) {
      this.me.update((me) => ({...me, workspaceName: cached.workspaceName}));
      this.#log.takeKept(cached.roster);
      this.members.keptLogChanged();
      this.#directory.take(cached.members);
      this.#book.takeKeptChains(cached.chains);
      this.#book.take(cached.accounts);
      this.inbox.takeKept(cached.messages);
      this.codes.takeHandedOut(cached.chunks);
      this.#cursor = this.#bookCursor = cached.cursor;
      this.syncedAt.set(cached.syncedAt);
    }
    const news = this.#read();
    await (cached === null ? news : within(this.#desk.platform.timers, longestWait, news));
    if (this.#desk.open) this.#live.start();
  }

  sync(): Promise<Outcome> {
    if (this.#live.state.value.kind !== 'live') {
      this.#everythingIsStale();
      this.#live.retry();
    }
    // No event tells that the log holds again: whoever put it right put it back.
    if (this.#desk.stopped.value !== null) this.#stale.members = true;
    return this.#read();
  }

  async elevate(password: string): Promise<Elevation> {
    const keys = this.#keysFor(password);
    const {api, workspace} = this.#desk;
    const answer = await api.post(
      '/api/v1/workspaces/{workspace}/sessions/current/elevation',
      {path: {workspace}, body: {auth: base64url(keys.auth)}},
      parseElevation,
    );
    wipe(keys.auth, keys.unlock);
    if (answer.kind !== 'answer') return elevationRefused(refusalOf(answer));
    const until = answer.value.elevated_until;
    this.#elevatedUntil(until);
    return {kind: 'elevated', until};
  }

  #elevatedUntil(until: number): void {
    this.me.update((me) => ({...me, elevatedUntil: until}));
    this.#upkeep.wake(); // a rotation may have waited for this
  }

  async changePassword(current: string, next: string): Promise<PasswordChange> {
    if (isPasswordTooShort(next)) return {kind: 'password-too-short', atLeast: shortestPassword};
    const elevated = await this.elevate(current);
    if (elevated.kind !== 'elevated') return elevated;
    const record = this.#keeper.record();
    const at = {workspace: this.#desk.workspace, member: this.#desk.member};
    const keys = openMemberKeys(bytesOf(record.secretKey), next, at);
    const sealedIdentity = base64url(sealIdentity(keys.unlock, at, this.#desk.identity, this.#desk.random));
    const answer = await this.#desk.api.put(
      '/api/v1/workspaces/{workspace}/me/credentials',
      {
        path: {workspace: at.workspace},
        body: {auth_verifier: base64url(authVerifier(at, keys.auth)), sealed_identity: sealedIdentity},
      },
      nothing,
    );
    if (answer.kind !== 'answer') {
      wipe(keys.auth, keys.unlock);
      return elevationRefused(refusalOf(answer));
    }
    await this.#keeper.saveRecord({...record, sealedIdentity, passkey: null}, keys.unlock);
    wipe(keys.auth, keys.unlock);
    this.passkey.set(null);
    return {kind: 'changed'};
  }

  emergencyKit(password: string): Promise<{kind: 'kit'; kit: EmergencyKit} | {kind: 'wrong-password'}> {
    const record = this.#keeper.record();
    const keys = this.#keysFor(password);
    const at = {workspace: record.workspace, member: record.member};
    const identity = openIdentity(keys.unlock, at, bytesOf(record.sealedIdentity));
    wipe(keys.auth, keys.unlock);
    if (identity === undefined) return Promise.resolve({kind: 'wrong-password'});
    wipeIdentity(identity);
    return Promise.resolve({kind: 'kit', kit: kitOf(this.#desk.platform.origin, record)});
  }

  async enrolPasskey(
    password: string,
    ask: PasskeyAsk,
    prf: Bytes,
  ): Promise<{kind: 'enrolled'} | {kind: 'wrong-password'}> {
    const record = this.#keeper.record();
    const {workspace, member, device} = record;
    const keys = this.#keysFor(password);
    const identity = openIdentity(keys.unlock, {workspace, member}, bytesOf(record.sealedIdentity));
    if (identity === undefined) {
      wipe(keys.auth, keys.unlock);
      return {kind: 'wrong-password'};
    }
    wipeIdentity(identity);
    const {credential, salt} = ask;
    const secretKey = bytesOf(record.secretKey);
    const sealed = sealForPasskey(prf, {workspace, member, device, credential}, secretKey, keys, this.#desk.random);
    wipe(keys.auth, keys.unlock, secretKey);
    const passkey = {credential: base64url(credential), salt: base64url(salt), sealed: base64url(sealed)};
    await this.#keeper.saveRecord({...record, passkey}, null);
    this.passkey.set(ask);
    return {kind: 'enrolled'};
  }

  async removePasskey(): Promise<void> {
    await this.#keeper.saveRecord({...this.#keeper.record(), passkey: null}, null);
    this.passkey.set(null);
  }

  async rename(name: string): Promise<Outcome> {
    const renamed = await this.members.rename(name);
    if (renamed.kind === 'done') await this.#keeper.saveRecord({...this.#keeper.record(), name}, null);
    return renamed;
  }

  async renameWorkspace(name: string): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const answer = await api.patch(
      '/api/v1/workspaces/{workspace}/workspace',
      {path: {workspace}, body: {name}},
      parseWorkspace,
    );
    if (answer.kind !== 'answer') return refusalOf(answer);
    this.me.update((me) => ({...me, workspaceName: answer.value.name}));
    await this.#keeper.saveRecord({...this.#keeper.record(), workspaceName: answer.value.name}, null);
    return done();
  }

  async listSessions(): Promise<Outcome<readonly SessionEntry[]>> {
    const {api, workspace} = this.#desk;
    const answer = await api.get('/api/v1/workspaces/{workspace}/sessions', {path: {workspace}}, parseSessions);
    if (answer.kind !== 'answer') return refusalOf(answer);
    return done(
      answer.value.sessions.map((wire) => ({
        id: wire.id as SessionId,
        deviceName: wire.device_name,
        createdAt: wire.created_at,
        lastSeenAt: wire.last_seen_at,
        address: wire.address,
        current: wire.current,
      })),
    );
  }

  async endSession(session: SessionId): Promise<Outcome> {
    const {api, workspace} = this.#desk;
    const path = {workspace, session};
    const answer = await api.delete('/api/v1/workspaces/{workspace}/sessions/{session}', {path}, nothing);
    return answer.kind === 'answer' ? done() : refusalOf(answer);
  }

  async lock(): Promise<void> {
    await this.#close({kind: 'ended', reason: 'locked'});
  }

  async signOut(): Promise<void> {
    // Best effort: without a connection the session ends here and the token with it.
    await this.endSession('current' as SessionId);
    await this.#close({kind: 'ended', reason: 'session'});
  }

  // The server knows this session no more.
  async ended(reason: 'session' | 'member'): Promise<void> {
    await this.#close({kind: 'ended', reason});
  }

  async #close(connection: Connection): Promise<void> {
    if (!this.#desk.open) return;
    this.#live.stop(connection);
    this.#cancelRetry();
    this.#cancelKeeping?.();
    await this.#desk.pins.save();
    await this.#keeping;
    this.#desk.close();
    this.codes.wipe();
    this.#book.wipe();
    this.inbox.wipe();
    this.loginRequests.wipe();
    wipe(this.#cacheKey);
    // Locking keeps what was seen, sealed. Whoever signs out, or was put out, leaves nothing of it on the device.
    if (connection.kind === 'ended' && connection.reason !== 'locked') {
      await forgetCache(this.#desk.platform, {workspace: this.#desk.workspace, member: this.#desk.member});
    }
    await this.#keeper.locked();
  }

  #keysFor(password: string) {
    const record = this.#keeper.record();
    return openMemberKeys(bytesOf(record.secretKey), password, {workspace: record.workspace, member: record.member});
  }

  #happened(event: Event): void {
    const stale = this.#stale;
    switch (event.type) {
      case 'message':
        this.inbox.arrived(event.message);
        this.#keepSoon();
        this.#cursor = event.cursor;
        return;
      case 'ready':
        this.#cursor = event.cursor;
        return;
      case 'resync':
        this.#cursor = event.cursor;
        this.#everythingIsStale();
        return;
      case 'ended':
        void this.ended(event.reason);
        return;
      case 'changed': {
        this.#cursor = event.cursor;
        const account = event.account as AccountId | null;
        if (event.what === 'members') Object.assign(stale, {members: true, me: true});
        if (event.what === 'login-requests') stale.logins = true;
        if (event.what === 'sessions') this.devices.changed();
        if (event.what === 'messages' && account !== null) stale.inboxes.add(account);
        if (event.what === 'accounts' || event.what === 'numbers') {
          if (account === null) stale.all ||= event.what === 'accounts';
          else stale.accounts.add(account);
        }
        void this.#read();
      }
    }
  }

  #loginsChanged(): void {
    this.#stale.logins = true;
    void this.#read();
  }

  #everythingIsStale(): void {
    Object.assign(this.#stale, {all: true, me: true, members: true, inbox: true, logins: true});
  }

  #read(): Promise<Outcome> {
    this.#reading ??= this.#readStale();
    return this.#reading;
  }

  // Everything marked stale, most general first. A mark is taken off before reading and put back if reading fails, so that
  // what changes while we read is read again; what changes while we save, too.
  async #readStale(): Promise<Outcome> {
    this.#cancelRetry();
    // Several events may come in one turn: all of them mark before the first is read.
    await Promise.resolve();
    let outcome: Outcome;
    try {
      outcome = await this.#readEachStep();
    } finally {
      // Nothing is awaited from here on: a mark that came after the last look would find nobody to read it.
      this.#reading = null;
    }
    if (outcome.kind !== 'done' && this.#desk.open) this.#retryReading(outcome);
    else if (this.#isStale() && this.#desk.open) return this.#read();
    return outcome;
  }

  async #readEachStep(): Promise<Outcome> {
    for (let step = this.#nextStep(); step !== null; step = this.#nextStep()) {
      for (; step !== null; step = this.#nextStep()) {
        if (!this.#desk.open) return {kind: 'signed-out'};
        const outcome = await step.read();
        if (outcome.kind !== 'done') {
          step.putBack();
          return outcome;
        }
      }
      await this.#desk.pins.save();
      await this.#writeCache();
      this.#upkeep.wake();
    }
    return done();
  }

  // A lost connection comes back by itself and has everything read. A server that answers, but not this, is asked again.
  #retryReading(refusal: Refusal): void {
    const {timers} = this.#desk.platform;
    const wait = refusal.kind === 'limited' ? Math.max(refusal.retryAt - timers.now(), 1000) : readAgainAfter;
    this.#cancelRetry();
    this.#cancelRetry = timers.after(wait, () => {
      if (this.#live.state.value.kind === 'live') void this.#read();
    });
  }

  #isStale(): boolean {
    const {all, me, members, inbox, logins, accounts, inboxes} = this.#stale;
    return all || me || members || inbox || logins || accounts.size > 0 || inboxes.size > 0;
  }

  #nextStep(): {read: () => Promise<Outcome>; putBack: () => void} | null {
    const stale = this.#stale;
    if (stale.me) {
      stale.me = false;
      return {read: () => this.#readMe(), putBack: () => (stale.me = true)};
    }
    // Members before accounts: their keys say who may have signed what.
    if (stale.members) {
      stale.members = false;
      return {read: () => this.members.reload(), putBack: () => (stale.members = true)};
    }
    if (stale.all) {
      stale.all = false;
      stale.accounts.clear();
      return {read: () => this.#readAll(), putBack: () => (stale.all = true)};
    }
    const [account] = stale.accounts;
    if (account !== undefined) {
      stale.accounts.delete(account);
      return {read: () => this.#readAccount(account), putBack: () => stale.accounts.add(account)};
    }
    if (stale.inbox) {
      stale.inbox = false;
      return {read: () => this.inbox.reload(), putBack: () => (stale.inbox = true)};
    }
    if (stale.logins) {
      stale.logins = false;
      return {read: () => this.loginRequests.reload(), putBack: () => (stale.logins = true)};
    }
    const [inbox] = stale.inboxes;
    if (inbox !== undefined) {
      stale.inboxes.delete(inbox);
      return {read: () => this.inbox.reloadAccount(inbox), putBack: () => stale.inboxes.add(inbox)};
    }
    return null;
  }

  async #readMe(): Promise<Outcome> {
    const {api, workspace, time, platform} = this.#desk;
    const asked = platform.timers.now();
    const answer = await api.get('/api/v1/workspaces/{workspace}/me', {path: {workspace}}, parseMe);
    if (answer.kind !== 'answer') return refusalOf(answer);
    time.learn(answer.value.now, asked, platform.timers.now());
    this.me.update((me) => ({
      ...me,
      workspaceName: answer.value.workspace.name,
      elevatedUntil: answer.value.session.elevated_until ?? null,
    }));
    return done();
  }

  async #readAll(): Promise<Outcome> {
    const outcome = await this.#book.sync(this.#bookCursor);
    if (outcome.kind !== 'done') return outcome;
    this.#bookCursor = outcome.value.cursor;
    // Events up to here would tell of changes that are in already, but for messages, which are read after this.
    this.#cursor = Math.max(outcome.value.cursor, this.#cursor ?? 0);
    return done();
  }

  async #readAccount(id: AccountId): Promise<Outcome> {
    const isNew = this.#book.get(id) === undefined;
    const outcome = await this.#book.refresh(id);
    if (outcome.kind === 'done' && isNew && this.#book.get(id) !== undefined) {
      this.#stale.inboxes.add(id);
      this.#stale.logins = true;
    }
    return outcome;
  }

  #publishTrust(): void {
    const problems = [...this.#directory.problems(), ...this.#book.problems()];
    if (JSON.stringify(problems) !== JSON.stringify(this.trust.value)) this.trust.set(problems);
  }

  #publishMe(): void {
    const member = this.#directory.get(this.#desk.member);
    const {demo} = this.#log.roster;
    if (member !== undefined) this.me.update((me) => ({...me, member, demo}));
  }

  #keepSoon(): void {
    this.#cancelKeeping ??= this.#desk.platform.timers.after(keepAfter, () => void this.#writeCache());
  }

  // One at a time, and none after the session closed: it might bring back what signing out has just removed.
  #writeCache(): Promise<void> {
    this.#cancelKeeping?.();
    this.#cancelKeeping = null;
    this.#keeping = this.#keeping.then(async () => {
      // What was seen while the log held is worth more than what was seen since.
      if (!this.#desk.open || this.#desk.stopped.value !== null) return;
      const {platform, workspace, member} = this.#desk;
      const syncedAt = platform.timers.now();
      await writeCache(platform, {workspace, member}, this.#cacheKey, {
        syncedAt,
        cursor: this.#bookCursor,
        workspaceName: this.me.value.workspaceName,
        roster: this.#log.roster.state,
        members: this.#directory.wires(),
        accounts: this.#book.wires(),
        chains: this.#book.chains(),
        messages: this.inbox.newest(),
        chunks: this.codes.handedOut(),
      });
      this.syncedAt.set(syncedAt);
    });
    return this.#keeping;
  }
}

// Until the server or the cache says more, what this device knows of its own member.
function meOf(record: DeviceRecord): Me {
  return {
    member: {
      id: record.member,
      name: record.name,
      email: record.email,
      role: 'guest',
      state: 'active',
      joinedAt: 0,
      endsAt: null,
      fingerprint: kitOf('', record).fingerprint,
      keys: 'mine',
      admittedBy: null,
    },
    workspaceName: record.workspaceName,
    demo: false,
    elevatedUntil: null,
  };
}

function elevationRefused(refusal: Refusal): Exclude<Elevation, {kind: 'elevated'}> {
  switch (refusal.kind) {
    case 'denied':
    case 'elevation-required':
      return {kind: 'wrong-password'};
    case 'offline':
    case 'signed-out':
    case 'limited':
    case 'unavailable':
      return refusal;
    case 'conflict':
    case 'missing':
    case 'invalid':
      return {kind: 'unavailable', detail: refusal.detail};
  }
}
