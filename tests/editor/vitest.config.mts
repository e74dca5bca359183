import { defineConfig } from 'vitest/config';

/** The suite of `npm run test:editor`: one editor for all files, one file after the other. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/editor/**/*.test.ts'],
    globalSetup: ['tests/editor/support/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
