// Members as the server lists them, held against what this device knows of their keys. Whoever wants to use a member's keys
// asks trusted(), which gives none that changed.
import type {Schemas} from '../api/answers.ts';
import {bytesOf} from '../api/parse.ts';
import {base64url, type Bytes} from '../bytes.ts';
import {fingerprintOf, joinProof, publicOf, verifyIdentityStatement, type MemberPublic} from '../crypto/member.ts';
import {equalInConstantTime} from '../crypto/sodium.ts';
import type {InvitationId, MemberId} from '../ids.ts';
import {writeFingerprint} from '../identity/emergency-kit.ts';
import type {Member} from '../interface/members.ts';
import type {Desk} from '../session/desk.ts';
import {Store} from '../store.ts';
import type {MemberPin} from '../trust/pins.ts';
import {TrustError, type TrustProblem} from '../trust/trust-problem.ts';

export type TrustedMember = {id: MemberId; keys: MemberPublic; fingerprint: Bytes; active: boolean};

type Known = {
  wire: Schemas['Member'];
  member: Member;
  keys: MemberPublic;
  fingerprint: Bytes;
  problem: TrustProblem | null;
};

export class Directory {
  readonly list = new Store<readonly Member[]>([]);
  readonly #desk: Desk;
  #known = new Map<MemberId, Known>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get(id: MemberId): Member | undefined {
    return this.#known.get(id)?.member;
  }

  wires(): Schemas['Member'][] {
    return Array.from(this.#known.values(), (known) => known.wire);
  }

  problems(): TrustProblem[] {
    return Array.from(this.#known.values()).flatMap((known) => known.problem ?? []);
  }

  // Undefined for somebody the server does not list; throws for keys that do not hold.
  trusted(id: MemberId): TrustedMember | undefined {
    const known = this.#known.get(id);
    if (known === undefined) return undefined;
    if (known.problem !== null) throw new TrustError(known.problem);
    return {id, keys: known.keys, fingerprint: known.fingerprint, active: known.wire.state === 'active'};
  }

  // The server's whole list. True if anybody's keys or standing changed, so that accounts have to be looked at again.
  take(list: readonly Schemas['Member'][]): boolean {
    const before = this.#fingerprints();
    this.#known = new Map(list.map((wire) => [wire.id as MemberId, this.#examine(wire)]));
    this.#publish();
    return this.#fingerprints() !== before;
  }

  replace(wire: Schemas['Member']): void {
    this.#known.set(wire.id as MemberId, this.#examine(wire));
    this.#publish();
  }

  // People compared the fingerprint: the keys that stand here now are the ones they meant.
  markCompared(id: MemberId): void {
    const known = this.#known.get(id);
    if (known === undefined || known.member.keys === 'mine' || known.member.keys === 'invalid') return;
    this.#desk.pins.pinMember(id, pinOf(known.wire, 'compared'));
    this.replace(known.wire);
  }

  #fingerprints(): string {
    return Array.from(
      this.#known.values(),
      ({wire, problem}) => `${wire.id} ${wire.sign_public} ${problem?.kind ?? ''}`,
    )
      .sort()
      .join();
  }

  #publish(): void {
    const members = Array.from(this.#known.values(), (known) => known.member);
    this.list.set(members.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)));
  }

  #examine(wire: Schemas['Member']): Known {
    const id = wire.id as MemberId;
    const at = {workspace: this.#desk.workspace, member: id};
    const keys = {signPublic: bytesOf(wire.sign_public), boxPublic: bytesOf(wire.box_public)};
    const fingerprint = fingerprintOf(keys, at);
    const {standing, problem} = this.#standingOf(wire, keys, fingerprint);
    const member: Member = {
      id,
      name: wire.name,
      email: wire.email,
      role: wire.role,
      state: wire.state,
      joinedAt: wire.joined_at,
      endsAt: wire.ends_at ?? null,
      fingerprint: writeFingerprint(fingerprint),
      keys: standing,
    };
    return {wire, member, keys, fingerprint, problem};
  }

  #standingOf(
    wire: Schemas['Member'],
    keys: MemberPublic,
    fingerprint: Bytes,
  ): {standing: Member['keys']; problem: TrustProblem | null} {
    const {pins, identity, workspace, member: me} = this.#desk;
    const id = wire.id as MemberId;
    const at = {workspace, member: id};
    if (!verifyIdentityStatement(keys, at, bytesOf(wire.statement))) {
      return {standing: 'invalid', problem: {kind: 'member-statement-invalid', member: id}};
    }
    if (id === me) {
      const own = publicOf(identity);
      const same =
        equalInConstantTime(own.signPublic, keys.signPublic) && equalInConstantTime(own.boxPublic, keys.boxPublic);
      return same ? {standing: 'mine', problem: null} : {standing: 'invalid', problem: {kind: 'own-identity-mismatch'}};
    }
    const pin = pins.member(id);
    if (pin !== undefined) {
      if (pin.signPublic !== wire.sign_public || pin.boxPublic !== wire.box_public) {
        return {standing: 'changed', problem: {kind: 'member-keys-changed', member: id}};
      }
      if (pin.how !== 'first-seen') return {standing: pin.how, problem: null};
    }
    const how = this.#proofOf(wire, fingerprint);
    if (how === 'forged') return {standing: 'invalid', problem: {kind: 'join-proof-invalid', member: id}};
    if (pin?.how !== how) pins.pinMember(id, pinOf(wire, how));
    return {standing: how, problem: null};
  }

  // Where we sent the invitation, its secret tells whether these are the keys of whoever had the link.
  #proofOf(wire: Schemas['Member'], fingerprint: Bytes): 'proved' | 'first-seen' | 'forged' {
    const invitation = wire.invitation as InvitationId | null;
    const secret = invitation === null ? undefined : this.#desk.pins.invitationSecret(invitation);
    if (invitation === null || secret === undefined) return 'first-seen';
    const at = {workspace: this.#desk.workspace, member: wire.id as MemberId};
    const expected = joinProof(secret, at, invitation, fingerprint);
    const shown = wire.join_proof ?? null;
    return shown !== null && equalInConstantTime(bytesOf(shown), expected) ? 'proved' : 'forged';
  }
}

function pinOf(wire: Schemas['Member'], how: MemberPin['how']): MemberPin {
  return {
    signPublic: base64url(bytesOf(wire.sign_public)),
    boxPublic: base64url(bytesOf(wire.box_public)),
    how,
  };
}
