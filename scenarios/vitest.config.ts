import {configDefaults, defineConfig} from 'vitest/config';

// Each story starts a server of its own; two at a time is what two cores carry.
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'real/**', 'api-fuzz/**'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
