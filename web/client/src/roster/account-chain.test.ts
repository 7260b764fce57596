import {beforeAll, describe, expect, test} from 'vitest';
import {parseAccountAct, type AccountAct} from '../crypto/account-entry.ts';
import {loadSodium} from '../crypto/sodium.ts';
import {encode} from '../crypto/transcript.ts';
import type {MemberId} from '../ids.ts';
import {ChainWriter} from '../testing/chain-writer.ts';
import type {LogPerson} from '../testing/log-writer.ts';
import {seededRandom} from '../testing/random.ts';
import {parseAccountChain, writeAccountChain} from './account-chain-record.ts';
import {AccountChain} from './account-chain.ts';

beforeAll(loadSodium);

const now = 1_800_000_000_000;

// The rules a second time and in another way: nothing is kept but what was accepted, and every question is answered by
// going through all of it.
class Model {
  readonly accepted: {act: AccountAct; author: MemberId; at: number}[] = [];
  readonly ended = new Set<MemberId>(); // in the workspace

  // Whoever was granted last, and neither ended nor left out by new keys since.
  grant(member: MemberId): {role: 'owner' | 'collaborator'; endsAt: number | null} | undefined {
    let grant: {role: 'owner' | 'collaborator'; endsAt: number | null} | undefined;
    for (const {act, author, at} of this.accepted) {
      if (act.kind === 'create' && author === member) grant = {role: 'owner', endsAt: null};
      if (act.kind === 'grant' && act.member === member) grant = {role: act.role, endsAt: act.endsAt};
      if (act.kind === 'end' && act.member === member) grant = undefined;
      const over = grant !== undefined && grant.endsAt !== null && grant.endsAt <= at;
      if (act.kind === 'epoch' && (over || this.goneBefore(member, at))) grant = undefined;
    }
    return grant;
  }

  readonly ends = new Map<MemberId, number>();

  goneBefore(member: MemberId, at: number): boolean {
    return (this.ends.get(member) ?? Infinity) < at;
  }

  isOwner(member: MemberId, at: number): boolean {
    const grant = this.grant(member);
    return grant?.role === 'owner' && (grant.endsAt === null || at < grant.endsAt) && !this.ended.has(member);
  }

  epoch(): number {
    return this.accepted.filter(({act}) => act.kind === 'create' || act.kind === 'epoch').length;
  }

  // Whether an Owner without an end remains of these people after the act.
  keepsOwner(people: readonly MemberId[], act: AccountAct, author: MemberId, at: number): boolean {
    const after = new Model();
    after.accepted.push(...this.accepted, {act, author, at});
    for (const [member, time] of this.ends) after.ends.set(member, time);
    return people.some((member) => {
      const grant = after.grant(member);
      return grant?.role === 'owner' && grant.endsAt === null;
    });
  }

  allows(people: readonly MemberId[], act: AccountAct, author: MemberId, at: number): boolean {
    if (act.kind === 'create') return this.accepted.length === 0;
    if (this.accepted.length === 0 || this.ended.has(author)) return false;
    const self = act.kind === 'end' && act.member === author;
    if (!self && !this.isOwner(author, at)) return false;
    if (act.kind === 'grant' && this.ended.has(act.member)) return false;
    if (act.kind === 'end') {
      const grant = this.grant(act.member);
      if (grant === undefined || (grant.endsAt !== null && grant.endsAt <= at)) return false;
    }
    if (act.kind === 'epoch' && act.epoch !== this.epoch() + 1) return false;
    return this.keepsOwner(people, act, author, at);
  }
}

