// The event socket, spoken to by whoever should not: each is refused before the upgrade or closed with the code the contract
// names, and those who listen go on listening.
import {request as httpRequest} from 'node:http';
import {randomBytes} from 'node:crypto';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {checkAnswer} from '../harness/contract.ts';
import {Conversation} from '../harness/conversation.ts';
import {Listener} from '../harness/listener.ts';
import {good, noise, present, type Held, type Wire} from '../harness/wire.ts';
import {Workplace} from '../harness/workplace.ts';

let place: Workplace;
let owner: Wire;
let held: Held;
let number: string;
let faithful: Listener; // listens all the while

beforeAll(async () => {
  place = await Workplace.start();
  owner = place.owner;
  held = await owner.createAccount();
  number = await place.reserveNumber(owner, held);
  faithful = await Listener.open(place.server.url, owner.at.workspace, owner.token);
  expect((await faithful.next())?.['type']).toBe('ready');
});

afterAll(async () => {
  await faithful.close();
  await place.stop();
});

const upgrade = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
  'Sec-WebSocket-Protocol': 'latchkey.v1',
};

// The status of an upgrade; 101 is hung up on at once.
function statusOf(headers: Record<string, string | null>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = httpRequest(`${place.server.url}/api/v1/events`, {headers: present({...upgrade, ...headers})});
    asking.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve(101);
    });
    asking.on('response', (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.on('end', () => {
        checkAnswer('GET', '/api/v1/events', answer.statusCode ?? 0, answer.headers['content-type'] ?? '', body);
        resolve(answer.statusCode ?? 0);
      });
    });
    asking.on('error', reject);
    asking.end();
  });
}

