// How a service gives the carrier an SMS to send: one POST with the key it was given. Whether the message reached anybody
// is not in the answer, as little as a telephone company would know it yet.
import {randomUUID, timingSafeEqual} from 'node:crypto';
import type {Carrier} from './carrier.ts';

export interface ApiAnswer {
  status: number;
  body: {id: string; status: 'accepted'} | {error: string};
}

function isKey(header: string | undefined, key: string): boolean {
  const [shown, expected] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${key}`)];
  return shown.length === expected.length && timingSafeEqual(shown, expected);
}

export async function answerSend(
  carrier: Carrier,
  key: string,
  authorization: string | undefined,
  body: Record<string, unknown>,
): Promise<ApiAnswer> {
  if (!isKey(authorization, key)) return {status: 401, body: {error: 'unknown key'}};
  const {recipient, originator, body: text} = body;
  if (typeof recipient !== 'string' || !/^\+\d{8,15}$/.test(recipient))
    return {status: 422, body: {error: 'recipient: a number with a plus sign'}};
  if (typeof originator !== 'string' || !/^(\+\d{8,15}|[\w ]{1,11})$/.test(originator))
    return {status: 422, body: {error: 'originator: a number, or a name of up to 11 letters'}};
  if (typeof text !== 'string' || text === '' || text.length > 1600)
    return {status: 422, body: {error: 'body: 1 to 1600 characters'}};
  const id = `msg_${randomUUID()}`;
  await carrier.sendSms(recipient, originator, text, id);
  return {status: 202, body: {id, status: 'accepted'}};
}
