// Cases of log_v1.json (protocol/vectors/README.md), from the randomness that is given: a long honest log, and for each rule
// of protocol/seals.md, section 12, a log whose last entry breaks it.
import {base64url, concat, u32, u64, utf8, type Bytes} from '../bytes.ts';
import {writeEntry} from '../api/log-wire.ts';
import {hashEntry, type LogAct, type LogEntry, type LogRole} from '../crypto/log-entry.ts';
import {signPair, type Random} from '../crypto/sodium.ts';
import {encode} from '../crypto/transcript.ts';
import {isMemberAt, Roster, type EntryRefusal} from '../roster/roster.ts';
import {LogWriter, type LogDevice, type LogInvitation, type LogPerson} from './log-writer.ts';
import type {Case} from './replay-case.ts';

// Of a roster whose last entry is from `at`.
export function membersShown(roster: Roster): object[] {
  const at = roster.last?.at ?? 0;
  return roster.members.map((member) => ({
    id: member.id,
    role: member.role,
    state: isMemberAt(member, at) ? 'active' : 'ended',
    ends_at: member.endsAt ?? 0,
    admitted_by: member.admittedBy,
  }));
}

export function devicesShown(roster: Roster): object[] {
  return roster.devices.map(({id, member, key, name, ended}) => ({
    id,
    member,
    key: base64url(key),
    name: base64url(name),
    state: ended ? 'ended' : 'active',
  }));
}

function caseOf(name: string, writer: LogWriter, entries: readonly LogEntry[], refusal: EntryRefusal | null): Case {
  const roster = new Roster(writer.workspace);
  const accepted = entries.slice(0, refusal === null ? undefined : -1);
  for (const entry of accepted) {
    const why = roster.apply(entry);
    if (why !== null) throw new Error(`${name}: entry ${entry.number} is refused: ${why}`);
  }
  return {
    case: 'log',
    name,
    workspace: writer.workspace,
    entries: entries.map(writeEntry),
    hashes: accepted.map((entry) => base64url(hashEntry(writer.workspace, entry))),
    accepted: accepted.length,
    refusal,
    members: membersShown(roster),
    devices: devicesShown(roster),
  };
}

// A log in the making: each act is taken, and what() closes it as a case.
class Story {
  readonly writer: LogWriter;
  readonly entries: LogEntry[] = [];
  readonly owner: LogPerson;

  constructor(random: Random, now: number, demo = false) {
    this.writer = new LogWriter(random, now);
    this.owner = this.writer.person('Olga');
    this.take(this.owner, this.writer.founding(this.owner, demo));
  }

  take(author: LogPerson, act: LogAct): this {
    this.entries.push(this.writer.take(this.writer.entry(author, act)));
    return this;
  }

  invite(by: LogPerson, role: Parameters<LogWriter['invite']>[1], expiresAt?: number): LogInvitation {
    const invitation = this.writer.invitation();
    this.take(by, this.writer.invite(invitation, role, expiresAt));
    return invitation;
  }

  member(name: string, role: Parameters<LogWriter['invite']>[1]): LogPerson {
    const person = this.writer.person(name);
    return this.join(person, this.invite(this.owner, role));
  }

  join(person: LogPerson, invitation: LogInvitation): LogPerson {
    this.take(person, this.writer.join(person, invitation));
    return person;
  }

  honest(name: string): Case {
    return caseOf(name, this.writer, this.entries, null);
  }

  broken(name: string, why: EntryRefusal, entry: LogEntry): Case {
    return caseOf(name, this.writer, [...this.entries, entry], why);
  }
}

function field(bytes: Uint8Array): Bytes {
  return concat([u32(bytes.length), bytes]);
}

export function makeLogCases(random: Random, now: number): Case[] {
  const story = (): Story => new Story(random, now);
  return [...honestCases(story, random, now), ...placeCases(story), ...bodyCases(story, random), ...ruleCases(story)];
}

