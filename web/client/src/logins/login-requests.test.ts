import {beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {loadSodium} from '../crypto/sodium.ts';
import type {AccountId, LoginRequestId} from '../ids.ts';
import type {LoginRequest, OpenLogin, TakenCode} from '../interface/login-requests.ts';
import {settle} from '../testing/manual-timers.ts';
import {profile, value, World, type Person} from '../testing/people.ts';

const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const card = {channel: 'sms', from: '+1', service: 'Photogram', code: '482913', purpose: 'sign-in'};

let world: World;
let mira: Person;
let jo: Person;
let id: AccountId;

beforeAll(loadSodium);
beforeEach(async () => {
  world = new World();
  mira = await world.found();
  jo = await world.invite(mira);
  await mira.session.sync();
  id = value(await mira.session.accounts.create(profile));
  await mira.session.authenticator.save(id, key);
  await mira.session.authenticator.activate(id);
  value(await mira.session.accounts.share(id, jo.id, 'collaborator'));
  await settle();
});

async function codeOf(login: OpenLogin): Promise<TakenCode> {
  const taken = await login.takeCode();
  if (taken.kind !== 'done') throw new Error(taken.kind);
  return taken.value;
}

const seenBy = (person: Person): readonly LoginRequest[] => person.session.loginRequests.watch(id).value;

describe('login requests', () => {
  test('show others who is logging in, and that it is over', async () => {
    const seen: number[] = [];
    mira.session.loginRequests.watch(id).subscribe((requests) => seen.push(requests.length));
    const login = value(await jo.session.loginRequests.open(id));
    await settle();
    expect(seenBy(mira)).toMatchObject([{member: jo.id, mine: false, outcome: 'open'}]);
    expect(seenBy(jo)).toMatchObject([{member: jo.id, mine: true}]);
    value(await login.end('done'));
    await settle();
    expect(seenBy(mira)).toEqual([]);
    expect(seen).toEqual([0, 1, 0]);
    expect(mira.session.loginRequests.list.value.requests).toMatchObject([{outcome: 'done'}]);
  });

  test('run out after five minutes without a word from the server', async () => {
    value(await jo.session.loginRequests.open(id));
    await settle();
    await world.timers.run(299_999);
    expect(seenBy(mira)).toHaveLength(1);
    const requests = world.server.requests.length;
    await world.timers.run(1);
    expect(seenBy(mira)).toHaveLength(0);
    expect(world.server.requests.slice(requests).filter(({path}) => path.endsWith('login-requests'))).toEqual([]);
  });

  test('are one a member: the second ends the first', async () => {
    const first = value(await jo.session.loginRequests.open(id));
    const second = value(await jo.session.loginRequests.open(id));
    await settle();
    expect(seenBy(mira).map((request) => request.id)).toEqual([second.id]);
    const {step, period} = {step: Math.floor(world.timers.now() / 30_000), period: 30};
    expect((await first.takeStep(step, period)).kind).not.toBe('done');
    expect((await second.takeStep(step, period)).kind).toBe('done');
  });

  test('are shown only where their member signed them', async () => {
    value(await jo.session.loginRequests.open(id));
    await settle();
    const [wire] = world.server.logins;
    if (wire === undefined) throw new Error('none');
    for (const forged of [{member: mira.id}, {opened_at: wire.opened_at + 1}, {id: 'a'.repeat(26)}, {device: id}]) {
      world.server.tamper = (path, answer) =>
        path.endsWith('/login-requests') && 'login_requests' in (answer as object)
          ? {...(answer as object), login_requests: [{...wire, ...forged}]}
          : answer;
      value(await mira.session.loginRequests.open(id));
      await settle();
      expect(mira.session.loginRequests.list.value.requests, JSON.stringify(forged)).toEqual([]);
    }
  });

  test('give each code of the authenticator to one: the second to ask gets the next', async () => {
    const ofJo = value(await jo.session.loginRequests.open(id));
    const ofMira = value(await mira.session.loginRequests.open(id));
    const first = await codeOf(ofJo);
    const second = await codeOf(ofMira);
    expect(second.step).toBe((first.step ?? 0) + 1);
    expect(second.usableFrom).toBe(first.usableFrom + 30_000);
    const shown = await jo.session.codes.current(id, world.timers.now());
    expect(shown).toMatchObject({code: first.code, next: second.code});
    expect((await ofJo.takeStep(second.step ?? 0, 30)).kind).toBe('conflict');
    await settle();
    expect(jo.session.loginRequests.list.value.steps.map(({member}) => member).sort()).toEqual([mira.id, jo.id].sort());
  });

  test('give a code that arrived to the first, and say whether anybody asked for it', async () => {
    world.server.deliver(id, card, {});
    await settle();
    const unasked = mira.session.inbox.rows.value.rows[0];
    if (unasked === undefined) throw new Error('no row');
    expect(mira.session.loginRequests.standing(unasked)).toBe('unsolicited');

    await world.timers.run(20_000);
    const ofJo = value(await jo.session.loginRequests.open(id));
    const ofMira = value(await mira.session.loginRequests.open(id));
    world.server.deliver(id, card, {});
    await settle();
    const [asked] = jo.session.inbox.rows.value.rows;
    if (asked === undefined) throw new Error('no row');
    expect(jo.session.loginRequests.standing(asked)).toBe('solicited');
    expect(jo.session.loginRequests.standing(unasked)).toBe('unsolicited');
    expect((await ofJo.takeMessage(asked)).kind).toBe('done');
    expect((await ofMira.takeMessage(asked)).kind).toBe('conflict');
    await settle();
    expect(mira.session.inbox.rows.value.rows[0]).toMatchObject({usedBy: jo.id});
  });

  test('go on after a restart by what was kept, and end with the session', async () => {
    const {id: login, account, openedAt} = value(await jo.session.loginRequests.open(id));
    const kept = JSON.parse(JSON.stringify({id: login, account, openedAt})) as {
      id: LoginRequestId;
      account: AccountId;
      openedAt: number;
    };
    const resumed = jo.session.loginRequests.resume(kept);
    expect(resumed.expiresAt).toBe(openedAt + 300_000);
    expect((await resumed.takeStep(Math.floor(world.timers.now() / 30_000), 30)).kind).toBe('done');
    await jo.session.lock();
    expect(jo.session.loginRequests.list.value.requests).toEqual([]);
  });
});
