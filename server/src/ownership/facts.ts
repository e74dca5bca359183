/**
 * What the ownership analysis says about one graph, as data: findings without words, drops as they really happen, and
 * the state of a place at a point. Words and levels are for `diagnostics`, pictures for `ide`.
 * Ranges are relative to the item (UTF-16 units); the primary range is that of rustc's error for the same thing.
 */
import type { TextRange } from '../base/ranges.ts';
import type { FlowLocalId, MoveCause, PlaceId, PointId } from '../flow/index.ts';

/** One move that makes a later use an error. `inPreviousIteration`: the use comes earlier in the text, the move reaches it around a loop. */
export interface MoveSite {
  readonly range: TextRange;
  readonly place: PlaceId;
  readonly cause: MoveCause;
  readonly inPreviousIteration: boolean;
}

export type UseKind = 'use' | 'move' | 'copy' | 'borrow' | 'assign-part';

export type OwnershipFinding =
  /** `place` is what is used, and may be a part of (or hold) what was moved: `moves[].place`. `isMaybe`: on some paths only. */
  | { readonly kind: 'use-after-move'; readonly range: TextRange; readonly place: PlaceId; readonly use: UseKind; readonly useCause: MoveCause | null; readonly moves: readonly MoveSite[]; readonly isMaybe: boolean; readonly isPartial: boolean }
  /** `unassigned`: branches that reach the use without an assignment, with their labels' ranges where known. */
  | { readonly kind: 'use-of-uninitialized'; readonly range: TextRange; readonly place: PlaceId; readonly declaration: TextRange; readonly isMaybe: boolean; readonly use: UseKind; readonly isPartial: boolean }
  /** A local without `mut` gets a second value. `first`: where it has, or may have, got its first one; `isParameter`, `inLoop` explain. */
  | { readonly kind: 'assign-twice'; readonly range: TextRange; readonly place: PlaceId; readonly first: TextRange | null; readonly isParameter: boolean; readonly inLoop: boolean }
  /** A field of an immutable local, or something behind `&`, is assigned. `behind`: the reference or local that forbids it. */
  | { readonly kind: 'assign-to-immutable'; readonly range: TextRange; readonly place: PlaceId; readonly behind: PlaceId; readonly reason: 'local' | 'shared-reference' | 'pointer' | 'overloaded' | 'static' | 'capture' }
  | { readonly kind: 'borrow-immutable-as-mutable'; readonly range: TextRange; readonly place: PlaceId; readonly behind: PlaceId; readonly reason: 'local' | 'shared-reference' | 'pointer' | 'overloaded' | 'static' | 'capture' }
  | { readonly kind: 'move-out-of-borrow'; readonly range: TextRange; readonly place: PlaceId; readonly behind: PlaceId; readonly cause: MoveCause; readonly through: 'reference' | 'mutable-reference' | 'pointer' | 'overloaded' | 'static' | 'capture'; /** Bindings of a pattern that move: where `ref` would help. */ readonly bindings: readonly TextRange[] }
  | { readonly kind: 'move-out-of-index'; readonly range: TextRange; readonly place: PlaceId; readonly cause: MoveCause; readonly of: 'array' | 'slice' | 'overloaded'; readonly bindings: readonly TextRange[] }
  | { readonly kind: 'move-out-of-drop'; readonly range: TextRange; readonly place: PlaceId; readonly behind: PlaceId; readonly cause: MoveCause; readonly bindings: readonly TextRange[] };

/** What is dropped where a scope ends (or a temporary's statement, or before an assignment), in true order. */
export interface DropPoint {
  readonly range: TextRange;
  readonly why: 'scope-end' | 'temporary' | 'assignment' | 'leave';
  readonly drops: readonly { readonly place: PlaceId; readonly local: FlowLocalId; readonly isConditional: boolean; /** Parts were moved out: only these remain. */ readonly parts: readonly PlaceId[] | null }[];
}

/** `never`: no value yet on any path. `maybe-…`: on some paths. `unknown`: nothing may be said (O15). `unreachable`: no path comes here. */
export type PlaceState = 'owned' | 'moved' | 'maybe-moved' | 'partly-moved' | 'never' | 'maybe-uninitialized' | 'unknown' | 'unreachable';

export interface OwnershipFacts {
  readonly findings: readonly OwnershipFinding[];
  readonly drops: readonly DropPoint[];
  /** Locals declared `mut` that never needed it. */
  readonly needlesslyMutable: readonly FlowLocalId[];
  /** Why the analysis gave up, or `null`. */
  readonly incomplete: string | null;
}

/** The state of a place before a point, with the moves that it comes from: for hovers and token modifiers. */
export type StateAt = (point: PointId, place: PlaceId) => { readonly state: PlaceState; readonly moves: readonly MoveSite[] };
