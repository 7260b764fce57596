import {beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {Schemas} from '../api/answers.ts';
import {base64url, parseBase64url} from '../bytes.ts';
import {hashAccountEntry, signAccountEntry, type AccountAct} from '../crypto/account-entry.ts';
import {epochPublicOf, generateAccountKeys, wrapKey} from '../crypto/account.ts';
import {fingerprintOf, generateIdentity, publicOf, signIdentityStatement, type Identity} from '../crypto/member.ts';
import {recordsHash, sealedHash, signManifest} from '../crypto/manifest.ts';
import {loadSodium} from '../crypto/sodium.ts';
import type {AccountId, MemberId, WorkspaceId} from '../ids.ts';
import {createClient} from '../identity/create-client.ts';
import {Roster} from '../roster/roster.ts';
import type {ManualTimers} from '../testing/manual-timers.ts';
import type {MemoryServer} from '../testing/memory-server.ts';
import {password, profile, shown, value, World, type Person} from '../testing/people.ts';
import {seededRandom} from '../testing/random.ts';
import {testDevice} from '../testing/test-platform.ts';
import {TrustError} from './trust-problem.ts';

let world: World;
let timers: ManualTimers;
let server: MemoryServer;
const random = (length: number) => mallory(length);
let mallory: (length: number) => Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  await loadSodium();
  mallory = seededRandom('mallory');
});
beforeEach(() => {
  world = new World();
  ({timers, server} = world);
});

function stored(member: MemberId) {
  const found = server.members.get(member);
  if (found === undefined) throw new Error('no such member');
  return found;
}

function account(id: AccountId) {
  const found = server.accounts.get(id);
  if (found === undefined) throw new Error('no such account');
  return found;
}

// What a server that wants to be this member publishes: keys of its own, well stated.
function replaceKeys(workspace: WorkspaceId, member: MemberId): Identity {
  const identity = generateIdentity(random);
  const publics = publicOf(identity);
  Object.assign(stored(member), {
    sign_public: base64url(publics.signPublic),
    box_public: base64url(publics.boxPublic),
    statement: base64url(signIdentityStatement(identity, {workspace, member})),
  });
  return identity;
}

function problems(person: Person): string[] {
  return person.session.trust.value.map((problem) => problem.kind);
}

describe("a member's keys", () => {
  test('that change stop whatever would use them', async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const id = value(await mira.session.accounts.create(profile));
    await world.readAgain(mira);
    expect(problems(mira)).toEqual([]);
    const kept = {...stored(jo.id)};
    replaceKeys(mira.session.workspaceId, jo.id);
    await world.readAgain(mira);
    expect(problems(mira)).toEqual(['member-differs-from-log']);
    expect(mira.session.members.get(jo.id)?.keys).toBe('invalid');
    await expect(mira.session.accounts.share(id, jo.id, 'collaborator')).rejects.toThrow(TrustError);
    Object.assign(stored(jo.id), kept);
    await world.readAgain(mira);
    expect(problems(mira)).toEqual([]);
    expect((await mira.session.accounts.share(id, jo.id, 'collaborator')).kind).toBe('done');
  });

  test('stay those of who held the link, although the server lists others', async () => {
    const mira = await world.found();
    const {link} = value(await mira.session.members.invite({role: 'user'}));
    await mira.session.lock();
    const client = await createClient(testDevice('jo', server, timers));
    const joined = await client.join({link, name: 'jo', email: 'jo@example.org', password});
    if (joined.kind !== 'joined') throw new Error(joined.kind);
    replaceKeys(mira.session.workspaceId, joined.session.memberId);
    const unlocked = await mira.client.unlock(password);
    if (unlocked.kind !== 'unlocked') throw new Error(unlocked.kind);
    expect(problems({...mira, session: unlocked.session})).toEqual(['member-differs-from-log']);
    expect(unlocked.session.members.get(joined.session.memberId)?.keys).toBe('invalid');
  });

  test('of our own that differ from the sealed identity end the sign-in', async () => {
    const mira = await world.found();
    replaceKeys(mira.session.workspaceId, mira.id);
    const phone = await createClient(testDevice('phone', server, timers));
    const input = {address: mira.kit.signInLink, secretKey: mira.kit.secretKey, password};
    await expect(phone.signIn(input)).rejects.toThrow('own-identity-mismatch');
    await world.readAgain(mira);
    expect(mira.session.trust.value).toEqual([{kind: 'member-differs-from-log', member: mira.id, what: 'keys'}]);
  });
});

