// Keys for what a client keeps on its own device. They follow from the identity, not from the password, so that a changed
// password leaves pins and cache readable.
import type {Bytes} from '../bytes.ts';
import type {Identity, MemberPlace} from '../crypto/member.ts';
import {derive} from '../crypto/transcript.ts';

export function localKey(identity: Identity, at: MemberPlace, purpose: 'pins' | 'cache'): Bytes {
  return derive(identity.box.secretKey, `local-${purpose}`, [at.workspace, at.member]);
}
