import {svelte} from '@sveltejs/vite-plugin-svelte';
import {defineConfig} from 'vitest/config';

// What build.ts builds with is said there; this is for tests and the type checker.
export default defineConfig({
  plugins: [svelte({compilerOptions: {runes: true}})],
  test: {
    include: ['src/**/*.test.ts', 'forms/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
    // One browser at a time.
    fileParallelism: false,
  },
});
