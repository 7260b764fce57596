import {defineConfig} from 'vitest/config';

// For script/test --real only: it needs the applications that script/lib/install-real installs.
export default defineConfig({
  test: {include: ['real/*.test.ts'], testTimeout: 300_000, hookTimeout: 600_000},
});
