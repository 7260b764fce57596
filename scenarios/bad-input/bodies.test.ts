// Bodies that are not what the contract asks for, at every operation that takes one. Right bodies are made and then spoilt in
// every place the schema names, in every way it forbids; all of them are refused by the one that was asked, with problem
// details that say where, and nothing is written.
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {base64url} from '../../web/client/src/bytes.ts';
import {isBody, operationNamed, operations, resolve, type Json} from '../harness/contract.ts';
import {ask, elsewhere, good, newDevice, newId, noise, Wire, type Ask, type Held, type Told} from '../harness/wire.ts';
import {addSource, androidHeaders, webhookHeaders, Workplace, type SmsSource} from '../harness/workplace.ts';

let place: Workplace;
let owner: Wire;
let ann: Wire; // who asks
let held: Held;
let android: SmsSource;
let number: string;
let invitation: ReturnType<Wire['invitation']>;
let foundingToken: string;
let elevated: string;
let deviceRequest: string;

interface Way {
  body: () => unknown;
  path?: () => Record<string, string>;
  by?: 'owner' | 'nobody';
  headers?: (text: string) => Record<string, string>;
  query?: () => Record<string, string>;
}

const inAccount =
  (more: Record<string, string> = {}) =>
  (): Record<string, string> => ({account: held.id, ...more});
const newcomer = (): Wire => new Wire(place.server.url, owner.at.workspace, 'Newcomer');

const ways: Record<string, Way> = {
  foundWorkspace: {by: 'nobody', body: () => new Wire(place.server.url, newId(), 'Founder').founding(foundingToken)},
  previewInvitation: {
    by: 'nobody',
    path: () => ({invitation: invitation.invitation}),
    body: () => owner.invitationToken(invitation.invitation, invitation.secret),
  },
  acceptInvitation: {
    by: 'nobody',
    path: () => ({invitation: invitation.invitation}),
    body: () => newcomer().acceptance(invitation.invitation, invitation.secret),
  },
  signIn: {by: 'nobody', body: () => ann.showAuth()},
  createSession: {by: 'nobody', body: () => ({...ann.proof(noise(32)), enrolment: ann.enrolment(newDevice())})},
  readLogSigningIn: {
    by: 'nobody',
    query: () => ({after: '0'}),
    body: () => ({member: ann.at.member, challenge: noise(32)}),
  },
  elevateSession: {body: () => ({auth: base64url(ann.auth)})},
  changeCredentials: {body: () => ann.credentials()},
  renameWorkspace: {by: 'owner', body: () => ({name: 'A name'})},
  readLogInvited: {
    by: 'nobody',
    path: () => ({invitation: invitation.invitation}),
    query: () => ({after: '0'}),
    body: () => owner.invitationToken(invitation.invitation, invitation.secret),
  },
  appendToLog: {body: () => ann.renaming('Another name')},
  createInvitation: {
    by: 'owner',
    body: () => ({...owner.invitation('user').body, email: 'a@b.example', name: 'A name'}),
  },
  createAccount: {body: () => ann.newAccount().body},
  putRecord: {path: inAccount({kind: 'password'}), body: () => ann.record(held, 'password', 1)},
  appendToChain: {path: inAccount(), body: () => ann.granting(held, owner, 'owner')},
  rotateAccount: {
    path: inAccount(),
    body: () => ({
      ...ann.rotation(held, [[ann, 'owner']], {profile: 1, totp: 1}),
      chunks: ann.chunks({...held, epoch: 2}, 2),
    }),
  },
  dealChunks: {path: inAccount(), body: () => ({replace: true, chunks: ann.chunks(held)})},
  reserveNumber: {path: inAccount(), body: () => ({country: 'US'})},
  releaseNumber: {path: inAccount(), body: () => ({no_longer_used: true})},
  releaseAddress: {path: inAccount(), body: () => ({no_longer_used: true})},
  openLoginRequest: {path: inAccount(), body: () => ann.login(held)},
  endLoginRequest: {path: inAccount({request: newId()}), body: () => ({outcome: 'done'})},
  takeStep: {
    path: inAccount({request: newId()}),
    body: () => ({step: Math.floor(Date.now() / 30_000), period: 30}),
  },
  openDeviceRequest: {by: 'nobody', body: () => ({commitment: noise(32), device_name: 'Extension on Linux'})},
  getDeviceRequestProgress: {by: 'nobody', path: () => ({request: newId()}), body: () => ({token: noise(32)})},
  revealDeviceKey: {
    by: 'nobody',
    path: () => ({request: newId()}),
    body: () => ({token: noise(32), key: noise(32), nonce: noise(32)}),
  },
  takeDeviceLetter: {by: 'nobody', path: () => ({request: newId()}), body: () => ({token: noise(32)})},
  withdrawDeviceRequest: {by: 'nobody', path: () => ({request: newId()}), body: () => ({token: noise(32)})},
  answerDeviceRequest: {path: () => ({request: deviceRequest}), body: () => ({key: noise(32), nonce: noise(32)})},
  approveDevice: {path: () => ({request: newId()}), body: () => ({sealed: noise(200)})},
  reportActivity: {body: () => ({account: held.id, kind: 'code-copied'})},
  addNumberSource: {by: 'owner', body: () => ({name: 'A carrier', kind: 'android', secret: 'eight letters'})},
  addNumber: {by: 'owner', body: () => ({number: '+15559990001', kind: 'voip', source: place.source.id})},
  addMailDomain: {by: 'owner', body: () => ({domain: 'a-domain.example'})},
  receiveAndroidSms: {
    by: 'nobody',
    query: () => ({source: android.id}),
    headers: (text) => androidHeaders(android.secret, text),
    body: () => ({
      id: 'delivery-1',
      event: 'sms:received',
      payload: {
        messageId: 'm-1',
        message: 'code 604 118',
        sender: 'Orchard',
        recipient: '+15557770001',
        receivedAt: '2026-01-01T00:00:00Z',
      },
    }),
  },
  receiveSignedSms: {
    by: 'nobody',
    query: () => ({source: place.source.id}),
    headers: (text) => webhookHeaders(place.source.secret, 'msg_bad', text),
    body: () => ({to: number, from: 'Orchard', text: 'code 604 118', received_at: Date.now()}),
  },
};

