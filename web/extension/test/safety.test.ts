// What must not be filled is not: a test for each trick a page can play, in a browser that would let the extension into every
// one of these pages, so that only the extension itself says no.
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {logIn, page, Service} from './service.ts';
import {harmless, tricks, type Trick} from './tricks.ts';
import {Browser, Workplace} from './world.ts';

const drawn = ({name, body, script = '', style = ''}: Trick): string =>
  page('Log in', `<style>${style}</style>${body}`, `${script} //${name}`);
const named = (list: Trick[]) => list.map((trick): [string, Trick] => [trick.name, trick]);
const secret = 'Tricky-password-1';
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

// What stands at /now is the trick under test.
let now = '';
let sendsTo = '';
const service = new Service({
  '/now': () => (sendsTo === '' ? now : {redirect: sendsTo}),
  '/form': () => page('Log in', logIn('/sent')),
  '/sent': () => page('Home', '<p>Welcome back.</p>'),
});
const otherPort = new Service({'/form': () => page('Log in', logIn('/sent'))});

let work: Workplace;
let browser: Browser;
let popup: Page;

beforeAll(async () => {
  await service.listen();
  await otherPort.listen();
  work = await Workplace.open();
  await work.account({label: 'Tricky', urls: [service.url('/now')], username: 'tricky-user'});
  await work.account({
    label: 'Script',
    urls: ['javascript:alert(1)', 'data:text/html,<input type=password>'],
    username: 's',
  });
  await work.account({label: 'Http', urls: [`http://service.example:${service.port}/form`], username: 'h'});
  browser = await Browser.open(['*.localhost']);
  popup = await browser.popup();
  await browser.connect(popup, work.mira);
});

afterAll(async () => {
  await browser.close();
  await work.close();
  await service.close();
  await otherPort.close();
});

beforeEach(() => {
  sendsTo = '';
  for (const one of [service, otherPort]) {
    one.posted.length = 0;
    one.seen.length = 0;
  }
});

const seen = (): string => [...service.seen, ...otherPort.seen].join(' ');
const row = (name: string) => popup.getByRole('listitem').filter({hasText: name});

async function pressLogIn(): Promise<Page> {
  const opened = browser.context.waitForEvent('page');
  await row('Tricky').getByRole('button', {name: 'Log in'}).click();
  const tab = await opened;
  await tab.waitForLoadState();
  return tab;
}

async function end(tab: Page): Promise<void> {
  await tab.close();
  await popup.getByRole('region', {name: 'Log-in under way'}).waitFor({state: 'hidden'});
}

test.each(named(tricks))('nothing is filled where %s', async (_, trick) => {
  now = drawn(trick);
  const tab = await pressLogIn();
  await pause(1600);
  expect(seen()).not.toContain(secret);
  expect(service.posted).toEqual([]);
  await end(tab);
});

test.each(named(harmless))('and it is filled where %s', async (_, trick) => {
  now = drawn(trick);
  const tab = await pressLogIn();
  await tab.getByText('Welcome back.').waitFor();
  expect(service.posted[0]?.form).toMatchObject({username: 'tricky-user', password: secret});
  await end(tab);
});

test('a cover is named, and when it is gone the log-in goes on by itself', async () => {
  now = drawn({
    name: 'cover',
    body: `${logIn('/sent')}<div id="cover" style="position:fixed;inset:0;background:#fff"><button onclick="cover.remove()">Accept</button></div>`,
  });
  const tab = await pressLogIn();
  await popup.getByText(/lies over the field/).waitFor();
  expect(seen()).toBe('');
  await tab.getByRole('button', {name: 'Accept'}).click();
  await tab.getByText('Welcome back.').waitFor();
  await end(tab);
});

