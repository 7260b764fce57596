// Cases of chain_v1.json (protocol/vectors/README.md), from the randomness that is given: long honest chains, for each rule of
// protocol/seals.md, section 13, a chain whose last entry breaks it, and manifests.
import {writeChainEntry} from '../api/chain-wire.ts';
import {writeEntry} from '../api/log-wire.ts';
import {base64url, concat, type Bytes} from '../bytes.ts';
import {hashAccountEntry, type AccountAct, type AccountEntry} from '../crypto/account-entry.ts';
import {generateIdentity} from '../crypto/member.ts';
import {recordsHash, sealedHash, signManifest} from '../crypto/manifest.ts';
import type {Random} from '../crypto/sodium.ts';
import {encode} from '../crypto/transcript.ts';
import {generateId, type AccountId, type MemberId, type WorkspaceId} from '../ids.ts';
import type {AccountChain, AccountRefusal} from '../roster/account-chain.ts';
import {ChainWriter} from './chain-writer.ts';
import type {LogPerson} from './log-writer.ts';
import type {Case} from './replay-case.ts';
import {hex} from './replay-case.ts';

export function chainShown(chain: AccountChain): object {
  return {
    epoch: chain.epoch,
    lost: chain.state.lost,
    holders: chain.holders.map((holder) => ({
      member: holder.member,
      role: holder.role,
      ends_at: holder.endsAt ?? 0,
      granter: holder.granter,
      reason: base64url(holder.reason),
      epoch: holder.epoch,
    })),
    signers: chain.state.signers.map(({member}) => member),
  };
}

function caseOf(
  name: string,
  of: ChainWriter,
  refusal: AccountRefusal | null,
  last: readonly AccountEntry[] = [],
): Case {
  return {
    case: 'chain',
    name,
    ...of.place,
    log: of.logEntries.map(writeEntry),
    entries: [...of.entries, ...last].map(writeChainEntry),
    hashes: of.entries.map((entry) => base64url(hashAccountEntry(of.place, entry))),
    accepted: of.entries.length,
    refusal,
    state: chainShown(of.chain),
  };
}

export function makeChainCases(random: Random, now: number): Case[] {
  const story = (): ChainWriter => new ChainWriter(random, now);
  return [
    ...honestCases(story),
    ...brokenCases(story, placeBreaks),
    ...brokenCases(story, bodyBreaks),
    ...brokenCases(story, ruleBreaks),
    ...manifestCases(random),
  ];
}

function honestCases(story: () => ChainWriter): Case[] {
  const long = story();
  const {founder} = long;
  const [sven, uma, gus] = [long.member('Sven'), long.member('Uma'), long.member('Gus', 'guest')];
  long
    .take(sven, long.create())
    .take(sven, long.grant(founder, 'owner'))
    .take(founder, long.grant(uma, 'collaborator', null, 'the spring campaign'))
    .take(founder, long.grant(gus, 'collaborator', long.now + 5000))
    .take(sven, long.epoch())
    .take(sven, long.grant(uma, 'owner', long.now + 60_000, 'while Olga is away'))
    .take(uma, long.grant(gus, 'collaborator'))
    .take(founder, long.grant(uma, 'collaborator'))
    .take(sven, {kind: 'end', member: sven.id})
    .take(founder, long.epoch());
  long.onLog(founder, {kind: 'end', member: gus.id}); // no holder after the next keys
  long.take(founder, long.epoch()).take(uma, {kind: 'end', member: uma.id});
  const petra = long.member('Petra');
  long
    .take(founder, long.grant(petra, 'owner'))
    .take(founder, long.grant(founder, 'collaborator'))
    .take(petra, {kind: 'end', member: founder.id})
    .take(petra, long.epoch());

  const ending = story();
  const [one, two] = [ending.member('Una'), ending.member('Dua')];
  ending
    .take(one, ending.create())
    .take(one, ending.grant(two, 'collaborator', ending.now + 3000))
    .take(one, ending.epoch(), {at: ending.now + 3000}) // past the end time: no holder
    .take(one, ending.grant(two, 'owner'));
  return [caseOf('each kind of entry', long, null), caseOf('an end time, and back again', ending, null)];
}

