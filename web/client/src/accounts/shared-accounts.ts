// What people do with accounts: create, edit, delete, share, end access.
import {parseAccount} from '../api/answers.ts';
import {nothing} from '../api/parse.ts';
import {refusalOf} from '../api/problem.ts';
import {wipe, type Bytes} from '../bytes.ts';
import {epochPublicOf, generateAccountKeys} from '../crypto/account.ts';
import {generateId, type AccountId, type MemberId} from '../ids.ts';
import type {Account, AccountRole, Accounts, Profile, Shared, UnreadableAccount} from '../interface/accounts.ts';
import type {Directory} from '../members/directory.ts';
import {done, type Outcome, type Refusal} from '../outcome.ts';
import type {Desk} from '../session/desk.ts';
import type {Readable} from '../store.ts';
import {TrustError} from '../trust/trust-problem.ts';
import {reportActivity} from '../activity/report-activity.ts';
import type {AccountBook} from './account-book.ts';
import {appendToChain, ChainDraft, grantAct, makeWraps} from './chain-acts.ts';
import {listed, makeManifest} from './manifest-body.ts';
import {openRecord, reasonOf} from './open-account.ts';
import {removeRecord, sealRecord, writeRecord} from './record-writer.ts';
import {readNote, readPassword, writeNote, writePassword, writeProfile} from './records.ts';
import {rotate, type RotationWish} from './rotation.ts';

export class SharedAccounts implements Accounts {
  readonly #desk: Desk;
  readonly #book: AccountBook;
  readonly #directory: Directory;
  readonly #upkeep: () => void;

  // `upkeep` is told when Collaborators may be owed codes.
  constructor(desk: Desk, book: AccountBook, directory: Directory, upkeep: () => void) {
    this.#desk = desk;
    this.#book = book;
    this.#directory = directory;
    this.#upkeep = upkeep;
  }

  get list(): Readable<readonly (Account | UnreadableAccount)[]> {
    return this.#book.list;
  }

  get trash(): Readable<readonly (Account | UnreadableAccount)[]> {
    return this.#book.trash;
  }

  get(id: AccountId): Account | UnreadableAccount | undefined {
    return this.#book.get(id);
  }

