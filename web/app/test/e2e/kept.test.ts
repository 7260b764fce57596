// @vitest-environment node
// What the app keeps, and where: a browser that forbids it, and one that kept the device record where former builds did.
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium, type BrowserContext} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {violations} from './axe.ts';
import {buildWith} from './build.ts';
import {serveFolder} from './static-server.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pictures = here('../../../../build/screens');

let folder: string;
let served: {origin: string; close: () => void};

beforeAll(async () => {
  await buildWith('vite.config.ts');
  await mkdir(pictures, {recursive: true});
  folder = await mkdtemp(join(tmpdir(), 'latchkey-kept-'));
  served = await serveFolder(here('../../../../build/web'));
}, 180_000);

afterAll(async () => {
  served.close();
  await rm(folder, {recursive: true, force: true});
});

// A profile of its own, with these settings of the browser.
async function withBrowser(settings: object, use: (context: BrowserContext) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(folder, 'profile-'));
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    viewport: {width: 390, height: 844},
    locale: 'en-GB',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    await use(context);
  } finally {
    await context.close();
  }
}

test('where the browser keeps nothing for the page, the app starts and says so', async () => {
  const blocked = {profile: {default_content_setting_values: {cookies: 2}}};
  await withBrowser(blocked, async (context) => {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({message}) => complaints.push(message));
    await page.goto(served.origin);
    const opens = page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          try {
            const request = indexedDB.open('test');
            request.onsuccess = () => resolve('opened');
            request.onerror = () => resolve('refused');
          } catch {
            resolve('refused');
          }
        }),
    );
    expect(await opens, 'the setting of this test works').toBe('refused');
    await page.getByText('This browser keeps nothing for this page').waitFor();
    await page.screenshot({path: join(pictures, 'phone-keeps-nothing.png')});
    expect(await violations(page)).toBe('');
    await page.getByRole('button', {name: 'Sign in'}).click();
    await page.getByLabel('Secret Key').waitFor();
    await page.getByText('This browser keeps nothing for this page').waitFor();
    expect(complaints).toEqual([]);
  });
});

test('elsewhere it does not, and takes over what former builds kept, once', async () => {
  await withBrowser({}, async (context) => {
    const page = await context.newPage();
    await page.route('**/*', (route) => route.fulfill({contentType: 'text/html', body: '<title>before</title>'}));
    await page.goto(served.origin);
    await page.evaluate(() => {
      localStorage.setItem('latchkey.kept.latchkey.test', 'kept before');
      localStorage.setItem('latchkey.preferences', '{"theme":"dark"}');
    });
    await page.unroute('**/*');
    await page.reload();
    await page.getByRole('button', {name: 'Sign in'}).waitFor();
    expect(await page.getByText('This browser keeps nothing for this page').count()).toBe(0);
    const now = await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('latchkey');
        request.onsuccess = () => resolve(request.result);
      });
      const asked = database.transaction('kept').objectStore('kept').get('latchkey.test');
      const value = await new Promise<unknown>((resolve) => (asked.onsuccess = () => resolve(asked.result)));
      return {value, local: Object.keys(localStorage)};
    });
    expect(now).toEqual({value: 'kept before', local: ['latchkey.preferences']});
    // What stands in IndexedDB is newer than what another build left behind.
    await page.evaluate(() => localStorage.setItem('latchkey.kept.latchkey.test', 'older'));
    await page.reload();
    await page.getByRole('button', {name: 'Sign in'}).waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['latchkey.preferences']);
  });
});
