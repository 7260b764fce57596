// A server in memory that a test can make lie, fall silent or forget: what no honest latchkeyd does, and what this client
// exists to withstand. It keeps the shapes of protocol/openapi.yaml and as few rules as the tests need; that the rules of
// the real server fit is for the tests against latchkeyd to show.
import type {Schemas} from '../api/answers.ts';
import {parseLogEntry, writeEntry} from '../api/log-wire.ts';
import {readChainEntry, writeChainEntry} from '../api/chain-wire.ts';
import {base64url, parseBase64url, utf8, type Bytes} from '../bytes.ts';
import {parseAccountAct, type AccountEntry} from '../crypto/account-entry.ts';
import {messageContext, type MessageHalf} from '../crypto/context.ts';
import {parseAct, type LogAct, type LogEntry} from '../crypto/log-entry.ts';
import {recordsHash, sealedHash} from '../crypto/manifest.ts';
import {box} from '../crypto/seal.ts';
import {hash} from '../crypto/transcript.ts';
import {
  generateId,
  type AccountId,
  type DeviceRequestId,
  type MemberId,
  type MessageId,
  type WorkspaceId,
} from '../ids.ts';
import type {FetchAnswer, FetchInit, Socket} from '../platform.ts';
import type {Random} from '../crypto/sodium.ts';
import {AccountChain, type AccountChainState, type Holder} from '../roster/account-chain.ts';
import {Roster} from '../roster/roster.ts';

type StoredMember = Schemas['Member'] & {verifier: string; sealedIdentity: string};
type StoredAccount = {
  account: Omit<Schemas['Account'], 'role' | 'chain' | 'wraps' | 'manifest' | 'rotation_owed'>;
  chain: AccountEntry[]; // as the log: a test may shorten or change it
  state: AccountChainState;
  wraps: Record<string, Schemas['OwnWraps']>;
  manifest: Schemas['Manifest'];
  chunks: Schemas['Chunk'][];
  recoveryRecord: Schemas['Record'] | null;
};
type StoredMessage = {message: Schemas['Message']; whole: string};
type StoredDeviceRequest = {
  shown: Schemas['DeviceRequest'];
  token: string;
  answer: Schemas['DeviceKey'] | null;
  session: StoredSession | null;
  letter: string | null;
};
type StoredSession = {member: string; session: Schemas['Session']};

class Refused extends Error {
  readonly status: number;
  readonly kind: string;

  constructor(status: number, kind: string, detail: string) {
    super(detail);
    this.status = status;
    this.kind = kind;
  }
}

function refuse(status: number, kind: string, detail = kind): never {
  throw new Refused(status, kind, detail);
}

type Body = Record<string, unknown>;

export class MemoryServer {
  readonly foundingToken: string;
  online = true;
  busy = false; // answers 503 to everything
  requests: {method: string; path: string; body: string}[] = [];
  // Changes an answer on its way out: how a test makes the server lie.
  tamper: (path: string, answer: unknown) => unknown = (_, answer) => answer;

  readonly members = new Map<string, StoredMember>();
  log: LogEntry[] = []; // a test may shorten or change it
  logPage = 500;
  tail = 32; // entries of its chain that come along with an account
  readonly accounts = new Map<string, StoredAccount>();
  readonly messages: StoredMessage[] = [];
  readonly invitations = new Map<string, Schemas['Invitation'] & {hash: string; inviter: string}>();
  readonly sessions = new Map<string, StoredSession>();
  readonly devices = new Map<string, Schemas['Device']>();
  readonly #challenges = new Map<string, string>();
  readonly logins: Schemas['LoginRequest'][] = [];
  readonly steps: Schemas['UsedStep'][] = [];
  readonly deviceRequests = new Map<string, StoredDeviceRequest>();
  readonly #sockets = new Map<MemorySocket, string>();
  readonly #random: Random;
  readonly #now: () => number;
  #workspace: Schemas['Workspace'] | null = null;
  #roster = new Roster('' as WorkspaceId);
  #cursor = 0;
  #numbers = ['+15550100001', '+15550100002'];
  #log: {cursor: number; event: (member: string) => object | null}[] = [];
  // Events older than this cannot be replayed.
  forgotten = 0;

  constructor(random: Random, now: () => number) {
    this.#random = random;
    this.#now = now;
    this.foundingToken = base64url(random(32));
  }

  readonly fetch = async (url: string, init: FetchInit): Promise<FetchAnswer> => {
    await Promise.resolve();
    if (!this.online) throw new TypeError('fetch failed');
    const {pathname, searchParams} = new URL(url);
    this.requests.push({method: init.method, path: pathname, body: init.body ?? ''});
    const body = init.body === undefined ? {} : (JSON.parse(init.body) as Body);
    const token = init.headers['authorization']?.replace('Bearer ', '') ?? '';
    let status = 200;
    let answer: unknown;
    try {
      if (this.busy) refuse(503, 'unavailable');
      answer = this.#answer(init.method, decodeURIComponent(pathname), searchParams, body, token);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      status = error.status;
      answer = {type: `urn:latchkey:problem:${error.kind}`, title: error.kind, status, detail: error.message};
    }
    const text = answer === undefined ? '' : JSON.stringify(this.tamper(pathname, structuredClone(answer)));
    return {status, headers: {get: () => null}, text: () => Promise.resolve(text)};
  };

