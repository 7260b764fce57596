// The built extension in Chromium, with a real latchkeyd, logging in to services of the test's own. Steps share one browser;
// each begins its own log-in.
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {AccountId, OpenLogin} from '@latchkey/client';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {logIn, page, Service} from './service.ts';
import {Browser, password, valueOf, Workplace} from './world.ts';

const pictures = fileURLToPath(new URL('../../../build/screens', import.meta.url));
const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const box = (index: number): string =>
  `<input name="d${index}" maxlength="1" inputmode="numeric" aria-label="Digit ${index}" oninput="this.value && this.nextElementSibling?.focus?.()">`;
const home = (): string => page('Home', '<p>Welcome back.</p>');
const text = 'Enter the code we sent by text message to the number ending in 01.';

let refusals = 0;
const service: Service = new Service({
  '/one': () => page('Log in', logIn('/one-sent')),
  '/one-sent': () => ({redirect: '/boxes'}),
  '/boxes': () =>
    page(
      'Two-factor authentication',
      `<form method="post" action="/boxes-sent"><p>Enter the code from your authenticator app.</p>${[1, 2, 3, 4, 5, 6].map(box).join('')}<button>Verify</button></form>`,
    ),
  '/boxes-sent': () => ({redirect: '/home'}),
  '/two': () =>
    page(
      'Sign in',
      '<form method="post" action="/two-name"><label>Email or user name<input name="login"></label><button>Next</button></form>',
    ),
  '/two-name': () =>
    page(
      'Welcome',
      '<form method="post" action="/two-password"><label>Password<input type="password" name="password"></label><button>Next</button></form>',
    ),
  '/two-password': () => ({redirect: '/sms'}),
  '/sms': () =>
    page(
      'Check your phone',
      `<p>${text}</p><form method="post" action="/sms-sent"><label>Security code<input name="code" maxlength="8"></label><button>Confirm</button></form>`,
    ),
  '/sms-sent': () => ({redirect: '/home'}),
  '/strict': () => page('Log in', logIn('/strict-sent')),
  '/strict-sent': () => ({redirect: '/strict-code'}),
  '/strict-code': () =>
    page(
      'Two-factor authentication',
      '<form method="post" action="/strict-code-sent"><label>Authentication code<input name="otp" autocomplete="one-time-code"></label><button>Verify</button></form>',
    ),
  '/strict-code-sent': () => ({redirect: refusals++ === 0 ? '/strict-code' : '/home'}),
  '/wrong': () => page('Log in', logIn('/wrong-sent')),
  '/wrong-sent': () => ({redirect: '/wrong'}),
  '/away': () => ({redirect: `http://elsewhere.localhost:${service.port}/one`}),
  '/framed': () =>
    page(
      'News',
      `<p>No form here.</p><iframe src="/one" width="600" height="300"></iframe><iframe src="http://elsewhere.localhost:${service.port}/one"></iframe>`,
    ),
  '/key-wanted': () => page('Log in', logIn('/key-sent')),
  '/key-sent': () =>
    page('Two-step verification', '<p>Insert your security key to continue.</p><button>Try another way</button>'),
  '/clicks': () => page('Log in', logIn('/clicks-sent'), 'document.body.style.opacity = "1";'),
  '/spa': () =>
    page(
      'Sign in',
      '<div id="app"><input placeholder="Username" id="user"><input placeholder="Password" type="password" id="pw"><button type="button" id="go" disabled>Sign in</button></div>',
      `const app = document.querySelector('#app'), go = document.querySelector('#go');
       app.addEventListener('input', () => { go.disabled = !(user.value && pw.value); });
       go.addEventListener('click', () => {
         app.innerHTML = '<p>One moment…</p>';
         setTimeout(() => {
           app.innerHTML = '<h2>Two-factor authentication</h2><p>Open your authenticator app.</p><input id="otp" placeholder="6-digit code"><button type="button" id="verify">Verify</button>';
           verify.addEventListener('click', () => { app.innerHTML = '<p id="in">You are in.</p>'; navigator.sendBeacon('/seen', 'in'); });
         }, 400);
       });`,
    ),
  '/restless': () =>
    page(
      'Log in',
      '<p id="clock" class="a"></p><div id="later"></div>',
      `setInterval(() => { clock.className = clock.className === 'a' ? 'b' : 'a'; }, 20);
       setTimeout(() => {
         later.innerHTML = ${JSON.stringify(logIn('/home'))};
         navigator.sendBeacon('/at', 'shown ' + Date.now());
         later.addEventListener('input', () => navigator.sendBeacon('/at', 'filled ' + Date.now()), {once: true});
       }, 4000);`,
    ),
  '/home': home,
});

