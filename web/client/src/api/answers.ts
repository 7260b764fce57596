// One parser for each answer of protocol/openapi.yaml that the client reads, each held to the generated type.
import type {components} from './schema.ts';
import {parseChainEntry} from './chain-wire.ts';
import {
  base64,
  flag,
  list,
  MalformedAnswer,
  matching,
  natural,
  nullable,
  object,
  oneOf,
  text,
  whole,
  type Parser,
} from './parse.ts';

export type Schemas = components['schemas'];

const id = matching(/^[a-z2-7]{25}[aeimquy4]$/);
const time = whole;
const key = base64(32);
const signature = base64(64);
const workspaceRole = oneOf('guest', 'user', 'admin', 'super-admin', 'owner');
const accountRole = oneOf('owner', 'collaborator');
const recordKind = oneOf('profile', 'password', 'totp', 'recovery', 'private-note');
const tier = oneOf('use', 'manage');
const sealed = base64();

export const parseServer: Parser<Schemas['Server']> = object({version: text, now: time, demo: flag});

export const parseMembership: Parser<Schemas['Membership']> = object({workspace: id, member: id});

export const parseInvitationPreview: Parser<Schemas['InvitationPreview']> = object({
  workspace_name: text,
  inviter_name: text,
  role: workspaceRole,
  expires_at: time,
});

export const parseSignInAnswer: Parser<Schemas['SignInAnswer']> = object({
  challenge: key,
  sealed_identity: sealed,
  sign_public: key,
  box_public: key,
  statement: signature,
  name: text,
  email: text,
  workspace_name: text,
});

const parseSession: Parser<Schemas['Session']> = object({
  id,
  device: id,
  device_name: text,
  created_at: time,
  last_seen_at: time,
  address: text,
  elevated_until: nullable(time),
  current: flag,
});

export const parseSessionToken: Parser<Schemas['SessionToken']> = object({
  token: key,
  session: parseSession,
  now: time,
});
export const parseSessions: Parser<Schemas['Sessions']> = object({sessions: list(parseSession)});
export const parseDevices: Parser<Schemas['Devices']> = object({
  devices: list(
    object<Schemas['Device']>({
      id,
      member: id,
      public_key: key,
      name: text,
      name_salt: base64(16),
      created_at: time,
      ended_at: nullable(time),
      last_seen_at: nullable(time),
    }),
  ),
});
export const parseElevation: Parser<Schemas['Elevation']> = object({elevated_until: time});

const deviceKey: Parser<Schemas['DeviceKey']> = object({key, nonce: key});
const deviceRequestState = oneOf('waiting', 'answered', 'revealed', 'approved', 'refused', 'taken');
export const parseOpenedDeviceRequest: Parser<Schemas['OpenedDeviceRequest']> = object({
  id,
  token: key,
  expires_at: time,
  now: time,
});
export const parseDeviceRequestProgress: Parser<Schemas['DeviceRequestProgress']> = object({
  state: deviceRequestState,
  expires_at: time,
  workspace: nullable(id),
  answer: nullable(deviceKey),
});
export const parseDeviceRequest: Parser<Schemas['DeviceRequest']> = object({
  id,
  state: deviceRequestState,
  device_name: text,
  address: text,
  commitment: key,
  created_at: time,
  expires_at: time,
  revealed: nullable(deviceKey),
});
export const parseDeviceLetter: Parser<Schemas['DeviceLetter']> = object({sealed});

export const parseMember: Parser<Schemas['Member']> = object({
  id,
  name: text,
  email: text,
  role: workspaceRole,
  state: oneOf('active', 'ended'),
  sign_public: key,
  box_public: key,
  statement: signature,
  joined_at: time,
  ended_at: nullable(time),
  ends_at: nullable(time),
  invitation: nullable(id),
  profile_salt: base64(16),
});
export const parseMembers: Parser<Schemas['Members']> = object({members: list(parseMember)});

export const parseWorkspace: Parser<Schemas['Workspace']> = object({id, name: text, demo: flag, created_at: time});

