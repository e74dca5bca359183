/**
 * The tree of move paths of one graph: every local, and every place that is moved, assigned or dropped apart from its whole.
 * A path ends where nothing can be moved out: behind a reference or pointer, at an index, in a type with `impl Drop` (O4).
 *
 * Numbers are given in preorder, so that a path and all its parts are the run `path … end[path] - 1`, and a bit set marks
 * them in one step. Locals come in order; of the parts of a place, the one that is mentioned last comes first, as in rustc,
 * because the first moved part is the one that a message names.
 */
import type { FlowGraph, FlowLocalId, Place, PlaceId } from '../flow/index.ts';

/** An index into the tree. */
export type PathId = number;

export interface MovePaths {
  readonly count: number;
  /** The path's place. */
  readonly place: Int32Array;
  /** -1 for locals. */
  readonly parent: Int32Array;
  /** Behind the last part of the path. */
  readonly end: Int32Array;
  /** Of each local. */
  readonly ofLocal: Int32Array;
  readonly localOf: Int32Array;
  /** The path that is just this place; -1 if there is none, or nothing can take it: statics always have their value. */
  readonly exact: Int32Array;
  /** The smallest path that holds the place. */
  readonly closest: Int32Array;
  /** For a path that shares elements with paths beside it (`[_, rest @ ..]` and `[_, b, _]`): those. */
  readonly overlaps: ReadonlyMap<PathId, readonly PathId[]>;
}

/** Places that get a path, in the order in which the graph mentions them. */
export interface PathRequests {
  readonly wanted: Uint8Array;
  readonly order: PlaceId[];
}

export function newRequests(graph: FlowGraph): PathRequests {
  return { wanted: new Uint8Array(graph.places.length), order: [] };
}

/** Asks for a path for the place, and with it for all that the place is part of. */
export function requestPath(graph: FlowGraph, requests: PathRequests, id: PlaceId): void {
  if (requests.wanted[id] !== 0) return;
  requests.wanted[id] = 1;
  const place = graph.places[id];
  if (place === undefined) return;
  if (place.parent !== null) requestPath(graph, requests, place.parent);
  requests.order.push(id);
}

export function buildPaths(graph: FlowGraph, requests: PathRequests): MovePaths {
  const { places, locals } = graph;
  const children = childrenOf(graph, requests);
  const roots = rootPlaces(graph);
  const most = requests.order.length + locals.length;
  const paths = {
    place: new Int32Array(most).fill(-1),
    parent: new Int32Array(most).fill(-1),
    end: new Int32Array(most),
    ofLocal: new Int32Array(locals.length),
    localOf: new Int32Array(most),
    exact: new Int32Array(places.length).fill(-1),
    closest: new Int32Array(places.length).fill(-1),
  };
  let count = 0;
  const number = (place: PlaceId, parent: PathId, local: FlowLocalId): void => {
    const path = count;
    count += 1;
    paths.place[path] = place;
    paths.parent[path] = parent;
    paths.localOf[path] = local;
    if (place !== -1) {
      paths.exact[place] = path;
      const parts = children.get(place);
      if (parts !== undefined) for (let index = parts.length - 1; index >= 0; index -= 1) number(parts[index] ?? -1, path, local);
    }
    paths.end[path] = count;
  };
  for (let local = 0; local < locals.length; local += 1) {
    paths.ofLocal[local] = count;
    number(roots[local] ?? -1, -1, local);
  }
  for (const { id, local, parent } of places) {
    const exact = paths.exact[id] ?? -1;
    // A parent's number is smaller, so that its path is known already.
    paths.closest[id] = exact !== -1 ? exact : parent === null ? (paths.ofLocal[local] ?? 0) : (paths.closest[parent] ?? 0);
    if (locals[local]?.kind === 'static') paths.exact[id] = -1;
  }
  return { ...paths, count, overlaps: overlapsIn(graph, children, paths.exact) };
}

/** Whether the step from its parent to this place leads to something that is moved and assigned apart (O4). */
export function isOwnPart(places: readonly Place[], place: Place): boolean {
  const { projection, parent } = place;
  if (projection === null || parent === null) return true;
  switch (projection.kind) {
    case 'field':
      return places[parent]?.hasDropImpl === false;
    case 'dereference':
      return projection.through === 'box';
    case 'index':
      return false;
    case 'element':
    case 'subslice':
      return places[parent]?.type.kind === 'array';
  }
}

function childrenOf(graph: FlowGraph, requests: PathRequests): ReadonlyMap<PlaceId, PlaceId[]> {
  const children = new Map<PlaceId, PlaceId[]>();
  const hasPath = new Uint8Array(graph.places.length);
  for (const id of requests.order) {
    const place = graph.places[id];
    if (place === undefined) continue;
    if (place.parent === null) {
      hasPath[id] = 1;
    } else if (hasPath[place.parent] === 1 && isOwnPart(graph.places, place)) {
      hasPath[id] = 1;
      const parts = children.get(place.parent);
      if (parts === undefined) children.set(place.parent, [id]);
      else parts.push(id);
    }
  }
  return children;
}

/** The place of each whole local; -1 if the body never names it. */
function rootPlaces(graph: FlowGraph): Int32Array {
  const roots = new Int32Array(graph.locals.length).fill(-1);
  for (const place of graph.places) if (place.parent === null) roots[place.local] = place.id;
  return roots;
}

/** Elements of an array are apart if they cannot be the same; where the length is not known, they count as apart (O15). */
function overlapsIn(graph: FlowGraph, children: ReadonlyMap<PlaceId, PlaceId[]>, exact: Int32Array): ReadonlyMap<PathId, readonly PathId[]> {
  const overlaps = new Map<PathId, PathId[]>();
  for (const [array, parts] of children) {
    const type = graph.places[array]?.type;
    if (type?.kind !== 'array' || type.length.kind !== 'value') continue;
    const length = Number(type.length.value);
    for (const one of parts) {
      const here = elementsOf(graph.places[one], length);
      for (const other of parts) {
        const there = elementsOf(graph.places[other], length);
        if (one === other || here === null || there === null || here.to <= there.from || there.to <= here.from) continue;
        const path = exact[one] ?? -1;
        const list = overlaps.get(path);
        if (list === undefined) overlaps.set(path, [exact[other] ?? -1]);
        else list.push(exact[other] ?? -1);
      }
    }
  }
  return overlaps;
}

/** Which elements of an array of this length a place holds; from the front. */
function elementsOf(place: Place | undefined, length: number): { readonly from: number; readonly to: number } | null {
  const projection = place?.projection ?? null;
  if (projection?.kind === 'element') {
    const at = projection.from < 0 ? length + projection.from : projection.from;
    return { from: at, to: at + 1 };
  }
  if (projection?.kind === 'subslice') return { from: projection.from, to: length - projection.to };
  return null;
}
