/** What a place holds before a point of its graph (O5): for hovers and token modifiers, which ask about few points of few bodies. */
import type { FlowGraph, PlaceId, PointId } from '../flow/index.ts';
import { firstBit, hasBit } from './bits.ts';
import { applyAction, type Dataflow, runDataflow } from './dataflow.ts';
import type { KnownState, PlaceState } from './facts.ts';
import { movesReaching } from './moves-reaching.ts';
import { moveSites } from './use-findings.ts';

/** One dataflow serves all questions about a graph, for as long as somebody has the graph. */
const remembered = new WeakMap<FlowGraph, { readonly flow: Dataflow | null }>();

/** The state of `place` before `point`. Places behind a reference have the state of what holds the reference. */
export function stateAt(graph: FlowGraph, point: PointId, place: PlaceId): KnownState {
  const flow = flowOf(graph);
  const known = graph.places[place];
  const local = graph.locals[known?.local ?? -1];
  if (flow === null || known === undefined || local === undefined || local.isObscured) return only('unknown');
  const block = blockAt(graph, point);
  if (flow.blocks.isReached[block] !== 1) return only('unreachable');
  const { shape, paths, actions } = flow;
  const row = flow.before.slice(block * shape.words, (block + 1) * shape.words);
  const action = firstActionAt(flow, block, point - (graph.blocks[block]?.firstPoint ?? 0));
  for (let at = actions.first[block] ?? 0; at < action; at += 1) applyAction(flow, at, row);
  if (hasBit(row, shape.obscured, local.id)) return only('unknown');
  const path = paths.closest[place] ?? 0;
  if (!hasBit(row, 0, path)) {
    const part = paths.exact[place] === path ? firstBit(row, 0, path + 1, paths.end[path] ?? 0) : -1;
    return part === -1 ? only('owned') : { state: 'partly-moved', moves: moveSites(flow, movesReaching(flow, block, action, part)) };
  }
  const moves = moveSites(flow, movesReaching(flow, block, action, path));
  const isMaybe = hasBit(row, shape.initialized, path);
  if (moves.length > 0) return { state: isMaybe ? 'maybe-moved' : 'moved', moves };
  return only(isMaybe ? 'maybe-uninitialized' : 'never');
}

function flowOf(graph: FlowGraph): Dataflow | null {
  let entry = remembered.get(graph);
  if (entry === undefined) remembered.set(graph, (entry = { flow: graph.isIncomplete ? null : runDataflow(graph) }));
  return entry.flow;
}

function only(state: PlaceState): KnownState {
  return { state, moves: [] };
}

/** The block that holds the point: the last one that begins at or before it. */
function blockAt({ blocks }: FlowGraph, point: PointId): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((blocks[middle]?.firstPoint ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The first action of the block that belongs to the statement or to what comes behind it. */
function firstActionAt({ actions }: Dataflow, block: number, statement: number): number {
  const end = actions.first[block + 1] ?? 0;
  let action = actions.first[block] ?? 0;
  while (action < end && (actions.statement[action] ?? 0) < statement) action += 1;
  return action;
}
