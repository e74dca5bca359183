/**
 * Moves out of what keeps its value as findings (O4): behind references, at an index, out of statics and out of types with `impl Drop`.
 * The bindings of one pattern are one finding, at what is matched on, as rustc has it.
 */
import { assertNever } from '../base/assert-never.ts';
import type { TextRange } from '../base/ranges.ts';
import type { FlowGraph, PlaceId } from '../flow/index.ts';
import { moveCauseOf, rangeOf } from './actions.ts';
import type { Dataflow } from './dataflow.ts';
import type { MoveOutOfBorrow, MoveOutOfDrop, MoveOutOfIndex } from './facts.ts';
import type { PlaceTraits } from './place-traits.ts';

type MoveFinding = MoveOutOfBorrow | MoveOutOfIndex | MoveOutOfDrop;

export function moveFindings({ graph, actions }: Dataflow, { blocked }: PlaceTraits, wrong: readonly number[]): readonly MoveFinding[] {
  const findings: MoveFinding[] = [];
  const ofPattern = new Map<string, number>();
  for (const action of wrong) {
    const place = actions.subject[action] ?? 0;
    const behind = blocked[place] ?? -1;
    const cause = moveCauseOf(graph, actions, action);
    const range = rangeOf(graph, actions, action);
    const key = cause.matched === null ? null : `${cause.matched.start} ${cause.matched.end} ${behind}`;
    const known = key === null ? undefined : ofPattern.get(key);
    const before = known === undefined ? undefined : findings[known];
    if (known !== undefined && before !== undefined) {
      findings[known] = { ...before, bindings: withRange(before.bindings, range) };
      continue;
    }
    if (key !== null) ofPattern.set(key, findings.length);
    findings.push(finding(graph, behind, { range: cause.matched ?? range, place, cause, bindings: cause.matched === null ? [] : [range] }));
  }
  return findings;
}

function finding(graph: FlowGraph, behind: PlaceId, move: Pick<MoveFinding, 'range' | 'place' | 'cause' | 'bindings'>): MoveFinding {
  const step = graph.places[behind];
  const projection = step?.projection ?? null;
  const holder = step?.parent ?? behind;
  switch (projection?.kind) {
    case undefined:
      return { kind: 'move-out-of-borrow', ...move, behind, through: 'static' };
    case 'field':
      return { kind: 'move-out-of-drop', ...move, behind: holder };
    case 'index':
      if (projection.of === 'array' || projection.of === 'slice') return { kind: 'move-out-of-index', ...move, behind: holder, of: projection.of };
      return { kind: 'move-out-of-index', ...move, behind: holder, of: step?.type.kind === 'array' || step?.type.kind === 'slice' ? step.type.kind : 'overloaded' };
    case 'element':
    case 'subslice':
      return { kind: 'move-out-of-index', ...move, behind: holder, of: 'slice' };
    case 'dereference':
      // What is behind is an array or a slice: rustc speaks of its elements.
      if (step?.type.kind === 'array' || step?.type.kind === 'slice') return { kind: 'move-out-of-index', ...move, behind: step.id, of: step.type.kind };
      return { kind: 'move-out-of-borrow', ...move, behind: holder, through: throughOf(projection.through) };
    default:
      return assertNever(projection);
  }
}

function throughOf(through: 'reference' | 'mutable-reference' | 'box' | 'pointer' | 'overloaded-shared' | 'overloaded-mutable' | 'unknown'): MoveOutOfBorrow['through'] {
  switch (through) {
    case 'reference':
    case 'mutable-reference':
    case 'pointer':
      return through;
    case 'overloaded-shared':
    case 'overloaded-mutable':
    case 'box':
    case 'unknown':
      return 'overloaded';
  }
}

function withRange(ranges: readonly TextRange[], range: TextRange): readonly TextRange[] {
  return ranges.some((known) => known.start === range.start && known.end === range.end) ? ranges : [...ranges, range];
}
