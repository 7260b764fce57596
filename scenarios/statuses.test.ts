// What an operation says when it is asked at the wrong moment: somebody came first, it was valid once, too many ask, the
// storage cannot write. And that nothing has changed by it. Hours and days pass by moving times in the database.
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {base64url} from '../web/client/src/bytes.ts';
import type {LoginRequestId} from '../web/client/src/ids.ts';
import {Conversation} from './harness/conversation.ts';
import {checkedFetch, operations} from './harness/contract.ts';
import {
  ask,
  elsewhere,
  good,
  newId,
  noise,
  random,
  Wire,
  type Ask,
  type Held,
  type Told,
  type WorkspaceRole,
} from './harness/wire.ts';
import {addSource, androidHeaders, countless, sendSigned, webhookHeaders, Workplace} from './harness/workplace.ts';

let place: Workplace;
let owner: Wire;
let ann: Wire; // a User with accounts
let cleo: Wire; // a guest, Collaborator on them

beforeAll(async () => {
  place = await Workplace.start();
  owner = place.owner;
  ann = await owner.add('Ann', 'user');
  cleo = await owner.add('Cleo', 'guest');
});

afterAll(async () => {
  await place.stop();
});

async function anAccount(): Promise<Held> {
  const held = await ann.createAccount();
  await ann.share(held, cleo, 'collaborator');
  return held;
}

async function anInvitation(role: WorkspaceRole = 'user'): Promise<ReturnType<Wire['invitation']>> {
  const made = owner.invitation(role);
  good(await owner.ask('createInvitation', {body: made.body}), 'inviting');
  return made;
}

const newcomer = (): Wire => new Wire(place.server.url, owner.at.workspace, 'Newcomer');

// Refused with this status and this reason, and nothing was written.
async function refused(asking: () => Promise<Told>, status: number, detail: string): Promise<void> {
  const before = place.database.contents();
  const told = await asking();
  expect([told.status, told.body['detail']]).toEqual([status, detail]);
  expect(place.database.contents() === before, 'and something was written').toBe(true);
}

const passDays = (table: string, column: string, days: number, id: string): void => {
  expect(
    place.database.change(`update ${table} set ${column} = ${column} - ? where id = ?`, days * 86_400_000, id),
  ).toBe(1);
};

describe('founding and joining', () => {
  test('a founding link is good once, and for a day', async () => {
    const token = await place.foundingToken();
    const [first, second] = [
      new Wire(place.server.url, newId(), 'First'),
      new Wire(place.server.url, newId(), 'Second'),
    ];
    const founding = first.founding(token);
    good(await ask(place.server.url, 'foundWorkspace', {body: founding}), 'founding');
    // An answer that got lost: the same request once more.
    expect((await ask(place.server.url, 'foundWorkspace', {body: founding})).status).toBe(201);
    await first.signIn();
    const again = (body: unknown) => (): Promise<Told> => ask(place.server.url, 'foundWorkspace', {body});
    await refused(again(second.founding(token)), 401, 'founding: token');
    const fresh = await place.foundingToken();
    const taken = new Wire(place.server.url, first.at.workspace, 'Taker');
    await refused(again(taken.founding(fresh)), 409, 'founding: the workspace exists');
    place.database.change('update founding_tokens set expires_at = 1');
    await refused(again(second.founding(fresh)), 410, 'founding: the link is too old');
  });

  test('an invitation is good once, until it is withdrawn, for a week', async () => {
    const join =
      (made: ReturnType<Wire['invitation']>, who = newcomer()) =>
      (): Promise<Told> =>
        ask(place.server.url, 'acceptInvitation', {
          path: {...owner.path, invitation: made.invitation},
          body: who.acceptance(made.invitation, made.secret),
          headers: elsewhere(),
        });
    const look = (made: ReturnType<Wire['invitation']>) => (): Promise<Told> =>
      ask(place.server.url, 'previewInvitation', {
        path: {...owner.path, invitation: made.invitation},
        body: owner.invitationToken(made.invitation, made.secret),
        headers: elsewhere(),
      });
    const readLog = (made: ReturnType<Wire['invitation']>) => (): Promise<Told> =>
      ask(place.server.url, 'readLogInvited', {
        path: {...owner.path, invitation: made.invitation},
        query: {after: 0},
        body: owner.invitationToken(made.invitation, made.secret),
        headers: elsewhere(),
      });
    const used = await anInvitation();
    expect((await join(used)()).status).toBe(201);
    await refused(join(used), 409, 'invitation: used');
    await refused(look(used), 410, 'invitation: not open');
    await refused(readLog(used), 410, 'invitation: not open');
    await refused(() => owner.say({kind: 'withdraw', invitation: used.invitation}), 409, 'invitation: not open');

    const withdrawn = await anInvitation();
    good(await owner.say({kind: 'withdraw', invitation: withdrawn.invitation}), 'withdrawing');
    await refused(join(withdrawn), 410, 'invitation: not open');

    const old = await anInvitation();
    passDays('invitations', 'expires_at', 8, old.invitation);
    await refused(join(old), 410, 'invitation: not open');
    await refused(() => owner.say({kind: 'withdraw', invitation: newId()}), 404, 'invitation: none');

    const taken = await anInvitation();
    await refused(join(taken, ann), 409, 'member: the id is taken');
    await refused(() => owner.ask('createInvitation', {body: taken.body}), 409, 'log: not the next entry');
    const late = owner.invitation('user', Date.now() + 8 * 86_400_000).body;
    await refused(() => owner.ask('createInvitation', {body: late}), 400, 'invitation: good for seven days at most');
  });

  test('an invitation falls with the inviter', async () => {
    const admin = await owner.add('Passing admin', 'admin');
    const made = admin.invitation('user');
    good(await admin.ask('createInvitation', {body: made.body}), 'inviting');
    good(await owner.say({kind: 'end', member: admin.at.member}), 'ending');
    const body = newcomer().acceptance(made.invitation, made.secret);
    const joining = {path: {...owner.path, invitation: made.invitation}, body, headers: elsewhere()};
    await refused(() => ask(place.server.url, 'acceptInvitation', joining), 410, 'invitation: not open');
  });
});

