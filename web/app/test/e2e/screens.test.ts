// @vitest-environment node
// Looks at every screen in a real browser, light, dark and on a phone: no accessibility violation by axe, nothing the content
// policy refuses, nothing wider than the window. Pictures land in build/screens for the human eye.
import {AxeBuilder} from '@axe-core/playwright';
import {mkdir} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {chromium, type Browser, type BrowserContext} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {buildWith} from './build.ts';
import {screens} from './screens.ts';
import {serveFolder} from './static-server.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pictures = here('../../../../build/screens');

let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  await buildWith('test/harness/vite.config.ts');
  await mkdir(pictures, {recursive: true});
  server = await serveFolder(here('../../../../build/web-harness'));
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}, 120_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

// A hostile mail is parsed in the page before it is cleaned, and what is in it the policy refuses then and there.
const refusedInMails = /inline event handler|Applying inline style|frame is sandboxed/;

const views = [
  {name: 'light', options: {colorScheme: 'light', viewport: {width: 1280, height: 860}}},
  {name: 'dark', options: {colorScheme: 'dark', viewport: {width: 1280, height: 860}}},
  {
    name: 'phone',
    options: {colorScheme: 'light', viewport: {width: 390, height: 844}, isMobile: true, hasTouch: true},
  },
] as const;

describe.each(views)('$name', ({name: view, options}) => {
  let context: BrowserContext;

  beforeAll(async () => {
    context = await browser.newContext({...options, reducedMotion: 'reduce'});
  });
  afterAll(async () => {
    await context.close();
  });

  test.each(screens)('$name', async ({name, fake, path, act}) => {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      if (name !== 'message' || !refusedInMails.test(message.text())) complaints.push(message.text());
    });
    try {
      await page.addInitScript((given) => {
        window.fakeOptions = given;
      }, fake ?? {});
      await page.goto(server.origin + path);
      await page.locator('h1').first().waitFor();
      await act?.(page);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
      await page.screenshot({path: `${pictures}/${view}-${name}.png`});
      // The mail's frame runs no scripts, axe's included; legacy mode looks at what is around it.
      const {violations} = await new AxeBuilder({page}).setLegacyMode().exclude('.mail-frame').analyze();
      expect(
        violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' ')}`).join('\n'),
      ).toBe('');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(complaints.join('\n')).toBe('');
    } finally {
      await page.close();
    }
  });
});