export const parseMe: Parser<Schemas['Me']> = object({
  member: parseMember,
  workspace: parseWorkspace,
  session: parseSession,
  now: time,
});

export const parseInvitation: Parser<Schemas['Invitation']> = object({
  id,
  role: workspaceRole,
  email: nullable(text),
  name: nullable(text),
  created_at: time,
  expires_at: time,
  created_by: id,
  state: oneOf('open', 'accepted', 'withdrawn', 'expired'),
  member: nullable(id),
});
export const parseInvitations: Parser<Schemas['Invitations']> = object({invitations: list(parseInvitation)});

const parseManifest: Parser<Schemas['Manifest']> = object({
  counter: natural,
  chain_number: natural,
  chain_hash: key,
  signature,
  author: id,
  manage_records: key,
});

export const parseRecord: Parser<Schemas['Record']> = object({
  kind: recordKind,
  epoch: natural,
  revision: natural,
  sealed,
  updated_at: time,
  updated_by: id,
});
export const parseRecordStamp: Parser<Schemas['RecordStamp']> = object({revision: natural, updated_at: time});

const parseFormerKey: Parser<Schemas['FormerKey']> = object({
  tier,
  epoch: natural,
  former_epoch: natural,
  sealed,
});

export const parseNumber: Parser<Schemas['Number']> = object({
  number: text,
  country: text,
  kind: oneOf('mobile', 'voip', 'demo'),
  state: oneOf('reserved', 'active'),
  reserved_at: time,
  expires_at: nullable(time),
  last_message_at: nullable(time),
});

export const parseAddress: Parser<Schemas['Address']> = object({
  address: text,
  state: oneOf('reserved', 'active'),
  reserved_at: time,
  expires_at: nullable(time),
  last_message_at: nullable(time),
});

export const parseAccount: Parser<Schemas['Account']> = object({
  id,
  state: oneOf('active', 'deleted'),
  deleted_at: nullable(time),
  created_at: time,
  role: accountRole,
  rotation_owed: flag,
  chain: object({number: natural, entries: list(parseChainEntry)}),
  wraps: object({granter: id, epoch: natural, use: sealed, manage: nullable(sealed)}),
  manifest: parseManifest,
  records: list(parseRecord),
  former: list(parseFormerKey),
  number: nullable(parseNumber),
  address: nullable(parseAddress),
  recovery: nullable(object({revision: natural, updated_at: time, hash: key})),
  window: nullable(object<{until_day: number; seed_revision: number}>({until_day: natural, seed_revision: natural})),
});

export const parseSync: Parser<Schemas['Sync']> = (value, at) => {
  const head = object<{cursor: number; now: number; unchanged: boolean}>({
    cursor: natural,
    now: time,
    unchanged: flag,
  })(value, at);
  if (head.unchanged) return {...head, unchanged: true};
  const {accounts} = object<{accounts: Schemas['Account'][]}>({accounts: list(parseAccount)})(value, at);
  return {...head, unchanged: false, accounts};
};

export const parseChunk: Parser<Schemas['Chunk']> = object({
  day: natural,
  first_step: natural,
  period: natural,
  count: natural,
  seed_revision: natural,
  epoch: natural,
  sealed,
  signature,
  author: id,
});
export const parseChunks: Parser<Schemas['Chunks']> = object({now: time, chunks: list(parseChunk)});