describe('sessions', () => {
  test('a challenge is good once, for its member, and a device stands on the log until it is ended', async () => {
    const greet = async (who: Wire): Promise<string> =>
      good(await ask(place.server.url, 'signIn', {path: who.path, body: who.showAuth()}), 'signing in')[
        'challenge'
      ] as string;
    const open = (body: unknown) => (): Promise<Told> => ask(place.server.url, 'createSession', {path: ann.path, body});
    const wrong = 'sign-in: challenge or proof';
    const proof = ann.proof(await greet(ann));
    expect((await open(proof)()).status).toBe(201);
    await refused(open(proof), 401, wrong);
    await refused(open(ann.proof(await greet(cleo))), 401, wrong);
    await refused(open({...ann.proof(await greet(ann)), origin: 'https://look-alike.example'}), 401, wrong);
    await refused(open({...ann.proof(await greet(ann)), proof: noise(64)}), 401, wrong);
    // Cleo's device, and its id under a key of Ann's.
    const thief = new Wire(place.server.url, ann.at.workspace, 'Thief', ann.at.member);
    Object.assign(thief, {identity: ann.identity, auth: ann.auth});
    thief.device.id = cleo.device.id;
    await refused(open(thief.proof(await greet(ann))), 401, wrong);
    const enrolling = async (enrolment: unknown): Promise<object> => ({...thief.proof(await greet(ann)), enrolment});
    await refused(open(await enrolling(thief.enrolment())), 409, 'log: the id is taken');

    thief.device.id = newId();
    await refused(open(await enrolling(null)), 409, 'device: not on the log');
    await refused(
      open(await enrolling({...thief.enrolment(), name: {name: 'x', salt: noise(16)}})),
      400,
      'device: name',
    );
    expect((await open(await enrolling(thief.enrolment()))()).status).toBe(201);
    const listed = async (who: Wire): Promise<Told> => ann.ask('listDevices', {path: {member: who.at.member}});
    expect(good(await listed(ann), 'listing')['devices']).toHaveLength(2);
    await refused(() => owner.ask('listDevices', {path: {member: newId()}}), 404, 'member: none');
    await refused(() => listed(cleo), 403, 'member: role');
    good(await ann.say({kind: 'device-end', device: thief.device.id}), 'ending');
    await refused(open(await enrolling(null)), 403, 'device: ended');
    await refused(() => ann.say({kind: 'device-end', device: thief.device.id}), 404, 'device: none');
  });

  test('a member who was ended is told what a stranger is told', async () => {
    const gone = await owner.add('Gone', 'user');
    good(await owner.say({kind: 'end', member: gone.at.member}), 'ending');
    const asking = (who: Wire) => (): Promise<Told> =>
      ask(place.server.url, 'signIn', {path: who.path, body: who.showAuth(), headers: elsewhere()});
    await refused(asking(gone), 401, 'sign-in: auth');
    await refused(asking(newcomer()), 401, 'sign-in: auth');
    await refused(() => owner.say({kind: 'end', member: gone.at.member}), 404, 'member: none');
    const longer = {kind: 'role', role: 'user', endsAt: Date.now() + 1_000_000} as const;
    await refused(() => owner.say({...longer, member: gone.at.member}), 404, 'member: none');
    await refused(() => owner.say({...longer, member: newId()}), 404, 'member: none');
  });
});

describe('the workspace log', () => {
  test('is read on from a number', async () => {
    for (const query of [{}, {after: 'x'}, {after: -1}, {after: '1.5'}, {after: '99999999999999999999'}]) {
      expect((await ann.ask('readLog', {query})).status).toBe(400);
    }
    const whole = good(await ann.ask('readLog', {query: {after: 0}}), 'reading')['entries'] as {number: number}[];
    const last = whole.at(-1)?.number ?? 0;
    expect(whole.map(({number}) => number)).toEqual(Array.from({length: last}, (_, index) => index + 1));
    expect((await ann.ask('readLog', {query: {after: last}})).body).toEqual({entries: [], more: false});
  });
});

