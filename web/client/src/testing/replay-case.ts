// Replays a case of protocol/vectors/README.md with this client's own code: makes again what can be made, opens what can be
// opened, and refuses what must be refused. Null, or one sentence on what differs.
import {tierOfRecord, type RecordKind} from '../accounts/record-kinds.ts';
import {parseChainEntry, readChainEntry} from '../api/chain-wire.ts';
import {parseLogEntry} from '../api/log-wire.ts';
import {base64url, concat, parseUtf8, utf8, type Bytes} from '../bytes.ts';
import {openChunk, packCodes, sealChunk, verifyChunk, type Alphabet} from '../code-window/chunk.ts';
import * as account from '../crypto/account.ts';
import {
  messageContext,
  recordContext,
  tierOf,
  type ChunkPlace,
  type Context,
  type MessageHalf,
  type Tier,
  type WrapPlace,
} from '../crypto/context.ts';
import {approvalCode, deviceCommitment, isCommitted, openLetter, sealLetter} from '../crypto/device-approval.ts';
import {invitationPair, signJoin, verifyJoin} from '../crypto/log-entry.ts';
import {signLogin, verifyLogin} from '../crypto/login-request.ts';
import {recordsHash, sealedHash, signManifest, verifyManifest} from '../crypto/manifest.ts';
import * as member from '../crypto/member.ts';
import {pad, paddedSize} from '../crypto/padding.ts';
import {box, open, openBox, seal} from '../crypto/seal.ts';
import {parseSecretKey, writeSecretKey} from '../crypto/secret-key.ts';
import {boxPair, equalInConstantTime, signPair} from '../crypto/sodium.ts';
import {derive, encode, hash, transcript, verify, type Field} from '../crypto/transcript.ts';
import type {
  AccountId,
  DeviceId,
  DeviceRequestId,
  InvitationId,
  LoginRequestId,
  MemberId,
  MessageId,
  WorkspaceId,
} from '../ids.ts';
import {AccountChain, type AccountRefusal} from '../roster/account-chain.ts';
import {Roster, type EntryRefusal} from '../roster/roster.ts';
import {chainShown} from './chain-cases.ts';
import {devicesShown, membersShown} from './log-cases.ts';
import {listedRandom} from './random.ts';

export type Case = Record<string, unknown> & {case: string; name: string};
type FieldValue = {text: string} | {bytes: string} | {number: number};

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function unhex(written: string): Bytes {
  return Uint8Array.from(Buffer.from(written, 'hex'));
}

// Reads the members of a case by kind and notes the first thing that differs.
class Replay {
  problem: string | null = null;
  readonly #of: Case;

  constructor(of: Case) {
    this.#of = of;
  }

  text(name: string): string {
    return this.#of[name] as string;
  }

  number(name: string): number {
    return this.#of[name] as number;
  }

  bytes(name: string): Bytes {
    return unhex(this.text(name));
  }

  id<T>(name: string): T {
    return this.#of[name] as T;
  }

  fields(from: unknown = this.#of['fields']): Field[] {
    return (from as FieldValue[]).map((field) => {
      if ('text' in field) return field.text;
      return 'bytes' in field ? unhex(field.bytes) : field.number;
    });
  }

  context(): Context {
    const {name, fields} = this.#of['context'] as {name: string; fields: unknown};
    return {bytes: transcript('context', name, this.fields(fields))};
  }

