// A member that speaks the wire itself, with real keys: for tests that must ask what the client never would. Nothing is
// opened again here, so passwords are not stretched and records hold random bytes; every signature is a real one.
import {randomFillSync, randomInt} from 'node:crypto';
import {
  authVerifier,
  fingerprintOf,
  generateIdentity,
  invitationToken,
  invitationTokenHash,
  publicOf,
  sealIdentity,
  signIdentityStatement,
  signSession,
  type Identity,
  type MemberPlace,
} from '../../web/client/src/crypto/member.ts';
import {epochPublicOf, generateAccountKeys} from '../../web/client/src/crypto/account.ts';
import {hashAccountEntry, signAccountEntry, type AccountAct} from '../../web/client/src/crypto/account-entry.ts';
import {recordsHash, sealedHash, signManifest, type ListedRecord} from '../../web/client/src/crypto/manifest.ts';
import {recordKinds, tierOfRecord, type RecordKind} from '../../web/client/src/accounts/record-kinds.ts';
import {readChainEntry, writeChainEntry} from '../../web/client/src/api/chain-wire.ts';
import {
  deviceNameCommitment,
  emptyHead,
  hashEntry,
  invitationPair,
  profileCommitment,
  signEntry,
  signJoin,
  type DeviceName,
  type LogAct,
  type LogHead,
} from '../../web/client/src/crypto/log-entry.ts';
import {parseLogEntry, writeEntry} from '../../web/client/src/api/log-wire.ts';
import {signLogin} from '../../web/client/src/crypto/login-request.ts';
import {sealChunk, stepsOf} from '../../web/client/src/code-window/chunk.ts';
import {signPair, type Pair} from '../../web/client/src/crypto/sodium.ts';
import {base64url, parseBase64url, type Bytes} from '../../web/client/src/bytes.ts';
import {
  generateId,
  type AccountId,
  type DeviceId,
  type InvitationId,
  type LoginRequestId,
  type MemberId,
  type WorkspaceId,
} from '../../web/client/src/ids.ts';
import type {components} from '../../web/client/src/api/schema.ts';
import {checkedFetch, operationNamed, type Json} from './contract.ts';

type Schemas = components['schemas'];
export type WorkspaceRole = Schemas['WorkspaceRole'];
export type AccountRole = Schemas['AccountRole'];

export const random = (length: number): Bytes => randomFillSync(new Uint8Array(length));
export const noise = (length: number): string => base64url(random(length));
export const newId = <T extends AccountId | DeviceId | InvitationId | LoginRequestId | MemberId | WorkspaceId>(): T =>
  generateId<T>(random);

export type WireDevice = {id: DeviceId; pair: Pair};
export const newDevice = (): WireDevice => ({id: newId<DeviceId>(), pair: signPair(random(32))});

// An address nobody has come from yet, to a server that takes us for its proxy (workplace.ts): tries at invitations are counted
// by address, and a test makes more than a person would.
export const elsewhere = (): {'x-forwarded-for': string} => ({
  'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
});

// Headers without those that are null.
export const present = (headers: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));

export interface Ask {
  path?: Record<string, string>;
  query?: Record<string, string | number>;
  body?: unknown;
  headers?: Record<string, string>;
  raw?: string; // instead of a body
}

export interface Told {
  status: number;
  body: Json;
  text: string;
  headers: Headers;
}

// Where each workspace's log ends. Whatever is appended here passes through ask(), so nobody has to ask for the head before
// it can sign, not even who may not read it.
const ends = new Map<string, {head: LogHead; at: number}>();

// Devices that were put on the log here.
const standing = new Set<string>();

function hasEnrolment(body: unknown): body is {device: string; enrolment: Schemas['Enrolment']} {
  return typeof body === 'object' && body !== null && 'enrolment' in body && body.enrolment !== null;
}

function noteEntry(workspace: WorkspaceId, wire: Schemas['LogEntry']): void {
  const entry = parseLogEntry(wire, '');
  if (entry.number <= (ends.get(workspace)?.head.number ?? 0)) return;
  ends.set(workspace, {head: {number: entry.number, hash: hashEntry(workspace, entry)}, at: entry.at});
}

// And where each account's chain and manifest do.
type Kept = {revision: number; hash: Bytes};
type Ledger = {head: LogHead; at: number; counter: number; records: ReadonlyMap<string, Kept>};
const ledgers = new Map<string, Ledger>();

function ledgerOf(account: string): Ledger {
  return ledgers.get(account) ?? {head: emptyHead, at: 0, counter: 0, records: new Map()};
}

