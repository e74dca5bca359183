/**
 * Highlights of the name under the cursor, in this file: of a local each with what happens to it there, so that reads, writes,
 * borrows and moves are told apart; of everything else just the places.
 */
import type { Database } from '../base/query.ts';
import { shiftRange, type TextRange } from '../base/ranges.ts';
import { assertNever } from '../base/assert-never.ts';
import { flowGraph } from '../flow/index.ts';
import { eventAt, type EventKind, localEvents } from './bodies/local-events.ts';
import type { LocalAt } from './bodies/locals.ts';
import { targetsAt } from './bodies/target-at.ts';
import { references } from './references.ts';

export type HighlightKind = 'text' | 'read' | 'write' | 'borrow' | 'borrow-mutable' | 'move';

export interface Highlight extends TextRange {
  readonly kind: HighlightKind;
}

/** In the order of the text. */
export function documentHighlights(db: Database, file: string, offset: number): Highlight[] {
  const targets = targetsAt(db, file, offset);
  const ofLocals = targets.flatMap(({ target }) => (target.kind === 'local' ? localHighlights(db, target.at) : []));
  if (targets.every(({ target }) => target.kind === 'local')) return ofLocals;
  const known = new Set(ofLocals.map(({ start }) => start));
  const others = references(db, file, offset, 'file').filter(({ start }) => !known.has(start)).map(({ start, end }) => ({ start, end, kind: 'text' as const }));
  return [...ofLocals, ...others].toSorted((left, right) => left.start - right.start);
}

function localHighlights(db: Database, at: LocalAt): Highlight[] {
  const graph = flowGraph(db, at.body.item);
  const events = graph === null ? undefined : localEvents(graph).get(at.names.local.id);
  const used = at.names.references.map((range) => ({ ...shiftRange(range, at.start), kind: kindOf(eventAt(events, range)?.kind ?? 'unknown') }));
  // What is bound gets its value there.
  const bound = at.names.declarations.map((range) => ({ ...shiftRange(range, at.start), kind: 'write' as const }));
  return [...bound, ...used].toSorted((left, right) => left.start - right.start);
}

function kindOf(event: EventKind): HighlightKind {
  switch (event) {
    case 'read':
    case 'copy':
      return 'read';
    case 'write':
    case 'borrow':
    case 'borrow-mutable':
    case 'move':
      return event;
    case 'unknown':
      return 'text';
    default:
      return assertNever(event);
  }
}
