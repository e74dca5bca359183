/**
 * The drops of a graph as they really happen (O11): what was moved on every path is left out, what was moved on some is conditional.
 * Where several paths come to the same place in the text, a value that only some of them drop is conditional, too.
 */
import type { FlowGraph } from '../flow/index.ts';
import { statementOf } from './actions.ts';
import type { NotedDrop } from './check.ts';
import type { Dataflow } from './dataflow.ts';
import type { Drop, DropPoint } from './facts.ts';

export function dropPoints({ graph, actions }: Dataflow, noted: readonly NotedDrop[]): readonly DropPoint[] {
  const points = new Map<string, { point: Omit<DropPoint, 'drops'>; drops: Map<number, NotedDrop> }>();
  for (const drop of noted) {
    const statement = statementOf(graph, actions, drop.action);
    if (statement?.kind !== 'drop') continue;
    const { range, why, place } = statement;
    const key = `${range.start} ${range.end} ${why}`;
    let entry = points.get(key);
    if (entry === undefined) points.set(key, (entry = { point: { range, why }, drops: new Map() }));
    const before = entry.drops.get(place);
    entry.drops.set(place, before === undefined ? drop : merged(before, drop));
  }
  return [...points.values()].flatMap(({ point, drops }): DropPoint[] => {
    const real = [...drops].filter(([, drop]) => !drop.isNever).map(([place, drop]) => realDrop(graph, place, drop));
    return real.length === 0 ? [] : [{ ...point, drops: real }];
  });
}

function merged(left: NotedDrop, right: NotedDrop): NotedDrop {
  const parts = new Map(left.without.map((part) => [part.place, part]));
  const without = [
    ...left.without.map((part) => ({ ...part, isConditional: part.isConditional || !right.without.some((other) => other.place === part.place && !other.isConditional) })),
    ...right.without.filter((part) => !parts.has(part.place)).map((part) => ({ ...part, isConditional: true })),
  ];
  return {
    action: left.action,
    isNever: left.isNever && right.isNever,
    isConditional: left.isConditional || right.isConditional || left.isNever !== right.isNever,
    without: left.isNever ? right.without : right.isNever ? left.without : without,
  };
}

function realDrop({ places }: FlowGraph, place: number, { isConditional, without }: NotedDrop): Drop {
  return { place, local: places[place]?.local ?? 0, isConditional, without };
}