function withEntries(ledger: Ledger, workspace: WorkspaceId, account: AccountId, wires: readonly unknown[]): Ledger {
  return wires.reduce<Ledger>((before, wire) => {
    const entry = readChainEntry(wire as Schemas['ChainEntry']);
    return {...before, at: entry.at, head: {number: entry.number, hash: hashAccountEntry({workspace, account}, entry)}};
  }, ledger);
}

type Written = {kind: string; revision: number; sealed: string | null};

function withRecords(ledger: Ledger, written: readonly Written[], counter: number): Ledger {
  const records = new Map(ledger.records);
  for (const {kind, revision, sealed} of written) {
    if (sealed === null) records.delete(kind);
    else records.set(kind, {revision, hash: sealedHash(bytesOf(sealed))});
  }
  return {...ledger, records, counter};
}

function noteAccount(operation: string, path: Record<string, string>, body: unknown): void {
  const workspace = path['workspace'] as WorkspaceId;
  const note = (account: string, ledger: Ledger): void => void ledgers.set(account, ledger);
  if (operation === 'createAccount') {
    const {id, entry, records, manifest} = body as Schemas['NewAccount'];
    const begun = withEntries(ledgerOf(id), workspace, id as AccountId, [entry]);
    note(id, withRecords(begun, records, manifest.counter));
  }
  const account = path['account'] as AccountId;
  if (operation === 'appendToChain') {
    note(account, withEntries(ledgerOf(account), workspace, account, [(body as Schemas['ChainAppend']).entry]));
  }
  if (operation === 'putRecord') {
    const {revision, sealed, manifest} = body as Schemas['RecordChange'];
    const written = {kind: path['kind'] ?? '', revision, sealed: sealed ?? null};
    note(account, withRecords(ledgerOf(account), [written], manifest.counter));
  }
  if (operation === 'rotateAccount') {
    const {entries, records, manifest} = body as Schemas['Rotation'];
    const renewed = withEntries(ledgerOf(account), workspace, account, entries);
    note(account, withRecords(renewed, records, manifest.counter));
  }
}

const bytesOf = (text: string): Bytes => {
  const bytes = parseBase64url(text);
  if (bytes === undefined) throw new Error('no base64url');
  return bytes;
};

// Asks an operation of the contract by its name; the answer is held against the contract.
export async function ask(
  url: string,
  operation: string,
  {path = {}, query = {}, body, headers = {}, raw}: Ask = {},
): Promise<Told> {
  const {method, path: template} = operationNamed(operation);
  const filled = template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined) throw new Error(`${operation} wants ${name} in its path`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await checkedFetch(url + filled + (search === '' ? '' : `?${search}`), {
    method,
    headers: {...(text === undefined ? {} : {'content-type': 'application/json'}), ...headers},
    ...(text === undefined ? {} : {body: text}),
    signal: AbortSignal.timeout(60_000),
  });
  if (response.ok && raw === undefined) noteAccount(operation, path, body);
  const onLog = operation !== 'createAccount' && operation !== 'appendToChain';
  if (response.ok && raw === undefined && onLog && typeof body === 'object' && body !== null && 'entry' in body) {
    const founded = 'workspace' in body ? (body.workspace as {id: string}).id : path['workspace'];
    noteEntry(founded as WorkspaceId, body.entry as Schemas['LogEntry']);
  }
  if (response.ok && raw === undefined && hasEnrolment(body)) {
    noteEntry(path['workspace'] as WorkspaceId, body.enrolment.entry);
    standing.add(body.device);
  }
  const answer = await response.text();
  const json = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    body: json ? (JSON.parse(answer) as Json) : {},
    text: answer,
    headers: response.headers,
  };
}

// Throws unless it went well.
export function good(told: Told, doing: string): Json {
  if (told.status < 200 || told.status > 299) throw new Error(`${doing}: ${told.status} ${told.text}`);
  return told.body;
}

export interface Held {
  id: AccountId;
  epoch: number;
  use: Bytes;
  manage: Bytes;
}

export class Wire {
  readonly url: string;
  readonly at: MemberPlace;
  readonly name: string;
  readonly identity: Identity = generateIdentity(random);
  readonly auth = random(32);
  readonly salt = random(16);
  readonly device = newDevice();
  token = '';
  session = '';

  constructor(url: string, workspace: WorkspaceId, name: string, member = newId<MemberId>()) {
    this.url = url;
    this.at = {workspace, member};
    this.name = name;
  }

