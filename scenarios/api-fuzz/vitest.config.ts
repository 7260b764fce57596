import {defineConfig} from 'vitest/config';

// A suite of its own (script/lib/api-fuzz-suite): it wants the server that the sanitizers watch.
export default defineConfig({
  test: {include: ['api-fuzz/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 300_000},
});