describe('members', () => {
  test('the only owner of an account is not ended before somebody else owns it', async () => {
    const other = await owner.add('Sole owner', 'user');
    const held = await other.createAccount();
    const ending = (): Promise<Told> => owner.say({kind: 'end', member: other.at.member});
    await refused(ending, 409, 'member: only owner of an account');
    expect((await ending()).body['accounts']).toEqual([held.id]);
    await other.share(held, ann, 'owner');
    expect((await ending()).status).toBe(204);
  });
});

describe('accounts', () => {
  test('an id is taken once', async () => {
    const {body} = ann.newAccount();
    expect((await ann.ask('createAccount', {body})).status).toBe(201);
    await refused(() => ann.ask('createAccount', {body}), 409, 'account: the id is taken');
  });

  test('what was not signed as it stands is refused', async () => {
    const {body} = ann.newAccount();
    const {body: other} = cleo.newAccount();
    for (const forged of [
      {...body, entry: {...body.entry, signature: noise(64)}},
      {...body, entry: {...body.entry, at: body.entry.at + 1}},
      {...body, manifest: {...body.manifest, signature: noise(64)}},
      {...body, records: other.records},
      {...body, records: []},
    ]) {
      const before = place.database.contents();
      expect((await ann.ask('createAccount', {body: forged})).status).toBe(400);
      expect(place.database.contents() === before).toBe(true);
    }
  });

  test('comes back from the trash within 30 days, once, by its Owner', async () => {
    const held = await anAccount();
    const path = {path: {account: held.id}};
    await refused(() => ann.ask('restoreAccount', path), 409, 'account: not in the trash');
    await refused(() => cleo.ask('restoreAccount', path), 403, 'account: role');
    good(await ann.ask('deleteAccount', path), 'deleting');
    await refused(() => ann.ask('deleteAccount', path), 404, 'account: none');
    passDays('accounts', 'deleted_at', 31, held.id);
    // The sweep may be faster: then it is gone.
    const told = await ann.ask('restoreAccount', path);
    expect([404, 410]).toContain(told.status);
    place.database.change('update accounts set deleted_at = deleted_at + ? where id = ?', 30 * 86_400_000, held.id);
    if (told.status === 410) expect((await ann.ask('restoreAccount', path)).status).toBe(200);
  });

  test('a record is written over the revision it was read at, and under the keys of now', async () => {
    const held = await anAccount();
    const put =
      (body: unknown, kind = 'password') =>
      (): Promise<Told> =>
        ann.ask('putRecord', {path: {account: held.id, kind}, body});
    expect((await put(ann.record(held, 'password', 1))()).status).toBe(200);
    await refused(put(ann.record(held, 'password', 1)), 409, 'record: revision');
    await refused(put(ann.record(held, 'password', 3)), 409, 'record: revision');
    await refused(put(ann.record(held, 'password', 2, {epoch: 2})), 409, 'record: epoch');
    await refused(put(ann.record(held, 'a-kind', 1), 'a-kind'), 404, 'path: kind of record');
    const remove = (kind: string, revision: number) => put(ann.record(held, kind, revision, {sealed: null}), kind);
    await refused(remove('profile', 2), 400, 'record: profile and password stay');
    await refused(remove('totp', 1), 404, 'record: none');
  });

  test('the list of records goes on by one, is signed by who brings it, and is of what then is kept', async () => {
    const held = await anAccount();
    const right = ann.record(held, 'password', 1);
    const put = (manifest: object) => (): Promise<Told> =>
      ann.ask('putRecord', {path: {account: held.id, kind: 'password'}, body: {...right, manifest}});
    const {manifest} = right;
    await refused(put({...manifest, counter: 3}), 409, 'manifest: counter');
    await refused(put({...manifest, counter: 1}), 409, 'manifest: counter');
    await refused(put({...manifest, chain_number: 1}), 409, 'manifest: chain');
    await refused(put({...manifest, chain_hash: noise(32)}), 409, 'manifest: chain');
    await refused(put({...manifest, signature: noise(64)}), 400, 'manifest: signature');
    await refused(put(cleo.record(held, 'password', 1).manifest), 400, 'manifest: signature');
    await refused(put(ann.record(held, 'totp', 1).manifest), 400, 'manifest: signature');
    expect((await put(manifest)()).status).toBe(200);
  });

  test('access: not to who is gone, by an entry that follows, and the last Owner stays', async () => {
    const held = await anAccount();
    const gone = await owner.add('Gone', 'user');
    good(await owner.say({kind: 'end', member: gone.at.member}), 'ending');
    const append = (body: unknown) => (): Promise<Told> => ann.ask('appendToChain', {path: {account: held.id}, body});
    const right = ann.granting(held, cleo, 'owner');
    await refused(append({...right, entry: {...right.entry, number: 9}}), 409, 'chain: not the next entry');
    await refused(append({...right, entry: {...right.entry, signature: noise(64)}}), 400, 'chain: signature');
    await refused(
      append({...right, entry: {...right.entry, log_hash: noise(32)}}),
      409,
      'chain: not an entry of the workspace log',
    );
    await refused(append({...right, wraps: null}), 400, 'grant: wraps');
    await refused(append({...right, wraps: ann.wraps('collaborator')}), 400, 'grant: wraps');
    await refused(append({...ann.ending(held, cleo.at.member), wraps: ann.wraps('owner')}), 400, 'grant: wraps');
    await refused(append(ann.granting(held, gone, 'collaborator')), 404, 'grant: no such member');
    await refused(append(ann.granting(held, newcomer(), 'collaborator')), 404, 'grant: no such member');
    await refused(append(ann.granting(held, ann, 'collaborator')), 409, 'grant: last owner');
    await refused(append(ann.ending(held, ann.at.member)), 409, 'grant: last owner');
    await refused(append(ann.ending(held, owner.at.member)), 404, 'grant: none');
    const epoch = ann.rotation(held, [[ann, 'owner']]).entries[0];
    await refused(append({entry: epoch, wraps: null}), 400, 'chain: kind');
  });

  test('new keys name everybody who remains, every record, and the keys before', async () => {
    const held = await anAccount();
    const members: [Wire, 'owner' | 'collaborator'][] = [
      [ann, 'owner'],
      [cleo, 'collaborator'],
    ];
    const rotate = (body: unknown) => (): Promise<Told> => ann.ask('rotateAccount', {path: {account: held.id}, body});
    const right = ann.rotation(held, members);
    await refused(rotate(ann.rotation(held, [[ann, 'owner']])), 409, 'rotation: members');
    await refused(rotate(ann.rotation(held, [...members, [owner, 'collaborator']])), 409, 'rotation: members');
    await refused(rotate(ann.rotation(held, members, {})), 409, 'rotation: records');
    await refused(rotate(ann.rotation(held, members, {profile: 4})), 409, 'rotation: records');
    await refused(rotate({...right, former: right.former.slice(1)}), 400, 'rotation: a former key a tier');
    await refused(rotate({...right, manifest: {...right.manifest, signature: noise(64)}}), 400, 'manifest: signature');
    const self = ann.rotation(held, members, undefined, [{kind: 'end', member: ann.at.member}]);
    await refused(rotate(self), 409, 'grant: last owner');
    const none = ann.granting(held, cleo, 'collaborator').entry;
    await refused(rotate({...right, entries: [none]}), 400, 'rotation: its last entry is the epoch');
    expect((await rotate(right)()).status).toBe(200);
    await refused(rotate(right), 409, 'chain: not the next entry');
  });

  test('codes are dealt for a seed there is, under the keys of now, and not for ever', async () => {
    const held = await anAccount();
    const today = Math.floor(Date.now() / 86_400_000);
    const deal = (chunks: unknown) => (): Promise<Told> =>
      ann.ask('dealChunks', {path: {account: held.id}, body: {replace: false, chunks}});
    await refused(deal(ann.chunks(held)), 409, 'code window: no seed');
    await place.write(ann, held, 'totp');
    await refused(deal(ann.chunks({...held, epoch: 2})), 409, 'code window: epoch');
    await refused(deal(ann.chunks(held, 2)), 409, 'code window: seed revision');
    await refused(deal(ann.chunks(held, 1, [today + 41])), 400, 'code window: day');
    await refused(deal(ann.chunks(held, 1, [today, today])), 400, 'code window: a day twice');
    await refused(deal(cleo.chunks(held)), 400, 'code window: signature');
    expect((await deal(ann.chunks(held))()).status).toBe(204);
  });
});