  static async found(url: string, token: string, name: string): Promise<Wire> {
    const founder = new Wire(url, newId<WorkspaceId>(), name);
    good(await ask(url, 'foundWorkspace', {body: founder.founding(token)}), 'founding');
    await founder.signIn();
    return founder;
  }

  founding(token: string): Schemas['Founding'] {
    return {
      founding_token: token,
      workspace: {id: this.at.workspace, name: 'Team'},
      member: this.newMember(),
      entry: this.entry({kind: 'founding', keys: publicOf(this.identity), profile: this.profile(), demo: false}, null),
    };
  }

  // Invites somebody new, who joins and signs in.
  async add(name: string, role: WorkspaceRole): Promise<Wire> {
    const {invitation, secret, body} = this.invitation(role);
    good(await this.ask('createInvitation', {body}), 'inviting');
    const joined = new Wire(this.url, this.at.workspace, name);
    good(
      await ask(this.url, 'acceptInvitation', {
        path: {...this.path, invitation},
        body: joined.acceptance(invitation, secret),
        headers: elsewhere(),
      }),
      'joining',
    );
    await joined.signIn();
    return joined;
  }

  get path(): {workspace: string} {
    return {workspace: this.at.workspace};
  }

  ask(operation: string, what: Ask = {}, token = this.token): Promise<Told> {
    const authorization = {authorization: `Bearer ${token}`};
    return ask(this.url, operation, {
      ...what,
      path: {...this.path, ...what.path},
      headers: {...authorization, ...what.headers},
    });
  }

  async signIn(): Promise<{token: string; session: string}> {
    const opened = await this.openSession();
    this.token = opened.token;
    this.session = opened.session;
    return opened;
  }

  // An entry as it would follow now, or the first of a log.
  entry(act: LogAct, after = ends.get(this.at.workspace) ?? null): Schemas['LogEntry'] {
    const {workspace, member: author} = this.at;
    const {head, at} = after ?? {head: emptyHead, at: 0};
    return writeEntry(signEntry(this.identity.sign, {workspace, head, at: Math.max(Date.now(), at), author}, act));
  }

  // Appends to the log: everything that changes who is a member, as what and until when.
  say(act: LogAct, token = this.token): Promise<Told> {
    return this.ask('appendToLog', {body: this.saying(act)}, token);
  }

  saying(act: LogAct): Schemas['LogAppend'] {
    return {entry: this.entry(act)};
  }

  renaming(name: string): Schemas['LogAppend'] {
    const profile = {name, email: this.email, salt: noise(16)};
    const said = {...profile, salt: bytesOf(profile.salt)};
    return {entry: this.entry({kind: 'profile', profile: profileCommitment(this.at, said)}), profile};
  }

  profile(): Bytes {
    return profileCommitment(this.at, {salt: this.salt, name: this.name, email: this.email});
  }

  get email(): string {
    return `${this.name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@team.example`;
  }

  get fingerprint(): Bytes {
    return fingerprintOf(publicOf(this.identity), this.at);
  }

  // A further session, which leaves this one's token alone.
  async openSession(): Promise<{token: string; session: string}> {
    const told = good(await ask(this.url, 'signIn', {path: this.path, body: this.showAuth()}), 'signing in');
    const opened = good(
      await ask(this.url, 'createSession', {path: this.path, body: this.proof(told['challenge'] as string)}),
      'opening a session',
    );
    return {token: opened['token'] as string, session: (opened['session'] as Json)['id'] as string};
  }

  async elevate(token = this.token): Promise<void> {
    good(await this.ask('elevateSession', {body: {auth: base64url(this.auth)}}, token), 'elevating');
  }

  // Bodies.

  newMember(): Schemas['NewMember'] {
    const {signPublic, boxPublic} = publicOf(this.identity);
    return {
      id: this.at.member,
      name: this.name,
      email: this.email,
      profile_salt: base64url(this.salt),
      sign_public: base64url(signPublic),
      box_public: base64url(boxPublic),
      statement: base64url(signIdentityStatement(this.identity, this.at)),
      ...this.credentials(),
    };
  }

  credentials(): Schemas['Credentials'] {
    return {
      auth_verifier: base64url(authVerifier(this.at, this.auth)),
      sealed_identity: base64url(sealIdentity(random(32), this.at, this.identity, random)),
    };
  }

  showAuth(): Schemas['SignIn'] {
    return {member: this.at.member, auth: base64url(this.auth)};
  }

  proof(challenge: string): Schemas['NewSession'] {
    const {id, pair} = this.device;
    return {
      member: this.at.member,
      challenge,
      origin: this.url,
      device: id,
      enrolment: standing.has(id) ? null : this.enrolment(),
      proof: base64url(signSession(pair, this.url, this.at, id, bytesOf(challenge))),
    };
  }

