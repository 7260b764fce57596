// Into a workspace by approval: the extension asks, the workspace's page shows the request, the member compares on both sides.
// A real server, the built web app and the built extension; the browser has the permissions a person would have given.
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Approving, DeviceRequestId} from '@latchkey/client';
import type {Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest';
import {freePort} from '../../../demo/latchkeyd.ts';
import {look} from './look.ts';
import {page, Service} from './service.ts';
import {Browser, password, Workplace, type Person} from './world.ts';

const pictures = fileURLToPath(new URL('../../../build/screens', import.meta.url));
const web = fileURLToPath(new URL('../../../build/web', import.meta.url));
const service = new Service({'/any': () => page('Orchard', '<h1>Orchard</h1>')});

let work: Workplace;
let other: Workplace;
let browser: Browser;
let popup: Page;
let app: Page;

beforeAll(async () => {
  await service.listen();
  work = await Workplace.open({web});
  other = await Workplace.open({web});
  browser = await Browser.open();
  browser.context.setDefaultTimeout(12_000);
  popup = await browser.popup();
  app = await signIn(work.mira);
});

afterAll(async () => {
  await browser.close();
  await work.close();
  await other.close();
  await service.close();
});

// Each test begins with a browser that is connected to nothing.
afterEach(async ({task}) => {
  if (task.result?.state === 'fail')
    for (const [number, one] of browser.context.pages().entries())
      await one.screenshot({path: join(pictures, `connect-failed-${number}.png`)}).catch(() => undefined);
  await popup.bringToFront();
  await popup.evaluate(async () => {
    await chrome.runtime.sendMessage({kind: 'stop-connecting'});
    await chrome.runtime.sendMessage({kind: 'forget'});
  });
  await popup.getByLabel('Address of your workspace').waitFor();
  for (const one of browser.context.pages()) if (one !== popup && one !== app) await one.close();
  if (!app.url().includes('/approve')) return;
  await differ(app).or(toAccounts(app)).first().click();
  await backToAccounts(app);
});

async function signIn(person: Person): Promise<Page> {
  const opened = await browser.context.newPage();
  await opened.goto(person.kit.signInLink);
  await opened.getByLabel('Secret Key').fill(person.kit.secretKey);
  await opened.getByLabel('Password', {exact: true}).fill(password);
  await opened.getByRole('button', {name: 'Sign in'}).click();
  await opened.getByRole('heading', {name: 'All accounts'}).waitFor();
  return opened;
}

const windows = (): Page[] => browser.context.pages().filter((one) => one.url().endsWith('#window'));

async function window(): Promise<Page> {
  await expect.poll(() => windows().length, {timeout: 10_000}).toBe(1);
  return windows()[0] ?? popup;
}

async function ask(address = work.server.url): Promise<void> {
  await popup.getByLabel('Address of your workspace').fill(address);
  await popup.getByRole('button', {name: 'Connect', exact: true}).click();
}

async function code(of: Page): Promise<string> {
  const text = await of.getByText(/^Code: ?[2-9A-Z]{3} [2-9A-Z]{3}$/).textContent();
  return text?.replace(/^Code: ?/, '') ?? '';
}
// By the page that was opened for it.
async function requested(): Promise<DeviceRequestId> {
  const found = () => browser.context.pages().find((one) => one.url().includes('/approve#'));
  await expect.poll(found).toBeDefined();
  return new URL(found()?.url() ?? '').hash.slice(1) as DeviceRequestId;
}

const same = (on: Page) => on.getByRole('button', {name: 'The codes are the same'});
const differ = (on: Page) => on.getByRole('button', {name: 'They differ'});

// Somebody who answers without a page.
async function answer(by: Person, request: DeviceRequestId): Promise<Approving> {
  const answered = await by.session.devices.answer(request);
  if (answered.kind !== 'done') throw new Error(answered.kind);
  return (answered as {value: Approving}).value;
}

function compared({progress}: Approving): Promise<string> {
  return new Promise((resolve) => progress.subscribe((now) => now.kind === 'compare' && resolve(now.code)));
}

async function approve(on: Page): Promise<void> {
  await same(on).click();
  await on.getByLabel('Your password').fill(password);
  await on.getByRole('button', {name: 'Approve this device'}).click();
  await on.getByText(/is signed in now/).waitFor();
}

const toAccounts = (on: Page) => on.getByRole('button', {name: 'To your accounts'});

async function backToAccounts(on: Page): Promise<void> {
  if (on.url().includes('/approve')) await toAccounts(on).click();
  await on.getByRole('heading', {name: 'All accounts'}).waitFor();
}

const kept = (area: 'local' | 'session') =>
  popup.evaluate((name) => chrome.storage[name].get().then((all) => JSON.stringify(all)), area);

// What a page hears of the extension within a while after it said something, with or without a person's press before.
function hears(on: Page, said: unknown, within = 1500): Promise<unknown[]> {
  return on.evaluate(
    async ({data, wait}) => {
      const heard: unknown[] = [];
      const listen = ({data: message}: MessageEvent<object>) => {
        if ('latchkeyExtension' in message) heard.push(message);
      };
      addEventListener('message', listen);
      postMessage(data, location.origin);
      await new Promise((resolve) => setTimeout(resolve, wait));
      removeEventListener('message', listen);
      return heard;
    },
    {data: said, wait: within},
  );
}

describe('the extension is let in', () => {
  test('by an address, a comparison and a password, and only once both sides have said that the codes are the same', async () => {
    await app.evaluate(() => ((globalThis as {stayed?: boolean}).stayed = true));
    await look(popup, 'connect');
    await ask(` ${new URL(work.server.url).host} /`);
    const shown = await window();
    await app.getByText('Browser extension').waitFor();
    const there = await code(app);
    expect(await code(shown)).toBe(there);
    expect(await app.evaluate(() => 'stayed' in globalThis), 'the page was not loaded anew').toBe(true);
    await look(shown, 'connect-compare', 'window');
    await look(popup, 'connect-compare-popup');

    await approve(app);
    // The page has done all a page can do.
    await popup.waitForTimeout(5000);
    expect(await code(shown)).toBe(there);
    expect(await kept('local')).not.toContain('deviceSeed');
    await same(shown).click();
    await shown.getByText('This browser is connected').waitFor({timeout: 30_000});
    await look(shown, 'connect-done', 'window');
    await popup.getByRole('button', {name: 'Lock'}).waitFor();
    expect(await popup.getByRole('heading', {level: 1}).innerText()).toBe('Northwind');
    expect(await kept('session'), 'open keys live in memory').toContain('open.');
    expect(await kept('session'), 'nothing is left of the request').not.toContain('approval');
    expect(await kept('local')).not.toContain(password);

    // It unlocks by the password alone from now on, and is ended from the page.
    await popup.getByRole('button', {name: 'Lock'}).click();
    await popup.getByLabel('Password').fill(password);
    await popup.getByRole('button', {name: 'Unlock'}).click();
    await popup.getByRole('button', {name: 'Lock'}).waitFor({timeout: 30_000});
    await backToAccounts(app);
  });

  test('by one press in the web app, which hears of it where a person named this workspace before', async () => {
    await app.getByRole('navigation').getByRole('link', {name: 'Settings'}).click();
    const press = () => app.getByRole('button', {name: 'Connect the extension'}).click();
    await press();
    await app.getByText('This page hears of no extension that knows it').waitFor();
    expect(windows()).toEqual([]);

    await ask();
    await window();
    await popup.getByRole('button', {name: 'They differ'}).click();
    await app.getByText('Nothing was handed over.').waitFor(); // said there without a press
    await backToAccounts(app);
    await popup.getByRole('button', {name: 'Back'}).click();
    await app.getByRole('navigation').getByRole('link', {name: 'Settings'}).click();
    await press();
    const shown = await window();
    expect(await code(shown)).toBe(await code(app));
    await same(shown).click();
    await shown.getByText('Say so in the page, too').waitFor();
    await look(shown, 'connect-said', 'window');
    await approve(app);
    await shown.getByText('This browser is connected').waitFor({timeout: 30_000});
    await backToAccounts(app);
    await app.getByRole('navigation').getByRole('link', {name: 'Settings'}).click();
    await app.getByText('Browser extension').first().waitFor();
    await press();
    await app.getByText('The extension is connected.').waitFor();
  });

  test('after its worker was stopped and its popup closed, at every step', async () => {
    const stopped = async () => {
      for (const one of windows()) await one.close();
      await browser.stopWorker(popup);
      await popup.close();
      popup = await browser.popup();
    };
    await app.goto('about:blank'); // so that nobody answers yet
    await ask();
    await window();
    await stopped();
    const link = await popup.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const port = chrome.runtime.connect({name: 'latchkey-popup'});
          port.onMessage.addListener(({view}: {view?: {stage?: {link?: string}}}) => {
            if (view?.stage?.link !== undefined) resolve(view.stage.link);
          });
        }),
    );
    await popup.getByText('shows that this browser asks to be let in').waitFor();
    await look(popup, 'connect-waiting');
    await app.goto(work.mira.kit.signInLink);
    const approving = await answer(work.mira, link.slice(link.indexOf('#') + 1) as DeviceRequestId);
    const here = await code(popup);
    await stopped();
    expect(await code(popup)).toBe(here);
    expect(await compared(approving)).toBe(here);
    await same(popup).click();
    await stopped();
    await popup.getByText('You said that the codes are the same.').waitFor();
    expect((await approving.approve(password)).kind).toBe('done');
    await popup.getByRole('button', {name: 'Lock'}).waitFor({timeout: 30_000});
    await app.close();
    app = await signIn(work.mira);
  });

  test('into the workspace that was named, though another one is open in the browser, too', async () => {
    const foreign = await signIn(other.mira);
    await ask(other.server.url);
    const shown = await window();
    const heard = await code(foreign);
    expect(await code(shown)).toBe(heard);
    expect(await app.getByText('Approve a device').count()).toBe(0);
    // A page of the other workspace, which this browser knew before, begins nothing meanwhile.
    await app.getByRole('heading', {name: 'All accounts'}).click();
    expect(await hears(app, {latchkeyApp: {kind: 'connect'}})).toEqual([
      {latchkeyExtension: 'here'},
      {latchkeyExtension: 'gone'},
    ]);
    expect(await code(shown)).toBe(heard);
    await approve(foreign);
    await same(shown).click();
    await shown.getByText('This browser is connected').waitFor({timeout: 30_000});
    const [session] = [await other.mira.session.listSessions()];
    expect(session).toMatchObject({kind: 'done'});
    expect(JSON.stringify(session)).toContain('Browser extension');
  });
});

