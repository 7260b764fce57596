// The client for the terminal against the same server: it has its own code for all of this, in C++, and says so by itself.
import {afterAll, beforeAll, expect, test} from 'vitest';
import * as asItIs from '@latchkey/client';
import {base64url} from '../../web/client/src/bytes.ts';
import {generateIdentity, publicOf} from '../../web/client/src/crypto/member.ts';
import {loadSodium} from '../../web/client/src/crypto/sodium.ts';
import {CommandLine} from '../harness/command-line.ts';
import type {Json} from '../harness/contract.ts';
import {random} from '../harness/wire.ts';
import {FalseLog, trueLog} from './false-log.ts';
import {kept, password, Scene, Stage, type Person} from './scene.ts';

let stage: Stage;
let scene: Scene;
let mira: Person;
let jo: Person;
let terminal: CommandLine;

beforeAll(async () => {
  await loadSodium();
  stage = await Stage.start();
  scene = new Scene(stage, asItIs);
  mira = await scene.found();
  jo = await scene.invite(mira, 'Jo');
  await scene.account(mira);
  terminal = new CommandLine();
  const {signInLink, secretKey} = mira.kit;
  await terminal.json(['login', '--remember'], `${signInLink}\n${secretKey}\n${password}\n`);
});

afterAll(async () => {
  await terminal.stop();
  await scene.end();
  await stage.stop();
});

test('it works while nobody lies', async () => {
  expect(JSON.stringify(await terminal.json(['accounts']))).toContain('Photogram');
});

test('DL03: a changed letter in a sealed password closes the account', async () => {
  scene.proxy.clear();
  scene.proxy.onAccount((account) => {
    for (const record of account['records'] as Json[]) {
      if (record['kind'] !== 'password') continue;
      const sealed = Buffer.from(record['sealed'] as string, 'base64url');
      sealed[80] = (sealed[80] ?? 0) ^ 1;
      record['sealed'] = sealed.toString('base64url');
    }
  });
  const {out, err} = await terminal.run(['accounts']);
  expect(out + err).toContain("the account's records are not those an Owner listed");
  expect(out + err).not.toContain(kept);
});

test('LP07: nothing is granted to who is listed with other keys than the log has', async () => {
  scene.proxy.clear();
  const {signPublic, boxPublic} = publicOf(generateIdentity(random));
  scene.proxy.onAnswer('listMembers', ({body}) => {
    const listed = (body['members'] as Json[]).find(({id}) => id === jo.id);
    Object.assign(listed ?? {}, {sign_public: base64url(signPublic), box_public: base64url(boxPublic)});
  });
  const {code, err} = await terminal.run(['grant', 'add', 'photogram', 'Jo']);
  expect(code).not.toBe(0);
  expect(err).toContain('the server lists Jo otherwise than the workspace log');
  expect(scene.proxy.asked.filter(({operation}) => operation === 'appendToChain')).toEqual([]);
});

test('a log that went back stops it', async () => {
  scene.proxy.clear();
  const entries = await trueLog(mira);
  new FalseLog(mira.session.workspaceId, entries.slice(0, -1)).serve(scene.proxy);
  const {code, out, err} = await terminal.run(['accounts']);
  expect(code).not.toBe(0);
  expect(out).not.toContain('Photogram');
  expect(err).toContain('workspace log');
});
