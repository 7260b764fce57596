// Members as the workspace log has them: who, as what, with which keys. The server adds names and addresses, which the log
// commits to, and what it lists otherwise is held against the log. Whoever wants to use a member's keys asks trusted(), and
// picked() for a person's choice.
import type {Schemas} from '../api/answers.ts';
import {bytesOf} from '../api/parse.ts';
import type {Bytes} from '../bytes.ts';
import {profileCommitment} from '../crypto/log-entry.ts';
import type {MemberPublic} from '../crypto/member.ts';
import {equalInConstantTime} from '../crypto/sodium.ts';
import type {MemberId} from '../ids.ts';
import {writeFingerprint} from '../identity/emergency-kit.ts';
import type {Member} from '../interface/members.ts';
import {isMemberAt, type Roster, type RosterMember} from '../roster/roster.ts';
import type {WorkspaceLog} from '../roster/workspace-log.ts';
import type {Desk} from '../session/desk.ts';
import {Store} from '../store.ts';
import {TrustError, type TrustProblem} from '../trust/trust-problem.ts';

export type TrustedMember = {id: MemberId; keys: MemberPublic; fingerprint: Bytes; active: boolean};

type Wire = Schemas['Member'];

export class Directory {
  readonly list = new Store<readonly Member[]>([]);
  readonly #desk: Desk;
  readonly #log: WorkspaceLog;
  #wires = new Map<MemberId, Wire>();
  #shown = new Map<MemberId, Member>();
  #problems = new Map<MemberId, TrustProblem>();

  constructor(desk: Desk, log: WorkspaceLog) {
    this.#desk = desk;
    this.#log = log;
  }

  get(id: MemberId): Member | undefined {
    return this.#shown.get(id);
  }

  wires(): Wire[] {
    return Array.from(this.#wires.values());
  }

  problems(): TrustProblem[] {
    const {stopped} = this.#desk;
    return [...(stopped.value === null ? [] : [stopped.value]), ...this.#problems.values()];
  }

  // Who is in the workspace, for judging what they signed. Throws while the log does not hold.
  get roster(): Roster {
    this.#desk.check();
    return this.#log.roster;
  }

  // Whom a person picked by the name that is shown. Throws for somebody whom the server shows otherwise than the log.
  picked(id: MemberId): RosterMember | undefined {
    const problem = this.#problems.get(id);
    if (problem !== undefined) throw new TrustError(problem);
    const member = this.roster.member(id);
    return member !== undefined && isMemberAt(member, this.#desk.time.now()) ? member : undefined;
  }

  // Undefined for somebody who is not on the log; throws for everybody while that does not hold. What the server lists
  // changes no keys.
  trusted(id: MemberId): TrustedMember | undefined {
    this.#desk.check();
    const known = this.#log.roster.member(id);
    if (known === undefined) return undefined;
    return {id, keys: known.keys, fingerprint: known.fingerprint, active: isMemberAt(known, this.#desk.time.now())};
  }

  // The server's whole list. True if anybody's keys or standing changed, so that accounts have to be looked at again.
  take(list: readonly Wire[]): boolean {
    this.#wires = new Map(list.map((wire) => [wire.id as MemberId, wire]));
    return this.refresh();
  }

  // What the list says is not what the log says. Both are read one after the other, so either may be the older one.
  differs(list: readonly Wire[]): boolean {
    const wires = new Map(list.map((wire) => [wire.id as MemberId, wire]));
    return this.#compare(wires).size > 0;
  }

  // The log went on, or somebody was compared.
  refresh(): boolean {
    const before = this.#standing();
    this.#problems = this.#compare(this.#wires);
    this.#shown = new Map();
    for (const wire of this.#wires.values()) {
      const known = this.#log.roster.member(wire.id as MemberId);
      if (known !== undefined) this.#shown.set(known.id, this.#show(known, wire));
    }
    const members = Array.from(this.#shown.values());
    this.list.set(members.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)));
    return this.#standing() !== before;
  }

  // What hangs by the log changes with who is on it, and until when, and with what does not hold.
  #standing(): string {
    const members = this.#log.roster.members.map(({id, endsAt, endedWith}) => [id, endsAt, endedWith]);
    return JSON.stringify([members, this.problems()]);
  }

  #compare(wires: ReadonlyMap<MemberId, Wire>): Map<MemberId, TrustProblem> {
    const problems = new Map<MemberId, TrustProblem>();
    if (wires.size === 0) return problems; // nothing was listed yet
    for (const [member, wire] of wires) {
      const known = this.#log.roster.member(member);
      if (known === undefined) {
        problems.set(member, {kind: 'member-not-on-log', member});
        continue;
      }
      const what = this.#difference(known, wire);
      if (what !== null) problems.set(member, {kind: 'member-differs-from-log', member, what});
    }
    // A guest is shown only some, and everybody else all.
    const own = this.#log.roster.member(this.#desk.member);
    if (own === undefined || own.role === 'guest') return problems;
    for (const {id: member} of this.#log.roster.members) {
      if (!wires.has(member)) problems.set(member, {kind: 'member-not-listed', member});
    }
    return problems;
  }

  #difference(known: RosterMember, wire: Wire): 'keys' | 'role' | 'name' | null {
    const at = {workspace: this.#desk.workspace, member: known.id};
    const {signPublic, boxPublic} = known.keys;
    if (
      !equalInConstantTime(bytesOf(wire.sign_public), signPublic) ||
      !equalInConstantTime(bytesOf(wire.box_public), boxPublic)
    ) {
      return 'keys';
    }
    if (wire.role !== known.role) return 'role';
    const profile = {salt: bytesOf(wire.profile_salt), name: wire.name, email: wire.email};
    return equalInConstantTime(profileCommitment(at, profile), known.profile) ? null : 'name';
  }

  #show(known: RosterMember, wire: Wire): Member {
    return {
      id: known.id,
      name: wire.name,
      email: wire.email,
      role: known.role,
      state: isMemberAt(known, this.#desk.time.now()) ? 'active' : 'ended',
      joinedAt: known.joinedAt,
      endsAt: known.endsAt,
      fingerprint: writeFingerprint(known.fingerprint),
      keys: this.#standingOf(known),
      admittedBy: known.admittedBy,
    };
  }

  #standingOf({id, fingerprint, admittedBy}: RosterMember): Member['keys'] {
    const {pins, member: me} = this.#desk;
    if (this.#problems.has(id)) return 'invalid';
    if (id === me) return 'mine';
    return admittedBy !== null || pins.isCompared(id, fingerprint) ? 'compared' : 'proved';
  }
}
