// What a browser that was never here fetches before the web app can be used, as the server sends it compressed, and how
// long that takes on this machine. The crypto library is counted apart, as the target does.
import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {chromium, type Browser} from 'playwright-core';
import {Latchkeyd} from '../demo/latchkeyd.ts';
import type {Scale} from './scale.ts';
import {number, said, spreadOf} from './spread.ts';
import type {Row} from './table.ts';
import {diskFolder, programs, top} from './workplace.ts';

interface Visit {
  usable: number; // milliseconds from asking for the page to something one can press
  bytes: number;
  library: number;
  files: number;
}

export async function firstLoad(scale: Scale): Promise<Row[]> {
  const dataDirectory = diskFolder('app');
  const server = await Latchkeyd.start({
    program: join(programs, 'latchkeyd'),
    dataDirectory,
    environment: {LATCHKEY_HTTP_WEB: join(top, 'build/web')},
  });
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const visits: Visit[] = [];
    for (let i = 0; i < scale.repetitions + 1; i++) visits.push(await visit(browser, server.url));
    const [last] = visits.slice(-1);
    if (last === undefined) throw new Error('nobody came');
    const usable = spreadOf(visits.slice(1).map((one) => one.usable)); // the first warms the browser up
    const kilobytes = (last.bytes - last.library) / 1000;
    return [
      {
        what: `web app, first load of ${last.files} files`,
        figure: `${number(kilobytes)} kB`,
        beside: `and the crypto library ${number(last.library / 1000)} kB`,
        ratio: '',
        target: 'under 150 kB without the library',
        met: kilobytes < 150,
        values: {visits},
      },
      {
        what: 'web app, usable in a browser that was never here',
        figure: said(usable, 'ms'),
        beside: 'headless Chromium on this machine',
        ratio: '',
        target: 'under 1 s',
        met: usable.median < 1000,
        values: {usable},
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
    rmSync(dataDirectory, {recursive: true, force: true});
  }
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const inspector = await context.newCDPSession(page);
  await inspector.send('Network.enable');
  const names = new Map<string, string>();
  let bytes = 0;
  let library = 0;
  inspector.on('Network.responseReceived', ({requestId, response}) => names.set(requestId, response.url));
  inspector.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
    bytes += encodedDataLength;
    if (names.get(requestId)?.includes('crypto-library') === true) library += encodedDataLength;
  });
  const started = performance.now();
  await page.goto(url, {waitUntil: 'commit'});
  await page.getByRole('button').or(page.getByRole('textbox')).first().waitFor();
  const usable = performance.now() - started;
  await page.waitForLoadState('networkidle');
  await context.close();
  return {usable, bytes, library, files: names.size};
}
