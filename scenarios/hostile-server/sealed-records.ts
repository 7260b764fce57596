// The server moves, replays, drops or changes what clients sealed, or what stands beside it.
import {base64url, type Bytes} from '../../web/client/src/bytes.ts';
import {parseAccountAct} from '../../web/client/src/crypto/account-entry.ts';
import type {AccountId} from '../../web/client/src/ids.ts';
import type {Json} from '../harness/contract.ts';
import {removal, type Attack} from './attack.ts';
import {signatureOnChain} from './stolen-places.ts';
import {bytesOf, kept, password, photogram, type Person, type Scene} from './scene.ts';

const contexts = 'crypto/context.ts';
const openAccount = 'accounts/open-account.ts';
const context = "return context('record', at.workspace, at.account, at.tier, at.epoch, at.kind, at.id, at.revision);";
const tag = removal(
  'crypto/sodium.ts',
  'return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, ciphertext, associated, nonce, key) as Bytes;',
  'return sodium.crypto_stream_xchacha20_xor_ic(ciphertext.subarray(0, -16), nonce, 1, key) as Bytes;',
);
const listedByOwner = removal(
  openAccount,
  "if (!holds) throw new TrustError({kind: 'manifest-not-signed-by-owner', account});",
  '',
);
const countersGoOn = removal(openAccount, 'if (pin !== undefined && counter < pin.counter) {', 'if (false) {');

const records = (account: Json): Json[] => account['records'] as Json[];
const record = (account: Json, kind: string): Json | undefined =>
  records(account).find((each) => each['kind'] === kind);

// Of the record's plain text the letter at `at` becomes another one: a stream cipher alone lets whoever guesses a letter choose it.
function flipped(sealed: Bytes, at: number, from: string, to: string): string {
  const nonceAndCommitment = 24 + 32;
  const lengthOfText = 4;
  const changed = sealed.slice();
  const place = nonceAndCommitment + lengthOfText + at;
  changed[place] = (changed[place] ?? 0) ^ from.charCodeAt(0) ^ to.charCodeAt(0);
  return base64url(changed);
}

// Accounts come as they are, but for this one record.
function changing(scene: Scene, id: AccountId, kind: string, change: (sealed: Bytes) => string): void {
  scene.proxy.onAccount((account) => {
    const found = account['id'] === id ? record(account, kind) : undefined;
    if (found !== undefined) found['sealed'] = change(bytesOf(found['sealed']));
  });
}

async function passwordShown(scene: Scene, person: Person, id: AccountId): Promise<string | null> {
  const shown = await scene.attempt(() => person.session.accounts.password(id, 'view'));
  return shown?.kind === 'done' ? shown.value : null;
}

// A former password, as it was sealed: what a server would bring back that knows it.
async function changedPassword(scene: Scene) {
  const mira = await scene.found();
  const id = await scene.account(mira);
  const before = scene.proxy.asked
    .filter(({operation}) => operation === 'createAccount')
    .map(({body}) => record(body, 'password'))
    .at(-1);
  const changed = await mira.session.accounts.setPassword(id, 'the new one');
  if (changed.kind !== 'done') throw new Error(changed.kind);
  await scene.readAgain(mira);
  return {mira, id, before: bytesOf(before?.['sealed'])};
}

