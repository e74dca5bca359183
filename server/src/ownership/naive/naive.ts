/**
 * The ownership findings of a graph, slowly and by definition: every path through the program is walked with a plain record of
 * which places have a value, and what is missing on any of them is wrong. It shares nothing with the fast analysis but the
 * graph and the rules (`rules.md`), so that tests can hold one against the other. It is in no bundle.
 */
import type { TextRange } from '../../base/ranges.ts';
import type { Block, BlockId, FlowGraph, PlaceId } from '../../flow/index.ts';
import { type Deed, deedsOf, keyOf, targetsOf } from './deeds.ts';
import { type NaiveCapture, naiveWritability, steps } from './places.ts';
import { isSilent, movesOf, type Wrong, wrongUses } from './uses.ts';
import { after, allWorlds, type Naive, trackedKeys, type World } from './worlds.ts';

/** A finding, reduced to what both analyses must agree on. */
export interface NaiveFinding {
  readonly kind: string;
  readonly range: TextRange;
  readonly place: PlaceId;
  /** Of a use after a move: where the moves stand, in order. */
  readonly moves: readonly TextRange[];
  readonly isMaybe: boolean;
}

/** `null` if there are more ways through the program than `most`. */
export function naiveFindings(graph: FlowGraph, captures: ReadonlyMap<number, NaiveCapture> = new Map(), most = 20_000): readonly NaiveFinding[] | null {
  if (graph.isIncomplete) return [];
  const deeds = new Map<BlockId, Deed[]>();
  let next = 0;
  for (const block of graph.blocks) deeds.set(block.id, block.statements.flatMap((statement) => deedsOf(graph, statement).map((deed) => ({ ...deed, id: (next += 1) }))));
  const naive: Naive = { graph, deeds, captures, tracked: trackedKeys(graph, [...deeds.values()].flat()) };
  const worlds = allWorlds(naive, most);
  return worlds === null ? null : judge(naive, worlds);
}

function judge(naive: Naive, worlds: ReadonlyMap<BlockId, readonly World[]>): readonly NaiveFinding[] {
  const found: NaiveFinding[] = [];
  const uses = new Map<string, NaiveFinding>();
  const reported = new Map<string, string>();
  const patterns = new Set<string>();
  const writes: Writes = { found: new Map(), seen: new Set() };
  const noValue = new Set<number>();
  for (const block of inOrder(naive.graph)) {
    let here = worlds.get(block) ?? [];
    for (const deed of naive.deeds.get(block) ?? []) {
      for (const wrong of wrongUses(naive, here, block, deed)) reportUse(naive, wrong, reported, noValue, uses);
      reportMove(naive, here, deed, patterns, found);
      reportWrite(naive, here, deed, writes);
      here = here.map((world) => after(naive, world, deed));
    }
  }
  return [...uses.values(), ...found, ...writes.found.values()];
}

function reportUse(naive: Naive, { deed, block, key, place, isMaybe }: Wrong, reported: Map<string, string>, noValue: Set<number>, uses: Map<string, NaiveFinding>): void {
  const { graph } = naive;
  const moves = movesOf(naive, block, deed, key);
  const used = graph.places[place];
  if (used === undefined) return;
  if (moves.length === 0) {
    if (!noValue.has(used.local)) uses.set(`local ${used.local}`, { kind: 'use-of-uninitialized', range: deed.range, place, moves: [], isMaybe });
    noValue.add(used.local);
    return;
  }
  const name = moves.map((move) => move.id).join();
  const placeKey = keyOf(graph, used);
  const isElement = steps(graph, used).some((step) => graph.places[step.id]?.projection?.kind === 'index');
  if (!isElement && reported.get(name)?.startsWith(placeKey) === true) return;
  reported.set(name, placeKey);
  // Of several at one place in the text, and of several that patterns read, the last is told.
  uses.set(deed.isForPattern ? `${name} for patterns` : `${name} at ${deed.range.start} ${deed.range.end}`, { kind: 'use-after-move', range: deed.range, place, moves: moves.map((move) => move.range).toSorted((left, right) => left.start - right.start), isMaybe });
}