test.each([
  ['another port of the host', () => otherPort.url('/form')],
  ['a host below the one that is listed', () => service.url('/form', 'login.service.localhost')],
  ['a host above it', () => service.url('/form', 'localhost')],
  ['a host that ends with its name', () => service.url('/form', 'notservice.localhost')],
  ['a host that begins with its name', () => service.url('/form', 'service.localhost.elsewhere.localhost')],
])('nothing is filled at %s', async (_, address) => {
  sendsTo = address();
  const tab = await pressLogIn();
  await popup.getByText(/an address this account does not list/).waitFor();
  await pause(800);
  expect(seen()).toBe('');
  await end(tab);
});

test('nothing is filled into a page without an origin', async () => {
  now = page('Log in', '<p>Nothing here.</p>');
  const tab = await pressLogIn();
  for (const address of [
    'data:text/html,<form><input name=username autocomplete=username><input type=password></form>',
    'about:blank',
  ]) {
    await tab.goto(address);
    await tab.evaluate((markup) => (document.body.innerHTML = markup), logIn('/sent'));
    await pause(1200);
    expect(await tab.locator('#p').inputValue()).toBe('');
  }
  await end(tab);
});

test.each([
  ['another origin', () => service.url('/form', 'elsewhere.localhost')],
  ['the same origin', () => service.url('/form')],
])('nothing is filled into a frame of %s', async (_, address) => {
  now = page('News', `<p>No form here.</p><iframe src="${address()}" width="600" height="300"></iframe>`);
  const tab = await pressLogIn();
  await tab.frameLocator('iframe').getByLabel('Password').waitFor();
  await pause(1500);
  expect(seen()).toBe('');
  await end(tab);
});

test('the page of the account in a frame of another site gets nothing, though Log in was pressed for that tab', async () => {
  now = page('Log in', logIn('/sent'));
  sendsTo = service.url('/framing', 'elsewhere.localhost');
  const tab = await pressLogIn();
  await tab.evaluate((source) => {
    const frame = document.createElement('iframe');
    frame.src = source;
    document.body.append(frame);
  }, service.url('/form'));
  await tab.frameLocator('iframe').getByLabel('Password').waitFor();
  await pause(1500);
  expect(seen()).toBe('');
  await end(tab);
});

test('clicks and keys that a page makes up start nothing, and reach nothing of ours', async () => {
  now = page(
    'Log in',
    logIn('/sent'),
    `setInterval(() => {
       for (const field of [u, p]) {
         field.click(); field.focus();
         for (const key of ['Enter', 'L', 'ArrowDown'])
           field.dispatchEvent(new KeyboardEvent('keydown', {key, altKey: true, shiftKey: true, ctrlKey: true, bubbles: true}));
       }
       postMessage({latchkeyApp: {kind: 'log-in', account: 'x'}}, '*');
       postMessage({kind: 'fill'}, '*');
     }, 100);`,
  );
  const tab = await browser.context.newPage();
  await tab.goto(service.url('/now'));
  await pause(1500);
  expect(seen()).toBe('');
  await tab.close();
});

test('a page that listens to everything reads what was filled into it, and no more', async () => {
  now = page(
    'Log in',
    logIn('/sent'),
    `for (const type of ['message', 'keydown', 'paste', 'change', 'storage', 'focus'])
       addEventListener(type, (event) => navigator.sendBeacon('/seen', 'heard ' + type + ' ' + JSON.stringify(event.data ?? event.key ?? event.target?.value ?? '')), true);`,
  );
  const tab = await pressLogIn();
  await tab.getByText('Welcome back.').waitFor();
  const told = service.seen.map((one) => /[=" ]([^=" ]*)"?$/.exec(one)?.[1] ?? one);
  expect(new Set(told.filter((one) => one !== ''))).toEqual(new Set(['tricky-user', secret]));
  await end(tab);
});

test('addresses that run scripts or carry pages, and plain http elsewhere, have no Log in', async () => {
  for (const name of ['Script', 'Http']) {
    await row(name).waitFor();
    expect(await row(name).getByRole('button', {name: 'Log in'}).count(), name).toBe(0);
  }
});
