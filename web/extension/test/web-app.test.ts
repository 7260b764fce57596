// The web app and the extension in one browser: Log in on an account's card, pressed in the page, opens the service and fills
// it. The owner of the accounts is at work here, so this is also where recovery codes are filled.
import {fileURLToPath} from 'node:url';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {logIn, page, Service} from './service.ts';
import {Browser, password, valueOf, Workplace} from './world.ts';

const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const recoveryCodes = ['aaaa-1111', 'bbbb-2222', 'cccc-3333'];

const service = new Service({
  '/one': () => page('Log in', logIn('/one-sent')),
  '/one-sent': () => ({redirect: '/code'}),
  '/code': () =>
    page(
      'Two-factor authentication',
      '<form method="post" action="/code-sent"><label>Authentication code<input name="otp" autocomplete="one-time-code"></label><button>Verify</button></form><a href="/recovery">Use a recovery code</a>',
    ),
  '/code-sent': () => ({redirect: '/code'}),
  '/recovery': () =>
    page(
      'Use a recovery code',
      '<form method="post" action="/recovery-sent"><label>Recovery code<input name="recovery_code"></label><button>Verify</button></form>',
    ),
  '/recovery-sent': () => ({redirect: '/home'}),
  '/home': () => page('Home', '<p>Welcome back.</p>'),
});

let work: Workplace;
let browser: Browser;
let popup: Page;
let app: Page;

