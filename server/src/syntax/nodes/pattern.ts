/** Patterns as written. `id` is dense within the owning item, in source order; see `common.ts` for offsets. */
import type { TextRange } from '../../base/ranges.ts';
import type { Attribute, Name, Path } from './common.ts';
import type { Expression } from './expression.ts';

interface PatternBase extends TextRange {
  readonly id: number;
}

export type Pattern =
  | WildcardPattern
  | RestPattern
  | BindingPattern
  | LiteralPattern
  | RangePattern
  | ReferencePattern
  | TuplePattern
  | SlicePattern
  | PathPattern
  | TupleStructPattern
  | StructPattern
  | OrPattern
  | ErrorPattern;

/** `_` */
export interface WildcardPattern extends PatternBase {
  readonly kind: 'wildcard';
}

/** `..` inside a tuple, slice or tuple struct. */
export interface RestPattern extends PatternBase {
  readonly kind: 'rest';
}

/** `x`, `mut x`, `ref mut x`, `x @ p`. A single name may turn out to be a unit variant or constant: `items` decides. */
export interface BindingPattern extends PatternBase {
  readonly kind: 'binding';
  readonly name: Name;
  readonly isReference: boolean;
  readonly isMutable: boolean;
  readonly subpattern: Pattern | null;
}

/** A literal, possibly with a minus sign. */
export interface LiteralPattern extends PatternBase {
  readonly kind: 'literal';
  readonly value: Expression;
}

export interface RangePattern extends PatternBase {
  readonly kind: 'range';
  readonly low: Expression | null;
  readonly high: Expression | null;
  readonly isInclusive: boolean;
}

export interface ReferencePattern extends PatternBase {
  readonly kind: 'reference';
  readonly isMutable: boolean;
  readonly target: Pattern;
}

/** `(a, b)`; `(a)` is lowered to `a` itself. */
export interface TuplePattern extends PatternBase {
  readonly kind: 'tuple';
  readonly elements: readonly Pattern[];
}

export interface SlicePattern extends PatternBase {
  readonly kind: 'slice';
  readonly elements: readonly Pattern[];
}

/** `Color::Red`: a path of two segments or more, or one with generic arguments. */
export interface PathPattern extends PatternBase {
  readonly kind: 'path';
  readonly path: Path;
}

export interface TupleStructPattern extends PatternBase {
  readonly kind: 'tuple-struct';
  readonly path: Path;
  readonly elements: readonly Pattern[];
}

export interface StructPattern extends PatternBase {
  readonly kind: 'struct';
  readonly path: Path;
  readonly fields: readonly FieldPattern[];
  readonly hasRest: boolean;
}

/** `x: p`, or the shorthand `x`, `ref x`, `mut x`, whose pattern is the binding. */
export interface FieldPattern extends TextRange {
  /** Absent where there are none. */
  readonly attributes?: readonly Attribute[];
  readonly name: Name;
  readonly isShorthand: boolean;
  readonly pattern: Pattern;
}

export interface OrPattern extends PatternBase {
  readonly kind: 'or';
  readonly alternatives: readonly Pattern[];
}

/** Text that is no pattern, or an opaque macro in pattern position. */
export interface ErrorPattern extends PatternBase {
  readonly kind: 'error';
}