  readonly webSocket = (): Socket => {
    const socket: MemorySocket = new MemorySocket(
      (hello) => this.#hello(socket, hello),
      () => this.#sockets.delete(socket),
    );
    if (this.online) void Promise.resolve().then(() => socket.onopen?.(undefined as never));
    else void Promise.resolve().then(() => socket.onclose?.(undefined as never));
    return socket;
  };

  goOffline(): void {
    this.online = false;
    for (const socket of Array.from(this.#sockets.keys())) socket.drop();
  }

  // An SMS or mail arrives: a card to `use`, the whole to `manage`, pushed to who is entitled.
  deliver(account: AccountId, card: object | null, whole: object, channel: 'sms' | 'email' = 'sms'): MessageId {
    const stored = this.#account(account);
    const id = generateId<MessageId>(this.#random);
    const {epoch, keys} = stored.state;
    if (keys === null) return refuse(409, 'conflict');
    const arrivedAt = this.#now();
    const seal = (inbox: Bytes, half: MessageHalf, text: object): string => {
      const workspace = this.#workspace?.id as WorkspaceId;
      const context = messageContext({workspace, account, epoch, message: id, half, arrivedAt});
      return base64url(box(inbox, context, utf8(JSON.stringify(text)), this.#random));
    };
    const message: Schemas['Message'] = {
      cursor: this.#cursor + 1,
      id,
      account,
      channel,
      arrived_at: arrivedAt,
      epoch,
      card: card === null ? null : seal(keys.useInbox, 'card', card),
      has_whole: true,
      used_at: null,
      used_by: null,
      login_request: null,
    };
    this.messages.push({message, whole: seal(keys.manageInbox, 'whole', whole)});
    this.#publish((member) => {
      const shown = this.#shownMessage(message, member);
      return shown && {type: 'message', cursor: message.cursor, message: shown};
    });
    return id;
  }

  // Something changed that nobody is told of.
  touch(): void {
    this.#publish(() => null);
  }

  endSessionsOf(member: MemberId): void {
    for (const [token, stored] of this.sessions) if (stored.member === member) this.#endSession(token, 'session');
  }

  #endSession(token: string, reason: 'session' | 'member'): void {
    this.sessions.delete(token);
    for (const [socket, of] of Array.from(this.#sockets)) {
      if (of !== token) continue;
      socket.deliver({type: 'ended', reason});
      socket.drop();
    }
  }

  #publish(event: (member: string) => object | null): void {
    ++this.#cursor;
    this.#log.push({cursor: this.#cursor, event});
    for (const [socket, token] of Array.from(this.#sockets)) {
      const member = this.sessions.get(token)?.member;
      const shown = member === undefined ? null : event(member);
      if (shown !== null) socket.deliver(shown);
    }
  }

  // Tells everybody concerned that something changed.
  tell(what: string, account: string | null = null, before?: ReadonlySet<string>): void {
    const readers =
      account === null ? null : new Set<string>(this.#account(account).state.holders.map(({member}) => member));
    const cursor = this.#cursor + 1;
    this.#publish((member) =>
      readers === null || readers.has(member) || before?.has(member) === true
        ? {type: 'changed', cursor, what, account}
        : null,
    );
  }

  #hello(socket: MemorySocket, hello: {token: string; cursor: number | null}): void {
    const stored = this.sessions.get(hello.token);
    if (stored === undefined) {
      socket.drop();
      return;
    }
    this.#sockets.set(socket, hello.token);
    if (hello.cursor !== null && hello.cursor < this.forgotten) {
      socket.deliver({type: 'resync', cursor: this.#cursor});
      return;
    }
    for (const {cursor, event} of this.#log) {
      const shown = hello.cursor !== null && cursor > hello.cursor ? event(stored.member) : null;
      if (shown !== null) socket.deliver(shown);
    }
    socket.deliver({type: 'ready', cursor: this.#cursor, now: this.#now()});
  }

  #answer(method: string, path: string, query: URLSearchParams, body: Body, token: string): unknown {
    if (path === '/api/v1/server') return {version: 'memory', now: this.#now(), demo: false};
    if (path === '/api/v1/workspaces') return this.#found(body);
    if (path.startsWith('/api/v1/device-requests')) return this.#ofNewDevice(path, body);
    const [, workspace, rest = ''] = /^\/api\/v1\/workspaces\/([^/]+)\/(.*)$/.exec(path) ?? [];
    if (this.#workspace === null || workspace !== this.#workspace.id) return refuse(404, 'not-found');
    const parts = rest.split('/');
    const route = `${method} ${parts.map((part, at) => (at % 2 === 1 || /^[a-z2-7]{26}$/.test(part) ? (known.has(part) ? part : '*') : part)).join('/')}`;
    const [, one = '', , two = ''] = parts;
    switch (route) {
      case 'POST sign-in':
        return this.#signIn(body);
      case 'POST sign-in/log':
        if (this.#challenges.get(body['challenge'] as string) !== body['member']) return refuse(401, 'unauthenticated');
        return this.#logPage(query);
      case 'POST sessions':
        return this.#openSession(body);
      case 'POST invitations/*/preview':
        return this.#preview(one, body);
      case 'POST invitations/*/log':
        this.#invited(one, body['token']);
        return this.#logPage(query);
      case 'POST invitations/*/accept':
        return this.#accept(one, body);
    }
    const session = this.sessions.get(token) ?? refuse(401, 'unauthenticated');
    const me = session.member;
    switch (route) {
      case 'GET me':
        return {
          member: this.#shownMember(me),
          workspace: this.#workspace,
          session: session.session,
          now: this.#now(),
        };
      case 'GET members':
        return {members: Array.from(this.members.keys(), (id) => this.#shownMember(id))};
      case 'GET log':
        return this.#logPage(query);
      case 'POST log':
        this.#append(body as Schemas['LogAppend'], me, session);
        return undefined;
      case 'GET members/*/devices':
        return {devices: Array.from(this.devices.values()).filter((device) => device.member === one)};
      case 'GET sessions':
        return {
          sessions: Array.from(this.sessions.values())
            .filter((stored) => stored.member === me)
            .map((stored) => ({...stored.session, current: stored === session})),
        };
      case 'DELETE sessions/*':
      case 'DELETE sessions/current':
        for (const [key, stored] of Array.from(this.sessions)) {
          if (one === 'current' ? key === token : stored.session.id === one) this.#endSession(key, 'session');
        }
        return undefined;
      case 'POST sessions/current/elevation':
        this.#checkAuth(me, body['auth'], 403);
        session.session.elevated_until = this.#now() + 300_000;
        return {elevated_until: session.session.elevated_until};
      case 'PUT me/credentials': {
        this.#needElevation(session);
        const stored = this.members.get(me) ?? refuse(404, 'not-found');
        stored.verifier = body['auth_verifier'] as string;
        stored.sealedIdentity = body['sealed_identity'] as string;
        for (const [key, other] of Array.from(this.sessions)) {
          if (other.member === me && key !== token) this.#endSession(key, 'session');
        }
        return undefined;
      }
      case 'GET invitations':
        return {invitations: Array.from(this.invitations.values())};
      case 'POST invitations': {
        const {entry: wire, token_hash: tokenHash} = body as Schemas['NewInvitation'];
        const act = this.#take(wire, ['invite'], me);
        if (act.kind !== 'invite') return refuse(400, 'invalid');
        const invitation = {
          id: act.invitation,
          role: act.role,
          email: null,
          name: null,
          created_at: this.#now(),
          expires_at: act.expiresAt,
          created_by: me,
          state: 'open' as const,
          member: null,
        };
        this.invitations.set(invitation.id, {...invitation, hash: tokenHash, inviter: me});
        this.tell('members');
        return invitation;
      }
      case 'GET sync':
        if (Number(query.get('cursor') ?? -1) === this.#cursor) {
          return {cursor: this.#cursor, now: this.#now(), unchanged: true};
        }
        return {
          cursor: this.#cursor,
          now: this.#now(),
          unchanged: false,
          accounts: Array.from(this.accounts.values())
            .filter((stored) => this.#grant(stored, me) !== undefined)
            .map((stored) => this.#shownAccount(stored, me)),
        };
      case 'POST accounts':
        return this.#createAccount(me, body);
      case 'GET messages': {
        const before = Number(query.get('before') ?? Infinity);
        const limit = Number(query.get('limit') ?? 50);
        const of = query.get('account');
        if (of !== null) this.#account(of, me);
        const all = this.messages
          .map(({message}) => this.#shownMessage(message, me))
          .filter((message) => message !== null)
          .filter((message) => message.cursor < before && (of === null || message.account === of))
          .sort((a, b) => b.cursor - a.cursor);
        const page = all.slice(0, limit);
        return {messages: page, next: all.length > limit ? page.at(-1)?.cursor : null};
      }
      case 'GET device-requests/*':
      case 'POST device-requests/*/answer':
      case 'POST device-requests/*/approve':
      case 'POST device-requests/*/refuse':
        return this.#ofOpenDevice(route, one, session, body);
      case 'POST activity':
        return undefined;
      case 'GET login-requests': {
        const mine = ({account}: {account: string}): boolean => {
          const stored = this.accounts.get(account);
          return stored !== undefined && this.#grant(stored, me) !== undefined;
        };
        return {
          login_requests: this.logins.filter(mine).reverse(),
          used_steps: this.steps.filter(mine).reverse(),
          since: this.#now() - 86_400_000,
          now: this.#now(),
        };
      }
      default:
        return this.#onAccount(route, this.#account(one, me), two, me, session, body, query);
    }
  }

  #onAccount(
    route: string,
    stored: StoredAccount,
    two: string,
    me: string,
    session: StoredSession,
    body: Body,
    query: URLSearchParams,
  ): unknown {
    const {account} = stored;
    const owner = this.#grant(stored, me)?.role === 'owner';
    switch (route) {
      case 'GET accounts/*':
        return this.#shownAccount(stored, me);
      case 'GET accounts/*/chunks': {
        const today = Math.floor(this.#now() / 86_400_000);
        return {now: this.#now(), chunks: stored.chunks.filter(({day}) => day === today || day === today + 1)};
      }
      case 'POST accounts/*/messages/*/used': {
        const login = query.get('login_request');
        const {message} = this.messages.find((other) => other.message.id === two) ?? refuse(404, 'not-found');
        if (login !== null && message.used_at !== null && message.login_request !== login)
          return refuse(409, 'conflict');
        if (message.used_at === null) {
          Object.assign(message, {used_at: this.#now(), used_by: me, login_request: login});
        }
        this.tell('messages', account.id);
        return undefined;
      }
      case 'POST accounts/*/login-requests': {
        const {id, opened_at, signature} = body as Schemas['NewLoginRequest'];
        for (const login of this.logins) {
          if (login.member !== me || login.account !== account.id || login.ended_at !== null) continue;
          Object.assign(login, {ended_at: this.#now(), outcome: 'stopped'});
        }
        const {device} = session.session;
        const login = {
          id,
          account: account.id,
          member: me,
          device,
          opened_at,
          ended_at: null,
          outcome: null,
          signature,
        };
        this.logins.push(login);
        this.tell('login-requests', account.id);
        return login;
      }
      case 'POST accounts/*/login-requests/*/end':
      case 'POST accounts/*/login-requests/*/steps': {
        const login = this.logins.find(({id, member}) => id === two && member === me) ?? refuse(404, 'not-found');
        if (login.ended_at !== null || this.#now() >= login.opened_at + 300_000) {
          return route.endsWith('end') ? undefined : refuse(410, 'expired');
        }
        if (route.endsWith('end')) {
          Object.assign(login, {ended_at: this.#now(), outcome: body['outcome']});
        } else {
          const {step, period} = body as Schemas['Step'];
          const used = this.steps.find((other) => other.account === account.id && other.step === step);
          if (used !== undefined) return used.login_request === two ? undefined : refuse(409, 'conflict');
          this.steps.push({account: account.id, step, period, member: me, login_request: two, used_at: this.#now()});
        }
        this.tell('login-requests', account.id);
        return undefined;
      }
      case 'GET accounts/*/chain': {
        const rest = stored.chain.filter(({number}) => number > Number(query.get('after')));
        return {entries: rest.slice(0, this.logPage).map(writeChainEntry), more: rest.length > this.logPage};
      }
      case 'POST accounts/*/chain': {
        const {entry, wraps} = body as Schemas['ChainAppend'];
        if (entry.kind === 'grant' ? !owner : entry.kind !== 'end') return refuse(403, 'denied');
        const readers = new Set<string>(stored.state.holders.map(({member}) => member));
        const chain = this.#judged(stored, account.id, [entry], me);
        this.#keepChain(stored, chain, [entry]);
        const granted = grantedBy(entry);
        if (wraps != null && granted !== null) {
          stored.wraps[granted] = {granter: me, epoch: chain.epoch, use: wraps.use, manage: wraps.manage ?? null};
        }
        this.tell('accounts', account.id, readers);
        return undefined;
      }
    }
    if (!owner) return refuse(403, 'denied');
    switch (route) {
      case 'PUT accounts/*/records/*': {
        const kind = two as Schemas['RecordKind'];
        const {epoch, revision, sealed, manifest} = body as Schemas['RecordChange'];
        const present =
          kind === 'recovery' ? stored.recoveryRecord : account.records.find((other) => other.kind === kind);
        if (revision !== (present?.revision ?? 0) + 1 || epoch !== stored.state.epoch) return refuse(409, 'conflict');
        if (manifest.counter !== stored.manifest.counter + 1) return refuse(409, 'conflict');
        if (sealed == null) this.#removeRecord(stored, kind);
        else this.#keepRecord(stored, {kind, epoch, revision, sealed, updated_at: this.#now(), updated_by: me});
        this.#keepManifest(stored, manifest, me);
        this.tell('accounts', account.id);
        return {revision, updated_at: this.#now()};
      }
      case 'GET accounts/*/records/*':
        this.#needElevation(session);
        return stored.recoveryRecord ?? refuse(404, 'not-found');
      case 'DELETE accounts/*':
        Object.assign(account, {state: 'deleted', deleted_at: this.#now()});
        this.tell('accounts', account.id);
        return undefined;
      case 'POST accounts/*/restore':
        Object.assign(account, {state: 'active', deleted_at: null});
        this.tell('accounts', account.id);
        return this.#shownAccount(stored, me);
      case 'POST accounts/*/rotation': {
        const rotation = body as Schemas['Rotation'];
        const chain = this.#judged(stored, account.id, rotation.entries, me);
        const kinds = [...account.records, ...(stored.recoveryRecord ? [stored.recoveryRecord] : [])];
        const fits = kinds.every((record) =>
          rotation.records.some((sent) => sent.kind === record.kind && sent.revision === record.revision + 1),
        );
        if (!fits || kinds.length !== rotation.records.length) return refuse(409, 'conflict');
        const remaining = chain.holders.map(({member}) => member).sort();
        const wrapped = rotation.wraps.map(({member}) => member).sort();
        if (remaining.join() !== wrapped.join()) return refuse(409, 'conflict');
        if (rotation.manifest.counter !== stored.manifest.counter + 1) return refuse(409, 'conflict');
        this.#keepChain(stored, chain, rotation.entries);
        stored.wraps = Object.fromEntries(
          rotation.wraps.map(({member, use, manage}) => [
            member,
            {granter: me, epoch: chain.epoch, use, manage: manage ?? null},
          ]),
        );
        for (const record of rotation.records) {
          this.#keepRecord(stored, {...record, updated_at: this.#now(), updated_by: me});
        }
        this.#keepManifest(stored, rotation.manifest, me);
        for (const former of rotation.former) account.former.push({...former, epoch: chain.epoch});
        stored.chunks = rotation.chunks.map((chunk) => ({...chunk, author: me}));
        this.#setWindow(stored);
        this.tell('accounts', account.id);
        return this.#shownAccount(stored, me);
      }
      case 'PUT accounts/*/chunks': {
        const {replace, chunks} = body as Schemas['ChunkDeal'];
        const days = new Set(chunks.map((chunk) => chunk.day));
        const kept = replace ? [] : stored.chunks.filter((chunk) => !days.has(chunk.day));
        stored.chunks = [...kept, ...chunks.map((chunk) => ({...chunk, author: me}))];
        this.#setWindow(stored);
        this.tell('accounts', account.id);
        return undefined;
      }
      case 'POST accounts/*/number': {
        const number = account.number?.number ?? this.#numbers.shift() ?? refuse(409, 'conflict', 'numbers: none free');
        account.number ??= {
          number,
          country: 'US',
          kind: 'demo',
          state: 'reserved',
          reserved_at: this.#now(),
          expires_at: this.#now() + 86_400_000,
          last_message_at: null,
        };
        this.tell('numbers', account.id);
        return account.number;
      }
      case 'POST accounts/*/number/confirm':
        if (account.number === null) return refuse(404, 'not-found');
        Object.assign(account.number, {state: 'active', expires_at: null});
        this.tell('numbers', account.id);
        return account.number;
      case 'POST accounts/*/number/release':
        if (account.number?.state === 'active' && body['no_longer_used'] !== true) {
          return refuse(409, 'conflict', 'numbers: in use');
        }
        account.number = null;
        this.tell('numbers', account.id);
        return undefined;
      case 'GET accounts/*/messages/*/whole': {
        const found = this.messages.find(({message}) => message.id === two) ?? refuse(404, 'not-found');
        const {id, epoch, arrived_at} = found.message;
        return {id, epoch, arrived_at, sealed: found.whole};
      }
      case 'DELETE accounts/*/messages/*':
        this.messages.splice(
          this.messages.findIndex(({message}) => message.id === two),
          1,
        );
        this.tell('messages', account.id);
        return undefined;
      default:
        throw new Error(`the memory server has no ${route}`);
    }
  }

  #deviceRequest(id: string): StoredDeviceRequest {
    const request = this.deviceRequests.get(id) ?? refuse(404, 'not-found');
    if (this.#now() >= request.shown.expires_at) return refuse(410, 'expired');
    return request;
  }

  #ofNewDevice(path: string, body: Body): unknown {
    const [, id, what] = /device-requests\/([^/]+)\/(.*)$/.exec(path) ?? [];
    if (id === undefined) {
      const {commitment, device_name: name} = body as Schemas['NewDeviceRequest'];
      const token = base64url(this.#random(32));
      const made = generateId<DeviceRequestId>(this.#random);
      const now = this.#now();
      const shown: Schemas['DeviceRequest'] = {
        id: made,
        state: 'waiting',
        device_name: name,
        address: '192.0.2.7',
        commitment,
        created_at: now,
        expires_at: now + 600_000,
        revealed: null,
      };
      this.deviceRequests.set(made, {shown, token, answer: null, session: null, letter: null});
      return {id: made, token, expires_at: shown.expires_at, now};
    }
    const request = this.#deviceRequest(id);
    if (body['token'] !== request.token) return refuse(404, 'not-found');
    const {shown} = request;
    switch (what ?? '') {
      case 'progress':
        return {
          state: shown.state,
          expires_at: shown.expires_at,
          workspace: request.answer === null ? null : this.#workspace?.id,
          answer: request.answer,
        };
      case 'reveal':
        if (shown.state !== 'answered') return refuse(409, 'conflict');
        Object.assign(shown, {state: 'revealed', revealed: {key: body['key'], nonce: body['nonce']}});
        return undefined;
      case 'take':
        if (shown.state !== 'approved') return refuse(409, 'conflict');
        shown.state = 'taken';
        return {sealed: request.letter};
      case 'withdraw':
        if (shown.state === 'refused' || shown.state === 'taken') return refuse(409, 'conflict');
        Object.assign(shown, {state: 'refused'});
        request.letter = null;
        return undefined;
      default:
        return refuse(404, 'not-found');
    }
  }

  #ofOpenDevice(route: string, id: string, session: StoredSession, body: Body): unknown {
    const request = this.#deviceRequest(id);
    const {shown} = request;
    if (request.session !== null && request.session !== session) return refuse(409, 'conflict');
    if (route.startsWith('GET')) return shown;
    if (route.endsWith('answer')) {
      if (shown.state !== 'waiting') return refuse(409, 'conflict');
      Object.assign(request, {session, answer: {key: body['key'], nonce: body['nonce']}});
      shown.state = 'answered';
    } else if (route.endsWith('approve')) {
      this.#needElevation(session);
      if (shown.state !== 'revealed') return refuse(409, 'conflict');
      request.letter = body['sealed'] as string;
      shown.state = 'approved';
      this.#tellMember(session.member, 'sessions');
    } else {
      Object.assign(request, {session});
      shown.state = 'refused';
    }
    return undefined;
  }

  #tellMember(me: string, what: string): void {
    const cursor = this.#cursor + 1;
    this.#publish((member) => (member === me ? {type: 'changed', cursor, what, account: null} : null));
  }

  #found(body: Body): unknown {
    const {founding_token: token, workspace, member, entry} = body as Schemas['Founding'];
    if (token !== this.foundingToken || this.#workspace !== null) return refuse(401, 'unauthenticated');
    this.#roster = new Roster(workspace.id as WorkspaceId);
    this.#take(entry, ['founding'], member.id);
    this.#workspace = {...workspace, demo: false, created_at: this.#now()};
    this.#addMember(member, 'owner', null);
    return {workspace: workspace.id, member: member.id};
  }

  #addMember(
    {auth_verifier: verifier, sealed_identity: sealedIdentity, ...wire}: Schemas['NewMember'],
    role: Schemas['WorkspaceRole'],
    invitation: string | null,
  ): void {
    this.members.set(wire.id, {
      ...wire,
      role,
      state: 'active',
      joined_at: this.#now(),
      ended_at: null,
      ends_at: null,
      invitation,
      verifier,
      sealedIdentity,
    });
  }

  #logPage(query: URLSearchParams): Schemas['LogPage'] {
    const after = Number(query.get('after'));
    const rest = this.log.slice(after);
    return {entries: rest.slice(0, this.logPage).map(writeEntry), more: rest.length > this.logPage};
  }

  // The rules are our own and not played here: the roster of a server that is honest.
  #take(wire: Schemas['LogEntry'], kinds: readonly LogAct['kind'][], me: string): LogAct {
    const entry = parseLogEntry(wire, '');
    const act = parseAct(entry.kind, entry.body);
    if (act === undefined || !kinds.includes(act.kind) || entry.author !== me) return refuse(400, 'invalid');
    const why = this.#roster.apply(entry);
    if (why === 'not-next') return refuse(409, 'conflict', 'log: not-next');
    if (why !== null) return refuse(403, 'denied', `log: ${why}`);
    this.log.push(entry);
    return act;
  }

  #append({entry, profile, device_name}: Schemas['LogAppend'], me: string, session: StoredSession): void {
    if (entry.kind === 'role') this.#needElevation(session);
    const act = this.#take(entry, ['admit', 'role', 'end', 'withdraw', 'profile', 'device', 'device-end'], me);
    const stored = this.members.get('member' in act ? act.member : me);
    if (act.kind === 'role') Object.assign(stored ?? {}, {role: act.role, ends_at: act.endsAt});
    if (act.kind === 'end') Object.assign(stored ?? {}, {state: 'ended', ended_at: this.#now()});
    if (act.kind === 'profile' && profile != null) {
      Object.assign(stored ?? {}, {name: profile.name, email: profile.email, profile_salt: profile.salt});
    }
    if (act.kind === 'withdraw') Object.assign(this.invitations.get(act.invitation) ?? {}, {state: 'withdrawn'});
    if (act.kind === 'device') this.#takeDevice(act, me, device_name ?? refuse(400, 'invalid'));
    if (act.kind === 'device-end') {
      Object.assign(this.devices.get(act.device) ?? {}, {ended_at: this.#now()});
      for (const [key, {session: other}] of Array.from(this.sessions)) {
        if (other.device === act.device) this.#endSession(key, 'session');
      }
    }
    this.tell('members');
  }

  #takeDevice({device, key}: LogAct & {kind: 'device'}, me: string, {name, salt}: Schemas['DeviceName']): void {
    const before = this.devices.get(device);
    this.devices.set(device, {
      id: device,
      member: me,
      public_key: base64url(key),
      name,
      name_salt: salt,
      created_at: before?.created_at ?? this.#now(),
      ended_at: null,
      last_seen_at: before?.last_seen_at ?? null,
    });
  }

  #checkAuth(member: string, auth: unknown, status: 401 | 403): StoredMember {
    const stored = this.members.get(member);
    const shown = base64url(hash('auth', this.#workspace?.id ?? '', member, bytes(auth as string)));
    if (stored?.verifier !== shown) return refuse(status, status === 401 ? 'unauthenticated' : 'denied');
    return stored;
  }

  #signIn(body: Body): unknown {
    const stored = this.#checkAuth(body['member'] as string, body['auth'], 401);
    const challenge = base64url(this.#random(32));
    this.#challenges.set(challenge, stored.id);
    return {
      challenge,
      sealed_identity: stored.sealedIdentity,
      sign_public: stored.sign_public,
      box_public: stored.box_public,
      statement: stored.statement,
      name: stored.name,
      email: stored.email,
      workspace_name: this.#workspace?.name,
    };
  }

  #openSession(body: Body): unknown {
    const {challenge, device: id, member, enrolment} = body as Schemas['NewSession'];
    if (!this.#challenges.delete(challenge)) return refuse(401, 'unauthenticated');
    if (enrolment != null) {
      const act = this.#take(enrolment.entry, ['device'], member);
      if (act.kind === 'device') this.#takeDevice(act, member, enrolment.name);
      this.tell('members');
    }
    const device = this.devices.get(id) ?? refuse(409, 'conflict', 'device: not on the log');
    if (device.member !== member) return refuse(401, 'unauthenticated');
    if (device.ended_at !== null) return refuse(403, 'denied', 'device: ended');
    device.last_seen_at = this.#now();
    const token = base64url(this.#random(32));
    const session = {
      id: generateId(this.#random),
      device: device.id,
      device_name: device.name,
      created_at: this.#now(),
      last_seen_at: this.#now(),
      address: '127.0.0.1',
      elevated_until: null,
      current: true,
    };
    this.sessions.set(token, {member, session});
    return {token, session, now: this.#now()};
  }

  #needElevation({session}: StoredSession): void {
    if ((session.elevated_until ?? 0) < this.#now()) refuse(403, 'elevation-required');
  }

  #invited(id: string, token: unknown) {
    const invitation = this.invitations.get(id);
    const shown = base64url(hash('invitation', this.#workspace?.id ?? '', id, bytes(token as string)));
    if (invitation?.hash !== shown || invitation.state !== 'open') return refuse(404, 'not-found');
    return invitation;
  }

  #preview(id: string, body: Body): unknown {
    const invitation = this.#invited(id, body['token']);
    return {
      workspace_name: this.#workspace?.name,
      inviter_name: this.members.get(invitation.inviter)?.name,
      role: invitation.role,
      expires_at: invitation.expires_at,
    };
  }

  #accept(id: string, body: Body): unknown {
    const invitation = this.#invited(id, body['token']);
    const {member, entry} = body as Schemas['Acceptance'];
    this.#take(entry, ['join'], member.id);
    this.#addMember(member, invitation.role, id);
    Object.assign(invitation, {state: 'accepted', member: member.id});
    this.tell('members');
    return {workspace: this.#workspace?.id, member: member.id};
  }

  #createAccount(me: string, body: Body): unknown {
    const {id, entry, wraps, records, manifest} = body as Schemas['NewAccount'];
    const stored: StoredAccount = {
      account: {
        id,
        state: 'active',
        deleted_at: null,
        created_at: this.#now(),
        records: [],
        former: [],
        number: null,
        address: null,
        recovery: null,
        window: null,
      },
      chain: [],
      state: this.#chainOf(id).state,
      wraps: {[me]: {granter: me, epoch: 1, use: wraps.use, manage: wraps.manage ?? null}},
      manifest: {...manifest, author: me, manage_records: ''},
      chunks: [],
      recoveryRecord: null,
    };
    this.#keepChain(stored, this.#judged(stored, id, [entry], me), [entry]);
    for (const record of records) this.#keepRecord(stored, {...record, updated_at: this.#now(), updated_by: me});
    this.#keepManifest(stored, manifest, me);
    this.accounts.set(id, stored);
    this.tell('accounts', id);
    return this.#shownAccount(stored, me);
  }

  #chainOf(account: string, state?: AccountChainState): AccountChain {
    const place = {workspace: this.#workspace?.id as WorkspaceId, account: account as AccountId};
    return new AccountChain(place, () => this.#roster, state);
  }

  // The chain with these entries on it, which are the asker's own and follow its rules.
  #judged(stored: StoredAccount, account: string, entries: readonly Schemas['ChainEntry'][], me: string): AccountChain {
    const chain = this.#chainOf(account, stored.state);
    for (const entry of entries) {
      const why = entry.author === me ? chain.apply(readChainEntry(entry)) : 'unknown-author';
      if (why === 'not-next' || why === 'last-owner') return refuse(409, 'conflict', why);
      if (why !== null) return refuse(403, 'denied', why);
    }
    return chain;
  }

  #keepChain(stored: StoredAccount, chain: AccountChain, entries: readonly Schemas['ChainEntry'][]): void {
    stored.state = chain.state;
    stored.chain.push(...entries.map(readChainEntry));
  }

  #keepManifest(stored: StoredAccount, manifest: Schemas['ManifestBody'], author: string): void {
    const all = [...stored.account.records, ...(stored.recoveryRecord ? [stored.recoveryRecord] : [])];
    const manage = (['totp', 'recovery', 'private-note'] as const).flatMap((kind) =>
      all
        .filter((record) => record.kind === kind)
        .map(({revision, sealed}) => ({kind, revision, hash: sealedHash(bytes(sealed))})),
    );
    stored.manifest = {...manifest, author, manage_records: base64url(recordsHash(manage))};
  }

  #grant(stored: StoredAccount, member: string): Holder | undefined {
    const chain = this.#chainOf(stored.account.id, stored.state);
    const holder = chain.holder(member as MemberId);
    return holder !== undefined && chain.mayOpen(holder, this.#now()) ? holder : undefined;
  }

  #removeRecord(stored: StoredAccount, kind: Schemas['RecordKind']): void {
    const {account} = stored;
    account.records = account.records.filter((record) => record.kind !== kind);
    if (kind === 'recovery') Object.assign(stored, {recoveryRecord: null, account: {...account, recovery: null}});
    if (kind === 'totp') stored.chunks = [];
    this.#setWindow(stored);
  }

  #keepRecord(stored: StoredAccount, record: Schemas['Record']): void {
    if (record.kind === 'recovery') {
      stored.recoveryRecord = record;
      const hash = base64url(sealedHash(bytes(record.sealed)));
      stored.account.recovery = {revision: record.revision, updated_at: record.updated_at, hash};
    } else {
      stored.account.records = [...stored.account.records.filter((other) => other.kind !== record.kind), record];
    }
  }

  #setWindow(stored: StoredAccount): void {
    const {chunks} = stored;
    const last = chunks.reduce((day, chunk) => Math.max(day, chunk.day), -1);
    stored.account.window = last < 0 ? null : {until_day: last, seed_revision: chunks[0]?.seed_revision ?? 1};
  }

  #account(id: string, member?: string): StoredAccount {
    const stored = this.accounts.get(id);
    const known = stored !== undefined && (member === undefined || this.#grant(stored, member) !== undefined);
    return known ? stored : refuse(404, 'not-found');
  }

  #shownMember(id: string): Schemas['Member'] {
    const stored = this.members.get(id) ?? refuse(404, 'not-found');
    const wire: Partial<StoredMember> = {...stored};
    delete wire.verifier;
    delete wire.sealedIdentity;
    return wire as Schemas['Member'];
  }

  #shownAccount(stored: StoredAccount, member: string): Schemas['Account'] {
    const own = this.#grant(stored, member) ?? refuse(404, 'not-found');
    const owner = own.role === 'owner';
    const {account, chain} = stored;
    return {
      ...account,
      role: own.role,
      rotation_owed: this.#chainOf(account.id, stored.state).owesRotation(this.#now()),
      chain: {number: chain.at(-1)?.number ?? 0, entries: chain.slice(-this.tail).map(writeChainEntry)},
      wraps: stored.wraps[member] ?? refuse(404, 'not-found'),
      manifest: stored.manifest,
      records: account.records.filter(({kind}) => owner || kind === 'profile' || kind === 'password'),
      former: account.former.filter(({tier}) => owner || tier === 'use'),
      recovery: owner ? account.recovery : null,
    };
  }

  #shownMessage(message: Schemas['Message'], member: string): Schemas['Message'] | null {
    const stored = this.accounts.get(message.account);
    const grant = stored && this.#grant(stored, member);
    if (grant === undefined || (grant.role === 'collaborator' && message.card === null)) return null;
    return {...message, has_whole: grant.role === 'owner'};
  }
}

const known = new Set([
  'log',
  'login-requests',
  'answer',
  'approve',
  'refuse',
  'end',
  'steps',
  'current',
  'elevation',
  'credentials',
  'restore',
  'number',
  'address',
  'chain',
  'chunks',
  'rotation',
  'confirm',
  'release',
]);

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return parseBase64url(text) ?? refuse(400, 'invalid');
}

function grantedBy(entry: Schemas['ChainEntry']): string | null {
  const act = parseAccountAct(entry.kind, bytes(entry.body));
  return act?.kind === 'grant' ? act.member : null;
}

class MemorySocket implements Socket {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: {data: unknown}) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  readonly #hello: (hello: {token: string; cursor: number | null}) => void;
  readonly #gone: () => void;
  readonly #queue: string[] = [];

  constructor(hello: (hello: {token: string; cursor: number | null}) => void, gone: () => void) {
    this.#hello = hello;
    this.#gone = gone;
  }

  send(text: string): void {
    this.#hello(JSON.parse(text) as {token: string; cursor: number | null});
  }

  // Frames of one turn arrive in one turn, as they do when several fit into a packet.
  deliver(frame: object): void {
    this.#queue.push(JSON.stringify(frame));
    if (this.#queue.length > 1) return;
    void Promise.resolve().then(() => {
      for (const data of this.#queue.splice(0)) this.onmessage?.({data});
    });
  }

  // The server's end, seen by the client; close() is the client's own and says nothing.
  drop(): void {
    this.#gone();
    void Promise.resolve().then(() => this.onclose?.(undefined as never));
  }

  close(): void {
    this.#gone();
  }
}
