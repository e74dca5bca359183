/** What the naive analysis knows about places: the steps that lead to one, where moving ends, and who forbids to write. */
import type { FlowGraph, Place, PlaceId } from '../../flow/index.ts';

export interface Step {
  readonly id: PlaceId;
  readonly parent: PlaceId;
  /** `f0`, `f1:0` of a variant, `*box`, `[_array]`, `[0]`, `[1..1]`. */
  readonly name: string;
  /** What it leads to can be taken away and given back apart from what holds it. */
  readonly isOwn: boolean;
}

export interface NaiveCapture {
  readonly isByReference: boolean;
  readonly isMutable: boolean;
  readonly isBehindShared: boolean;
}

/** From the local on. */
export function steps(graph: FlowGraph, place: Place): readonly Step[] {
  if (place.parent === null || place.projection === null) return [];
  const parent = graph.places[place.parent];
  if (parent === undefined) return [];
  return [...steps(graph, parent), { id: place.id, parent: parent.id, name: nameOf(place.projection), isOwn: isOwn(parent, place.projection) }];
}

/** Elements of the same array that the place has in common with other places, where its length is known. */
export function siblingsSharing(graph: FlowGraph, place: Place): readonly Place[] {
  const here = elements(graph, place);
  return graph.places.filter((other) => other !== place && other.parent === place.parent && elements(graph, other).some((index) => here.includes(index)));
}

function elements(graph: FlowGraph, { parent, projection }: Place): readonly number[] {
  const type = parent === null ? undefined : graph.places[parent]?.type;
  if (type?.kind !== 'array' || type.length.kind !== 'value') return [];
  const all = Array.from({ length: Number(type.length.value) }, (_, index) => index);
  if (projection?.kind === 'element') return all.slice(projection.from, projection.from === -1 ? undefined : projection.from + 1);
  return projection?.kind === 'subslice' ? all.slice(projection.from, all.length - projection.to) : [];
}

type Refusal = 'local' | 'shared-reference' | 'pointer' | 'overloaded' | 'static' | 'capture';

/** Decided from the place's end: the first pointer behind which one may write, or may not, settles it; else the local does. */
export function naiveWritability(graph: FlowGraph, place: Place, captures: ReadonlyMap<number, NaiveCapture>): 'allowed' | Refusal {
  const capture = captures.get(place.local);
  let needsMut = true;
  for (const { name, parent } of steps(graph, place).toReversed()) {
    const holder = graph.places[parent];
    if (name === '*reference') return 'shared-reference';
    if (name.includes('overloaded-shared')) return 'overloaded';
    if (name.includes('overloaded-mutable') || name === '*unknown') return 'allowed';
    if (name === '*pointer') return holder?.type.kind === 'pointer' && !holder.type.isMutable ? 'pointer' : 'allowed';
    const isOfCapture = capture?.isByReference === true && holder?.parent === null;
    if (name === '*mutable-reference' && !isOfCapture) needsMut = false;
  }
  const local = graph.locals[place.local];
  if (local?.kind === 'static') return local.isMutable ? 'allowed' : 'static';
  if (!needsMut) return 'allowed';
  if (local?.kind === 'capture') return capture === undefined || capture.isBehindShared || capture.isMutable ? 'allowed' : 'capture';
  const isNamed = local?.kind === 'binding' || local?.kind === 'parameter';
  return isNamed && !local.isMutable ? 'local' : 'allowed';
}

function nameOf(projection: NonNullable<Place['projection']>): string {
  switch (projection.kind) {
    case 'field':
      return projection.variant === null ? `f${projection.index}` : `f${projection.variant}:${projection.index}`;
    case 'dereference':
      return `*${projection.through}`;
    case 'index':
      return `[_${projection.of}]`;
    case 'element':
      return `[${projection.from}]`;
    case 'subslice':
      return `[${projection.from}..${projection.to}]`;
  }
}

function isOwn(parent: Place, projection: NonNullable<Place['projection']>): boolean {
  switch (projection.kind) {
    case 'field':
      return !parent.hasDropImpl;
    case 'dereference':
      return projection.through === 'box';
    case 'index':
      return false;
    case 'element':
    case 'subslice':
      return parent.type.kind === 'array';
  }
}