  enrolment(device = this.device): Schemas['Enrolment'] {
    const name = {name: 'Wire', salt: noise(16)};
    return {entry: this.deviceEntry({...name, salt: bytesOf(name.salt)}, device), name};
  }

  namingDevice(name: string, device = this.device): Schemas['LogAppend'] {
    const salt = noise(16);
    return {entry: this.deviceEntry({name, salt: bytesOf(salt)}, device), device_name: {name, salt}};
  }

  deviceEntry(name: DeviceName, {id, pair} = this.device): Schemas['LogEntry'] {
    const commitment = deviceNameCommitment(this.at, id, name);
    return this.entry({kind: 'device', device: id, key: pair.publicKey, name: commitment});
  }

  invitation(
    role: WorkspaceRole,
    expiresAt = Date.now() + 3_600_000,
  ): {invitation: InvitationId; secret: Bytes; body: Schemas['NewInvitation']} {
    const invitation = newId<InvitationId>();
    const secret = random(16);
    const token = invitationToken(secret, this.at.workspace, invitation);
    const token_hash = base64url(invitationTokenHash(token, this.at.workspace, invitation));
    const key = invitationPair(secret, this.at.workspace, invitation).publicKey;
    const entry = this.entry({kind: 'invite', invitation, role, key, expiresAt});
    return {invitation, secret, body: {entry, token_hash}};
  }

  invitationToken(invitation: InvitationId, secret: Bytes): Schemas['InvitationToken'] {
    return {token: base64url(invitationToken(secret, this.at.workspace, invitation))};
  }

  acceptance(invitation: InvitationId, secret: Bytes): Schemas['Acceptance'] {
    const pair = invitationPair(secret, this.at.workspace, invitation);
    const entry = this.entry({
      kind: 'join',
      invitation,
      keys: publicOf(this.identity),
      profile: this.profile(),
      proof: signJoin(pair, this.at, invitation, this.fingerprint),
    });
    return {...this.invitationToken(invitation, secret), member: this.newMember(), entry};
  }

  newAccount(): {held: Held; body: Schemas['NewAccount']} {
    const held: Held = {id: newId<AccountId>(), ...generateAccountKeys(1, random)};
    const place = {workspace: this.at.workspace, account: held.id, epoch: 1};
    const entry = this.onChain(held, {kind: 'create', keys: epochPublicOf(held, place)});
    const records = [this.sealed('profile', 1)];
    const then = withRecords(withEntries(ledgerOf(held.id), this.at.workspace, held.id, [entry]), records, 1);
    return {
      held,
      body: {id: held.id, entry, wraps: this.wraps('owner'), records, manifest: this.manifest(held, then)},
    };
  }

  async createAccount(): Promise<Held> {
    const {held, body} = this.newAccount();
    good(await this.ask('createAccount', {body}), 'adding an account');
    return held;
  }

  async share(held: Held, recipient: Wire, role: AccountRole): Promise<void> {
    const body = this.granting(held, recipient, role);
    good(await this.ask('appendToChain', {path: {account: held.id}, body}), 'sharing');
  }

  // An entry of the account's chain as it would follow now.
  onChain(held: Held, act: AccountAct, after = ledgerOf(held.id)): Schemas['ChainEntry'] {
    const {workspace, member: author} = this.at;
    const log = ends.get(workspace)?.head ?? emptyHead;
    const at = Math.max(Date.now(), after.at);
    const place = {workspace, account: held.id, head: after.head, log, at, author};
    return writeChainEntry(signAccountEntry(this.identity.sign, place, act));
  }

  granting(held: Held, recipient: Wire, role: AccountRole): Schemas['ChainAppend'] {
    const {member} = recipient.at;
    const {fingerprint} = recipient;
    const act = {kind: 'grant', member, fingerprint, role, endsAt: null, reason: new Uint8Array(0)} as const;
    return {entry: this.onChain(held, act), wraps: this.wraps(role)};
  }

  ending(held: Held, member: MemberId): Schemas['ChainAppend'] {
    return {entry: this.onChain(held, {kind: 'end', member}), wraps: null};
  }

  // Ends somebody's access.
  async end(held: Held, member: MemberId): Promise<Told> {
    return this.ask('appendToChain', {path: {account: held.id}, body: this.ending(held, member)});
  }

  wraps(role: AccountRole): Schemas['Wraps'] {
    return {use: noise(168), manage: role === 'owner' ? noise(168) : null};
  }

