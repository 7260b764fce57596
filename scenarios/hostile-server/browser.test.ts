// What a browser does for a server that lies to it: the web app in Chromium asks for nothing that depends on what it opened, and
// stops at a log that went back. The server leaves out the content policies it should send: the app has to do without.
import {mkdirSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import {join} from 'node:path';
import * as asItIs from '@latchkey/client';
import {chromium, type Browser, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {freePort} from '../../demo/latchkeyd.ts';
import {loadSodium} from '../../web/client/src/crypto/sodium.ts';
import {top} from '../harness/contract.ts';
import {removal} from './attack.ts';
import {FalseLog, trueLog} from './false-log.ts';
import {password, Scene, Stage, type Person} from './scene.ts';
import {bundleWithout} from './weakened-client.ts';

const pictures = join(top, 'build/screens');
const secretAddress = 'https://quartzite-7731.example/';
const planted = ['quartzite-7731', 'plover.admin.2290', 'Marigold~Tundra~55817'];

let stage: Stage;
let scene: Scene;
let browser: Browser;
let mira: Person;

beforeAll(async () => {
  mkdirSync(pictures, {recursive: true});
  await loadSodium();
  stage = await Stage.start({LATCHKEY_HTTP_WEB: join(top, 'build/web')});
  scene = new Scene(stage, asItIs);
  mira = await scene.found();
  await scene.account(mira, {username: 'plover.admin.2290', urls: [secretAddress]}, 'Marigold~Tundra~55817');
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});

afterAll(async () => {
  await browser.close();
  await scene.end();
  await stage.stop();
});

async function visit(): Promise<{page: Page; asked: string[]}> {
  const context = await browser.newContext({viewport: {width: 1280, height: 860}, serviceWorkers: 'block'});
  const page = await context.newPage();
  const asked: string[] = [];
  // What Chromium itself says: page.on('request') leaves out whatever is called favicon.ico.
  const devTools = await context.newCDPSession(page);
  devTools.on('Network.requestWillBeSent', ({request: {method, url, postData}}) => {
    asked.push(`${method} ${url} ${postData ?? ''}`);
  });
  await devTools.send('Network.enable');
  return {page, asked};
}

async function signIn(page: Page): Promise<void> {
  await page.goto(mira.kit.signInLink);
  await page.getByLabel('Secret Key').fill(mira.kit.secretKey);
  await page.getByLabel('Password', {exact: true}).fill(password);
  await page.getByRole('button', {name: 'Sign in'}).click();
  await page.getByText('Photogram').first().waitFor();
}

// The addresses an account has are shown where it is set up.
async function lookAround(page: Page): Promise<void> {
  await page.getByRole('link', {name: 'Photogram', exact: true}).first().click();
  await page.getByText('quartzite-7731.example').first().waitFor();
}

const withoutPolicies = (headers: Record<string, string>): void => {
  delete headers['content-security-policy'];
};

const toElsewhere = (asked: readonly string[]): string[] =>
  asked.filter((each) => !new URL(each.split(' ')[1] ?? '').origin.startsWith(stage.proxy.url));
const withPlants = (asked: readonly string[]): string[] =>
  asked.filter((each) => planted.some((plant) => each.includes(plant)));

test('BW06: showing accounts asks nobody for anything that was sealed', async () => {
  stage.proxy.onFile = (headers, raw) => {
    withoutPolicies(headers);
    return raw;
  };
  const {page, asked} = await visit();
  await signIn(page);
  await lookAround(page);
  expect(asked.length).toBeGreaterThan(10);
  expect(toElsewhere(asked)).toEqual([]);
  expect(withPlants(asked)).toEqual([]);
  await page.context().close();
});

test('BW06: an app that shows the icons of sites is seen to ask for them', async () => {
  stage.proxy.onFile = (headers, raw) => {
    withoutPolicies(headers);
    return raw;
  };
  const {page, asked} = await visit();
  await signIn(page);
  await lookAround(page);
  await page.evaluate(`for (const [site] of document.body.innerText.matchAll(/[a-z0-9-]+[.]example/g))
    new Image().src = 'https://' + site + '/favicon.ico';`);
  await expect.poll(() => withPlants(asked)).toContain(`GET ${secretAddress}favicon.ico `);
  await page.context().close();
});

// A page with nothing but a mail in it, as the app shows one; the requests that a collector elsewhere got.
async function mailShown(removals: Parameters<typeof bundleWithout>[2]): Promise<string[]> {
  const code = await bundleWithout(join(top, 'web/app/src/screens/inbox'), 'mail-frame.ts', removals, {
    platform: 'browser',
  });
  const got: string[] = [];
  const port = await freePort();
  const collector: Server = createServer((request, response) => {
    if (request.url === '/mail-frame.js') response.setHeader('content-type', 'text/javascript').end(code);
    else if (request.url === '/') response.setHeader('content-type', 'text/html').end('<!doctype html><body></body>');
    else {
      got.push(request.url ?? '');
      response.end();
    }
  });
  await new Promise<void>((resolve) => collector.listen(port, '127.0.0.1', resolve));
  const {page} = await visit();
  await page.goto(`http://localhost:${port}/`);
  const html = `<p>Your code is 604 118</p><img alt="logo" src="http://localhost:${port}/opened?by=mira">`;
  // As text: it is the page's own import that is meant.
  await page.evaluate(`(async () => {
    const {mailDocument} = await import('/mail-frame.js');
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', '');
    frame.srcdoc = await mailDocument(${JSON.stringify(html)}, 'light');
    const shown = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await shown;
  })()`);
  await page.context().close();
  collector.closeAllConnections();
  await new Promise((resolve) => collector.close(resolve));
  return got.filter((url) => url.startsWith('/opened'));
}

test('LP03: a mail tells nobody that it was opened', async () => {
  expect(await mailShown([])).toEqual([]);
});

test('LP03: a mail whose pictures are left in tells it', async () => {
  const file = 'mail-frame.ts';
  const left = [removal(file, "      'src',\n", ''), removal(file, '    picture.replaceWith(words);\n', '')];
  expect(new Set(await mailShown(left))).toEqual(new Set(['/opened?by=mira']));
});

test('a log that went back stops the web app with a page that says so', async () => {
  stage.proxy.onFile = null;
  const {page} = await visit();
  await signIn(page);
  const entries = await trueLog(mira);
  await scene.link(mira, 'Jo');
  await page.getByRole('navigation', {name: 'Main'}).getByRole('link', {name: 'Members'}).click();
  await page.getByText('Jo').first().waitFor();
  new FalseLog(mira.session.workspaceId, entries).serve(stage.proxy);
  await page.reload();
  await page.getByLabel('Password', {exact: true}).fill(password);
  await page.getByRole('button', {name: 'Unlock'}).click();
  await page.getByRole('heading', {name: 'Latchkey has stopped'}).waitFor();
  const then = `its log went up to entry ${entries.length + 1}, and now ends at entry ${entries.length}`;
  expect(await page.getByText(then).count()).toBe(1);
  await page.screenshot({path: join(pictures, 'hostile-stopped.png')});
  await page.context().close();
});
