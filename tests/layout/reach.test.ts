/** The order in which layouts are computed, and the circles among them, on plain graphs. */
import { describe, expect, test } from 'vitest';
import type { NodeKey } from '../../server/src/layout/dependencies.ts';
import { type Reach, reachOf } from '../../server/src/layout/reach.ts';

const node = (name: string): NodeKey => (name.startsWith('const ') ? name : `type ${name}`) as NodeKey;

/** Lines such as `A -> B`. */
function reach(root: string, ...lines: readonly string[]): Reach {
  const graph = new Map<NodeKey, NodeKey[]>();
  for (const line of lines) {
    const [from = '', to = ''] = line.split(' -> ');
    graph.set(node(from), [...(graph.get(node(from)) ?? []), node(to)]);
  }
  return reachOf(node(root), (key) => graph.get(key) ?? []);
}

function known(result: Reach): Extract<Reach, { kind: 'known' }> {
  if (result.kind !== 'known') throw new Error('too deep');
  return result;
}

const names = (keys: Iterable<NodeKey>): string[] => Array.from(keys, (key) => key.replace('type ', ''));

test('parts come before wholes, each once', () => {
  const result = known(reach('A', 'A -> B', 'A -> C', 'B -> C', 'C -> D'));
  expect(names(result.order)).toEqual(['D', 'C', 'B']);
  expect(result.circle.size).toBe(0);
});

describe('circles', () => {
  test('hold what rests on the node and on which it rests', () => {
    const result = known(reach('A', 'A -> [u8; N]', '[u8; N] -> u8', '[u8; N] -> const N', 'const N -> A'));
    expect(names(result.circle).toSorted()).toEqual(['A', '[u8; N]', 'const N']);
  });
  test('a node that only leads to a circle is not on it', () => {
    expect(known(reach('B', 'B -> A', 'A -> A')).circle.size).toBe(0);
  });
});

describe('fuel', () => {
  test('128 levels of types are known, 129 are not', () => {
    expect(reach('T0', ...chain(128, (index) => `T${index}`)).kind).toBe('known');
    expect(reach('T0', ...chain(129, (index) => `T${index}`)).kind).toBe('too-deep');
  });
  test('constants are no nesting', () => {
    const result = known(reach('const 0', ...chain(5_000, (index) => `const ${index}`)));
    expect(result.order).toHaveLength(5_000);
    expect(result.order[0]).toBe('const 5000');
  });
  test('more than ten thousand nodes are too many', () => {
    expect(reach('A', ...Array.from({ length: 10_001 }, (_, index) => `A -> T${index}`)).kind).toBe('too-deep');
  });
  test('names of more than a million letters are too many', () => {
    expect(reach('A', ...chain(100, (index) => `A${'x'.repeat(20_000)}${index}`), `A -> A${'x'.repeat(20_000)}0`).kind).toBe('too-deep');
  });
});

function chain(length: number, name: (index: number) => string): string[] {
  return Array.from({ length }, (_, index) => `${name(index)} -> ${name(index + 1)}`);
}
