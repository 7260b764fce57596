import {beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {Schemas} from '../api/answers.ts';
import {base64url, parseBase64url} from '../bytes.ts';
import {epochPublicOf, generateAccountKeys, signEpoch, signGrant, wrapKey, wrapsHash} from '../crypto/account.ts';
import {
  fingerprintOf,
  generateIdentity,
  identityFrom,
  publicOf,
  signIdentityStatement,
  type Identity,
} from '../crypto/member.ts';
import {loadSodium} from '../crypto/sodium.ts';
import type {AccountId, MemberId, WorkspaceId} from '../ids.ts';
import {createClient} from '../identity/create-client.ts';
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

  test('whose epoch goes back is refused', async () => {
    const before = structuredClone(account(id));
    value(await mira.session.accounts.rotate(id));
    await world.readAgain(jo);
    expect(problems(jo)).toEqual([]);
    server.accounts.set(id, before);
    await expectProblem('epoch-went-back');
  });

  test('whose record goes back is refused', async () => {
    const before = structuredClone(account(id).account.records);
    value(await mira.session.accounts.edit(id, {urls: ['https://photogram.example']}));
    await world.readAgain(jo);
    account(id).account.records = before;
    await expectProblem('record-went-back');
  });

  test('with a record of another account is refused', async () => {
    const other = value(await mira.session.accounts.create({...profile, label: 'Bank'}));
    const [swapped] = account(other).account.records;
    if (swapped === undefined) throw new Error('no record');
    account(id).account.records = [swapped, ...account(id).account.records.slice(1)];
    await expectProblem('record-unreadable');
  });

  test('with a grant that no Owner signed is refused, so that nothing is ever wrapped to whom the server added', async () => {
    const kim = await world.invite(mira, 'kim');
    const [grant] = account(id).grants;
    if (grant === undefined) throw new Error('no grant');
    account(id).grants.push({...grant, member: kim.id});
    await expectProblem('grant-not-signed-by-owner');
    await world.readAgain(mira);
    await expect(mira.session.accounts.rotate(id)).rejects.toThrow(TrustError);
  });

  test('with inbox keys that were exchanged is refused', async () => {
    account(id).account.epoch.use_inbox = base64url(publicOf(generateIdentity(random)).boxPublic);
    await expectProblem('epoch-not-signed-by-owner');
  });

  test('founded anew by a member in league with the server is refused', async () => {
    const kim = await world.invite(mira, 'kim');
    await world.readAgain(jo);
    const {signSeed} = await stolenIdentity(kim);
    const identity = identityFrom(signSeed.slice(0, 32), signSeed.slice(32));
    forgeEpoch(mira.session.workspaceId, kim.id, identity, 2, account(id).account.former);
    await expectProblem('epoch-not-continuous');
  });

  test('whose keys the epoch did not commit to, or whose inbox they do not derive, is refused', async () => {
    // By an Owner's own client gone wrong: mira's signature over what her keys do not say.
    const {signSeed} = await stolenIdentity(mira);
    const identity = identityFrom(signSeed.slice(0, 32), signSeed.slice(32));
    forgeEpoch(mira.session.workspaceId, mira.id, identity, 1, [], 'commitment');
    await expectProblem('key-not-committed');
    forgeEpoch(mira.session.workspaceId, mira.id, identity, 1, [], 'inbox');
    await expectProblem('inbox-keys-foreign');
  });

  function forgeEpoch(
    workspace: WorkspaceId,
    author: MemberId,
    identity: Identity,
    epoch: number,
    former: Schemas['FormerKey'][],
    spoil?: 'commitment' | 'inbox',
  ): void {
    const keys = generateAccountKeys(epoch, random);
    const place = {workspace, account: id, epoch};
    const said = epochPublicOf(keys, place);
    if (spoil === 'commitment') said.useCommitment = random(32);
    if (spoil === 'inbox') said.useInbox = publicOf(generateIdentity(random)).boxPublic;
    const granterFingerprint = fingerprintOf(publicOf(identity), {workspace, member: author});
    const grants = [author, jo.id].map((recipient): Schemas['Grant'] => {
      const wire = stored(recipient);
      const bytes = (text: string) => parseBase64url(text) ?? new Uint8Array();
      const publics = {signPublic: bytes(wire.sign_public), boxPublic: bytes(wire.box_public)};
      const recipientFingerprint = fingerprintOf(publics, {workspace, member: recipient});
      const wrap = (tier: 'use' | 'manage') =>
        wrapKey(
          publics.boxPublic,
          {...place, tier, granter: author, recipient, granterFingerprint, recipientFingerprint},
          keys[tier],
          random,
        );
      const use = wrap('use');
      const manage = wrap('manage');
      const hash = wrapsHash(use, manage);
      const statement = {
        ...place,
        recipient,
        recipientFingerprint,
        role: 'owner' as const,
        endsAt: null,
        wrapsHash: hash,
      };
      return {
        member: recipient,
        role: 'owner',
        ends_at: null,
        granter: author,
        epoch,
        wraps_hash: base64url(hash),
        signature: base64url(signGrant(identity.sign, statement)),
        use_wrap: base64url(use),
        manage_wrap: base64url(manage),
        reason: null,
      };
    });
    account(id).grants = grants;
    Object.assign(account(id).account, {
      former,
      epoch: {
        epoch,
        use_commitment: base64url(said.useCommitment),
        manage_commitment: base64url(said.manageCommitment),
        use_inbox: base64url(said.useInbox),
        manage_inbox: base64url(said.manageInbox),
        author,
        signature: base64url(signEpoch(identity.sign, place, said)),
      },
    });
  }
});

// The test plays mira's own client, so it needs her keys: from the device record and the password, as she would.
async function stolenIdentity(person: Person): Promise<{signSeed: Uint8Array<ArrayBuffer>}> {
  const {openIdentity, openMemberKeys} = await import('../crypto/member.ts');
  const record = JSON.parse(person.device.storage.values.get('latchkey.device') ?? '') as Record<string, string>;
  const bytes = (text = '') => parseBase64url(text) ?? new Uint8Array();
  const at = {workspace: person.session.workspaceId, member: person.id};
  const keys = openMemberKeys(bytes(record['secretKey']), password, at);
  const identity = openIdentity(keys.unlock, at, bytes(record['sealedIdentity']));
  if (identity === undefined) throw new Error('the identity does not open');
  return {signSeed: new Uint8Array([...identity.signSeed, ...identity.box.secretKey])};
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