describe('the extension stops and says why', () => {
  test('when the codes differ', async () => {
    await ask(other.server.url);
    const shown = await window();
    const request = await requested();
    const approving = await answer(other.mira, request);
    await compared(approving);
    await differ(shown).click();
    await shown
      .getByText(/The codes differ, so this browser stopped.*the request is refused on the other device/)
      .waitFor();
    await look(shown, 'connect-differ', 'window');
    await expect.poll(() => approving.progress.value.kind, {timeout: 10_000}).toBe('refused');
    expect((await approving.approve(password)).kind).toBe('conflict');
    await shown.waitForTimeout(4000);
    expect(await kept('local')).not.toContain('deviceSeed');
    await shown.getByRole('button', {name: 'Back'}).click();
    await shown.getByLabel('Address of your workspace').waitFor();
  });

  test('when the other device refuses', async () => {
    await ask();
    const shown = await window();
    await code(shown);
    await differ(app).click();
    await shown.getByText('The other device did not let this browser in.').waitFor();
    await backToAccounts(app);
    // Asked again, it is another request with another code.
    await shown.getByRole('button', {name: 'Ask again'}).click();
    expect(await code(shown)).toBe(await code(app));
    await differ(app).click();
    await shown.getByText('The other device did not let this browser in.').waitFor();
    await backToAccounts(app);
  });

  test('when the time is over', async () => {
    await ask();
    const shown = await window();
    await code(shown);
    await popup.evaluate(async () => {
      const name = 'open.latchkey.approval';
      const {[name]: text} = await chrome.storage.session.get<Record<string, string>>(name);
      const request = JSON.parse(text ?? '') as {expiresAt: number};
      await chrome.storage.session.set({[name]: JSON.stringify({...request, expiresAt: Date.now() - 1})});
    });
    await browser.stopWorker(popup);
    await shown.getByText('This request is over').waitFor();
  });

  test.each([
    ['nobody listens', async () => `localhost:${await freePort()}`],
    ['something else does', () => Promise.resolve(`localhost:${service.port}`)],
  ])('when at the address %s', async (_, address) => {
    const host = await address();
    await ask(host);
    await popup.getByText(`No Latchkey answers at ${host}`).waitFor();
    await look(popup, 'connect-nobody');
    await popup.getByRole('button', {name: 'Back'}).click();
    expect(await popup.getByLabel('Address of your workspace').inputValue(), 'to be mended').toBe(host);
  });

  test.each(['', 'northwind', 'http://latchkey.example', 'mira@example.com'])(
    'when %j is the address',
    async (typed) => {
      await ask(typed);
      await popup.getByText('This is not an address Latchkey can be at').waitFor();
      expect(windows()).toEqual([]);
    },
  );
});