let work: Workplace;
let browser: Browser;
let popup: Page;
let smsNumber = '';

beforeAll(async () => {
  await mkdir(pictures, {recursive: true});
  await service.listen();
  work = await Workplace.open();
  const account = (label: string, path: string, more: Partial<Parameters<Workplace['account']>[0]> = {}) =>
    work.account({label, urls: [service.url(path)], shared: true, ...more});
  await account('One', '/one', {key});
  smsNumber = (await account('Two', '/two', {number: true})).number;
  await account('Strict', '/strict', {key});
  await account('Wrong', '/wrong');
  await account('Away', '/away');
  await account('Framed', '/framed');
  await account('Security key', '/key-wanted', {key});
  await account('Spa', '/spa', {key});
  await account('Restless', '/restless');
  await account('Plain', '/', {urls: ['http://service.example/login']});
  await work.jo.session.sync();
  browser = await Browser.open();
  popup = await browser.popup();
  await browser.connect(popup, work.jo);
});

afterAll(async () => {
  await browser.close();
  await work.close();
  await service.close();
});

beforeEach(() => {
  service.posted.length = 0;
  service.seen.length = 0;
});

const idOf = (label: string): AccountId => {
  const found = work.jo.session.accounts.list.value.find(
    (one) => one.kind === 'account' && one.profile.label === label,
  );
  if (found === undefined) throw new Error(`no account ${label}`);
  return found.id;
};
const row = (name: string) => popup.getByRole('listitem').filter({hasText: name});

async function pressLogIn(name: string): Promise<Page> {
  const opened = browser.context.waitForEvent('page');
  await row(name).getByRole('button', {name: 'Log in'}).click();
  return opened;
}

const says = (sentence: RegExp | string) => popup.getByRole('status').getByText(sentence).waitFor({timeout: 30_000});
const posts = (path: string) => service.posted.filter((one) => one.path === path);

test('user name, password and authenticator code are filled, a digit a box', async () => {
  const tab = await pressLogIn('One');
  await tab.getByText('Welcome back.').waitFor();
  expect(posts('/one-sent')).toEqual([
    {path: '/one-sent', form: {username: 'one-user', password: 'One-password-1', trap: ''}},
  ]);
  const digits = Object.values(posts('/boxes-sent')[0]?.form ?? {}).join('');
  const shown = await work.mira.session.codes.current(idOf('One'), Date.now());
  expect(digits).toMatch(/^\d{6}$/);
  if (shown.kind === 'code' && shown.secondsLeft < 25) expect(digits).toBe(shown.code);
  await says('Filled in and sent.');
  await tab.close();
});

test('user name and password on two pages, and the code from the text message as it arrives', async () => {
  const tab = await pressLogIn('Two');
  await says('Waiting for the code to arrive…');
  expect(posts('/two-name')[0]?.form).toEqual({login: 'two-user'});
  expect(posts('/two-password')[0]?.form).toEqual({password: 'Two-password-1'});
  await work.carrier.sendSms(smsNumber, 'Two', '482913 is your Two code. Do not share it.');
  await tab.getByText('Welcome back.').waitFor();
  expect(posts('/sms-sent')[0]?.form).toEqual({code: '482913'});
  await tab.close();
});

test('a worker that is stopped while a code is awaited goes on when it comes', async () => {
  const tab = await pressLogIn('Two');
  await says('Waiting for the code to arrive…');
  await browser.stopWorker(popup);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await work.carrier.sendSms(smsNumber, 'Two', 'Your Two code is 771204.');
  await tab.getByText('Welcome back.').waitFor({timeout: 30_000});
  expect(posts('/sms-sent')[0]?.form).toEqual({code: '771204'});
  expect(posts('/two-password'), 'the password is not sent again').toHaveLength(1);
  await tab.close();
});

