import {svelte} from '@sveltejs/vite-plugin-svelte';
import {svelteTesting} from '@testing-library/svelte/vite';
import {fileURLToPath} from 'node:url';
import {defineConfig} from 'vitest/config';
import {precompress} from './precompress.ts';
import {preload} from './preload.ts';
import {serviceWorker, shell} from './shell.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [svelte({compilerOptions: {runes: true}}), svelteTesting(), preload(), shell(), precompress()],
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
      input: {
        app: here('index.html'),
        demo: here('demo.html'),
        'service-worker': here('service-worker/service-worker.ts'),
      },
      // The crypto library by itself: it changes once a year, and what else a first load weighs can be seen.
      output: {
        // At the root and under one name for ever: that is how browsers know a service worker and what it may serve.
        entryFileNames: ({name}) => (name === 'service-worker' ? serviceWorker : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            {name: 'crypto-library', test: /node_modules[\\/]libsodium/, priority: 2},
            // What pages share, in one file: each of a dozen small ones would bring its headers, which weigh more than it does.
            {name: 'parts', test: /src[\\/](?:parts|session|codes|qr)[\\/]/, minShareCount: 2, priority: 1},
          ],
        },
      },
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
