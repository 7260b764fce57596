// The server puts itself, or somebody in league with it, where a member stands: it swaps keys, makes up members, moves them to a
// workspace of its own, or signs a grant.
import {profileCommitment, signJoin, invitationPair, type LogAct} from '../../web/client/src/crypto/log-entry.ts';
import {generateIdentity, publicOf, type Identity} from '../../web/client/src/crypto/member.ts';
import {base64url, type Bytes} from '../../web/client/src/bytes.ts';
import {
  generateId,
  type AccountId,
  type DeviceId,
  type InvitationId,
  type MemberId,
  type WorkspaceId,
} from '../../web/client/src/ids.ts';
import {parseInvitationLink} from '../../web/client/src/identity/links.ts';
import type {AccountAct} from '../../web/client/src/crypto/account-entry.ts';
import {parseLogEntry} from '../../web/client/src/api/log-wire.ts';
import type {Json} from '../harness/contract.ts';
import {ask, good, random, Wire} from '../harness/wire.ts';
import {removal, type Attack} from './attack.ts';
import {FalseChain, headOfLog} from './false-chain.ts';
import {FalseLog, list, trueLog} from './false-log.ts';
import {ForgedAccount} from './forged-account.ts';
import {passwordByWrap, passwordWith} from './loot.ts';
import {keysOf, kept, named, type Person, type Scene} from './scene.ts';

const roster = 'roster/roster.ts';
const directory = 'members/directory.ts';
const readLog = 'roster/read-log.ts';

const signatureOfEntry = removal(
  roster,
  "if (!verifyEntry(author.keys.signPublic, this.workspace, entry)) return refused('signature');",
  '',
);
const proofOfLink = removal(
  roster,
  "if (!verifyJoin(invitation.key, at, invitation.id, newcomer.fingerprint, act.proof)) return refused('proof');",
  '',
);
const headThatWasSeen = removal(
  readLog,
  'if (entry.number === seen?.number && !equalInConstantTime(roster.head.hash, seen.hash)) {',
  'if (false) {',
);
const headThatWasKept = removal(
  readLog,
  'if (seen?.number === started && started > 0 && !equalInConstantTime(before.head.hash, seen.hash)) {',
  'if (false) {',
);
const chain = 'roster/account-chain.ts';
export const signatureOnChain = removal(
  chain,
  "if (!verifyAccountEntry(author.keys.signPublic, this.place, entry)) return refused('signature');",
  '',
);
const grantedByOwner = removal(
  chain,
  "return this.#isOwner(author, entry.at) ? this.#granting(entry, act) : refused('not-allowed');",
  'return this.#granting(entry, act);',
);
const keysAsListed = removal(
  directory,
  `      !equalInConstantTime(bytesOf(wire.sign_public), signPublic) ||
      !equalInConstantTime(bytesOf(wire.box_public), boxPublic)
`,
  'false',
);
const keysOfTheLog = removal(
  directory,
  'return member !== undefined && isMemberAt(member, this.#desk.time.now()) ? member : undefined;',
  `const wire = this.#wires.get(id);
    if (member === undefined || wire === undefined) return undefined;
    return {...member, keys: {signPublic: bytesOf(wire.sign_public), boxPublic: bytesOf(wire.box_public)}};`,
);

// A member that the server made up, keys and all.
function invented(name: string) {
  const salt = random(16);
  const email = `${name.toLowerCase()}@team.example`;
  return {id: generateId<MemberId>(random), identity: generateIdentity(random), name, email, salt};
}

type Invented = ReturnType<typeof invented>;

function profileOf(workspace: WorkspaceId, {id, salt, name, email}: Invented) {
  return profileCommitment({workspace, member: id}, {salt, name, email});
}

function joining(workspace: WorkspaceId, somebody: Invented, invitation: InvitationId, proof = random(64)): LogAct {
  return {kind: 'join', invitation, keys: publicOf(somebody.identity), profile: profileOf(workspace, somebody), proof};
}

const at = (person: Person): WorkspaceId => person.session.workspaceId;
const self = (person: Person) => named(at(person), person.id, keysOf(person));

