// The server puts itself, or somebody in league with it, where a member stands: it swaps keys, makes up members, moves them to a
// workspace of its own, or signs a grant.
import {profileCommitment, signJoin, invitationPair, type LogAct} from '../../web/client/src/crypto/log-entry.ts';
import {generateIdentity, publicOf, type Identity} from '../../web/client/src/crypto/member.ts';
import {base64url} from '../../web/client/src/bytes.ts';
import {generateId, type InvitationId, type MemberId, type WorkspaceId} from '../../web/client/src/ids.ts';
import {parseInvitationLink} from '../../web/client/src/identity/links.ts';
import type {Json} from '../harness/contract.ts';
import {ask, good, random, Wire} from '../harness/wire.ts';
import {removal, type Attack} from './attack.ts';
import {FalseLog, list, trueLog} from './false-log.ts';
import {passwordByWrap} from './loot.ts';
import {keysOf, kept, named, type Person, type Scene} from './scene.ts';

const roster = 'roster/roster.ts';
const directory = 'members/directory.ts';
const readLog = 'roster/read-log.ts';
const openAccount = 'accounts/open-account.ts';

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
const signatureOfGrant = removal(
  openAccount,
  'if (!verifyGrant(granter.keys.signPublic, said, bytesOf(grant.signature))) throw new TrustError(problem);',
  '',
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
  'return {id, keys: known.keys, fingerprint: known.fingerprint, active: isMemberAt(known, this.#desk.time.now())};',
  `const wire = this.#wires.get(id);
   const keys = {signPublic: bytesOf(wire.sign_public), boxPublic: bytesOf(wire.box_public)};
   return {id, keys, fingerprint: fingerprintOf(keys, {workspace: this.#desk.workspace, member: id}), active: true};`,
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

// What the server reads once `by` has shared an account with who is called so.
async function afterSharing(
  scene: Scene,
  by: Person,
  name: string,
  thief: {id: MemberId; identity: Identity},
): Promise<string | null> {
  const id = await scene.attempt(() => scene.account(by));
  await scene.readAgain(by);
  const picked = by.session.members.list.value.find((member) => member.name === name);
  if (id !== null && picked !== undefined) {
    await scene.attempt(() => by.session.accounts.share(id, picked.id, 'collaborator'));
  }
  const whole = {...named(at(by), thief.id, thief.identity), identity: thief.identity};
  return passwordByWrap(scene.proxy.asked, at(by), self(by), whole);
}

// A further grant in every account that is shown, as if the account's Owner had given it.
function injectGrant(
  scene: Scene,
  by: Person,
  recipient: MemberId,
  further: (grant: Json, account: Json) => void,
): void {
  scene.proxy.onAccount((account) => {
    const grants = account['grants'] as Json[];
    const epoch = (account['epoch'] as Json)['epoch'] as number;
    const grant: Json = {
      member: recipient,
      role: 'collaborator',
      ends_at: null,
      granter: by.id,
      epoch,
      wraps_hash: base64url(random(32)),
      signature: base64url(random(64)),
      use_wrap: null,
      manage_wrap: null,
      reason: null,
    };
    further(grant, account);
    grants.push(grant);
  });
  // The real server knows of no such grant, and need not.
  scene.proxy.onAsk('rotateAccount', (asked) => {
    asked.body['grants'] = (asked.body['grants'] as Json[]).filter(({member}) => member !== recipient);
    return undefined;
  });
}

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
      return afterSharing(scene, jo, 'Mira', {id: mira.id, identity: founder.identity});
    },
  },
  {
    row: 'BW02',
    does: 'adds a grant for a member in league with it before keys are changed',
    says: 'grant-not-signed-by-owner',
    check: [signatureOfGrant],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const kim = await scene.invite(mira, 'Kim');
      const id = await scene.account(mira);
      injectGrant(scene, mira, kim.id, () => undefined);
      await scene.readAgain(mira);
      await scene.attempt(() => mira.session.accounts.rotate(id));
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
      return afterSharing(scene, mira, 'Ivy', ivy);
    },
  },
  {
    row: 'BW09',
    does: 'shows a device that has only the Emergency Kit a workspace of its own under the same id',
    says: 'own-identity-mismatch',
    check: [
      removal('roster/workspace-log.ts', "return same ? null : {kind: 'own-identity-mismatch'};", 'return null;'),
      removal(
        directory,
        'const known = this.#log.roster.member(id);\n    if (known === undefined) return undefined;',
        `if (id === this.#desk.member) return {id, keys: this.#desk.publics, fingerprint: this.#desk.fingerprint, active: true};
         const known = this.#log.roster.member(id);
         if (known === undefined) return undefined;`,
      ),
    ],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const jo = await scene.invite(mira, 'Jo');
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
      scene.stage.misled.add(who);
      const device = await scene.freshDevice(jo, who);
      if (device === null) return null;
      scene.listen(device);
      return afterSharing(scene, device, 'Mira', {id: mira.id, identity: founder.identity});
    },
  },
  {
    row: 'LP07',
    does: 'lists its own keys for a member with whom an account is shared',
    says: 'member-differs-from-log: keys',
    check: [
      keysAsListed,
      keysOfTheLog,
      removal(
        directory,
        "import type {MemberPublic} from '../crypto/member.ts';",
        "import {fingerprintOf, type MemberPublic} from '../crypto/member.ts';",
      ),
    ],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const jo = await scene.invite(mira, 'Jo');
      const identity = generateIdentity(random);
      scene.proxy.onAnswer('listMembers', ({body}) => {
        const listed = (body['members'] as Json[]).find(({id}) => id === jo.id);
        const {signPublic, boxPublic} = publicOf(identity);
        Object.assign(listed ?? {}, {sign_public: base64url(signPublic), box_public: base64url(boxPublic)});
      });
      return afterSharing(scene, mira, 'Jo', {id: jo.id, identity});
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
      await scene.link(mira, 'Jo');
      const log = new FalseLog(at(mira), await trueLog(mira));
      const jo = invented('Jo');
      log.add(jo.id, jo.identity, joining(at(mira), jo, log.invitation.invitation));
      log.serve(scene.proxy);
      list(scene.proxy, at(mira), jo);
      await scene.readAgain(mira);
      return afterSharing(scene, mira, 'Jo', jo);
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
      log.serve(scene.proxy);
      list(scene.proxy, at(mira), double);
      const again = await scene.openWithoutCache(mira);
      scene.listen(again);
      return afterSharing(scene, again, 'Jo', double);
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
      scene.proxy.onAnswer('listMembers', ({body}) => {
        const [first, second] = [jo.id, kim.id].map((id) =>
          (body['members'] as Json[]).find((member) => member['id'] === id),
        );
        if (first === undefined || second === undefined) return;
        for (const field of ['name', 'email', 'profile_salt'])
          [first[field], second[field]] = [second[field], first[field]];
      });
      return afterSharing(scene, mira, 'Jo', {id: kim.id, identity: keysOf(kim)});
    },
  },
];
