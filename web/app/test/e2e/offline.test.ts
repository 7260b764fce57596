// @vitest-environment node
// The installed app against a real latchkeyd that goes away, comes back, and comes back newer: what is kept on the device, what
// opens without a server, how a new build takes over, and unlocking by passkey. Steps build on each other.
import {cp, mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium, type Browser, type BrowserContext, type CDPSession, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {Latchkeyd} from '../../../../demo/latchkeyd.ts';
import {parseOtpauth} from '../../../client/src/otp/otpauth-uri.ts';
import {codeForStep, stepAt} from '../../../client/src/otp/totp.ts';
import {violations} from './axe.ts';
import {buildWith} from './build.ts';
import {qrPicture} from './camera-file.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pictures = here('../../../../build/screens');
const password = 'a long enough password 7';
const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

let folder: string;
let web: string;
let server: Latchkeyd;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let debug: CDPSession;
let authenticator: string;
const complaints: string[] = [];

async function startServer(ports?: Latchkeyd['ports']): Promise<Latchkeyd> {
  return Latchkeyd.start({
    program: process.env['LATCHKEYD'] ?? here('../../../../build/release/bin/latchkeyd'),
    dataDirectory: join(folder, 'data'),
    environment: {LATCHKEY_HTTP_WEB: web},
    ...(ports ? {ports} : {}),
  });
}

beforeAll(async () => {
  await buildWith('vite.config.ts');
  await buildWith('test/e2e/next-build.config.ts');
  await mkdir(pictures, {recursive: true});
  folder = await mkdtemp(join(tmpdir(), 'latchkey-offline-'));
  web = join(folder, 'web');
  await cp(here('../../../../build/web'), web, {recursive: true});
  server = await startServer();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  context = await browser.newContext({
    viewport: {width: 390, height: 844},
    isMobile: true,
    hasTouch: true,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  debug = await context.newCDPSession(page);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, {recursive: true, force: true});
});

async function look(name: string): Promise<void> {
  await page.waitForTimeout(200);
  await page.screenshot({path: join(pictures, `phone-${name}.png`)});
  expect(await violations(page)).toBe('');
}

async function unlock(): Promise<void> {
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', {name: 'Unlock', exact: true}).tap();
}

// Everything the browser keeps of us, as text.
function kept(): Promise<{urls: string[]; bodies: string; records: Record<string, string>; local: string}> {
  return page.evaluate(async () => {
    const urls: string[] = [];
    let bodies = '';
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        urls.push(new URL(request.url).pathname);
        bodies += (await (await cache.match(request))?.text()) ?? '';
      }
    }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('latchkey');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('test: no database'));
    });
    const store = database.transaction('kept').objectStore('kept');
    const all = <T>(request: IDBRequest<T[]>) =>
      new Promise<T[]>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const [keys, values] = await Promise.all([all(store.getAllKeys()), all<unknown>(store.getAll())]);
    database.close();
    return {
      urls,
      bodies,
      records: Object.fromEntries(keys.map((each, at) => [each as string, String(values[at])])),
      local: JSON.stringify(localStorage),
    };
  });
}

function codesNow(): string[] {
  const parsed = parseOtpauth(`otpauth://totp/a?secret=${key}`);
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  const step = stepAt(parsed.otp, Date.now());
  return [step - 1, step, step + 1].map((each) => codeForStep(parsed.otp, each));
}

async function expectCode(): Promise<void> {
  const shown = page.getByRole('article', {name: 'Photogram'}).locator('.code');
  await shown.waitFor();
  expect(codesNow()).toContain(((await shown.textContent()) ?? '').replace(/\s/g, ''));
}

