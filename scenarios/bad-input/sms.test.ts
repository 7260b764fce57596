// SMS hooks, called by whoever found their address: nothing is kept, the answer says what is wrong, and the carrier's next
// message arrives.
import {createHmac} from 'node:crypto';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import twilio from 'twilio';
import {checkedFetch} from '../harness/contract.ts';
import {Conversation} from '../harness/conversation.ts';
import {present, type Wire} from '../harness/wire.ts';
import {
  addSource,
  androidHeaders,
  sendSigned,
  webhookHeaders,
  Workplace,
  type SmsSource,
} from '../harness/workplace.ts';

const word = 'gherkin-44871'; // in every text: not to be found in the log
let place: Workplace;
let owner: Wire;
let numbers: {signed: string; twilio: string; android: string};
let sources: {signed: SmsSource; twilio: SmsSource; android: SmsSource};

beforeAll(async () => {
  place = await Workplace.start();
  owner = place.owner;
  sources = {
    signed: place.source,
    twilio: await addSource(owner, 'twilio', 'a token only twilio knows'),
    android: await addSource(owner, 'android'),
  };
  const reserve = async (source: SmsSource): Promise<string> => {
    const number = await place.addNumber(source.id);
    const account = await owner.createAccount();
    await owner.ask('reserveNumber', {path: {account: account.id}, body: {}});
    return number;
  };
  numbers = {
    signed: await reserve(sources.signed),
    twilio: await reserve(sources.twilio),
    android: await reserve(sources.android),
  };
});

afterAll(async () => {
  await place.expectWell([word, sources.signed.secret, sources.twilio.secret, sources.android.secret]);
  await place.stop();
});

const kept = (): number => Number(place.database.rows('select count(*) as n from messages')[0]?.['n']);

async function refused(sending: () => Promise<Response>, status: number, because: string): Promise<void> {
  const before = place.database.contents();
  const answer = await sending();
  expect([because, answer.status]).toEqual([because, status]);
  expect(place.database.contents() === before, `${because}: something was written`).toBe(true);
}

const now = (): number => Math.floor(Date.now() / 1000);

test('each carrier is heard when it signs', async () => {
  const before = kept();
  expect(
    (await sendSigned(sources.signed, {to: numbers.signed, from: 'Orchard', text: `code 604 118 ${word}`}, 'msg_first'))
      .status,
  ).toBe(204);
  expect((await postTwilio({})).status).toBe(200);
  expect((await postAndroid({})).status).toBe(204);
  expect(kept()).toBe(before + 3);
});

function postSigned(
  message: unknown,
  changes: Record<string, string | null> = {},
  body = JSON.stringify(message),
): Promise<Response> {
  const signature = webhookHeaders(sources.signed.secret, 'msg_bad', body);
  const headers = present({'content-type': 'application/json', ...signature, ...changes});
  return checkedFetch(sources.signed.hookUrl, {method: 'POST', headers, body});
}