type Break = [string, AccountRefusal, (of: ChainWriter, uma: LogPerson) => AccountEntry];

// Each story: an account of the founder's, and a member beside.
function brokenCases(story: () => ChainWriter, breaks: readonly Break[]): Case[] {
  return breaks.map(([name, why, make]) => {
    const of = story();
    const uma = of.member('Uma');
    of.take(of.founder, of.create());
    const entry = make(of, uma);
    const last = of.chain.apply(entry);
    if (last !== why) throw new Error(`${name}: ${last ?? 'accepted'}`);
    return caseOf(name, of, why, [entry]);
  });
}

function flipped(bytes: Bytes): Bytes {
  return Uint8Array.from(bytes, (byte, at) => (at === 0 ? byte ^ 1 : byte));
}

const placeBreaks: Break[] = [
  ['a number too high', 'not-next', (of, uma) => of.entry(of.founder, of.grant(uma, 'owner'), {number: 3})],
  ['a number again', 'not-next', (of, uma) => of.entry(of.founder, of.grant(uma, 'owner'), {number: 1})],
  [
    'after another entry',
    'not-next',
    (of, uma) => of.entry(of.founder, of.grant(uma, 'owner'), {previous: of.random(32)}),
  ],
  [
    'before the one before',
    'back-in-time',
    (of, uma) => of.entry(of.founder, of.grant(uma, 'owner'), {at: of.now - 1}),
  ],
  [
    'naming an older log than the entry before',
    'log-back',
    (of, uma) => {
      const older = {number: 2, hash: of.logEntries[2]?.previous ?? of.random(32)};
      return of.entry(of.founder, of.grant(uma, 'owner'), {log: older});
    },
  ],
  [
    'naming another log',
    'log-unknown',
    (of, uma) => of.entry(of.founder, of.grant(uma, 'owner'), {log: {...of.log.head, hash: of.random(32)}}),
  ],
  [
    'naming a log that is not yet',
    'log-unknown',
    (of, uma) => of.entry(of.founder, of.grant(uma, 'owner'), {log: {...of.log.head, number: of.log.head.number + 1}}),
  ],
  ['by somebody unknown', 'unknown-author', (of, uma) => of.entry(of.log.person('Nobody'), of.grant(uma, 'owner'))],
  [
    'by somebody who came in after the log it names',
    'unknown-author',
    (of, uma) => {
      const {head} = of.log;
      return of.entry(of.member('Late'), of.grant(uma, 'owner'), {log: head});
    },
  ],
  [
    'by an Owner that ended in the workspace',
    'unknown-author',
    (of, uma) => {
      of.take(of.founder, of.grant(uma, 'owner'));
      of.onLog(of.founder, {kind: 'end', member: uma.id});
      return of.entry(uma, of.epoch());
    },
  ],
  [
    'signed for another time',
    'signature',
    (of, uma) => {
      const entry = of.entry(of.founder, of.grant(uma, 'owner'));
      return {...entry, at: entry.at + 1};
    },
  ],
  [
    'a spoiled signature',
    'signature',
    (of, uma) => {
      const entry = of.entry(of.founder, of.grant(uma, 'owner'));
      return {...entry, signature: flipped(entry.signature)};
    },
  ],
  ['signed by another', 'signature', (of, uma) => of.signed(uma, of.entry(of.founder, of.grant(uma, 'owner')))],
  [
    'signed for another account',
    'signature',
    (of, uma) => {
      const account = generateId<AccountId>(of.random);
      return of.signed(of.founder, of.entry(of.founder, of.grant(uma, 'owner')), {...of.place, account});
    },
  ],
];

function withBody(name: string, kind: string, make: (of: ChainWriter, uma: LogPerson) => Bytes): Break {
  return [name, 'malformed', (of, uma) => of.entry(of.founder, of.grant(uma, 'owner'), {kind, body: make(of, uma)})];
}

