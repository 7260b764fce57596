// Saved pages in a browser that runs none of their scripts and reaches no network, and what the recogniser makes of them.
import {readFile, readdir} from 'node:fs/promises';
import {extname, join, normalize} from 'node:path';
import {chromium, type Browser, type Page, type Route} from 'playwright-core';
import {bundleRecogniser} from './bundle.ts';
import type {Label} from '../src/recognise/classify.ts';
import type {Recognition} from '../src/recognise/recognise.ts';

export type FormsOfPage = {file: string; fields: {h: string; label: Label}[]; mfa_challenge: boolean};

declare const latchkeyRecognise: {recognise: (document: Document) => Recognition};

// No such host exists; every request to it is answered from the folder.
const origin = 'https://saved-page.invalid';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

export async function listPages(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith('.html')).sort((one, other) => (one < other ? -1 : 1));
}

export class SavedPages {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #script: string;

  private constructor(browser: Browser, page: Page, script: string) {
    this.#browser = browser;
    this.#page = page;
    this.#script = script;
  }

  static async open(folder: string): Promise<SavedPages> {
    const script = await bundleRecogniser();
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--host-resolver-rules=MAP * ~NOTFOUND', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    const context = await browser.newContext({javaScriptEnabled: false, viewport: {width: 1280, height: 900}});
    await context.route('**', (route) => answer(route, folder));
    return new SavedPages(browser, await context.newPage(), script);
  }

  async classify(file: string): Promise<FormsOfPage> {
    const page = await this.goto(file);
    const {fields, challenge} = await page.evaluate((script) => {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own bundle
      new Function(`${script}; globalThis.latchkeyRecognise = latchkeyRecognise;`)();
      const recognition = latchkeyRecognise.recognise(document);
      return {
        challenge: recognition.mfaChallenge,
        fields: recognition.fields.flatMap(({field, label}) => {
          const h = field.getAttribute('data-h');
          return h === null ? [] : [{h, label}];
        }),
      };
    }, this.#script);
    return {file, fields, mfa_challenge: challenge};
  }

  // Milliseconds for one recognition on the page as it is, the best of many: what the machine is busy with besides is not
  // the recogniser's doing.
  async time(file: string, rounds = 200): Promise<{milliseconds: number; nodes: number}> {
    const page = await this.goto(file);
    return page.evaluate(
      ({script, rounds}) => {
        // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own bundle
        new Function(`${script}; globalThis.latchkeyRecognise = latchkeyRecognise;`)();
        const times = Array.from({length: rounds}, () => {
          const begun = performance.now();
          latchkeyRecognise.recognise(document);
          return performance.now() - begun;
        }).sort((one, other) => one - other);
        return {milliseconds: times[Math.floor(rounds / 2)] ?? Infinity, nodes: document.querySelectorAll('*').length};
      },
      {script: this.#script, rounds},
    );
  }

  private async goto(file: string): Promise<Page> {
    await this.#page.goto(`${origin}/${encodeURIComponent(file)}`, {waitUntil: 'load', timeout: 60_000});
    return this.#page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

async function answer(route: Route, folder: string): Promise<void> {
  const url = new URL(route.request().url());
  const path = normalize(decodeURIComponent(url.pathname));
  const type = types[extname(path).toLowerCase()] ?? (extname(path) === '.html' ? 'text/html' : undefined);
  // A frame's page is not ours to read, nor is a page that this one leads to.
  const isFrame = route.request().resourceType() === 'document' && route.request().frame().parentFrame() !== null;
  if (url.origin !== origin || type === undefined || path.includes('..') || isFrame) return route.abort();
  try {
    const body = await readFile(join(folder, path));
    await route.fulfill({body, contentType: type === 'text/html' && isUtf8(body) ? `${type}; charset=utf-8` : type});
  } catch {
    await route.abort();
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
