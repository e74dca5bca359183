import { defineConfig } from 'vitest/config';

/** `npm run bench`: measurements, not tests. They print percentiles and assert nothing about time. */
export default defineConfig({
  test: { include: ['tests/bench/**/*.bench.ts'], testTimeout: 600_000, fileParallelism: false, disableConsoleIntercept: true },
});
