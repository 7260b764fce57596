import {svelte} from '@sveltejs/vite-plugin-svelte';
import {svelteTesting} from '@testing-library/svelte/vite';
import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';
import {precompress} from './precompress.ts';
import {preload} from './preload.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte({compilerOptions: {runes: true}}), svelteTesting(), preload(), precompress()],
  worker: {format: 'es'},
  build: {
    outDir: here('../../build/web'),
    emptyOutDir: true,
    target: 'es2023',
    // light-dark() and nesting as they are: what they would be turned into for older browsers is bigger and wrong in dark.
    cssTarget: ['chrome125', 'firefox128', 'safari17.5'],
    // The content policy has no data: scripts or styles, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: {polyfill: false},
    rolldownOptions: {
      input: {app: here('index.html'), demo: here('demo.html')},
      // The crypto library by itself: it changes once a year, and what else a first load weighs can be seen.
      output: {codeSplitting: {groups: [{name: 'crypto-library', test: /node_modules[\\/]libsodium/}]}},
    },
    chunkSizeWarningLimit: 1000,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 120_000,
    expect: {poll: {timeout: 10_000}},
    maxConcurrency: 2,
  },
});