function honestCases(story: () => Story, random: Random, now: number): Case[] {
  const long = story();
  const {writer, owner} = long;
  const second = long.member('Sven', 'super-admin');
  const admin = long.join(writer.person('Ada'), long.invite(second, 'admin'));
  const user = long.join(writer.person('Uma'), long.invite(admin, 'user'));
  const guest = long.join(writer.person('Gus'), long.invite(admin, 'guest'));
  const unused = long.invite(admin, 'user');
  const late = long.invite(second, 'guest', writer.now + 60_000);
  long
    .take(owner, {kind: 'admit', member: second.id, fingerprint: second.fingerprint})
    .take(admin, {kind: 'admit', member: user.id, fingerprint: user.fingerprint})
    .take(second, {kind: 'admit', member: user.id, fingerprint: user.fingerprint})
    .take(admin, {kind: 'withdraw', invitation: unused.id})
    .take(guest, {kind: 'profile', profile: writer.someProfile()})
    .take(admin, {kind: 'role', member: guest.id, role: 'guest', endsAt: writer.now + 86_400_000})
    .take(admin, {kind: 'role', member: user.id, role: 'guest', endsAt: writer.now + 3_600_000})
    .take(second, {kind: 'role', member: user.id, role: 'admin', endsAt: null})
    .take(second, {kind: 'role', member: admin.id, role: 'user', endsAt: null})
    .take(user, {kind: 'end', member: admin.id});
  const [phone, laptop] = [writer.device(), writer.device()];
  long
    .take(guest, writer.addDevice(phone))
    .take(guest, writer.addDevice(laptop))
    .take(guest, writer.addDevice(phone)) // named anew
    .take(guest, {kind: 'device-end', device: laptop.id})
    .take(user, {kind: 'device-end', device: phone.id})
    .take(guest, writer.addDevice(writer.device()));
  writer.now += 120_000; // one that has expired can still be withdrawn
  long
    .take(user, {kind: 'withdraw', invitation: late.id})
    .take(owner, {kind: 'role', member: second.id, role: 'owner', endsAt: null})
    .take(owner, {kind: 'role', member: owner.id, role: 'super-admin', endsAt: null})
    .take(second, {kind: 'role', member: owner.id, role: 'owner', endsAt: null})
    .take(owner, {kind: 'end', member: owner.id});
  writer.now += 86_400_000; // past the guest's end time
  long.join(writer.person('Gus'), long.invite(user, 'guest'));

  const together = new Story(random, now, true);
  // Several entries of one millisecond.
  const at = together.writer.now;
  const invitation = together.writer.invitation();
  together.entries.push(
    together.writer.take(together.writer.entry(together.owner, together.writer.invite(invitation, 'owner'), {at})),
  );
  const heir = together.writer.person('Hal');
  together.entries.push(
    together.writer.take(together.writer.entry(heir, together.writer.join(heir, invitation), {at})),
  );
  return [long.honest('each kind of entry'), together.honest('a demo workspace, all in one millisecond')];
}

function placeCases(story: () => Story): Case[] {
  const cases: Case[] = [];
  const broken = (make: (of: Story, act: LogAct) => [string, EntryRefusal, LogEntry]): void => {
    const of = story();
    cases.push(of.broken(...make(of, of.writer.invite(of.writer.invitation(), 'user'))));
  };
  broken(({writer, owner}, act) => ['a number too high', 'not-next', writer.entry(owner, act, {number: 3})]);
  broken(({writer, owner}, act) => ['a number again', 'not-next', writer.entry(owner, act, {number: 1})]);
  broken(({writer, owner}, act) => {
    return ['after another entry', 'not-next', writer.entry(owner, act, {previous: writer.random(32)})];
  });
  broken(({writer, owner}, act) => [
    'before the one before',
    'back-in-time',
    writer.entry(owner, act, {at: writer.now - 1}),
  ]);
  broken(({writer, owner}, act) => {
    const entry = writer.entry(owner, act);
    return ['signed for another time', 'signature', {...entry, at: entry.at + 1}];
  });
  broken(({writer, owner}, act) => {
    const entry = writer.entry(owner, act);
    const signature = Uint8Array.from(entry.signature);
    signature[0] = (signature[0] ?? 0) ^ 1;
    return ['a spoiled signature', 'signature', {...entry, signature}];
  });
  broken(({writer, owner}, act) => {
    const other = writer.person('Other');
    return ['signed by another', 'signature', writer.signed(other, writer.entry(owner, act))];
  });
  broken(({writer}, act) => ['by somebody unknown', 'unknown-author', writer.entry(writer.person('Nobody'), act)]);
  broken((of) => {
    const admin = of.member('Ada', 'admin');
    of.take(of.owner, {kind: 'end', member: admin.id});
    const {writer} = of;
    return ['by a member that ended', 'author-ended', writer.entry(admin, writer.invite(writer.invitation(), 'user'))];
  });
  broken((of) => {
    const admin = of.member('Ada', 'admin');
    const {writer} = of;
    const endsAt = writer.now + 2000;
    of.take(of.owner, {kind: 'role', member: admin.id, role: 'admin', endsAt});
    const entry = writer.entry(admin, writer.invite(writer.invitation(), 'user'), {at: endsAt});
    return ['at the end time of its author', 'author-ended', entry];
  });
  return cases;
}

