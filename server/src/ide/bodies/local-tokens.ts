/** Where the locals of a body are named, with what a colour can say of them: that they may change, that they have been moved away (O5). */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { flowGraph } from '../../flow/index.ts';
import type { ItemKey } from '../../items/index.ts';
import { stateAt } from '../../ownership/index.ts';
import { typedBody } from '../../types/index.ts';
import { eventAt, localEvents, type LocalEvent } from './local-events.ts';
import { rootPlace } from './local-life.ts';
import { localNames } from './locals.ts';

export interface LocalToken {
  /** Relative to the item. */
  readonly range: TextRange;
  readonly kind: 'parameter' | 'variable';
  readonly isDeclaration: boolean;
  readonly isMutable: boolean;
  /** Its value is no longer there, or not on every path, where it is named. */
  readonly isMoved: boolean;
}

/** Of a function or a run of top-level statements; the word `self` only where it was moved, because it is a keyword. */
export function localTokens(db: Database, item: ItemKey): LocalToken[] {
  const body = typedBody(db, item);
  if (body === null) return [];
  const graph = flowGraph(db, item);
  const events = graph === null ? null : localEvents(graph);
  return localNames(db, body).flatMap(({ declarations, local, references }) => {
    const happenings = events?.get(local.id) ?? [];
    const canBeMoved = happenings.some((event) => event.kind === 'move');
    const token = (range: TextRange, isDeclaration: boolean, isMoved: boolean): LocalToken => ({ range, kind: local.kind === 'binding' ? 'variable' : 'parameter', isDeclaration, isMutable: local.isMutable, isMoved });
    const named = references.map((range) => token(range, false, canBeMoved && isMovedAt(eventAt(happenings, range))));
    return local.kind === 'self' ? named.filter(({ isMoved }) => isMoved) : [...declarations.map((range) => token(range, true, false)), ...named];
  });
}

/** Who writes to it gives it a new value, whatever it was before. */
function isMovedAt(event: LocalEvent | null): boolean {
  if (event === null || event.kind === 'write' || event.kind === 'unknown') return false;
  const { state } = stateAt(event.graph, event.point, rootPlace(event.graph, event.place));
  return state === 'moved' || state === 'maybe-moved';
}
