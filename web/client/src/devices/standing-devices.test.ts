import {beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {base64url} from '../bytes.ts';
import {loadSodium} from '../crypto/sodium.ts';
import {createClient} from '../identity/create-client.ts';
import {ManualTimers, settle} from '../testing/manual-timers.ts';
import type {MemoryServer} from '../testing/memory-server.ts';
import {password, value, World, type Person} from '../testing/people.ts';
import {testDevice} from '../testing/test-platform.ts';

let world: World;
let timers: ManualTimers;
let server: MemoryServer;
let mira: Person;

beforeAll(loadSodium);
beforeEach(async () => {
  world = new World();
  ({timers, server} = world);
  mira = await world.found();
});

async function phoneOf({kit}: Person) {
  const device = testDevice('phone', server, timers);
  const client = await createClient(device);
  const input = {address: kit.signInLink, secretKey: kit.secretKey, password};
  const signedIn = await client.signIn(input);
  if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind);
  await settle();
  return {device, client, session: signedIn.session, input};
}

const standing = async ({session}: {session: Person['session']}) =>
  value(await session.devices.list()).map(({name, ended, current}) => ({name, ended, current}));

describe('the devices of a member', () => {
  test('stand on the log from their first session on, once', async () => {
    const phone = await phoneOf(mira);
    expect(server.log.map(({kind}) => kind)).toEqual(['founding', 'device', 'device']);
    expect(await standing(phone)).toEqual([
      {name: 'phone', ended: false, current: true},
      {name: 'mira', ended: false, current: false},
    ]);
    await phone.session.signOut();
    expect((await phone.client.unlock(password)).kind).toBe('unlocked');
    expect(server.log).toHaveLength(3);
  });

  test('are named anew, and shown by no name that was not signed', async () => {
    const phone = await phoneOf(mira);
    const [own] = value(await phone.session.devices.list());
    if (own === undefined) throw new Error('none');
    value(await phone.session.devices.rename(own.id, 'Kitchen phone'));
    expect((await standing(mira))[0]?.name).toBe('Kitchen phone');
    Object.assign(server.devices.get(own.id) ?? {}, {name: 'Mira’s laptop'});
    expect((await standing(mira))[0]?.name).toBeNull();
    Object.assign(server.devices.get(own.id) ?? {}, {name: 'phone', name_salt: base64url(new Uint8Array(16))});
    expect((await standing(mira))[0]?.name).toBeNull();
  });

  test('are those of the log, whatever the server lists', async () => {
    const phone = await phoneOf(mira);
    const [own] = value(await phone.session.devices.list());
    if (own === undefined) throw new Error('none');
    server.devices.delete(own.id);
    expect(await standing(mira)).toEqual([
      {name: null, ended: false, current: false},
      {name: 'mira', ended: false, current: true},
    ]);
  });

  test('end with their sessions, and come back only as another device', async () => {
    const phone = await phoneOf(mira);
    const [own] = value(await mira.session.devices.list());
    if (own === undefined) throw new Error('none');
    value(await mira.session.devices.end(own.id));
    await settle();
    expect(phone.session.connection.value).toEqual({kind: 'ended', reason: 'session'});
    expect(await phone.client.unlock(password)).toEqual({kind: 'access-ended'});
    expect((await mira.session.devices.end(own.id)).kind).toBe('missing');

    expect((await phone.client.signIn(phone.input)).kind).toBe('signed-in');
    expect(await standing(mira)).toEqual([
      {name: 'phone', ended: false, current: false},
      {name: 'phone', ended: true, current: false},
      {name: 'mira', ended: false, current: true},
    ]);
  });

  test('end when they are forgotten', async () => {
    const phone = await phoneOf(mira);
    await phone.client.forgetDevice();
    expect((await standing(mira))[0]).toEqual({name: 'phone', ended: true, current: false});
  });

  test('are ended by an Admin, and by no other member', async () => {
    const jo = await world.invite(mira, 'jo');
    const kim = await world.invite(mira, 'kim');
    await timers.run(1000);
    const [device] = value(await mira.session.devices.list(jo.id));
    if (device === undefined) throw new Error('none');
    expect((await kim.session.devices.end(device.id)).kind).toBe('denied');
    value(await mira.session.devices.end(device.id));
    await settle();
    expect(jo.session.connection.value).toEqual({kind: 'ended', reason: 'session'});
  });

  test('sign nothing where the log does not hold', async () => {
    const client = await createClient(testDevice('phone', server, timers));
    const input = {address: mira.kit.signInLink, secretKey: mira.kit.secretKey, password};
    const [founding] = server.log;
    if (founding === undefined) throw new Error('none');
    server.log[0] = {...founding, at: founding.at - 1};
    const refused = {kind: 'log-entry-refused', number: 1, why: 'signature'};
    expect(await client.signIn(input)).toEqual({kind: 'untrusted', problem: refused});
    expect(server.devices.size).toBe(1);
  });

  test('go after those of who was faster', async () => {
    const {fetch} = server;
    const device = testDevice('phone', server, timers);
    let asked = 0;
    const racing: typeof fetch = async (url, init) => {
      if (url.endsWith('/sessions') && ++asked === 1) value(await mira.session.rename('Mira M.'));
      return fetch(url, init);
    };
    Object.assign(device, {fetch: racing});
    const client = await createClient(device);
    const input = {address: mira.kit.signInLink, secretKey: mira.kit.secretKey, password};
    expect((await client.signIn(input)).kind).toBe('signed-in');
    expect(server.log.map(({kind}) => kind)).toEqual(['founding', 'device', 'profile', 'device']);
  });
});