export const sealedRecords: Attack[] = [
  {
    row: 'BW04',
    does: 'gives a former password the revision of the present one',
    says: 'manifest-not-signed-by-owner',
    check: [listedByOwner, removal(contexts, context, context.replace(', at.revision', ''))],
    wins: 'a former password in the place of the present one',
    async play(scene) {
      const {mira, id, before} = await changedPassword(scene);
      changing(scene, id, 'password', () => base64url(before));
      await scene.readAgain(mira);
      return (await passwordShown(scene, mira, id)) === kept
        ? 'a former password in the place of the present one'
        : null;
    },
  },
  {
    row: 'BW05',
    does: 'puts the sealed password where the profile belongs, whose fields are shown',
    says: 'manifest-not-signed-by-owner',
    check: [listedByOwner, removal(contexts, context, context.replace(', at.kind', ''))],
    wins: 'an account that opens with the password as its profile',
    async play(scene) {
      const mira = await scene.found();
      const id = await scene.account(mira);
      scene.proxy.onAccount((account) => {
        const [profile, secret] = ['profile', 'password'].map((kind) => record(account, kind));
        if (profile !== undefined && secret !== undefined) profile['sealed'] = secret['sealed'];
      });
      await scene.readAgain(mira);
      const shown = mira.session.accounts.get(id);
      const opened = shown?.kind === 'account' && shown.profile.label !== photogram.label;
      return opened ? 'an account that opens with the password as its profile' : null;
    },
  },
  {
    row: 'LP06',
    does: 'takes the end time off a grant',
    says: 'chain-entry-refused: signature',
    check: [signatureOnChain],
    wins: 'access without an end',
    async play(scene) {
      const mira = await scene.found();
      const kim = await scene.invite(mira, 'Kim', 'guest');
      const id = await scene.account(mira);
      await mira.session.accounts.share(id, kim.id, 'collaborator', Date.now() + 3_600_000);
      scene.proxy.onAccount((account) => {
        const [, granted] = (account['chain'] as Json)['entries'] as Json[];
        if (granted === undefined) return;
        const body = bytesOf(granted['body']);
        const act = parseAccountAct('grant', body);
        if (act?.kind !== 'grant' || act.endsAt === null) return;
        // The end time is eight bytes before the reason's length, and the reason is empty.
        granted['body'] = base64url(body.slice().fill(0, body.length - 12, body.length - 4));
      });
      const phone = await scene.freshDevice(mira);
      if (phone === null) return null;
      scene.listen(phone);
      const shown = phone.session.accounts.get(id);
      if (shown?.kind !== 'account') return null;
      const endsAt = shown.grants.find(({member}) => member === kim.id)?.endsAt;
      return endsAt === null ? 'access without an end' : null;
    },
  },
  {
    row: 'LP05',
    does: 'changes a letter of the login address inside the sealed profile',
    says: 'manifest-not-signed-by-owner',
    check: [listedByOwner, tag],
    wins: 'https://photogran.example/',
    async play(scene) {
      const mira = await scene.found();
      const id = await scene.account(mira);
      const at = JSON.stringify(photogram).indexOf('https://photogram') + 'https://photogram'.length - 1;
      changing(scene, id, 'profile', (sealed) => flipped(sealed, at, 'm', 'n'));
      await scene.readAgain(mira);
      const shown = mira.session.accounts.get(id);
      return shown?.kind === 'account' ? (shown.profile.urls[0] ?? null) : null;
    },
  },
  {
    row: 'DL03',
    does: 'changes a letter of the sealed password',
    says: 'manifest-not-signed-by-owner',
    check: [listedByOwner, tag],
    wins: `b${kept.slice(1)}`,
    async play(scene) {
      const mira = await scene.found();
      const id = await scene.account(mira);
      changing(scene, id, 'password', (sealed) => flipped(sealed, '{"password":"'.length, kept.charAt(0), 'b'));
      await scene.readAgain(mira);
      return passwordShown(scene, mira, id);
    },
  },
  {
    row: 'DL05',
    does: 'changes a sealed recovery code',
    says: 'manifest-not-signed-by-owner',
    check: [
      removal(
        'accounts/recovery-record.ts',
        'if (isListed(record, account.wire)) return done({account, record});',
        'return done({account, record});',
      ),
      tag,
    ],
    wins: '9821-7730',
    async play(scene) {
      const mira = await scene.found();
      const id = await scene.account(mira);
      await mira.session.elevate(password);
      const saved = await mira.session.recovery.save(id, ['4821-7730'], 'replace');
      if (saved.kind !== 'done') throw new Error(saved.kind);
      scene.proxy.onAnswer('getRecoveryRecord', ({body}) => {
        body['sealed'] = flipped(bytesOf(body['sealed']), '{"codes":[{"code":"'.length, '4', '9');
      });
      const viewed = await scene.attempt(() => mira.session.recovery.view(id));
      if (viewed?.kind !== 'done') return null;
      return /\d{4}-\d{4}/.exec(JSON.stringify(viewed.value))?.[0] ?? null;
    },
  },
  {
    row: 'DL06',
    does: 'changes a sealed note that only Owners write',
    says: 'manifest-not-signed-by-owner',
    check: [listedByOwner, tag],
    wins: 'now share the seed',
    async play(scene) {
      const mira = await scene.found();
      const id = await scene.account(mira);
      const noted = await mira.session.accounts.setPrivateNote(id, 'not share the seed');
      if (noted.kind !== 'done') throw new Error(noted.kind);
      changing(scene, id, 'private-note', (sealed) => flipped(sealed, '{"text":"no'.length, 't', 'w'));
      await scene.readAgain(mira);
      const shown = await scene.attempt(() => mira.session.accounts.privateNote(id));
      return shown?.kind === 'done' ? shown.value : null;
    },
  },
  {
    row: 'BW11',
    does: 'hands out a seal that commits to no key, as an older format would',
    says: 'manifest-not-signed-by-owner',
    check: [
      listedByOwner,
      removal('crypto/seal.ts', 'equalInConstantTime(commitment, keys.subarray(32))', 'commitment.length > 0'),
    ],
    wins: 'a seal without commitment that opens',
    async play(scene) {
      const mira = await scene.found();
      const id = await scene.account(mira);
      changing(scene, id, 'password', (sealed) => base64url(sealed.slice().fill(0, 24, 24 + 32)));
      await scene.readAgain(mira);
      return (await passwordShown(scene, mira, id)) === kept ? 'a seal without commitment that opens' : null;
    },
  },
  {
    row: 'BW12',
    does: 'hands out a password of its own, unsealed, as if it were kept so',
    says: 'manifest-not-signed-by-owner',
    check: [
      listedByOwner,
      removal(
        'crypto/seal.ts',
        'if (sealed.length < sealOverhead) return undefined;',
        'if (sealed.length < sealOverhead) return sealed.slice();',
      ),
    ],
    wins: 'of the server',
    async play(scene) {
      const mira = await scene.found();
      const id = await scene.account(mira);
      changing(scene, id, 'password', () => base64url(new TextEncoder().encode('{"password":"of the server"}')));
      await scene.readAgain(mira);
      return passwordShown(scene, mira, id);
    },
  },
  {
    row: 'DL01',
    does: 'brings back all records as they were before, with the list that was signed then',
    says: 'manifest-went-back',
    check: [countersGoOn],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      const id = await scene.account(mira);
      let before: Json | null = null;
      scene.proxy.onAccount((account) => {
        before ??= structuredClone({records: account['records'], manifest: account['manifest']});
        Object.assign(account, structuredClone(before));
      });
      await scene.readAgain(mira);
      const changed = await mira.session.accounts.setPassword(id, 'the new one');
      if (changed.kind !== 'done') throw new Error(changed.kind);
      await scene.readAgain(mira);
      return passwordShown(scene, mira, id);
    },
  },
  {
    row: '1P02',
    does: 'leaves a record out',
    says: 'manifest-not-signed-by-owner',
    check: [listedByOwner],
    wins: 'an account whose note is gone',
    async play(scene) {
      const mira = await scene.found();
      const id = await scene.account(mira);
      const noted = await mira.session.accounts.setPrivateNote(id, 'not share the seed');
      if (noted.kind !== 'done') throw new Error(noted.kind);
      scene.proxy.onAccount((account) => {
        account['records'] = records(account).filter(({kind}) => kind !== 'private-note');
      });
      await scene.readAgain(mira);
      const shown = await scene.attempt(() => mira.session.accounts.privateNote(id));
      return shown?.kind === 'done' && shown.value === '' ? 'an account whose note is gone' : null;
    },
  },
  {
    row: '1P02, twice',
    does: 'hands out a record twice, the former one first',
    says: 'manifest-not-signed-by-owner',
    check: [listedByOwner],
    wins: kept,
    async play(scene) {
      const {mira, id, before} = await changedPassword(scene);
      scene.proxy.onAccount((account) => {
        const present = record(account, 'password');
        if (present === undefined) return;
        records(account).unshift({...present, revision: 1, sealed: base64url(before)});
      });
      await scene.readAgain(mira);
      return passwordShown(scene, mira, id);
    },
  },
];
