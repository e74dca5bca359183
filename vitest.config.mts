import { defineConfig } from 'vitest/config';

/** The suite that `npm test` runs: needs nothing but npm. Editors, oracles and benchmarks have scripts of their own. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/editor/**', 'tests/oracle/**', 'tests/crates/**', 'tests/bench/**', 'node_modules/**'],
    // By default one core is left idle; on two that would double the time.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
