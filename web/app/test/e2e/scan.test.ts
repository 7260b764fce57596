// @vitest-environment node
// The phone's Scan QR code screen with a camera that sees what a test drew: straight, turned, small, blurred, nothing, and
// codes that are no key. The app runs on a fake client, the camera, the browser's questions and the reader are real.
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium, type Browser, type BrowserContextOptions, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {id, workspaceId} from '../fake-client.ts';
import {violations} from './axe.ts';
import {buildWith} from './build.ts';
import {qrPicture, writeCameraFile, type Shot} from './camera-file.ts';
import {serveFolder} from './static-server.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pictures = here('../../../../build/screens');
const base = `/w/${workspaceId}`;
const link = 'otpauth://totp/Clipcart:mira@example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Clipcart';

const portrait = {viewport: {width: 390, height: 844}, isMobile: true, hasTouch: true} as const;
const landscape = {viewport: {width: 844, height: 390}, isMobile: true, hasTouch: true} as const;

let folder: string;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  await buildWith('test/harness/vite.config.ts');
  await mkdir(pictures, {recursive: true});
  folder = await mkdtemp(join(tmpdir(), 'latchkey-scan-'));
  server = await serveFolder(here('../../../../build/web-harness'));
}, 120_000);

afterAll(async () => {
  server.close();
  await rm(folder, {recursive: true, force: true});
});

type Opened = {page: Page; requests: string[]; browser: Browser; complaints: string[]};

// One browser a test: what the camera sees is given when it starts.
async function withPhone(
  camera: Shot | 'none' | 'refused',
  run: (opened: Opened) => Promise<void>,
  options: BrowserContextOptions = portrait,
): Promise<void> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (camera !== 'none') args.push('--use-fake-device-for-media-stream');
  if (typeof camera === 'object') {
    const file = join(folder, `camera-${Math.random().toString(36).slice(2)}.y4m`);
    await writeCameraFile(file, camera);
    args.push('--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${file}`);
  }
  if (camera === 'none') args.push('--use-fake-ui-for-media-stream');
  const browser = await chromium.launch({executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args});
  try {
    const context = await browser.newContext({
      ...options,
      colorScheme: options.colorScheme ?? 'light',
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.addInitScript(rememberTracks);
    await page.goto(server.origin + base);
    await page.getByRole('heading', {name: 'All accounts'}).waitFor();
    await run({page, requests, browser, complaints});
    expect(complaints.join('\n')).toBe('');
  } finally {
    await browser.close();
  }
}

declare global {
  interface Window {
    tracks?: MediaStreamTrack[];
    asked?: number;
  }
}

// Every track the page was given, so that a test can see which are still on.
function rememberTracks(): void {
  window.tracks = [];
  window.asked = 0;
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    window.asked = (window.asked ?? 0) + 1;
    const stream = await open(wanted);
    window.tracks?.push(...stream.getTracks());
    return stream;
  };
}

const live = (page: Page) =>
  page.evaluate(() => window.tracks?.filter((each) => each.readyState === 'live').length ?? 0);

async function openMenu(page: Page, account = 'Clipcart'): Promise<void> {
  await page.getByRole('button', {name: account, exact: true}).tap();
  await page.getByRole('dialog', {name: account}).waitFor();
}

async function scan(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole('button', {name: 'Scan Code'}).tap();
  await page.getByRole('dialog', {name: 'Scan QR code'}).waitFor();
}

async function looked(page: Page): Promise<void> {
  await page.locator('.camera video').waitFor();
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
}

async function savedLinks(page: Page): Promise<string[]> {
  return page.evaluate(() => window.fake?.calls.filter((each) => each.startsWith('saved ')) ?? []);
}

const shots: [string, Shot][] = [
  ['straight', {text: link, size: 260}],
  ['turned by 30 degrees', {text: link, size: 240, turned: 30}],
  ['small', {text: link, size: 110}],
  ['blurred', {text: link, size: 300, blurred: 2}],
];

test.each(shots)('a code held %s is read, kept and shown with its own code', async (_, shot) => {
  await withPhone(shot, async ({page}) => {
    await scan(page);
    const verify = page.getByRole('dialog', {name: 'Verify your code'});
    await verify.getByRole('button', {name: 'Copy code'}).waitFor();
    expect(await savedLinks(page)).toEqual([`saved ${link}`]);
    expect(await live(page)).toBe(0);
    await verify.getByRole('button', {name: 'Copy code'}).tap();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\d{6}$/);
  });
});

test('camera and reader come with the press on Scan Code and not before', async () => {
  await withPhone({text: undefined, size: 0}, async ({page, requests}) => {
    // Longer than what is fetched ahead of need waits.
    await page.waitForTimeout(4000);
    await openMenu(page);
    await page.waitForTimeout(500);
    const reader = /zxing|qr-worker|scan-dialog|\.wasm/;
    expect(requests.filter((each) => reader.test(each))).toEqual([]);
    expect(await page.evaluate(() => window.asked)).toBe(0);
    await page.getByRole('button', {name: 'Scan Code'}).tap();
    await looked(page);
    await expect.poll(() => requests.some((each) => each.includes('zxing_reader'))).toBe(true);
    expect(await page.evaluate(() => window.asked)).toBe(1);
  });
});