describe('an account', () => {
  let mira: Person;
  let jo: Person;
  let id: AccountId;

  beforeEach(async () => {
    mira = await world.found();
    jo = await world.invite(mira);
    id = value(await mira.session.accounts.create(profile, 'hunter2'));
    value(await mira.session.accounts.share(id, jo.id, 'owner'));
    await timers.run(1000);
    expect(shown(jo, id).role).toBe('owner');
  });

  async function expectProblem(kind: string): Promise<void> {
    await world.readAgain(jo);
    expect(problems(jo)).toEqual([kind]);
    expect(jo.session.accounts.list.value).toMatchObject([{kind: 'unreadable', id, problem: {kind}}]);
    await expect(jo.session.accounts.password(id, 'view')).rejects.toThrow(kind);
  }

  test('whose chain goes back is refused', async () => {
    const before = structuredClone(account(id));
    value(await mira.session.accounts.rotate(id));
    await world.readAgain(jo);
    expect(problems(jo)).toEqual([]);
    server.accounts.set(id, before);
    await expectProblem('chain-went-back');
  });

  test('with another entry in the place of one this device saw is refused', async () => {
    const before = structuredClone(account(id));
    value(await mira.session.accounts.rotate(id));
    await world.readAgain(jo);
    server.accounts.set(id, before);
    const identity = await stolenIdentity(mira);
    forgeEpoch(mira.id, identity);
    await expectProblem('chain-forked');
  });

  test('of whose chain entries are kept from us is refused', async () => {
    value(await mira.session.accounts.rotate(id));
    account(id).chain.splice(1, 1);
    const phone = await world.again(jo);
    expect(problems(phone)).toEqual(['chain-incomplete']);
  });

  test('with a grant that no Owner signed is refused, so that nothing is ever wrapped to whom the server added', async () => {
    const kim = await world.invite(mira, 'kim');
    const {fingerprint} = kim.session.me.value.member;
    expect(fingerprint).not.toBe('');
    forge(kim.id, await stolenIdentity(kim), (roster) => ({
      kind: 'grant',
      member: kim.id,
      fingerprint: roster.member(kim.id)?.fingerprint ?? random(32),
      role: 'owner',
      endsAt: null,
      reason: new Uint8Array(0),
    }));
    await expectProblem('chain-entry-refused');
    await world.readAgain(mira);
    await expect(mira.session.accounts.rotate(id)).rejects.toThrow(TrustError);
  });

  test('given new keys by a member in league with the server is refused', async () => {
    const kim = await world.invite(mira, 'kim');
    await world.readAgain(jo);
    forgeEpoch(kim.id, await stolenIdentity(kim));
    await expectProblem('chain-entry-refused');
  });

  test('given new keys by a former Owner is refused, whatever the server says is owed', async () => {
    const kim = await world.invite(mira, 'kim');
    value(await mira.session.accounts.share(id, kim.id, 'owner'));
    value(await mira.session.accounts.share(id, kim.id, 'collaborator'));
    await world.readAgain(jo);
    server.tamper = (_, answer) =>
      JSON.parse(JSON.stringify(answer).replaceAll('"rotation_owed":false', '"rotation_owed":true'));
    forgeEpoch(kim.id, await stolenIdentity(kim));
    await expectProblem('chain-entry-refused');
  });

  test('whose keys the chain did not commit to, or whose inbox they do not derive, is refused', async () => {
    // By an Owner's own client gone wrong: mira's signature over what her keys do not say.
    const before = structuredClone(account(id));
    const identity = await stolenIdentity(mira);
    forgeEpoch(mira.id, identity, 'commitment');
    await expectProblem('key-not-committed');
    server.accounts.set(id, before);
    forgeEpoch(mira.id, identity, 'inbox');
    await expectProblem('inbox-keys-foreign');
  });

  test('that the server says is ours, or ours as something else, is refused', async () => {
    value(await mira.session.accounts.share(id, jo.id, 'collaborator'));
    await timers.run(1000);
    server.tamper = (path, answer) => {
      const asOwner = (wire: Schemas['Account']): Schemas['Account'] => ({...wire, role: 'owner'});
      if (path.endsWith(`/accounts/${id}`)) return asOwner(answer as Schemas['Account']);
      if (!path.endsWith('/sync')) return answer;
      const sync = answer as {accounts?: Schemas['Account'][]};
      return {...sync, accounts: sync.accounts?.map(asOwner)};
    };
    await expectProblem('not-granted');
  });

  test('whose records are an older list is refused', async () => {
    const before = structuredClone(account(id));
    value(await mira.session.accounts.edit(id, {urls: ['https://photogram.example']}));
    await world.readAgain(jo);
    Object.assign(account(id), {manifest: before.manifest, account: {...before.account}});
    await expectProblem('manifest-went-back');
  });

  test.each<[string, (records: Schemas['Record'][], before: Schemas['Record'][]) => Schemas['Record'][]]>([
    ['put back', (records, before) => [...before, ...records.slice(1)]],
    ['left out', (records) => records.filter(({kind}) => kind !== 'password')],
    ['shown twice', (records) => [...records, ...records.slice(0, 1)]],
    ['of other bytes', (records) => records.map((record) => ({...record, sealed: record.sealed.replace(/.$/, 'A')}))],
  ])('with a record %s is refused', async (_, change) => {
    const before = structuredClone(account(id).account.records);
    value(await mira.session.accounts.edit(id, {urls: ['https://photogram.example']}));
    await world.readAgain(jo);
    expect(problems(jo)).toEqual([]);
    const {records} = account(id).account;
    account(id).account.records = change(
      [...records].sort((a) => (a.kind === 'profile' ? -1 : 1)),
      before.filter(({kind}) => kind === 'profile'),
    );
    await expectProblem('manifest-not-signed-by-owner');
  });

  test('with a record of another account is refused', async () => {
    const other = value(await mira.session.accounts.create({...profile, label: 'Bank'}));
    const [swapped] = account(other).account.records;
    if (swapped === undefined) throw new Error('no record');
    account(id).account.records = [swapped, ...account(id).account.records.slice(1)];
    await expectProblem('manifest-not-signed-by-owner');
  });

  test('with a record that a Collaborator wrote is refused', async () => {
    // It has the key, and with the server's help a place to put what it sealed: only no Owner's list.
    const kim = await world.invite(mira, 'kim');
    value(await mira.session.accounts.share(id, kim.id, 'collaborator'));
    await timers.run(1000);
    const identity = await stolenIdentity(kim);
    signList(kim.id, identity);
    await expectProblem('manifest-not-signed-by-owner');
  });

  test('with two lists of one number is refused', async () => {
    await world.readAgain(jo);
    account(id).account.records = account(id).account.records.filter(({kind}) => kind === 'profile');
    signList(mira.id, await stolenIdentity(mira), account(id).manifest.counter);
    await expectProblem('manifest-forked');
  });

  test('is opened from a long chain, of which only the last entries come along', async () => {
    server.tail = 2;
    server.logPage = 3;
    for (let round = 0; round < 5; ++round) value(await mira.session.accounts.rotate(id));
    await world.readAgain(jo);
    expect(problems(jo)).toEqual([]);
    const phone = await world.again(jo);
    expect([problems(phone), shown(phone, id).grants.length]).toEqual([[], 2]);
    expect(server.requests.some(({method, path}) => method === 'GET' && path.endsWith('/chain'))).toBe(true);
  });

  // A signed entry that the server takes whatever it says.
  function forge(author: MemberId, identity: Identity, make: (roster: Roster) => AccountAct): void {
    const {workspaceId: workspace} = mira.session;
    const roster = new Roster(workspace);
    for (const entry of server.log) roster.apply(entry);
    const last = account(id).chain.at(-1);
    if (last === undefined) throw new Error('no chain');
    const place = {workspace, account: id};
    const head = {number: last.number, hash: hashAccountEntry(place, last)};
    const at = {...place, head, log: roster.head, at: timers.now(), author};
    account(id).chain.push(signAccountEntry(identity.sign, at, make(roster)));
  }

  function forgeEpoch(author: MemberId, identity: Identity, spoil?: 'commitment' | 'inbox'): void {
    const {workspaceId: workspace} = mira.session;
    const epoch = account(id).state.epoch + 1;
    const keys = generateAccountKeys(epoch, random);
    const place = {workspace, account: id, epoch};
    const said = epochPublicOf(keys, place);
    if (spoil === 'commitment') said.useCommitment = random(32);
    if (spoil === 'inbox') said.useInbox = publicOf(generateIdentity(random)).boxPublic;
    const granterFingerprint = fingerprintOf(publicOf(identity), {workspace, member: author});
    forge(author, identity, () => ({kind: 'epoch', epoch, keys: said}));
    for (const recipient of [author, jo.id]) {
      const wire = stored(recipient);
      const bytes = (text: string) => parseBase64url(text) ?? new Uint8Array();
      const publics = {signPublic: bytes(wire.sign_public), boxPublic: bytes(wire.box_public)};
      const recipientFingerprint = fingerprintOf(publics, {workspace, member: recipient});
      const wrap = (tier: 'use' | 'manage') => {
        const at = {...place, tier, granter: author, recipient, granterFingerprint, recipientFingerprint};
        return base64url(wrapKey(publics.boxPublic, at, keys[tier], random));
      };
      account(id).wraps[recipient] = {granter: author, epoch, use: wrap('use'), manage: wrap('manage')};
    }
    signList(author, identity);
  }

  // The records as they are now, as somebody's signed list.
  function signList(author: MemberId, identity: Identity, counter = account(id).manifest.counter + 1): void {
    const {workspaceId: workspace} = mira.session;
    const last = account(id).chain.at(-1);
    if (last === undefined) throw new Error('no chain');
    const chain = {number: last.number, hash: hashAccountEntry({workspace, account: id}, last)};
    const listed = (kinds: readonly string[]) =>
      kinds.flatMap((kind) =>
        account(id)
          .account.records.filter((record) => record.kind === kind)
          .map(({revision, sealed}) => ({kind, revision, hash: sealedHash(parseBase64url(sealed) ?? random(1))})),
      );
    const records = {
      use: recordsHash(listed(['profile', 'password'])),
      manage: recordsHash(listed(['totp', 'recovery', 'private-note'])),
    };
    const signature = signManifest(identity.sign, {workspace, account: id, counter, chain, author, records});
    account(id).manifest = {
      counter,
      chain_number: chain.number,
      chain_hash: base64url(chain.hash),
      signature: base64url(signature),
      author,
      manage_records: base64url(records.manage),
    };
  }
});

