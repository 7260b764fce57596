// The server, alone or with a member, exchanges the keys of an account: makes accounts up, begins one anew, or goes back to keys
// that somebody else still has.
import {generateId, type AccountId} from '../../web/client/src/ids.ts';
import {publicOf} from '../../web/client/src/crypto/member.ts';
import type {Json} from '../harness/contract.ts';
import {random} from '../harness/wire.ts';
import {removal, type Attack} from './attack.ts';
import {headOfLog} from './false-chain.ts';
import {ForgedAccount, type Reader} from './forged-account.ts';
import {passwordByWrap, passwordWith} from './loot.ts';
import {signatureOnChain} from './stolen-places.ts';
import {keysOf, kept, named, type Person, type Scene} from './scene.ts';

const openAccount = 'accounts/open-account.ts';
const signatureOfManifest = removal(
  openAccount,
  "if (!holds) throw new TrustError({kind: 'manifest-not-signed-by-owner', account});",
  '',
);
// What this device verified and saw of the chain before.
const chainThatWasKept = [
  removal(
    openAccount,
    'new AccountChain(place, () => directory.roster, kept);',
    'new AccountChain(place, () => directory.roster);',
  ),
  removal(
    openAccount,
    '  const pin = desk.pins.account(account);\n  const forked',
    '  const pin = undefined;\n  const forked',
  ),
  removal(openAccount, 'const seen = Math.max(pin?.number ?? 0, kept?.head.number ?? 0);', 'const seen = 0;'),
];
const counterThatWasKept = removal(openAccount, 'if (pin !== undefined && counter < pin.counter) {', 'if (false) {');

const self = (person: Person) => named(person.session.workspaceId, person.id, keysOf(person));

const reader = (person: Person): Reader => ({...self(person), boxPublic: publicOf(keysOf(person)).boxPublic});

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
    says: 'chain-entry-refused: signature',
    check: [signatureOnChain, signatureOfManifest],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const jo = await scene.invite(mira, 'Jo');
      const id = await scene.account(mira);
      const told = seen(scene, id);
      await mira.session.accounts.share(id, jo.id, 'owner');
      await scene.readAgain(jo);
      const forged = new ForgedAccount(jo.session.workspaceId, generateId<AccountId>(random), random);
      const signer = {...self(mira), sign: null};
      const shown = forged.wire(told.at(-1) ?? {}, signer, reader(jo), await headOfLog(jo));
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
    says: 'chain-forked',
    check: chainThatWasKept,
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const kim = await scene.invite(mira, 'Kim');
      const id = await scene.account(mira, {}, 'of no interest');
      const told = seen(scene, id);
      await scene.readAgain(mira);
      const forged = new ForgedAccount(mira.session.workspaceId, id, random);
      const signer = {...self(kim), sign: keysOf(kim).sign};
      const shown = forged.wire(told.at(-1) ?? {}, signer, reader(mira), await headOfLog(mira));
      replace(scene, id, shown);
      await scene.readAgain(mira);
      await scene.attempt(() => mira.session.accounts.setPassword(id, kept));
      return passwordWith(scene.proxy.asked, mira.session.workspaceId, id, 1, forged.use);
    },
  },
  {
    row: 'BW10',
    does: 'goes back to the keys a member had whose access has ended',
    says: 'chain-went-back',
    check: [...chainThatWasKept, counterThatWasKept],
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
  {
    row: 'an end undone',
    does: 'takes the end of access, and goes on as if it had not',
    says: 'chain-went-back',
    check: [removal('accounts/chain-acts.ts', 'if (refusal === null) book.wrote(id, draft.chain.head);', '')],
    wins: 'access that goes on',
    async play(scene) {
      const mira = await scene.found();
      const kim = await scene.invite(mira, 'Kim');
      const id = await scene.account(mira);
      await mira.session.accounts.share(id, kim.id, 'collaborator');
      let before: Json | null = null;
      scene.proxy.onAccount((account) => {
        before ??= structuredClone(account);
        Object.assign(account, structuredClone(before));
      });
      scene.proxy.onAsk('rotateAccount', () => ({
        status: 503,
        body: {type: 'urn:latchkey:problem:unavailable', status: 503},
      }));
      await scene.readAgain(mira);
      await scene.attempt(() => mira.session.accounts.endAccess(id, kim.id));
      await scene.readAgain(mira);
      const shown = mira.session.accounts.get(id);
      const goesOn = shown?.kind === 'account' && shown.grants.some(({member}) => member === kim.id);
      return goesOn ? 'access that goes on' : null;
    },
  },
];
