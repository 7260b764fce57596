// Every screen in a real browser, as the browser's and as the phone's layout, light and dark: nothing for axe to find,
// nothing wider than the screen, nothing the content policy had to stop. And the parts that need a script.
import {AxeBuilder} from '@axe-core/playwright';
import {Secret, TOTP} from 'otpauth';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {password, Stage, username} from './test/stage.ts';

const layouts = {
  wide: {viewport: {width: 1280, height: 800}, colorScheme: 'light'},
  phone: {viewport: {width: 390, height: 844}, colorScheme: 'dark'},
} as const;

let browser: Browser;
let stage: Stage;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
afterAll(() => browser.close());
beforeEach(async () => {
  stage = await Stage.open();
  complaints.length = 0;
});
afterEach(async () => {
  await context.close();
  await stage.close();
});

async function open(layout: keyof typeof layouts, javaScriptEnabled = true): Promise<void> {
  context = await browser.newContext({...layouts[layout], javaScriptEnabled});
  context.setDefaultTimeout(60_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {origin: stage.url});
  page = await context.newPage();
  page.on('pageerror', ({message}) => complaints.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('status of 422')) complaints.push(line.text());
  });
  await page.goto(stage.url);
  if (javaScriptEnabled) await looksRight();
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(password);
  await press('Log in');
  await page.waitForURL(`${stage.url}/`);
}

async function looksRight(): Promise<void> {
  const {violations} = await new AxeBuilder({page}).analyze();
  const found = violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect({at: page.url(), found, wider, complaints}).toEqual({
    ...{at: page.url(), found: []},
    ...{wider: false, complaints: []},
  });
}

const press = (name: string): Promise<void> => page.getByRole('button', {name, exact: true}).click();
const follow = (name: string): Promise<void> => page.getByRole('link', {name, exact: true}).click();
const heading = (name: string): Promise<void> => page.getByRole('heading', {name, exact: true}).waitFor();

async function lookAt(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(`${stage.url}${path}`);
    await looksRight();
  }
}

describe('in the browser', () => {
  test('text messages are turned on and off as the service says it', async () => {
    await open('wide');
    await looksRight();
    await press('Profile');
    await looksRight();
    await follow('Settings');
    await heading('Edit Profile');
    await follow('Privacy and Security');
    await heading('Privacy and Security');
    await follow('Edit Two-Factor Authentication Setting');
    await heading('Two-Factor Authentication');
    const box = page.getByRole('checkbox', {name: 'Use Text Message'});
    await box.click();
    const dialog = page.getByRole('dialog', {name: 'Turn This On?'});
    await dialog.waitFor();
    await looksRight();
    await page.keyboard.press('Escape');
    await dialog.waitFor({state: 'hidden'});
    expect(await box.isChecked()).toBe(false);
    await box.click();
    await press('Turn On');
    await page.getByLabel('Phone Number').fill('+1 555 555 0100');
    await looksRight();
    await press('Next');
    await heading('Confirmation');
    await page.getByLabel('Confirmation Code').fill('000000');
    await press('Done');
    await page.getByRole('alert').waitFor();
    await looksRight();
    await page.getByLabel('Confirmation Code').fill(stage.textedCode());
    await press('Done');
    const notice = page.getByRole('status').getByText('Settings saved.');
    await notice.waitFor();
    await looksRight();
    await notice.waitFor({state: 'detached'});
    await page.reload();
    expect(await box.isChecked()).toBe(true);
    await box.click();
    await page.getByRole('dialog', {name: 'Turn This Off?'}).waitFor();
    await looksRight();
    await press('Turn Off');
    await notice.waitFor();
    expect(await box.isChecked()).toBe(false);
  });

  test('the other pages', async () => {
    await open('wide');
    await lookAt('/explore/', `/${username}/`, '/accounts/edit/', '/accounts/password/', '/accounts/activity/');
    await press('Profile');
    await press('Log Out');
    await heading('Log in');
  });
});

test('an address is confirmed, and a login from elsewhere is suspicious', async () => {
  await open('wide');
  await page.goto(`${stage.url}/accounts/edit/`);
  await page.getByLabel('Email').fill('alias@codes.northwind.example');
  await press('Submit');
  await heading('Confirm Your Email');
  await looksRight();
  await page.getByLabel('Confirmation Code').fill(stage.mailedCode());
  await press('Confirm');
  await page.getByRole('status').getByText('Email confirmed.').waitFor();
  await context.clearCookies();
  await page.goto(stage.url);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(password);
  await press('Log in');
  await heading('We detected a suspicious login');
  await looksRight();
  await page.getByLabel('Security Code').fill(stage.mailedCode());
  await press('Confirm');
  await page.waitForURL(`${stage.url}/`);
});

