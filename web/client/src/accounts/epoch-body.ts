// An Owner's signed statement of an account's keys.
import type {Schemas} from '../api/answers.ts';
import {base64url, type Bytes} from '../bytes.ts';
import {epochPublicOf, signEpoch} from '../crypto/account.ts';
import type {AccountId} from '../ids.ts';
import type {Desk} from '../session/desk.ts';

export function makeEpoch(
  desk: Desk,
  account: AccountId,
  keys: {epoch: number; use: Bytes; manage: Bytes},
): Schemas['EpochBody'] {
  const place = {workspace: desk.workspace, account, epoch: keys.epoch};
  const said = epochPublicOf(keys, place);
  return {
    epoch: keys.epoch,
    use_commitment: base64url(said.useCommitment),
    manage_commitment: base64url(said.manageCommitment),
    use_inbox: base64url(said.useInbox),
    manage_inbox: base64url(said.manageInbox),
    signature: base64url(signEpoch(desk.identity.sign, place, said)),
  };
}