function bodyCases(story: () => Story, random: Random): Case[] {
  const key = random(32);
  const bodies = (writer: LogWriter, owner: LogPerson): [string, string, Bytes][] => {
    const id = writer.invitation().id;
    const invite = (fields: Parameters<typeof encode>[0]): Bytes => encode(fields);
    const good = invite([id, 'user', key, writer.now + 1_000_000]);
    const tooLarge = new Uint8Array(8);
    new DataView(tooLarge.buffer).setBigUint64(0, 1n << 53n);
    return [
      ['an unknown kind', 'key-change', good],
      ['a kind in capitals', 'Invite', good],
      ['a body of nothing', 'invite', new Uint8Array(0)],
      ['a field too many', 'invite', concat([good, field(utf8('x'))])],
      ['a byte behind the last field', 'invite', concat([good, new Uint8Array(1)])],
      ['a field too few', 'invite', invite([id, 'user', key])],
      ['a field longer than the body', 'withdraw', concat([u32(27), utf8(id)])],
      ['a body cut in a length', 'withdraw', new Uint8Array(3)],
      ['a role nobody has', 'invite', invite([id, 'root', key, writer.now + 1_000_000])],
      ['a role that is no UTF-8', 'invite', invite([id, new Uint8Array([0xff]), key, writer.now + 1_000_000])],
      ['an id in capitals', 'withdraw', encode([id.toUpperCase()])],
      ['an id with bits to spare', 'withdraw', encode([`${id.slice(0, 25)}b`])],
      ['a key of 31 bytes', 'invite', invite([id, 'user', key.slice(1), writer.now + 1_000_000])],
      ['a time of four bytes', 'invite', invite([id, 'user', key, u32(1)])],
      ['a time beyond 2^53', 'invite', invite([id, 'user', key, tooLarge])],
      ['a fingerprint of 33 bytes', 'admit', encode([owner.id, random(33)])],
      ['a body of 1025 bytes', 'profile', encode([random(1021)])],
      ['a device without a name', 'device', encode([id, key])],
      ['a device name of 31 bytes', 'device', encode([id, key, key.slice(1)])],
      ['a device’s end with a key', 'device-end', encode([id, key])],
      ['a demo flag of 2', 'founding', encode([key, key, key, 2])],
      ['a demo flag of one byte', 'founding', encode([key, key, key, u64(1).slice(7)])],
    ];
  };
  const count = bodies(story().writer, story().owner).length;
  return Array.from({length: count}, (_, index) => {
    const of = story();
    const listed = bodies(of.writer, of.owner)[index];
    if (listed === undefined) throw new Error('a case went missing');
    const [name, kind, body] = listed;
    return of.broken(name, 'malformed', of.writer.entry(of.owner, {kind: 'end', member: of.owner.id}, {kind, body}));
  });
}