// What the server reads once `by` has shared the account, made before the lie began, with who is called so.
async function afterSharing(
  scene: Scene,
  by: Person,
  id: AccountId,
  name: string,
  thief: {id: MemberId; identity: Identity; fingerprint?: Bytes},
): Promise<string | null> {
  await scene.readAgain(by);
  const picked = by.session.members.list.value.find((member) => member.name === name);
  if (picked !== undefined) await scene.attempt(() => by.session.accounts.share(id, picked.id, 'collaborator'));
  const whole = {...named(at(by), thief.id, thief.identity), ...thief};
  return passwordByWrap(scene.proxy.asked, at(by), self(by), whole);
}

// Further entries at the end of the account's chain, wherever the account is shown.
async function extendChain(
  scene: Scene,
  by: Person,
  id: AccountId,
  extend: (chain: FalseChain) => void,
): Promise<void> {
  const log = await headOfLog(by);
  let extended: Json | null = null;
  scene.proxy.onAccount((account) => {
    if (account['id'] !== id) return;
    if (extended === null) {
      const chain = new FalseChain({workspace: at(by), account: id}, log, account);
      extend(chain);
      extended = chain.wire;
    }
    account['chain'] = structuredClone(extended);
  });
}

const granting = (to: Person, role: 'owner' | 'collaborator'): AccountAct => {
  const {id: member, fingerprint} = self(to);
  return {kind: 'grant', member, fingerprint, role, endsAt: null, reason: new Uint8Array(0)};
};

// A workspace of the server's own, with the same name and ids as the real one, for those it misleads. Whoever comes without an
// address is the server itself.
async function twinOf(scene: Scene, owner: Person): Promise<Wire> {
  scene.stage.misled.add('');
  const founder = new Wire(scene.proxy.url, at(owner), 'Mira', owner.id);
  const token = await scene.stage.foundingToken('twin');
  good(await ask(scene.proxy.url, 'foundWorkspace', {body: founder.founding(token)}), 'founding the twin');
  await founder.signIn();
  return founder;
}

