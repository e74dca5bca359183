/**
 * What the inference of one body carries along: its variables, its names, where jumps lead, and what it has found.
 * Everything here lives as long as one run. The parts of the walk that call each other in a circle (an expression holds a
 * block, a block holds expressions) reach each other through `walk`.
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import type { ItemKey } from '../../items/index.ts';
import type { BlockExpression, Expression } from '../../syntax/index.ts';
import { ENDLESS_TYPE } from '../fold-type.ts';
import type { SolverEnvironment } from '../traits/solver.ts';
import { type GenericTerm, intern, type TraitReference, type Type, type TypeShape, unknownType } from '../type.ts';
import type { KnownItems } from './known-items.ts';
import type { PendingObligation } from './obligation.ts';
import type { Scopes } from './scopes.ts';
import type { Incompleteness, Local, TypedExpression, TypeProblem } from './typed-body.ts';
import type { LocalId } from './typed-pattern.ts';
import type { Variables } from './variables.ts';

/** Expressions and patterns that lie deeper are unknown: nobody wrote them by hand, and the stack is not endless. */
export const DEEPEST = 256;

/** Data that is still being made: the finished body is handed out as readonly. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** What a jump cannot leave. */
export type FrameKind = 'function' | 'closure' | 'async-block' | 'constant' | 'statements';

/** The function or closure whose `return` is meant. */
export interface FunctionFrame {
  readonly result: Type;
  readonly kind: FrameKind;
  /** `.await` may stand here. */
  readonly mayAwait: boolean;
  /** The jump targets around a closure or `async` block, which nothing in it can reach. */
  readonly outside: readonly JumpTarget[];
}

/** A loop or labelled block that can be left from inside. */
export interface JumpTarget {
  readonly source: number;
  readonly label: string | null;
  /** A block is found by its label only. */
  readonly isLoop: boolean;
  /** It is the condition of a `while` that is read, which is left by a label only. */
  readonly isCondition: boolean;
  /** What `break value` gives; `null` for loops that have none. */
  readonly values: Merge | null;
  wasLeft: boolean;
}

/** Where the values of several branches come together: the type that all of them have, or are made to have. */
export interface Merge {
  /** What the surroundings demand; `null` if they leave it open. */
  readonly expected: Type | null;
  /** `null` until a branch that comes back has been seen. */
  type: Type | null;
  /** The values so far, and how each is put in its place when it is adjusted. */
  readonly branches: { node: TypedExpression; readonly settle: (node: TypedExpression) => void }[];
}

/** A value that has another type than its place demands. */
export interface Mismatch {
  readonly node: TypedExpression;
  readonly expected: Type;
  /** The branch that says what the others have to be; `null` where the surroundings demand it. */
  readonly earlier: TextRange | null;
}

/** A pattern that is for other values than those of the place that it looks at. */
export interface NotedPattern {
  readonly range: TextRange;
  /** The end of a range that does not fit; else the pattern itself. */
  readonly part: TextRange;
  readonly place: Type;
  readonly kind: 'value' | 'range-end' | 'tuple' | 'slice' | 'reference';
  /** What it is for; `null` where the form says it. */
  readonly found: Type | null;
}

export interface Walk {
  /** `expected` is a wish: literals, closures and branches follow it, and nothing is compared with it. */
  readonly expression: (inference: Inference, node: Expression, expected: Type | null) => TypedExpression;
  readonly block: (inference: Inference, node: BlockExpression, expected: Type | null) => TypedExpression;
  readonly demandTrait: (inference: Inference, type: Type, trait: TraitReference, depth: number) => void;
  /** Asks that an associated type be `type`. */
  readonly demandEqual: (inference: Inference, projection: Type, type: Type, depth: number) => void;
  readonly normalize: (inference: Inference, type: Type) => Type;
  /** The type of a name that a run of top-level statements binds. */
  readonly topLevelType: (db: Database, statements: ItemKey, name: string) => Type;
}

export interface Inference {
  readonly db: Database;
  readonly item: ItemKey;
  /** What the bounds around the body promise. */
  readonly environment: SolverEnvironment;
  readonly known: KnownItems;
  readonly variables: Variables;
  readonly scopes: Scopes;
  readonly walk: Walk;
  readonly locals: Draft<Local>[];
  readonly references: TextRange[][];
  readonly problems: TypeProblem[];
  /** Values that do not fit where they stand; judged when every type is known. */
  readonly mismatches: Mismatch[];
  /** Patterns that do not fit; judged as well when every type is known. */
  readonly notedPatterns: NotedPattern[];
  /** Methods of traits, taken while it was not certain that the receiver has the trait. */
  readonly undecidedMethods: { readonly type: Type; readonly trait: TraitReference }[];
  readonly incomplete: Incompleteness[];
  /** Names that occur in text that was not understood (O15). */
  readonly obscured: readonly string[];
  /** The closures of this body by the id of their expression. */
  readonly closures: Map<number, { readonly parameters: readonly Type[]; readonly result: Type }>;
  /** What has to hold and could not be decided yet. */
  readonly pending: PendingObligation[];
  /** How many open questions were asked. */
  fuel: number;
  /** What is decided when every type is known, in the order in which it was asked. */
  readonly deferred: (() => void)[];
  /** Loops and labelled blocks around, innermost last; none of those around a closure. */
  targets: JumpTarget[];
  frame: FunctionFrame;
  /** The text that is being read is never reached. */
  diverges: boolean;
  /** How deep the walk is: text that nests without end is not read. */
  depth: number;
  /** Locals of the closures around, innermost last: what is declared belongs to the last one. */
  readonly closureLocals: LocalId[][];
}

/** A new unknown type; `text` is what the source says. */
export function unknownHere(text = '_'): Type {
  return unknownType(text);
}

/** A type term that is not longer than a person could read: terms that double at each step end as unknown. */
export function build(shape: TypeShape): Type {
  const type = intern(shape);
  return type.id.length > LONGEST_BUILT ? ENDLESS_TYPE : type;
}

const LONGEST_BUILT = 8_192;

export function referenceTo(target: Type, isMutable: boolean): Type {
  return build({ kind: 'reference', isMutable, target });
}

export function tupleOf(elements: readonly Type[]): Type {
  return build({ kind: 'tuple', elements });
}

/** `item<arguments>`; unknown where the library has no such item. */
export function instanceOf(item: { readonly key: ItemKey; readonly name: string } | null, ...types: readonly Type[]): Type {
  if (item === null) return unknownHere();
  return build({ kind: 'adt', item: item.key, name: item.name, arguments: types.map((type): GenericTerm => ({ kind: 'type', type })) });
}

export function termsOf(types: readonly Type[]): GenericTerm[] {
  return types.map((type) => ({ kind: 'type', type }));
}

/** The first type argument of an `adt`, or of anything else unknown. */
export function typeArgument(type: Type, index = 0): Type {
  const term = type.kind === 'adt' ? type.arguments[index] : undefined;
  return term?.kind === 'type' ? term.type : unknownHere();
}

/** Says that part of the body is not analysed. */
export function sayIncomplete(inference: Inference, range: TextRange, reason: string, isMisleading = false): void {
  inference.incomplete.push({ range: { start: range.start, end: range.end }, reason, isMisleading });
}
