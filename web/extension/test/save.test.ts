// Saving a login that a member typed by hand and the service took, and noticing a changed password: asked in the popup, saved
// by a press there, and kept nowhere otherwise.
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Account} from '@latchkey/client';
import axe from 'axe-core';
import type {Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';
import {logIn, page, Service} from './service.ts';
import {Browser, password, valueOf, Workplace} from './world.ts';

const pictures = fileURLToPath(new URL('../../../build/screens', import.meta.url));
const home = (): string => page('Home', '<p>Welcome back.</p>');
const right = 'Right-password-1';
const changeForm = (complaint = ''): string =>
  `${complaint}<form method="post" action="/change-sent">
   <label>Current password<input type="password" name="old"></label>
   <label>New password<input type="password" name="new"></label>
   <label>Repeat new password<input type="password" name="again"></label><button>Change password</button></form>`;

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

let changes: 'leave' | 'stay' | 'complain' = 'leave';
const service: Service = new Service({
  '/form': () => page('Log in', logIn('/sent')),
  '/sent': (form) => ({redirect: form.get('password') === right ? '/home' : '/form'}),
  '/with-code': () => page('Log in', logIn('/with-code-sent')),
  '/with-code-sent': () => ({redirect: '/code'}),
  '/code': () =>
    page(
      'Two-factor authentication',
      '<form method="post" action="/code-sent"><label>Authentication code<input name="otp" autocomplete="one-time-code"></label><button>Verify</button></form>',
    ),
  '/code-sent': () => ({redirect: '/home'}),
  '/name': () =>
    page(
      'Sign in',
      '<form method="post" action="/name-sent"><label>Email or user name<input name="login"></label><button>Next</button></form>',
    ),
  '/name-sent': () =>
    page(
      'Welcome',
      '<form method="post" action="/sent"><label>Password<input type="password" name="password"></label><button>Log in</button></form>',
    ),
  '/spa': () =>
    page(
      'Sign in',
      '<div id="app"><input placeholder="Username" id="user"><input placeholder="Password" type="password" id="pw"><button type="button" id="go">Sign in</button></div>',
      `app.addEventListener('click', (event) => {
         if (event.target.id !== 'go') return;
         const typed = pw.value;
         user.value = pw.value = '';
         setTimeout(() => {
           app.innerHTML = typed === '${right}' ? '<p>You are in.</p>' : app.innerHTML;
         }, 200);
       });`,
    ),
  '/sign-up': () =>
    page(
      'Create your account',
      '<form method="post" action="/home"><label>Email<input type="email" name="email"></label><label>Choose a password<input type="password" name="p" autocomplete="new-password"></label><label>Repeat the password<input type="password" name="q" autocomplete="new-password"></label><button>Sign up</button></form>',
    ),
  '/change': () => page('Change password', changeForm()),
  '/change-sent': () =>
    changes === 'leave'
      ? {redirect: '/home'}
      : page(
          'Change password',
          changeForm(changes === 'stay' ? '<p>Saved.</p>' : '<p role="alert">That is not it.</p>'),
        ),
  '/faked': () =>
    page(
      'News',
      `<form action="/home"><input name="username" autocomplete="username" value="mira"><input type="password" name="p" value="made-up-password"><button>Log in</button></form>`,
      `const field = document.querySelector('[type=password]');
       for (const type of ['input', 'change']) field.dispatchEvent(new InputEvent(type, {bubbles: true, composed: true}));
       chrome?.runtime?.sendMessage?.({kind: 'sent'});
       postMessage({kind: 'sent', page: 'x', login: {kind: 'log-in', username: 'mira', password: 'made-up-password'}}, '*');
       setTimeout(() => document.forms[0].requestSubmit(), 300);`,
    ),
  '/framing': () => page('News', '<p>Framed.</p><iframe src="/form" width="600" height="400"></iframe>'),
  '/home': home,
});

let work: Workplace;
let browser: Browser;
let popup: Page;

beforeAll(async () => {
  await mkdir(pictures, {recursive: true});
  await service.listen();
  work = await Workplace.open();
  browser = await Browser.open(['other.localhost', 'never.localhost', 'shared.localhost', '127.0.0.1']);
  popup = await browser.popup();
  await browser.connect(popup, work.mira);
});

afterAll(async () => {
  await browser.close();
  await work.close();
  await service.close();
});

afterEach(async () => {
  for (const tab of browser.context.pages()) if (tab !== popup) await tab.close();
});

const banner = () => popup.getByRole('region', {name: 'Save login'});
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const kept = (area: 'local' | 'session') =>
  popup.evaluate((name) => chrome.storage[name].get().then((all) => JSON.stringify(all)), area);
const badge = () => popup.evaluate(() => chrome.action.getBadgeText({}));

async function violations(): Promise<string[]> {
  await popup.evaluate(axe.source);
  return popup.evaluate(async () => {
    const {violations} = (await window.axe?.run(document, {resultTypes: ['violations']})) ?? {violations: []};
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(' ')}`);
  });
}

async function open(address: string): Promise<Page> {
  const tab = await browser.context.newPage();
  await tab.goto(address);
  return tab;
}

// Keys, as a person presses them: what Playwright fills in is for the browser as made up as what a page does.
async function type(tab: Page, label: string, text: string): Promise<void> {
  await tab.getByLabel(label, {exact: true}).click();
  await tab.keyboard.type(text, {delay: 8});
}

async function logInByHand(host: string, path = '/form', username = 'mira', typed = right): Promise<Page> {
  const tab = await open(service.url(path, host));
  await type(tab, 'Username', username);
  await type(tab, 'Password', typed);
  await tab.getByRole('button', {name: 'Log in'}).click();
  return tab;
}

function accountNamed(label: string): Account {
  const found = work.mira.session.accounts.list.value.find(
    (one): one is Account => one.kind === 'account' && one.profile.label === label,
  );
  if (found === undefined) throw new Error(`no account ${label}`);
  return found;
}

const passwordOf = async (label: string): Promise<string> =>
  valueOf<string>(await work.mira.session.accounts.password(accountNamed(label).id, 'fill'));

// That nothing is asked, after the time in which it would have been.
async function asksNothing(): Promise<void> {
  await pause(3_500);
  expect(await banner().count()).toBe(0);
  expect(await kept('session')).not.toContain('password-1');
  expect(await badge()).toBe('');
}

test('a login that was typed and worked is saved by a press in the popup, and an identical one asks nothing', async () => {
  const tab = await logInByHand('service.localhost');
  await banner().getByText('Save this login to Latchkey?').waitFor();
  expect(await badge()).toBe('+');
  expect(await tab.evaluate(() => document.querySelectorAll('body *').length)).toBeLessThan(5); // nothing of ours is in it
  expect(await banner().getByLabel('Name', {exact: true}).inputValue()).toBe('Service');
  expect(await banner().getByLabel('User name').inputValue()).toBe('mira');
  expect(await popup.content()).not.toContain(right);
  await popup.setViewportSize({width: 360, height: 600});
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({colorScheme});
    await popup.screenshot({path: join(pictures, `extension-save-${colorScheme}.png`)});
    expect(await violations(), colorScheme).toEqual([]);
  }
  await banner().getByRole('button', {name: 'Show password'}).click();
  await banner().getByText(right).waitFor();
  await banner().getByLabel('Name', {exact: true}).fill('By hand');
  await banner().getByRole('button', {name: 'Save', exact: true}).click();
  await banner().waitFor({state: 'hidden'});
  await popup.getByRole('listitem').filter({hasText: 'By hand'}).waitFor();
  expect(await kept('session')).not.toContain(right);
  expect(await badge()).toBe('');
  valueOf(await work.mira.session.sync());
  expect(accountNamed('By hand').profile).toMatchObject({username: 'mira', urls: [service.url('/form')]});
  expect(await passwordOf('By hand')).toBe(right);
  await tab.close();
  await logInByHand('service.localhost');
  await asksNothing();
});

test('what was refused, or is on its way to a code, is not offered; past the code it is', async () => {
  const tab = await logInByHand('other.localhost', '/form', 'mira', 'Wrong-password-1');
  await tab.getByLabel('Password', {exact: true}).waitFor();
  await asksNothing();
  const coded = await logInByHand('other.localhost', '/with-code', 'coded');
  await coded.getByLabel('Authentication code').waitFor();
  await pause(3_000);
  expect(await banner().count()).toBe(0);
  await type(coded, 'Authentication code', '482913');
  await coded.getByRole('button', {name: 'Verify'}).click();
  await banner().getByText('Save this login').waitFor();
  expect(await kept('session'), 'a code is never taken').not.toContain('482913');
  await banner().getByRole('button', {name: 'Not now'}).click();
  await banner().waitFor({state: 'hidden'});
  expect(await kept('session')).not.toContain(right);
});

test('the user name of a first page goes with the password of the second', async () => {
  const tab = await open(service.url('/name', 'other.localhost'));
  await type(tab, 'Email or user name', 'two-pages');
  await tab.keyboard.press('Enter');
  await tab.getByLabel('Password').waitFor();
  await type(tab, 'Password', right);
  await tab.keyboard.press('Enter');
  await banner().waitFor();
  expect(await banner().getByLabel('User name').inputValue()).toBe('two-pages');
  await banner().getByRole('button', {name: 'Not now'}).click();
});

test('a page that does all by script is understood: refused, it asks nothing; taken, it does', async () => {
  const tab = await open(service.url('/spa', 'other.localhost'));
  await tab.getByPlaceholder('Username').click();
  await tab.keyboard.type('scripted');
  await tab.getByPlaceholder('Password').click();
  await tab.keyboard.type('Wrong-password-1');
  await tab.getByRole('button').click();
  await pause(3_000);
  expect(await banner().count()).toBe(0);
  await tab.getByPlaceholder('Username').click();
  await tab.keyboard.type('scripted');
  await tab.getByPlaceholder('Password').click();
  await tab.keyboard.type(right);
  await tab.getByRole('button').click();
  await banner().waitFor();
  expect(await banner().getByLabel('User name').inputValue()).toBe('scripted');
  await tab.close();
  await banner().waitFor({state: 'hidden'});
  expect(await kept('session'), 'dropped with its tab').not.toContain(right);
});

test('a sign-up is offered with its address', async () => {
  const tab = await open(service.url('/sign-up', 'other.localhost'));
  await type(tab, 'Email', 'new@example.com');
  await type(tab, 'Choose a password', 'Fresh-password-1');
  await type(tab, 'Repeat the password', 'Fresh-password-1');
  await tab.keyboard.press('Enter');
  await banner().waitFor();
  expect(await banner().getByLabel('User name').inputValue()).toBe('new@example.com');
  await banner().getByLabel('Name', {exact: true}).fill('Signed up');
  await banner().getByRole('button', {name: 'Save', exact: true}).click();
  await banner().waitFor({state: 'hidden'});
  valueOf(await work.mira.session.sync());
  expect(accountNamed('Signed up').profile.urls).toEqual([service.url('/', 'other.localhost')]);
  expect(await passwordOf('Signed up')).toBe('Fresh-password-1');
});

test('another password for an account that is here is offered as an update, and saved by its Owner', async () => {
  const {id} = await work.account({
    label: 'Shared',
    urls: [service.url('/form', 'shared.localhost')],
    username: 'team',
    shared: true,
  });
  await popup.getByRole('listitem').filter({hasText: 'Shared'}).waitFor();
  await logInByHand('shared.localhost', '/form', 'Team');
  await banner().getByText('Update the password of Shared?').waitFor();
  expect(await passwordOf('Shared')).toBe('Shared-password-1');
  await banner().getByRole('button', {name: 'Update password'}).click();
  await banner().waitFor({state: 'hidden'});
  valueOf(await work.mira.session.sync());
  expect(valueOf<string>(await work.mira.session.accounts.password(id, 'fill'))).toBe(right);
});

test.each(['leave', 'stay', 'complain'] as const)(
  'a changed password is noticed where the page goes on to %s',
  async (goesOn) => {
    changes = goesOn;
    const before = await passwordOf('Shared');
    const fresh = `Changed-${goesOn}-password-1`;
    const tab = await open(service.url('/change', 'shared.localhost'));
    await type(tab, 'Current password', before);
    await type(tab, 'New password', fresh);
    await type(tab, 'Repeat new password', fresh);
    await tab.getByRole('button', {name: 'Change password'}).click();
    if (goesOn === 'complain') return asksNothing();
    await banner().getByText('Update the password of Shared?').waitFor();
    expect(await banner().getByText('did not show whether').count()).toBe(goesOn === 'stay' ? 1 : 0);
    await banner().getByRole('button', {name: 'Update password'}).click();
    await banner().waitFor({state: 'hidden'});
    valueOf(await work.mira.session.sync());
    expect(await passwordOf('Shared')).toBe(fresh);
  },
);

test('nothing is taken from what a page makes up, from a frame, or where the workspace itself stands', async () => {
  const faked = await open(service.url('/faked', 'other.localhost'));
  await faked.getByText('Welcome back.').waitFor();
  await asksNothing();
  const framing = await open(service.url('/framing', 'other.localhost'));
  const inner = framing.frameLocator('iframe');
  await inner.getByLabel('Username', {exact: true}).click();
  await framing.keyboard.type('framed');
  await inner.getByLabel('Password', {exact: true}).click();
  await framing.keyboard.type(right);
  await framing.keyboard.press('Enter');
  await inner.getByText('Welcome back.').waitFor();
  await asksNothing();
  const own = await open(`${work.server.url}/api/v1/nowhere`);
  await own.setContent(logIn('/'));
  await type(own, 'Username', 'mira@example.com');
  await type(own, 'Password', 'The-own-password-1');
  await own.keyboard.press('Enter');
  await asksNothing();
});

test('plain http elsewhere is not watched', async () => {
  const tab = await logInByHand('127.0.0.1');
  await tab.getByText('Welcome back.').waitFor();
  await asksNothing();
});

test('never for this site, and the list of such sites in Settings', async () => {
  await logInByHand('never.localhost');
  await banner().getByRole('button', {name: 'Never for this site'}).click();
  await banner().waitFor({state: 'hidden'});
  await logInByHand('never.localhost');
  await asksNothing();
  await popup.getByRole('button', {name: 'Settings'}).click();
  const host = `never.localhost:${service.port}`;
  await popup.getByRole('list', {name: 'Never saved'}).getByText(host).waitFor();
  await popup.screenshot({path: join(pictures, 'extension-save-settings.png')});
  expect(await violations()).toEqual([]);
  await popup.getByRole('button', {name: `Remove ${host}`}).click();
  await popup.getByRole('button', {name: 'Accounts'}).click();
  await logInByHand('never.localhost');
  await banner().waitFor();
});

test('turned off, nothing is kept or asked, and pages get nothing of ours', async () => {
  await popup.getByRole('button', {name: 'Settings'}).click();
  await popup.getByLabel('Offer to save logins').uncheck();
  await popup.getByRole('button', {name: 'Accounts'}).click();
  await logInByHand('never.localhost');
  await asksNothing();
  expect(await popup.evaluate(() => chrome.scripting.getRegisteredContentScripts({ids: ['first-key']}))).toEqual([]);
  await popup.getByRole('button', {name: 'Settings'}).click();
  await popup.getByLabel('Offer to save logins').check();
  await popup.getByRole('button', {name: 'Accounts'}).click();
});

test('an offer survives the worker and is gone by time; locking forgets it, and a locked Latchkey takes nothing', async () => {
  await logInByHand('never.localhost');
  await banner().waitFor();
  await browser.stopWorker(popup);
  await banner().waitFor();
  // As if it had been typed that long ago.
  await popup.evaluate(async () => {
    const {saves} = await chrome.storage.session.get('saves');
    const old = JSON.parse(String(saves)) as {saves: {at: number}[]};
    for (const save of old.saves) save.at -= 5 * 60_000;
    await chrome.storage.session.set({saves: JSON.stringify(old)});
  });
  await browser.stopWorker(popup);
  await banner().waitFor({state: 'hidden'});
  await expect.poll(() => kept('session')).not.toContain(right);

  const tab = await logInByHand('never.localhost');
  await banner().waitFor();
  await popup.getByRole('button', {name: 'Lock'}).click();
  await popup.getByRole('button', {name: 'Unlock'}).waitFor();
  expect(await kept('session')).toBe('{}');
  await tab.close();
  const locked = await logInByHand('never.localhost');
  await locked.getByText('Welcome back.').waitFor();
  await pause(2_500);
  expect(await kept('session')).toBe('{}');
  await popup.getByLabel('Password').fill(password);
  await popup.getByRole('button', {name: 'Unlock'}).click();
  await popup.getByRole('button', {name: 'Lock'}).waitFor();
  await asksNothing();
  expect(await kept('local'), 'nothing of it was ever on the disk').not.toContain(right);
});

test('who is no Account Owner is told which Owner must change it', async () => {
  await popup.getByRole('button', {name: 'Settings'}).click();
  await popup.getByRole('button', {name: 'Remove this browser…'}).click();
  await popup.getByRole('button', {name: 'Remove this browser', exact: true}).click();
  await browser.connect(popup, work.jo);
  await popup.getByRole('button', {name: 'Accounts'}).click();
  await logInByHand('shared.localhost', '/form', 'team');
  await banner().getByText('The password of Shared has changed').waitFor();
  await banner().getByText('Mira').waitFor();
  expect(await banner().getByRole('button', {name: 'Update password'}).count()).toBe(0);
  await popup.screenshot({path: join(pictures, 'extension-save-owner.png')});
});