test('a code bound to another site is not filled', async () => {
  const tab = await pressLogIn('Two');
  await says('Waiting for the code to arrive…');
  await work.carrier.sendSms(smsNumber, 'Two', 'Your Two code is 550011\n\n@other.example #550011');
  await popup.getByText('550011').waitFor();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(service.seen.join()).not.toContain('550011');
  await work.carrier.sendSms(smsNumber, 'Two', 'Your Two code is 660022\n\n@service.localhost #660022');
  await tab.getByText('Welcome back.').waitFor();
  expect(posts('/sms-sent')[0]?.form).toEqual({code: '660022'});
  expect(service.seen.join()).not.toContain('550011');
  await tab.close();
});

test('a page without form elements, that changes in place, is followed', async () => {
  const tab = await pressLogIn('Spa');
  await tab.getByText('You are in.').waitFor({timeout: 30_000});
  await tab.close();
});

test('a refused code is not tried again, and the next one is filled when asked for', async () => {
  const tab = await pressLogIn('Strict');
  await says(/The code was not accepted/);
  expect(posts('/strict-code-sent')).toHaveLength(1);
  await popup.screenshot({path: join(pictures, 'extension-refused.png')});
  expect(await popup.getByRole('button', {name: 'Use a recovery code'}).count(), 'Jo collaborates').toBe(0);
  await popup.getByRole('button', {name: 'Fill next code'}).click();
  await tab.getByText('Welcome back.').waitFor({timeout: 60_000});
  const [first, second] = posts('/strict-code-sent').map(({form}) => form['otp']);
  expect(second).toMatch(/^\d{6}$/);
  expect(second).not.toBe(first);
  await tab.close();
});

test('a step somebody else logs in with is left to them: it says who, and the next one is filled', async () => {
  const theirs = valueOf<OpenLogin>(await work.mira.session.loginRequests.open(idOf('One')));
  const taken = await theirs.takeCode();
  await row('One').getByText('Mira is logging in').waitFor();
  const tab = await pressLogIn('One');
  await tab.getByText('Welcome back.').waitFor({timeout: 75_000});
  const digits = Object.values(posts('/boxes-sent')[0]?.form ?? {}).join('');
  expect(taken.kind).toBe('done');
  if (taken.kind === 'done') expect(digits).not.toBe(taken.value.code);
  await expect
    .poll(() => work.mira.session.loginRequests.list.value.requests.find(({mine}) => !mine)?.outcome, {
      timeout: 20_000,
    })
    .toBe('done');
  await theirs.end('stopped');
  await row('One').getByText('Mira is logging in').waitFor({state: 'hidden'});
  await tab.close();
});

test('a code that comes while nobody logs in is said to be unsolicited', async () => {
  await work.carrier.sendSms(smsNumber, 'Two', 'Your Two code is 909090.');
  await popup.getByRole('listitem').filter({hasText: '909090'}).getByText('Nobody here was logging in').waitFor();
});

test('a page loaded again is taken up where it stands, and says what it stopped at', async () => {
  const tab = await pressLogIn('Two');
  await says('Waiting for the code to arrive…');
  await tab.reload();
  await says('Waiting for the code to arrive…');
  await work.carrier.sendSms(smsNumber, 'Two', 'Your Two code is 118822.');
  await tab.getByText('Welcome back.').waitFor({timeout: 30_000});
  expect(posts('/two-password')).toHaveLength(1);
  expect(posts('/sms-sent')[0]?.form).toEqual({code: '118822'});
  await tab.close();
});

test('a refused password is sent once and said so', async () => {
  const tab = await pressLogIn('Wrong');
  await says(/asks for the password again/);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(posts('/wrong-sent')).toHaveLength(1);
  await tab.close();
});

test('nothing is filled at an origin the account does not list', async () => {
  const tab = await pressLogIn('Away');
  await says(/an address this account does not list/);
  await tab.waitForLoadState();
  expect(new URL(tab.url()).host).toBe(`elsewhere.localhost:${service.port}`);
  expect(service.seen).toEqual([]);
  await tab.close();
});

