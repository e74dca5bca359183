/**
 * What becomes of a local: the state that it is in where it is named, and where it ends (O1, O5, O11). From the flow graph and
 * the ownership facts; what they do not know is not said.
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { type FlowGraph, flowGraph, type MoveCause, type PlaceId } from '../../flow/index.ts';
import { type KnownState, ownershipFacts, stateAt } from '../../ownership/index.ts';
import { needsDrop } from '../../types/index.ts';
import { eventAt, localEvents, type LocalEvent } from './local-events.ts';
import type { LocalAt } from './locals.ts';

export interface LocalLife {
  /** Before the use that was asked about; `null` where the name is declared, and where nothing is known. */
  readonly state: (KnownState & { readonly graph: FlowGraph }) | null;
  /** What the use itself does. */
  readonly event: LocalEvent | null;
  /** Why the use moves; `null` if it does not. */
  readonly cause: MoveCause | null;
  /** `null` where the end of such a value does nothing, or is not known. */
  readonly end: LocalEnd | null;
  /** Why less is known than could be. */
  readonly incomplete: string | null;
}

export type LocalEnd =
  /** At the end of its scope. `isConditional`: unless it was moved before. */
  | { readonly kind: 'dropped'; readonly range: TextRange; readonly isConditional: boolean; /** Some of it was moved out before. */ readonly isPartial: boolean }
  /** Moved on every path. */
  | { readonly kind: 'moved' };

export function localLife(db: Database, at: LocalAt): LocalLife {
  const { body, names } = at;
  const [reason] = body.incomplete;
  const graph = flowGraph(db, body.item);
  const all = ownershipFacts(db, body.item);
  const gaveUp = all.find(({ facts }) => facts.incomplete !== null)?.facts.incomplete ?? null;
  const incomplete = gaveUp ?? reason?.reason ?? null;
  if (graph === null || graph.isIncomplete) return { state: null, event: null, cause: null, end: null, incomplete };
  const events = localEvents(graph).get(names.local.id) ?? [];
  const event = at.isDeclaration ? null : eventAt(events, at.range);
  const root = event === null ? null : rootPlace(event.graph, event.place);
  const state = event === null || root === null ? null : { ...stateAt(event.graph, event.point, root), graph: event.graph };
  return { state, event, cause: event?.cause ?? null, end: gaveUp === null ? endOf(db, at, events) : null, incomplete };
}

/** The whole local that a place is a part of. */
export function rootPlace(graph: FlowGraph, place: PlaceId): PlaceId {
  let here = graph.places[place];
  while (here !== undefined && here.parent !== null) here = graph.places[here.parent];
  return here?.id ?? place;
}

function endOf(db: Database, { body, names }: LocalAt, events: readonly LocalEvent[]): LocalEnd | null {
  const { id, type } = names.local;
  if (!needsDrop(db, type) || body.obscuredNames.includes(names.local.name)) return null;
  for (const { facts, graph } of ownershipFacts(db, body.item)) {
    const local = graph.locals.find((candidate) => candidate.source === id && candidate.kind !== 'capture');
    if (local === undefined || local.isObscured) continue;
    for (const point of facts.drops) {
      if (point.why !== 'scope-end') continue;
      const drop = point.drops.find((candidate) => candidate.local === local.id);
      if (drop !== undefined) return { kind: 'dropped', range: point.range, isConditional: drop.isConditional, isPartial: drop.without.length > 0 };
    }
  }
  // Where no path comes to the end of the scope nothing is dropped there either.
  return events.some((event) => event.kind === 'move') ? { kind: 'moved' } : null;
}
