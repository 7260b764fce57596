// Bytes at the HTTP port that no well-behaved client sends: requests two readers would cut apart differently, heads too large,
// bodies that never end. Each gets one clear answer and a closed connection, nothing behind it is taken for a request, and
// whoever comes next is served.
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {operations} from '../harness/contract.ts';
import {answersIn, Conversation, type Answer} from '../harness/conversation.ts';
import {newId} from '../harness/wire.ts';
import {Workplace} from '../harness/workplace.ts';

let place: Workplace;
let host: string;
let slow: Promise<Map<string, Answer[]>>;

beforeAll(async () => {
  place = await Workplace.start();
  host = `localhost:${place.server.ports.http}`;
  // Waits the server's own deadlines, while the rest goes on.
  slow = allSlow();
});

afterAll(async () => {
  await slow.catch(() => undefined);
  await place.stop();
});

// What is answered until the server closes.
async function answersTo(...pieces: (string | Buffer)[]): Promise<Answer[]> {
  const conversation = await Conversation.open(place.server.ports.http);
  for (const piece of pieces) await conversation.say(piece);
  const heard = await conversation.hearAll();
  conversation.hangUp();
  return answersIn(heard);
}

const post = (path: string, headers: string, body = ''): string =>
  `POST ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n${body}`;