beforeAll(async () => {
  place = await Workplace.start();
  owner = place.owner;
  ann = await owner.add('Ann', 'user');
  held = await ann.createAccount();
  await place.write(ann, held, 'totp');
  number = await place.reserveNumber(ann, held);
  good(await ann.ask('reserveAddress', {path: {account: held.id}}), 'an address');
  android = await addSource(owner, 'android');
  invitation = owner.invitation('user');
  good(await owner.ask('createInvitation', {body: invitation.body}), 'inviting');
  foundingToken = await place.foundingToken();
  const asking = {body: {commitment: noise(32), device_name: 'Extension'}, headers: elsewhere()};
  deviceRequest = good(await ask(place.server.url, 'openDeviceRequest', asking), 'asking')['id'] as string;
  await ann.elevate();
  await owner.elevate();
  elevated = ann.token;
});

afterAll(async () => {
  await place.stop();
});

function sending(operation: string, raw: string, more: Record<string, string> = {}): Promise<Told> {
  const way = ways[operation];
  if (way === undefined) throw new Error(`nobody knows how to ask ${operation}`);
  const path: Record<string, string> = {...owner.path, ...way.path?.()};
  const what: Ask = {
    path,
    raw,
    headers: {...way.headers?.(raw), ...more},
    ...(way.query === undefined ? {} : {query: way.query()}),
  };
  if (way.by === 'nobody')
    return ask(place.server.url, operation, {...what, headers: {...elsewhere(), ...what.headers}});
  return way.by === 'owner' ? owner.ask(operation, what) : ann.ask(operation, what, elevated);
}

const withBody = operations.filter((operation) => operation.body !== null).map(({id}) => id);

