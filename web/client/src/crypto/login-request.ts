// protocol/seals.md, section 10: "I am logging in to this account, from here on."
import type {Bytes} from '../bytes.ts';
import type {DeviceId, LoginRequestId, MemberId} from '../ids.ts';
import type {AccountPlace} from './context.ts';
import type {Pair} from './sodium.ts';
import {sign, verify} from './transcript.ts';

export type LoginStatement = AccountPlace & {
  member: MemberId;
  request: LoginRequestId;
  device: DeviceId;
  openedAt: number;
};

function fieldsOf(said: LoginStatement): [string, string, string, string, string, number] {
  return [said.workspace, said.account, said.member, said.request, said.device, said.openedAt];
}

export function signLogin(member: Pair, said: LoginStatement): Bytes {
  return sign(member.secretKey, 'login', ...fieldsOf(said));
}

export function verifyLogin(said: LoginStatement, member: Uint8Array, signature: Uint8Array): boolean {
  return verify(member, signature, 'login', ...fieldsOf(said));
}