test('a member founds the workspace and sets an account up on the phone', async () => {
  await page.goto(`${server.url}/found#${await server.foundingToken()}`);
  await page.getByLabel('Workspace name').fill('Brightside');
  await page.getByLabel('Your name').fill('Mira');
  await page.getByLabel('Your mail address').fill('mira@example.com');
  await page.getByLabel('Password', {exact: true}).fill(password);
  await page.getByLabel('Repeat password', {exact: true}).fill(password);
  await page.getByRole('button', {name: 'Found workspace'}).tap();
  await page.getByLabel('I have saved or printed my Emergency Kit.').check();
  await page.getByRole('button', {name: /^Continue to/}).tap();
  await page.getByRole('button', {name: 'Add account'}).first().tap();
  const dialog = page.getByRole('dialog', {name: 'Add account'});
  await dialog.getByLabel('Service').fill('Photogram');
  await dialog.getByLabel('User name').fill('the.brand');
  await dialog.getByRole('button', {name: 'Add account'}).tap();
  await page.getByRole('heading', {name: 'Account Settings'}).waitFor();
  await page.getByRole('link', {name: 'All accounts'}).first().tap();
  await page.getByRole('button', {name: 'Photogram', exact: true}).tap();
  await page.getByRole('button', {name: 'Scan Code'}).tap();
  await page.getByRole('button', {name: "Can't scan the QR code?"}).tap();
  await page.getByLabel('Secret Key').fill(key);
  await page.getByRole('button', {name: 'Save Secret'}).tap();
  const verify = page.getByRole('dialog', {name: 'Verify your code'});
  await verify.getByRole('button', {name: 'Copy code'}).waitFor();
  await verify.getByRole('button', {name: 'The service accepted it'}).tap();
  await page.getByText('Two-factor authentication is set up.').waitFor();
  await expectCode();
});

test('the app can be installed, and is kept on the device by its build', async () => {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  const {installabilityErrors} = await debug.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({errorId}) => errorId !== 'in-incognito')).toEqual([]);
  const {errors, data} = await debug.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? '{}')).toMatchObject({name: 'Latchkey', display: 'standalone', start_url: '/'});
  for (const path of ['/sw.js', '/manifest.webmanifest', '/'])
    expect((await fetch(server.url + path)).headers.get('cache-control')).toBe('no-cache');
  const {urls} = await kept();
  expect(urls).toContain('/');
  expect(urls.filter((each) => /\.wasm|demo/.test(each))).toEqual([]); // the Scan screen was opened, and read nothing
});

test('nothing that was opened is kept, and no answer of the API', async () => {
  // What came last is written within two seconds.
  await expect
    .poll(async () => Object.keys((await kept()).records).some((each) => each.includes('.cache.')))
    .toBe(true);
  await page.waitForTimeout(2500);
  const {urls, bodies, records, local} = await kept();
  expect(urls.filter((each) => !/^\/(?:$|assets\/|icon|manifest)/.test(each))).toEqual([]);
  const written = `${Object.values(records).join('\n')}${local}`;
  for (const secret of ['Photogram', 'the.brand', key, 'JBSW', password]) {
    expect(written.includes(secret), secret).toBe(false);
  }
  expect(bodies.includes('the.brand')).toBe(false);
});

// A picture of a QR code, given to the Scan QR code screen; says what the screen answered.
async function readPicture(text: string, answer: RegExp): Promise<void> {
  await page.getByRole('button', {name: 'Photogram', exact: true}).tap();
  await page.getByRole('button', {name: 'Scan Code'}).tap();
  const png = Buffer.from(await qrPicture(text));
  await page.getByLabel('Photo of the QR code').setInputFiles({name: 'a.png', mimeType: 'image/png', buffer: png});
  await page.getByText(answer).waitFor();
  await page.keyboard.press('Escape');
}

test('the reader of QR codes comes with its first use, and is kept', async () => {
  await readPicture('https://example.com/', /This QR code is a web address/);
  await expect
    .poll(async () => (await kept()).urls.filter((each) => /\.wasm|qr-worker/.test(each)).length, {timeout: 20_000})
    .toBe(2);
});