test('without a script, everything is there but copying', async () => {
  await open('wide', false);
  await press('Profile');
  await follow('Settings');
  await follow('Privacy and Security');
  await follow('Edit Two-Factor Authentication Setting');
  await page.getByRole('checkbox', {name: 'Use Text Message'}).check();
  await press('Continue');
  await page.getByRole('dialog', {name: 'Turn This On?'}).waitFor();
  await press('Turn On');
  await page.getByLabel('Phone Number').fill('+1 555 555 0100');
  await press('Next');
  await page.getByLabel('Confirmation Code').fill(stage.textedCode());
  await press('Done');
  await page.getByText('Settings saved.').waitFor();
  await page.goto(`${stage.url}/accounts/two_factor_authentication/text/change/`);
  await page.getByLabel('Country code').selectOption({label: 'United States (+1)'});
  await page.getByLabel('Add Phone Number').fill('5555550101');
  await press('Next');
  await page.getByText('ending in 0101').waitFor();
  await page.goto(`${stage.url}/accounts/two_factor_authentication/methods/`);
  await page.getByRole('button', {name: 'Change'}).first().click();
  await press('Set Up Another Way');
  await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).waitFor();
  expect(await page.getByRole('button', {name: 'Copy Key'}).count()).toBe(0);
});

describe('on the phone', () => {
  test('an app and a number are set up as the service says it', async () => {
    await open('phone');
    await looksRight();
    await follow('Profile');
    await heading('Edit profile');
    await looksRight();
    await press('Home');
    await looksRight();
    await follow('Settings');
    await heading('Settings');
    await looksRight();
    await follow('Security');
    await page.getByRole('region', {name: 'Login security'}).waitFor();
    await looksRight();
    await follow('Two-factor authentication');
    await heading('Add extra security to your account');
    await looksRight();
    await follow('Get started');
    await heading('Choose your security method');
    await looksRight();
    await page.getByRole('switch', {name: 'Authentication app'}).click();
    await heading('Set up your authentication app');
    await looksRight();
    await press('Set Up Another Way');
    await heading('Your Key');
    await press('Copy Key');
    await page.getByText('Copied to clipboard.').waitFor();
    await looksRight();
    const key = await page.evaluate(() => navigator.clipboard.readText());
    expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    await follow('Next');
    await heading('Confirmation code');
    await looksRight();
    const totp = new TOTP({secret: Secret.fromBase32(key.replaceAll(' ', ''))});
    await page.getByLabel('Enter Confirmation Code').fill(totp.generate({timestamp: stage.now()}));
    await press('Next');
    await heading('Two-factor authentication is on');
    await looksRight();
    await follow('Done');
    await heading('Account Recovery');
    await press('Copy Codes');
    expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n').length).toBe(5);
    await looksRight();
    await follow('Back');
    expect(await page.getByRole('switch', {name: 'Authentication app'}).isChecked()).toBe(true);
    await looksRight();
    await page.getByRole('switch', {name: 'Text message'}).click();
    await heading('Phone Number');
    await page.getByRole('button', {name: 'Country code: GB +44'}).click();
    await looksRight();
    await page.getByRole('listbox', {name: 'SELECT YOUR COUNTRY'}).waitFor();
    await page.getByRole('option', {name: 'United States (+1)'}).click();
    await page.getByRole('button', {name: 'Country code: US +1'}).waitFor();
    await page.getByLabel('Add Phone Number').fill('5555550101');
    await press('Next');
    await heading('Confirmation code');
    await page.getByText('ending in 0101').waitFor();
    await looksRight();
    await page.getByLabel('Enter Confirmation Code').fill(stage.textedCode());
    await press('Next');
    await follow('Done');
    await lookAt(
      ...['', 'app/', 'app/connect/', 'text/', 'text/change/'].map(
        (name) => `/accounts/two_factor_authentication/${name}`,
      ),
    );
  });

  test('a country is picked with the keyboard', async () => {
    await open('phone');
    await page.goto(`${stage.url}/accounts/two_factor_authentication/text/add/`);
    await page.getByRole('button', {name: /^Country code/}).press('Enter');
    await page.keyboard.press('u'); // from the United Kingdom on to the next that starts so
    await page.keyboard.press('Enter');
    const button = page.getByRole('button', {name: /^Country code/});
    expect(await button.textContent()).toBe('US +1');
    await button.press('Enter');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await button.textContent()).toBe('AT +43');
    await button.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Escape');
    expect(await button.textContent()).toBe('AT +43');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('the second step', async () => {
    await open('phone');
    await page.goto(`${stage.url}/accounts/two_factor_authentication/phone_number/`);
    await page.getByLabel('Phone Number').fill('+1 555 555 0100');
    await press('Next');
    await page.getByLabel('Confirmation Code').fill(stage.textedCode());
    await press('Done');
    await lookAt('/explore/', `/${username}/`, '/accounts/password/', '/accounts/activity/');
    await follow('Profile');
    await press('Home');
    await press('Log Out');
    await page.getByLabel('Username').fill(username);
    await page.getByLabel('Password').fill(password);
    await press('Log in');
    await heading('Enter your login code');
    await looksRight();
    await follow('Use a recovery code');
    await heading('Use a recovery code');
    await looksRight();
    await press('Send a text message');
    await page.getByLabel('Security Code').fill(stage.textedCode());
    await press('Confirm');
    await page.waitForURL(`${stage.url}/`);
  });
});
