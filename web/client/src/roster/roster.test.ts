import {beforeAll, describe, expect, test} from 'vitest';
import {parseAct, signEntry, type LogAct, type LogEntry, type LogRole} from '../crypto/log-entry.ts';
import {equalInConstantTime, loadSodium} from '../crypto/sodium.ts';
import {encode} from '../crypto/transcript.ts';
import type {DeviceId, InvitationId, MemberId} from '../ids.ts';
import {LogWriter, type LogDevice, type LogInvitation, type LogPerson} from '../testing/log-writer.ts';
import {seededRandom} from '../testing/random.ts';
import {parseRoster, writeRoster} from './roster-record.ts';
import {isMemberAt, Roster} from './roster.ts';

beforeAll(loadSodium);

const ranks: Record<LogRole, number> = {guest: 0, user: 0, admin: 1, 'super-admin': 2, owner: 3};

// The rules a second time and in another way: nothing is kept but what was accepted, and every question is answered by
// going through all of it.
class Model {
  readonly accepted: {act: LogAct; author: MemberId; at: number}[] = [];

  role(member: MemberId): LogRole | undefined {
    let role: LogRole | undefined;
    for (const {act, author} of this.accepted) {
      if (act.kind === 'founding' && author === member) role = 'owner';
      if (act.kind === 'join' && author === member) role = this.invite(act.invitation)?.act.role;
      if (act.kind === 'role' && act.member === member) role = act.role;
    }
    return role;
  }

  isIn(member: MemberId, at: number): boolean {
    if (this.role(member) === undefined) return false;
    let endsAt: number | null = null;
    for (const {act} of this.accepted) {
      if (act.kind === 'end' && act.member === member) return false;
      if (act.kind === 'role' && act.member === member) endsAt = act.endsAt;
    }
    return endsAt === null || at < endsAt;
  }

  handles(author: MemberId, role: LogRole): boolean {
    const own = ranks[this.role(author) ?? 'guest'];
    return own === 3 || own > ranks[role];
  }

  invite(id: InvitationId) {
    for (const {act, author} of this.accepted) if (act.kind === 'invite' && act.invitation === id) return {act, author};
    return undefined;
  }

  isPending(id: InvitationId): boolean {
    return !this.accepted.some(({act}) => (act.kind === 'join' || act.kind === 'withdraw') && act.invitation === id);
  }

  device(id: DeviceId) {
    for (const {act, author} of this.accepted) if (act.kind === 'device' && act.device === id) return {act, author};
    return undefined;
  }

  hasEnded(id: DeviceId): boolean {
    return this.accepted.some(({act}) => act.kind === 'device-end' && act.device === id);
  }

  hasOtherOwner(member: MemberId): boolean {
    const authors = this.accepted.map(({author}) => author);
    return authors.some((other) => other !== member && this.role(other) === 'owner' && this.isIn(other, 0));
  }

  allows(act: LogAct, author: MemberId, at: number): boolean {
    if (act.kind === 'founding') return this.accepted.length === 0;
    if (act.kind === 'join') {
      const found = this.invite(act.invitation);
      if (found === undefined || this.role(author) !== undefined) return false;
      const open = this.isPending(act.invitation) && at < found.act.expiresAt;
      return open && this.isIn(found.author, at) && this.handles(found.author, found.act.role);
    }
    if (!this.isIn(author, at)) return false;
    switch (act.kind) {
      case 'invite':
        return this.handles(author, act.role) && this.invite(act.invitation) === undefined;
      case 'withdraw': {
        const found = this.invite(act.invitation);
        return found !== undefined && this.handles(author, found.act.role) && this.isPending(act.invitation);
      }
      case 'profile':
        return true;
      case 'device': {
        const added = this.device(act.device);
        const same = added?.author === author && equalInConstantTime(added.act.key, act.key);
        return added === undefined || (same && !this.hasEnded(act.device));
      }
      case 'device-end': {
        const added = this.device(act.device);
        if (added === undefined || this.hasEnded(act.device) || !this.isIn(added.author, at)) return false;
        const role = this.role(added.author);
        return added.author === author || (role !== undefined && this.handles(author, role));
      }
      case 'admit':
      case 'role':
      case 'end': {
        const role = this.role(act.member);
        if (role === undefined || !this.isIn(act.member, at) || !this.handles(author, role)) return false;
        if (act.kind === 'admit') return author !== act.member;
        if (act.kind === 'end') return role !== 'owner' || this.hasOtherOwner(act.member);
        if (!this.handles(author, act.role)) return false;
        if (act.role === 'owner') return act.endsAt === null;
        return role !== 'owner' || this.hasOtherOwner(act.member);
      }
    }
  }
}

