// @vitest-environment node
// Looks at every screen in a real browser, light, dark and on a phone: no accessibility violation by axe, nothing the content
// policy refuses, nothing wider than the window. Pictures land in build/screens for the human eye.
import {mkdir} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {violations} from './axe.ts';
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

async function asDrawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
}

// Dark is the same page in other colours, so it is looked at where light stands; a phone is opened anew, because what is
// pressed on the way may be elsewhere.
const hasColumns = ['accounts', 'inbox', 'members', 'numbers', 'access', 'activity'];
const views = [
  {name: 'desktop', colours: ['light', 'dark'], options: {viewport: {width: 1280, height: 860}}},
  {name: 'tablet', colours: ['tablet'], options: {viewport: {width: 900, height: 700}}},
  {name: 'phone', colours: ['phone'], options: {viewport: {width: 390, height: 844}, isMobile: true, hasTouch: true}},
] as const;

describe.each(views)('$name', ({name: view, colours, options}) => {
  let context: BrowserContext;

  beforeAll(async () => {
    context = await browser.newContext({...options, colorScheme: 'light', reducedMotion: 'reduce'});
  });
  afterAll(async () => {
    await context.close();
  });

  // Between the two, what has columns is what can go wrong.
  const chosen = screens.filter((each) =>
    view === 'tablet' ? hasColumns.includes(each.name) : (each.only ?? view) === view,
  );
  test.concurrent.each(chosen)('$name', async ({name, fake, path, act}) => {
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
      for (const colour of colours) {
        if (colour === 'dark') await page.emulateMedia({colorScheme: 'dark'});
        await asDrawn(page);
        await page.screenshot({path: `${pictures}/${colour}-${name}.png`});
        expect(await violations(page, colour === 'dark' ? ['color-contrast'] : undefined)).toBe('');
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      const cutOff = () =>
        Array.from(document.querySelectorAll('.table-frame'), (each) => each.scrollWidth - each.clientWidth);
      expect(Math.max(0, ...(await page.evaluate(cutOff)))).toBe(0);
      expect(complaints.join('\n')).toBe('');
    } finally {
      await page.close();
    }
  });
});
