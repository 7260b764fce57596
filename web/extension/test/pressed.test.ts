// What is pressed outside of pages: the keyboard commands, the context menu, the toolbar's popup and the browser's question for
// a permission, in a real window; the lock that comes when nobody uses the computer; DevTools opened while a code is awaited.
import type {Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, expect, test} from 'vitest';
import {Screen} from './screen.ts';
import {logIn, page, Service} from './service.ts';
import {ToolbarPopup} from './toolbar-popup.ts';
import {Browser, password, valueOf, Workplace} from './world.ts';

const service: Service = new Service({
  '/one': () => page('Log in', logIn('/home')),
  '/sms': () => page('Log in', logIn('/sms-sent')),
  '/sms-sent': () => ({redirect: '/code'}),
  '/code': () =>
    page(
      'Check your phone',
      '<p>We sent a text message to your number.</p><form method="post" action="/home"><label>Security code<input name="code" maxlength="8"></label><button>Confirm</button></form>',
    ),
  '/asked': () => page('Log in', logIn('/home')),
  '/bookings': () => page('Bookings | Harbour', '<p>Sign up here.</p>'),
  '/home': () => page('Home', '<p>Welcome back.</p>'),
});

let screen: Screen;
let work: Workplace;
let browser: Browser;
let popup: Page;
let smsNumber = '';

beforeAll(async () => {
  await service.listen();
  screen = await Screen.open();
  work = await Workplace.open();
  await work.account({label: 'One', urls: [service.url('/one')]});
  smsNumber = (await work.account({label: 'Texts', urls: [service.url('/sms', 'photogram.localhost')], number: true}))
    .number;
  await work.account({label: 'Asked', urls: [service.url('/asked', 'asked.localhost')]});
  browser = await Browser.open([], screen.display);
  popup = await browser.popup();
  await browser.connect(popup, work.mira);
});

afterAll(async () => {
  await browser.close();
  await work.close();
  await service.close();
  await screen.close();
});

afterEach(async () => {
  for (const tab of browser.context.pages()) if (tab !== popup) await tab.close();
  service.posted.length = 0;
});

const row = (name: string) => popup.getByRole('listitem').filter({hasText: name});
const middle = [640, 600] as const;

// A question of the browser takes no answer at first, lest somebody presses who did not see it come.
const untilHeeded = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_200));

async function open(address: string): Promise<Page> {
  const tab = await browser.context.newPage();
  await tab.goto(address);
  await tab.bringToFront();
  await screen.click(...middle);
  return tab;
}

test('Alt+Shift+L logs in to the site in front', async () => {
  const tab = await open(service.url('/one'));
  await screen.press('alt+shift+l');
  await tab.getByText('Welcome back.').waitFor();
  expect(service.posted[0]?.form).toMatchObject({username: 'one-user', password: 'One-password-1'});
});

test('Log in with Latchkey in the context menu does', async () => {
  const tab = await open(service.url('/one'));
  await screen.click(...middle, 'right');
  await screen.press('l'); // the only entry that begins so
  await tab.getByText('Welcome back.').waitFor();
  expect(service.posted[0]?.form).toMatchObject({username: 'one-user', password: 'One-password-1'});
});

test('Alt+Shift+K opens the popup over the page, and an account is added from it by keyboard', async () => {
  const address = service.url('/bookings');
  await open(address);
  await screen.press('alt+shift+k');
  const over = await ToolbarPopup.find(popup, browser.id);
  await over.shows('Add account from this page');
  for (let presses = 0; presses < 20 && (await over.focused()) !== 'Add account from this page'; presses++)
    await screen.press('Tab');
  await screen.press('Return');
  await over.shows('Login address');
  // The name is chosen, and the rest follows it.
  await screen.press('Tab', 'Tab');
  await screen.type('harbour-user');
  await screen.press('Tab');
  await screen.type('Harbour-password-1');
  await screen.press('Return');
  await row('Bookings').waitFor();
  valueOf(await work.mira.session.sync());
  const added = work.mira.session.accounts.list.value.find(
    (one) => one.kind === 'account' && one.profile.label === 'Bookings',
  );
  expect(added).toMatchObject({profile: {username: 'harbour-user', urls: [address]}, hasPassword: true});
});