  // Signed over what the ledger says is kept then.
  manifest({id: account}: {id: AccountId}, {counter, head: chain, records}: Ledger): Schemas['ManifestBody'] {
    const {workspace, member: author} = this.at;
    const listed = (tier: 'use' | 'manage'): Bytes =>
      recordsHash(
        recordKinds.flatMap((kind): ListedRecord[] => {
          const kept = tierOfRecord(kind) === tier ? records.get(kind) : undefined;
          return kept === undefined ? [] : [{kind, ...kept}];
        }),
      );
    const said = {workspace, account, counter, chain, author, records: {use: listed('use'), manage: listed('manage')}};
    const signature = base64url(signManifest(this.identity.sign, said));
    return {counter, chain_number: chain.number, chain_hash: base64url(chain.hash), signature};
  }

  login(held: Held, openedAt = Date.now(), request = newId<LoginRequestId>()): Schemas['NewLoginRequest'] {
    const said = {...this.at, account: held.id, request, device: this.device.id, openedAt};
    return {id: request, opened_at: openedAt, signature: base64url(signLogin(this.identity.sign, said))};
  }

  sealed(kind: RecordKind, revision: number, epoch = 1): Schemas['RecordBody'] {
    return {kind, epoch, revision, sealed: noise(200)};
  }

  // With the list of all that is kept then; `sealed` null takes it away.
  record(
    held: Held,
    kind: string,
    revision: number,
    {
      epoch = held.epoch,
      sealed = noise(200),
      after = ledgerOf(held.id),
    }: {
      epoch?: number;
      sealed?: string | null;
      after?: Ledger;
    } = {},
  ): Schemas['RecordChange'] {
    const then = withRecords(after, [{kind, revision, sealed}], after.counter + 1);
    return {epoch, revision, sealed, manifest: this.manifest(held, then)};
  }

  // Changes of one record, each over the one before.
  records(held: Held, kind: string, count: number): Schemas['RecordChange'][] {
    const bodies: Schemas['RecordChange'][] = [];
    let after = ledgerOf(held.id);
    for (let revision = 1; revision <= count; ++revision) {
      const body = this.record(held, kind, revision, {after});
      bodies.push(body);
      after = withRecords(after, [{kind, revision, sealed: body.sealed ?? null}], after.counter + 1);
    }
    return bodies;
  }

  // Members with their roles are those who remain; `records` the kinds there are, with the revision each has.
  rotation(
    held: Held,
    members: readonly [Wire, AccountRole][],
    records: Record<string, number> = {profile: 1},
    acts: readonly AccountAct[] = [],
  ): Schemas['Rotation'] {
    const {workspace} = this.at;
    const next: Held = {id: held.id, ...generateAccountKeys(held.epoch + 1, random)};
    const keys = epochPublicOf(next, {workspace, account: held.id, epoch: next.epoch});
    let then = ledgerOf(held.id);
    const entries: Schemas['ChainEntry'][] = [];
    for (const act of [...acts, {kind: 'epoch', epoch: next.epoch, keys} as const]) {
      const entry = this.onChain(held, act, then);
      entries.push(entry);
      then = withEntries(then, workspace, held.id, [entry]);
    }
    const anew = Object.entries(records).map(([kind, revision]) =>
      this.sealed(kind as RecordKind, revision + 1, next.epoch),
    );
    return {
      entries,
      wraps: members.map(([member, role]) => ({member: member.at.member, ...this.wraps(role)})),
      records: anew,
      former: (['use', 'manage'] as const).map((tier) => ({tier, former_epoch: held.epoch, sealed: noise(136)})),
      chunks: [],
      manifest: this.manifest(held, withRecords(then, anew, then.counter + 1)),
    };
  }

  chunks(
    held: Held,
    seedRevision = 1,
    days: readonly number[] = [Math.floor(Date.now() / 86_400_000)],
  ): Schemas['ChunkBody'][] {
    return days.map((day) => {
      const steps = stepsOf(day, 30);
      const place = {
        workspace: this.at.workspace,
        account: held.id,
        epoch: held.epoch,
        seedRevision,
        day,
        ...steps,
        period: 30,
      };
      const {sealed, signature} = sealChunk(random(64), place, held.use, this.identity.sign, random);
      return {
        day,
        first_step: steps.firstStep,
        period: 30,
        count: steps.count,
        seed_revision: seedRevision,
        epoch: held.epoch,
        sealed: base64url(sealed),
        signature: base64url(signature),
      };
    });
  }
}
