// The extension as it is built, logging in to two applications that we did not write and did not change. That it worked is
// the application's own word: its session answers as that user.
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {AccountId} from '@latchkey/client';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, onTestFailed, test} from 'vitest';
import {Browser, valueOf, Workplace} from '../../web/extension/test/world.ts';
import {logOf, logs} from './application.ts';
import * as directus from './directus.ts';
import * as ghost from './ghost.ts';

const installed = (variable: string): string => {
  const folder = process.env[variable];
  if (folder === undefined) throw new Error(`${variable} is not set: script/test --real installs it`);
  return folder;
};
const folder = mkdtempSync(join(tmpdir(), 'latchkey-real-'));
const closing: (() => Promise<void>)[] = []; // last first, whatever was opened
const accepted = 'Filled in and sent.';
const patience = 90_000; // a busy machine takes half a minute to open a tab

let work: Workplace;
let browser: Browser;
let popup: Page;

beforeAll(async () => {
  mkdirSync(logs, {recursive: true});
  work = await Workplace.open();
  closing.push(() => work.close());
  valueOf(await work.mira.session.admin.addMailDomain('codes.northwind.example'));
  browser = await Browser.open(['directus.localhost', 'ghost.localhost']);
  closing.push(() => browser.close());
  browser.context.setDefaultTimeout(patience);
  popup = await browser.popup();
  await browser.connect(popup, work.jo);
});

afterAll(async () => {
  for (const close of closing.reverse()) await close();
  rmSync(folder, {recursive: true, force: true});
});

function dataFolder(name: string): string {
  const made = join(folder, name);
  mkdirSync(made);
  return made;
}

// What is known of a failure: the pages as they stood, and what the application said.
function keepOnFailure(name: string): void {
  onTestFailed(async ({task}) => {
    for (const [number, page] of browser.context.pages().entries())
      await page.screenshot({path: join(logs, `${name}-${number}.png`)}).catch(() => undefined);
    task.result?.errors?.push({name, message: `${logOf(name)}\n--- the popup\n${await popup.innerText('body')}`});
  });
}

async function share(label: string, url: string, username: string, password: string): Promise<AccountId> {
  const {session} = work.mira;
  const profile = {label, service: label, username, urls: [url], notes: ''};
  const id = valueOf<AccountId>(await session.accounts.create(profile, password));
  valueOf(await session.accounts.share(id, work.jo.session.memberId, 'collaborator'));
  return id;
}

async function pressLogIn(label: string): Promise<Page> {
  const row = popup.getByRole('listitem').filter({hasText: label});
  const opened = browser.context.waitForEvent('page');
  await row.getByRole('button', {name: 'Log in'}).click();
  return opened;
}

const says = (sentence: string | RegExp) => popup.getByRole('status').getByText(sentence).waitFor({timeout: patience});

// Asked from the application's own page, with the session the browser got there.
const asked = (tab: Page, path: string): Promise<{status: number; body: unknown}> =>
  tab.evaluate(async (url) => {
    const answer = await fetch(url, {headers: {accept: 'application/json'}});
    return {status: answer.status, body: (await answer.json()) as unknown};
  }, path);

test('a Collaborator is logged in to Directus, with the code of its authenticator', async () => {
  keepOnFailure('directus');
  const application = await directus.Directus.start(installed('LATCHKEY_REAL_DIRECTUS'), dataFolder('directus'));
  closing.push(() => application.stop());
  const account = await share('Directus', `${application.url}/admin/login`, directus.email, directus.password);
  const {session} = work.mira;
  await application.turnOnTwoFactor(async (key) => {
    valueOf(await session.authenticator.save(account, key));
    const shown = await session.codes.pending(account, Date.now());
    if (shown.kind !== 'code') throw new Error(shown.kind);
    return shown.code;
  });
  valueOf(await session.authenticator.activate(account, true));

  // Its clock is ten minutes ahead: it refuses the code, which is said, and not tried again before somebody says so.
  application.setClock(600);
  const tab = await pressLogIn('Directus');
  await says(/The code was not accepted/);
  expect((await asked(tab, '/users/me')).status).toBe(401);
  await tab.screenshot({path: join(logs, 'directus-refused.png')});
  application.setClock(0);
  await popup.getByRole('button', {name: 'Fill next code'}).click();
  await says(accepted);

  const me = await asked(tab, '/users/me?fields=email,tfa_secret');
  expect(me).toMatchObject({
    status: 200,
    body: {data: {email: directus.email, tfa_secret: expect.any(String) as unknown}},
  });
  await tab.waitForLoadState('networkidle');
  await tab.screenshot({path: join(logs, 'directus.png')});
  await tab.close();
});

test('a Collaborator is logged in to Ghost, with the code it mails to the address of the account', async () => {
  keepOnFailure('ghost');
  const {session} = work.mira;
  const {smtp} = work.server.ports;
  const application = await ghost.Ghost.start(installed('LATCHKEY_REAL_GHOST'), dataFolder('ghost'), smtp);
  closing.push(() => application.stop());
  const account = await share('Ghost', `${application.url}/ghost/`, '', ghost.password);
  const {address} = valueOf<{address: string}>(await session.addresses.reserve(account));
  valueOf(await session.addresses.confirm(account));
  valueOf(await session.accounts.edit(account, {username: address}));
  await application.setUp(address);

  const tab = await pressLogIn('Ghost');
  await says(accepted);
  // It did ask for the code, and got the one of its mail.
  await work.mira.session.sync();
  const mail = work.mira.session.inbox.rows.value.rows.find((row) => row.account === account && row.usedAt !== null);
  expect(mail).toMatchObject({channel: 'email', usedBy: work.jo.session.memberId});
  expect(mail?.card?.code).toMatch(/^\d{6}$/);
  const me = await asked(tab, '/ghost/api/admin/users/me/');
  expect(me).toMatchObject({status: 200, body: {users: [{email: address}]}});
  await tab.waitForLoadState('networkidle');
  await tab.screenshot({path: join(logs, 'ghost.png')});
  await tab.close();
});
