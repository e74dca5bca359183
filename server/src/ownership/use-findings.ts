/**
 * Uses without a value as findings: after a move, or without any assignment. Reported as rustc does: once per local that was never
 * assigned; and for the same moves not again about the same place, nor about what holds it, elements of arrays apart.
 */
import type { FlowGraph, PlaceId } from '../flow/index.ts';
import { type Actions, DOES, moveCauseOf, operandOf, rangeOf, statementOf } from './actions.ts';
import type { WrongUse } from './check.ts';
import type { Dataflow } from './dataflow.ts';
import type { MoveSite, UseAfterMove, UseKind, UseOfUninitialized } from './facts.ts';
import { type FoundMove, movesReaching } from './moves-reaching.ts';

/** Searching for the moves of one use costs the graph's size; of so many uses it is done. */
const MAXIMUM_USES = 2_000;

export function useFindings(flow: Dataflow, wrong: readonly WrongUse[]): readonly (UseAfterMove | UseOfUninitialized)[] {
  const { graph, actions } = flow;
  const findings: (UseAfterMove | UseOfUninitialized)[] = [];
  const uninitialized = new Set<number>();
  const reported = new Map<string, PlaceId>();
  const told = new Map<string, number>();
  for (const use of wrong.slice(0, MAXIMUM_USES)) {
    const moves = movesReaching(flow, actions.block[use.action] ?? 0, use.action, use.path);
    if (moves.length === 0) {
      const local = graph.places[use.place]?.local ?? 0;
      if (uninitialized.has(local)) continue;
      uninitialized.add(local);
      findings.push(uninitializedUse(flow, use));
      continue;
    }
    const key = moves.map((move) => move.action).toSorted((left, right) => left - right).join();
    const before = reported.get(key);
    if (before !== undefined && !isElement(graph, use.place) && isPrefix(graph, use.place, before)) continue;
    reported.set(key, use.place);
    // Of several at one place in the text, like what is indexed and its element or all that a closure captures, the last is told.
    const { start, end } = rangeOf(graph, actions, use.action);
    const site = readsForPattern(graph, actions, use.action) ? `${key} for patterns` : `${key} at ${start} ${end}`;
    const index = told.get(site) ?? findings.length;
    told.set(site, index);
    findings[index] = movedUse(flow, use, moves);
  }
  return findings;
}

/** The moves as places in the text, in its order. */
export function moveSites({ graph, actions }: Dataflow, moves: readonly FoundMove[]): readonly MoveSite[] {
  return moves
    .map(({ action, inPreviousIteration }): MoveSite => ({ range: rangeOf(graph, actions, action), place: actions.subject[action] ?? 0, cause: moveCauseOf(graph, actions, action), inPreviousIteration }))
    .toSorted((left, right) => left.range.start - right.range.start);
}

/** A match looks at the whole, then at its parts, some of them where their patterns stand: that is one use, and its last part is told. */
function readsForPattern(graph: FlowGraph, actions: Actions, action: number): boolean {
  const statement = statementOf(graph, actions, action);
  return statement?.kind === 'read' && statement.why !== 'value';
}

/** All elements are one place, and yet each use of one is a use of its own. */
function isElement({ places }: FlowGraph, element: PlaceId): boolean {
  for (let place = places[element]; place !== undefined; place = place.parent === null ? undefined : places[place.parent]) if (place.projection?.kind === 'index') return true;
  return false;
}

/** Whether `inner` is `outer` or a part of it. */
export function isPrefix({ places }: FlowGraph, outer: PlaceId, inner: PlaceId): boolean {
  for (let place = places[inner]; place !== undefined; place = place.parent === null ? undefined : places[place.parent]) if (place.id === outer) return true;
  return false;
}

function movedUse(flow: Dataflow, { action, place, isPartOfAssignment, isMaybe }: WrongUse, moves: readonly FoundMove[]): UseAfterMove {
  const { graph, actions } = flow;
  const kind = isPartOfAssignment ? 'assign-part' : useKind(graph, actions, action);
  return {
    kind: 'use-after-move',
    range: rangeOf(graph, actions, action),
    place,
    use: kind,
    useCause: kind === 'move' ? moveCauseOf(graph, actions, action) : null,
    moves: moveSites(flow, moves),
    isMaybe,
    isPartial: moves.some((move) => isStrictPart(graph, place, actions.subject[move.action] ?? 0)),
  };
}

function uninitializedUse({ graph, actions }: Dataflow, { action, place, isPartOfAssignment, isMaybe }: WrongUse): UseOfUninitialized {
  const declaration = graph.locals[graph.places[place]?.local ?? 0]?.range ?? rangeOf(graph, actions, action);
  return { kind: 'use-of-uninitialized', range: rangeOf(graph, actions, action), place, declaration, isMaybe, use: isPartOfAssignment ? 'assign-part' : useKind(graph, actions, action) };
}

function useKind(graph: FlowGraph, actions: Actions, action: number): UseKind {
  switch (actions.does[action]) {
    case DOES.move:
      return 'move';
    case DOES.borrow:
      return 'borrow';
    case DOES.assign:
      return 'assign-part';
    default:
  }
  if (operandOf(graph, actions, action)?.kind === 'copy') return 'copy';
  return statementOf(graph, actions, action)?.kind === 'assign' ? 'borrow' : 'use';
}

/** What was moved out of a box is all that there is in it. */
function isStrictPart(graph: FlowGraph, outer: PlaceId, inner: PlaceId): boolean {
  const place = graph.places[inner];
  const isBoxed = place?.projection?.kind === 'dereference' && place.projection.through === 'box';
  return outer !== inner && !isBoxed && isPrefix(graph, outer, inner);
}