export const stolenPlaces: Attack[] = [
  {
    row: 'BW01',
    does: 'shows who joins a workspace of its own, in which the inviter has its keys',
    says: 'log-forked',
    check: [headThatWasSeen],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const link = await scene.link(mira, 'Jo');
      const invited = scene.proxy.asked.find(({operation}) => operation === 'createInvitation')?.body ?? {};
      const founder = await twinOf(scene, mira);
      const {invitation} = new FalseLog(at(mira), await trueLog(mira));
      const body = {entry: founder.entry(invitation), token_hash: invited['token_hash']};
      good(await founder.ask('createInvitation', {body}), 'inviting into the twin');
      const who = scene.nextAddress();
      scene.stage.misled.add(who);
      const jo = await scene.join(link, 'Jo', who);
      if (!('session' in jo)) return null;
      const id = await scene.account(jo);
      return afterSharing(scene, jo, id, 'Mira', {id: mira.id, identity: founder.identity});
    },
  },
  {
    row: 'BW02',
    does: 'adds a grant for a member in league with it before keys are changed',
    says: 'chain-entry-refused: signature',
    check: [signatureOnChain],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const kim = await scene.invite(mira, 'Kim');
      const id = await scene.account(mira);
      await extendChain(scene, mira, id, (chain) => chain.add(mira.id, null, granting(kim, 'collaborator')));
      await scene.readAgain(mira);
      await scene.attempt(() => mira.session.accounts.rotate(id));
      return passwordByWrap(scene.proxy.asked, at(mira), self(mira), {...self(kim), identity: keysOf(kim)});
    },
  },
  {
    row: 'LP01',
    does: 'adds grants that a member in league with it signed, so that new keys are owed at the next sign-in',
    says: 'chain-entry-refused: not-allowed',
    check: [grantedByOwner],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const kim = await scene.invite(mira, 'Kim');
      const id = await scene.account(mira);
      // Who was lowered still has the keys: clients change them by themselves, for those who remain.
      await extendChain(scene, mira, id, (chain) => {
        chain.add(kim.id, keysOf(kim).sign, granting(kim, 'owner'));
        chain.add(kim.id, keysOf(kim).sign, granting(kim, 'collaborator'));
      });
      const phone = await scene.freshDevice(mira);
      if (phone === null) return null;
      await scene.readAgain(phone);
      await scene.upkeepOf(phone);
      return passwordByWrap(scene.proxy.asked, at(mira), self(mira), {...self(kim), identity: keysOf(kim)});
    },
  },
  {
    row: 'BW08',
    does: 'writes an invitation by an Owner, and a join, onto the workspace log',
    says: 'log-entry-refused: signature',
    check: [signatureOfEntry],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const id = await scene.account(mira);
      const log = new FalseLog(at(mira), await trueLog(mira));
      const ivy = invented('Ivy');
      const invitation = generateId<InvitationId>(random);
      const secret = random(16);
      const pair = invitationPair(secret, at(mira), invitation);
      const expiresAt = Date.now() + 3_600_000;
      log.add(mira.id, ivy.identity, {kind: 'invite', invitation, role: 'user', key: pair.publicKey, expiresAt});
      const proof = signJoin(
        pair,
        {workspace: at(mira), member: ivy.id},
        invitation,
        named(at(mira), ivy.id, ivy.identity).fingerprint,
      );
      log.add(ivy.id, ivy.identity, joining(at(mira), ivy, invitation, proof));
      log.serve(scene.proxy);
      list(scene.proxy, at(mira), ivy);
      await scene.readAgain(mira);
      return afterSharing(scene, mira, id, 'Ivy', ivy);
    },
  },
  {
    row: 'BW09',
    does: 'shows a device that lost what it had seen a workspace of its own under the same id',
    says: 'own-identity-mismatch',
    check: [
      removal('roster/workspace-log.ts', "return same ? null : {kind: 'own-identity-mismatch'};", 'return null;'),
    ],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const jo = await scene.invite(mira, 'Jo');
      let like: Json = {};
      scene.proxy.onAccount((account) => (like = structuredClone(account)));
      await scene.account(mira);
      const {boxPublic} = publicOf(keysOf(jo));
      const founder = await twinOf(scene, mira);
      const {invitation, secret, body} = founder.invitation('user');
      good(await founder.ask('createInvitation', {body}), 'inviting into the twin');
      const double = new Wire(scene.proxy.url, at(mira), 'Jo', jo.id);
      const acceptance = double.acceptance(invitation, secret);
      good(
        await ask(scene.proxy.url, 'acceptInvitation', {path: {...founder.path, invitation}, body: acceptance}),
        'joining',
      );
      // It has Jo's sealed identity and what proves the password, as it has everybody's.
      const columns = ['sign_public', 'box_public', 'statement', 'auth_verifier', 'sealed_identity'];
      const row = await scene.stage.withDatabase('real', (database) =>
        database.rows(`select ${columns.join(', ')} from members where id = ?`, jo.id),
      );
      await scene.stage.withDatabase('twin', (database) =>
        database.change(
          `update members set ${columns.map((column) => `${column} = ?`).join(', ')} where id = ?`,
          ...columns.map((column) => row[0]?.[column] as Uint8Array),
          jo.id,
        ),
      );
      const who = scene.nextAddress();
      const enrolled = await scene.freshDevice(jo, who);
      if (enrolled === null) return null;
      const ofDevice = ['workspace', 'id', 'member', 'public_key', 'name', 'name_salt', 'created_at'];
      const device = await scene.stage.withDatabase('real', (database) =>
        database.rows(`select ${ofDevice.join(', ')} from devices where member = ? order by created_at desc`, jo.id),
      );
      await scene.stage.withDatabase('twin', (database) =>
        database.change(
          `insert into devices (${ofDevice.join(', ')}) values (${ofDevice.map(() => '?').join(', ')})`,
          ...ofDevice.map((column) => device[0]?.[column] as Uint8Array),
        ),
      );
      scene.stage.misled.add(who);
      // In it an account is shared with her, and she is trusted to put a password there.
      const told = good(await founder.ask('readLog', {query: {after: 0}}), 'reading the twin');
      const log = new FalseLog(
        at(mira),
        (told['entries'] as unknown[]).map((entry) => parseLogEntry(entry, '')),
      ).head;
      const forged = new ForgedAccount(at(mira), generateId<AccountId>(random), random);
      const maker = {...named(at(mira), mira.id, founder.identity), sign: founder.identity.sign};
      const shown = forged.wire(like, maker, {...self(jo), boxPublic, listed: double.fingerprint}, log);
      scene.proxy.onAnswer('sync', ({body}) => {
        if (Array.isArray(body['accounts'])) (body['accounts'] as Json[]).push(structuredClone(shown));
      });
      const misled = await scene.openWithoutCache(enrolled, ['latchkey.cache.', 'latchkey.pins.']);
      await scene.readAgain(misled);
      await scene.attempt(() => misled.session.accounts.setPassword(forged.id, kept));
      return passwordWith(scene.proxy.asked, at(mira), forged.id, 1, forged.use);
    },
  },
  {
    row: 'LP07',
    does: 'lists its own keys for a member with whom an account is shared',
    says: 'member-differs-from-log: keys',
    check: [keysAsListed, keysOfTheLog],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const jo = await scene.invite(mira, 'Jo');
      const id = await scene.account(mira);
      const identity = generateIdentity(random);
      scene.proxy.onAnswer('listMembers', ({body}) => {
        const listed = (body['members'] as Json[]).find(({id}) => id === jo.id);
        const {signPublic, boxPublic} = publicOf(identity);
        Object.assign(listed ?? {}, {sign_public: base64url(signPublic), box_public: base64url(boxPublic)});
      });
      return afterSharing(scene, mira, id, 'Jo', {id: jo.id, identity, fingerprint: self(jo).fingerprint});
    },
  },
  {
    row: 'DL02',
    does: 'joins in the place of who was invited, without the secret of the link',
    says: 'log-entry-refused: proof',
    check: [proofOfLink],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const id = await scene.account(mira);
      await scene.link(mira, 'Jo');
      const log = new FalseLog(at(mira), await trueLog(mira));
      const jo = invented('Jo');
      log.add(jo.id, jo.identity, joining(at(mira), jo, log.invitation.invitation));
      log.serve(scene.proxy);
      list(scene.proxy, at(mira), jo);
      await scene.readAgain(mira);
      return afterSharing(scene, mira, id, 'Jo', jo);
    },
  },
  {
    row: '1P05',
    does: 'puts somebody who found the link in the place of a member whose join this device saw',
    says: 'log-forked',
    check: [headThatWasSeen, headThatWasKept],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const link = await scene.link(mira, 'Jo');
      const id = await scene.account(mira);
      const jo = await scene.join(link, 'Jo');
      if (!('session' in jo)) throw new Error(jo.kind);
      await mira.session.sync();
      const invited = parseInvitationLink(link);
      if (invited === undefined) throw new Error('the link is none');
      const double = {...invented('Jo'), id: jo.id};
      const log = new FalseLog(at(mira), (await trueLog(mira)).slice(0, invited.head.number));
      const pair = invitationPair(invited.secret, at(mira), invited.invitation);
      const {fingerprint} = named(at(mira), jo.id, double.identity);
      const proof = signJoin(pair, {workspace: at(mira), member: jo.id}, invited.invitation, fingerprint);
      log.add(double.id, double.identity, joining(at(mira), double, invited.invitation, proof));
      // As long as the true one, which has Jo's device at its end.
      const device = {device: generateId<DeviceId>(random), key: random(32), name: random(32)};
      log.add(double.id, double.identity, {kind: 'device', ...device});
      log.serve(scene.proxy);
      list(scene.proxy, at(mira), double);
      const again = await scene.openWithoutCache(mira);
      scene.listen(again);
      return afterSharing(scene, again, id, 'Jo', double);
    },
  },
  {
    row: 'LP02',
    does: 'swaps the names of two members',
    says: 'member-differs-from-log: name',
    check: [
      removal(
        directory,
        "return equalInConstantTime(profileCommitment(at, profile), known.profile) ? null : 'name';",
        'return null;',
      ),
    ],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const jo = await scene.invite(mira, 'Jo');
      const kim = await scene.invite(mira, 'Kim');
      const id = await scene.account(mira);
      scene.proxy.onAnswer('listMembers', ({body}) => {
        const [first, second] = [jo.id, kim.id].map((id) =>
          (body['members'] as Json[]).find((member) => member['id'] === id),
        );
        if (first === undefined || second === undefined) return;
        for (const field of ['name', 'email', 'profile_salt'])
          [first[field], second[field]] = [second[field], first[field]];
      });
      return afterSharing(scene, mira, id, 'Jo', {id: kim.id, identity: keysOf(kim)});
    },
  },
];