test('without a server the app opens, unlocks and shows the code of the moment', async () => {
  await server.stop();
  await page.goto(`${server.url}/`);
  await page.getByRole('heading', {name: 'Welcome back'}).waitFor();
  await look('offline-locked');
  const started = Date.now();
  await unlock();
  await expectCode();
  process.stdout.write(`unlocked without a server in ${Date.now() - started} ms\n`);
  await page.getByText(/What you see was last synced/).waitFor();
  await look('offline');
  await readPicture('https://example.com/offline', /This QR code is a web address/);
  await page.reload();
  await unlock();
  await expectCode();
});

test('what needs the server says so, and pages that were never opened are there', async () => {
  await page.getByRole('button', {name: 'Photogram', exact: true}).tap();
  await page.getByRole('button', {name: 'Create Phone Number'}).tap();
  await page.getByText('Latchkey cannot reach the server. Check your connection and try again.').first().waitFor();
  await page.getByRole('link', {name: 'Shared Inbox'}).first().tap();
  await page.getByRole('heading', {name: 'Shared Inbox'}).waitFor();
  await page.getByRole('link', {name: 'Members'}).first().tap();
  await page.getByRole('heading', {name: 'Members'}).waitFor();
  await page.getByRole('cell', {name: /Mira/}).first().waitFor();
});

test('the demo page is never served from the device', async () => {
  const other = await context.newPage();
  await expect(other.goto(`${server.url}/demo`)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
  await other.close();
  server = await startServer(server.ports);
  const again = await context.newPage();
  expect((await again.goto(`${server.url}/demo`))?.status()).toBe(404);
  await again.close();
});

test('a server that is back is noticed, and the app goes on', async () => {
  await page.getByText(/What you see was last synced/).waitFor({state: 'detached', timeout: 90_000});
  await page.getByRole('link', {name: 'All accounts'}).first().tap();
  await expectCode();
});

test('a new build waits, lets the one before find its pages, and takes over when nothing is half-typed', async () => {
  await page.goto(`${server.url}/`);
  await unlock();
  await expectCode();
  await server.stop();
  await rm(web, {recursive: true});
  await cp(here('../../../../build/web-next'), web, {recursive: true});
  server = await startServer(server.ports);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const update = page.getByRole('button', {name: 'Update'});
  await update.waitFor();
  await look('update');
  // A page of the former build, whose file the server has no longer.
  await page.getByRole('button', {name: 'Menu'}).tap();
  await page.getByRole('link', {name: 'Settings'}).last().tap();
  await page.getByRole('heading', {name: 'Settings', exact: true}).waitFor();
  await page.getByRole('heading', {name: 'Unlock by passkey'}).waitFor();
  expect(await page.evaluate(() => 'latchkeyRelease' in globalThis)).toBe(false);

  const name = page.getByLabel('Your name');
  await name.fill('Mira Ok');
  await update.tap();
  await page.getByText('Latchkey updates as soon as what you are typing is saved or closed.').waitFor();
  await page.waitForTimeout(1500);
  expect(await name.inputValue()).toBe('Mira Ok');
  await page.getByRole('button', {name: 'Save name'}).tap();
  await page.getByRole('heading', {name: 'Welcome back'}).waitFor();
  await unlock();
  await page.getByRole('heading', {name: 'Settings', exact: true}).waitFor();
  expect(await page.evaluate(() => 'latchkeyRelease' in globalThis)).toBe(true);
  // The reader of this build came along: two of its files in each of the two builds kept.
  expect((await kept()).urls.filter((each) => /\.wasm|qr-worker/.test(each))).toHaveLength(4);
  expect(await name.inputValue()).toBe('Mira Ok');
  expect(await page.getByRole('button', {name: 'Update'}).count()).toBe(0);
});

async function withAuthenticator(hasPrf: boolean): Promise<void> {
  if (authenticator) await debug.send('WebAuthn.removeVirtualAuthenticator', {authenticatorId: authenticator});
  const added = await debug.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  });
  authenticator = added.authenticatorId;
}

