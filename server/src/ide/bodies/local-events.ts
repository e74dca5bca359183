/**
 * What happens to a local where it is named: read, written, moved, copied or borrowed, taken from the flow graph, with the
 * point at which it happens. Offsets are relative to the item.
 */
import { assertNever } from '../../base/assert-never.ts';
import { containsRange, type TextRange } from '../../base/ranges.ts';
import type { FlowGraph, FlowStatement, MoveCause, Operand, PlaceId, PointId, Value } from '../../flow/index.ts';
import type { LocalId } from '../../types/index.ts';

export type EventKind = 'read' | 'write' | 'move' | 'copy' | 'borrow' | 'borrow-mutable' | 'unknown';

export interface LocalEvent {
  readonly kind: EventKind;
  /** The whole place as written: `a.b` where `a` is asked about. */
  readonly range: TextRange;
  readonly place: PlaceId;
  readonly local: LocalId;
  /** The graph that it happens in: a closure's body has its own. */
  readonly graph: FlowGraph;
  readonly point: PointId;
  /** Why a move moves; `null` for everything else. */
  readonly cause: MoveCause | null;
}

/** All events of a body and of the closures in it, by local. */
export function localEvents(graph: FlowGraph): ReadonlyMap<LocalId, readonly LocalEvent[]> {
  const events = new Map<LocalId, LocalEvent[]>();
  const collect = (inner: FlowGraph): void => {
    const add: Add = (kind, place, range, point, cause = null) => {
      const local = inner.locals[inner.places[place]?.local ?? -1]?.source ?? null;
      if (local === null) return;
      const event: LocalEvent = { kind, range, place, local, graph: inner, point, cause };
      const known = events.get(local);
      if (known === undefined) events.set(local, [event]);
      else known.push(event);
    };
    for (const block of inner.blocks) block.statements.forEach((statement, index) => statementEvents(statement, block.firstPoint + index, add));
    inner.closures.forEach(collect);
  };
  collect(graph);
  return events;
}

/** What happens where a name stands: the event whose place is the smallest around it. */
export function eventAt(events: readonly LocalEvent[] | undefined, name: TextRange): LocalEvent | null {
  let found: LocalEvent | null = null;
  for (const event of events ?? []) {
    if (!containsRange(event.range, name)) continue;
    const isSmaller = found === null || event.range.end - event.range.start < found.range.end - found.range.start;
    // Of two on the same place the one that takes more away is the one to tell.
    if (isSmaller || (sameRange(event.range, found?.range) && WEIGHT[event.kind] > WEIGHT[found?.kind ?? 'unknown'])) found = event;
  }
  return found;
}

const WEIGHT: Readonly<Record<EventKind, number>> = { unknown: 0, read: 1, copy: 2, borrow: 3, write: 4, 'borrow-mutable': 5, move: 6 };

function sameRange(one: TextRange, other: TextRange | undefined): boolean {
  return one.start === other?.start && one.end === other.end;
}

type Add = (kind: EventKind, place: PlaceId, range: TextRange, point: PointId, cause?: MoveCause | null) => void;

function statementEvents(statement: FlowStatement, point: PointId, add: Add): void {
  switch (statement.kind) {
    case 'assign':
      valueEvents(statement.value, point, add);
      if (!statement.initializes) add('write', statement.target, statement.targetRange, point);
      return;
    case 'read':
      return add('read', statement.place, statement.range, point);
    case 'obscure':
      return add('unknown', statement.place, statement.range, point);
    case 'storage-live':
    case 'storage-dead':
    case 'drop':
      return;
    default:
      assertNever(statement);
  }
}

function valueEvents(value: Value, point: PointId, add: Add): void {
  const operand = (one: Operand): void => {
    if (one.kind === 'move') add('move', one.place, one.range, point, one.cause);
    else if (one.kind !== 'constant') add(one.kind === 'obscure' ? 'unknown' : one.kind, one.place, one.range, point);
  };
  switch (value.kind) {
    case 'use':
      return operand(value.operand);
    case 'borrow':
      return add(value.borrow === 'shared' || value.borrow === 'raw-const' ? 'borrow' : 'borrow-mutable', value.place, value.range, point);
    case 'make':
    case 'call':
      return value.operands.forEach(operand);
    default:
      assertNever(value);
  }
}