test('the ways to ask name every operation with a JSON body', () => {
  expect(Object.keys(ways).sort()).toEqual([...withBody].sort());
  for (const id of withBody) expect(isBody(operationNamed(id), ways[id]?.body()), `${id} has a right body`).toBe(true);
});

interface Spoilt {
  pointer: string; // where
  how: string;
  body: unknown;
}

// One document for each place of a right one and each way to spoil it there.
function spoil(value: unknown, schema: Json, place: string, put: (value: unknown) => unknown): Spoilt[] {
  const made = (how: string, spoilt: unknown, pointer = place): Spoilt => ({pointer, how, body: put(spoilt)});
  const out: Spoilt[] = [
    made('null', null),
    made('an object', {a: 1}),
    made('an array', [value]),
    made('a flag', true),
    made('a fraction', 0.5),
    made('a negative number', -1),
    made('a number in a string', '17'),
    made('beyond 64 bits', 1e30),
    made('an empty string', ''),
    made('another word', 'Lorem ipsum'),
    made('a long string', 'x'.repeat(100_000)),
    made('control characters', 'a\u0000b\n'),
    made('half a surrogate pair', '\ud800'),
  ];
  if (typeof value === 'string' && value.length > 1) {
    out.push(
      made('cut', value.slice(0, -1)),
      made('longer', `${value}A`),
      made('padded', `${value}==`),
      made('blank before', ` ${value}`),
    );
  }
  if (typeof value === 'number')
    out.push(made('as a string', String(value)), made('the largest integer', Number.MAX_SAFE_INTEGER));
  if (Array.isArray(value)) {
    const of = partsOf(schema)
      .map((part) => part['items'])
      .find((items) => items !== undefined);
    out.push(
      made(
        'many',
        Array.from({length: 1001}, () => value[0] as unknown),
      ),
    );
    const [first, ...rest] = value as unknown[];
    if (first !== undefined) out.push(...spoil(first, resolve(of), `${place}/0`, (spoilt) => put([spoilt, ...rest])));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      const property = partsOf(schema)
        .map((part) => ((part['properties'] ?? {}) as Json)[name])
        .find((found) => found !== undefined);
      const without = Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      out.push(made('missing', without, `${place}/${name}`));
      if (property !== undefined)
        out.push(...spoil(member, resolve(property), `${place}/${name}`, (spoilt) => put({...value, [name]: spoilt})));
    }
  }
  return out;
}

const partsOf = (schema: Json): Json[] => [
  schema,
  ...((schema['allOf'] ?? []) as unknown[]).map((part) => resolve(part)),
];

describe('what the contract forbids is refused where it stands', () => {
  let sent = 0;
  let located = 0;

  test.for(withBody)('%s', {timeout: 300_000}, async (id) => {
    const operation = operationNamed(id);
    const right = ways[id]?.body();
    const spoilt = spoil(right, operation.body ?? {}, '', (value) => value).filter(
      ({body}) => !isBody(operation, body),
    );
    expect(spoilt.length).toBeGreaterThan(5);
    const wrong: string[] = [];
    const before = place.database.version();
    const contents = place.database.contents();
    for (const {pointer, how, body} of spoilt) {
      const told = await sending(id, JSON.stringify(body));
      ++sent;
      const at = `${pointer === '' ? 'the whole' : pointer} ${how}`;
      // A challenge nobody issued and a wrong auth are refused before anybody looks at the rest.
      // A number out of range may first be found to be another than the one that stands, a wrong auth to be wrong.
      // An entry that is another's, or does not follow, is so before it is seen to be none.
      const asEntry = pointer.startsWith('/entry/') ? [403, 409] : [];
      const refusals = operation.isOpen ? [400, 401, 404, 413] : id === 'elevateSession' ? [400, 403] : [400, 409, 413];
      if (![...refusals, ...asEntry].includes(told.status))
        wrong.push(`${at}: ${told.status} ${told.text.slice(0, 120)}`);
      const said = told.body['pointer'];
      if (typeof said === 'string') {
        ++located;
        if (said !== pointer && !pointer.startsWith(`${said}/`) && !said.startsWith(`${pointer}/`))
          wrong.push(`${at}: said to be at ${said}`);
      }
    }
    expect(wrong).toEqual([]);
    if (place.database.version() !== before)
      expect(place.database.contents() === contents, 'something was written').toBe(true);
    await place.expectWell();
  });

  afterAll(() => {
    process.stdout.write(`${sent} spoilt bodies, ${located} of the refusals with a pointer\n`);
  });
});

