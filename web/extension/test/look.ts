// A state of the popup in both colours and in the popup's size: a picture for the human eye, no violation by axe, and nothing
// wider than it.
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import axe from 'axe-core';
import type {Page} from 'playwright-core';
import {expect} from 'vitest';

const pictures = fileURLToPath(new URL('../../../build/screens', import.meta.url));

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

export async function look(page: Page, name: string, place: 'popup' | 'window' = 'popup'): Promise<void> {
  await mkdir(pictures, {recursive: true});
  await page.setViewportSize(place === 'popup' ? {width: 360, height: 600} : {width: 420, height: 560});
  await page.evaluate((is) => (document.documentElement.dataset['place'] = is), place);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({colorScheme, reducedMotion: 'reduce'});
    await page.screenshot({path: join(pictures, `extension-${name}-${colorScheme}.png`)});
    if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const {violations} = (await window.axe?.run(document, {resultTypes: ['violations']})) ?? {violations: []};
      return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 160)).join(' ')}`);
    });
    expect(found, `${name} ${colorScheme}`).toEqual([]);
  }
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(tooWide, `${name} is wider than the popup`).toBe(false);
}
