/** All records of what has a value that some path can bring to the beginning of each block. */
import type { BlockId, FlowGraph } from '../../flow/index.ts';
import { type Deed, isFromOutside, keysTaken, ownKey, targetsOf } from './deeds.ts';
import type { NaiveCapture } from './places.ts';

/** One way through the program so far. */
export interface World {
  /** Keys of places with a value. */
  readonly full: ReadonlySet<string>;
  readonly ever: ReadonlySet<number>;
  readonly obscure: ReadonlySet<number>;
}

export interface Naive {
  readonly graph: FlowGraph;
  readonly deeds: ReadonlyMap<BlockId, readonly Deed[]>;
  readonly tracked: ReadonlySet<string>;
  readonly captures: ReadonlyMap<number, NaiveCapture>;
}

export function trackedKeys(graph: FlowGraph, deeds: readonly Deed[]): ReadonlySet<string> {
  const tracked = new Set(graph.locals.map((local) => `${local.id}/`));
  for (const { does, place } of deeds) {
    if (does !== 'move' && does !== 'assign' && does !== 'initialize' && does !== 'drop') continue;
    const parts = ownKey(graph, place).key.split('/').slice(0, -1);
    for (let end = 1; end <= parts.length; end += 1) tracked.add(`${parts.slice(0, end).join('/')}/`);
  }
  return tracked;
}

/** Every record that can hold at the beginning of each block. */
export function allWorlds(naive: Naive, most: number): ReadonlyMap<BlockId, readonly World[]> | null {
  const { graph } = naive;
  const begin = graph.locals.filter((local) => isFromOutside(graph, local.id));
  const isFull = (key: string): boolean => begin.some((local) => key.startsWith(`${local.id}/`));
  const first: World = { full: new Set([...naive.tracked].filter(isFull)), ever: new Set(begin.map((local) => local.id)), obscure: new Set() };
  const known = new Map<BlockId, Map<string, World>>();
  const due: { readonly block: BlockId; readonly world: World }[] = [{ block: graph.entry, world: first }];
  let count = 0;
  for (let one = due.pop(); one !== undefined; one = due.pop()) {
    const here = known.get(one.block) ?? new Map<string, World>();
    known.set(one.block, here);
    const name = [one.world.full, one.world.ever, one.world.obscure].map((set) => [...set].map(String).toSorted((left, right) => left.localeCompare(right)).join(' ')).join('|');
    if (here.has(name)) continue;
    here.set(name, one.world);
    count += 1;
    if (count > most) return null;
    let world = one.world;
    for (const deed of naive.deeds.get(one.block) ?? []) world = after(naive, world, deed);
    for (const block of targetsOf(graph.blocks[one.block])) due.push({ block, world });
  }
  return new Map([...known].map(([block, worlds]) => [block, [...worlds.values()]]));
}

export function after({ graph, tracked }: Naive, world: World, { does, place }: Deed): World {
  const { key, isWhole } = ownKey(graph, place);
  const { local } = place;
  const isStatic = graph.locals[local]?.kind === 'static';
  const parts = [...tracked].filter((each) => each.startsWith(key));
  const taken = [...tracked].filter((each) => keysTaken(graph, place).some((one) => each.startsWith(one)));
  switch (does) {
    case 'use':
    case 'borrow':
      return world;
    case 'obscure':
      return { ...world, obscure: new Set([...world.obscure, local]) };
    case 'reset':
      return { full: minus(world.full, parts), ever: minus(world.ever, [local]), obscure: minus(world.obscure, [local]) };
    case 'move':
    case 'drop':
      return isWhole && !isStatic ? { ...world, full: minus(world.full, does === 'move' ? taken : parts) } : world;
    case 'assign':
    case 'initialize': {
      if (!isWhole || isStatic) return world;
      const full = new Set([...world.full, ...parts]);
      return place.parent === null ? { full, ever: new Set([...world.ever, local]), obscure: minus(world.obscure, [local]) } : { ...world, full };
    }
  }
}

function minus<T>(set: ReadonlySet<T>, gone: readonly T[]): ReadonlySet<T> {
  const rest = new Set(set);
  for (const each of gone) rest.delete(each);
  return rest;
}
