// The whole API asked by everybody with what the contract allows and with what it nearly allows. Whatever is asked, the server
// answers as declared, never with a failure of its own, and goes on.
//
//   LATCHKEY_API_FUZZ_REQUESTS   how many (1,500)
//   LATCHKEY_API_FUZZ_SEED       another walk (1)
import {afterAll, beforeAll, expect, test} from 'vitest';
import {checkAnswer, document, operations, resolve, type Json, type Operation} from '../harness/contract.ts';
import {broken, pick, seeded, valid} from '../harness/schema-values.ts';
import {elsewhere, newId, Wire, type Held} from '../harness/wire.ts';
import {countless, Workplace} from '../harness/workplace.ts';

const requests = Number(process.env['LATCHKEY_API_FUZZ_REQUESTS'] ?? 1500);
const seed = Number(process.env['LATCHKEY_API_FUZZ_SEED'] ?? 1);
const chance = seeded(seed);

let place: Workplace;
let people: Wire[];
let held: Held;
let known: string[];

beforeAll(async () => {
  // A report ends the server, and is read from what it printed.
  const sanitizers = {ASAN_OPTIONS: 'detect_leaks=0', UBSAN_OPTIONS: 'halt_on_error=1:print_stacktrace=1'};
  place = await Workplace.start({...countless, ...sanitizers});
  const {owner} = place;
  const roles = ['guest', 'user', 'admin', 'super-admin', 'owner'] as const;
  people = [owner];
  for (const role of roles) people.push(await owner.add(`A ${role}`, role));
  people.push(await Wire.found(place.server.url, await place.foundingToken(), 'Elsewhere'));
  held = await owner.createAccount();
  const user = people[2];
  if (user !== undefined) await owner.share(held, user, 'owner');
  await place.write(owner, held, 'password');
  const number = await place.reserveNumber(owner, held);
  const message = await place.deliver(owner, held, number);
  known = [
    held.id,
    message,
    owner.at.workspace,
    owner.device.id,
    owner.session,
    place.source.id,
    ...people.map(({at}) => at.member),
  ];
});

afterAll(async () => {
  await place.stop();
});

// Bodies with real signatures: what is wrong with one of these is wrong in one place only.
function signed(operation: string, by: Wire): unknown {
  switch (operation) {
    case 'createAccount':
      return by.newAccount().body;
    case 'appendToChain':
      return chance.below(2) === 0
        ? by.granting(held, pick(chance, people), 'collaborator')
        : by.ending(held, pick(chance, people).at.member);
    case 'putRecord':
      return by.record(held, 'password', 1 + chance.below(4));
    case 'rotateAccount':
      return by.rotation(held, [[by, 'owner']], {profile: 1, password: 1});
    case 'dealChunks':
      return {chunks: by.chunks(held)};
    case 'createInvitation':
      return by.invitation('user').body;
    case 'appendToLog':
      return chance.below(2) === 0
        ? by.renaming('Another name')
        : by.saying({
            kind: 'admit',
            member: pick(chance, people).at.member,
            fingerprint: pick(chance, people).fingerprint,
          });
    case 'openLoginRequest':
      return by.login(held);
    case 'changeCredentials':
      return by.credentials();
    case 'elevateSession':
    case 'signIn':
      return by.showAuth();
    default:
      return undefined;
  }
}

type Parameter = {name: string; in: string; required?: boolean; schema: unknown};

function parametersOf({method, path}: Operation): Parameter[] {
  const item = (document['paths'] as Record<string, Json>)[path] ?? {};
  const own = item[method.toLowerCase()] as Json;
  return [...((item['parameters'] ?? []) as unknown[]), ...((own['parameters'] ?? []) as unknown[])].map(
    (parameter) => resolve(parameter) as unknown as Parameter,
  );
}

function pathValue(name: string, by: Wire): string {
  const right: Record<string, string> = {
    workspace: by.at.workspace,
    account: held.id,
    member: pick(chance, people).at.member,
    session: by.session,
    kind: pick(chance, ['profile', 'password', 'totp', 'recovery', 'private-note']),
  };
  if (chance.below(12) === 0) return pick(chance, ['', '%00', '..', 'A'.repeat(300), '-', newId()]);
  return right[name] ?? pick(chance, known);
}

async function askSomething(operation: Operation): Promise<string> {
  const by = pick(chance, people);
  const parameters = parametersOf(operation);
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(pathValue(name, by)).replaceAll('..', '%2e%2e'),
  );
  const query = new URLSearchParams();
  for (const {name, in: where, required, schema} of parameters) {
    if (where !== 'query' || (required !== true && chance.below(2) === 0)) continue;
    const value = valid(chance, schema, known);
    query.set(name, String(chance.below(4) === 0 ? broken(chance, value) : value));
  }
  const base = operation.body === null ? undefined : (signed(operation.id, by) ?? valid(chance, operation.body, known));
  const body = base !== undefined && chance.below(3) > 0 ? broken(chance, base) : base;
  const text = body === undefined ? undefined : JSON.stringify(body);
  const token = chance.below(10) === 0 ? pick(chance, ['', 'x', newId()]) : by.token;
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  const response = await fetch(place.server.url + path + search, {
    method: operation.method,
    headers: {
      authorization: `Bearer ${token}`,
      ...elsewhere(),
      ...(text === undefined ? {} : {'content-type': chance.below(30) === 0 ? 'text/plain' : 'application/json'}),
    },
    ...(text === undefined ? {} : {body: text}),
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  });
  const answer = await response.text();
  const what = `${operation.method} ${path}${search} ${text?.slice(0, 2000) ?? ''} answered ${response.status} ${answer.slice(0, 300)}`;
  if (response.status >= 500) throw new Error(what);
  const {pathname} = new URL(response.url);
  try {
    checkAnswer(operation.method, pathname, response.status, response.headers.get('content-type') ?? '', answer);
  } catch (error) {
    throw new Error(what, {cause: error});
  }
  // A session may have been ended, or a password changed, by what was asked.
  if (response.status === 401 && token === by.token) await by.signIn().catch(() => undefined);
  return String(response.status);
}

test(`${requests} requests, seed ${seed}: each is answered as declared`, async () => {
  // Files and sockets are asked for elsewhere (bad-input/), with what only they can get wrong.
  const asked = operations.filter(({id}) => !['openEvents', 'receiveTwilioSms'].includes(id));
  const statuses = new Map<string, number>();
  const seen = new Set<string>();
  for (let count = 0; count < requests; ++count) {
    const operation = pick(chance, asked);
    const status = await askSomething(operation);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    seen.add(`${operation.id} ${status}`);
  }
  const counted = [...statuses].sort().map(([status, count]) => `${status}×${count}`);
  process.stdout.write(
    `${requests} requests, seed ${seed}: ${counted.join(' ')}; ${seen.size} pairs of operation and status\n`,
  );
  // A walk that never gets past the door proves nothing.
  expect((statuses.get('200') ?? 0) + (statuses.get('201') ?? 0) + (statuses.get('204') ?? 0)).toBeGreaterThan(
    requests / 20,
  );
});

test('the server is well after all of it, and no sanitizer has anything to say', async () => {
  await place.expectWell();
  const output = place.server.output.join('\n');
  for (const word of [
    'AddressSanitizer',
    'UndefinedBehaviorSanitizer',
    'LeakSanitizer',
    'runtime error:',
    'LK_CHECK',
  ]) {
    expect(output).not.toContain(word);
  }
});
