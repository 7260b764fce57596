// An account as a server would show it that made its keys: well-formed in everything, signed by whoever lends a key, or by nobody.
import {
  epochPublicOf,
  generateAccountKeys,
  signEpoch,
  signGrant,
  wrapKey,
  wrapsHash,
} from '../../web/client/src/crypto/account.ts';
import {recordContext} from '../../web/client/src/crypto/context.ts';
import {publicOf} from '../../web/client/src/crypto/member.ts';
import {seal} from '../../web/client/src/crypto/seal.ts';
import type {Pair, Random} from '../../web/client/src/crypto/sodium.ts';
import {base64url, utf8, type Bytes} from '../../web/client/src/bytes.ts';
import type {AccountId, WorkspaceId} from '../../web/client/src/ids.ts';
import type {Json} from '../harness/contract.ts';
import {keysOf, photogram, type Named, type Person} from './scene.ts';

export class ForgedAccount {
  readonly id: AccountId;
  readonly use: Bytes;
  readonly #manage: Bytes;
  readonly #workspace: WorkspaceId;
  readonly #epoch: number;
  readonly #random: Random;

  constructor(workspace: WorkspaceId, id: AccountId, epoch: number, random: Random) {
    const {use, manage} = generateAccountKeys(epoch, random);
    this.id = id;
    this.use = use;
    this.#manage = manage;
    this.#workspace = workspace;
    this.#epoch = epoch;
    this.#random = random;
  }

  // As `reader` gets to see it; everybody named is an Owner. `like` is a real account, for all that is not in question.
  wire(like: Json, author: Named & {sign: Pair | null}, owners: readonly Named[], reader: Person): Json {
    const place = {workspace: this.#workspace, account: this.id, epoch: this.#epoch};
    const said = epochPublicOf({use: this.use, manage: this.#manage}, place);
    const signed = (make: (pair: Pair) => Bytes): string =>
      base64url(author.sign === null ? this.#random(64) : make(author.sign));
    return {
      ...structuredClone(like),
      id: this.id,
      role: 'owner',
      rotation_owed: false,
      epoch: {
        epoch: this.#epoch,
        use_commitment: base64url(said.useCommitment),
        manage_commitment: base64url(said.manageCommitment),
        use_inbox: base64url(said.useInbox),
        manage_inbox: base64url(said.manageInbox),
        author: author.id,
        signature: signed((pair) => signEpoch(pair, place, said)),
      },
      former: [],
      records: [{...this.#profile(), updated_by: author.id}],
      grants: owners.map((recipient) => {
        const wraps = recipient.id === reader.id ? this.#wraps(author, recipient, reader) : null;
        const use = wraps?.use ?? this.#random(168);
        const manage = wraps?.manage ?? this.#random(168);
        const hash = wrapsHash(use, manage);
        const statement = {
          ...place,
          recipient: recipient.id,
          recipientFingerprint: recipient.fingerprint,
          role: 'owner' as const,
          endsAt: null,
          wrapsHash: hash,
        };
        return {
          member: recipient.id,
          role: 'owner',
          ends_at: null,
          granter: author.id,
          epoch: this.#epoch,
          wraps_hash: base64url(hash),
          signature: signed((pair) => signGrant(pair, statement)),
          use_wrap: wraps === null ? null : base64url(use),
          manage_wrap: wraps === null ? null : base64url(manage),
          reason: null,
        };
      }),
    };
  }

  #wraps(granter: Named, recipient: Named, reader: Person): {use: Bytes; manage: Bytes} {
    const {boxPublic} = publicOf(keysOf(reader));
    const wrap = (tier: 'use' | 'manage'): Bytes =>
      wrapKey(
        boxPublic,
        {
          workspace: this.#workspace,
          account: this.id,
          tier,
          epoch: this.#epoch,
          granter: granter.id,
          recipient: recipient.id,
          granterFingerprint: granter.fingerprint,
          recipientFingerprint: recipient.fingerprint,
        },
        tier === 'use' ? this.use : this.#manage,
        this.#random,
      );
    return {use: wrap('use'), manage: wrap('manage')};
  }

  #profile(): Json {
    const {use, id} = this;
    const place = {workspace: this.#workspace, account: id, tier: 'use' as const, epoch: this.#epoch};
    const context = recordContext({...place, kind: 'profile', id, revision: 1});
    const sealed = seal(use, context, utf8(JSON.stringify(photogram)), this.#random);
    return {kind: 'profile', epoch: this.#epoch, revision: 1, sealed: base64url(sealed), updated_at: Date.now()};
  }
}
