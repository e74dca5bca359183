/** Uses of what has no value on some path, and the moves that took it. */
import type { BlockId, FlowGraph, Place, PlaceId } from '../../flow/index.ts';
import { type Deed, isFromOutside, keyOf, keysTaken, ownKey, targetsOf } from './deeds.ts';
import { steps } from './places.ts';
import type { Naive, World } from './worlds.ts';

export interface Wrong {
  readonly deed: Deed;
  readonly block: BlockId;
  readonly key: string;
  readonly place: PlaceId;
  readonly isMaybe: boolean;
}

export function isSilent({ graph }: Naive, worlds: readonly World[], { place }: Deed): boolean {
  const isUnknown = steps(graph, place).some((step) => step.name === '*unknown');
  return isUnknown || graph.locals[place.local]?.isObscured !== false || worlds.some((world) => world.obscure.has(place.local));
}

export function wrongUses(naive: Naive, worlds: readonly World[], block: BlockId, deed: Deed): readonly Wrong[] {
  const { graph, tracked } = naive;
  const { does, place } = deed;
  if (worlds.length === 0 || isSilent(naive, worlds, deed)) return [];
  const lacks = (key: string): boolean => worlds.some((world) => !world.full.has(key));
  const wrong = (key: string, used: Place): readonly Wrong[] => [{ deed, block, key, place: used.id, isMaybe: worlds.some((world) => world.full.has(key)) }];
  const needs = (used: Place, withParts: boolean): readonly Wrong[] => {
    const own = ownKey(graph, used);
    const closest = [...tracked].filter((key) => own.key.startsWith(key)).toSorted((left, right) => right.length - left.length)[0] ?? own.key;
    if (lacks(closest)) return wrong(closest, used);
    const isWhole = withParts && own.isWhole && closest === own.key && graph.locals[used.local]?.kind !== 'static';
    const part = isWhole ? missingPart(tracked, closest, lacks) : undefined;
    return part === undefined ? [] : wrong(part, used);
  };
  const isBehindCall = (used: Place): boolean => steps(graph, used).some((step) => step.name.includes('overloaded'));
  if (does === 'use' || does === 'borrow' || does === 'move') {
    if (isBehindCall(place)) return [];
    const indexed = steps(graph, place).find((step) => step.name.startsWith('[_'));
    const holder = indexed === undefined ? undefined : graph.places[indexed.parent];
    return [...(holder === undefined ? [] : needs(holder, true)), ...needs(place, true)];
  }
  if (does !== 'assign') return [];
  const way = steps(graph, place).toReversed();
  for (const step of way) {
    const holder = graph.places[step.parent];
    if (holder === undefined) return [];
    if (step.name.startsWith('*') || step.name.startsWith('[_')) {
      const behindCall = step.name.includes('overloaded') || isBehindCall(holder);
      return behindCall ? [] : needs(holder, step.name.startsWith('[_'));
    }
    if (!step.name.startsWith('f')) continue;
    if (holder.hasDropImpl) return needs(holder, true);
    const holders = holdersOf(graph, holder).filter((each) => ownKey(graph, each).isWhole && tracked.has(keyOf(graph, each)) && graph.locals[each.local]?.kind !== 'static');
    const largest = holders.findLast((each) => lacks(keyOf(graph, each)));
    if (largest !== undefined) return wrong(keyOf(graph, largest), holder);
  }
  return [];
}

/** Of several missing parts the one that the graph mentions last, and what it is a part of before it. */
function missingPart(tracked: ReadonlySet<string>, key: string, lacks: (key: string) => boolean): string | undefined {
  const children = [...tracked].filter((each) => each.startsWith(key) && each.slice(key.length).split('/').length === 2);
  for (const child of children.toReversed()) {
    const found = lacks(child) ? child : missingPart(tracked, child, lacks);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The place and what it is a part of, up to what is behind a dereference. */
function holdersOf(graph: FlowGraph, place: Place): readonly Place[] {
  if (place.parent === null || place.projection?.kind === 'dereference') return [place];
  const parent = graph.places[place.parent];
  return parent === undefined ? [place] : [place, ...holdersOf(graph, parent)];
}

/** The moves that explain why `key` has no value before `deed`: those of this round, or else those of the rounds before. */
export function movesOf(naive: Naive, block: BlockId, deed: Deed, key: string): readonly Deed[] {
  const { graph, deeds } = naive;
  const found = new Map<number, Deed>();
  const entered = new Set<BlockId>();
  const around: BlockId[] = [];
  let meetsStart = false;
  /** Goes back through some deeds. Whether the way ends there. */
  const ends = (list: readonly Deed[]): boolean => {
    for (const each of list.toReversed()) {
      const own = ownKey(graph, each.place);
      const decides = own.isWhole && keysTaken(graph, each.place).some((one) => key.startsWith(one)) && graph.locals[each.place.local]?.kind !== 'static';
      if (decides && each.does === 'move') found.set(each.id, each);
      if (decides && (each.does === 'move' || each.does === 'assign' || each.does === 'initialize')) return true;
    }
    return false;
  };
  const back = (from: BlockId, isAround: boolean): void => {
    if (from === graph.entry) meetsStart = true;
    for (const source of graph.blocks) {
      if (!targetsOf(source).includes(from) || !reaches(graph, graph.entry, source.id, -1)) continue;
      if (!isAround && !reaches(graph, graph.entry, source.id, from)) around.push(source.id);
      else enter(source.id, isAround);
    }
  };
  const enter = (from: BlockId, isAround: boolean): void => {
    if (entered.has(from)) return;
    entered.add(from);
    if (!ends(deeds.get(from) ?? [])) back(from, isAround);
  };
  const own = deeds.get(block) ?? [];
  if (!ends(own.slice(0, own.indexOf(deed)))) back(block, false);
  const isOutside = isFromOutside(graph, Number(key.split('/')[0]));
  if (found.size === 0 && (!meetsStart || isOutside)) for (const from of around) enter(from, true);
  return [...found.values()].toSorted((left, right) => left.id - right.id);
}

/** Whether a path leads from one block to another without passing a third one. */
function reaches(graph: FlowGraph, from: BlockId, to: BlockId, without: BlockId, seen = new Set<BlockId>()): boolean {
  if (from === without || seen.has(from)) return false;
  if (from === to) return true;
  seen.add(from);
  return targetsOf(graph.blocks[from]).some((target) => reaches(graph, target, to, without, seen));
}