test("who can't scan enters the Secret Key", async () => {
  await withPhone({text: undefined, size: 0}, async ({page}) => {
    await scan(page);
    await looked(page);
    await page.getByRole('button', {name: "Can't scan the QR code?"}).tap();
    const dialog = page.getByRole('dialog', {name: 'Scan QR code'});
    expect(await live(page)).toBe(0);
    await dialog.getByRole('button', {name: 'Save Secret'}).tap();
    await dialog.getByText('Enter the key that Clipcart shows beside its QR code.').waitFor();
    await dialog.getByLabel('Secret Key').fill('JBSW Y3DP EHPK 3PXP');
    expect(await violations(page)).toBe('');
    await page.screenshot({path: join(pictures, 'phone-scan-secret-key.png')});
    await dialog.getByRole('button', {name: 'Save Secret'}).tap();
    await page.getByRole('dialog', {name: 'Verify your code'}).getByRole('button', {name: 'Copy code'}).waitFor();
    expect(await savedLinks(page)).toEqual(['saved JBSW Y3DP EHPK 3PXP']);
  });
});

test('a web address is named, and never asked for', async () => {
  const shot = {text: `https://photogram.example/verify?next=${encodeURIComponent(link)}`, size: 300};
  await withPhone(shot, async ({page, requests}) => {
    await scan(page);
    await page.getByText('This QR code is a web address, not a key for an authenticator.').waitFor();
    await page.getByText('https://photogram.example/verify', {exact: false}).waitFor();
    await page.waitForTimeout(1000);
    expect(await page.getByRole('link', {name: /photogram\.example/}).count()).toBe(0);
    expect(requests.filter((each) => !each.startsWith(server.origin) && !each.startsWith('blob:'))).toEqual([]);
    expect(page.url()).toBe(server.origin + base);
    expect(await savedLinks(page)).toEqual([]);
    expect(await violations(page)).toBe('');
    await page.screenshot({path: join(pictures, 'phone-scan-address.png')});
    // It goes on looking.
    expect(await live(page)).toBe(1);
  });
});

test('a key of another service is kept only after a question', async () => {
  await withPhone({text: link.replaceAll('Clipcart', 'Northbank'), size: 280}, async ({page}) => {
    await scan(page);
    await page.getByText('This key says it is for Northbank, mira@example.com.').waitFor();
    expect(await savedLinks(page)).toEqual([]);
    expect(await live(page)).toBe(0);
    await page.getByRole('button', {name: 'Save Secret'}).tap();
    await page.getByRole('dialog', {name: 'Verify your code'}).waitFor();
    expect(await savedLinks(page)).toHaveLength(1);
  });
});

// Three accounts, from protocol/vectors/otpauth.json.
const exportLink =
  'otpauth-migration://offline?data=CjUKCkhlbGxvId6tvu8SGEV4YW1wbGU6YWxpY2VAZ29vZ2xlLmNvbRoHRXhhbXBsZSABKAEwAgo4CiAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMhIDYm9iGgdBQ01FIENvIAIoAjABOCoKWgpAMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNBIQTGFiZWwgb25seTpjYXJvbCADKAEwAhABGAIgASj50rT%2F%2F%2F%2F%2F%2F%2F8B';

test('the export of an authenticator says what it is and lets one account be picked', async () => {
  await withPhone({text: exportLink, size: 420}, async ({page}) => {
    await scan(page);
    await page.getByText('This QR code is the export of another authenticator.', {exact: false}).waitFor();
    await page.getByRole('radio', {name: 'ACME Co bob'}).check();
    await page.getByRole('button', {name: 'Save Secret'}).tap();
    await page.getByRole('dialog', {name: 'Verify your code'}).waitFor();
    expect((await savedLinks(page))[0]).toContain('ACME');
  });
});

test('a photo from the gallery and a pasted picture are read, and a picture without a code is said to be one', async () => {
  const png = Buffer.from(await qrPicture(link));
  await withPhone('none', async ({page, complaints}) => {
    await scan(page);
    await page.getByText('No camera was found.').waitFor();
    await page.getByLabel('Photo of the QR code').setInputFiles({name: 'a.png', mimeType: 'image/png', buffer: png});
    await page.getByRole('dialog', {name: 'Verify your code'}).waitFor();
    expect(await savedLinks(page)).toEqual([`saved ${link}`]);
    await page.reload();
    await scan(page);
    await page
      .getByLabel('Photo of the QR code')
      .setInputFiles({name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('not a picture')});
    await page.getByText('This file is not a picture.').waitFor();
    await page.evaluate(async (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'pasted.png', {type: 'image/png'}));
      window.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data}));
      await Promise.resolve();
    }, Array.from(png));
    await page.getByRole('dialog', {name: 'Verify your code'}).waitFor();
    expect(await savedLinks(page)).toEqual([`saved ${link}`]);
    complaints.length = 0; // Chromium notes a camera that is not there
  });
});

