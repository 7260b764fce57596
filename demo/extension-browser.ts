// Chromium with the built extension in it, for one person: pages, popup and background of one profile that ends with it.
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium, type BrowserContext, type Page} from 'playwright-core';

export class ExtensionBrowser {
  readonly context: BrowserContext;
  readonly id: string; // of the extension
  readonly #folder: string;

  private constructor(context: BrowserContext, id: string, folder: string) {
    this.context = context;
    this.id = id;
    this.#folder = folder;
  }

  // `built` is the unpacked extension. A browser's question for permission cannot be answered without a screen, so a copy is
  // installed that already has the permission for `sites` (match patterns): what a person would have allowed.
  // `display`: an X display to show its windows on; without one there are none.
  static async open(built: string, sites: readonly string[], display?: string): Promise<ExtensionBrowser> {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-browser-'));
    const extension = join(folder, 'extension');
    cpSync(built, extension, {recursive: true});
    const file = join(extension, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify({...manifest, host_permissions: sites}));
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      ...(display === undefined
        ? {viewport: {width: 1280, height: 860}}
        : {headless: false, viewport: null, env: {...process.env, DISPLAY: display}}),
      locale: 'en-GB',
      ignoreDefaultArgs: ['--disable-extensions'],
      args: [
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        '--disable-features=DisableLoadExtensionCommandLineSwitch',
        ...(display === undefined ? [] : ['--window-position=0,0', '--window-size=1280,900']),
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', {timeout: 60_000}));
    return new ExtensionBrowser(context, new URL(worker.url()).host, folder);
  }

  // What the toolbar button opens, as a page of its own.
  async popup(): Promise<Page> {
    const page = await this.context.newPage();
    await page.setViewportSize({width: 380, height: 600});
    await page.goto(`chrome-extension://${this.id}/popup.html#tab`);
    return page;
  }

  async close(): Promise<void> {
    await this.context.close();
    rmSync(this.#folder, {recursive: true, force: true, maxRetries: 5});
  }
}