const get = (path: string, headers = ''): string => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`;
const signIn = (): string => `/api/v1/workspaces/${place.owner.at.workspace}/sign-in`;
const json = 'Content-Type: application/json\r\n';
const hidden = (): string => get('/api/v1/server', 'Connection: close\r\n');

describe('where two readers would see different requests, nobody gets one', () => {
  const shapes: [string, number, () => string][] = [
    [
      'Content-Length and Transfer-Encoding',
      400,
      () => post(signIn(), `${json}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n`, `0\r\n\r\n${hidden()}`),
    ],
    [
      'Transfer-Encoding and Content-Length',
      400,
      () => post(signIn(), `${json}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n`, `0\r\n\r\n${hidden()}`),
    ],
    [
      'two different lengths',
      400,
      () => post(signIn(), `${json}Content-Length: 2\r\nContent-Length: 3\r\n`, `{}${hidden()}`),
    ],
    [
      'two equal lengths',
      400,
      () => post(signIn(), `${json}Content-Length: 2\r\nContent-Length: 2\r\n`, `{}${hidden()}`),
    ],
    ['a list of lengths', 400, () => post(signIn(), `${json}Content-Length: 2, 2\r\n`, `{}${hidden()}`)],
    ['a signed length', 400, () => post(signIn(), `${json}Content-Length: +2\r\n`, `{}${hidden()}`)],
    ['a negative length', 400, () => post(signIn(), `${json}Content-Length: -2\r\n`, `{}${hidden()}`)],
    ['a length in hex', 400, () => post(signIn(), `${json}Content-Length: 0x2\r\n`, `{}${hidden()}`)],
    ['a length with a blank inside', 400, () => post(signIn(), `${json}Content-Length: 1 2\r\n`, `{}${hidden()}`)],
    [
      'a length beyond 64 bits',
      400,
      () => post(signIn(), `${json}Content-Length: 18446744073709551618\r\n`, `{}${hidden()}`),
    ],
    ['an empty length', 400, () => post(signIn(), `${json}Content-Length:\r\n`, hidden())],
    [
      'two codings',
      400,
      () =>
        post(signIn(), `${json}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n`, `0\r\n\r\n${hidden()}`),
    ],
    [
      'gzip before chunked',
      501,
      () => post(signIn(), `${json}Transfer-Encoding: gzip, chunked\r\n`, `0\r\n\r\n${hidden()}`),
    ],
    ['a coding in disguise', 501, () => post(signIn(), `${json}Transfer-Encoding: xchunked\r\n`, hidden())],
    ['identity', 501, () => post(signIn(), `${json}Transfer-Encoding: identity\r\n`, hidden())],
    [
      'a coding in HTTP/1.0',
      400,
      () =>
        post(signIn(), `${json}Transfer-Encoding: chunked\r\n`, `0\r\n\r\n${hidden()}`).replace('HTTP/1.1', 'HTTP/1.0'),
    ],
    ['a blank before the colon', 400, () => post(signIn(), `${json}Content-Length : 2\r\n`, `{}${hidden()}`)],
    ['a name with a blank', 400, () => post(signIn(), `${json}Content Length: 2\r\n`, `{}${hidden()}`)],
    ['a folded field', 400, () => get('/api/v1/server', `X-Note: a\r\n b\r\n`) + hidden()],
    ['a folded length', 400, () => post(signIn(), `${json}Content-Length:\r\n 2\r\n`, `{}${hidden()}`)],
    ['lines that end in LF', 505, () => get('/api/v1/server').replaceAll('\r\n', '\n') + hidden()],
    ['one line that ends in LF', 400, () => `GET /api/v1/server HTTP/1.1\r\nHost: ${host}\nX: y\r\n\r\n${hidden()}`],
    ['a CR within a field', 400, () => get('/api/v1/server', 'X: a\rb\r\n') + hidden()],
    ['a NUL within a field', 400, () => get('/api/v1/server', 'X: a\u0000b\r\n') + hidden()],
    [
      'a chunk whose size is no number',
      400,
      () => post(signIn(), `${json}Transfer-Encoding: chunked\r\n`, `zz\r\n{}\r\n0\r\n\r\n${hidden()}`),
    ],
    [
      'a chunk of negative size',
      400,
      () => post(signIn(), `${json}Transfer-Encoding: chunked\r\n`, `-2\r\n{}\r\n0\r\n\r\n${hidden()}`),
    ],
    [
      'a chunk beyond 64 bits',
      400,
      () => post(signIn(), `${json}Transfer-Encoding: chunked\r\n`, `10000000000000002\r\n{}\r\n0\r\n\r\n${hidden()}`),
    ],
    [
      'a chunk longer than it says',
      400,
      () => post(signIn(), `${json}Transfer-Encoding: chunked\r\n`, `1\r\n{}\r\n0\r\n\r\n${hidden()}`),
    ],
    [
      'chunks that end in LF',
      400,
      () => post(signIn(), `${json}Transfer-Encoding: chunked\r\n`, `2\n{}\n0\n\n${hidden()}`),
    ],
  ];

  test.for(shapes)('%s', async ([, status, bytes]) => {
    const answers = await answersTo(bytes());
    expect(answers.map((answer) => answer.status)).toEqual([status]);
    expect(answers[0]?.headers.get('connection')).toBe('close');
    expect(answers[0]?.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(answers[0]?.body ?? '')).toMatchObject({status, type: 'urn:latchkey:problem:invalid'});
    await place.expectWell();
  });

  test('and what stands behind a whole body is the next request, one answer each', async () => {
    const first = post(signIn(), `${json}Content-Length: 2\r\n`, '{}');
    const chunked = post(
      signIn(),
      `${json}Transfer-Encoding: chunked\r\n`,
      '1;x=y\r\n{\r\n1\r\n}\r\n0\r\nTrailer: a\r\n\r\n',
    );
    expect((await answersTo(first + chunked + hidden())).map(({status}) => status)).toEqual([400, 400, 200]);
  });
});

describe('a head that is none', () => {
  const heads: [string, number[], () => string | Buffer][] = [
    ['nothing of HTTP', [400], () => 'EHLO photogram.example\r\n\r\n'],
    ['the first bytes of TLS', [400], () => Buffer.from('16030100c8010000c40303', 'hex')],
    ['the preface of HTTP/2', [400, 505], () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['HTTP/0.9', [400], () => 'GET /\r\n\r\n'],
    ['HTTP/3.0', [400, 505], () => get('/').replace('HTTP/1.1', 'HTTP/3.0')],
    ['no host', [400], () => 'GET /api/v1/server HTTP/1.1\r\n\r\n'],
    ['two hosts', [400], () => get('/api/v1/server', `Host: ${host}\r\n`)],
    ['a target of another scheme', [400], () => get('http://other.example/')],
    ['a target of CONNECT', [400, 405], () => 'CONNECT other.example:443 HTTP/1.1\r\nHost: other.example:443\r\n\r\n'],
    ['an asterisk', [400], () => get('*').replace('GET', 'OPTIONS')],
    ['a target without its slash', [400], () => get('api/v1/server')],
    ['a target with a fragment', [400], () => get('/api/v1/server#x')],
    ['a target with a backslash', [400], () => get('/api\\v1')],
    ['a target with a control character', [400], () => get('/api/\u0001')],
    ['a target of 9,000 letters', [400, 414, 431], () => get(`/${'a'.repeat(9000)}`)],
    ['a head of 20,000 bytes', [431], () => get('/api/v1/server', `X: ${'a'.repeat(20_000)}\r\n`)],
    ['a head without an end', [431], () => `GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${'a'.repeat(40_000)}`],
    ['a thousand fields', [431], () => get('/api/v1/server', 'A: b\r\n'.repeat(1000))],
    ['a method of 5,000 letters', [404, 405], () => get('/', 'Connection: close\r\n').replace('GET', 'G'.repeat(5000))],
    ['a foreign host', [421], () => `GET / HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n\r\n`],
    ['a host with a user', [400, 421], () => `GET / HTTP/1.1\r\nHost: a@${host}\r\nConnection: close\r\n\r\n`],
    [
      'two tokens',
      [401],
      () =>
        get(
          `/api/v1/workspaces/${place.owner.at.workspace}/me`,
          `Authorization: Bearer ${place.owner.token}\r\nAuthorization: Bearer x\r\nConnection: close\r\n`,
        ),
    ],
    [
      'a token in the query',
      [401],
      () =>
        get(
          `/api/v1/workspaces/${place.owner.at.workspace}/me?access_token=${place.owner.token}`,
          'Connection: close\r\n',
        ),
    ],
    [
      'another scheme than Bearer',
      [401],
      () =>
        get(
          `/api/v1/workspaces/${place.owner.at.workspace}/me`,
          `Authorization: Basic ${place.owner.token}\r\nConnection: close\r\n`,
        ),
    ],
  ];

  test.for(heads)('%s', async ([, statuses, bytes]) => {
    const answers = await answersTo(bytes());
    expect(answers).toHaveLength(1);
    expect(statuses).toContain(answers[0]?.status);
    expect(answers[0]?.headers.get('content-type')).toBe('application/problem+json');
    await place.expectWell([place.owner.token]);
  });

  test('paths that try to climb, and ids that are none, lead nowhere', async () => {
    const {workspace} = place.owner.at;
    const paths = [
      '/../latchkey.db',
      '/%2e%2e/latchkey.db',
      '/..%2flatchkey.db',
      '/assets/..%5c..%5clatchkey.db',
      '/%00',
      '/api/v1/../v1/server',
      '/api/v1//server',
      `/api/v1/workspaces/${workspace.toUpperCase()}/me`,
      `/api/v1/workspaces/${workspace}x/me`,
      `/api/v1/workspaces/%zz/me`,
      `/api/v1/workspaces/${workspace}%00/me`,
      '/hooks/sms/unknown',
      '/api/v2/server',
    ];
    for (const path of paths) {
      const [answer] = await answersTo(
        get(path, `Authorization: Bearer ${place.owner.token}\r\nConnection: close\r\n`),
      );
      expect([path, [400, 401, 404].includes(answer?.status ?? 0)]).toEqual([path, true]);
      expect(answer?.body).not.toContain('SQLite');
    }
  });

  test('what is no id names nothing, in every operation and every place of its path', async () => {
    const ids = [
      'x',
      'current',
      '0'.repeat(26),
      'a'.repeat(27),
      'A'.repeat(26),
      `${'a'.repeat(25)}b`,
      '\u00e4'.repeat(26),
      "'; --",
      '%2e%2e',
      '..',
      '\0',
    ];
    const told: string[] = [];
    for (const operation of operations) {
      const names = Array.from(operation.path.matchAll(/\{([^}]+)\}/g), ([, name]) => name ?? '');
      for (const name of names) {
        for (const id of ids.filter((text) => !(text === 'current' && name === 'session'))) {
          const path = Object.fromEntries(
            names.map((other) => [
              other,
              other === name ? id : other === 'workspace' ? place.owner.at.workspace : newId(),
            ]),
          );
          const raw = operation.body === null ? {} : {raw: '{}'};
          const {status} = await place.owner.ask(operation.id, {path, ...raw});
          // Who sends ".." resolves it before, and asks for what stands at the path that is left.
          const isElsewhere = id === '..' && status === 405;
          if (![400, 401, 404].includes(status) && !isElsewhere) told.push(`${operation.id} ${name} ${id}: ${status}`);
        }
      }
    }
    expect(told).toEqual([]);
    await place.expectWell();
  });

  test('methods nobody declared are answered with those that are', async () => {
    for (const method of ['TRACE', 'OPTIONS', 'PUT', 'PROPFIND', 'LOCK']) {
      const [answer] = await answersTo(get('/api/v1/server', 'Connection: close\r\n').replace('GET', method));
      expect([method, answer?.status, answer?.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
      expect(answer?.headers.get('access-control-allow-origin')).toBeUndefined();
    }
  });
});

describe('who hangs up early', () => {
  test('in any place of a request leaves nothing behind', async () => {
    const body = JSON.stringify({name: 'Half a name'});
    const whole = `PATCH /api/v1/workspaces/${place.owner.at.workspace}/workspace HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${place.owner.token}\r\n${json}Content-Length: ${body.length}\r\n\r\n${body}`;
    const before = place.database.contents();
    for (let cut = 1; cut < whole.length; cut += 7) {
      const conversation = await Conversation.open(place.server.ports.http);
      await conversation.say(whole.slice(0, cut));
      if (cut % 2 === 0) conversation.hangUp();
      else {
        conversation.end();
        await conversation.hearAll();
      }
    }
    await place.expectWell();
    expect(place.database.contents() === before).toBe(true);
  });

  test('and 400 connections that say nothing keep nobody out', async () => {
    const silent = await Promise.all(Array.from({length: 400}, () => Conversation.open(place.server.ports.http)));
    await place.expectWell();
    expect((await place.owner.ask('getMe')).status).toBe(200);
    for (const conversation of silent) conversation.hangUp();
  });
});

// A byte now and then keeps no request open: heads have 15 seconds in all, pieces of a body 15 seconds each.
async function allSlow(): Promise<Map<string, Answer[]>> {
  const open = async (name: string, first: string, trickle: string): Promise<[string, Answer[]]> => {
    const conversation = await Conversation.open(place.server.ports.http);
    await conversation.say(first);
    const timer = setInterval(() => {
      if (trickle !== '' && !conversation.closed) void conversation.say(trickle);
    }, 1000);
    try {
      return [name, answersIn(await conversation.hearAll(180))];
    } finally {
      clearInterval(timer);
      conversation.hangUp();
    }
  };
  return new Map(
    await Promise.all([
      open('a head by letters', `GET /api/v1/server HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `, 'a'),
      open('half a head', 'GET /api/v1/ser', ''),
      open('half a body', post(signIn(), `${json}Content-Length: 200\r\n`, '{"member":'), ''),
      open('half a chunk', post(signIn(), `${json}Transfer-Encoding: chunked\r\n`, 'ff\r\n{"member":'), ''),
    ]),
  );
}

test('a request that comes too slowly is given up', {timeout: 240_000}, async () => {
  const answers = await slow;
  // Closed, and nothing is said to who does not speak: a wait that has lasted too long ends the connection.
  for (const [name, heard] of answers) expect([name, heard]).toEqual([name, []]);
  await place.expectWell();
});