  async create(profile: Profile, password?: string): Promise<Outcome<AccountId>> {
    const desk = this.#desk;
    const id = generateId<AccountId>(desk.random);
    const keys = generateAccountKeys(1, desk.random);
    const me = this.#directory.roster.member(desk.member);
    if (me === undefined) return {kind: 'denied', detail: 'not on the workspace log'};
    const draft = new ChainDraft(desk, this.#directory, id);
    const place = {workspace: desk.workspace, account: id, epoch: keys.epoch};
    const refused = draft.add({kind: 'create', keys: epochPublicOf(keys, place)});
    if (refused !== null) return refused;
    const [entry] = draft.wires;
    if (entry === undefined) throw new Error('an act was taken and signed nothing');
    const seal = (kind: 'profile' | 'password', text: Bytes) => {
      const sealed = sealRecord(desk, id, kind, keys.use, keys.epoch, 1, text);
      wipe(text);
      return sealed;
    };
    const records = [seal('profile', writeProfile(profile))];
    if (password !== undefined && password !== '') records.push(seal('password', writePassword(password)));
    const body = {
      id,
      entry,
      wraps: makeWraps(desk, id, keys, me, 'owner'),
      records,
      manifest: makeManifest(desk, id, 1, draft.chain.head, records.map(listed)),
    };
    wipe(keys.use, keys.manage);
    const {workspace} = desk;
    const answer = await desk.api.post(
      '/api/v1/workspaces/{workspace}/accounts',
      {path: {workspace}, body},
      parseAccount,
    );
    if (answer.kind !== 'answer') return refusalOf(answer);
    this.#book.put(answer.value);
    return done(id);
  }

  edit(id: AccountId, changes: Partial<Profile>): Promise<Outcome> {
    const write = ({profile}: {profile: Profile}): Bytes => writeProfile({...profile, ...changes});
    return writeRecord(this.#desk, this.#book, id, 'profile', write, true);
  }

  setPassword(id: AccountId, password: string): Promise<Outcome> {
    return writeRecord(this.#desk, this.#book, id, 'password', () => writePassword(password));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws has to arrive as a rejection
  async password(id: AccountId, purpose: 'fill' | 'view' | 'copy'): Promise<Outcome<string>> {
    const found = this.#book.require(id, purpose === 'fill' ? 'any' : 'owner');
    if (found.kind !== 'done') return found;
    const {wire, keys} = found.value;
    const bytes = openRecord(this.#desk, wire, keys, 'password');
    if (bytes === null) return {kind: 'missing', detail: 'no password is kept'};
    const record = readPassword(bytes);
    wipe(bytes);
    if (record === undefined) throw new TrustError({kind: 'record-unreadable', account: id, record: 'password'});
    if (purpose === 'view') reportActivity(this.#desk, id, 'password-viewed');
    if (purpose === 'copy') reportActivity(this.#desk, id, 'password-copied');
    return done(record.password);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- likewise
  async privateNote(id: AccountId): Promise<Outcome<string>> {
    const found = this.#book.require(id, 'owner');
    if (found.kind !== 'done') return found;
    const {wire, keys} = found.value;
    const bytes = openRecord(this.#desk, wire, keys, 'private-note');
    if (bytes === null) return done('');
    const record = readNote(bytes);
    if (record === undefined) throw new TrustError({kind: 'record-unreadable', account: id, record: 'private-note'});
    return done(record.text);
  }

  setPrivateNote(id: AccountId, text: string): Promise<Outcome> {
    if (text === '') return removeRecord(this.#desk, this.#book, id, 'private-note');
    return writeRecord(this.#desk, this.#book, id, 'private-note', () => writeNote(text));
  }

  async delete(id: AccountId): Promise<Outcome> {
    const answer = await this.#desk.api.delete(
      '/api/v1/workspaces/{workspace}/accounts/{account}',
      {path: {workspace: this.#desk.workspace, account: id}},
      nothing,
    );
    return this.#book.settle(id, answer.kind === 'answer' ? null : refusalOf(answer));
  }

  async restore(id: AccountId): Promise<Outcome> {
    const answer = await this.#desk.api.post(
      '/api/v1/workspaces/{workspace}/accounts/{account}/restore',
      {path: {workspace: this.#desk.workspace, account: id}},
      parseAccount,
    );
    if (answer.kind !== 'answer') return this.#book.settle(id, refusalOf(answer));
    this.#book.put(answer.value);
    return done();
  }

  async share(
    id: AccountId,
    member: MemberId,
    role: AccountRole,
    endsAt: number | null = null,
    reason: string | null = null,
  ): Promise<Outcome<Shared>> {
    const found = this.#book.require(id, 'owner');
    if (found.kind !== 'done') return found;
    const recipient = this.#directory.picked(member);
    if (recipient === undefined) return {kind: 'missing', detail: 'no such member'};
    const before = found.value.chain.holder(member);
    const why = reason ?? (before === undefined ? null : reasonOf(this.#desk, id, found.value.keys, before));
    const lowered = before?.role === 'owner' && role === 'collaborator';
    // Lowering and new keys in one transaction: the member's manage key is worth nothing the moment it is lowered. Who
    // lowers oneself cannot sign new keys as an Owner any more; another one's client does.
    if (lowered && member !== this.#desk.member)
      return this.#rotated(id, {changed: {member, role, endsAt, reason: why}});
    const granted = await appendToChain(this.#desk, this.#book, this.#directory, id, ({keys}) => {
      const manage = keys.get('manage');
      if (manage === undefined) return {kind: 'denied', detail: 'for Account Owners only'};
      const held = {epoch: keys.epoch, use: keys.need('use'), manage};
      return done({
        act: grantAct(this.#desk, id, held, {recipient, role, endsAt, reason: why}),
        wraps: makeWraps(this.#desk, id, held, recipient, role),
      });
    });
    if (granted.kind !== 'done') return granted;
    this.#upkeep();
    return done({rotated: false, needsPassword: false});
  }

  async endAccess(id: AccountId, member: MemberId): Promise<Outcome<Shared>> {
    const refused = await this.#endGrant(id, member);
    if (refused !== null) return refused;
    // Refused by the server from here on, whatever becomes of the rest. New keys can wait for a password or a connection:
    // the account then shows that a rotation is owed, and upkeep makes up for it.
    const rotation = await rotate(this.#desk, this.#book, this.#directory, id, {onlyIfOwed: true});
    this.#upkeep();
    return done({rotated: rotation.kind === 'done', needsPassword: rotation.kind === 'elevation-required'});
  }

  async leave(id: AccountId): Promise<Outcome> {
    return (await this.#endGrant(id, this.#desk.member)) ?? done();
  }

  rotate(id: AccountId): Promise<Outcome> {
    return rotate(this.#desk, this.#book, this.#directory, id);
  }

  rotateOwed(id: AccountId): Promise<Outcome> {
    return rotate(this.#desk, this.#book, this.#directory, id, {onlyIfOwed: true});
  }

  async #endGrant(id: AccountId, member: MemberId): Promise<Refusal | null> {
    const ended = await appendToChain(this.#desk, this.#book, this.#directory, id, () =>
      done({act: {kind: 'end', member}, wraps: null}),
    );
    return ended.kind === 'done' ? null : ended;
  }

  async #rotated(id: AccountId, wish: RotationWish): Promise<Outcome<Shared>> {
    const outcome = await rotate(this.#desk, this.#book, this.#directory, id, wish);
    if (outcome.kind !== 'done') return outcome;
    this.#upkeep();
    return done({rotated: true, needsPassword: false});
  }
}