function grantBody(uma: LogPerson, change: {role?: string; reason?: Bytes; fingerprint?: Bytes}): Bytes {
  const {role = 'owner', reason = new Uint8Array(0), fingerprint = uma.fingerprint} = change;
  return encode([uma.id, fingerprint, role, 0, reason]);
}

const bodyBreaks: Break[] = [
  withBody('an unknown kind', 'rename', (_, uma) => encode([uma.id])),
  withBody('a kind in capitals', 'End', (_, uma) => encode([uma.id])),
  withBody('a body of nothing', 'end', () => new Uint8Array(0)),
  withBody('a field too many', 'end', (_, uma) => encode([uma.id, 'x'])),
  withBody('a byte behind the last field', 'end', (_, uma) => concat([encode([uma.id]), new Uint8Array(1)])),
  withBody('a role nobody has', 'grant', (_, uma) => grantBody(uma, {role: 'admin'})),
  withBody('a fingerprint of 31 bytes', 'grant', (of, uma) => grantBody(uma, {fingerprint: of.random(31)})),
  withBody('a reason shorter than any seal', 'grant', (of, uma) => grantBody(uma, {reason: of.random(135)})),
  withBody('a reason longer than 200 bytes of text', 'grant', (of, uma) => grantBody(uma, {reason: of.random(281)})),
  withBody('keys of an epoch without its number', 'epoch', (of) => {
    return encode([of.random(32), of.random(32), of.random(32), of.random(32)]);
  }),
];

// An account that is the founder's and Uma's.
function shared(of: ChainWriter, uma: LogPerson, role: 'owner' | 'collaborator', endsAt: number | null = null): void {
  of.take(of.founder, of.grant(uma, role, endsAt));
}