describe('numbers and addresses', () => {
  test('a number is reserved once, confirmed in time, and released when nothing needs it', async () => {
    const held = await anAccount();
    const inAccount = (what: Ask = {}): Ask => ({...what, path: {account: held.id}});
    await refused(() => ann.ask('confirmNumber', inAccount()), 404, 'numbers: none reserved');
    await refused(
      () => ann.ask('releaseNumber', inAccount({body: {no_longer_used: true}})),
      404,
      'numbers: none reserved',
    );
    await refused(
      () => ann.ask('reserveNumber', inAccount({body: {country: 'AQ'}})),
      409,
      'numbers: the pool has none free',
    );
    const number = await place.reserveNumber(ann, held, 'reserved');
    expect((await ann.ask('reserveNumber', inAccount({body: {}}))).status).toBe(200);
    place.database.change('update numbers set expires_at = 1 where number = ?', number);
    const late = await ann.ask('confirmNumber', inAccount());
    // The sweep may be faster: then it is in quarantine.
    expect([404, 410]).toContain(late.status);
    place.database.change('update numbers set expires_at = ? where number = ?', Date.now() + 3_600_000, number);
    if (late.status === 404) return;
    good(await ann.ask('confirmNumber', inAccount()), 'confirming');
    await refused(() => ann.ask('releaseNumber', inAccount({body: {no_longer_used: false}})), 409, 'numbers: in use');
    await refused(() => owner.ask('removeNumber', {path: {number}}), 409, 'number: an account holds it');
    expect((await ann.ask('releaseNumber', inAccount({body: {no_longer_used: true}}))).status).toBe(204);
  });

  test('an address likewise, and only where the workspace has a domain', async () => {
    const held = await anAccount();
    const inAccount = (what: Ask = {}): Ask => ({...what, path: {account: held.id}});
    await refused(() => ann.ask('confirmAddress', inAccount()), 404, 'addresses: none reserved');
    await refused(
      () => ann.ask('releaseAddress', inAccount({body: {no_longer_used: true}})),
      404,
      'addresses: none reserved',
    );
    good(await ann.ask('reserveAddress', inAccount()), 'reserving');
    expect((await ann.ask('reserveAddress', inAccount())).status).toBe(200);
    place.database.change('update addresses set expires_at = 1 where account = ?', held.id);
    const late = await ann.ask('confirmAddress', inAccount());
    expect([404, 410]).toContain(late.status);
    place.database.change('update addresses set expires_at = ? where account = ?', Date.now() + 3_600_000, held.id);
    if (late.status === 404) return;
    good(await ann.ask('confirmAddress', inAccount()), 'confirming');
    await refused(
      () => ann.ask('releaseAddress', inAccount({body: {no_longer_used: false}})),
      409,
      'addresses: in use',
    );
    await refused(
      () => owner.ask('removeMailDomain', {path: {domain: 'codes.workplace.example'}}),
      409,
      'mail domain: in use',
    );

    const elsewhereOwner = await Wire.found(place.server.url, await place.foundingToken(), 'Without a domain');
    const other = await elsewhereOwner.createAccount();
    const reserving = (): Promise<Told> => elsewhereOwner.ask('reserveAddress', {path: {account: other.id}});
    await refused(reserving, 409, 'addresses: the workspace has no mail domain');
    const taking = (): Promise<Told> =>
      elsewhereOwner.ask('addMailDomain', {body: {domain: 'codes.workplace.example'}});
    await refused(taking, 409, 'mail domain: taken');
  });

  test('the pool: a number once in the world, from a source there is, which stays while numbers come from it', async () => {
    const number = await place.addNumber();
    const body = {number, kind: 'voip', source: place.source.id};
    await refused(() => owner.ask('addNumber', {body}), 409, 'number: in a pool already');
    await refused(() => owner.ask('addNumber', {body: {...body, source: newId()}}), 404, 'source: none');
    await refused(
      () => owner.ask('removeNumberSource', {path: {source: place.source.id}}),
      409,
      'source: numbers come from it',
    );
    await refused(() => owner.ask('removeNumberSource', {path: {source: newId()}}), 404, 'source: none');
    await refused(() => owner.ask('removeNumber', {path: {number: '+15550000000'}}), 404, 'number: none');
    await refused(() => owner.ask('removeMailDomain', {path: {domain: 'nobodys.example'}}), 404, 'mail domain: none');
    const twilio = {name: 'Twilio', kind: 'twilio'};
    await refused(() => owner.ask('addNumberSource', {body: twilio}), 400, "source: twilio's auth token is needed");
  });
});