test('a site is asked for when it is first needed: refused, it says so; allowed, it goes on', async () => {
  await popup.bringToFront();
  const log = row('Asked').getByRole('button', {name: 'Log in'});
  await log.focus();
  await screen.press('Return');
  await untilHeeded();
  await screen.press('Escape');
  await popup.getByText('Without this permission Latchkey cannot open and fill this site.').waitFor();
  expect(browser.context.pages()).toHaveLength(1);
  await log.focus();
  const opened = browser.context.waitForEvent('page');
  await screen.press('Return');
  await untilHeeded();
  await screen.press('Tab', 'Return'); // Deny has the focus, Allow stands beside it
  const tab = await opened;
  await tab.getByText('Welcome back.').waitFor();
  expect(service.posted[0]?.form).toMatchObject({username: 'asked-user', password: 'Asked-password-1'});
});

test('On every site… asks the browser: refused, it says so; allowed, it waits for logins everywhere, until it is told not to', async () => {
  const everywhere = 'https://*/*';
  const watched = () =>
    popup.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts({ids: ['first-key']}))[0]?.matches);
  await popup.bringToFront();
  await popup.getByRole('button', {name: 'Settings'}).click();
  const ask = popup.getByRole('button', {name: 'On every site…'});
  await ask.focus();
  await screen.press('Return');
  await untilHeeded();
  await screen.press('Escape');
  await popup
    .getByText('Without this permission Latchkey notices logins only on sites it may reach already.')
    .waitFor();
  expect(await watched()).not.toContain(everywhere);
  await ask.focus();
  await screen.press('Return');
  await untilHeeded();
  await screen.press('Tab', 'Return');
  await popup.getByText('On every site: what you type to log in stays in this browser').waitFor();
  await expect.poll(watched).toContain(everywhere);
  await popup.getByRole('button', {name: 'Only where Latchkey logs in'}).click();
  await ask.waitFor();
  await expect.poll(watched).not.toContain(everywhere);
  await popup.getByRole('button', {name: 'Accounts'}).click();
});

test('DevTools opened while a code is awaited change nothing', async () => {
  const opened = browser.context.waitForEvent('page');
  await row('Texts').getByRole('button', {name: 'Log in'}).click();
  const tab = await opened;
  await popup.getByText('Waiting for the code to arrive…').waitFor();
  await tab.bringToFront();
  await screen.press('F12');
  await expect.poll(() => targets(popup, 'devtools://'), {timeout: 15_000}).not.toEqual([]);
  await work.carrier.sendSms(smsNumber, 'Texts', 'Your Texts code is 482913.');
  await tab.getByText('Welcome back.').waitFor();
  expect(service.posted.at(-1)?.form).toMatchObject({code: '482913'});
});

test('when nobody has used the computer for as long as the settings say, it locks', async () => {
  // The shortest the browser takes; the settings begin at a minute. The X server counts since the last key it saw.
  await popup.bringToFront();
  await popup.evaluate(() => chrome.idle.setDetectionInterval(15));
  await popup.getByRole('button', {name: 'Unlock'}).waitFor({timeout: 60_000});
  expect(await popup.evaluate(() => chrome.storage.session.get())).toEqual({});
  await popup.getByLabel('Password').fill(password);
  await popup.getByRole('button', {name: 'Unlock'}).click();
  await popup.getByRole('button', {name: 'Lock'}).waitFor();
});

test('Remove this browser… gives the sites back that it was allowed', async () => {
  const asked = {origins: ['http://asked.localhost/*']};
  const isAllowed = () => popup.evaluate((one) => chrome.permissions.contains(one), asked);
  expect(await isAllowed()).toBe(true);
  await popup.getByRole('button', {name: 'Settings'}).click();
  await popup.getByRole('button', {name: 'Remove this browser…'}).click();
  await popup.getByRole('button', {name: 'Remove this browser', exact: true}).click();
  await popup.getByLabel('Address of your workspace').waitFor();
  expect(await isAllowed()).toBe(false);
});

async function targets(from: Page, address: string): Promise<string[]> {
  const session = await browser.context.newCDPSession(from);
  const {targetInfos} = await session.send('Target.getTargets');
  await session.detach();
  return targetInfos.filter(({url}) => url.startsWith(address)).map(({targetId}) => targetId);
}
