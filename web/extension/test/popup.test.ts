// The popup in each of its states: no violation by axe, all of it reached by keyboard, long and right-to-left names kept within
// it; and what is kept on the disk. Pictures land in build/screens for the human eye.
import {readFile} from 'node:fs/promises';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {look as lookAt} from './look.ts';
import {logIn, page, Service} from './service.ts';
import {Browser, password, Workplace} from './world.ts';

const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const long = `Northwind ${'Photography and Prints '.repeat(5)}`.trim();
const rightToLeft = 'حساب الصور المشترك للفريق';

const service = new Service({
  '/one': () => page('Log in', logIn('/sent')),
  '/sent': () => ({redirect: '/sms'}),
  '/sms': () =>
    page(
      'Check your phone',
      '<p>We sent a text message to your number.</p><form><label>Security code<input name="code"></label><button>Confirm</button></form>',
    ),
  '/new': () => page('Bookings | Harbour', '<p>Sign up here.</p>'),
});

let work: Workplace;
let browser: Browser;
let popup: Page;
let smsNumber = '';

beforeAll(async () => {
  await service.listen();
  work = await Workplace.open();
  smsNumber = (await work.account({label: 'Photogram', urls: [service.url('/one')], key, number: true})).number;
  await work.account({label: long, urls: [service.url('/long')], username: `${'very-long-user-name-'.repeat(5)}1`});
  await work.account({label: rightToLeft, urls: [service.url('/rtl')], username: 'مستخدم'});
  browser = await Browser.open();
  popup = await browser.popup();
});

afterAll(async () => {
  await browser.close();
  await work.close();
  await service.close();
});

const look = (name: string): Promise<void> => lookAt(popup, name);
const row = (name: string) => popup.getByRole('listitem').filter({hasText: name});
const place = (name: string) => popup.getByRole('navigation').getByRole('button', {name}).click();

test('connecting', async () => {
  await popup.getByLabel('Address of your workspace').waitFor();
  await browser.connect(popup, work.mira);
});

test('accounts, with long and right-to-left names, opened by keyboard', async () => {
  await look('accounts');
  await popup.getByLabel('Search accounts').fill('photogram');
  await popup.keyboard.press('Tab');
  await popup.keyboard.press('Enter');
  await row('Photogram').getByRole('button', {name: 'Copy password'}).waitFor();
  await row('Photogram').getByTitle('Copy code').waitFor();
  await look('account-open');
  const reached = new Set<string>();
  for (let presses = 0; presses < 12; presses++) {
    reached.add(await popup.evaluate(() => document.activeElement?.textContent.trim().slice(0, 14) ?? ''));
    await popup.keyboard.press('Tab');
  }
  for (const name of ['Log in', 'Copy user name', 'Copy password'].map((text) => text.slice(0, 14)))
    expect([...reached], name).toContain(name);
  await popup.getByLabel('Search accounts').fill('');
});

test('a log-in under way, and one that stopped', async () => {
  const opened = browser.context.waitForEvent('page');
  await row('Photogram').getByRole('button', {name: 'Log in'}).click();
  const tab = await opened;
  await popup.getByText('Waiting for the code to arrive…').waitFor();
  await look('under-way');
  await work.carrier.sendSms(smsNumber, 'Photogram', 'Your Photogram code is 482913.');
  await popup.getByText(/The code was not accepted/).waitFor({timeout: 30_000});
  await look('stopped');
  await tab.close();
});

test('the inbox and the settings', async () => {
  await place('Inbox');
  await popup.getByRole('button', {name: 'Copy code 482913'}).waitFor();
  await look('inbox');
  await place('Settings');
  await popup.getByText('Lock when nobody').waitFor();
  await look('settings');
  await place('Accounts');
});

test('nothing secret is kept on the disk, and nothing at all in session storage once it is locked', async () => {
  const kept = (area: 'local' | 'session') =>
    popup.evaluate((name) => chrome.storage[name].get().then((all) => JSON.stringify(all)), area);
  expect(await kept('session'), 'open keys live in memory').toContain('open.');
  // The device record has the member's name and Secret Key, as design and threat model say; all else in it is sealed.
  const onDisk = await kept('local');
  for (const secret of [
    password,
    'Photogram-password-1',
    key,
    '482913',
    'Photogram',
    'very-long-user-name',
    rightToLeft,
  ])
    expect(onDisk.includes(secret), secret).toBe(false);
  await popup.getByRole('button', {name: 'Lock'}).click();
  await popup.getByRole('button', {name: 'Unlock'}).waitFor();
  expect(await kept('session')).toBe('{}');
  await look('locked');
});

test('a workspace log that went back stops it: what happened, what to do, and evidence to save', async () => {
  const putForward = work.rollLogBack();
  await popup.getByLabel('Password').fill(password);
  await popup.getByRole('button', {name: 'Unlock'}).click();
  await popup.getByRole('heading', {name: 'Latchkey has stopped'}).waitFor({timeout: 30_000});
  const sentence = /its log went up to entry (\d+), and now ends at entry (\d+)/;
  const [, seen, got] = sentence.exec(await popup.getByRole('alert').innerText()) ?? [];
  expect(Number(seen) - Number(got)).toBe(1);
  await popup.getByText(`entry ${seen ?? ''}`, {exact: true}).waitFor();
  for (const name of ['Accounts', 'Inbox', 'Settings', 'Log in'])
    expect(await popup.getByRole('button', {name, exact: true}).count(), name).toBe(0);
  await look('log-stopped');

  const download = popup.waitForEvent('download');
  await popup.getByRole('button', {name: 'Save evidence'}).click();
  const file = await (await download).path();
  expect((await download).suggestedFilename()).toMatch(/^latchkey-evidence-\d{4}-\d\d-\d\d\.json$/);
  const evidence = await readFile(file, 'utf8');
  expect(JSON.parse(evidence)).toMatchObject({problem: {kind: 'log-went-back', seen: Number(seen), got: Number(got)}});
  for (const secret of [password, 'Photogram-password-1', key]) expect(evidence).not.toContain(secret);

  await popup.getByRole('button', {name: 'Check again'}).click();
  await popup.getByRole('button', {name: 'Check again', disabled: false}).waitFor();
  await popup.getByRole('heading', {name: 'Latchkey has stopped'}).waitFor();
  // A restart makes it no better.
  await browser.stopWorker(popup);
  await popup.getByRole('heading', {name: 'Latchkey has stopped'}).waitFor({timeout: 30_000});
  putForward();
  await popup.getByRole('button', {name: 'Check again'}).click();
  await row('Photogram').first().waitFor();
});
