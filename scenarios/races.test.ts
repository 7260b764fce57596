// The same thing asked for several times at once. One of them happens; the others are told so, and nothing is there twice.
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {createClient} from '@latchkey/client';
import {nodePlatform} from '../demo/platform.ts';
import {valueOf} from '../demo/world.ts';
import {checkedFetch} from './harness/contract.ts';
import {Database} from './harness/database.ts';
import {foundTeam, password} from './harness/team.ts';
import {good, ask, elsewhere, newId, Wire, type Held, type Told} from './harness/wire.ts';
import {sendSigned, Workplace} from './harness/workplace.ts';

const atOnce = 8;

let place: Workplace;
let owner: Wire;
let ann: Wire;
let ben: Wire;
let cleo: Wire;

beforeAll(async () => {
  place = await Workplace.start();
  owner = place.owner;
  ann = await owner.add('Ann', 'user');
  ben = await owner.add('Ben', 'user');
  cleo = await owner.add('Cleo', 'guest');
});

afterAll(async () => {
  await place.stop();
});

// The statuses of as many requests as given at once, counted: "201×1 409×7".
async function race(requests: (() => Promise<{status: number}>)[]): Promise<string> {
  const statuses = (await Promise.all(requests.map((request) => request()))).map(({status}) => status);
  return [...new Set(statuses)]
    .sort()
    .map((status) => `${status}×${statuses.filter((other) => other === status).length}`)
    .join(' ');
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({length: count}, (_, index) => make(index));
const same = (request: () => Promise<{status: number}>): (() => Promise<{status: number}>)[] =>
  times(atOnce, () => request);
const count = (sql: string, ...values: (string | number)[]): number =>
  Number(place.database.rows(`select count(*) as n from ${sql}`, ...values)[0]?.['n']);

describe('once, whoever is first', () => {
  test('a founding link founds one workspace', async () => {
    const token = await place.foundingToken();
    const before = count('workspaces');
    const founders = times(atOnce, (index) => new Wire(place.server.url, newId(), `Founder ${index}`));
    const found = founders.map((founder) => {
      const body = founder.founding(token);
      return (): Promise<Told> => ask(place.server.url, 'foundWorkspace', {body});
    });
    expect(await race(found)).toBe('201×1 401×7');
    expect(count('workspaces')).toBe(before + 1);
  });

  test('an invitation lets one in', async () => {
    const {invitation, secret, body} = owner.invitation('user');
    good(await owner.ask('createInvitation', {body}), 'inviting');
    const before = count('members');
    const joining = times(atOnce, (index) => {
      const newcomer = new Wire(place.server.url, owner.at.workspace, `Newcomer ${index}`);
      const acceptance = newcomer.acceptance(invitation, secret);
      return (): Promise<Told> =>
        ask(place.server.url, 'acceptInvitation', {
          path: {...owner.path, invitation},
          body: acceptance,
          headers: elsewhere(),
        });
    });
    expect(await race(joining)).toBe('201×1 409×7');
    expect(count('members')).toBe(before + 1);
  });

  test('a challenge opens one session', async () => {
    const greeting = good(await ask(place.server.url, 'signIn', {path: ann.path, body: ann.showAuth()}), 'signing in');
    const body = ann.proof(greeting['challenge'] as string);
    const before = count('sessions where member = ?', ann.at.member);
    expect(await race(same(() => ask(place.server.url, 'createSession', {path: ann.path, body})))).toBe('201×1 401×7');
    expect(count('sessions where member = ?', ann.at.member)).toBe(before + 1);
  });

  test('an account, an invitation, a number and a mail domain are added once', async () => {
    const {body} = ann.newAccount();
    expect(await race(same(() => ann.ask('createAccount', {body})))).toBe('201×1 409×7');
    const invitation = owner.invitation('user').body;
    expect(await race(same(() => owner.ask('createInvitation', {body: invitation})))).toBe('201×1 409×7');
    const number = {number: '+15558880001', kind: 'voip', source: place.source.id};
    expect(await race(same(() => owner.ask('addNumber', {body: number})))).toBe('201×1 409×7');
    expect(await race(same(() => owner.ask('addMailDomain', {body: {domain: 'raced.example'}})))).toBe('201×1 409×7');
    expect(await race(same(() => owner.ask('removeMailDomain', {path: {domain: 'raced.example'}})))).toBe(
      '204×1 404×7',
    );
    expect(await race(same(() => owner.ask('removeNumber', {path: {number: number.number}})))).toBe('204×1 404×7');
  });

  test('a revision of a record is written once, and new keys are taken once', async () => {
    const held = await ann.createAccount();
    await ann.share(held, ben, 'owner');
    const write = times(atOnce, (index) => {
      const by = index % 2 === 0 ? ann : ben;
      const body = by.record(held, 'password', 1);
      return (): Promise<Told> => by.ask('putRecord', {path: {account: held.id, kind: 'password'}, body});
    });
    expect(await race(write)).toBe('200×1 409×7');
    const rotate = times(atOnce, (index) => {
      const by = index % 2 === 0 ? ann : ben;
      const body = by.rotation(
        held,
        [
          [ann, 'owner'],
          [ben, 'owner'],
        ],
        {profile: 1, password: 1},
      );
      return (): Promise<Told> => by.ask('rotateAccount', {path: {account: held.id}, body});
    });
    expect(await race(rotate)).toBe('200×1 409×7');
    expect(count('epochs where account = ?', held.id)).toBe(2);
  });

  test('new keys and a record at once: either the record is among those sealed anew, or it is refused', async () => {
    const held = await ann.createAccount();
    const rotation = ann.rotation(held, [[ann, 'owner']]);
    const statuses = await race([
      () => ann.ask('rotateAccount', {path: {account: held.id}, body: rotation}),
      () => ann.ask('putRecord', {path: {account: held.id, kind: 'password'}, body: ann.record(held, 'password', 1)}),
    ]);
    expect(statuses).toBe('200×1 409×1');
    const epoch = Number(place.database.rows('select epoch from accounts where id = ?', held.id)[0]?.['epoch']);
    expect(count('records where account = ? and epoch <> ?', held.id, epoch)).toBe(0);
  });

  test('a grant, new keys, a record, and its number given back at once: what happened fits together', async () => {
    for (let round = 0; round < 6; ++round) {
      const held = await ann.createAccount();
      await ann.share(held, ben, 'owner');
      await place.reserveNumber(ann, held);
      const path = {account: held.id};
      const granting = ann.granting(held, cleo, 'collaborator');
      const rotation = ben.rotation(held, [
        [ann, 'owner'],
        [ben, 'owner'],
      ]);
      const record = ann.record(held, 'password', 1);
      const asked = [
        () => ann.ask('appendToChain', {path, body: granting}),
        () => ben.ask('rotateAccount', {path, body: rotation}),
        () => ann.ask('putRecord', {path: {...path, kind: 'password'}, body: record}),
        () => ben.ask('releaseNumber', {path, body: {no_longer_used: true}}),
        () => ann.ask('releaseNumber', {path, body: {no_longer_used: true}}),
      ];
      // Who is sent first differs from round to round.
      const order = [...asked.slice(round % asked.length), ...asked.slice(0, round % asked.length)];
      const told = await Promise.all(order.map((request) => request()));
      for (const {status, text} of told) expect([200, 204, 404, 409], text).toContain(status);

      const [account] = place.database.rows('select epoch, chain_number from accounts where id = ?', held.id);
      const epoch = Number(account?.['epoch']);
      expect(count('account_entries where account = ?', held.id)).toBe(Number(account?.['chain_number']));
      expect(count('records where account = ? and epoch <> ?', held.id, epoch)).toBe(0);
      expect(count('grants where account = ? and epoch <> ?', held.id, epoch)).toBe(0);
      expect(count('numbers where account = ?', held.id)).toBe(0);
      // Whoever holds the account has its keys, and nobody else.
      const members = (table: string): unknown[] =>
        place.database.rows(`select member from ${table} where account = ? order by member`, held.id);
      expect(members('grants')).toEqual(members('holders'));
    }
  });

  test('an account goes to the trash once and comes back once; a member is ended once', async () => {
    const held = await ann.createAccount();
    expect(await race(same(() => ann.ask('deleteAccount', {path: {account: held.id}})))).toBe('204×1 404×7');
    expect(await race(same(() => ann.ask('restoreAccount', {path: {account: held.id}})))).toBe('200×1 409×7');
    const gone = await owner.add('Gone', 'user');
    const end = {body: owner.saying({kind: 'end', member: gone.at.member})};
    expect(await race(same(() => owner.ask('appendToLog', end)))).toBe('204×1 409×7');
  });
});

describe('numbers', () => {
  test('three free ones go to three of eight accounts', async () => {
    // Taken by others first, so that exactly these three are free.
    for (let index = 0; index < 3; ++index) await place.addNumber();
    const accounts: Held[] = [];
    for (let index = 0; index < atOnce; ++index) accounts.push(await ann.createAccount());
    const reserve = accounts.map(
      ({id}) =>
        (): Promise<Told> =>
          ann.ask('reserveNumber', {path: {account: id}, body: {}}),
    );
    expect(await race(reserve)).toBe('201×3 409×5');
    expect(count("numbers where state = 'reserved'")).toBe(3);
    expect(
      place.database.rows('select account from numbers where account is not null group by account having count(*) > 1'),
    ).toEqual([]);
  });

  test('an account that asks eight times at once has one number and one address, and gives each back once', async () => {
    await place.addNumber();
    await place.addNumber();
    const held = await ann.createAccount();
    const path = {account: held.id};
    expect(await race(same(() => ann.ask('reserveNumber', {path, body: {}})))).toBe('200×7 201×1');
    expect(await race(same(() => ann.ask('reserveAddress', {path})))).toBe('200×7 201×1');
    expect(count('numbers where account = ?', held.id)).toBe(1);
    expect(count('addresses where account = ?', held.id)).toBe(1);
    expect(await race(same(() => ann.ask('releaseNumber', {path, body: {no_longer_used: true}})))).toBe('204×1 404×7');
    expect(await race(same(() => ann.ask('releaseAddress', {path, body: {no_longer_used: true}})))).toBe('204×1 404×7');
  });
});

describe('messages', () => {
  test('a message a carrier sends eight times at once is kept once', async () => {
    const held = await ann.createAccount();
    const number = await place.reserveNumber(ann, held);
    const message = {to: number, from: 'Orchard', text: 'Orchard code 604 118', received_at: Date.now()};
    expect(await race(same(() => sendSigned(place.source, message, 'msg_eight_times')))).toBe('204×8');
    expect(count('messages where account = ?', held.id)).toBe(1);
  });

  test('its code is used by the first who says so', async () => {
    const held = await ann.createAccount();
    await ann.share(held, ben, 'owner');
    await ann.share(held, cleo, 'collaborator');
    const number = await place.reserveNumber(ann, held);
    const message = await place.deliver(ann, held, number);
    const use = times(9, (index) => {
      const by = [ann, ben, cleo][index % 3] ?? ann;
      return (): Promise<Told> => by.ask('markMessageUsed', {path: {account: held.id, message}});
    });
    expect(await race(use)).toBe('204×9');
    expect(count("activity where kind = 'code_used' and account = ?", held.id)).toBe(1);
    expect(await race(same(() => ann.ask('deleteMessage', {path: {account: held.id, message}})))).toBe('204×1 404×7');
  });
});

describe('somebody always remains', () => {
  test('two Account Owners who end each other at once leave one', async () => {
    for (let round = 0; round < 5; ++round) {
      const held = await ann.createAccount();
      await ann.share(held, ben, 'owner');
      await race([() => ann.end(held, ben.at.member), () => ben.end(held, ann.at.member)]);
      expect(count("grants where role = 'owner' and account = ?", held.id)).toBe(1);
    }
  });

  test('two Workspace Owners who lower each other at once leave one', async () => {
    const place = await Workplace.start();
    try {
      const second = await place.owner.add('Second', 'owner');
      const first = place.owner;
      await first.elevate();
      await second.elevate();
      await race([
        () => first.say({kind: 'role', member: second.at.member, role: 'user', endsAt: null}),
        () => second.say({kind: 'role', member: first.at.member, role: 'user', endsAt: null}),
      ]);
      const owners = place.database.rows("select id from members where role = 'owner' and state = 'active'");
      expect(owners.length).toBe(1);
    } finally {
      await place.stop();
    }
  });

  test('access that ends while its holder writes: what was refused left nothing', async () => {
    const held = await ann.createAccount();
    await ann.share(held, ben, 'owner');
    const write = ben.records(held, 'password', atOnce).map((body) => {
      return (): Promise<Told> => ben.ask('putRecord', {path: {account: held.id, kind: 'password'}, body});
    });
    const ended = ann.end(held, ben.at.member);
    const answers = await Promise.all(write.map((request) => request()));
    expect((await ended).status).toBe(204);
    const written = answers.filter(({status}) => status === 200).length;
    for (const {status} of answers) expect([200, 404, 409]).toContain(status);
    expect(
      Number(
        place.database.rows(
          "select coalesce(max(revision), 0) as n from records where kind = 'password' and account = ?",
          held.id,
        )[0]?.['n'],
      ),
    ).toBe(written);
    expect((await ben.ask('getAccount', {path: {account: held.id}})).status).toBe(404);
  });
});

describe('two Owners whose clients change keys at once', () => {
  test('the one that read too early reads again, and the recovery codes open under the last keys', async () => {
    const team = await foundTeam();
    try {
      const {mira, jo, server} = team;
      // Mira once more, on a device whose question for the recovery codes takes as long as Jo's change of keys.
      let meanwhile: (() => Promise<void>) | null = null;
      const slowly: typeof fetch = async (input, init) => {
        const act = meanwhile;
        if (
          act !== null &&
          (input instanceof Request ? input.url : String(input)).endsWith('/records/recovery') &&
          init?.method === 'GET'
        ) {
          meanwhile = null;
          await act();
        }
        return checkedFetch(input, init);
      };
      const client = await createClient(nodePlatform(server.url, 'Slow device', {fetch: slowly}));
      const {signInLink, secretKey} = mira.kit;
      const account = valueOf(
        await mira.session.accounts.create({label: 'A', service: 'A', username: '', urls: [], notes: ''}),
        'creating',
      );
      valueOf(await mira.session.recovery.save(account, ['4821 7730', '9917 0042'], 'replace'), 'saving');
      valueOf(await mira.session.accounts.share(account, jo.session.memberId, 'owner'), 'sharing');
      const signedIn = await client.signIn({address: signInLink, secretKey, password});
      if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
      await signedIn.session.elevate(password);
      await jo.session.elevate(password);
      valueOf(await jo.session.sync(), 'syncing');
      meanwhile = async () => {
        valueOf(await jo.session.accounts.rotate(account), "Jo's new keys");
      };
      valueOf(await signedIn.session.accounts.rotate(account), "Mira's new keys");
      expect(meanwhile).toBeNull();
      const database = new Database(team.dataDirectory);
      expect(database.rows('select epoch from accounts where id = ?', account)).toEqual([{epoch: 3}]);
      database.close();
      valueOf(await jo.session.sync(), 'syncing');
      for (const session of [jo.session, signedIn.session]) {
        const codes = valueOf(await session.recovery.view(account), 'viewing');
        expect(JSON.stringify(codes)).toContain('4821 7730');
      }
      await signedIn.session.lock();
    } finally {
      await team.stop();
    }
  });
});