describe('signed', () => {
  const message = (): Record<string, unknown> => ({
    to: numbers.signed,
    from: 'Orchard',
    text: `code 604 119 ${word}`,
    received_at: Date.now(),
  });
  const signature = (secret: string, id: string, at: number, body: string): string =>
    webhookHeaders(secret, id, body, at)['webhook-signature'] ?? '';

  test('by nobody, by somebody else, or over something else', async () => {
    const body = JSON.stringify(message());
    const of = (headers: Record<string, string | null>) => (): Promise<Response> => postSigned(null, headers, body);
    const key = sources.signed.secret;
    await refused(of({'webhook-signature': null}), 401, 'no signature');
    await refused(of({'webhook-signature': ''}), 401, 'an empty one');
    await refused(of({'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}`}), 401, 'of zeros');
    await refused(
      of({'webhook-signature': signature(`whsec_${Buffer.alloc(32).toString('base64')}`, 'msg_bad', now(), body)}),
      401,
      "another's",
    );
    await refused(of({'webhook-signature': signature(key, 'msg_other', now(), body)}), 401, 'over another id');
    await refused(of({'webhook-signature': signature(key, 'msg_bad', now(), `${body} `)}), 401, 'over another body');
    await refused(
      of({'webhook-signature': signature(key, 'msg_bad', now(), body).replace('v1,', 'v2,')}),
      401,
      'of another version',
    );
    await refused(
      of({'webhook-signature': signature(key, 'msg_bad', now(), body).replace('v1,', '')}),
      401,
      'without a version',
    );
    await refused(of({'webhook-timestamp': String(now() - 301)}), 401, 'over another time');
    await refused(of({'webhook-id': null}), 400, 'without an id');
  });

  test('too long ago, too far ahead, or at no time', async () => {
    const body = JSON.stringify(message());
    for (const at of [now() - 3600, now() + 3600, 0, -1, 99_999_999_999]) {
      await refused(
        () => postSigned(null, webhookHeaders(sources.signed.secret, 'msg_bad', body, at), body),
        401,
        String(at),
      );
    }
    for (const at of ['', 'yesterday', '1e9', `${now()}.5`, `0x${now().toString(16)}`]) {
      const made = createHmac('sha256', Buffer.from(sources.signed.secret.slice(6), 'base64'))
        .update(`msg_bad.${at}.${body}`)
        .digest('base64');
      await refused(
        () => postSigned(null, {'webhook-timestamp': at, 'webhook-signature': `v1,${made}`}, body),
        401,
        at,
      );
    }
  });

  test('with what is no message', async () => {
    await refused(() => postSigned({...message(), to: '5550100'}), 400, 'a number without its country');
    await refused(() => postSigned({...message(), to: `${numbers.signed}0`}), 404, 'a number of nobody');
    await refused(() => postSigned({...message(), from: ''}), 400, 'nobody sent it');
    await refused(() => postSigned({...message(), from: 'x'.repeat(65)}), 400, 'a sender of 65 letters');
    await refused(() => postSigned({...message(), text: null}), 400, 'no text');
    await refused(() => postSigned({...message(), text: 'ß'.repeat(16_385)}), 400, 'a text over 32 kB');
    await refused(() => postSigned(message(), {'content-type': 'text/plain'}), 415, 'plain text');
    await refused(() => postSigned({...message(), text: 'x'.repeat(66_000)}), 413, 'too long');
    await refused(() => postSigned(null, {}, '{"to":'), 400, 'half a document');
    await refused(() => postSigned(message(), {'webhook-id': 'x'.repeat(3000)}), 400, 'an id of 3,000 letters');
  });

  test('with what is strange and a message all the same', async () => {
    const before = kept();
    const texts = [
      '',
      ' ',
      '\u0000\u0001',
      '🏴‍☠️'.repeat(500),
      '\ufeff604 118',
      '٦٠٤١١٨ هو رمزك',
      'x'.repeat(32_768),
      '604 118\n'.repeat(3000),
      "'; drop table messages; --",
      '<script>alert(1)</script>',
      '{{7*7}}',
    ];
    let index = 0;
    for (const text of texts) {
      const answer = await sendSigned(
        sources.signed,
        {to: numbers.signed, from: 'Orchard', text},
        `msg_strange_${index++}`,
      );
      expect([text.slice(0, 20), answer.status]).toEqual([text.slice(0, 20), 204]);
    }
    expect(kept()).toBe(before + texts.length);
  });
});

function twilioForm(changes: Record<string, string>): Record<string, string> {
  return {MessageSid: 'SM_bad_0', From: '+15555550999', To: numbers.twilio, Body: `code 604 120 ${word}`, ...changes};
}

function postTwilio(
  changes: Record<string, string>,
  signature?: string,
  url = sources.twilio.hookUrl,
): Promise<Response> {
  const form = twilioForm(changes);
  return checkedFetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature ?? twilio.getExpectedTwilioSignature(sources.twilio.secret, url, form),
    },
    body: new URLSearchParams(form).toString(),
  });
}

