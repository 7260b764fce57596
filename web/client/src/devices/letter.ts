// What an open device seals for a new one (protocol/seals.md, section 11).
import {parseJson} from '../api/answers.ts';
import {base64, bytesOf, MalformedAnswer, matching, natural, object, type Parser} from '../api/parse.ts';
import {base64url, parseUtf8, utf8, type Bytes} from '../bytes.ts';
import type {LogHead} from '../crypto/log-entry.ts';
import type {MemberKeys, MemberPlace} from '../crypto/member.ts';
import type {MemberId, WorkspaceId} from '../ids.ts';

// `head` is where the open device saw the workspace log end: the new one takes no other past.
export type Letter = {at: MemberPlace; secretKey: Bytes; keys: MemberKeys; head: LogHead};

const id = matching(/^[a-z2-7]{26}$/);
const parse = object({
  workspace: id as Parser<WorkspaceId>,
  member: id as Parser<MemberId>,
  secret_key: base64(16),
  auth: base64(32),
  unlock: base64(32),
  heads: object({log: object({number: natural, hash: base64(32)})}),
});

export function writeLetter({at, secretKey, keys, head}: Letter): Bytes {
  const {workspace, member} = at;
  return utf8(
    JSON.stringify({
      workspace,
      member,
      secret_key: base64url(secretKey),
      auth: base64url(keys.auth),
      unlock: base64url(keys.unlock),
      heads: {log: {number: head.number, hash: base64url(head.hash)}},
    }),
  );
}

export function readLetter(text: Uint8Array): Letter | undefined {
  try {
    const {workspace, member, secret_key: secretKey, auth, unlock, heads} = parse(parseJson(parseUtf8(text)), '');
    return {
      at: {workspace, member},
      secretKey: bytesOf(secretKey),
      keys: {auth: bytesOf(auth), unlock: bytesOf(unlock)},
      head: {number: heads.log.number, hash: bytesOf(heads.log.hash)},
    };
  } catch (error) {
    if (error instanceof MalformedAnswer || error instanceof TypeError || error instanceof SyntaxError)
      return undefined;
    throw error;
  }
}