describe('pages', () => {
  test('out of range and of what is no id', async () => {
    for (const operation of ['listMessages', 'listActivity']) {
      await refused(() => ann.ask(operation, {query: {limit: 0}}), 400, 'query: number');
      await refused(() => ann.ask(operation, {query: {limit: '1e2'}}), 400, 'query: number');
      await refused(() => ann.ask(operation, {query: {before: -1}}), 400, 'query: number');
      await refused(() => ann.ask(operation, {query: {account: 'x'}}), 404, 'query: id');
    }
    await refused(() => ann.ask('sync', {query: {cursor: '99999999999999999999'}}), 400, 'query: number');
  });
});

describe('the storage cannot write', () => {
  // Somebody else holds the lock for longer than the server waits: what a full or a dying disk looks like from above it.
  test(
    'carriers are told to come again, nothing is kept, and what they send again is there once',
    {timeout: 120_000},
    async () => {
      const held = await anAccount();
      const number = await place.reserveNumber(ann, held);
      const twilio = await addSource(owner, 'twilio', 'a token of twilio');
      const android = await addSource(owner, 'android');
      const twilioNumber = await place.addNumber(twilio.id);
      const androidNumber = await place.addNumber(android.id);
      const send = {
        signed: () =>
          sendSigned(place.source, {to: number, from: 'Orchard', text: 'Orchard code 771 204'}, 'msg_held_up'),
        android: () => {
          const payload = {
            messageId: 'held-up',
            message: 'code 771 205',
            sender: 'Orchard',
            recipient: androidNumber,
            receivedAt: '2026-01-01T00:00:00Z',
          };
          const body = JSON.stringify({event: 'sms:received', id: 'held-up', payload});
          const headers = {'content-type': 'application/json', ...androidHeaders(android.secret, body)};
          return checkedFetch(android.hookUrl, {method: 'POST', headers, body});
        },
        twilio: async () => {
          const {default: helper} = await import('twilio');
          const form = {MessageSid: 'SM_held_up', From: '+15555550999', To: twilioNumber, Body: 'code 771 206'};
          const headers = {
            'content-type': 'application/x-www-form-urlencoded',
            'x-twilio-signature': helper.getExpectedTwilioSignature(twilio.secret, twilio.hookUrl, form),
          };
          return checkedFetch(twilio.hookUrl, {method: 'POST', headers, body: new URLSearchParams(form).toString()});
        },
      };
      const before = place.database.contents();
      const answers = await place.database.holdingTheWriteLock(() =>
        Promise.all([send.signed(), send.android(), send.twilio()]),
      );
      expect(answers.map(({status}) => status)).toEqual([503, 503, 503]);
      expect(place.database.contents() === before).toBe(true);
      for (const sender of Object.values(send))
        for (let times = 0; times < 2; ++times) expect((await sender()).ok).toBe(true);
      const page = good(await ann.ask('listMessages', {query: {account: held.id}}), 'reading');
      expect((page['messages'] as unknown[]).length).toBe(1);
      expect((await fetch(`${place.server.url}/readyz`)).status).toBe(200);
    },
  );
});

