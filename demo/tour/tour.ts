// The tour's frame: one line a step, a picture after each, and no step that counts as done because the one before was.
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';

export class Tour {
  readonly #browser: Browser;
  readonly #pictures: string;
  #steps = 0;
  #page: Page | undefined;
  readonly #closing: {close(): Promise<void>}[] = [];

  private constructor(browser: Browser, pictures: string) {
    this.#browser = browser;
    this.#pictures = pictures;
  }

  static async open(pictures: string): Promise<Tour> {
    rmSync(pictures, {recursive: true, force: true});
    mkdirSync(pictures, {recursive: true});
    return new Tour(await launch(), pictures);
  }

  // A person at a browser of their own: nothing is shared with other visitors' storage.
  visitor(size: 'browser' | 'phone' = 'browser'): Promise<BrowserContext> {
    return newVisitor(this.#browser, size);
  }

  // A phone whose camera sees this picture (a JPEG of even width and height), and whose owner lets it.
  async phoneSeeing(picture: Uint8Array): Promise<BrowserContext> {
    // A film of Chromium's fake camera is JPEGs one after the other, played again and again.
    const film = join(this.#pictures, 'camera.mjpeg');
    writeFileSync(film, Buffer.concat(Array.from({length: 10}, () => picture)));
    const browser = await launch(
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    );
    this.closesLater(browser);
    return newVisitor(browser, 'phone');
  }

  // What pictures are taken of from now on.
  watch(page: Page): Page {
    this.#page = page;
    return page;
  }

  async step<T>(title: string, act: () => Promise<T>): Promise<T> {
    const number = String(++this.#steps).padStart(2, '0');
    try {
      const result = await act();
      process.stdout.write(`ok ${number} ${title}\n`);
      return result;
    } catch (error) {
      process.stdout.write(`FAILED ${number} ${title}\n`);
      throw error;
    } finally {
      const name = title
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .slice(0, 60);
      if (this.#page?.isClosed() === false) {
        await atRest(this.#page).catch(() => undefined);
        await this.#page.screenshot({path: join(this.#pictures, `${number}-${name}.png`)}).catch(() => undefined);
      }
    }
  }

  closesLater(browser: {close(): Promise<void>}): void {
    this.#closing.push(browser);
  }

  get steps(): number {
    return this.#steps;
  }

  async close(): Promise<void> {
    for (const browser of this.#closing) await browser.close();
    await this.#browser.close();
  }
}

function launch(...args: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox', ...args] : args,
  });
}

async function newVisitor(browser: Browser, size: 'browser' | 'phone'): Promise<BrowserContext> {
  const viewport = size === 'phone' ? {width: 390, height: 844} : {width: 1280, height: 860};
  const context = await browser.newContext({viewport, locale: 'en-GB', hasTouch: size === 'phone'});
  context.setDefaultTimeout(15_000);
  return context;
}

// What fades or slides has arrived; what turns for ever (a busy sign) is not waited for.
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({effect}) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({finished}) => finished));
  });
}

export function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