describe('a roster', () => {
  test.each(Array.from({length: 12}, (_, seed) => seed))('agrees with the model, story %i', (seed) => {
    const random = seededRandom(`roster ${seed}`);
    const pick = (below: number): number => (random(1)[0] ?? 0) % below;
    const writer = new LogWriter(random, 1_800_000_000_000);
    const roster = new Roster(writer.workspace);
    const model = new Model();
    const founder = writer.person('Olga');
    const people: LogPerson[] = [founder];
    const invitations: LogInvitation[] = [];
    const roles: LogRole[] = ['guest', 'user', 'admin', 'super-admin', 'owner'];
    const anyone = (): LogPerson => people[pick(people.length)] ?? founder;
    // Mostly somebody who may: otherwise a story ends with one Owner who can be sent away by nobody.
    const someAuthor = (): LogPerson => {
      const owner = roster.members.find((member) => member.role === 'owner' && member.endedWith === null);
      return (pick(2) === 0 ? people.find(({id}) => id === owner?.id) : undefined) ?? anyone();
    };
    const anyInvitation = (): LogInvitation => invitations[pick(invitations.length)] ?? writer.invitation();
    const devices: LogDevice[] = [];
    const anyDevice = (): LogDevice => devices[pick(devices.length)] ?? writer.device();
    const anyRole = (): LogRole => roles[pick(roles.length)] ?? 'owner';
    const anyEnd = (): number | null => (pick(3) === 0 ? writer.now + pick(40) * 1000 : null);

    const draw = (): [LogPerson, LogAct] => {
      switch (pick(13)) {
        case 0: {
          const founder = pick(2) === 0 ? anyone() : writer.person('Zoe');
          return [founder, writer.founding(founder)];
        }
        case 1:
        case 2: {
          const invitation = pick(5) === 0 ? anyInvitation() : writer.invitation();
          invitations.push(invitation);
          return [someAuthor(), writer.invite(invitation, anyRole(), writer.now + pick(60) * 1000)];
        }
        case 3:
        case 4: {
          const newcomer = pick(5) === 0 ? anyone() : writer.person('Paul');
          people.push(newcomer);
          return [newcomer, writer.join(newcomer, anyInvitation())];
        }
        case 5:
          return [someAuthor(), {kind: 'withdraw', invitation: anyInvitation().id}];
        case 6: {
          const member = anyone();
          return [someAuthor(), {kind: 'admit', member: member.id, fingerprint: member.fingerprint}];
        }
        case 7:
          return [someAuthor(), {kind: 'role', member: anyone().id, role: anyRole(), endsAt: anyEnd()}];
        case 8:
          return [someAuthor(), {kind: 'end', member: anyone().id}];
        case 9:
        case 10: {
          const device = pick(3) === 0 ? anyDevice() : writer.device();
          devices.push(device);
          return [anyone(), writer.addDevice(pick(6) === 0 ? {...device, key: random(32)} : device)];
        }
        case 11:
          return [pick(2) === 0 ? someAuthor() : anyone(), {kind: 'device-end', device: anyDevice().id}];
        default:
          return [anyone(), {kind: 'profile', profile: writer.someProfile()}];
      }
    };

    let [author, act] = [founder, writer.founding(founder)];
    const counts = {accepted: 0, refused: 0};
    for (let step = 0; step < 250; ++step) {
      const entry = writer.entry(author, act);
      const before = roster.state;
      const allowed = model.allows(act, author.id, entry.at);
      const why = roster.apply(entry);
      expect(why === null, `step ${step}: ${act.kind} is ${why ?? 'accepted'}`).toBe(allowed);
      if (allowed) {
        ++counts.accepted;
        writer.take(entry);
        model.accepted.push({act, author: author.id, at: entry.at});
      } else {
        ++counts.refused;
        expect(roster.state).toEqual(before);
      }
      for (const member of roster.members) {
        expect(member.role).toBe(model.role(member.id));
        expect(isMemberAt(member, writer.now)).toBe(model.isIn(member.id, writer.now));
      }
      expect(roster.members.some((member) => member.role === 'owner' && isMemberAt(member, Infinity))).toBe(true);
      [author, act] = draw();
    }
    expect(counts.accepted).toBeGreaterThan(25);
    expect(counts.refused).toBeGreaterThan(25);
  });

  test('goes on from what the cache kept as it would have without', () => {
    const writer = new LogWriter(seededRandom('kept'), 1_800_000_000_000);
    const roster = new Roster(writer.workspace);
    const olga = writer.person('Olga');
    const uma = writer.person('Uma');
    const invitation = writer.invitation();
    const take = (author: LogPerson, act: LogAct): void => {
      const entry = writer.take(writer.entry(author, act));
      expect(roster.apply(entry)).toBeNull();
    };
    take(olga, writer.founding(olga, true));
    take(olga, writer.invite(invitation, 'user'));
    take(olga, writer.addDevice(writer.device()));
    const kept = JSON.stringify(writeRoster(roster.state));
    const again = Roster.from(parseRoster(JSON.parse(kept), ''));
    expect(again.state).toEqual(roster.state);
    const entry = writer.entry(uma, writer.join(uma, invitation));
    expect([again.apply(entry), roster.apply(entry)]).toEqual([null, null]);
    expect(again.state).toEqual(roster.state);
  });

  test('takes no entry with any one byte changed', () => {
    const writer = new LogWriter(seededRandom('spoiled'), 1_800_000_000_000);
    const roster = new Roster(writer.workspace);
    const olga = writer.person('Olga');
    expect(roster.apply(writer.take(writer.entry(olga, writer.founding(olga))))).toBeNull();
    const entry = writer.entry(olga, writer.invite(writer.invitation(), 'user'));
    for (const name of ['previous', 'body', 'signature'] as const) {
      for (let at = 0; at < entry[name].length; ++at) {
        const bytes = Uint8Array.from(entry[name]);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        expect(roster.apply({...entry, [name]: bytes}), `${name} at ${at}`).not.toBeNull();
      }
    }
    expect(roster.apply({...entry, at: entry.at + 1})).toBe('signature');
    expect(new Roster(writer.person('other').id as never).apply({...entry})).not.toBeNull();
    expect(roster.apply(entry)).toBeNull();
  });
});

