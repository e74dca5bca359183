/** How long the fuzz tests run: a few seconds each in `npm test`; `FUZZ_ROUNDS=100` runs a hundred times as many. */
export const ROUNDS = Math.max(1, Number(process.env['FUZZ_ROUNDS'] ?? '1') || 1);

/** In milliseconds; generous, because what is tested is that an answer comes, not how fast. */
export const TIMEOUT = 60_000 * ROUNDS;