const ruleBreaks: Break[] = [
  ['created again', 'known-already', (of) => of.entry(of.founder, of.create())],
  [
    'begun by a grant',
    'not-allowed',
    (of, uma) => {
      const other = new ChainWriter(of.random, of.now);
      Object.assign(of, {chain: other.chain, entries: [], place: other.place, head: other.head});
      Object.assign(of, {log: other.log, roster: other.roster, logEntries: other.logEntries, founder: other.founder});
      return of.entry(of.founder, of.grant(uma, 'owner'));
    },
  ],
  ['a grant by who holds nothing', 'not-allowed', (of, uma) => of.entry(uma, of.grant(uma, 'owner'))],
  [
    'a grant by a Collaborator',
    'not-allowed',
    (of, uma) => {
      shared(of, uma, 'collaborator');
      return of.entry(uma, of.grant(uma, 'owner'));
    },
  ],
  [
    'a grant by an Owner at its end time',
    'not-allowed',
    (of, uma) => {
      const endsAt = of.now + 4000;
      shared(of, uma, 'owner', endsAt);
      return of.entry(uma, of.grant(uma, 'owner'), {at: endsAt});
    },
  ],
  [
    'new keys by a Collaborator',
    'not-allowed',
    (of, uma) => {
      shared(of, uma, 'collaborator');
      return of.entry(uma, of.epoch());
    },
  ],
  [
    'new keys by an Owner that was lowered',
    'not-allowed',
    (of, uma) => {
      shared(of, uma, 'owner');
      shared(of, uma, 'collaborator');
      return of.entry(uma, of.epoch());
    },
  ],
  [
    'new keys by an Owner that was ended',
    'not-allowed',
    (of, uma) => {
      shared(of, uma, 'owner');
      of.take(of.founder, {kind: 'end', member: uma.id});
      return of.entry(uma, of.epoch());
    },
  ],
  [
    "a Collaborator ending another's access",
    'not-allowed',
    (of, uma) => {
      shared(of, uma, 'collaborator');
      return of.entry(uma, {kind: 'end', member: of.founder.id});
    },
  ],
  [
    'a grant to who is in no workspace',
    'no-such-member',
    (of) => of.entry(of.founder, of.grant(of.log.person('Nobody'), 'collaborator')),
  ],
  [
    'a grant to a member that ended',
    'no-such-member',
    (of, uma) => {
      of.onLog(of.founder, {kind: 'end', member: uma.id});
      return of.entry(of.founder, of.grant(uma, 'collaborator'));
    },
  ],
  [
    'a grant to other keys than the log has',
    'fingerprint',
    (of, uma) => of.entry(of.founder, {...of.grant(uma, 'owner'), fingerprint: of.random(32)} as AccountAct),
  ],
  ['the end of who holds nothing', 'no-such-holder', (of, uma) => of.entry(of.founder, {kind: 'end', member: uma.id})],
  [
    'an end again',
    'no-such-holder',
    (of, uma) => {
      shared(of, uma, 'collaborator');
      of.take(uma, {kind: 'end', member: uma.id});
      return of.entry(uma, {kind: 'end', member: uma.id});
    },
  ],
  [
    'the end of who is past its end time',
    'no-such-holder',
    (of, uma) => {
      const endsAt = of.now + 4000;
      shared(of, uma, 'collaborator', endsAt);
      return of.entry(of.founder, {kind: 'end', member: uma.id}, {at: endsAt});
    },
  ],
  ['the end of the last Owner', 'last-owner', (of) => of.entry(of.founder, {kind: 'end', member: of.founder.id})],
  ['the last Owner lowered', 'last-owner', (of) => of.entry(of.founder, of.grant(of.founder, 'collaborator'))],
  [
    'an end time for the last Owner',
    'last-owner',
    (of, uma) => {
      shared(of, uma, 'owner', of.now + 100_000);
      return of.entry(of.founder, of.grant(of.founder, 'owner', of.now + 50_000));
    },
  ],
  [
    'new keys that leave only an Owner with an end time',
    'last-owner',
    (of, uma) => {
      shared(of, uma, 'owner', of.now + 100_000);
      const heir = of.member('Hal', 'owner');
      of.onLog(heir, {kind: 'end', member: of.founder.id});
      return of.entry(uma, of.epoch());
    },
  ],
  ['the same epoch again', 'epoch-not-next', (of) => of.entry(of.founder, of.epoch(1))],
  ['an epoch left out', 'epoch-not-next', (of) => of.entry(of.founder, of.epoch(3))],
];

function manifestCases(random: Random): Case[] {
  return [0, 1, 2].map((count) => {
    const owner = generateIdentity(random);
    const record = (kind: string): {kind: string; revision: number; sealed: Bytes} => {
      return {kind, revision: 1 + count, sealed: random(136)};
    };
    const tiers = {
      use: ['profile', 'password'].slice(0, count).map(record),
      manage: ['totp', 'recovery', 'private-note'].slice(0, count).map(record),
    };
    const hashOf = (records: typeof tiers.use): Bytes =>
      recordsHash(records.map(({kind, revision, sealed}) => ({kind, revision, hash: sealedHash(sealed)})));
    const said = {
      workspace: generateId<WorkspaceId>(random),
      account: generateId<AccountId>(random),
      counter: 1 + count,
      chain: {number: 1 + count, hash: random(32)},
      author: generateId<MemberId>(random),
      records: {use: hashOf(tiers.use), manage: hashOf(tiers.manage)},
    };
    const wire = (records: typeof tiers.use): object[] =>
      records.map(({kind, revision, sealed}) => ({kind, revision, sealed: hex(sealed)}));
    return {
      case: 'manifest',
      name: `of ${count} records a tier`,
      refused: null,
      workspace: said.workspace,
      account: said.account,
      counter: said.counter,
      chain_number: said.chain.number,
      chain_hash: hex(said.chain.hash),
      author: said.author,
      use_records: wire(tiers.use),
      manage_records: wire(tiers.manage),
      use_hash: hex(said.records.use),
      manage_hash: hex(said.records.manage),
      owner_seed: hex(owner.signSeed),
      owner_public: hex(owner.sign.publicKey),
      signature: hex(signManifest(owner.sign, said)),
    };
  });
}
