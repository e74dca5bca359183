/**
 * The table's laws as properties over random histories of changes, questions, evictions and sweeps: it answers as a fresh
 * table with the same inputs, failures included; it computes nothing whose inputs are what they were; and it holds no more
 * than was asked for lately. The graphs change while they live, contain cycles, and choose what they read by what they
 * have read.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Database, defineInput, defineQuery, type Query } from '../../../server/src/base/query.ts';
import { structurallyEqual } from '../../../server/src/base/structural-equality.ts';

/** What a node is: a number of its own, and the nodes that it reads in turn. */
interface NodeText {
  readonly own: number;
  readonly reads: readonly number[];
}

const NODES = 8;
/** From this number on nodes are barriers, so that paths run through none, one and several of them. */
const FIRST_BARRIER = 5;
const EMPTY: NodeText = { own: 0, reads: [] };
const nodeText = defineInput<NodeText>({ name: 'nodeText', initial: EMPTY });

/** Small values, so that early cutoff happens; a node stops reading after it has read a 3. */
const sumOfReads = (db: Database, key: string): number => {
  const { own, reads } = db.get(nodeText, key);
  let sum = own;
  for (const next of reads) {
    const value = db.get(nodeOf(next), String(next));
    sum += value;
    if (value === 3) break;
  }
  return sum % 5;
};
const plain: Query<number> = defineQuery<number>({ name: 'plain', compute: sumOfReads, cycle: (key) => Number(key) % 3 });
const barrier: Query<number> = defineQuery<number>({ name: 'barrier', compute: sumOfReads, cycle: (key) => Number(key) % 3, barrier: true });
const nodeOf = (node: number): Query<number> => (node < FIRST_BARRIER ? plain : barrier);

/** Reads only nodes of higher numbers; fails where the sum is 4, and a node whose own number is 2 catches what it reads. */
const sumOrFailure = (db: Database, key: string): number => {
  const { own, reads } = db.get(nodeText, key);
  let sum = own;
  for (const next of reads) {
    const read = (): number => db.get(fragileOf(next), String(next));
    if (next > Number(key)) sum += own === 2 ? orElse(read, 1) : read();
  }
  if (sum % 5 === 4) throw new Error(`four at ${key}`);
  return sum % 5;
};
const fragile: Query<number> = defineQuery<number>({ name: 'fragile', compute: sumOrFailure, cycle: () => -1 });
const fragileBarrier: Query<number> = defineQuery<number>({ name: 'fragileBarrier', compute: sumOrFailure, cycle: () => -1, barrier: true });
const fragileOf = (node: number): Query<number> => (node < FIRST_BARRIER ? fragile : fragileBarrier);

type Step =
  | { readonly kind: 'set'; readonly node: number; readonly text: NodeText; readonly durable: boolean }
  | { readonly kind: 'ask'; readonly node: number }
  | { readonly kind: 'evict'; readonly node: number }
  | { readonly kind: 'sweep' };

const someNode = fc.integer({ min: 0, max: NODES - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('set' as const), node: someNode, text: fc.record({ own: fc.integer({ min: 0, max: 4 }), reads: fc.array(someNode, { maxLength: 4 }) }), durable: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), node: someNode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('evict' as const), node: someNode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
);

const histories = fc.array(step, { minLength: 5, maxLength: 60 });

/** A table and the inputs that it should have. */
interface Life {
  readonly db: Database;
  readonly texts: Map<number, NodeText>;
}

function newLife(): Life {
  return { db: new Database(), texts: new Map() };
}

function live({ db, texts }: Life, current: Step, ask: (node: number) => void): void {
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
      ask(current.node);
  }
}

test.each([
  ['with cycles', nodeOf],
  ['with failures', fragileOf],
])('a table that has lived answers as a fresh one: graphs %s', (_what, queryOf) => {
  fc.assert(
    fc.property(histories, (steps) => {
      const life = newLife();
      const check = (key: number): void => expect(answer(life.db, queryOf(key), key)).toBe(askFresh(life.texts, queryOf(key), key));
      for (const current of steps) live(life, current, check);
      for (let each = 0; each < NODES; each += 1) check(each);
    }),
    { numRuns: 2000 },
  );
});

test('nothing is computed again that reads what it read before', () => {
  const equalTexts = defineInput<NodeText>({ name: 'equalTexts', initial: EMPTY, equals: structurallyEqual });
  let lastReads = new Map<string, string>();
  /** Like the nodes above without their cycles; says what it read each time. */
  const watched: Query<number> = defineQuery<number>({
    name: 'watched',
    compute: (db, key) => {
      const text = db.get(equalTexts, key);
      const values = text.reads.filter((next) => next > Number(key)).map((next) => db.get(watched, String(next)));
      const reads = JSON.stringify([text, values]);
      expect(reads, `node ${key} was computed again`).not.toBe(lastReads.get(key));
      lastReads.set(key, reads);
      return values.reduce((sum, value) => sum + value, text.own) % 3;
    },
    cycle: () => -1,
  });
  fc.assert(
    fc.property(histories, (steps) => {
      lastReads = new Map();
      const db = new Database();
      for (const current of steps) {
        if (current.kind !== 'set') continue;
        db.set(equalTexts, String(current.node), current.text, current.durable);
        // Everything is asked for after each change: what changes twice in between may come back to what it was.
        for (let each = 0; each < NODES; each += 1) db.get(watched, String(each));
      }
    }),
    { numRuns: 1000 },
  );
});

test('after two sweeps nothing is held but what was asked for between them, and what that reads', () => {
  fc.assert(
    fc.property(histories, someNode, (steps, asked) => {
      const { db, texts } = newLife();
      for (const current of steps) live({ db, texts }, current.kind === 'set' ? { ...current, durable: false } : current, (key) => db.get(nodeOf(key), String(key)));
      for (let each = 0; each < NODES; each += 1) db.set(nodeText, String(each), { own: each, reads: [] });
      db.sweep();
      db.set(nodeText, 'elsewhere', { own: 1, reads: [] });
      db.get(nodeOf(asked), String(asked));
      db.sweep();
      // Inputs that hold something stay.
      expect(db.size).toBe(NODES + 2);
      expect(db.recordComputations(() => db.get(nodeOf(asked), String(asked)))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

function askFresh(texts: ReadonlyMap<number, NodeText>, query: Query<number>, question: number): number | string {
  const fresh = new Database();
  for (const [key, text] of texts) fresh.set(nodeText, String(key), text);
  return answer(fresh, query, question);
}

function answer(db: Database, query: Query<number>, question: number): number | string {
  try {
    return db.get(query, String(question));
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

function orElse(action: () => number, fallback: number): number {
  try {
    return action();
  } catch {
    return fallback;
  }
}