export const parseMessage: Parser<Schemas['Message']> = object({
  cursor: natural,
  id,
  account: id,
  channel: oneOf('sms', 'email'),
  arrived_at: time,
  epoch: natural,
  card: nullable(sealed),
  has_whole: flag,
  used_at: nullable(time),
  used_by: nullable(id),
  login_request: nullable(id),
});
export const parseLoginRequest: Parser<Schemas['LoginRequest']> = object({
  id,
  account: id,
  member: id,
  device: id,
  opened_at: time,
  ended_at: nullable(time),
  outcome: nullable(oneOf('done', 'stopped')),
  signature,
});
export const parseLoginRequests: Parser<Schemas['LoginRequests']> = object({
  login_requests: list(parseLoginRequest),
  used_steps: list(
    object<Schemas['UsedStep']>({
      account: id,
      step: whole,
      period: natural,
      member: id,
      login_request: id,
      used_at: time,
    }),
  ),
  since: time,
  now: time,
});
export const parseMessages: Parser<Schemas['Messages']> = object({
  messages: list(parseMessage),
  next: nullable(natural),
});
export const parseWholeMessage: Parser<Schemas['WholeMessage']> = object({
  id,
  epoch: natural,
  arrived_at: time,
  sealed,
});

export const parseActivity: Parser<Schemas['Activity']> = object({
  entries: list(
    object<Schemas['ActivityEntry']>({
      cursor: natural,
      at: time,
      member: nullable(id),
      kind: text,
      account: nullable(id),
      subject: nullable(text),
      address: nullable(text),
    }),
  ),
  next: nullable(natural),
});

const sourceMembers = {
  id,
  name: text,
  kind: oneOf('twilio', 'android', 'signed'),
  hook_url: text,
  created_at: time,
  last_message_at: nullable(time),
  unreserved_count: natural,
} as const;
export const parseNumberSources: Parser<Schemas['NumberSources']> = object({
  sources: list(object<Schemas['NumberSource']>(sourceMembers)),
});
export const parseNumberSourceWithSecret: Parser<Schemas['NumberSourceWithSecret']> = object<
  Schemas['NumberSourceWithSecret']
>({...sourceMembers, secret: text});

export const parsePoolNumber: Parser<Schemas['PoolNumber']> = object({
  number: text,
  country: text,
  kind: oneOf('mobile', 'voip', 'demo'),
  source: id,
  state: oneOf('free', 'reserved', 'active', 'quarantined'),
  account: nullable(id),
  last_message_at: nullable(time),
  unreserved_count: natural,
});
export const parsePoolNumbers: Parser<Schemas['PoolNumbers']> = object({numbers: list(parsePoolNumber)});

export const parseMailDomain: Parser<Schemas['MailDomain']> = object({domain: text, created_at: time});
export const parseMailDomains: Parser<Schemas['MailDomains']> = object({domains: list(parseMailDomain)});

export type Event =
  | Schemas['ReadyEvent']
  | Schemas['MessageEvent']
  | Schemas['ChangedEvent']
  | Schemas['EndedEvent']
  | Schemas['ResyncEvent'];

const parseReady: Parser<Schemas['ReadyEvent']> = object({type: oneOf('ready'), cursor: natural, now: time});
const parseMessageEvent: Parser<Schemas['MessageEvent']> = object({
  type: oneOf('message'),
  cursor: natural,
  message: parseMessage,
});
const parseChanged: Parser<Schemas['ChangedEvent']> = object({
  type: oneOf('changed'),
  cursor: natural,
  what: oneOf('accounts', 'members', 'numbers', 'messages', 'activity', 'login-requests', 'sessions'),
  account: nullable(id),
});
const parseEnded: Parser<Schemas['EndedEvent']> = object({type: oneOf('ended'), reason: oneOf('session', 'member')});
const parseResync: Parser<Schemas['ResyncEvent']> = object({type: oneOf('resync'), cursor: natural});

// Undefined for a type of event that a later server may have; a known one that is malformed throws.
export const parseEvent: Parser<Event | undefined> = (value, at) => {
  const {type} = object<{type: string}>({type: text})(value, at);
  switch (type) {
    case 'ready':
      return parseReady(value, at);
    case 'message':
      return parseMessageEvent(value, at);
    case 'changed':
      return parseChanged(value, at);
    case 'ended':
      return parseEnded(value, at);
    case 'resync':
      return parseResync(value, at);
    default:
      return undefined;
  }
};

export const parseJson = (written: string): unknown => {
  try {
    return JSON.parse(written) as unknown;
  } catch {
    throw new MalformedAnswer('');
  }
};