test('nothing is filled in frames', async () => {
  const tab = await pressLogIn('Framed');
  await tab.getByText('No form here.').waitFor();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(service.seen).toEqual([]);
  await popup.getByRole('button', {name: 'Stop'}).click();
  await tab.close();
});

test('another method than a code is named', async () => {
  const tab = await pressLogIn('Security key');
  await says(/wants another proof than a code/);
  await tab.close();
});

test('clicks, messages and events of a page fill nothing, and nothing of the extension can be loaded by it', async () => {
  const tab = await browser.context.newPage();
  await tab.goto(service.url('/clicks'));
  await tab.locator('#u').click();
  await tab.locator('#p').click();
  await tab.evaluate(() => {
    for (const type of ['latchkey', 'fill', 'latchkey-agent', 'latchkey-popup']) {
      document.dispatchEvent(new CustomEvent(type, {detail: {kind: 'fill'}}));
      postMessage({kind: type, account: 'x'}, '*');
    }
  });
  for (const file of ['popup.html', 'agent.js', 'worker.js', 'icon-16.png', 'manifest.json']) {
    const loaded = await tab.evaluate(
      (url) =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      `chrome-extension://${browser.id}/${file}`,
    );
    expect(loaded, file).toBe(false);
  }
  const inPage = await tab.evaluate(() => ({
    agent: 'latchkeyAgent' in globalThis,
    runtime: typeof (globalThis as {chrome?: {runtime?: unknown}}).chrome?.runtime,
    elements: document.querySelectorAll('*').length,
  }));
  expect(inPage).toMatchObject({agent: false, runtime: 'undefined'});
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(service.seen).toEqual([]);
  await tab.close();
});

test('an account whose only address is plain http elsewhere has no Log in', async () => {
  await row('Plain').waitFor();
  expect(await row('Plain').getByRole('button', {name: 'Log in'}).count()).toBe(0);
});

test('a Collaborator copies user name and code, and no password', async () => {
  await row('One').getByRole('button', {name: /^One/}).click();
  await row('One').getByTitle('Copy code').waitFor();
  expect(await row('One').getByRole('button', {name: 'Copy password'}).count()).toBe(0);
  const refused = await popup.evaluate(
    (account) => chrome.runtime.sendMessage<unknown, {kind: string}>({kind: 'copy', account, what: 'password'}),
    idOf('One'),
  );
  expect(refused.kind).toBe('refused');
});

test('the popup, in light and dark', async () => {
  await popup.evaluate(() => (document.documentElement.dataset['place'] = 'popup'));
  await popup.setViewportSize({width: 360, height: 600});
  await popup.getByLabel('Search accounts').fill('');
  await popup.evaluate(() => scrollTo(0, 0));
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({colorScheme});
    await popup.screenshot({path: join(pictures, `extension-${colorScheme}.png`)});
  }
  await popup.getByLabel('Search accounts').fill('strict');
  expect(await popup.getByRole('button', {name: 'Log in'}).count()).toBe(1);
  await popup.getByLabel('Search accounts').fill('');
});

test('locking wipes keys from session storage, and the password opens again', async () => {
  const kept = () => popup.evaluate(() => chrome.storage.session.get().then((all) => Object.keys(all)));
  expect(await kept()).toContain('open.latchkey.unlocked');
  await popup.getByRole('button', {name: 'Lock'}).click();
  await popup.getByRole('button', {name: 'Unlock'}).waitFor();
  await popup.screenshot({path: join(pictures, 'extension-locked.png')});
  expect(await kept()).toEqual([]);
  await popup.getByLabel('Password').fill('not the password');
  await popup.getByRole('button', {name: 'Unlock'}).click();
  await popup.getByText('This is not your password.').waitFor({timeout: 90_000});
  await popup.getByLabel('Password').fill(password);
  await popup.getByRole('button', {name: 'Unlock'}).click();
  await popup.getByRole('button', {name: 'Lock'}).waitFor({timeout: 90_000});
});

test('a page that never stops changing is filled within moments of its form, not at the next look of a still one', async () => {
  service.marks.length = 0;
  const tab = await pressLogIn('Restless');
  await tab.getByText('Welcome back.').waitFor({timeout: 30_000});
  expect(service.at('filled') - service.at('shown')).toBeLessThan(3_000);
  await tab.close();
});
