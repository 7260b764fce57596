// protocol/seals.md, section 8: code cards and whole messages, opened and read. What stands in them was written by the
// server from what strangers sent, so every member may be anything.
import {parseJson, type Schemas} from '../api/answers.ts';
import {bytesOf, list, MalformedAnswer, nullable, object, oneOf, text, type Parser} from '../api/parse.ts';
import {parseBase64url, parseUtf8} from '../bytes.ts';
import {inboxPair} from '../crypto/account.ts';
import {messageContext, tierOf, type MessageHalf} from '../crypto/context.ts';
import {openBox} from '../crypto/seal.ts';
import type {OpenAccount} from '../accounts/open-account.ts';
import type {MessageId, WorkspaceId} from '../ids.ts';
import type {CodeCard, WholeMessage} from '../interface/inbox.ts';

// What is missing or of another shape is null: a card with an odd member still has its code.
function loosely<T>(parser: Parser<T>): Parser<T | null> {
  return (value, at) => {
    try {
      return nullable(parser)(value, at);
    } catch (error) {
      if (error instanceof MalformedAnswer) return null;
      throw error;
    }
  };
}

const finite: Parser<number> = (value, at) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new MalformedAnswer(at);
  return value;
};
const channel = oneOf('sms', 'email');
const textOrNone = loosely(text);
// What is read as one line beside our own words: a control character could break it, and an override of the writing
// direction would show it backwards ("moc.elpmaxe"). Marks that a right-to-left name needs stay.
const lineOrNone = loosely<string>((value, at) =>
  text(value, at)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, ''),
);
const content: Parser<Uint8Array> = (value, at) => {
  const bytes = parseBase64url(text(value, at));
  if (bytes === undefined) throw new MalformedAnswer(at);
  return bytes;
};

const parseCard = object<{
  channel: 'sms' | 'email';
  from: string | null;
  service: string | null;
  code: string | null;
  bound_domain: string | null;
  purpose: string | null;
  received_at: number | null;
}>({
  channel,
  from: lineOrNone,
  service: lineOrNone,
  code: lineOrNone,
  bound_domain: lineOrNone,
  purpose: lineOrNone,
  received_at: loosely(finite),
});

const parseWhole = object<{
  channel: 'sms' | 'email';
  from: string | null;
  to: string | null;
  subject: string | null;
  text: string | null;
  html: string | null;
  date: string | number | null;
  code: string | null;
  link: string | null;
  service: string | null;
  bound_domain: string | null;
  purpose: string | null;
  candidates: {code: string; score: number}[] | null;
  attachments: {name: string; type: string; size: number; content: Uint8Array}[] | null;
  authentication: unknown;
  problem: string | null;
  raw: Uint8Array | null;
}>({
  channel,
  from: lineOrNone,
  to: lineOrNone,
  subject: lineOrNone,
  text: textOrNone,
  html: textOrNone,
  date: loosely<string | number>((value, at) => (typeof value === 'number' ? finite(value, at) : text(value, at))),
  code: lineOrNone,
  link: textOrNone,
  service: lineOrNone,
  bound_domain: lineOrNone,
  purpose: lineOrNone,
  candidates: loosely(list(object<{code: string; score: number}>({code: text, score: finite}))),
  attachments: loosely(
    list(
      object<{name: string; type: string; size: number; content: Uint8Array}>({
        name: (value, at) => lineOrNone(value, at) ?? '',
        type: (value, at) => lineOrNone(value, at) ?? '',
        size: finite,
        content,
      }),
    ),
  ),
  authentication: (value) => value ?? null,
  problem: lineOrNone,
  raw: loosely(content),
});

type Place = {id: string; epoch: number; arrived_at: number};

function openHalf(
  workspace: WorkspaceId,
  account: OpenAccount,
  half: MessageHalf,
  message: Place,
  sealed: string,
): unknown {
  const tier = tierOf(half);
  const key = account.keys.get(tier, message.epoch);
  if (key === undefined) return undefined;
  const at = {workspace, account: account.id, epoch: message.epoch};
  const context = messageContext({...at, message: message.id as MessageId, half, arrivedAt: message.arrived_at});
  const opened = openBox(inboxPair(key, at, tier), context, bytesOf(sealed));
  if (opened === undefined) return undefined;
  try {
    return parseJson(parseUtf8(opened));
  } catch {
    return undefined; // no UTF-8 or no JSON
  }
}

function readAs<T>(parse: Parser<T>, value: unknown): T | undefined {
  try {
    return value === undefined ? undefined : parse(value, '');
  } catch (error) {
    if (error instanceof MalformedAnswer) return undefined;
    throw error;
  }
}

// Undefined where it does not open under any key this member holds.
export function openCard(
  workspace: WorkspaceId,
  account: OpenAccount,
  message: Schemas['Message'],
): CodeCard | undefined {
  if (message.card === null) return undefined;
  const card = readAs(parseCard, openHalf(workspace, account, 'card', message, message.card));
  return (
    card && {
      channel: card.channel,
      from: card.from,
      service: card.service,
      code: card.code,
      boundDomain: card.bound_domain,
      purpose: card.purpose,
      receivedAt: card.received_at,
    }
  );
}

export function openWhole(
  workspace: WorkspaceId,
  account: OpenAccount,
  message: Schemas['WholeMessage'],
): WholeMessage | undefined {
  const whole = readAs(parseWhole, openHalf(workspace, account, 'whole', message, message.sealed));
  if (whole === undefined) return undefined;
  const {bound_domain: boundDomain, candidates, attachments, ...rest} = whole;
  return {...rest, boundDomain, candidates: candidates ?? [], attachments: attachments ?? []};
}
