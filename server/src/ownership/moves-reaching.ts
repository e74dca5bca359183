/**
 * From a wrong use back to the moves that it comes from, as rustc searches them: backwards along every path, up to a move or a new
 * value. First along paths that do not go around a loop that holds the use; only if these bring nothing, around it, and then
 * the move happened "in the previous iteration". Runs only where something is wrong, or where somebody asks.
 */
import { type Actions, DOES } from './actions.ts';
import { dominates } from './block-order.ts';
import type { Dataflow } from './dataflow.ts';
import type { PathId } from './move-paths.ts';

export interface FoundMove {
  readonly action: number;
  readonly inPreviousIteration: boolean;
}

/** The moves of `path`, or of what it is a part of, that reach the place before `action` of `block`, in the order in which they are found. */
export function movesReaching(flow: Dataflow, block: number, action: number, path: PathId): readonly FoundMove[] {
  const { graph, blocks, actions } = flow;
  const search: Search = { actions, paths: withParents(flow, path), flow, seen: new Set(), found: [] };
  const later: number[] = [];
  const stack: number[] = [];
  let reachesStart = false;
  const goBack = (from: number): void => {
    if (from === graph.entry) reachesStart = true;
    const end = blocks.firstSource[from + 1] ?? 0;
    for (let index = blocks.firstSource[from] ?? 0; index < end; index += 1) {
      const source = blocks.sources[index] ?? 0;
      (dominates(blocks, graph.entry, from, source) ? later : stack).push(source);
    }
  };
  if (!endsInside(search, block, action, false)) goBack(block);
  for (let from = stack.pop(); from !== undefined; from = stack.pop()) if (!stopsIn(search, from, false)) goBack(from);
  // Without a value before the loop, going around it would tell a story of the next round.
  if (search.found.length > 0 || (reachesStart && !comesFromOutside(flow, path))) return search.found;
  for (let from = later.pop(); from !== undefined; from = later.pop()) {
    if (stopsIn(search, from, true)) continue;
    const end = blocks.firstSource[from + 1] ?? 0;
    for (let index = blocks.firstSource[from] ?? 0; index < end; index += 1) later.push(blocks.sources[index] ?? 0);
  }
  return search.found;
}

interface Search {
  readonly actions: Actions;
  readonly flow: Dataflow;
  readonly paths: ReadonlySet<PathId>;
  /** Blocks that were gone through from their end. */
  readonly seen: Set<number>;
  readonly found: FoundMove[];
}

/** Whether the way back ends in this block, which is entered from its end. */
function stopsIn(search: Search, block: number, isAround: boolean): boolean {
  if (search.seen.has(block)) return true;
  search.seen.add(block);
  return endsInside(search, block, search.actions.first[block + 1] ?? 0, isAround);
}

/** Goes back from before `action` to the block's beginning. */
function endsInside({ actions, flow, paths, found }: Search, block: number, action: number, isAround: boolean): boolean {
  const first = actions.first[block] ?? 0;
  for (let at = action - 1; at >= first; at -= 1) {
    const does = actions.does[at];
    if (does !== DOES.move && does !== DOES.assign && does !== DOES.initialize) continue;
    const path = flow.paths.exact[actions.subject[at] ?? 0] ?? -1;
    if (!paths.has(path)) continue;
    if (does === DOES.move && !found.some((known) => known.action === at)) found.push({ action: at, inPreviousIteration: isAround });
    return true;
  }
  return false;
}

function withParents({ paths }: Dataflow, path: PathId): ReadonlySet<PathId> {
  const all = new Set<PathId>();
  for (let at = path; at !== -1; at = paths.parent[at] ?? -1) {
    all.add(at);
    for (const other of paths.overlaps.get(at) ?? []) all.add(other);
  }
  return all;
}

function comesFromOutside({ graph, paths }: Dataflow, path: PathId): boolean {
  const kind = graph.locals[paths.localOf[path] ?? 0]?.kind;
  return kind === 'parameter' || kind === 'capture' || kind === 'static';
}