describe('a page', () => {
  test('that nobody named is not answered, and opens nothing', async () => {
    const hostile = await browser.context.newPage();
    await hostile.goto(`http://localhost:${service.port}/any`); // the browser lets the extension in there
    for (const kind of ['connect', 'bridge', 'ask-approval', 'codes-same', 'name-workspace']) {
      await hostile.getByRole('heading').first().click();
      expect(await hears(hostile, {latchkeyApp: {kind, server: work.server.url}}, 700)).toEqual([]);
    }
    expect(windows()).toEqual([]);
    await popup.getByLabel('Address of your workspace').waitFor();
  });

  test('of a named workspace begins nothing without a press, and ends nothing with one', async () => {
    await ask();
    const shown = await window();
    await code(shown);
    const codeBefore = await code(app);
    for (const kind of ['codes-same', 'codes-differ', 'ask-approval', 'stop-connecting', 'forget']) {
      await app.getByText(codeBefore).click();
      expect(await hears(app, {latchkeyApp: {kind, server: work.server.url}}, 700)).toEqual([]);
      expect(await hears(app, {kind, from: 'bridge'}, 200)).toEqual([]);
    }
    expect(await code(shown)).toBe(codeBefore);
    expect(await shown.getByText('Does the page of your workspace show').count()).toBe(1);
  });

  test('and a server of its own get no browser by approving themselves', async () => {
    // All of theirs: the page's script knows the request, and the server's member answers and approves it at once.
    await ask(other.server.url);
    const shown = await window();
    const request = await requested();
    const approving = await answer(other.jo, request);
    await compared(approving);
    expect((await approving.approve(password)).kind).toBe('done');
    await shown.waitForTimeout(5000);
    await shown.getByText('Does the page of your workspace show').waitFor();
    expect(await kept('local')).not.toContain('deviceSeed');
    expect(JSON.stringify(await other.jo.session.listSessions())).not.toContain('extension');
  });

  test('cannot have the member press before the code was looked at', async () => {
    await ask();
    const shown = await window();
    await code(shown);
    await shown.addInitScript(() => {
      new MutationObserver(() => {
        const button = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('are the same'));
        if (button !== undefined) (globalThis as {atFirst?: boolean}).atFirst ??= button.disabled;
      }).observe(document, {subtree: true, childList: true});
    });
    await shown.reload();
    await expect.poll(() => same(shown).isEnabled(), {timeout: 10_000}).toBe(true);
    expect(await shown.evaluate(() => (globalThis as {atFirst?: boolean}).atFirst)).toBe(true);
  });
});
