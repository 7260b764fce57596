// An account as a server would show it that made its keys: well-formed in everything, signed by whoever lends a key, or by nobody.
import {epochPublicOf, generateAccountKeys, wrapKey} from '../../web/client/src/crypto/account.ts';
import {recordContext} from '../../web/client/src/crypto/context.ts';
import type {LogHead} from '../../web/client/src/crypto/log-entry.ts';
import {recordsHash, sealedHash, signManifest} from '../../web/client/src/crypto/manifest.ts';
import {seal} from '../../web/client/src/crypto/seal.ts';
import type {Pair, Random} from '../../web/client/src/crypto/sodium.ts';
import {base64url, utf8, type Bytes} from '../../web/client/src/bytes.ts';
import type {AccountId, WorkspaceId} from '../../web/client/src/ids.ts';
import type {Json} from '../harness/contract.ts';
import {FalseChain} from './false-chain.ts';
import {photogram, type Named} from './scene.ts';

const manyChanges = 1000; // more than a real account has seen

// `listed`: the fingerprint that a log of the server's own gives the same member.
export type Reader = Named & {boxPublic: Bytes; listed?: Bytes};

export class ForgedAccount {
  readonly id: AccountId;
  readonly use: Bytes;
  readonly #manage: Bytes;
  readonly #workspace: WorkspaceId;
  readonly #random: Random;

  constructor(workspace: WorkspaceId, id: AccountId, random: Random) {
    const {use, manage} = generateAccountKeys(1, random);
    this.id = id;
    this.use = use;
    this.#manage = manage;
    this.#workspace = workspace;
    this.#random = random;
  }

  // As `reader`, whom the author makes an Owner, gets to see it. `like` is a real account, for all that is not in question.
  wire(like: Json, author: Named & {sign: Pair | null}, reader: Reader, log: LogHead): Json {
    const place = {workspace: this.#workspace, account: this.id};
    const chain = new FalseChain(place, log, null);
    const keys = {use: this.use, manage: this.#manage};
    chain.add(author.id, author.sign, {kind: 'create', keys: epochPublicOf(keys, {...place, epoch: 1})});
    if (reader.id !== author.id) {
      const whole = {role: 'owner', endsAt: null, reason: new Uint8Array(0)} as const;
      chain.add(author.id, author.sign, {
        kind: 'grant',
        member: reader.id,
        fingerprint: reader.listed ?? reader.fingerprint,
        ...whole,
      });
    }
    const {profile, sealed} = this.#profile();
    const records = {
      use: recordsHash([{kind: 'profile', revision: 1, hash: sealedHash(sealed)}]),
      manage: recordsHash([]),
    };
    const said = {...place, counter: manyChanges, chain: chain.head, author: author.id, records};
    const signature = author.sign === null ? this.#random(64) : signManifest(author.sign, said);
    return {
      ...structuredClone(like),
      id: this.id,
      role: 'owner',
      rotation_owed: false,
      chain: chain.wire,
      wraps: {
        granter: author.id,
        epoch: 1,
        use: this.#wrap('use', author, reader),
        manage: this.#wrap('manage', author, reader),
      },
      manifest: {
        counter: manyChanges,
        chain_number: chain.head.number,
        chain_hash: base64url(chain.head.hash),
        author: author.id,
        manage_records: base64url(records.manage),
        signature: base64url(signature),
      },
      former: [],
      records: [{...profile, updated_by: author.id}],
    };
  }

  #wrap(tier: 'use' | 'manage', granter: Named, recipient: Reader): string {
    const place = {workspace: this.#workspace, account: this.id, tier, epoch: 1};
    const between = {
      granter: granter.id,
      recipient: recipient.id,
      granterFingerprint: granter.fingerprint,
      recipientFingerprint: recipient.fingerprint,
    };
    const key = tier === 'use' ? this.use : this.#manage;
    return base64url(wrapKey(recipient.boxPublic, {...place, ...between}, key, this.#random));
  }

  #profile(): {profile: Json; sealed: Bytes} {
    const {use, id} = this;
    const place = {workspace: this.#workspace, account: id, tier: 'use' as const, epoch: 1};
    const context = recordContext({...place, kind: 'profile', id, revision: 1});
    const sealed = seal(use, context, utf8(JSON.stringify(photogram)), this.#random);
    const profile = {kind: 'profile', epoch: 1, revision: 1, sealed: base64url(sealed), updated_at: Date.now()};
    return {profile, sealed};
  }
}
