// What is handed to a browser or a store: the permissions asked for, nothing that a page could load, and small scripts in pages.
import {execFileSync} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {buildExtension} from '../build.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-package-'));
  await buildExtension(folder);
});
afterAll(() => rm(folder, {recursive: true, force: true}));

describe.each(['chromium', 'firefox'])('%s', (browser) => {
  const manifest = async (): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(join(folder, browser, 'manifest.json'), 'utf8')) as Record<string, unknown>;

  test('asks for few permissions, and for hosts only later', async () => {
    const said = await manifest();
    expect(said['manifest_version']).toBe(3);
    expect(said['permissions']).toEqual(['activeTab', 'alarms', 'scripting', 'storage', 'idle', 'contextMenus']);
    expect(said['host_permissions'], 'none before somebody gives one').toBeUndefined();
    expect(said['optional_host_permissions']).toEqual(['https://*/*', 'http://localhost/*', 'http://*.localhost/*']);
  });

  test('has nothing a page can load or speak to, and no script in pages by itself', async () => {
    const said = await manifest();
    for (const door of ['web_accessible_resources', 'externally_connectable', 'content_scripts'])
      expect(said[door], door).toBeUndefined();
    const policy = (said['content_security_policy'] as {extension_pages: string}).extension_pages;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/'unsafe-|script-src[^;]*https?:/);
  });

  test('its scripts in pages weigh less than 20 kB compressed', async () => {
    for (const file of ['agent.js', 'bridge.js', 'first-key.js', 'watcher.js']) {
      const weight = gzipSync(await readFile(join(folder, browser, file))).length;
      process.stdout.write(`${browser} ${file}: ${weight} bytes compressed\n`);
      expect(weight, file).toBeLessThan(20_000);
    }
  });

  test('the .zip holds the folder, file for file', async () => {
    const python =
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print('\\n'.join(z.namelist()))";
    const names = execFileSync('python3', ['-c', python, join(folder, `${browser}.zip`)], {encoding: 'utf8'});
    const files = await readdir(join(folder, browser), {recursive: true, withFileTypes: true});
    expect(names.trim().split('\n')).toHaveLength(files.filter((file) => file.isFile()).length);
    expect(names).toContain('manifest.json');
  });
});
