// A new device enters by an open one, and both then log in to one account: two clients and a real server between them.
import {createClient} from '@latchkey/client';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {nodePlatform} from '../demo/platform.ts';
import {valueOf} from '../demo/world.ts';
import {checkedFetch} from './harness/contract.ts';
import {foundTeam, password, until, type Team} from './harness/team.ts';

let team: Team;

beforeAll(async () => {
  team = await foundTeam();
});
afterAll(async () => {
  await team.stop();
});

describe('a new device', () => {
  test('is let in by the code both show, logs in, and is ended from the other', async () => {
    const {mira} = team;
    const client = await createClient(nodePlatform(team.server.url, 'Extension on Linux', {fetch: checkedFetch}));
    const asked = await client.requestApproval();
    if (asked.kind !== 'requested') throw new Error(asked.kind);
    const answered = await mira.session.devices.answer(asked.approval.id);
    if (answered.kind !== 'done') throw new Error(answered.kind);
    const approving = answered.value;
    const watching = approving.progress.subscribe(() => undefined);
    const code = await asked.approval.code();
    const shown = await until('both codes', () => {
      const {value} = approving.progress;
      return value.kind === 'compare' && value.code;
    });
    expect(shown).toBe(code);
    valueOf((await approving.approve(password)) as never, 'approving');
    const ended = await asked.approval.result();
    if (ended.kind !== 'approved') throw new Error(ended.kind);
    watching();

    const id = valueOf(
      await mira.session.accounts.create({label: 'Orchard', service: 'Orchard', username: 'm', urls: [], notes: ''}),
      'adding an account',
    );
    await until('the account', () => ended.session.accounts.get(id));
    const login = valueOf(await ended.session.loginRequests.open(id), 'logging in');
    const seen = await until('who is logging in', () => mira.session.loginRequests.watch(id).value[0]);
    expect(seen).toMatchObject({id: login.id, member: mira.session.memberId, outcome: 'open'});

    valueOf(await login.end('done'), 'ending');
    await until('the login to be over', () => mira.session.loginRequests.watch(id).value.length === 0);

    const session = valueOf(await mira.session.listSessions(), 'listing').find(
      ({deviceName}) => deviceName === 'Extension on Linux',
    );
    if (session === undefined) throw new Error('the device is not listed');
    valueOf(await mira.session.endSession(session.id), 'ending');
    await until('the end', () => ended.session.connection.value.kind === 'ended');
  });
});