describe('Twilio', () => {
  test('signed by somebody else, over something else, for another address', async () => {
    const signed = twilio.getExpectedTwilioSignature(sources.twilio.secret, sources.twilio.hookUrl, twilioForm({}));
    await refused(() => postTwilio({MessageSid: 'SM_bad_1'}, ''), 401, 'no signature');
    await refused(() => postTwilio({MessageSid: 'SM_bad_1'}, signed), 401, 'another message');
    await refused(() => postTwilio({Extra: 'x'}, signed), 401, 'a field more');
    await refused(() => postTwilio({}, signed, `${sources.twilio.hookUrl}&x=1`), 401, 'another query');
    await refused(
      () => postTwilio({}, twilio.getExpectedTwilioSignature('another token', sources.twilio.hookUrl, twilioForm({}))),
      401,
      'another token',
    );
  });

  test('with what is no form of Twilio', async () => {
    const post =
      (body: string, type = 'application/x-www-form-urlencoded') =>
      (): Promise<Response> =>
        checkedFetch(sources.twilio.hookUrl, {
          method: 'POST',
          headers: {'content-type': type, 'x-twilio-signature': 'x'},
          body,
        });
    const whole = new URLSearchParams(twilioForm({})).toString();
    await refused(post(''), 400, 'nothing');
    await refused(post('MessageSid=SM1&From=a&Body=x'), 400, 'without To');
    await refused(post(`${whole}&To=%2B15550000000`), 401, 'To twice, which nobody signed');
    await refused(post('MessageSid=%zz&From=a&To=b&Body=c'), 400, 'a broken escape');
    await refused(post(`${whole}&${'a=b&'.repeat(300)}`), 400, '300 fields');
    await refused(post(whole, 'application/json'), 415, 'as JSON');
    await refused(post(`${whole}&a=${'x'.repeat(66_000)}`), 413, 'too long');
  });
});

function androidBody(changes: Record<string, unknown>): string {
  const payload = {
    messageId: 'bad',
    message: `code 604 121 ${word}`,
    sender: '+15555550998',
    recipient: numbers.android,
    receivedAt: '2026-01-01T00:00:00Z',
    ...changes,
  };
  return JSON.stringify({event: 'sms:received', id: 'bad', payload});
}

function postAndroid(
  changes: Record<string, unknown>,
  headers: Record<string, string> = {},
  body = androidBody(changes),
): Promise<Response> {
  return checkedFetch(sources.android.hookUrl, {
    method: 'POST',
    headers: {'content-type': 'application/json', ...androidHeaders(sources.android.secret, body), ...headers},
    body,
  });
}

describe('SMS Gateway for Android', () => {
  test('signed by somebody else, over something else, at another time', async () => {
    const good = androidHeaders(sources.android.secret, androidBody({}));
    await refused(() => postAndroid({message: 'another'}, good), 401, 'another message');
    await refused(() => postAndroid({}, {'x-signature': ''}), 401, 'no signature');
    await refused(() => postAndroid({}, {'x-signature': (good['x-signature'] ?? '').slice(2)}), 401, 'a short one');
    await refused(() => postAndroid({}, {'x-signature': 'zz'.repeat(32)}), 401, 'no hex');
    await refused(() => postAndroid({}, androidHeaders('another secret', androidBody({}))), 401, "another's");
    for (const at of [now() - 3600, now() + 3600, 0]) {
      await refused(
        () => postAndroid({}, androidHeaders(sources.android.secret, androidBody({}), at)),
        401,
        String(at),
      );
    }
    await refused(() => postAndroid({}, {'x-timestamp': 'now'}), 401, 'no time');
  });

  test('with events that are none of ours, and with what is no event', async () => {
    const before = place.database.contents();
    expect((await postAndroid({}, {}, JSON.stringify({event: 'system:ping', payload: {}}))).status).toBe(204);
    expect(place.database.contents() === before).toBe(true);
    await refused(() => postAndroid({}, {}, '{"event":"sms:received"}'), 400, 'no payload');
    await refused(() => postAndroid({}, {}, '[]'), 400, 'a list');
    await refused(() => postAndroid({recipient: '+15550000000'}), 404, 'a number of nobody');
    await refused(() => postAndroid({message: 'x'.repeat(66_000)}), 413, 'too long');
  });
});

test('a carrier that hangs up within its message is not heard, and is when it sends it again', async () => {
  const body = JSON.stringify({to: numbers.signed, from: 'Orchard', text: `code 771 ${word}`, received_at: Date.now()});
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...webhookHeaders(sources.signed.secret, 'msg_cut', body),
  };
  const {pathname, search, host} = new URL(sources.signed.hookUrl);
  const whole = `POST ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${body}`;
  const before = kept();
  for (let cut = 10; cut < whole.length; cut += 37) {
    const conversation = await Conversation.open(place.server.ports.http);
    await conversation.say(whole.slice(0, cut));
    conversation.hangUp();
  }
  await place.expectWell();
  expect(kept()).toBe(before);
  // Not waited for: its answer gets lost, the message does not.
  const lost = await Conversation.open(place.server.ports.http);
  await lost.say(whole);
  await lost.hear(/204/);
  lost.hangUp();
  const again = await Conversation.open(place.server.ports.http);
  await again.say(whole);
  expect(await again.hearAll()).toContain('204');
  expect(kept()).toBe(before + 1);
});