  get refused(): boolean {
    return (this.#of['refused'] ?? null) !== null;
  }

  note(what: string): void {
    this.problem ??= `${this.#of.case}, ${this.#of.name}: ${what}`;
  }

  same(name: string, made: Uint8Array | string | number | null | undefined): void {
    const expected = this.#of[name];
    const written = made instanceof Uint8Array ? hex(made) : made;
    if (written !== expected) this.note(`${name} differs`);
  }

  // `opened` is what opening or checking came to.
  outcome(opened: boolean): void {
    if (opened && this.refused) this.note('must be refused');
    if (!opened && !this.refused) this.note('must open');
  }
}

export function replayCase(of: Case): string | null {
  const replay = new Replay(of);
  const run = runs[of.case];
  if (run === undefined) return `unknown case ${of.case}`;
  run(replay, of);
  return replay.problem;
}

const runs: Record<string, (of: Replay, raw: Case) => void> = {
  encode: (of) => of.same('out', encode(of.fields())),
  hash: (of) => of.same('out', hash(of.text('label'), ...of.fields())),
  derive: (of) => of.same('out', derive(of.bytes('key'), of.text('label'), of.fields(), of.number('size'))),
  context: (of) => of.same('out', of.context().bytes),
  pad: (of) => of.same('out', pad(of.bytes('text'))),
  'padded-size': (of) => of.same('out', paddedSize(of.number('size'))),

  seal: (of) => {
    const context = of.context();
    if (!of.refused) {
      of.same('sealed', seal(of.bytes('key'), context, of.bytes('text'), listedRandom(of.bytes('random'))));
    }
    const opened = open(of.bytes('key'), context, of.bytes('sealed'));
    of.outcome(opened !== undefined);
    if (opened) of.same('text', opened);
  },

  box: (of, raw) => {
    const context = of.context();
    const random = of.bytes('random');
    const make = (): Bytes =>
      box(of.bytes('recipient_public'), context, of.bytes('text'), listedRandom(random.slice(0, 32), random.slice(32)));
    if (raw['sealed'] === null) {
      try {
        make();
        of.note('must not be made');
      } catch {
        // As it has to be.
      }
      return;
    }
    if (!of.refused) of.same('sealed', make());
    const opened = openBox(boxPair(of.bytes('recipient_secret')), context, of.bytes('sealed'));
    of.outcome(opened !== undefined);
    if (opened) of.same('text', opened);
  },

  'secret-key': (of) => {
    const parsed = parseSecretKey(of.text('typed'));
    of.outcome(parsed.kind === 'secret-key');
    if (parsed.kind !== 'secret-key') return;
    of.same('secret_key', parsed.secret);
    of.same('written', writeSecretKey(parsed.secret));
  },

  member: (of) => {
    const at = {workspace: of.id<WorkspaceId>('workspace'), member: of.id<MemberId>('member')};
    const parsed = parseSecretKey(of.text('secret_key'));
    if (parsed.kind !== 'secret-key') {
      of.note('secret_key does not parse');
      return;
    }
    const secret = parsed.secret;
    const stretched = member.stretch(secret, of.text('password'), at.member);
    const keys = member.deriveMemberKeys(secret, stretched, at);
    const publics = {signPublic: of.bytes('sign_public'), boxPublic: of.bytes('box_public')};
    if (!of.refused) {
      of.same('normalized', utf8(of.text('password').normalize('NFKC')));
      of.same('salt', derive(secret, 'salt', [at.member], 16));
      of.same('stretched', stretched);
      of.same('root', derive(secret, 'root', [stretched]));
      of.same('auth', keys.auth);
      of.same('auth_hash', member.authVerifier(at, keys.auth));
      of.same('unlock', keys.unlock);
      const identity = member.identityFrom(of.bytes('sign_seed'), of.bytes('box_secret'));
      of.same('sign_public', identity.sign.publicKey);
      of.same('box_public', identity.box.publicKey);
      of.same('fingerprint', member.fingerprintOf(member.publicOf(identity), at));
      of.same('statement', member.signIdentityStatement(identity, at));
      of.same('sealed_identity', member.sealIdentity(keys.unlock, at, identity, listedRandom(of.bytes('random'))));
    }
    const opened = member.openIdentity(keys.unlock, at, of.bytes('sealed_identity'));
    const own = opened && member.publicOf(opened);
    of.outcome(
      own !== undefined &&
        equalInConstantTime(own.signPublic, publics.signPublic) &&
        equalInConstantTime(own.boxPublic, publics.boxPublic) &&
        member.verifyIdentityStatement(publics, at, of.bytes('statement')),
    );
  },

  device: (of) => {
    const at = {workspace: of.id<WorkspaceId>('workspace'), member: of.id<MemberId>('member')};
    const device = of.id<DeviceId>('device');
    if (!of.refused) {
      const pair = signPair(of.bytes('device_seed'));
      of.same('device_public', pair.publicKey);
      of.same('proof', member.signSession(pair, of.text('origin'), at, device, of.bytes('challenge')));
    }
    // A client only makes these; the server checks them, and so does this to see that spoiled ones are spoiled.
    const fields = [of.text('origin'), at.workspace, at.member, device, of.bytes('challenge')];
    of.outcome(verify(of.bytes('device_public'), of.bytes('proof'), 'session', ...fields));
  },

  invitation: (of) => {
    const workspace = of.id<WorkspaceId>('workspace');
    const invitation = of.id<InvitationId>('invitation');
    const token = member.invitationToken(of.bytes('secret'), workspace, invitation);
    of.same('token', token);
    of.same('token_hash', member.invitationTokenHash(token, workspace, invitation));
    const at = {workspace, member: of.id<MemberId>('member')};
    const pair = invitationPair(of.bytes('secret'), workspace, invitation);
    of.same('key_public', pair.publicKey);
    if (!of.refused) of.same('proof', signJoin(pair, at, invitation, of.bytes('fingerprint')));
    of.outcome(verifyJoin(of.bytes('key_public'), at, invitation, of.bytes('fingerprint'), of.bytes('proof')));
  },

  epoch: (of) => {
    const at = {...accountPlace(of), epoch: of.number('epoch')};
    const derived = account.epochPublicOf({use: of.bytes('use_key'), manage: of.bytes('manage_key')}, at);
    const said = {
      useCommitment: of.bytes('use_commitment'),
      manageCommitment: of.bytes('manage_commitment'),
      useInbox: of.bytes('use_inbox'),
      manageInbox: of.bytes('manage_inbox'),
    };
    if (!of.refused) {
      of.same('use_commitment', derived.useCommitment);
      of.same('manage_commitment', derived.manageCommitment);
      of.same('use_inbox_secret', account.inboxPair(of.bytes('use_key'), at, 'use').secretKey);
      of.same('manage_inbox_secret', account.inboxPair(of.bytes('manage_key'), at, 'manage').secretKey);
      of.same('use_inbox', derived.useInbox);
      of.same('manage_inbox', derived.manageInbox);
    }
    of.outcome(
      equalInConstantTime(derived.useCommitment, said.useCommitment) &&
        equalInConstantTime(derived.manageCommitment, said.manageCommitment) &&
        equalInConstantTime(derived.useInbox, said.useInbox) &&
        equalInConstantTime(derived.manageInbox, said.manageInbox),
    );
  },

  wrap: (of) => {
    const at: WrapPlace = {
      ...accountPlace(of),
      tier: of.id<Tier>('tier'),
      epoch: of.number('epoch'),
      granter: of.id<MemberId>('granter'),
      recipient: of.id<MemberId>('recipient'),
      granterFingerprint: of.bytes('granter_fingerprint'),
      recipientFingerprint: of.bytes('recipient_fingerprint'),
    };
    const recipient = boxPair(of.bytes('recipient_secret'));
    if (!of.refused) {
      const random = of.bytes('random');
      of.same('recipient_public', recipient.publicKey);
      of.same('commitment', account.commitmentOf(of.bytes('key'), at, at.tier));
      of.same(
        'sealed',
        account.wrapKey(
          of.bytes('recipient_public'),
          at,
          of.bytes('key'),
          listedRandom(random.slice(0, 32), random.slice(32)),
        ),
      );
    }
    const key = account.unwrapKey(recipient, at, of.bytes('sealed'));
    of.outcome(
      key !== undefined && equalInConstantTime(account.commitmentOf(key, at, at.tier), of.bytes('commitment')),
    );
  },

  approval: (of) => {
    const shown = (side: string) => ({key: of.bytes(`${side}_public`), nonce: of.bytes(`${side}_nonce`)});
    const place = {
      origin: of.text('origin'),
      workspace: of.id<WorkspaceId>('workspace'),
      request: of.id<DeviceRequestId>('request'),
      newDevice: shown('new'),
      openDevice: shown('open'),
    };
    if (!of.refused) {
      for (const side of ['new', 'open']) of.same(`${side}_public`, boxPair(of.bytes(`${side}_secret`)).publicKey);
      of.same('commitment', deviceCommitment(place.origin, of.text('device_name'), place.newDevice));
      of.same('code', approvalCode(place));
      const random = listedRandom(of.bytes('random'));
      of.same('sealed', sealLetter(of.bytes('open_secret'), place, utf8(of.text('text')), random));
    }
    const committed = isCommitted(of.bytes('commitment'), place.origin, of.text('device_name'), place.newDevice);
    const opened = committed ? openLetter(of.bytes('new_secret'), place, of.bytes('sealed')) : undefined;
    of.outcome(opened !== undefined);
    if (opened) of.same('text', parseUtf8(opened));
  },

  log: (of, raw) => {
    const roster = new Roster(of.id<WorkspaceId>('workspace'));
    const hashes: string[] = [];
    let refusal: EntryRefusal | null = null;
    for (const [index, wire] of (raw['entries'] as unknown[]).entries()) {
      refusal = roster.apply(parseLogEntry(wire, `/entries/${index}`));
      if (refusal !== null) break;
      hashes.push(base64url(roster.head.hash));
    }
    of.same('refusal', refusal);
    of.same('accepted', hashes.length);
    if (hashes.join() !== (raw['hashes'] as string[]).join()) of.note('hashes differ');
    if (JSON.stringify(membersShown(roster)) !== JSON.stringify(raw['members'])) of.note('members differ');
    if (JSON.stringify(devicesShown(roster)) !== JSON.stringify(raw['devices'])) of.note('devices differ');
  },

  chain: (of, raw) => {
    const place = accountPlace(of);
    const roster = new Roster(place.workspace);
    for (const [index, wire] of (raw['log'] as unknown[]).entries()) {
      const why = roster.apply(parseLogEntry(wire, `/log/${index}`));
      if (why !== null) of.note(`log entry ${index + 1} is refused: ${why}`);
    }
    const chain = new AccountChain(place, () => roster);
    const hashes: string[] = [];
    let refusal: AccountRefusal | null = null;
    for (const [index, wire] of (raw['entries'] as unknown[]).entries()) {
      refusal = chain.apply(readChainEntry(parseChainEntry(wire, `/entries/${index}`)));
      if (refusal !== null) break;
      hashes.push(base64url(chain.head.hash));
    }
    of.same('refusal', refusal);
    of.same('accepted', hashes.length);
    if (hashes.join() !== (raw['hashes'] as string[]).join()) of.note('hashes differ');
    if (JSON.stringify(chainShown(chain)) !== JSON.stringify(raw['state'])) of.note('state differs');
  },

  manifest: (of, raw) => {
    const hashOf = (records: unknown): Bytes =>
      recordsHash(
        (records as {kind: string; revision: number; sealed: string}[]).map(({kind, revision, sealed}) => ({
          kind,
          revision,
          hash: sealedHash(unhex(sealed)),
        })),
      );
    const said = {
      ...accountPlace(of),
      counter: of.number('counter'),
      chain: {number: of.number('chain_number'), hash: of.bytes('chain_hash')},
      author: of.id<MemberId>('author'),
      records: {use: hashOf(raw['use_records']), manage: hashOf(raw['manage_records'])},
    };
    if (!of.refused) {
      const owner = signPair(of.bytes('owner_seed'));
      of.same('owner_public', owner.publicKey);
      of.same('use_hash', said.records.use);
      of.same('manage_hash', said.records.manage);
      of.same('signature', signManifest(owner, said));
    }
    of.outcome(verifyManifest(of.bytes('owner_public'), said, of.bytes('signature')));
  },

  login: (of) => {
    const said = {
      ...accountPlace(of),
      member: of.id<MemberId>('member'),
      request: of.id<LoginRequestId>('request'),
      device: of.id<DeviceId>('device'),
      openedAt: of.number('opened_at'),
    };
    if (!of.refused) {
      const pair = signPair(of.bytes('member_seed'));
      of.same('member_public', pair.publicKey);
      of.same('signature', signLogin(pair, said));
    }
    of.outcome(verifyLogin(said, of.bytes('member_public'), of.bytes('signature')));
  },

  former: (of) => {
    const at: account.FormerPlace = {
      ...accountPlace(of),
      tier: of.id<Tier>('tier'),
      newEpoch: of.number('epoch'),
      formerEpoch: of.number('former_epoch'),
    };
    if (!of.refused) {
      of.same(
        'sealed',
        account.sealFormerKey(of.bytes('key'), at, of.bytes('former_key'), listedRandom(of.bytes('random'))),
      );
    }
    const opened = account.openFormerKey(of.bytes('key'), at, of.bytes('sealed'));
    of.outcome(opened !== undefined);
    if (opened) of.same('former_key', opened);
  },

  record: (of) => {
    const tier = of.id<Tier>('tier');
    const kind = of.id<RecordKind>('kind');
    const context = recordContext({
      ...accountPlace(of),
      tier,
      epoch: of.number('epoch'),
      kind,
      id: of.text('id'),
      revision: of.number('revision'),
    });
    if (!of.refused) {
      of.same('sealed', seal(of.bytes('key'), context, utf8(of.text('text')), listedRandom(of.bytes('random'))));
    }
    const opened = tierOfRecord(kind) === tier ? open(of.bytes('key'), context, of.bytes('sealed')) : undefined;
    of.outcome(opened !== undefined);
    if (opened) of.same('text', parseUtf8(opened));
  },

  message: (of) => {
    const half = of.id<MessageHalf>('half');
    const at = {...accountPlace(of), epoch: of.number('epoch')};
    const context = messageContext({
      ...at,
      message: of.id<MessageId>('message'),
      half,
      arrivedAt: of.number('arrived_at'),
    });
    const inbox = account.inboxPair(of.bytes('key'), at, tierOf(half));
    if (!of.refused) {
      const random = of.bytes('random');
      of.same('inbox_secret', inbox.secretKey);
      of.same('inbox_public', inbox.publicKey);
      of.same(
        'sealed',
        box(
          of.bytes('inbox_public'),
          context,
          utf8(of.text('text')),
          listedRandom(random.slice(0, 32), random.slice(32)),
        ),
      );
    }
    const opened = openBox(inbox, context, of.bytes('sealed'));
    of.outcome(opened !== undefined);
    if (opened) of.same('text', parseUtf8(opened));
  },

  chunk: (of, raw) => {
    const at: ChunkPlace = {
      ...accountPlace(of),
      epoch: of.number('epoch'),
      seedRevision: of.number('seed_revision'),
      day: of.number('day'),
      firstStep: of.number('first_step'),
      period: of.number('period'),
      count: of.number('count'),
    };
    const codes = raw['codes'] as string[];
    const chunk = {at, sealed: of.bytes('sealed'), signature: of.bytes('signature')};
    if (!of.refused) {
      const owner = signPair(of.bytes('owner_seed'));
      const packed = packCodes(of.number('alphabet') as Alphabet, codes);
      const made = sealChunk(packed, at, of.bytes('key'), owner, listedRandom(of.bytes('random')));
      of.same('packed', packed);
      of.same('sealed', made.sealed);
      of.same('sealed_hash', hash('sealed', chunk.sealed));
      of.same('owner_public', owner.publicKey);
      of.same('signature', made.signature);
    }
    const opened = verifyChunk(chunk, of.bytes('owner_public')) ? openChunk(chunk, of.bytes('key')) : undefined;
    of.outcome(opened !== undefined);
    if (opened && opened.codes.join() !== codes.join()) of.note('codes differ');
  },
};

function accountPlace(of: Replay): {workspace: WorkspaceId; account: AccountId} {
  return {workspace: of.id<WorkspaceId>('workspace'), account: of.id<AccountId>('account')};
}

export function joined(...parts: readonly Uint8Array[]): string {
  return hex(concat(parts));
}
