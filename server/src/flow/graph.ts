/**
 * The control-flow graph of one body: blocks of statements over *places*, in evaluation order, with storage and drops.
 * Built by `buildGraph` from a typed body; read by `ownership`, which sees nothing else of a program.
 *
 * Contract: dense ids everywhere (places, locals, blocks, points), so that who reads it keeps facts in arrays and bit sets.
 * A *point* is a statement or a terminator; points are numbered in block order. Every value that lives longer than the
 * statement that makes it has a local of its own; scalars without a home (conditions, operands of arithmetic) do not.
 * Drops at scope ends stand unconditionally, in reverse order of declaration (O11): whether one runs, runs perhaps or never is for
 * `ownership` to say from what is initialised there. There is no unwinding.
 */
import type { TextRange } from '../base/ranges.ts';
import type { ItemKey } from '../items/index.ts';
import type { Callee, LocalId, Type } from '../types/index.ts';

/** An index into `FlowGraph.locals`. The locals of the typed body come first, with the same numbers. */
export type FlowLocalId = number;
export type PlaceId = number;
export type BlockId = number;
/** An index into the graph's points. */
export type PointId = number;

export interface FlowLocal {
  readonly id: FlowLocalId;
  /** `null` for temporaries. */
  readonly name: string | null;
  /** `static` stands for a static item that the body names: always initialised, never live or dead, never dropped. */
  readonly kind: 'parameter' | 'binding' | 'temporary' | 'result' | 'capture' | 'static';
  readonly type: Type;
  readonly isMutable: boolean;
  readonly range: TextRange;
  /** The local of the typed body; `null` for temporaries. */
  readonly source: LocalId | null;
  /** Named in text that was not understood, or of unknown type: nothing may be said about it (O15). */
  readonly isObscured: boolean;
}

export type Projection =
  | { readonly kind: 'field'; readonly index: number; readonly name: string; /** Of an enum: the variant that the field belongs to. */ readonly variant: number | null }
  /** `through` says what may be done behind it: moving out is possible through a Box only (O4). */
  | { readonly kind: 'dereference'; readonly through: 'reference' | 'mutable-reference' | 'box' | 'pointer' | 'overloaded-shared' | 'overloaded-mutable' | 'unknown' }
  /** All elements are one place. `of` says whose: an array's, a slice's, or behind an overloaded `[]`. */
  | { readonly kind: 'index'; readonly of: 'array' | 'slice' | 'overloaded-shared' | 'overloaded-mutable' }
  /** One element of an array in a pattern: `from` the front (0, 1, …) or the back (-1, -2, …). Elements of arrays can be moved apart. */
  | { readonly kind: 'element'; readonly from: number }
  /** The rest of an array in a pattern. */
  | { readonly kind: 'subslice'; readonly from: number; readonly to: number };

/** Interned: the same local with the same projections is the same place. */
export interface Place {
  readonly id: PlaceId;
  readonly local: FlowLocalId;
  /** The place without the last projection; `null` for a local. */
  readonly parent: PlaceId | null;
  readonly projection: Projection | null;
  readonly type: Type;
  /** `yes`: a use by value copies. `unknown`: it becomes obscure. */
  readonly isCopy: 'yes' | 'no' | 'unknown';
  /** Its type has an `impl Drop` of a user or the library: its fields cannot be moved out (O4). */
  readonly hasDropImpl: boolean;
  /** Whether dropping it does anything at all: scalars and references do not. `true` if not known. */
  readonly needsDrop: boolean;
  /** Where the place is a static: moving out of it is never allowed. */
  readonly isStatic: boolean;
}

/** What moved a value, for the message. `name` is the callee's or the type's as written, where there is one. */
export interface MoveCause {
  readonly kind:
    | 'call' | 'method' | 'assignment' | 'let' | 'return' | 'break' | 'aggregate' | 'capture' | 'loop' | 'pattern' | 'operator' | 'await' | 'try' | 'other';
  readonly name: string | null;
  /** The callee that takes it and the parameter's position, for fixes; `null` otherwise. */
  readonly callee: ItemKey | null;
  readonly argument: number | null;
  /** Of a pattern: what is taken apart. The bindings of one pattern that may not move are one error, which stands there. */
  readonly matched: TextRange | null;
}

export type Operand =
  | { readonly kind: 'move'; readonly place: PlaceId; readonly range: TextRange; readonly cause: MoveCause }
  | { readonly kind: 'copy'; readonly place: PlaceId; readonly range: TextRange }
  /** Taken by something that was not understood: neither moved nor kept, and no finding about it from here on (O15). */
  | { readonly kind: 'obscure'; readonly place: PlaceId; readonly range: TextRange }
  | { readonly kind: 'constant' };