describe('logging in', () => {
  test('a request is signed for now, and its id is taken once', async () => {
    const held = await anAccount();
    const path = {account: held.id};
    const asking =
      (body: unknown, by = cleo) =>
      (): Promise<Told> =>
        by.ask('openLoginRequest', {path, body});
    await refused(asking(cleo.login(held, Date.now() - 120_000)), 400, 'login request: clock');
    await refused(asking(ann.login(held)), 400, 'login request: signature');
    const body = cleo.login(held);
    good(await asking(body)(), 'logging in');
    good(await asking(body)(), 'the same once more');
    await refused(asking({...ann.login(held), id: body.id}, ann), 400, 'login request: signature');
    const id = body.id as LoginRequestId;
    await refused(asking(ann.login(held, Date.now(), id), ann), 409, 'login request: the id is taken');
  });

  test('a step and a code are taken once, and only while the request is open', async () => {
    const held = await anAccount();
    const open = async (by: Wire): Promise<string> => {
      const body = by.login(held);
      good(await by.ask('openLoginRequest', {path: {account: held.id}, body}), 'logging in');
      return body.id;
    };
    const [ofCleo, ofAnn] = [await open(cleo), await open(ann)];
    const number = await place.reserveNumber(ann, held);
    const message = await place.deliver(ann, held, number);
    const step = {step: Math.floor(Date.now() / 30_000), period: 30};
    const take =
      (by: Wire, request: string, body: object = step) =>
      (): Promise<Told> =>
        by.ask('takeStep', {path: {account: held.id, request}, body});
    const use = (by: Wire, request: string) => (): Promise<Told> =>
      by.ask('markMessageUsed', {path: {account: held.id, message}, query: {login_request: request}});
    good(await take(cleo, ofCleo)(), 'a step');
    await refused(take(ann, ofAnn), 409, 'login request: the step is taken');
    await refused(take(ann, ofAnn, {...step, step: step.step + 10}), 400, 'login request: step');
    good(await use(cleo, ofCleo)(), 'a code');
    await refused(use(ann, ofAnn), 409, 'message: used already');
    const end = {path: {account: held.id, request: ofCleo}, body: {outcome: 'done'}};
    good(await cleo.ask('endLoginRequest', end), 'ending');
    await refused(take(cleo, ofCleo), 410, 'login request: over');
    await refused(use(cleo, ofCleo), 410, 'login request: over');
    place.database.change('update login_requests set opened_at = opened_at - 300000 where id = ?', ofAnn);
    await refused(take(ann, ofAnn, {...step, step: step.step + 1}), 410, 'login request: over');
    // Ended already: nothing happens, and nobody is told.
    const before = place.database.contents();
    good(
      await ann.ask('endLoginRequest', {path: {account: held.id, request: ofAnn}, body: {outcome: 'stopped'}}),
      'ending',
    );
    expect(place.database.contents() === before).toBe(true);
  });
});