// Each of these is well formed, in its place and signed by its author; only the rule named stands against it.
function ruleCases(story: () => Story): Case[] {
  const cases: Case[] = [];
  const rule = (name: string, why: EntryRefusal, make: (of: Story) => [LogPerson, LogAct] | LogEntry): void => {
    const of = story();
    const made = make(of);
    cases.push(of.broken(name, why, Array.isArray(made) ? of.writer.entry(...made) : made));
  };

  // Entering
  rule('a second founding', 'known-already', ({writer}) => {
    const other = writer.person('Other');
    return [other, writer.founding(other)];
  });
  rule('a founding again by the founder', 'known-already', ({writer, owner}) => [owner, writer.founding(owner)]);
  rule('a founding signed by another key', 'signature', (of) => {
    of.entries.length = 0;
    const {writer} = of;
    writer.head = {number: 0, hash: new Uint8Array(32)};
    const other = writer.person('Other');
    return writer.signed(other, writer.entry(of.owner, writer.founding(of.owner)));
  });
  rule('a first entry that founds nothing', 'unknown-author', (of) => {
    of.entries.length = 0;
    of.writer.head = {number: 0, hash: new Uint8Array(32)};
    return [of.owner, of.writer.invite(of.writer.invitation(), 'user')];
  });
  rule('a first entry with something before it', 'not-next', (of) => {
    of.entries.length = 0;
    of.writer.head = {number: 0, hash: of.writer.random(32)};
    return [of.owner, of.writer.founding(of.owner)];
  });
  rule('a join by no invitation', 'no-such-invitation', ({writer}) => {
    const person = writer.person('Paul');
    return [person, writer.join(person, writer.invitation())];
  });
  rule('a join by a member', 'known-already', (of) => {
    const invitation = of.invite(of.owner, 'user');
    return [of.owner, of.writer.join(of.owner, invitation)];
  });
  rule('a join under the id of a member that ended', 'known-already', (of) => {
    const user = of.member('Uma', 'user');
    of.take(of.owner, {kind: 'end', member: user.id});
    return [user, of.writer.join(user, of.invite(of.owner, 'user'))];
  });
  rule('a join signed by another key', 'signature', (of) => {
    const invitation = of.invite(of.owner, 'user');
    const person = of.writer.person('Paul');
    return of.writer.signed(of.writer.person('Other'), of.writer.entry(person, of.writer.join(person, invitation)));
  });
  rule('a second join by one invitation', 'invitation-not-open', (of) => {
    const invitation = of.invite(of.owner, 'user');
    of.join(of.writer.person('Paul'), invitation);
    const person = of.writer.person('Petra');
    return [person, of.writer.join(person, invitation)];
  });
  rule('a join by a withdrawn invitation', 'invitation-not-open', (of) => {
    const invitation = of.invite(of.owner, 'user');
    of.take(of.owner, {kind: 'withdraw', invitation: invitation.id});
    const person = of.writer.person('Paul');
    return [person, of.writer.join(person, invitation)];
  });
  rule('a join when its invitation expires', 'invitation-not-open', (of) => {
    const expiresAt = of.writer.now + 5000;
    const invitation = of.invite(of.owner, 'user', expiresAt);
    const person = of.writer.person('Paul');
    return of.writer.entry(person, of.writer.join(person, invitation), {at: expiresAt});
  });
  rule('a join after its inviter ended', 'invitation-not-open', (of) => {
    const admin = of.member('Ada', 'admin');
    const invitation = of.invite(admin, 'user');
    of.take(of.owner, {kind: 'end', member: admin.id});
    const person = of.writer.person('Paul');
    return [person, of.writer.join(person, invitation)];
  });
  rule('a join after its inviter’s end time', 'invitation-not-open', (of) => {
    const admin = of.member('Ada', 'admin');
    const invitation = of.invite(admin, 'user');
    of.take(of.owner, {kind: 'role', member: admin.id, role: 'admin', endsAt: of.writer.now + 1500});
    const person = of.writer.person('Paul');
    return of.writer.entry(person, of.writer.join(person, invitation), {at: of.writer.now + 500});
  });
  rule('a join whose inviter may no longer handle the role', 'invitation-not-open', (of) => {
    const admin = of.member('Ada', 'super-admin');
    const invitation = of.invite(admin, 'admin');
    of.take(of.owner, {kind: 'role', member: admin.id, role: 'admin', endsAt: null});
    const person = of.writer.person('Paul');
    return [person, of.writer.join(person, invitation)];
  });
  rule('a join by who did not hold the link', 'proof', (of) => {
    const invitation = of.invite(of.owner, 'user');
    const person = of.writer.person('Paul');
    return [person, of.writer.join(person, invitation, signPair(of.writer.random(32)))];
  });
  rule('a join with the proof of another', 'proof', (of) => {
    const invitation = of.invite(of.owner, 'user');
    const person = of.writer.person('Paul');
    const act = of.writer.join(person, invitation);
    const others = of.writer.join(of.writer.person('Other'), invitation);
    if (act.kind !== 'join' || others.kind !== 'join') throw new Error('no join');
    return [person, {...act, proof: others.proof}];
  });

  // Inviting
  rule('an invitation id again', 'known-already', (of) => {
    const invitation = of.invite(of.owner, 'user');
    return [of.owner, of.writer.invite(invitation, 'user')];
  });
  const cannotInvite = [
    ['guest', 'guest'],
    ['user', 'guest'],
    ['admin', 'admin'],
    ['super-admin', 'super-admin'],
    ['super-admin', 'owner'],
  ] as const;
  for (const [own, role] of cannotInvite) {
    rule(`a ${own} that invites a ${role}`, 'not-allowed', (of) => {
      return [of.member('Ada', own), of.writer.invite(of.writer.invitation(), role)];
    });
  }
  rule('withdrawing what nobody sent', 'no-such-invitation', ({writer, owner}) => {
    return [owner, {kind: 'withdraw', invitation: writer.invitation().id}];
  });
  rule('withdrawing above one’s role', 'not-allowed', (of) => {
    const admin = of.member('Ada', 'admin');
    return [admin, {kind: 'withdraw', invitation: of.invite(of.owner, 'admin').id}];
  });
  rule('withdrawing what was used', 'invitation-not-open', (of) => {
    const invitation = of.invite(of.owner, 'user');
    of.join(of.writer.person('Paul'), invitation);
    return [of.owner, {kind: 'withdraw', invitation: invitation.id}];
  });
  rule('withdrawing twice', 'invitation-not-open', (of) => {
    const invitation = of.invite(of.owner, 'user');
    of.take(of.owner, {kind: 'withdraw', invitation: invitation.id});
    return [of.owner, {kind: 'withdraw', invitation: invitation.id}];
  });

  // Handling members
  const about = (member: LogPerson, kind: 'admit' | 'role' | 'end'): LogAct => {
    if (kind === 'admit') return {kind, member: member.id, fingerprint: member.fingerprint};
    return kind === 'end' ? {kind, member: member.id} : {kind, member: member.id, role: 'guest', endsAt: null};
  };
  for (const kind of ['admit', 'role', 'end'] as const) {
    rule(`'${kind}' of nobody`, 'no-such-member', ({writer, owner}) => [owner, about(writer.person('Nobody'), kind)]);
    rule(`'${kind}' of a member that ended`, 'no-such-member', (of) => {
      const user = of.member('Uma', 'user');
      of.take(of.owner, {kind: 'end', member: user.id});
      return [of.owner, about(user, kind)];
    });
    rule(`'${kind}' of a member at its end time`, 'no-such-member', (of) => {
      const user = of.member('Uma', 'user');
      const endsAt = of.writer.now + 1500;
      of.take(of.owner, {kind: 'role', member: user.id, role: 'user', endsAt});
      return of.writer.entry(of.owner, about(user, kind), {at: endsAt});
    });
    rule(`'${kind}' by an Admin of an Admin`, 'not-allowed', (of) => {
      return [of.member('Ada', 'admin'), about(of.member('Ben', 'admin'), kind)];
    });
    rule(`'${kind}' by a User of a guest`, 'not-allowed', (of) => {
      return [of.member('Uma', 'user'), about(of.member('Gus', 'guest'), kind)];
    });
  }
  rule('a User that ends itself', 'not-allowed', (of) => {
    const user = of.member('Uma', 'user');
    return [user, about(user, 'end')];
  });
  rule('counter-signing oneself', 'not-allowed', (of) => [of.owner, about(of.owner, 'admit')]);
  rule('another fingerprint than the member’s', 'fingerprint', (of) => {
    const user = of.member('Uma', 'user');
    return [of.owner, {kind: 'admit', member: user.id, fingerprint: of.owner.fingerprint}];
  });
  rule('an Admin that makes an Admin of a User', 'not-allowed', (of) => {
    const user = of.member('Uma', 'user');
    return [of.member('Ada', 'admin'), {kind: 'role', member: user.id, role: 'admin', endsAt: null}];
  });
  rule('a Super Admin that makes an Owner of a User', 'not-allowed', (of) => {
    const user = of.member('Uma', 'user');
    return [of.member('Ada', 'super-admin'), {kind: 'role', member: user.id, role: 'owner', endsAt: null}];
  });
  rule('an Owner that is to end', 'owner-without-end', (of) => {
    const user = of.member('Uma', 'user');
    const endsAt = of.writer.now + 86_400_000;
    return [of.owner, {kind: 'role', member: user.id, role: 'owner', endsAt}];
  });
  rule('the last Owner lowered', 'last-owner', ({owner}) => {
    return [owner, {kind: 'role', member: owner.id, role: 'super-admin', endsAt: null}];
  });
  rule('the last Owner ended', 'last-owner', (of) => {
    const second = of.member('Sven', 'owner');
    of.take(of.owner, {kind: 'end', member: second.id});
    return [of.owner, about(of.owner, 'end')];
  });

  // Devices
  const withDevice = (of: Story, role: LogRole): {user: LogPerson; device: LogDevice} => {
    const user = of.member('Uma', role);
    const device = of.writer.device();
    of.take(user, of.writer.addDevice(device));
    return {user, device};
  };
  rule('a device’s key changed', 'known-already', (of) => {
    const {user, device} = withDevice(of, 'user');
    return [user, of.writer.addDevice({...device, key: of.writer.random(32)})];
  });
  rule('another member’s device', 'known-already', (of) => {
    const {device} = withDevice(of, 'user');
    return [of.owner, of.writer.addDevice(device)];
  });
  rule('a device that ended, again', 'known-already', (of) => {
    const {user, device} = withDevice(of, 'user');
    of.take(user, {kind: 'device-end', device: device.id});
    return [user, of.writer.addDevice(device)];
  });
  rule('a device of a member that ended', 'author-ended', (of) => {
    const user = of.member('Uma', 'user');
    of.take(of.owner, {kind: 'end', member: user.id});
    return [user, of.writer.addDevice(of.writer.device())];
  });
  rule('the end of no device', 'no-such-device', ({writer, owner}) => {
    return [owner, {kind: 'device-end', device: writer.device().id}];
  });
  rule('the end of a device twice', 'no-such-device', (of) => {
    const {user, device} = withDevice(of, 'user');
    of.take(user, {kind: 'device-end', device: device.id});
    return [of.owner, {kind: 'device-end', device: device.id}];
  });
  rule('the end of a device whose member ended', 'no-such-device', (of) => {
    const {user, device} = withDevice(of, 'user');
    of.take(of.owner, {kind: 'end', member: user.id});
    return [of.owner, {kind: 'device-end', device: device.id}];
  });
  rule('the end of a device by a User', 'not-allowed', (of) => {
    const {device} = withDevice(of, 'guest');
    return [of.member('Ulf', 'user'), {kind: 'device-end', device: device.id}];
  });
  rule('the end of an Admin’s device by an Admin', 'not-allowed', (of) => {
    const {device} = withDevice(of, 'admin');
    return [of.member('Ben', 'admin'), {kind: 'device-end', device: device.id}];
  });
  return cases;
}
