// Entries of an account's chain as they travel: bytes in base64url.
import {base64url} from '../bytes.ts';
import type {AccountEntry} from '../crypto/account-entry.ts';
import {base64, bytesOf, flag, list, natural, object, text, type Parser} from './parse.ts';
import {memberId} from './log-wire.ts';
import type {components} from './schema.ts';

type WireEntry = components['schemas']['ChainEntry'];

// Any kind: one that we do not know is refused where it stands on the chain, with everything that follows.
const parseWire = object({
  number: natural,
  previous: base64(32),
  at: natural,
  author: memberId,
  log_number: natural,
  log_hash: base64(32),
  kind: text,
  body: base64(),
  signature: base64(64),
});

export const parseChainEntry: Parser<WireEntry> = (value, at) => parseWire(value, at) as WireEntry;

export const parseChainPage: Parser<{entries: WireEntry[]; more: boolean}> = object({
  entries: list(parseChainEntry),
  more: flag,
});

export function readChainEntry(wire: WireEntry): AccountEntry {
  return {
    number: wire.number,
    previous: bytesOf(wire.previous),
    at: wire.at,
    author: wire.author as AccountEntry['author'],
    log: {number: wire.log_number, hash: bytesOf(wire.log_hash)},
    kind: wire.kind,
    body: bytesOf(wire.body),
    signature: bytesOf(wire.signature),
  };
}

export function writeChainEntry({number, previous, at, author, log, kind, body, signature}: AccountEntry): WireEntry {
  return {
    number,
    previous: base64url(previous),
    at,
    author,
    log_number: log.number,
    log_hash: base64url(log.hash),
    kind: kind as WireEntry['kind'],
    body: base64url(body),
    signature: base64url(signature),
  };
}
