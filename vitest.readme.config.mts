import { defineConfig } from 'vitest/config';

/** `npm run test:readme`: the README's commands in a fresh clone. It installs everything twice and runs all tests. */
export default defineConfig({
  test: { include: ['tests/tidy/readme.run.ts'], testTimeout: 1_800_000, hookTimeout: 120_000, fileParallelism: false },
});