beforeAll(async () => {
  await service.listen();
  work = await Workplace.open({web: fileURLToPath(new URL('../../../build/web', import.meta.url))});
  const {id} = await work.account({label: 'One', urls: [service.url('/one')], key});
  valueOf(await work.mira.session.recovery.save(id, recoveryCodes, 'replace'));
  await work.account({label: 'Foreign', urls: ['https://other.example/login']});
  browser = await Browser.open();
  popup = await browser.popup();
  app = await browser.context.newPage();
  await app.goto(work.mira.kit.signInLink);
  await app.getByLabel('Secret Key').fill(work.mira.kit.secretKey);
  await app.getByLabel('Password', {exact: true}).fill(password);
  await app.getByRole('button', {name: 'Sign in'}).click();
  await app.getByRole('heading', {name: 'All accounts'}).waitFor();
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

const card = (name: string) => app.getByRole('listitem').filter({hasText: name});
const dialog = (name: string) => app.getByRole('dialog', {name: `Log in to ${name}`});
async function closeDialog(): Promise<void> {
  await app.bringToFront(); // the popup may stand in a tab of its own
  await app.getByRole('dialog').getByRole('button', {name: 'Close'}).click();
  await app.getByRole('dialog').waitFor({state: 'hidden'});
}
const posts = (path: string) => service.posted.filter((one) => one.path === path);

test('without a connected extension Log in shows the dialog, as ever', async () => {
  await card('One').getByRole('button', {name: 'Log in'}).click();
  await dialog('One').waitFor();
  await closeDialog();
});

test('connected, Log in on the card opens the service and fills it', async () => {
  await browser.connect(popup, work.mira);
  const opened = browser.context.waitForEvent('page');
  await card('One').getByRole('button', {name: 'Log in'}).click();
  const tab = await opened;
  await popup.getByText(/The code was not accepted/).waitFor();
  expect(posts('/one-sent')[0]?.form).toMatchObject({username: 'one-user', password: 'One-password-1'});
  expect(posts('/code-sent')).toHaveLength(1);
  await app.getByText('The extension logs in to One').waitFor();
  expect(await dialog('One').count()).toBe(0);

  // On goes the Account Owner with a recovery code: chosen here, filled where the page asks for one, and used once.
  await popup.getByRole('button', {name: 'Use a recovery code'}).click();
  await tab.getByRole('link', {name: 'Use a recovery code'}).click();
  const asked = popup.getByLabel('Password');
  await asked.fill('not the password');
  await popup.getByRole('button', {name: 'Fill', exact: true}).click();
  await popup.getByText('This is not your password.').waitFor();
  await asked.fill(password);
  await popup.getByRole('button', {name: 'Fill', exact: true}).click();
  await tab.getByText('Welcome back.').waitFor();
  expect(posts('/recovery-sent')[0]?.form).toEqual({recovery_code: recoveryCodes[0]});
  await work.mira.session.elevate(password);
  await expect
    .poll(async () => {
      const account = work.mira.session.accounts.list.value.find(
        (one) => one.kind === 'account' && one.profile.label === 'One',
      );
      const kept = account && (await work.mira.session.recovery.view(account.id));
      return kept?.kind === 'done' ? kept.value.codes.map(({usedAt}) => usedAt !== null) : kept;
    })
    .toEqual([true, false, false]);
  await tab.close();
});

test('where the browser gives no permission, the popup asks for it and says why', async () => {
  await card('Foreign').getByRole('button', {name: 'Log in'}).click();
  await dialog('Foreign').waitFor();
  await popup.getByText('Latchkey needs to reach other.example').waitFor();
  await popup.getByRole('button', {name: 'Not now'}).click();
  await popup.getByText('Latchkey needs to reach other.example').waitFor({state: 'hidden'});
  await closeDialog();
});

test('the page learns that there is an extension and whether it began, and only after a press', async () => {
  const said = (wanted: unknown) =>
    app.evaluate(async (data) => {
      const heard: unknown[] = [];
      const listen = ({data: message}: MessageEvent<object>) => {
        if (!('latchkeyApp' in message)) heard.push(message);
      };
      addEventListener('message', listen);
      postMessage(data, location.origin);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      removeEventListener('message', listen);
      return heard;
    }, wanted);
  await app.getByRole('heading', {name: 'All accounts'}).click();
  expect(await said({latchkeyApp: {kind: 'connect'}})).toEqual([
    {latchkeyExtension: 'here'},
    {latchkeyExtension: 'began'},
  ]);
  for (const wanted of [
    {kind: 'password', account: 'x'},
    {kind: 'copy', account: 'x', what: 'password'},
    {kind: 'log-in', account: 'x y'},
    {kind: 'log-in', account: 7},
    'log-in',
  ]) {
    await app.getByRole('heading', {name: 'All accounts'}).click();
    expect(await said({latchkeyApp: wanted}), JSON.stringify(wanted)).toEqual([]);
  }
  // A press counts for five seconds, and an evaluation is one to the browser: the page asks later, by itself.
  await app.evaluate(() => {
    const heard: unknown[] = [];
    addEventListener('message', ({data}: MessageEvent<object>) => 'latchkeyExtension' in data && heard.push(data));
    setTimeout(() => postMessage({latchkeyApp: {kind: 'connect'}}, location.origin), 6000);
    setTimeout(() => (document.title = `heard ${heard.length}`), 7500);
  });
  await app.waitForTimeout(9000); // looking in between would be a press again
  expect(await app.title()).toBe('heard 0');
});

test('another page, of another port of the same host, is answered nothing', async () => {
  const other = await browser.context.newPage();
  await other.goto(`http://localhost:${service.port}/home`);
  await other.getByText('Welcome back.').click();
  const heard = await other.evaluate(async () => {
    const messages: unknown[] = [];
    addEventListener('message', ({data}: MessageEvent<object>) => {
      if (!('latchkeyApp' in data)) messages.push(data);
    });
    postMessage({latchkeyApp: {kind: 'connect'}}, location.origin);
    postMessage({latchkeyApp: {kind: 'log-in', account: 'x'}}, location.origin);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return messages;
  });
  expect(heard).toEqual([]);
  await other.close();
});

test('locked, it asks for the password and then goes on', async () => {
  await popup.getByRole('button', {name: 'Lock'}).click();
  await popup.getByRole('button', {name: 'Unlock'}).waitFor();
  await card('One').getByRole('button', {name: 'Log in'}).click();
  await dialog('One').waitFor();
  await closeDialog();
  await popup.getByLabel('Password').fill(password);
  await popup.getByRole('button', {name: 'Unlock'}).click();
  await popup.getByText(/The code was not accepted/).waitFor({timeout: 60_000});
  expect(posts('/one-sent')).toHaveLength(1);
});
