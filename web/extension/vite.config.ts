import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'forms/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 120_000,
    fileParallelism: false,
  },
});
