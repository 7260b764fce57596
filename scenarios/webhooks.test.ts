// Carriers as they really sign: Twilio's own helper for its signature, the Standard Webhooks library in the demo carrier. And
// what nobody signed.
import {createHmac} from 'node:crypto';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import twilio from 'twilio';
import {valueOf} from '../demo/world.ts';
import {checkedFetch} from './harness/contract.ts';
import {foundTeam, until, type Team} from './harness/team.ts';

const authToken = '12345678901234567890123456789012';
let team: Team;
let twilioHook: string;
let androidHook: string;
let androidSecret: string;
const numbers = {twilio: '+15555550190', android: '+15555550191', signed: ''};

beforeAll(async () => {
  team = await foundTeam();
  const mira = team.mira.session;
  const source = valueOf(await mira.admin.addSource({name: 'Twilio', kind: 'twilio', secret: authToken}), 'twilio');
  twilioHook = source.hookUrl;
  const android = valueOf(await mira.admin.addSource({name: 'Phone on the shelf', kind: 'android'}), 'android');
  androidHook = android.hookUrl;
  androidSecret = android.secret ?? '';
  // The pool hands out the lowest free number first: take the carrier's own out of the way.
  for (const number of team.numbers.slice(1)) valueOf(await mira.admin.removeNumber(number), 'removing');
  for (const [label, number, sourceId] of [
    ['signed', undefined, undefined],
    ['twilio', numbers.twilio, source.id],
    ['android', numbers.android, android.id],
  ] as const) {
    if (number !== undefined) {
      valueOf(await mira.admin.addNumber({number, kind: 'mobile', source: sourceId}), 'adding');
    }
    const account = valueOf(
      await mira.accounts.create({label, service: label, username: '', urls: [], notes: ''}),
      'creating',
    );
    const reserved = valueOf(await mira.numbers.reserve(account), 'reserving');
    numbers[label] = reserved.number;
  }
});

afterAll(async () => {
  await team.stop();
});

const codes = (): (string | null | undefined)[] => team.mira.session.inbox.rows.value.rows.map((row) => row.card?.code);

function twilioPost(parameters: Record<string, string>, signature?: string): Promise<Response> {
  return checkedFetch(twilioHook, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature ?? twilio.getExpectedTwilioSignature(authToken, twilioHook, parameters),
    },
    body: new URLSearchParams(parameters).toString(),
  });
}

describe('Twilio', () => {
  const message = (sid: string, body: string): Record<string, string> => ({
    MessageSid: sid,
    AccountSid: 'AC00000000000000000000000000000000',
    From: '+15555550999',
    To: numbers.twilio,
    Body: body,
    NumMedia: '0',
  });

  test("a message signed by Twilio's own helper arrives, a repeat makes no second one", async () => {
    const sent = message('SM00000000000000000000000000000001', 'Your code is 551 209');
    expect((await twilioPost(sent)).ok).toBe(true);
    expect((await twilioPost(sent)).ok).toBe(true);
    await until('the code is there', () => codes().includes('551209'));
    expect(codes().filter((code) => code === '551209')).toHaveLength(1);
  });

  test('a wrong signature is refused and keeps nothing', async () => {
    const sent = message('SM00000000000000000000000000000002', 'Your code is 661 300');
    expect((await twilioPost(sent, 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=')).status).toBe(401);
    expect(
      (
        await twilioPost(
          {...sent, Body: 'Your code is 661 301'},
          twilio.getExpectedTwilioSignature(authToken, twilioHook, sent),
        )
      ).status,
    ).toBe(401);
    expect(codes()).not.toContain('661300');
  });
});

describe('SMS Gateway for Android', () => {
  // A phone that repeats a message repeats its time, too.
  const receivedAt = new Date().toISOString();
  const post = (
    id: string,
    text: string,
    at = Math.floor(Date.now() / 1000),
    secret = androidSecret,
  ): Promise<Response> => {
    const body = JSON.stringify({
      deviceId: 'ffffffffceb0b1db0000018e937c815b',
      event: 'sms:received',
      id,
      payload: {
        messageId: id,
        message: text,
        phoneNumber: '+15555550998',
        sender: '+15555550998',
        recipient: numbers.android,
        simNumber: 1,
        receivedAt,
      },
      webhookId: 'LreFUt-Z3sSq0JufY9uWB',
    });
    return checkedFetch(androidHook, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-timestamp': String(at),
        'x-signature': createHmac('sha256', secret)
          .update(body + String(at))
          .digest('hex'),
      },
      body,
    });
  };

  test('a signed message arrives once', async () => {
    expect((await post('android-1', 'Code: 778 120')).ok).toBe(true);
    expect((await post('android-1', 'Code: 778 120')).ok).toBe(true);
    await until('the code is there', () => codes().includes('778120'));
    expect(codes().filter((code) => code === '778120')).toHaveLength(1);
  });

  test('an old timestamp and a wrong secret are refused', async () => {
    expect((await post('android-2', 'Code: 778 121', Math.floor(Date.now() / 1000) - 3600)).status).toBe(401);
    expect((await post('android-3', 'Code: 778 122', undefined, 'nope')).status).toBe(401);
  });
});

describe('the signed webhook', () => {
  test('arrives once under its id', async () => {
    expect(await team.carrier.sendSms(numbers.signed, 'Orchard', 'Orchard code 904 417', 'msg_same')).toMatchObject({
      kind: 'delivered',
    });
    expect(await team.carrier.sendSms(numbers.signed, 'Orchard', 'Orchard code 904 417', 'msg_same')).toMatchObject({
      kind: 'delivered',
    });
    await until('the code is there', () => codes().includes('904417'));
    expect(codes().filter((code) => code === '904417')).toHaveLength(1);
  });

  test('an unknown number is refused', async () => {
    expect(await team.carrier.sendSms('+15555550777', 'Orchard', 'Orchard code 904 418')).toMatchObject({
      kind: 'refused',
    });
  });

  test('an unsigned, a wrongly signed, a malformed and an oversized body are refused', async () => {
    const hook = team.server.url + '/hooks/sms/signed';
    const json = {'content-type': 'application/json'};
    const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
      checkedFetch(hook, {method: 'POST', headers: {...json, ...headers}, body});
    const body = JSON.stringify({to: numbers.signed, from: 'x', text: 'code 411 902', received_at: Date.now()});
    // Without the three headers it is no Standard Webhooks request; with them and a signature of nobody's it is a forged one.
    expect((await post(body)).status).toBe(400);
    const forged = {
      'webhook-id': 'msg_forged',
      'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
      'webhook-signature': 'v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
    };
    expect((await post(body, forged)).status).toBe(401);
    expect([400, 401]).toContain((await post('{', forged)).status);
    expect((await post('x'.repeat(70_000))).status).toBe(413);
    expect(codes()).not.toContain('411902');
  });
});