describe('the body of an entry', () => {
  test('is taken apart as it was put together, and in no other length', () => {
    const writer = new LogWriter(seededRandom('bodies'), 1_800_000_000_000);
    const [olga, uma] = [writer.person('Olga'), writer.person('Uma')];
    const invitation = writer.invitation();
    const acts: LogAct[] = [
      writer.founding(olga, true),
      writer.invite(invitation, 'super-admin'),
      {kind: 'withdraw', invitation: invitation.id},
      writer.join(uma, invitation),
      {kind: 'admit', member: uma.id, fingerprint: uma.fingerprint},
      {kind: 'role', member: uma.id, role: 'guest', endsAt: 1_900_000_000_000},
      {kind: 'role', member: uma.id, role: 'owner', endsAt: null},
      {kind: 'end', member: uma.id},
      {kind: 'profile', profile: writer.someProfile()},
    ];
    for (const act of acts) {
      const {kind, body}: LogEntry = writer.entry(olga, act);
      expect(parseAct(kind, body)).toEqual(act);
      for (let length = 0; length < body.length; ++length) {
        expect(parseAct(kind, body.slice(0, length)), `${kind}, ${length} bytes`).toBeUndefined();
      }
      expect(parseAct(kind, new Uint8Array([...body, 0])), kind).toBeUndefined();
      expect(parseAct(kind, new Uint8Array([...body, ...encode([''])])), kind).toBeUndefined();
    }
  });

  test('is signed with its number, place and author', () => {
    const writer = new LogWriter(seededRandom('signed'), 1_800_000_000_000);
    const olga = writer.person('Olga');
    const place = {workspace: writer.workspace, head: writer.head, at: 7, author: olga.id};
    const entry = signEntry(olga.identity.sign, place, writer.founding(olga));
    expect([entry.number, entry.at, entry.author, entry.kind]).toEqual([1, 7, olga.id, 'founding']);
    expect(new Roster(writer.workspace).apply(entry)).toBeNull();
    expect(new Roster(writer.workspace).apply({...entry, author: writer.person('Uma').id})).toBe('signature');
  });
});
