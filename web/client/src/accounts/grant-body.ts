// An Owner's signed statement that a member may, with the account's keys wrapped to that member.
import type {Schemas} from '../api/answers.ts';
import {base64url, type Bytes} from '../bytes.ts';
import {signGrant, wrapKey, wrapsHash} from '../crypto/account.ts';
import type {AccountId} from '../ids.ts';
import type {AccountRole} from '../interface/accounts.ts';
import type {TrustedMember} from '../members/directory.ts';
import type {Desk} from '../session/desk.ts';

export type GrantWish = {recipient: TrustedMember; role: AccountRole; endsAt: number | null; reason: string | null};

export function makeGrant(
  desk: Desk,
  account: AccountId,
  keys: {epoch: number; use: Bytes; manage: Bytes},
  wish: GrantWish,
): Schemas['GrantBody'] {
  const {recipient, role, endsAt} = wish;
  const place = {workspace: desk.workspace, account, epoch: keys.epoch};
  const wrap = (tier: 'use' | 'manage'): Bytes =>
    wrapKey(
      recipient.keys.boxPublic,
      {
        ...place,
        tier,
        granter: desk.member,
        recipient: recipient.id,
        granterFingerprint: desk.fingerprint,
        recipientFingerprint: recipient.fingerprint,
      },
      keys[tier],
      desk.random,
    );
  const useWrap = wrap('use');
  const manageWrap = role === 'owner' ? wrap('manage') : null;
  const signature = signGrant(desk.identity.sign, {
    ...place,
    recipient: recipient.id,
    recipientFingerprint: recipient.fingerprint,
    role,
    endsAt,
    wrapsHash: wrapsHash(useWrap, manageWrap),
  });
  return {
    member: recipient.id,
    role,
    ends_at: endsAt,
    epoch: keys.epoch,
    use_wrap: base64url(useWrap),
    manage_wrap: manageWrap === null ? null : base64url(manageWrap),
    signature: base64url(signature),
    reason: wish.reason,
  };
}
