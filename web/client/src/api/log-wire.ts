// Entries of the workspace log as they travel and as they are kept: bytes in base64url.
import {base64url} from '../bytes.ts';
import type {LogEntry} from '../crypto/log-entry.ts';
import {isIdText, type MemberId} from '../ids.ts';
import {base64, bytesOf, flag, list, MalformedAnswer, natural, object, text, type Parser} from './parse.ts';
import type {components} from './schema.ts';

export type WireEntry = components['schemas']['LogEntry'];

export const memberId: Parser<MemberId> = (value, at) => {
  const written = text(value, at);
  if (!isIdText(written)) throw new MalformedAnswer(at);
  return written as MemberId;
};

// Any kind: one that we do not know is refused where it stands on the log, with everything that follows.
const parseWire = object({
  number: natural,
  previous: base64(32),
  at: natural,
  author: memberId,
  kind: text,
  body: base64(),
  signature: base64(64),
});

export const parseLogEntry: Parser<LogEntry> = (value, at) => {
  const {number, previous, at: time, author, kind, body, signature} = parseWire(value, at);
  return {
    number,
    previous: bytesOf(previous),
    at: time,
    author,
    kind,
    body: bytesOf(body),
    signature: bytesOf(signature),
  };
};

export const parseLogPage: Parser<{entries: LogEntry[]; more: boolean}> = object({
  entries: list(parseLogEntry),
  more: flag,
});

export function writeEntry({number, previous, at, author, kind, body, signature}: LogEntry): WireEntry {
  return {
    number,
    previous: base64url(previous),
    at,
    author,
    kind: kind as WireEntry['kind'],
    body: base64url(body),
    signature: base64url(signature),
  };
}
