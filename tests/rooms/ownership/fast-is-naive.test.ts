/** The fast analysis says what the naive one says: of random graphs, thousands of them, in which every kind of finding occurs. */
import { describe, expect, test } from 'vitest';
import { analyzeOwnership, type OwnershipFinding } from '../../../server/src/ownership/index.ts';
import { naiveFindings } from '../../../server/src/ownership/naive/naive.ts';
import { fastWords, naiveWords } from '../../support/finding-words.ts';
import { readFlow } from '../../support/flow-text.ts';
import { Random } from '../../support/random.ts';
import { randomFlow } from '../../support/random-flow.ts';

const GRAPHS = Number(process.env['GRAPHS'] ?? 3_000);
const PARTS = 6;

/** Over all parts, so that the last test can look at it. */
const seen = new Map<string, number>();

describe('fast = naive', () => {
  test.each(Array.from({ length: PARTS }, (_, part) => part))('part %i', (part) => {
    for (let seed = part; seed < GRAPHS; seed += PARTS) {
      const text = randomFlow(new Random(seed * 7_919 + 17));
      const graph = readFlow(text);
      const naive = naiveFindings(graph);
      if (naive === null) continue;
      const fast = analyzeOwnership(graph).findings;
      for (const { kind } of fast) seen.set(kind, (seen.get(kind) ?? 0) + 1);
      expect(fastWords(fast), `seed ${seed}\n${text}`).toEqual(naiveWords(naive));
    }
  });

  test('every kind of finding occurs often', () => {
    const kinds: readonly OwnershipFinding['kind'][] = ['use-after-move', 'use-of-uninitialized', 'assign-twice', 'assign-to-immutable', 'borrow-immutable-as-mutable', 'move-out-of-borrow', 'move-out-of-index', 'move-out-of-drop'];
    for (const kind of kinds) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(GRAPHS / 100);
  });
});