export type Value =
  | { readonly kind: 'use'; readonly operand: Operand }
  /** `&place`, also as autoref or reborrow. `usage` is what the text does. `unique` is what a closure needs that writes through a reference it captures: exclusive, but the place need not be mutable. */
  | { readonly kind: 'borrow'; readonly place: PlaceId; readonly borrow: 'shared' | 'mutable' | 'unique' | 'raw-const' | 'raw-mut'; readonly isImplicit: boolean; readonly isTwoPhase: boolean; readonly range: TextRange; readonly usage: 'written' | 'autoref' | 'pattern' | 'capture' | 'operator' | 'format' }
  /** Operators, casts, aggregates, closures, constants: made from operands in this order. `iteration` is the iterator that a `for` makes of its iterable, and each item of it: there the iterator is looked at (`copy`), whatever its type. */
  | { readonly kind: 'make'; readonly what: 'aggregate' | 'operator' | 'cast' | 'closure' | 'constant' | 'iteration'; readonly operands: readonly Operand[]; /** Of a closure: which of `FlowGraph.closures`; its operands are the captures there, in order. */ readonly closure?: number }
  | { readonly kind: 'call'; readonly callee: Callee; readonly operands: readonly Operand[] };

export type FlowStatement =
  /** `initializes`: a `let` or a temporary; otherwise an assignment in the text, before which the old value is dropped (`drop` stands in front). */
  | { readonly kind: 'assign'; readonly target: PlaceId; readonly value: Value; readonly initializes: boolean; readonly range: TextRange; /** The assigned place as written. */ readonly targetRange: TextRange }
  /** The place is looked at and must be initialised: scrutinees, comparisons, formatting, tags. Of `why`, `scrutinee` is the weakest: it needs only that the tag can be read. */
  | { readonly kind: 'read'; readonly place: PlaceId; readonly range: TextRange; readonly why: 'value' | 'scrutinee' | 'pattern' | 'format' | 'comparison' | 'length' }
  /** What becomes unknown without an operand: roots named in text that was not understood. */
  | { readonly kind: 'obscure'; readonly place: PlaceId; readonly range: TextRange }
  | { readonly kind: 'storage-live'; readonly local: FlowLocalId }
  | { readonly kind: 'storage-dead'; readonly local: FlowLocalId }
  /** At the end of a scope, of a statement (temporaries), or before an assignment. `range` is where it happens: the closing brace, the semicolon, the assigned place. */
  | { readonly kind: 'drop'; readonly place: PlaceId; readonly why: 'scope-end' | 'temporary' | 'assignment' | 'leave'; readonly range: TextRange };

export type Terminator =
  | { readonly kind: 'goto'; readonly target: BlockId }
  /** Edges are labelled for people: which branch it was. All of them are taken to be possible. */
  | { readonly kind: 'branch'; readonly targets: readonly { readonly block: BlockId; readonly label: 'then' | 'else' | 'arm' | 'body' | 'after' | 'some' | 'none' | 'short-circuit' | 'return'; readonly range: TextRange | null }[] }
  | { readonly kind: 'return'; readonly range: TextRange }
  /** Behind a call that never comes back, `loop {}` without break and the like. */
  | { readonly kind: 'unreachable' };

export interface Block {
  readonly id: BlockId;
  readonly statements: readonly FlowStatement[];
  readonly terminator: Terminator;
  /** The number of the first statement's point; the terminator's is `firstPoint + statements.length`. */
  readonly firstPoint: PointId;
  /** A loop's head: its back edges come from inside the loop. `range` is the loop's keyword. */
  readonly loop: TextRange | null;
}

/** A closure's body is a graph of its own; what it captures are locals of kind `capture` there, operands of a `make closure` here. */
export interface FlowGraph {
  readonly item: ItemKey;
  /** Which closure of the body this is, by the id of its expression, as in the closure's type; `null` for the body itself and for `async` blocks. */
  readonly closure: number | null;
  readonly locals: readonly FlowLocal[];
  readonly places: readonly Place[];
  readonly blocks: readonly Block[];
  readonly entry: BlockId;
  readonly pointCount: number;
  /** The first expression or statement of each stretch of the text that can never run, for `unreachable-code`, with what ends the flow before it. */
  readonly unreachable: readonly { readonly range: TextRange; readonly because: TextRange }[];
  readonly closures: readonly FlowGraph[];
  /** The graph is cut short: the body is too large or nests too deeply. Nothing is said about it. */
  readonly isIncomplete: boolean;
}
