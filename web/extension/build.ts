// Builds the extension for both browsers from one source: build/extension/chromium and build/extension/firefox, each
// with a .zip as stores take it. Its
// parts, each in one file so that nothing has to be opened to pages: the popup, the background worker, the scripts in pages.
//
//   node web/extension/build.ts [FOLDER]
import {svelte} from '@sveltejs/vite-plugin-svelte';
import {cp, mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {build, type InlineConfig} from 'vite';
import {zipOf} from './zip.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const largestScript = 20_000; // bytes compressed, of what runs in pages that are logged in to

type Manifest = Record<string, unknown>;

async function script(entry: string, file: string, format: 'es' | 'iife', outDir: string): Promise<void> {
  const config: InlineConfig = {
    configFile: false,
    logLevel: 'warn',
    root: here('.'),
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      chunkSizeWarningLimit: 2000,
      lib: {entry: here(entry), formats: [format], name: 'latchkey', fileName: () => file},
      rolldownOptions: {output: {codeSplitting: false}},
    },
  };
  await build(config);
}

async function popup(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: here('.'),
    base: './',
    publicDir: false,
    plugins: [svelte({compilerOptions: {runes: true}})],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2023',
      cssTarget: ['chrome125', 'firefox128'],
      assetsInlineLimit: 0,
      modulePreload: {polyfill: false},
      rolldownOptions: {input: here('popup.html')},
    },
  });
}

// A browser takes the half of `background` it knows; linters want both, and the identity, in whatever is packed.
const background = {service_worker: 'worker.js', scripts: ['worker.js'], type: 'module'};
const gecko = {
  id: 'extension@latchkey.invalid',
  strict_min_version: '128.0',
  data_collection_permissions: {required: ['none']}, // what it sends goes to the member's own server
};

const manifests: Record<string, (base: Manifest) => Manifest> = {
  chromium: (base) => ({...base, background, browser_specific_settings: {gecko}}),
  firefox: (base) => ({
    ...Object.fromEntries(Object.entries(base).filter(([name]) => name !== 'minimum_chrome_version')),
    background: {scripts: background.scripts, type: background.type},
    browser_specific_settings: {gecko},
  }),
};

export async function buildExtension(out: string): Promise<void> {
  await rm(out, {recursive: true, force: true});
  const common = join(out, 'common');
  await mkdir(common, {recursive: true});
  await popup(common);
  await script('src/background/worker.ts', 'worker.js', 'es', common);
  await script('src/agent/agent.ts', 'agent.js', 'iife', common);
  await script('src/bridge/bridge.ts', 'bridge.js', 'iife', common);
  await script('src/watch/first-key.ts', 'first-key.js', 'iife', common);
  await script('src/watch/watcher.ts', 'watcher.js', 'iife', common);
  for (const file of ['agent.js', 'watcher.js']) {
    const weight = gzipSync(await readFile(join(common, file))).length;
    if (weight > largestScript)
      throw new Error(`${file} weighs ${weight} bytes compressed, more than ${largestScript}: it runs in pages`);
  }
  const base = JSON.parse(await readFile(here('public/manifest.base.json'), 'utf8')) as Manifest;
  for (const [browser, manifest] of Object.entries(manifests)) {
    const folder = join(out, browser);
    await cp(common, folder, {recursive: true});
    for (const size of [16, 32, 48, 128]) await cp(here(`public/icon-${size}.png`), join(folder, `icon-${size}.png`));
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest(base), null, 2)}\n`);
    await writeFile(`${folder}.zip`, await zipOf(folder));
  }
  await rm(common, {recursive: true});
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildExtension(process.argv[2] ?? here('../../build/extension'));
