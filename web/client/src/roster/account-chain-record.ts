// A verified chain as the cache keeps it, so that a return verifies only what is new.
import {base64, bytesOf, flag, list, matching, natural, nullable, object, oneOf, type Parser} from '../api/parse.ts';
import {base64url} from '../bytes.ts';
import type {MemberId} from '../ids.ts';
import type {AccountChainState} from './account-chain.ts';

const member = matching(/^[a-z2-7]{26}$/) as Parser<MemberId>;
const parseHead = object({number: natural, hash: base64(32)});

const parseRecord = object({
  head: parseHead,
  at: natural,
  log: parseHead,
  epoch: natural,
  keys: nullable(
    object({
      useCommitment: base64(32),
      manageCommitment: base64(32),
      useInbox: base64(32),
      manageInbox: base64(32),
    }),
  ),
  since: natural,
  hashes: list(base64(32)),
  signers: list(object({member, signPublic: base64(32)})),
  lost: flag,
  holders: list(
    object({
      member,
      fingerprint: base64(32),
      signPublic: base64(32),
      role: oneOf('owner', 'collaborator'),
      endsAt: nullable(natural),
      granter: member,
      grantedAt: natural,
      reason: base64(),
      epoch: natural,
    }),
  ),
});

export const parseAccountChain: Parser<AccountChainState> = (value, where) => {
  const {head, log, keys, hashes, signers, holders, ...rest} = parseRecord(value, where);
  return {
    ...rest,
    head: {number: head.number, hash: bytesOf(head.hash)},
    log: {number: log.number, hash: bytesOf(log.hash)},
    keys:
      keys === null
        ? null
        : {
            useCommitment: bytesOf(keys.useCommitment),
            manageCommitment: bytesOf(keys.manageCommitment),
            useInbox: bytesOf(keys.useInbox),
            manageInbox: bytesOf(keys.manageInbox),
          },
    hashes: hashes.map(bytesOf),
    signers: signers.map((signer) => ({member: signer.member, signPublic: bytesOf(signer.signPublic)})),
    holders: holders.map(({fingerprint, signPublic, reason, ...holder}) => ({
      ...holder,
      fingerprint: bytesOf(fingerprint),
      signPublic: bytesOf(signPublic),
      reason: bytesOf(reason),
    })),
  };
};

export function writeAccountChain({head, log, keys, hashes, signers, holders, ...rest}: AccountChainState): unknown {
  return {
    ...rest,
    head: {number: head.number, hash: base64url(head.hash)},
    log: {number: log.number, hash: base64url(log.hash)},
    keys:
      keys === null
        ? null
        : {
            useCommitment: base64url(keys.useCommitment),
            manageCommitment: base64url(keys.manageCommitment),
            useInbox: base64url(keys.useInbox),
            manageInbox: base64url(keys.manageInbox),
          },
    hashes: hashes.map(base64url),
    signers: signers.map((signer) => ({member: signer.member, signPublic: base64url(signer.signPublic)})),
    holders: holders.map(({fingerprint, signPublic, reason, ...holder}) => ({
      ...holder,
      fingerprint: base64url(fingerprint),
      signPublic: base64url(signPublic),
      reason: base64url(reason),
    })),
  };
}