describe('the upgrade', () => {
  test('is for WebSockets of our subprotocol and version', async () => {
    expect(await statusOf({})).toBe(101);
    expect(await statusOf({Upgrade: null, Connection: 'keep-alive'})).toBe(426);
    expect(await statusOf({Upgrade: 'h2c'})).toBe(426);
    expect(await statusOf({'Sec-WebSocket-Version': '8'})).toBe(426);
    expect(await statusOf({'Sec-WebSocket-Protocol': null})).toBe(400);
    expect(await statusOf({'Sec-WebSocket-Protocol': 'latchkey.v2, chat'})).toBe(400);
    expect(await statusOf({'Sec-WebSocket-Key': null})).toBe(400);
    expect(await statusOf({'Sec-WebSocket-Key': 'c2hvcnQ='})).toBe(400);
  });

  test('is not for pages of other origins', async () => {
    expect(await statusOf({Origin: place.server.url})).toBe(101);
    for (const origin of [
      'https://evil.example',
      'null',
      `${place.server.url}.evil.example`,
      place.server.url.replace('http', 'https'),
      'file://',
      '',
    ]) {
      expect([origin, await statusOf({Origin: origin})]).toEqual([origin, 403]);
    }
  });

  test('offers no compression, whoever asks', async () => {
    const conversation = await Conversation.open(place.server.ports.http);
    const lines = Object.entries({
      Host: `localhost:${place.server.ports.http}`,
      ...upgrade,
      'Sec-WebSocket-Extensions': 'permessage-deflate',
    });
    await conversation.say(
      `GET /api/v1/events HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    );
    const head = await conversation.hear(/\r\n\r\n/);
    conversation.hangUp();
    expect(head).toContain('101');
    expect(head.toLowerCase()).not.toContain('permessage-deflate');
  });
});

// The code a socket is closed with after these frames; no frame of ours may come before it.
async function codeAfter(...frames: (string | Uint8Array<ArrayBuffer>)[]): Promise<number> {
  const socket = new WebSocket(`${place.server.url.replace('http', 'ws')}/api/v1/events`, 'latchkey.v1');
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => {
      for (const frame of frames) socket.send(frame);
    });
    socket.addEventListener('message', ({data}) => {
      reject(new Error(`it was told ${String(data)}`));
      socket.close();
    });
    socket.addEventListener('close', ({code}) => {
      resolve(code);
    });
  });
}

const hello = (changes: Record<string, unknown>): string =>
  JSON.stringify({workspace: owner.at.workspace, token: owner.token, cursor: null, ...changes});

describe('the hello', () => {
  const wrong: [string, () => string | Uint8Array<ArrayBuffer>][] = [
    ['of no session', () => hello({token: noise(32)})],
    ['of a token cut short', () => hello({token: owner.token.slice(1)})],
    ['of another workspace', () => hello({workspace: 'aaaaaaaaaaaaaaaaaaaaaaaaaa'})],
    ['of a workspace that is none', () => hello({workspace: '../..'})],
    ['without a token', () => hello({token: undefined})],
    ['with a cursor in words', () => hello({cursor: 'the beginning'})],
    ['with a cursor that is a fraction', () => hello({cursor: 1.5})],
    ['with a cursor beyond 64 bits', () => hello({cursor: 1e30})],
    ['that is a list', () => `[${hello({})}]`],
    ['that is half a document', () => hello({}).slice(0, -2)],
    ['that is nothing', () => ''],
    ['too deep', () => '['.repeat(4000)],
    ['in a binary frame', () => new TextEncoder().encode(hello({}))],
    ['in bytes that are no text', () => new Uint8Array([0xff, 0xfe, 0x00])],
  ];

  test.for(wrong)('%s', async ([name, frame]) => {
    expect([name, await codeAfter(frame())]).toEqual([name, 1008]);
    await place.expectWell([owner.token]);
  });

  test('too large, in one frame or in many', async () => {
    expect(await codeAfter('x'.repeat(5000))).toBe(1009);
    expect(await codeAfter(hello({padding: 'x'.repeat(1 << 20)}))).toBe(1009);
    await place.expectWell([owner.token]);
  });

  test('that does not come within five seconds', async () => {
    expect(await codeAfter()).toBe(1008);
  });

  test('with a cursor from before everything or from after a restore is told to read afresh', async () => {
    const cursor = good(await owner.ask('sync'), 'syncing')['cursor'] as number;
    for (const from of [cursor + 1000, Number.MAX_SAFE_INTEGER, -1]) {
      const listener = await Listener.open(place.server.url, owner.at.workspace, owner.token, from);
      const first = await listener.next();
      expect([from, first?.['type']]).toEqual([from, 'resync']);
      expect((await listener.next())?.['type']).toBe('ready');
      await listener.close();
    }
  });

  test('said twice is said once: what comes after it has no meaning', async () => {
    const listener = await Listener.open(place.server.url, owner.at.workspace, owner.token);
    listener.socket.send(hello({token: noise(32)}));
    listener.socket.send('{"type":"message"}');
    expect((await listener.next())?.['type']).toBe('ready');
    await place.deliver(owner, held, number);
    expect((await listener.next())?.['type']).toBe('message');
    await listener.close();
  });

  test('after which a frame over 4 kB ends the socket', async () => {
    const listener = await Listener.open(place.server.url, owner.at.workspace, owner.token);
    expect((await listener.next())?.['type']).toBe('ready');
    listener.socket.send('x'.repeat(5000));
    expect(await listener.next()).toBeUndefined();
    expect(listener.code).toBe(1009);
  });
});

describe('frames no library sends', () => {
  // A frame as RFC 6455 has it, masked or not.
  function frame(opcode: number, payload: Buffer, masked = true, fin = true): Buffer {
    const head = [(fin ? 0x80 : 0) | opcode];
    const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 255];
    head.push((masked ? 0x80 : 0) | (length[0] ?? 0), ...length.slice(1));
    const mask = masked ? randomBytes(4) : Buffer.alloc(0);
    const body = Buffer.from(payload.map((byte, at) => (masked ? byte ^ (mask[at % 4] ?? 0) : byte)));
    return Buffer.concat([Buffer.from(head), mask, body]);
  }

  async function opened(): Promise<Conversation> {
    const conversation = await Conversation.open(place.server.ports.http);
    const lines = Object.entries({Host: `localhost:${place.server.ports.http}`, ...upgrade});
    await conversation.say(
      `GET /api/v1/events HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    );
    expect(await conversation.hear(/\r\n\r\n/)).toContain('101');
    return conversation;
  }

  const shapes: [string, () => Buffer[]][] = [
    ['without a mask', () => [frame(1, Buffer.from(hello({})), false)]],
    ['with reserved bits', () => [Buffer.from([0xf1, 0x80, 0, 0, 0, 0])]],
    ['of an unknown kind', () => [frame(3, Buffer.from('x'))]],
    ['that go on with nothing', () => [frame(0, Buffer.from('x'))]],
    ['a ping in pieces', () => [frame(9, Buffer.from('x'), true, false)]],
    ['a ping of 200 bytes', () => [frame(9, Buffer.alloc(200))]],
    [
      'a length beyond memory',
      () => [Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0])],
    ],
    ['a close of one byte', () => [frame(8, Buffer.from([3]))]],
    ['bytes that are no frame', () => [Buffer.from('GET / HTTP/1.1\r\n\r\n')]],
  ];

  test.for(shapes)('%s', async ([, frames]) => {
    const conversation = await opened();
    for (const bytes of frames()) await conversation.say(bytes);
    await conversation.hearAll();
    expect(conversation.heard).not.toContain('ready');
    await place.expectWell();
  });

  test('a hello in pieces, with a ping between them, is a hello', async () => {
    const conversation = await opened();
    const text = Buffer.from(hello({}));
    await conversation.say(frame(1, text.subarray(0, 20), true, false));
    await conversation.say(frame(9, Buffer.from('are you there')));
    await conversation.say(frame(0, text.subarray(20)));
    expect(await conversation.hear(/"ready"/)).toContain('are you there');
    conversation.hangUp();
  });
});

test('a member has 64 sockets at most, and the last one in is refused', async () => {
  const other = await owner.add('Many', 'user');
  const listeners = await Promise.all(
    Array.from({length: 64}, () => Listener.open(place.server.url, owner.at.workspace, other.token)),
  );
  for (const listener of listeners) expect((await listener.next())?.['type']).toBe('ready');
  const extra = await Listener.open(place.server.url, owner.at.workspace, other.token);
  expect(await extra.next()).toBeUndefined();
  expect(extra.code).toBe(1008);
  await Promise.all(listeners.map((listener) => listener.close()));
  const again = await Listener.open(place.server.url, owner.at.workspace, other.token);
  expect((await again.next())?.['type']).toBe('ready');
  await again.close();
});

test('who listened all the while missed nothing of it', async () => {
  await place.sms(number, 'Orchard: your sign-in code is 604 990');
  const page = good(await owner.ask('listMessages', {query: {limit: 1}}), 'reading')['messages'] as {id: string}[];
  for (;;) {
    const frame = await faithful.next();
    expect(frame).toBeDefined();
    if ((frame?.['message'] as {id: string} | undefined)?.id === page[0]?.id) break;
  }
});
