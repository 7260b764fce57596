// The server says how the password is to be stretched, or asks for more than what signs in: guesses that cost next to nothing.
import {deriveMemberKeys, openIdentity, type MemberPlace} from '../../web/client/src/crypto/member.ts';
import {derive} from '../../web/client/src/crypto/transcript.ts';
import {parseSecretKey} from '../../web/client/src/crypto/secret-key.ts';
import {utf8, type Bytes} from '../../web/client/src/bytes.ts';
import sodium from 'libsodium-wrappers-sumo';
import {removal, type Attack} from './attack.ts';
import {passwordByWrap} from './loot.ts';
import {bytesOf, kept, named, password, type Person, type Scene} from './scene.ts';

export interface Cost {
  mebibytes: number;
  passes: number;
  salt: string | null;
}

const signIn = 'const keys = openMemberKeys(parsed.secret, input.password, at);';
// A client that asks the server first, as the products of the paper's table do.
const askServer = [
  removal(
    'identity/create-client.ts',
    "import {loadSodium} from '../crypto/sodium.ts';",
    "import {loadSodium, serverSaid} from '../crypto/sodium.ts';",
  ),
  removal(
    'identity/create-client.ts',
    signIn,
    `const asked = await this.#api.get('/api/v1/server', {path: {}}, (value) => value as {stretching: object});
     if (asked.kind === 'answer') Object.assign(serverSaid, asked.value.stretching);
     ${signIn}`,
  ),
  removal(
    'crypto/sodium.ts',
    '  const mebibytes = 64;\n  const passes = 3;\n',
    '  const {mebibytes, passes} = serverSaid;\n',
  ),
  removal(
    'crypto/sodium.ts',
    'export function argon2id(',
    'export const serverSaid = {mebibytes: 64, passes: 3, salt: null as string | null};\nexport function argon2id(',
  ),
];

const cheap = {mebibytes: 1, passes: 1, salt: null};

// Mira signs in on a new device; `auth` as the server got it.
async function signInTold(scene: Scene, mira: Person, said: Partial<Cost>): Promise<Bytes> {
  scene.proxy.onAnswer('getServer', ({body}) => {
    body['stretching'] = said;
    body['kdf'] = said;
  });
  scene.proxy.onAnswer('signIn', ({body}) => {
    body['stretching'] = said;
  });
  scene.proxy.asked = [];
  const address = {address: mira.kit.signInLink, secretKey: mira.kit.secretKey, password};
  const client = await scene.module.createClient(scene.platform());
  const signedIn = await client.signIn(address);
  if (signedIn.kind === 'signed-in') await signedIn.session.lock();
  const asked = scene.proxy.asked.find(({operation}) => operation === 'signIn');
  return bytesOf(asked?.body['auth']);
}

function cheaply(bytes: Uint8Array, salt: Uint8Array, {mebibytes, passes}: Cost): Bytes {
  const {crypto_pwhash_ALG_ARGON2ID13: algorithm} = sodium;
  return sodium.crypto_pwhash(32, bytes, salt, passes, mebibytes << 20, algorithm) as Bytes;
}

const guesses = ['password', 'correct horse battery staple', password];

// Tries passwords at the cost the server named; the secret key is one that was found with a stolen device, or none is needed.
function guess(auth: Bytes, secretKey: Bytes, at: MemberPlace, cost: Cost): string | null {
  for (const tried of guesses) {
    const salt = cost.salt === null ? derive(secretKey, 'salt', [at.member], 16) : bytesOf(cost.salt);
    const keys = deriveMemberKeys(secretKey, cheaply(utf8(tried), salt, cost), at);
    if (Buffer.from(keys.auth).equals(auth)) return tried;
  }
  return null;
}

const placeOf = ({session, id}: Person): MemberPlace => ({workspace: session.workspaceId, member: id});

function secretKeyOf({kit}: Person): Bytes {
  const parsed = parseSecretKey(kit.secretKey);
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed.secret;
}

function downgrade(row: string, does: string, cost: Cost): Attack {
  return {
    row,
    does,
    says: null,
    check: askServer,
    wins: password,
    async play(scene) {
      const mira = await scene.found();
      const auth = await signInTold(scene, mira, cost);
      return guess(auth, secretKeyOf(mira), placeOf(mira), cost);
    },
  };
}

export const stretching: Attack[] = [
  downgrade('BW07', 'asks for one pass over a sixty-fourth of the memory', cheap),
  downgrade('LP04', 'asks for one pass', {...cheap, mebibytes: 64}),
  downgrade('DL04', 'asks for a sixty-fourth of the memory', {...cheap, passes: 3}),
  {
    row: '1P04',
    does: 'asks for one pass and a salt of its own, and guesses without the secret key',
    says: null,
    check: [
      ...askServer,
      removal(
        'crypto/member.ts',
        "const salt = derive(secretKey, 'salt', [member], 16);",
        "const salt = serverSaid.salt === null ? derive(secretKey, 'salt', [member], 16) : parseBase64url(serverSaid.salt);",
      ),
      removal(
        'crypto/member.ts',
        "const root = derive(secretKey, 'root', [stretched]);",
        "const root = derive(new Uint8Array(16), 'root', [stretched]);",
      ),
      removal(
        'crypto/member.ts',
        'import {argon2id, boxPair, signPair,',
        'import {argon2id, boxPair, serverSaid, signPair,',
      ),
      removal('crypto/member.ts', 'import {concat, utf8, wipe,', 'import {concat, parseBase64url, utf8, wipe,'),
    ],
    wins: password,
    async play(scene) {
      const mira = await scene.found();
      const cost = {...cheap, salt: 'AAAAAAAAAAAAAAAAAAAAAA'};
      const auth = await signInTold(scene, mira, cost);
      return guess(auth, new Uint8Array(16), placeOf(mira), cost);
    },
  },
  {
    row: 'BW03',
    does: 'takes what signs in for what opens: no page or answer of a server is given more',
    says: null,
    check: [
      removal('crypto/member.ts', "auth: derive(root, 'auth', [at.workspace, at.member]),", 'auth: root.slice(),'),
    ],
    wins: kept,
    async play(scene) {
      const mira = await scene.found();
      await scene.account(mira);
      const asked = [...scene.proxy.asked];
      await scene.freshDevice(mira);
      const auth = bytesOf(scene.proxy.asked.find(({operation}) => operation === 'signIn')?.body['auth']);
      const founding = asked.find(({operation}) => operation === 'foundWorkspace')?.body['member'];
      const sealed = bytesOf((founding as Record<string, unknown>)['sealed_identity']);
      const at = placeOf(mira);
      const identity = openIdentity(derive(auth, 'unlock', [at.workspace, at.member]), at, sealed);
      if (identity === undefined) return null;
      const whole = named(at.workspace, at.member, identity);
      return passwordByWrap(scene.proxy.asked, at.workspace, whole, {...whole, identity});
    },
  },
];