describe('an account’s chain', () => {
  test.each([1, 2, 3])('takes what the model takes and nothing else (story %i)', (story) => {
    const random = seededRandom(`chain ${story}`);
    const pick = (below: number): number => ((random(2)[0] ?? 0) * 256 + (random(2)[0] ?? 0)) % below;
    const of = new ChainWriter(random, now);
    const model = new Model();
    const people: LogPerson[] = [of.founder];
    for (const name of ['Uma', 'Sven', 'Petra', 'Gus']) people.push(of.member(name));
    const ids = people.map(({id}) => id);
    const anyone = (): LogPerson => people[pick(people.length)] ?? of.founder;
    const someAuthor = (): LogPerson =>
      (pick(3) > 0 ? people.find(({id}) => model.isOwner(id, of.now)) : undefined) ?? anyone();
    const draw = (): [LogPerson, AccountAct] => {
      switch (pick(8)) {
        case 0:
          return [anyone(), of.create()];
        case 1:
        case 2:
        case 3: {
          const endsAt = pick(3) === 0 ? of.now + pick(12) * 1000 : null;
          return [someAuthor(), of.grant(anyone(), pick(2) === 0 ? 'owner' : 'collaborator', endsAt)];
        }
        case 4:
          return [someAuthor(), {kind: 'end', member: anyone().id}];
        case 5: {
          const self = anyone();
          return [self, {kind: 'end', member: self.id}];
        }
        default:
          return [someAuthor(), of.epoch(pick(5) === 0 ? pick(9) : undefined)];
      }
    };

    let [author, act]: [LogPerson, AccountAct] = [of.founder, of.create()];
    const counts = {accepted: 0, refused: 0};
    for (let step = 0; step < 160; ++step) {
      const entry = of.entry(author, act);
      const before = of.chain.state;
      const allowed = model.allows(ids, act, author.id, entry.at);
      const why = of.try(entry);
      expect(why === null, `step ${step}: ${act.kind} is ${why ?? 'accepted'}`).toBe(allowed);
      if (allowed) {
        ++counts.accepted;
        model.accepted.push({act, author: author.id, at: entry.at});
      } else {
        ++counts.refused;
        expect(of.chain.state).toBe(before);
      }
      for (const id of ids) {
        const {role, endsAt} = of.chain.holder(id) ?? {};
        expect({role, endsAt}).toEqual({role: model.grant(id)?.role, endsAt: model.grant(id)?.endsAt});
      }
      expect(of.chain.epoch).toBe(model.epoch());
      // Now and then somebody leaves the workspace, but never the founder, who lets the others in and out.
      if (step % 50 === 49) {
        const leaver = people[1 + pick(people.length - 1)];
        if (leaver !== undefined && !model.ended.has(leaver.id)) {
          of.onLog(of.founder, {kind: 'end', member: leaver.id});
          model.ended.add(leaver.id);
          model.ends.set(leaver.id, of.now);
        }
      }
      [author, act] = draw();
    }
    expect(counts.accepted).toBeGreaterThan(20);
    expect(counts.refused).toBeGreaterThan(20);
  });

  test('owes new keys when somebody lost a key’s worth, and not before', () => {
    const of = new ChainWriter(seededRandom('owed'), now);
    const [uma, gus] = [of.member('Uma'), of.member('Gus')];
    const owes = (at = of.now): boolean => of.chain.owesRotation(at);
    of.take(of.founder, of.create()).take(of.founder, of.grant(uma, 'owner'));
    const endsAt = of.now + 60_000;
    of.take(of.founder, of.grant(gus, 'collaborator', endsAt));
    expect([owes(), owes(endsAt - 1), owes(endsAt)]).toEqual([false, false, true]);
    of.take(of.founder, of.grant(uma, 'collaborator'));
    expect(owes()).toBe(true);
    of.take(of.founder, of.epoch());
    expect(owes()).toBe(false);
    of.take(uma, {kind: 'end', member: uma.id});
    expect(owes()).toBe(true);
    of.take(of.founder, of.epoch());
    expect(owes()).toBe(false);
    of.onLog(of.founder, {kind: 'end', member: gus.id});
    expect(owes()).toBe(true);
    of.take(of.founder, of.epoch());
    expect([owes(), of.chain.holder(gus.id)]).toEqual([false, undefined]);
  });

  test('counts the signatures of who was an Owner since the newest keys, and of nobody else', () => {
    const of = new ChainWriter(seededRandom('signers'), now);
    const [uma, gus] = [of.member('Uma'), of.member('Gus')];
    const signs = (person: LogPerson): boolean => of.chain.signersOf(person.id).length === 1;
    of.take(of.founder, of.create()).take(of.founder, of.grant(uma, 'owner'));
    of.take(of.founder, of.grant(gus, 'collaborator')).take(of.founder, {kind: 'end', member: uma.id});
    expect([of.founder, uma, gus].map(signs)).toEqual([true, true, false]);
    of.take(of.founder, of.epoch());
    expect([of.founder, uma, gus].map(signs)).toEqual([true, false, false]);
    expect([of.chain.hashOf(1), of.chain.hashOf(of.head.number)]).toEqual([null, of.head.hash]);
  });

  test('goes on from what the cache kept as it would have without', () => {
    const of = new ChainWriter(seededRandom('kept'), now);
    const uma = of.member('Uma');
    of.take(of.founder, of.create()).take(of.founder, of.grant(uma, 'collaborator', of.now + 90_000, 'the move'));
    const kept = JSON.stringify(writeAccountChain(of.chain.state));
    const again = new AccountChain(of.place, () => of.roster, parseAccountChain(JSON.parse(kept), ''));
    expect(again.state).toEqual(of.chain.state);
    const entry = of.entry(of.founder, of.epoch());
    expect([again.apply(entry), of.chain.apply(entry)]).toEqual([null, null]);
    expect(again.state).toEqual(of.chain.state);
  });

  test('takes no entry with any one byte changed', () => {
    const of = new ChainWriter(seededRandom('spoiled'), now);
    const uma = of.member('Uma');
    of.take(of.founder, of.create());
    const entry = of.entry(of.founder, of.grant(uma, 'owner', null, 'why'));
    for (const name of ['previous', 'body', 'signature'] as const) {
      for (let at = 0; at < entry[name].length; ++at) {
        const bytes = Uint8Array.from(entry[name]);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        expect(of.chain.apply({...entry, [name]: bytes}), `${name} at ${at}`).not.toBeNull();
      }
    }
    expect(of.chain.apply({...entry, at: entry.at + 1})).toBe('signature');
    expect(of.chain.apply(entry)).toBeNull();
  });

  test('has bodies that are taken apart as they were put together, and in no other length', () => {
    const of = new ChainWriter(seededRandom('bodies'), now);
    const uma = of.member('Uma');
    const acts: AccountAct[] = [
      of.create(),
      of.grant(uma, 'collaborator'),
      of.grant(uma, 'owner', now, 'a reason'),
      {kind: 'end', member: uma.id},
      of.epoch(2),
    ];
    for (const act of acts) {
      const {kind, body} = of.entry(of.founder, act);
      expect(parseAccountAct(kind, body)).toEqual(act);
      for (let length = 0; length < body.length; ++length) {
        expect(parseAccountAct(kind, body.slice(0, length)), `${kind}, ${length} bytes`).toBeUndefined();
      }
      expect(parseAccountAct(kind, new Uint8Array([...body, ...encode([''])])), kind).toBeUndefined();
    }
  });
});
