/** Percentiles of measured times, and the table that they are printed in. */

export interface Measurement {
  readonly what: string;
  readonly count: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
}

export function measurement(what: string, times: readonly number[]): Measurement {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { what, count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: sorted.at(-1) ?? 0 };
}

export function asTable(rows: readonly Measurement[]): string {
  const milliseconds = (value: number): string => value.toFixed(2);
  const lines = rows.map((row) => `| ${row.what} | ${row.count} | ${milliseconds(row.p50)} | ${milliseconds(row.p95)} | ${milliseconds(row.p99)} | ${milliseconds(row.worst)} |`);
  return ['| what | n | p50 ms | p95 ms | p99 ms | worst ms |', '| --- | ---: | ---: | ---: | ---: | ---: |', ...lines].join('\n');
}

/** A small generator of numbers in 0..1 that a printed seed brings back (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