describe('a new device', () => {
  const shown = (): {key: string; nonce: string} => ({key: noise(32), nonce: noise(32)});
  const open = async (headers = elsewhere()): Promise<{id: string; token: string}> => {
    const body = {commitment: noise(32), device_name: 'Extension on Linux'};
    const opened = good(await ask(place.server.url, 'openDeviceRequest', {body, headers}), 'asking');
    return {id: opened['id'] as string, token: opened['token'] as string};
  };

  test('is let in step by step, each in its turn', async () => {
    const {id, token} = await open();
    const path = {request: id};
    const ofNew =
      (operation: string, body: object = {}) =>
      (): Promise<Told> =>
        ask(place.server.url, operation, {path, body: {token, ...body}});
    const ofOpen =
      (operation: string, body?: object, by = cleo) =>
      (): Promise<Told> =>
        by.ask(operation, {path, ...(body === undefined ? {} : {body})});
    const letter = noise(200);
    const turn = 'device request: not its turn';
    await refused(ofNew('revealDeviceKey', shown()), 409, turn);
    await refused(ofNew('takeDeviceLetter'), 409, turn);
    good(await ofOpen('answerDeviceRequest', shown())(), 'answering');
    await refused(ofOpen('answerDeviceRequest', shown()), 409, 'device request: answered');
    await refused(ofOpen('answerDeviceRequest', shown(), ann), 409, 'device request: answered elsewhere');
    await refused(ofOpen('refuseDevice', undefined, ann), 409, 'device request: answered elsewhere');
    await refused(ofOpen('getDeviceRequest', undefined, ann), 409, 'device request: answered elsewhere');
    await cleo.elevate();
    await refused(ofOpen('approveDevice', {sealed: letter}), 409, turn);
    good(await ofNew('revealDeviceKey', shown())(), 'showing a key');
    await refused(ofNew('revealDeviceKey', shown()), 409, turn);
    good(await ofOpen('approveDevice', {sealed: letter})(), 'approving');
    await refused(ofOpen('refuseDevice'), 409, 'device request: over');
    expect(good(await ofNew('takeDeviceLetter')(), 'taking')['sealed']).toBe(letter);
    await refused(ofNew('takeDeviceLetter'), 409, turn);
    await refused(ofNew('withdrawDeviceRequest'), 409, 'device request: over');
    expect(place.database.contents()).not.toContain(letter);
  });

  test('unknown requests are not found, and an address has five', async () => {
    const path = {request: newId()};
    const none = 'device request: none';
    const body = {token: noise(32)};
    for (const operation of ['getDeviceRequestProgress', 'takeDeviceLetter', 'withdrawDeviceRequest'])
      await refused(() => ask(place.server.url, operation, {path, body}), 404, none);
    const reveal = {path, body: {...body, ...shown()}};
    await refused(() => ask(place.server.url, 'revealDeviceKey', reveal), 404, none);
    await refused(() => cleo.ask('getDeviceRequest', {path}), 404, none);
    await refused(() => cleo.ask('answerDeviceRequest', {path, body: shown()}), 404, none);
    await refused(() => cleo.ask('refuseDevice', {path}), 404, none);
    await cleo.elevate();
    await refused(() => cleo.ask('approveDevice', {path, body: {sealed: noise(200)}}), 404, none);
    const from = elsewhere();
    for (let times = 0; times < 5; ++times) await open(from);
    const sixth = {body: {commitment: noise(32), device_name: 'One more'}, headers: from};
    await refused(() => ask(place.server.url, 'openDeviceRequest', sixth), 429, 'device request: too many are open');
  });
});

describe('the server stops', () => {
  test('it is not ready while it serves what is under way', async () => {
    const stopping = await Workplace.start();
    // A client that does not take leave holds it up for a moment.
    const key = Buffer.alloc(16).toString('base64');
    const socket = await Conversation.open(stopping.server.ports.http);
    await socket.say(
      `GET /api/v1/events HTTP/1.1\r\nHost: localhost:${stopping.server.ports.http}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Protocol: latchkey.v1\r\n\r\n`,
    );
    expect(await socket.hear(/\r\n\r\n/)).toContain('101');
    const ended = stopping.stop();
    let answer: Told | undefined;
    for (const until = Date.now() + 30_000; Date.now() < until && answer?.status !== 503;) {
      answer = await ask(stopping.server.url, 'getReadiness').catch(() => undefined);
      if (answer === undefined) break; // it has stopped
    }
    expect([answer?.status, answer?.body['detail']]).toEqual([503, 'server: stopping']);
    socket.hangUp();
    await ended;
  });
});

