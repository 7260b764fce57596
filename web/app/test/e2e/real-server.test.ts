// @vitest-environment node
// The built app against a real latchkeyd, as two people in two browsers would use it: founding, numbers, codes by SMS and QR,
// an invitation, sharing and its end. Steps build on each other; each looks for what the last one left.
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {prepareZXingModule, writeBarcode} from 'zxing-wasm/writer';
import {Carrier} from '../../../../demo/carrier/carrier.ts';
import {Latchkeyd} from '../../../../demo/latchkeyd.ts';
import {violations} from './axe.ts';
import {buildWith} from './build.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pictures = here('../../../../build/screens');
const web = here('../../../../build/web');
const password = 'a long enough password 7';

let folder: string;
let server: Latchkeyd;
let browser: Browser;
let miras: BrowserContext;
let jos: BrowserContext;
let mira: Page;
let jo: Page;
let carrier: Carrier;
const complaints: string[] = [];

// What should not be in a browser's console. An answer of the API is not a complaint: a refused password is a 401, and what
// was taken away a moment ago a 404.
function watch(page: Page, who: string): Page {
  page.on('pageerror', (error) => complaints.push(`${who}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.startsWith(`${server.url}/api/`))
      complaints.push(`${who}: ${message.text()} ${message.location().url}`);
  });
  return page;
}

async function visitor(): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: {width: 1280, height: 860},
    locale: 'en-GB',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    // What comes over the wire is weighed here; what is kept on the device has tests of its own (offline.test.ts).
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(40_000);
  return context;
}

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({path: join(pictures, `real-${name}.png`)});
  expect(await violations(page)).toBe('');
}

const go = (page: Page, name: string) => page.getByRole('navigation', {name: 'Main'}).getByRole('link', {name}).click();

async function becomeMember(page: Page, name: string, button: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Your mail address').fill(`${name.toLowerCase()}@example.com`);
  await page.getByLabel('Password', {exact: true}).fill(password);
  await page.getByLabel('Repeat password', {exact: true}).fill(password);
  await page.getByRole('button', {name: button}).click();
  await page.getByRole('heading', {name: 'Save your Emergency Kit'}).waitFor();
}

beforeAll(async () => {
  await buildWith('vite.config.ts');
  await mkdir(pictures, {recursive: true});
  folder = await mkdtemp(join(tmpdir(), 'latchkey-app-'));
  server = await Latchkeyd.start({
    program: process.env['LATCHKEYD'] ?? here('../../../../build/release/bin/latchkeyd'),
    dataDirectory: folder,
    environment: {LATCHKEY_HTTP_WEB: web},
  });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  [miras, jos] = await Promise.all([visitor(), visitor()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, {recursive: true, force: true});
});

// What a page weighs as it comes over the wire, and the crypto library apart from it.
async function weigh(page: Page): Promise<() => Promise<{page: number; crypto: number}>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', {cacheDisabled: true});
  const urls = new Map<string, string>();
  const weight = {page: 0, crypto: 0};
  session.on('Network.responseReceived', ({requestId, response}) => urls.set(requestId, response.url));
  session.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
    const url = urls.get(requestId);
    if (url?.includes('/api/')) return;
    weight[url?.includes('crypto-library') ? 'crypto' : 'page'] += encodedDataLength;
  });
  return async () => {
    await session.detach();
    return weight;
  };
}

function expectLight(what: string, weight: {page: number; crypto: number}, most = 150_000): void {
  process.stdout.write(`${what}: ${weight.page} bytes, crypto library: ${weight.crypto} bytes\n`);
  expect(weight.page).toBeGreaterThan(50_000);
  expect(weight.page).toBeLessThan(most);
  expect(weight.crypto).toBeGreaterThan(50_000);
}

test('the first load is under 150 kB besides the crypto library', async () => {
  const page = await miras.newPage();
  const weighed = await weigh(page);
  await page.goto(server.url);
  await page.getByRole('button', {name: 'Sign in'}).waitFor();
  await page.waitForLoadState('networkidle');
  expectLight('first load', await weighed());
  await page.close();
});

test('there is no demo page without the demo', async () => {
  expect((await fetch(`${server.url}/demo`, {headers: {accept: 'text/html'}})).status).toBe(404);
  expect((await fetch(`${server.url}/demo.html`)).status).toBe(404);
});

test('Mira founds the workspace and saves her Emergency Kit', async () => {
  mira = watch(await miras.newPage(), 'Mira');
  await mira.goto(`${server.url}/found#${await server.foundingToken()}`);
  await mira.getByLabel('Workspace name').fill('Brightside');
  await becomeMember(mira, 'Mira', 'Found workspace');
  expect(new URL(mira.url()).hash).toBe('');
  const download = mira.waitForEvent('download');
  await mira.getByRole('button', {name: 'Download HTML'}).click();
  expect((await download).suggestedFilename()).toBe('latchkey-emergency-kit-brightside.html');
  await mira.getByLabel('I have saved or printed my Emergency Kit.').check();
  await mira.getByRole('button', {name: 'Continue to Brightside'}).click();
  await mira.getByRole('heading', {name: 'No accounts yet'}).waitFor();
  await look(mira, 'accounts-empty');
});

test('she adds a number source, a number and a mail domain', async () => {
  await go(mira, 'Numbers and addresses');
  await mira.getByRole('button', {name: 'Add source'}).click();
  let dialog = mira.getByRole('dialog');
  await dialog.getByRole('radio', {name: /^Signed webhook/}).check();
  await dialog.getByLabel('Name').fill('Carrier');
  await dialog.getByRole('button', {name: 'Add source'}).click();
  const hookUrl = await dialog.getByRole('textbox', {name: 'Hook URL'}).inputValue();
  const hookSecret = await dialog.getByRole('textbox', {name: 'Secret'}).inputValue();
  carrier = new Carrier({hookUrl, hookSecret, smtp: {host: '127.0.0.1', port: server.ports.smtp}});
  await dialog.getByRole('button', {name: 'Done'}).click();

  await mira.getByRole('button', {name: 'Add number'}).click();
  dialog = mira.getByRole('dialog');
  await dialog.getByLabel('Phone number').fill('+1 555 010 1234');
  await dialog.getByRole('button', {name: 'Add number'}).click();
  await mira.getByText('+15550101234', {exact: true}).waitFor();

  await mira.getByRole('button', {name: 'Add domain'}).click();
  dialog = mira.getByRole('dialog');
  await dialog.getByLabel('Domain').fill('codes.example.com');
  await dialog.getByRole('button', {name: 'Add domain'}).click();
  await mira.getByText('codes.example.com', {exact: true}).waitFor();
  await look(mira, 'numbers');
});

test('she adds an account with a password made for it', async () => {
  await go(mira, 'All accounts');
  await mira.keyboard.press('c');
  const dialog = mira.getByRole('dialog', {name: 'Add account'});
  await dialog.getByLabel('Service').fill('Photogram');
  await dialog.getByLabel('User name').fill('the.brand');
  await dialog.getByLabel('Login address').fill('photogram.localhost:8701/login');
  await dialog.getByRole('button', {name: 'Generate password'}).click();
  await dialog.getByLabel('Words', {exact: true}).first().check();
  await expect.poll(() => dialog.getByLabel('Password', {exact: true}).inputValue()).toMatch(/^[a-z]+(-[a-z]+){4}$/);
  await dialog.getByRole('button', {name: 'Add account'}).click();
  await mira.getByRole('heading', {name: 'Account Settings'}).waitFor();
  await mira.getByRole('button', {name: 'Show password'}).click();
  await mira.getByText(/^[a-z]+(-[a-z]+){4}$/).waitFor();
});

test('she changes details and password at once, and keeps a note that only Account Owners read', async () => {
  await mira.getByRole('button', {name: 'Edit'}).click();
  const dialog = mira.getByRole('dialog', {name: 'Edit account'});
  await dialog.getByLabel('User name').fill('the.brand.eu');
  await dialog.getByLabel('New password').fill('another password for all of us');
  await dialog.getByLabel(/^Private note/).fill('Ask Mira’s mother');
  await dialog.getByRole('button', {name: 'Save changes'}).click();
  await mira.getByRole('button', {name: 'Show private note'}).click();
  await mira.getByText('Ask Mira’s mother').waitFor();
  await mira.getByRole('button', {name: 'Show password'}).click();
  await mira.getByText('another password for all of us').waitFor();
});

test('a phone number receives while its dialog is open, and is created', async () => {
  await mira.getByRole('switch', {name: 'Create Phone Number'}).click();
  const dialog = mira.getByRole('dialog', {name: 'Create Phone Number'});
  expect(await dialog.getByLabel('Auto-generated phone number').inputValue()).toMatch(/^\+1 ?555 ?010 ?1234$/);
  const delivery = await carrier.sendSms('+15550101234', 'Photogram', '482 913 is your Photogram code.');
  expect(delivery.kind).toBe('delivered');
  await dialog.getByText('482 913').waitFor();
  await look(mira, 'create-phone-number');
  await dialog.getByLabel('I have already added the phone number to Photogram account settings.').check();
  await dialog.getByLabel("I'm using this phone for MFA.").check();
  await dialog.getByRole('button', {name: 'Create Phone Number'}).click();
  await mira.getByText('Phone number created successfully.').waitFor();
  await mira.getByRole('switch', {name: 'Create Phone Number', checked: true}).waitFor();
});

test('a hostile mail is shown without anything of it running or loading', async () => {
  await mira.getByRole('switch', {name: 'Create Email Address'}).click();
  const dialog = mira.getByRole('dialog', {name: 'Create Email Address'});
  const address = await dialog.getByLabel('Auto-generated email alias').inputValue();
  await dialog.getByLabel('I have already added the email address to Photogram account settings.').check();
  await dialog.getByRole('button', {name: 'Create Email Address'}).click();
  await mira.getByText('Email address created successfully.').waitFor();
  const foreign: string[] = [];
  mira.on('request', (request) => {
    if (!request.url().startsWith(server.url) && /^https?:/.test(request.url())) foreign.push(request.url());
  });
  const started = Date.now();
  const delivery = await carrier.sendMail({
    to: address,
    from: 'Photogram <security@photogram.example>',
    subject: 'Your Photogram login code',
    text: 'Enter this code to log in: 719204',
    html: '<p>Enter this code to log in: <b>719204</b></p><img src="https://evil.example/pixel.png"><link rel="stylesheet" href="https://evil.example/x.css"><p><a href="https://evil.example/">photogram.example</a></p>',
  });
  process.stdout.write(`mail ${Date.now() - started} ms\n`);
  expect(delivery.kind).toBe('delivered');
  await go(mira, 'Shared Inbox');
  const row = mira.getByRole('row').filter({hasText: '719 204'});
  await row.getByRole('button', {name: /^View message/}).click();
  const message = mira.getByRole('dialog', {name: 'Your Photogram login code'});
  const body = message.frameLocator('iframe').locator('body');
  await body.getByText('photogram.example (evil.example)').waitFor();
  await mira.screenshot({path: join(pictures, 'real-message.png')});
  await message.getByRole('button', {name: 'Close'}).last().click();
  expect(foreign).toEqual([]);
});

test('a key is read from the picture of its QR code and verified', async () => {
  await go(mira, 'All accounts');
  await mira.getByRole('article', {name: 'Photogram'}).getByRole('button', {name: 'Settings'}).click();
  await mira.getByRole('button', {name: 'Save Code'}).click();
  const {buffer} = new Uint8Array(
    await readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')),
  );
  prepareZXingModule({overrides: {wasmBinary: buffer}});
  const written = await writeBarcode('otpauth://totp/Photogram:the.brand?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', {
    format: 'QRCode',
    scale: 4,
  });
  if (!written.image) throw new Error('test: no picture');
  const picture = join(folder, 'qr.png');
  await writeFile(picture, new Uint8Array(await written.image.arrayBuffer()));
  const dialog = mira.getByRole('dialog', {name: 'Save Code'});
  await dialog.getByLabel('QR image').setInputFiles(picture);
  await expect.poll(() => dialog.getByLabel('Secret Key').inputValue()).toContain('JBSWY3DPEHPK3PXP');
  await dialog.getByRole('button', {name: 'Save Code'}).click();
  const verify = mira.getByRole('dialog', {name: 'Verify your code'});
  await verify.getByText(/Next code/).waitFor();
  await look(mira, 'verify-your-code');
  // The tab is closed before the service answered: the key is still there, pending.
  await verify.getByRole('button', {name: 'Close'}).click();
  const weighed = await weigh(mira);
  await mira.reload();
  await mira.getByLabel('Password').fill(password);
  await mira.getByRole('button', {name: 'Unlock'}).click();
  await mira.getByRole('button', {name: 'Verify your code'}).waitFor();
  // Beside what every page loads, this one brings phone numbers and all that may be done with an account.
  expectLight('Account Settings, the heaviest page', await weighed(), 160_000);
  await mira.getByRole('button', {name: 'Verify your code'}).click();
  await mira
    .getByRole('dialog', {name: 'Verify your code'})
    .getByRole('button', {name: 'The service accepted it'})
    .click();
  await mira.getByText('Two-factor authentication is set up.').waitFor();
});

test('Jo joins by an invitation that shows its link once', async () => {
  await go(mira, 'Members');
  await mira.getByRole('button', {name: 'Invite'}).click();
  await mira.getByRole('button', {name: 'Make invitation link'}).click();
  const link = await mira.getByRole('textbox', {name: 'Invitation link'}).inputValue();
  await mira.getByRole('button', {name: 'Done'}).click();
  jo = watch(await jos.newPage(), 'Jo');
  await jo.goto(link);
  await jo.getByRole('heading', {name: 'Join Brightside'}).waitFor();
  await look(jo, 'join');
  await becomeMember(jo, 'Jo', 'Join workspace');
  await jo.getByLabel('I have saved or printed my Emergency Kit.').check();
  await jo.getByRole('button', {name: /^Continue to/}).click();
  await jo.getByRole('heading', {name: 'No accounts yet'}).waitFor();
  await mira.getByRole('row').filter({hasText: 'jo@example.com'}).getByText('Verified by invitation').waitFor();
  await look(mira, 'members');
});

test('Mira shares with Jo, who sees codes and nothing more', async () => {
  await go(mira, 'All accounts');
  await mira.getByRole('article', {name: 'Photogram'}).getByRole('button', {name: 'Settings'}).click();
  await mira.getByRole('tab', {name: 'Access'}).click();
  await mira.getByRole('button', {name: 'Share'}).click();
  await mira.getByLabel('Member').selectOption({label: 'Jo (User)'});
  await mira.getByRole('dialog').getByRole('button', {name: 'Share'}).click();
  await mira.getByText('Shared with Jo').waitFor();
  await look(mira, 'access');

  // Without a reload: the account comes to Jo by itself.
  const card = jo.getByRole('article', {name: 'Photogram'});
  await card.getByRole('button', {name: /^Copy code/}).click();
  await expect.poll(() => jo.evaluate(() => navigator.clipboard.readText())).toMatch(/^\d{6}$/);
  await go(jo, 'Shared Inbox');
  const row = jo.getByRole('row').filter({hasText: '482 913'});
  await row.getByText('sign-in code').waitFor();
  expect(await jo.getByRole('button', {name: /^View message/}).count()).toBe(0);
  await look(jo, 'inbox-collaborator');
});

test('a new code reaches both open inboxes by itself', async () => {
  await go(mira, 'Shared Inbox');
  const delivery = await carrier.sendSms('+15550101234', 'Photogram', 'Your Photogram code is 905512');
  expect(delivery.kind).toBe('delivered');
  for (const page of [mira, jo]) await page.getByRole('row').filter({hasText: '905 512'}).waitFor();
  await jo.getByRole('row').filter({hasText: '905 512'}).getByRole('button', {name: 'Copy code'}).click();
  await mira.getByRole('row').filter({hasText: '905 512'}).getByText('used by Jo').waitFor();
  await look(mira, 'inbox');
});

test('a deleted account comes back from the trash', async () => {
  await go(mira, 'All accounts');
  await mira.getByRole('button', {name: 'More for Photogram'}).click();
  await mira.getByRole('menuitem', {name: 'Delete'}).click();
  await mira.getByRole('heading', {name: 'No accounts yet'}).waitFor();
  await mira.getByRole('link', {name: /^Trash/}).click();
  await mira.getByRole('button', {name: 'Restore'}).click();
  await mira.getByRole('heading', {name: 'The trash is empty'}).waitFor();
  await go(mira, 'All accounts');
  await mira.getByRole('article', {name: 'Photogram'}).waitFor();
});

test('ending Jo’s access is felt at once and changes the keys', async () => {
  await go(jo, 'All accounts');
  await jo.getByRole('article', {name: 'Photogram'}).waitFor();
  await mira.getByRole('article', {name: 'Photogram'}).getByRole('button', {name: 'Settings'}).click();
  await mira.getByRole('tab', {name: 'Access'}).click();
  await mira.getByRole('button', {name: 'End access of Jo'}).click();
  await mira.getByRole('alertdialog').getByRole('button', {name: 'End access'}).click();
  await mira.getByText(/Jo has no access any more/).waitFor();
  await jo.getByRole('heading', {name: 'No accounts yet'}).waitFor();
  expect(await mira.getByText('Rotation owed').count()).toBe(0);
});

test('activity tells what happened, in sentences', async () => {
  await go(mira, 'Activity');
  await mira.getByText(/shared Photogram with Jo/).waitFor();
  await mira.getByText(/ended the access of Jo to Photogram/).waitFor();
  await look(mira, 'activity');
  const sentences = await mira.getByRole('listitem').allTextContents();
  process.stdout.write(`${sentences.map((each) => each.replaceAll(/\s+/g, ' ').trim()).join('\n')}\n`);
});

test('the password is changed, and the Emergency Kit shown again', async () => {
  await go(mira, 'Settings');
  await mira.getByRole('button', {name: 'Change password'}).click();
  const dialog = mira.getByRole('dialog', {name: 'Change password'});
  await dialog.getByLabel('Current password').fill(password);
  await dialog.getByLabel('New password', {exact: true}).fill(`${password} new`);
  await dialog.getByLabel('Repeat new password').fill(`${password} new`);
  await dialog.getByRole('button', {name: 'Change password'}).click();
  await mira.getByText('Password changed. Every other session was ended.').waitFor();
  await mira.getByRole('button', {name: 'Show Emergency Kit'}).click();
  const kit = mira.getByRole('dialog', {name: 'Emergency Kit'});
  await kit.getByLabel('Password', {exact: true}).fill(`${password} new`);
  await kit.getByRole('button', {name: 'Show Emergency Kit'}).click();
  await kit.getByText(/^LK1-/).waitFor();
  await kit.getByRole('button', {name: 'Done'}).click();
  await look(mira, 'settings');
});

test('locking wipes the page, and only the new password opens it', async () => {
  await mira.getByRole('button', {name: 'Lock', exact: true}).first().click();
  await mira.getByLabel('Password').fill(password);
  await mira.getByRole('button', {name: 'Unlock'}).click();
  await mira.getByText('This is not your password.').waitFor();
  await mira.getByLabel('Password').fill(`${password} new`);
  await mira.getByRole('button', {name: 'Unlock'}).click();
  // Where she was.
  await mira.getByRole('heading', {name: 'Settings', exact: true}).waitFor();
});

test('a session ended from another device locks that device at once', async () => {
  const kitPage = watch(await (await visitor()).newPage(), 'second device');
  await mira.getByRole('button', {name: 'Show Emergency Kit'}).click();
  const dialog = mira.getByRole('dialog', {name: 'Emergency Kit'});
  await dialog.getByLabel('Password', {exact: true}).fill(`${password} new`);
  await dialog.getByRole('button', {name: 'Show Emergency Kit'}).click();
  const secretKey = (await dialog.getByText(/^LK1-/).textContent()) ?? '';
  const link = (await dialog.getByText(/\/sign-in#/).textContent()) ?? '';
  await dialog.getByRole('button', {name: 'Done'}).click();
  await kitPage.goto(link);
  await kitPage.getByLabel('Secret Key').fill(secretKey);
  await kitPage.getByLabel('Password', {exact: true}).fill(`${password} new`);
  await kitPage.getByRole('button', {name: 'Sign in'}).click();
  await kitPage.getByRole('article', {name: 'Photogram'}).waitFor();
  await go(mira, 'All accounts');
  await go(mira, 'Settings');
  await mira
    .getByRole('button', {name: /^End session of/})
    .first()
    .click();
  await mira.getByText('Session ended').waitFor();
  await kitPage.getByText('Your session was ended, here or from another device.').waitFor();
  await look(kitPage, 'locked');
});

test('nothing complained meanwhile', () => {
  expect(complaints.join('\n')).toBe('');
});
