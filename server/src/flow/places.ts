/**
 * The table of a graph's places while it is built: a local with the same projections is one place with one number, so that
 * everyone behind compares places by number. What is known about a place's type (Copy, drop) is added when the graph is
 * finished, because a closure's type is known only after its body was read.
 */
import type { Type } from '../types/index.ts';
import type { FlowLocalId, PlaceId, Projection } from './graph.ts';

export interface DraftPlace {
  readonly id: PlaceId;
  readonly local: FlowLocalId;
  readonly parent: PlaceId | null;
  readonly projection: Projection | null;
  readonly type: Type;
}

export interface PlaceTable {
  readonly list: DraftPlace[];
  readonly numbers: Map<string, PlaceId>;
}

export function newPlaceTable(): PlaceTable {
  return { list: [], numbers: new Map() };
}

/** The place of a whole local. `type` counts where the place is new. */
export function placeOfLocal(table: PlaceTable, local: FlowLocalId, type: Type): PlaceId {
  return numbered(table, `_${local}`, { local, parent: null, projection: null, type });
}

/** A part of `parent`, or what it points to. */
export function project(table: PlaceTable, parent: PlaceId, projection: Projection, type: Type): PlaceId {
  return numbered(table, `${parent}${projectionKey(projection)}`, { local: draftPlace(table, parent).local, parent, projection, type });
}

export function draftPlace(table: PlaceTable, id: PlaceId): DraftPlace {
  const place = table.list[id];
  if (place === undefined) throw new Error(`There is no place ${id}`);
  return place;
}

/** The projections from the local to the place, outermost first. */
export function pathOf(table: PlaceTable, id: PlaceId): readonly DraftPlace[] {
  const path: DraftPlace[] = [];
  for (let place = draftPlace(table, id); place.parent !== null; place = draftPlace(table, place.parent)) path.push(place);
  return path.toReversed();
}

/** Equal for projections that lead from one place to one place. */
export function projectionKey(projection: Projection): string {
  switch (projection.kind) {
    case 'field':
      return projection.variant === null ? `.${projection.index}` : `.${projection.variant}:${projection.index}`;
    case 'dereference':
      return `*${projection.through}`;
    case 'index':
      return `[${projection.of}]`;
    case 'element':
      return `[${projection.from}]`;
    case 'subslice':
      return `[${projection.from}..${projection.to}]`;
  }
}

function numbered(table: PlaceTable, key: string, place: Omit<DraftPlace, 'id'>): PlaceId {
  const known = table.numbers.get(key);
  if (known !== undefined) return known;
  const id = table.list.length;
  table.list.push({ id, ...place });
  table.numbers.set(key, id);
  return id;
}