describe('too many requests', () => {
  test('every operation says so and when to come again; probes are never refused', async () => {
    const strict = await Workplace.start({
      ...countless,
      LATCHKEY_LIMITS_ANONYMOUS_BURST: '40',
      LATCHKEY_LIMITS_ANONYMOUS_PER_SECOND: '0',
      LATCHKEY_LIMITS_ADDRESS_BURST: '40',
      LATCHKEY_LIMITS_ADDRESS_PER_SECOND: '0',
      LATCHKEY_LIMITS_HOOK_BURST: '40',
      LATCHKEY_LIMITS_HOOK_PER_SECOND: '0',
    });
    try {
      const path = {
        workspace: newId(),
        session: newId(),
        member: newId(),
        invitation: newId(),
        account: newId(),
        message: newId(),
        request: newId(),
        source: newId(),
        kind: 'totp',
        number: '+15555550100',
        domain: 'a.example',
      };
      const told: string[] = [];
      for (const operation of operations) {
        const what: Ask = {
          path,
          headers: {'x-forwarded-for': '192.0.2.77'},
          ...(operation.body === null ? {} : {raw: '{'}),
        };
        let answer = await ask(strict.server.url, operation.id, what);
        for (let tries = 0; tries < 60 && answer.status !== 429; ++tries)
          answer = await ask(strict.server.url, operation.id, what);
        const wait = Number(answer.headers.get('retry-after'));
        told.push(
          `${operation.id}: ${answer.status}${answer.status === 429 && !(wait >= 1) ? ', without Retry-After' : ''}`,
        );
      }
      const never = ['getHealth', 'getReadiness'];
      expect(told).toEqual(operations.map(({id}) => `${id}: ${never.includes(id) ? 200 : 429}`));
      // Counted by address: somebody else is served.
      expect((await ask(strict.server.url, 'getServer', {headers: {'x-forwarded-for': '192.0.2.78'}})).status).toBe(
        200,
      );
    } finally {
      await strict.stop();
    }
  });

  test('a member is counted wherever it comes from, and another one is not touched by it', async () => {
    const strict = await Workplace.start({
      ...countless,
      LATCHKEY_LIMITS_MEMBER_BURST: '30',
      LATCHKEY_LIMITS_MEMBER_PER_SECOND: '1',
    });
    try {
      const other = await strict.owner.add('Other', 'user');
      const statuses = await Promise.all(
        Array.from({length: 60}, () => strict.owner.ask('getMe', {headers: elsewhere()})),
      );
      expect(statuses.filter(({status}) => status === 429).length).toBeGreaterThan(10);
      expect(new Set(statuses.map(({status}) => status))).toEqual(new Set([200, 429]));
      expect((await other.ask('getMe')).status).toBe(200);
    } finally {
      await strict.stop();
    }
  });

  test('who guesses is slowed down, and locks nobody else out', async () => {
    const guesser = elsewhere();
    const guess = (): Promise<Told> =>
      ask(place.server.url, 'signIn', {
        path: ann.path,
        body: {member: ann.at.member, auth: noise(32)},
        headers: guesser,
      });
    const told: number[] = [];
    for (let tries = 0; tries < 14; ++tries) told.push((await guess()).status);
    expect(told.slice(0, 10)).toEqual(Array<number>(10).fill(401));
    expect(told.at(-1)).toBe(429);
    expect(
      (await ask(place.server.url, 'signIn', {path: ann.path, body: ann.showAuth(), headers: elsewhere()})).status,
    ).toBe(200);
    // The right answer from where the guesses come from waits, too: else the guesser would learn from it.
    expect(
      (await ask(place.server.url, 'signIn', {path: ann.path, body: ann.showAuth(), headers: guesser})).status,
    ).toBe(429);

    const {token} = await cleo.openSession();
    const elevating: number[] = [];
    for (let tries = 0; tries < 14; ++tries)
      elevating.push((await cleo.ask('elevateSession', {body: {auth: noise(32)}}, token)).status);
    expect(elevating.at(-1)).toBe(429);
    const made = await anInvitation();
    const looking: number[] = [];
    const from = elsewhere();
    for (let tries = 0; tries < 24; ++tries) {
      const path = {...owner.path, invitation: made.invitation};
      looking.push(
        (await ask(place.server.url, 'previewInvitation', {path, body: {token: base64url(random(32))}, headers: from}))
          .status,
      );
    }
    expect(looking.at(-1)).toBe(429);
  });
});

describe('carriers', () => {
  test('a source nobody has and a number nobody has are not found', async () => {
    const at = Math.floor(Date.now() / 1000);
    const body = JSON.stringify({to: '+15550009999', from: 'Orchard', text: 'code 604 118'});
    const headers = webhookHeaders(place.source.secret, 'msg_lost', body, at);
    const asking = (query: Record<string, string>) => (): Promise<Told> =>
      ask(place.server.url, 'receiveSignedSms', {query, headers, raw: body});
    await refused(asking({}), 404, 'number: none');
    await refused(asking({source: newId()}), 404, 'source: none');
    await refused(asking({source: 'x'}), 404, 'hook: neither source nor number');
    await refused(asking({source: place.source.id}), 404, 'inbox: no such number here');
    const twilio = new URLSearchParams({
      MessageSid: 'SM2',
      From: '+15555550999',
      To: '+15550009999',
      Body: 'x',
    }).toString();
    const form = {raw: twilio, headers: {'content-type': 'application/x-www-form-urlencoded'}};
    await refused(() => ask(place.server.url, 'receiveTwilioSms', form), 404, 'number: none');
    const payload = {
      messageId: 'b',
      message: 'code',
      sender: 'Orchard',
      recipient: '+15550009999',
      receivedAt: '2026-01-01T00:00:00Z',
    };
    const event = {body: {event: 'sms:received', id: 'b', payload}};
    await refused(() => ask(place.server.url, 'receiveAndroidSms', event), 404, 'number: none');
    // A source of another kind has no business at this hook.
    await refused(
      () => ask(place.server.url, 'receiveAndroidSms', {...event, query: {source: place.source.id}}),
      404,
      'hook: the source is of another kind',
    );
  });
});