describe('what is no JSON document of ours', () => {
  const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  const texts: [string, string | Buffer][] = [
    ['nothing', ''],
    ['blanks', ' \n '],
    ['half an object', '{'],
    ['a trailing comma', '{"a":1,}'],
    ['a comment', '{"a":1 /* or 2 */}'],
    ['single quotes', "{'a':1}"],
    ['two documents', '{}{}'],
    ['NaN', '{"a":NaN}'],
    ['a list', '[]'],
    ['a word', '"word"'],
    ['null', 'null'],
    ['too deep', nested(40)],
    ['much too deep', nested(5_000)],
    ['brackets without end', '['.repeat(30_000)],
    ['a number without end', `{"a":1${'0'.repeat(30_000)}}`],
    ['a byte that is no UTF-8', Buffer.from('{"name":"\xff"}', 'latin1')],
    ['an overlong encoding', Buffer.from('{"name":"\xc0\xaf"}', 'latin1')],
    ['half a surrogate pair in bytes', Buffer.from('{"name":"\xed\xa0\x80"}', 'latin1')],
    ['a byte order mark', Buffer.from('\xef\xbb\xbf{}', 'latin1')],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le')],
    ['a NUL', '{"a":1}\u0000'],
  ];

  test.for(withBody)('%s', async (id) => {
    const told: string[] = [];
    const before = place.database.contents();
    for (const [name, text] of texts) {
      const raw = text as string; // fetch sends a Buffer as it is
      const {status} = await sending(id, raw);
      // Nothing but its type is asked of a list of optional members.
      const lenient = id === 'reserveNumber' && ['a number without end'].includes(name);
      if (status !== 400 && !lenient) told.push(`${name}: ${status}`);
    }
    expect(told).toEqual([]);
    expect(place.database.contents() === before).toBe(true);
  });

  test.for(withBody)('%s in another media type', async (id) => {
    const right = JSON.stringify(ways[id]?.body());
    const before = place.database.contents();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
      'application/jsonp',
      'multipart/form-data; boundary=x',
      'application/json, text/plain',
      '',
    ]) {
      expect([type, (await sending(id, right, {'content-type': type})).status]).toEqual([type, 415]);
    }
    expect(place.database.contents() === before).toBe(true);
  });

  const large = new Map([
    ...['rotateAccount', 'dealChunks'].map((id): [string, number] => [id, 4 << 20]),
    ...[
      'foundWorkspace',
      'previewInvitation',
      'readLogInvited',
      'acceptInvitation',
      'signIn',
      'createSession',
      'readLogSigningIn',
      'openDeviceRequest',
      'getDeviceRequestProgress',
      'revealDeviceKey',
      'takeDeviceLetter',
      'withdrawDeviceRequest',
      'receiveAndroidSms',
      'receiveSignedSms',
    ].map((id): [string, number] => [id, 64 << 10]),
  ]);

  test.for(withBody)('%s, a byte too long', async (id) => {
    const limit = large.get(id) ?? 1 << 20;
    const before = place.database.contents();
    const blanks = (size: number): string => `{${' '.repeat(size - 1)}`;
    expect((await sending(id, blanks(limit))).status).toBe(400);
    expect((await sending(id, blanks(limit + 1))).status).toBe(413);
    expect(place.database.contents() === before).toBe(true);
    await place.expectWell([ann.token, owner.token, base64url(ann.auth)]);
  });
});

test('members nobody knows are ignored, and the rest is taken', async () => {
  const told = await owner.ask('renameWorkspace', {
    body: {name: 'Another name', colour: 'green', nested: {a: [1, null]}},
  });
  expect([told.status, told.body['name']]).toEqual([200, 'Another name']);
});