async function addPasskey(): Promise<void> {
  await page.getByRole('button', {name: 'Add passkey'}).first().tap();
  const dialog = page.getByRole('dialog', {name: 'Unlock by passkey'});
  await dialog.getByLabel('Password', {exact: true}).fill(password);
  await dialog.getByRole('button', {name: 'Add passkey'}).tap();
}

test('a passkey without PRF is said to be of no use', async () => {
  await debug.send('WebAuthn.enable');
  await withAuthenticator(false);
  await addPasskey();
  await page.getByText('This passkey cannot unlock Latchkey.').waitFor();
  await look('passkey-no-prf');
  await page.getByRole('dialog').getByRole('button', {name: 'Cancel'}).tap();
});

test('a passkey with PRF unlocks the device, with a server and without', async () => {
  await withAuthenticator(true);
  await addPasskey();
  await page.getByText('This device unlocks by passkey now.', {exact: false}).waitFor();
  await page.getByRole('button', {name: 'Lock', exact: true}).first().tap();
  await page.getByRole('button', {name: 'Unlock by passkey'}).waitFor();
  await look('locked-passkey');
  await page.getByRole('button', {name: 'Unlock by passkey'}).tap();
  await page.getByRole('heading', {name: 'Settings', exact: true}).waitFor();
  await server.stop();
  await page.goto(`${server.url}/`);
  await page.getByRole('button', {name: 'Unlock by passkey'}).tap();
  await expectCode();
  server = await startServer(server.ports);
});

test('another authenticator, and a closed question, leave the password', async () => {
  await page.goto(`${server.url}/`);
  await debug.send('WebAuthn.setUserVerified', {authenticatorId: authenticator, isUserVerified: false});
  await page.getByRole('button', {name: 'Unlock by passkey'}).tap();
  await page.getByText(/The passkey was not used/).waitFor();
  await look('passkey-cancelled');
  await withAuthenticator(true); // a new one, which has never heard of it
  await page.getByRole('button', {name: 'Unlock by passkey'}).tap();
  await page.getByText(/The passkey was not used/).waitFor();
  await unlock();
  await expectCode();
});

test('the passkey can be removed', async () => {
  await page.getByRole('button', {name: 'Menu'}).tap();
  await page.getByRole('link', {name: 'Settings'}).last().tap();
  await page.getByRole('button', {name: 'Remove passkey'}).tap();
  await page.getByRole('alertdialog').getByRole('button', {name: 'Remove passkey'}).tap();
  await page.getByRole('button', {name: 'Add passkey'}).waitFor();
  await page.getByRole('button', {name: 'Lock', exact: true}).first().tap();
  await page.getByRole('heading', {name: 'Welcome back'}).waitFor();
  expect(await page.getByRole('button', {name: 'Unlock by passkey'}).count()).toBe(0);
  await unlock();
  await page.getByRole('heading', {name: 'Settings', exact: true}).waitFor();
});

test('signing out clears what was seen, and leaves a page that is nobody’s', async () => {
  const caches = async () => Object.keys((await kept()).records).filter((each) => each.includes('.cache.'));
  await expect.poll(caches).toHaveLength(1);
  await page.getByRole('button', {name: 'Sign out'}).first().tap();
  await page.getByRole('heading', {name: 'Welcome back'}).waitFor();
  await expect.poll(caches).toHaveLength(0);
  await page.getByRole('button', {name: 'Remove this device'}).tap();
  await page.getByRole('alertdialog').getByRole('button', {name: 'Remove this device'}).tap();
  await page.getByRole('heading', {name: 'Sign in'}).waitFor();
  expect((await kept()).records).toEqual({});
});

test('no error was thrown meanwhile', () => {
  expect(complaints.join('\n')).toBe('');
});
