// Nobody who owns the account is at a screen: the steward changes the keys that ended access left owed, and deals codes.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createClient, type AccountId} from '@latchkey/client';
import {nodePlatform} from '../demo/platform.ts';
import {valueOf} from '../demo/world.ts';
import {CommandLine} from './harness/command-line.ts';
import {foundTeam, password, until, type Team} from './harness/team.ts';

const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

let team: Team;
let steward: CommandLine;
let account: AccountId;

beforeAll(async () => {
  team = await foundTeam();
  steward = new CommandLine();
  const invitation = valueOf(await team.mira.session.members.invite({role: 'user', name: 'Steward'}), 'inviting');
  const client = await createClient(nodePlatform(team.server.url, 'Set-up'));
  const email = 'steward@team.example';
  const joined = await client.join({link: invitation.link, name: 'Steward', email, password});
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  const {session, kit} = joined;
  const profile = {label: 'Photogram', service: 'Photogram', username: 'team', urls: [], notes: ''};
  account = valueOf(await session.accounts.create(profile, 'kelp-lantern'), 'creating');
  for (const kind of [await session.authenticator.save(account, seed), await session.authenticator.activate(account)])
    if (kind.kind !== 'done') throw new Error(kind.kind);
  for (const {session: other} of [team.mira, team.jo])
    valueOf(await session.accounts.share(account, other.memberId, 'collaborator'), 'sharing');
  valueOf(await session.recovery.save(account, ['4821 7730', '9917 0042'], 'replace'), 'saving recovery codes');
  await until('the browser has dealt', () => {
    const shared = session.accounts.get(account);
    return shared?.kind === 'account' && shared.authenticator.kind === 'active' && shared.authenticator.daysLeft === 29;
  });
  await session.lock();
  await steward.json(['login', '--remember'], `${kit.signInLink}\n${kit.secretKey}\n${password}\n`);
});

afterAll(async () => {
  await steward.stop();
  await team.stop();
});

async function seenByMira() {
  const {session} = team.mira;
  valueOf(await session.sync(), 'syncing');
  const seen = session.accounts.get(account);
  if (seen?.kind !== 'account') throw new Error('the account is not shared with Mira');
  return seen;
}

test('finds nothing owed, says nothing and ends well', async () => {
  expect(await steward.run(['steward', '--once'])).toEqual({code: 0, out: '', err: ''});
});

test('says what has to wait, and ends with its exit code', async () => {
  valueOf(await team.jo.session.accounts.leave(account), 'leaving');
  expect((await seenByMira()).rotationOwed).toBe(true);
  // Recovery codes are sealed anew only by who shows the password again.
  const waits = await steward.run(['steward', '--once']);
  expect(waits.code).toBe(4);
  expect(waits.out).toMatch(/Photogram {2}keys wait: .*assword/);
  expect((await seenByMira()).rotationOwed).toBe(true);
});

test('changes the keys that a leaver had, and deals thirty days under the new ones', async () => {
  const passwordFile = join(steward.stateHome, 'password');
  writeFileSync(passwordFile, password, {mode: 0o600});
  const {lines, child} = steward.follow(['steward', '--json', '--password-file', passwordFile]);
  await until('both are done', () => lines.length >= 2);
  expect(lines).toMatchObject([
    {account, label: 'Photogram', what: 'keys', problem: null},
    {account, label: 'Photogram', what: 'codes', problem: null},
  ]);
  expect(await seenByMira()).toMatchObject({rotationOwed: false, authenticator: {kind: 'active', daysLeft: 29}});
  expect(await team.mira.session.codes.current(account, Date.now())).toMatchObject({kind: 'code'});
  child.kill('SIGTERM');
});