function reportMove(naive: Naive, worlds: readonly World[], deed: Deed, patterns: Set<string>, found: NaiveFinding[]): void {
  const { graph } = naive;
  const { does, place, cause } = deed;
  if (does !== 'move' || worlds.length === 0 || isSilent(naive, worlds, deed)) return;
  const way = steps(graph, place);
  const lastCall = way.findLastIndex((step) => step.name.includes('overloaded'));
  const walls = way.slice(Math.max(lastCall, 0)).filter((step) => !step.isOwn);
  const wall = (graph.locals[place.local]?.kind === 'capture' ? walls.findLast((step) => step.name.startsWith('[_') && !step.name.includes('overloaded')) : undefined) ?? walls[0];
  const isStatic = lastCall === -1 && graph.locals[place.local]?.kind === 'static';
  if (wall === undefined && !isStatic) return;
  const range = cause?.matched ?? deed.range;
  const name = `${range.start} ${range.end} ${isStatic ? `static ${place.local}` : (wall?.id ?? '')}`;
  if (cause?.matched != null && patterns.has(name)) return;
  patterns.add(name);
  const isSequence = wall !== undefined && (wall.name.startsWith('[') || (wall.name.startsWith('*') && ['array', 'slice'].includes(graph.places[wall.id]?.type.kind ?? '')));
  const kind = isStatic ? 'move-out-of-borrow' : isSequence ? 'move-out-of-index' : wall?.name.startsWith('f') === true ? 'move-out-of-drop' : 'move-out-of-borrow';
  found.push({ kind, range, place: place.id, moves: [], isMaybe: false });
}

interface Writes {
  readonly found: Map<string, NaiveFinding>;
  /** The same place at the same text is said once. */
  readonly seen: Set<string>;
}

function reportWrite(naive: Naive, worlds: readonly World[], deed: Deed, { found, seen }: Writes): void {
  const { graph, captures } = naive;
  const { does, place, range, isCapture } = deed;
  if ((does !== 'assign' && does !== 'borrow') || worlds.length === 0 || isSilent(naive, worlds, deed)) return;
  const why = naiveWritability(graph, place, captures);
  const isEver = worlds.some((world) => world.ever.has(place.local));
  if (why === 'allowed' || !isEver || (does === 'borrow' && isCapture && (why === 'local' || why === 'capture'))) return;
  const name = `${place.id} ${range.start} ${range.end}`;
  if (seen.has(name)) return;
  seen.add(name);
  const common = { place: place.id, moves: [], isMaybe: false };
  if (does === 'assign') {
    found.set(name, { kind: place.parent === null && why === 'local' ? 'assign-twice' : 'assign-to-immutable', range, ...common });
    return;
  }
  // Several borrows of one local are one finding, at the declaration.
  const group = why === 'local' ? `borrows of ${place.local}` : name;
  const before = found.get(group);
  if (before === undefined) found.set(group, { kind: 'borrow-immutable-as-mutable', range, ...common });
  else found.set(group, { ...before, range: graph.locals[place.local]?.range ?? before.range });
}

/** Blocks as they are looked at: what comes first in the text first; of a boolean condition the side where it does not hold. */
function inOrder(graph: FlowGraph): readonly BlockId[] {
  const seen = new Set<BlockId>();
  const visit = (id: BlockId): readonly BlockId[] => {
    if (seen.has(id)) return [];
    seen.add(id);
    const block = graph.blocks[id];
    const targets = targetsOf(block);
    const behind = (isTestedBackwards(block) ? targets : targets.toReversed()).flatMap((target) => visit(target));
    return [...behind, id];
  };
  return visit(graph.entry).toReversed();
}

function isTestedBackwards(block: Block | undefined): boolean {
  if (block?.terminator.kind !== 'branch' || block.terminator.targets.length !== 2) return false;
  const label = block.terminator.targets[1]?.label;
  const last = block.statements.at(-1);
  const readsPattern = last?.kind === 'read' && ['scrutinee', 'pattern', 'length'].includes(last.why);
  return label === 'none' || ((label === 'else' || label === 'after') && !readsPattern);
}
