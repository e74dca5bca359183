/**
 * The table's invariant as a property: after any history of changes, questions and evictions it answers as a fresh table
 * with the same inputs. The graphs are random, change while they live, contain cycles, and choose what they read by what
 * they have read.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Database, defineInput, defineQuery, type Query } from '../../../server/src/base/query.ts';

/** What a node is: a number of its own, and the nodes that it reads in turn. */
interface NodeText {
  readonly own: number;
  readonly reads: readonly number[];
}

const NODES = 7;
const EMPTY: NodeText = { own: 0, reads: [] };
const nodeText = defineInput<NodeText>({ name: 'nodeText', initial: EMPTY });

/** Small values, so that early cutoff happens; a node stops reading after it has read a 3. */
const node: Query<number> = defineQuery<number>({
  name: 'node',
  compute: (db, key) => {
    const { own, reads } = db.get(nodeText, key);
    let sum = own;
    for (const next of reads) {
      const value = db.get(node, String(next));
      sum += value;
      if (value === 3) break;
    }
    return sum % 5;
  },
  cycle: (key) => Number(key) % 3,
});

type Step =
  | { readonly kind: 'set'; readonly node: number; readonly text: NodeText; readonly durable: boolean }
  | { readonly kind: 'ask'; readonly node: number }
  | { readonly kind: 'evict'; readonly node: number }
  | { readonly kind: 'sweep' };

const someNode = fc.integer({ min: 0, max: NODES - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), node: someNode, text: fc.record({ own: fc.integer({ min: 0, max: 4 }), reads: fc.array(someNode, { maxLength: 3 }) }), durable: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), node: someNode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('evict' as const), node: someNode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
);

test('a table that has lived answers as a fresh one', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const db = new Database();
      const texts = new Map<number, NodeText>();
      for (const current of steps) {
        switch (current.kind) {
          case 'set':
            texts.set(current.node, current.text);
            db.set(nodeText, String(current.node), current.text, current.durable);
            break;
          case 'evict':
            texts.delete(current.node);
            db.evict((key) => key === String(current.node));
            break;
          case 'sweep':
            db.sweep();
            break;
          case 'ask':
            expect(db.get(node, String(current.node))).toBe(askFresh(texts, current.node));
        }
      }
      for (let each = 0; each < NODES; each += 1) expect(db.get(node, String(each))).toBe(askFresh(texts, each));
    }),
    { numRuns: 2000 },
  );
});

function askFresh(texts: ReadonlyMap<number, NodeText>, question: number): number {
  const fresh = new Database();
  for (const [key, text] of texts) fresh.set(nodeText, String(key), text);
  return fresh.get(node, String(question));
}
