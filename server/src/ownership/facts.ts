/**
 * What the ownership analysis says about one graph, as data: findings without words, drops as they really happen, and
 * the state of a place at a point. Words and levels are for `diagnostics`, pictures for `ide`.
 * Ranges are relative to the item (UTF-16 units); the primary range is that of rustc's error for the same thing.
 * Places and locals are those of the graph that the facts are about; a closure's are in the facts of the closure.
 */
import type { TextRange } from '../base/ranges.ts';
import type { FlowLocalId, MoveCause, PlaceId } from '../flow/index.ts';

/** One move that makes a later use an error. `inPreviousIteration`: the move reaches the use only around a loop. */
export interface MoveSite {
  readonly range: TextRange;
  readonly place: PlaceId;
  readonly cause: MoveCause;
  readonly inPreviousIteration: boolean;
}

export type UseKind = 'use' | 'move' | 'copy' | 'borrow' | 'assign-part';

/** What forbids to write: a local that is not `mut`, what a closure captured of one, or what the place is reached through. */
export type ImmutableReason = 'local' | 'shared-reference' | 'pointer' | 'overloaded' | 'static' | 'capture';

export interface UseAfterMove {
  readonly kind: 'use-after-move';
  readonly range: TextRange;
  /** What is used. It may be a part of what was moved (`moves[].place`), or hold it. */
  readonly place: PlaceId;
  readonly use: UseKind;
  /** Why the use moves; `null` if it does not. */
  readonly useCause: MoveCause | null;
  /** In the order of the text; at least one. */
  readonly moves: readonly MoveSite[];
  /** On some paths only. */
  readonly isMaybe: boolean;
  /** Only a part of what is used was moved. */
  readonly isPartial: boolean;
}

export interface UseOfUninitialized {
  readonly kind: 'use-of-uninitialized';
  readonly range: TextRange;
  readonly place: PlaceId;
  readonly declaration: TextRange;
  /** There are paths on which it has a value. */
  readonly isMaybe: boolean;
  readonly use: UseKind;
}

/** A local without `mut` gets a second value. */
export interface AssignTwice {
  readonly kind: 'assign-twice';
  readonly range: TextRange;
  readonly place: PlaceId;
  /** Where it has, or may have, got its first one; the parameter's declaration. `null` if that is not known. */
  readonly first: TextRange | null;
  readonly isParameter: boolean;
  /** The first assignment is this one, in the round before. */
  readonly inLoop: boolean;
}

/** A field of an immutable local, something behind `&`, or what a closure captured of an immutable local, is assigned. */
export interface AssignToImmutable {
  readonly kind: 'assign-to-immutable';
  readonly range: TextRange;
  readonly place: PlaceId;
  /** The reference or local that forbids it. */
  readonly behind: PlaceId;
  readonly reason: ImmutableReason;
}

export interface BorrowImmutable {
  readonly kind: 'borrow-immutable-as-mutable';
  /** The borrow; the declaration if the same local is borrowed several times. */
  readonly range: TextRange;
  readonly place: PlaceId;
  readonly behind: PlaceId;
  readonly reason: ImmutableReason;
  /** All borrows, in order; at least one. */
  readonly uses: readonly TextRange[];
}

interface IllegalMove {
  readonly range: TextRange;
  /** What is moved. */
  readonly place: PlaceId;
  readonly cause: MoveCause;
  /** Bindings of a pattern that move: where `ref` would help. Empty if no pattern moves. */
  readonly bindings: readonly TextRange[];
}

export interface MoveOutOfBorrow extends IllegalMove {
  readonly kind: 'move-out-of-borrow';
  readonly behind: PlaceId;
  /** `capture`: of a closure that can be called again. */
  readonly through: 'reference' | 'mutable-reference' | 'pointer' | 'overloaded' | 'static' | 'capture';
}

export interface MoveOutOfIndex extends IllegalMove {
  readonly kind: 'move-out-of-index';
  /** What has the index. */
  readonly behind: PlaceId;
  readonly of: 'array' | 'slice' | 'overloaded';
}

export interface MoveOutOfDrop extends IllegalMove {
  readonly kind: 'move-out-of-drop';
  /** What has the type with `impl Drop`. */
  readonly behind: PlaceId;
}

export type OwnershipFinding = UseAfterMove | UseOfUninitialized | AssignTwice | AssignToImmutable | BorrowImmutable | MoveOutOfBorrow | MoveOutOfIndex | MoveOutOfDrop;

/** What is dropped where a scope ends (or a temporary's statement, or before an assignment), in true order. */
export interface DropPoint {
  readonly range: TextRange;
  readonly why: 'scope-end' | 'temporary' | 'assignment' | 'leave';
  readonly drops: readonly Drop[];
}

/** One value that is dropped. What was moved on every path is not in the list. */
export interface Drop {
  readonly place: PlaceId;
  readonly local: FlowLocalId;
  /** Only on paths on which it was not moved. */
  readonly isConditional: boolean;
  /** Parts that were moved out (`isConditional`: on some paths); the others are dropped one by one, in declaration order. */
  readonly without: readonly { readonly place: PlaceId; readonly isConditional: boolean }[];
}

/** `never`: no value yet on any path. `maybe-…`: on some paths. `unknown`: nothing may be said (O15). `unreachable`: no path comes here. */
export type PlaceState = 'owned' | 'moved' | 'maybe-moved' | 'partly-moved' | 'never' | 'maybe-uninitialized' | 'unknown' | 'unreachable';

export interface OwnershipFacts {
  /** In the order in which the flow comes to them. */
  readonly findings: readonly OwnershipFinding[];
  readonly drops: readonly DropPoint[];
  /** Locals declared `mut` that never needed it. */
  readonly needlesslyMutable: readonly FlowLocalId[];
  /** Of each closure in `FlowGraph.closures`, in order. */
  readonly closures: readonly OwnershipFacts[];
  /** Why the analysis gave up, or `null`. */
  readonly incomplete: string | null;
}

/** The state of a place, and the moves that it comes from. */
export interface KnownState {
  readonly state: PlaceState;
  readonly moves: readonly MoveSite[];
}
