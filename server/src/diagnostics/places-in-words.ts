/**
 * Places and what moves them, in words: `pair.0`, `*next`, "the call of `take`". A place is written as the source would write
 * it; what the source never wrote (a temporary, a step that is implied) is left out.
 */
import type { FlowGraph, MoveCause, Place, PlaceId } from '../flow/index.ts';

/** The place as the source writes it, in backquotes; `null` where it has no name there. */
export function placeInWords(graph: FlowGraph, id: PlaceId): string | null {
  const text = placeText(graph, id);
  return text === null ? null : `\`${text}\``;
}

/** The same, with `otherwise` for what has no name. */
export function placeOr(graph: FlowGraph, id: PlaceId, otherwise: string): string {
  return placeInWords(graph, id) ?? otherwise;
}

/** Whether one place is the other or a part of it. */
export function isWithin(graph: FlowGraph, part: PlaceId, whole: PlaceId): boolean {
  for (let place = graph.places[part]; place !== undefined; place = place.parent === null ? undefined : graph.places[place.parent]) {
    if (place.id === whole) return true;
  }
  return false;
}

/** What moved a value: "the call of `take`", "an assignment". Fits behind "by". */
export function causeInWords({ kind, name }: MoveCause): string {
  const quoted = name === null ? null : `\`${name}\``;
  switch (kind) {
    case 'call':
      return quoted === null ? 'a call' : `the call of ${quoted}`;
    case 'method':
      return quoted === null ? 'a method call' : `the method ${quoted}`;
    case 'assignment':
      return 'an assignment';
    case 'let':
      return 'a `let`';
    case 'return':
      return 'a `return`';
    case 'break':
      return 'a `break`';
    case 'aggregate':
      return 'being stored in another value';
    case 'capture':
      return 'a closure that captures it';
    case 'loop':
      return 'a `for` loop';
    case 'pattern':
      return 'a pattern';
    case 'operator':
      return quoted === null ? 'an operator' : `the operator ${quoted}`;
    case 'await':
      return 'an `await`';
    case 'try':
      return 'a `?`';
    case 'other':
      return 'a use by value';
  }
}

function placeText(graph: FlowGraph, id: PlaceId): string | null {
  const place = graph.places[id];
  if (place === undefined) return null;
  const { parent, projection } = place;
  if (parent === null || projection === null) return graph.locals[place.local]?.name ?? null;
  const whole = placeText(graph, projection.kind === 'field' ? behindDereferences(graph, parent) : parent);
  if (whole === null) return null;
  switch (projection.kind) {
    case 'field':
      // The fields of a variant have no path in the source; what they belong to has.
      return projection.variant === null ? `${whole}.${projection.name}` : whole;
    case 'dereference':
      return `*${whole}`;
    case 'index':
    case 'element':
    case 'subslice':
      return whole.startsWith('*') ? `(${whole})[..]` : `${whole}[..]`;
  }
}

/** A field is written behind the reference or Box that holds its struct: `r.name`, not `(*r).name`. */
function behindDereferences(graph: FlowGraph, id: PlaceId): PlaceId {
  let place: Place | undefined = graph.places[id];
  let found = id;
  while (place !== undefined && place.projection?.kind === 'dereference' && place.parent !== null) {
    found = place.parent;
    place = graph.places[found];
  }
  return found;
}
