// The server, alone or with a member, exchanges the keys of an account: makes accounts up, begins one anew, or goes back to keys
// that somebody else still has.
import {generateId, type AccountId} from '../../web/client/src/ids.ts';
import type {Json} from '../harness/contract.ts';
import {random} from '../harness/wire.ts';
import {removal, type Attack} from './attack.ts';
import {ForgedAccount} from './forged-account.ts';
import {passwordByWrap, passwordWith} from './loot.ts';
import {keysOf, kept, named, type Person, type Scene} from './scene.ts';

const openAccount = 'accounts/open-account.ts';
const continuity = removal(openAccount, '    checkContinuity(desk, wire, keys);\n', '');
const ownersSignatures = [
  removal(
    openAccount,
    `  if (!verifyEpoch(author.keys.signPublic, placeOf(desk, wire), said, bytesOf(epoch.signature))) {
    throw new TrustError(problem);
  }`,
    '',
  ),
  removal(
    openAccount,
    'if (!verifyGrant(granter.keys.signPublic, said, bytesOf(grant.signature))) throw new TrustError(problem);',
    '',
  ),
];

const self = (person: Person) => named(person.session.workspaceId, person.id, keysOf(person));

// The account as the server tells of it at present.
function seen(scene: Scene, id: AccountId): Json[] {
  const all: Json[] = [];
  scene.proxy.onAccount((account) => {
    if (account['id'] === id) all.push(structuredClone(account));
  });
  return all;
}

function replace(scene: Scene, id: AccountId, by: Json): void {
  scene.proxy.onAccount((account) => {
    if (account['id'] === id) Object.assign(account, structuredClone(by));
  });
}

export const accountKeys: Attack[] = [
  {
    row: '1P03',
    does: 'makes up an account that an Owner is said to have shared, under keys it knows',
    says: 'epoch-not-signed-by-owner',
    check: ownersSignatures,
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const jo = await scene.invite(mira, 'Jo');
      const id = await scene.account(mira);
      const told = seen(scene, id);
      await mira.session.accounts.share(id, jo.id, 'owner');
      await scene.readAgain(jo);
      const forged = new ForgedAccount(jo.session.workspaceId, generateId<AccountId>(random), 1, random);
      const signer = {...self(mira), sign: null};
      const shown = forged.wire(told.at(-1) ?? {}, signer, [self(mira), self(jo)], jo);
      scene.proxy.onAnswer('sync', ({body}) => {
        if (Array.isArray(body['accounts'])) (body['accounts'] as Json[]).push(structuredClone(shown));
      });
      scene.proxy.onAsk('getAccount', ({path}) =>
        path['account'] === forged.id ? {status: 200, body: structuredClone(shown)} : undefined,
      );
      const device = await scene.freshDevice(jo);
      if (device === null) return null;
      await scene.readAgain(device);
      await scene.attempt(() => device.session.accounts.setPassword(forged.id, kept));
      return passwordWith(scene.proxy.asked, jo.session.workspaceId, forged.id, 1, forged.use);
    },
  },
  {
    row: '1P06',
    does: 'begins an account anew, with a member in league with it for an Owner, under keys it knows',
    says: 'epoch-not-continuous',
    check: [continuity],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const kim = await scene.invite(mira, 'Kim');
      const id = await scene.account(mira, {}, 'of no interest');
      const told = seen(scene, id);
      await scene.readAgain(mira);
      const forged = new ForgedAccount(mira.session.workspaceId, id, 2, random);
      const signer = {...self(kim), sign: keysOf(kim).sign};
      replace(scene, id, forged.wire(told.at(-1) ?? {}, signer, [self(kim), self(mira)], mira));
      await scene.readAgain(mira);
      await scene.attempt(() => mira.session.accounts.setPassword(id, kept));
      return passwordWith(scene.proxy.asked, mira.session.workspaceId, id, 2, forged.use);
    },
  },
  {
    row: 'BW10',
    does: 'goes back to the keys a member had whose access has ended',
    says: 'epoch-went-back',
    check: [continuity],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const kim = await scene.invite(mira, 'Kim');
      const id = await scene.account(mira, {}, 'of no interest');
      await mira.session.accounts.share(id, kim.id, 'collaborator');
      const told = seen(scene, id);
      await scene.readAgain(mira);
      const before = structuredClone(told.at(-1) ?? {});
      const ended = await mira.session.accounts.endAccess(id, kim.id);
      if (ended.kind !== 'done' || !ended.value.rotated) throw new Error('no new keys');
      await scene.readAgain(mira);
      replace(scene, id, before);
      await scene.readAgain(mira);
      await scene.attempt(() => mira.session.accounts.setPassword(id, kept));
      return passwordByWrap(scene.proxy.asked, mira.session.workspaceId, self(mira), {
        ...self(kim),
        identity: keysOf(kim),
      });
    },
  },
];
