import {svelte} from '@sveltejs/vite-plugin-svelte';
import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The harness is built as the app is, into a folder of its own that nothing serves but the screen tests.
export default defineConfig({
  root: here('.'),
  publicDir: here('../../public'),
  plugins: [svelte({configFile: false, compilerOptions: {runes: true}})],
  logLevel: 'warn',
  worker: {format: 'es'},
  build: {
    outDir: here('../../../../build/web-harness'),
    emptyOutDir: true,
    target: 'es2023',
    cssTarget: ['chrome125', 'firefox128', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: {polyfill: false},
  },
});
