// The extension in Firefox, from connecting a browser to Photogram's front page.
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, expect, onTestFailed, test} from 'vitest';
import {BidiPage} from './bidi.ts';
import {Firefox} from './firefox.ts';
import {SharedPhotogram} from './photogram.ts';
import {logIn as logInForm, page, Service} from './service.ts';
import {password, Workplace} from './world.ts';

const pictures = fileURLToPath(new URL('../../../build/screens', import.meta.url));

const service = new Service({
  '/form': () => page('Log in', logInForm('/sent')),
  '/sent': () => ({redirect: '/home'}),
  '/home': () => page('Home', '<p>Welcome back.</p>'),
});

const button = (name: string) => ({type: 'accessibility', value: {role: 'button', name}}) as const;

let work: Workplace;
let photogram: SharedPhotogram;
let firefox: Firefox;
let popup: BidiPage;

beforeAll(async () => {
  await mkdir(pictures, {recursive: true});
  await service.listen();
  work = await Workplace.open({web: fileURLToPath(new URL('../../../build/web', import.meta.url))});
  photogram = await SharedPhotogram.open(work);
  firefox = await Firefox.open();
  popup = await firefox.popup();
});

afterAll(async () => {
  await firefox.close();
  await photogram.close();
  await service.close();
  await work.close();
});

// The tab the extension opened, once the log-in is over.
async function logIn(): Promise<BidiPage> {
  const before = new Set((await firefox.pages()).map(({context}) => context));
  await popup.click({type: 'accessibility', value: {role: 'button', name: 'Log in'}});
  await popup.says(/Filled in and sent\./, '[role=status]', 90_000);
  const opened = (await firefox.pages()).find(({context}) => !before.has(context));
  if (opened === undefined) throw new Error('no tab was opened');
  expect(opened.url, 'the page of those who are logged in').toBe(`${photogram.url}/`);
  return new BidiPage(firefox.bidi, opened.context);
}

async function keepPictures(): Promise<void> {
  for (const [number, {context}] of (await firefox.pages()).entries())
    await writeFile(
      join(pictures, `firefox-failed-${number}.png`),
      await new BidiPage(firefox.bidi, context).picture(),
    );
}

test('Firefox is let in by the approval of a page that is signed in', async () => {
  onTestFailed(keepPictures);
  const app = await firefox.signIn(work.jo);
  const window = await firefox.askToBeLetIn(popup, work.server.url.replace('http://', ''));
  const code = async (of: BidiPage): Promise<string> => {
    await of.says(/[2-9A-Z]{3} [2-9A-Z]{3}/);
    return /[2-9A-Z]{3} [2-9A-Z]{3}/.exec(await of.text())?.[0] ?? '';
  };
  expect(await code(window)).toBe(await code(app));
  await writeFile(join(pictures, 'firefox-compare.png'), await window.picture());
  await app.click(button('The codes are the same'));
  await app.type({type: 'css', value: 'input[type=password]'}, password);
  await app.click(button('Approve this device'));
  await app.says(/is signed in now/);
  await window.says(/Does the page of your workspace show this code/); // what the page did is not enough
  await window.click(button('The codes are the same'));
  await window.says(/This browser is connected/);
  await popup.says(/Log in/);
  await window.close();
  await app.close();
});

test('another one is connected with what stands in the Emergency Kit', async () => {
  const another = await Firefox.open();
  try {
    const itsPopup = await another.popup();
    await another.connect(itsPopup, work.jo);
    await writeFile(join(pictures, 'firefox-connected.png'), await itsPopup.picture());
  } finally {
    await another.close();
  }
});

test('in Firefox a Collaborator is logged in with the code of the text message', async () => {
  onTestFailed(keepPictures);
  const before = photogram.texts.length;
  const tab = await logIn();
  expect(photogram.texts.length).toBe(before + 1);
  await writeFile(join(pictures, 'firefox-photogram.png'), await tab.picture());
  await firefox.forgetCookies();
  await tab.close();
});

test('and with the code of the authenticator', async () => {
  onTestFailed(keepPictures);
  await photogram.turnOnAuthenticator();
  const before = photogram.texts.length;
  const tab = await logIn();
  expect(photogram.texts.length, 'no text message was needed').toBe(before);
  await tab.close();
});

async function logInByHand(tab: BidiPage): Promise<void> {
  await tab.type({type: 'css', value: '[name=username]'}, 'mira');
  await tab.type({type: 'css', value: '[name=password]'}, 'Typed-password-1');
  await tab.click({type: 'css', value: 'button'});
  await tab.says(/Welcome back/);
}

test('in Firefox, too, a login that was typed is offered to be saved; in a private window nothing is', async () => {
  onTestFailed(keepPictures);
  // Of a host that Log in was allowed on before.
  const address = service.url('/form', 'photogram.localhost');
  expect(await popup.evaluate('chrome.extension.isAllowedIncognitoAccess()')).toBe(true);
  await popup.evaluate(`chrome.windows.create({incognito: true, url: ${JSON.stringify(address)}}).then(() => null)`);
  const found = async () => (await firefox.pages()).find(({url}) => url === address);
  await expect.poll(found, {timeout: 30_000}).toBeDefined();
  const hidden = new BidiPage(firefox.bidi, (await found())?.context ?? '');
  await logInByHand(hidden);
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(await popup.text()).not.toContain('Save');
  expect(JSON.stringify(await popup.evaluate('chrome.storage.session.get()'))).not.toContain('Typed-password-1');
  await hidden.close();

  const tab = await BidiPage.open(firefox.bidi, address);
  await logInByHand(tab);
  await popup.says(/Save this login to Latchkey\?/, 'main', 30_000);
  await writeFile(join(pictures, 'firefox-save.png'), await popup.picture());
  await popup.click(button('Save'));
  await expect
    .poll(async () => {
      await work.jo.session.sync();
      return work.jo.session.accounts.list.value.some(
        (one) => one.kind === 'account' && one.profile.urls.includes(address) && one.profile.username === 'mira',
      );
    })
    .toBe(true);
  await tab.close();
});

test('Alt+Shift+K is the key of the popup in Firefox', async () => {
  const commands = (await popup.evaluate('chrome.commands.getAll()')) as {name: string; shortcut: string}[];
  expect(commands.map(({name, shortcut}) => [name, shortcut])).toContainEqual(['_execute_action', 'Alt+Shift+K']);
});

test('in Firefox both presses of Remove this browser… reach their buttons, and it gives back the sites it was allowed', async () => {
  await popup.click(button('Settings'));
  expect(await popup.evaluate('chrome.permissions.getAll()')).toMatchObject({
    origins: expect.arrayContaining(['http://photogram.localhost/*']) as unknown,
  });
  await popup.click(button('Remove this browser…'));
  await popup.click(button('Remove this browser'));
  await popup.says(/Connect to a workspace/);
  expect(await popup.evaluate('chrome.permissions.getAll()')).toMatchObject({origins: []});
  expect(await popup.evaluate('chrome.storage.local.get()')).toEqual({});
});
