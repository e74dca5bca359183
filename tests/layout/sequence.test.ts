/** Fields one after the other (L2, L11): offsets, holes and the best order, against the naive way of finding each. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOrder } from '../../server/src/layout/best-order.ts';
import { layoutWith, unknownLayout } from '../../server/src/layout/results.ts';
import { coverage, type Part, placeFields, totalSize, uncovered } from '../../server/src/layout/sequence.ts';
import { roundUp } from '../../server/src/layout/target.ts';
import { NEVER, unknownType } from '../../server/src/types/type.ts';

const BOUND = 2 ** 47 - 1;

/** A part of a size and alignment, whatever type has them. */
function part(name: string, size: number, align: number): Part {
  return { name, type: NEVER, layout: layoutWith(NEVER, '64', 'scalar', { size, align }) };
}

const MISSING: Part = { name: 'x', type: unknownType('Missing'), layout: unknownLayout(unknownType('Missing'), '64', { kind: 'unknown-type', path: [], text: 'Missing' }) };

const offsets = (parts: readonly Part[], cap: number | null = null): (number | null)[] => placeFields(parts, cap, BOUND).fields.map((field) => field.offset);

describe('offsets', () => {
  test('each field at the first multiple of its alignment', () => {
    expect(offsets([part('a', 1, 1), part('b', 4, 4), part('c', 2, 2)])).toEqual([0, 4, 8]);
  });
  test('packed caps alignments', () => {
    expect(offsets([part('a', 1, 1), part('b', 8, 8), part('c', 4, 4)], 2)).toEqual([0, 2, 10]);
    expect(offsets([part('a', 1, 1), part('b', 8, 8)], 1)).toEqual([0, 1]);
  });
  test('an unknown field ends what is known of offsets, not of sizes', () => {
    const placed = placeFields([part('a', 1, 1), MISSING, part('b', 4, 4)], null, BOUND);
    expect(placed.fields.map(({ offset, size }) => [offset, size])).toEqual([
      [0, 1],
      [null, null],
      [null, 4],
    ]);
    expect(placed).toMatchObject({ end: null, align: null, problems: [{ kind: 'unknown-type', path: ['x'], text: 'Missing' }] });
  });
  test('packed to one byte, an unknown field has a place and the whole an alignment', () => {
    expect(placeFields([part('a', 1, 1), MISSING], 1, BOUND)).toMatchObject({ fields: [{ offset: 0 }, { offset: 1, align: 1 }], align: 1, end: null });
  });
  test('beyond the bound the whole is too large', () => {
    expect(placeFields([part('a', 10, 1), part('b', 10, 1)], null, 15).problems).toEqual([{ kind: 'too-large', path: [] }]);
  });
});

describe('holes', () => {
  test('between, behind and of what overlaps', () => {
    expect(uncovered(0, 12, [{ offset: 4, size: 4 }, { offset: 0, size: 1 }, { offset: 8, size: 2 }])).toEqual([{ offset: 1, size: 3 }, { offset: 10, size: 2 }]);
    expect(uncovered(0, 8, [{ offset: 0, size: 6 }, { offset: 2, size: 1 }])).toEqual([{ offset: 6, size: 2 }]);
    expect(uncovered(0, 0, [])).toEqual([]);
  });
});

const anyParts = fc.array(
  fc.record({ align: fc.constantFrom(1, 2, 4, 8, 16), count: fc.integer({ min: 0, max: 4 }) }).map(({ align, count }) => ({ align, size: align * count })),
  { minLength: 1, maxLength: 6 },
);

describe('laws', () => {
  test('parts and padding add up, and fields neither overlap nor stand out of order', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const { fields, end, align } = placeFields(parts.map(({ size, align: own }, index) => part(`f${index}`, size, own)), null, BOUND);
        const size = roundUp(end ?? 0, align ?? 1);
        let reached = 0;
        for (const field of fields) {
          expect(field.offset).toBeGreaterThanOrEqual(reached);
          reached = (field.offset ?? 0) + (field.size ?? 0);
        }
        expect(totalSize(uncovered(0, size, coverage(fields))) + fields.reduce((sum, field) => sum + (field.size ?? 0), 0)).toBe(size);
      }),
    );
  });
  test('no permutation is smaller than the best order, and the best order is what it promises', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const named = parts.map(({ size, align }, index) => part(`f${index}`, size, align));
        const sizeOf = (order: readonly Part[]): number => {
          const { end, align } = placeFields(order, null, BOUND);
          return roundUp(end ?? 0, align ?? 1);
        };
        const size = sizeOf(named);
        const smallest = Math.min(...permutations(named).map(sizeOf));
        const best = bestOrder(placeFields(named, null, BOUND).fields, size, Math.max(...parts.map(({ align }) => align)));
        expect(best?.size ?? size).toBe(smallest);
        if (best !== null) expect(sizeOf(best.order.flatMap((name) => named.filter((each) => each.name === name)))).toBe(best.size);
      }),
    );
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