// The test plays mira's own client, so it needs her keys: from the device record and the password, as she would.
async function stolenIdentity(person: Person): Promise<Identity> {
  const {openIdentity, openMemberKeys} = await import('../crypto/member.ts');
  const record = JSON.parse(person.device.storage.values.get('latchkey.device') ?? '') as Record<string, string>;
  const bytes = (text = '') => parseBase64url(text) ?? new Uint8Array();
  const at = {workspace: person.session.workspaceId, member: person.id};
  const keys = openMemberKeys(bytes(record['secretKey']), password, at);
  const identity = openIdentity(keys.unlock, at, bytes(record['sealedIdentity']));
  if (identity === undefined) throw new Error('the identity does not open');
  return identity;
}

describe('codes', () => {
  test('dealt by somebody who is no Owner are not shown', async () => {
    const mira = await world.found();
    const jo = await world.invite(mira);
    const id = value(await mira.session.accounts.create(profile));
    value(await mira.session.accounts.share(id, jo.id, 'collaborator'));
    await mira.session.authenticator.save(id, 'JBSWY3DPEHPK3PXP');
    await mira.session.authenticator.activate(id);
    await timers.run(1000);
    for (const chunk of account(id).chunks) chunk.author = jo.id;
    await expect(jo.session.codes.current(id, timers.now())).rejects.toThrow('chunk-not-signed-by-owner');
    for (const chunk of account(id).chunks)
      Object.assign(chunk, {author: mira.id, seed_revision: chunk.seed_revision + 1});
    await expect(jo.session.codes.current(id, timers.now())).rejects.toThrow('chunk-not-signed-by-owner');
  });
});