test('a refused camera is explained, with what to do instead', async () => {
  await withPhone('refused', async ({page}) => {
    await scan(page);
    await page.getByText(/Latchkey may not use the camera|The camera was not allowed/).waitFor();
    expect(await violations(page)).toBe('');
    await page.screenshot({path: join(pictures, 'phone-scan-refused.png')});
    await page.getByRole('button', {name: 'Try again'}).tap();
    expect(await page.evaluate(() => window.asked)).toBe(2);
    await page.getByRole('button', {name: "Can't scan the QR code?"}).tap();
    await page.getByLabel('Secret Key').waitFor();
  });
});

test('a camera that something else has is explained', async () => {
  await withPhone({text: undefined, size: 0}, async ({page}) => {
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('busy', 'NotReadableError'));
    });
    await scan(page);
    await page.getByText('Something else uses the camera.').waitFor();
  });
});

test('the camera is off once the screen is closed, the page is out of sight, or Latchkey is locked', async () => {
  await withPhone({text: undefined, size: 0}, async ({page}) => {
    await scan(page);
    await looked(page);
    expect(await live(page)).toBe(1);
    await page.getByRole('dialog').getByRole('button', {name: 'Close'}).tap();
    await expect.poll(() => live(page)).toBe(0);

    await scan(page);
    await looked(page);
    expect(await live(page)).toBe(1);
    const sight = (state: 'hidden' | 'visible') =>
      page.evaluate((wanted) => {
        Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => wanted});
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await sight('hidden');
    await expect.poll(() => live(page)).toBe(0);
    await sight('visible');
    await page.getByText('The camera was turned off while Latchkey was out of sight.').waitFor();
    expect(await live(page)).toBe(0);
    await page.getByRole('button', {name: 'Turn the camera on'}).tap();
    await looked(page);
    expect(await live(page)).toBe(1);

    await page.evaluate(() => window.fake?.session.lock());
    await page.getByRole('heading', {name: 'Welcome back'}).waitFor();
    await expect.poll(() => live(page)).toBe(0);
  });
});

test.each([
  ['portrait', portrait],
  ['landscape', landscape],
] as const)('menu and scanner stand well in %s, light and dark', async (name, posture) => {
  for (const colour of ['light', 'dark'] as const) {
    await withPhone(
      {text: undefined, size: 0},
      async ({page}) => {
        const look = async (what: string) => {
          await page.waitForTimeout(150);
          await page.screenshot({path: join(pictures, `phone-${what}-${name}-${colour}.png`)});
          expect(await violations(page)).toBe('');
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        };
        await openMenu(page, 'Photogram');
        const section = page.getByRole('region', {name: 'Add a second layer of protection'});
        await section.getByRole('button', {name: 'Scan Code'}).waitFor();
        await look('menu');
        await page.getByRole('dialog').getByRole('button', {name: 'Close'}).tap();
        await scan(page);
        await looked(page);
        await look('scan');
        const button = await page.getByRole('button', {name: "Can't scan the QR code?"}).boundingBox();
        expect((button?.y ?? 9999) + (button?.height ?? 0)).toBeLessThanOrEqual(posture.viewport.height);
      },
      {...posture, colorScheme: colour},
    );
  }
});

test('what the menu offers leads to the dialogs and pages of the account', async () => {
  await withPhone('refused', async ({page}) => {
    await openMenu(page);
    await page.getByRole('button', {name: 'Create Phone Number'}).tap();
    await page.getByRole('dialog', {name: 'Create Phone Number'}).getByLabel('Auto-generated phone number').waitFor();
    await page.getByRole('dialog').getByRole('button', {name: 'Close'}).tap();
    await openMenu(page);
    await page.getByRole('button', {name: 'Create Email Address'}).tap();
    await page.getByRole('dialog', {name: 'Create Email Address'}).getByLabel('Auto-generated email alias').waitFor();
    await page.getByRole('dialog').getByRole('button', {name: 'Close'}).tap();
    await openMenu(page);
    await page.getByRole('button', {name: /^Add Codes/}).tap();
    await page.getByRole('dialog', {name: 'Add MFA Backup Codes'}).waitFor();
    await page.getByRole('dialog').getByRole('button', {name: 'Close'}).tap();
    await openMenu(page);
    await page.getByRole('button', {name: 'Log in', exact: true}).last().tap();
    await page.getByRole('dialog', {name: 'Log in to Clipcart'}).waitFor();
    await page.getByRole('dialog').getByRole('button', {name: 'Close'}).tap();
    await openMenu(page);
    await page.getByRole('dialog').getByRole('button', {name: 'Shared Inbox'}).tap();
    await page.getByRole('heading', {name: 'Shared Inbox'}).waitFor();
    expect(page.url()).toContain(`account=${id('accclipcart')}`);
  });
});
