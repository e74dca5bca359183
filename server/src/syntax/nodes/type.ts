/** Types as written. What a name means is decided in `items` and `types`; see `common.ts` for the contract of offsets. */
import type { TextRange } from '../../base/ranges.ts';
import type { Bound, Lifetime, Name, Path } from './common.ts';
import type { Expression } from './expression.ts';

export type TypeNode =
  | PathType
  | ReferenceType
  | PointerType
  | TupleType
  | ArrayType
  | SliceType
  | NeverType
  | FunctionType
  | DynType
  | ImplType
  | InferredType
  | ErrorType;

/** `i32`, `Vec<T>`, `a::B`, `Self::Item`; also `ptr<T>`, `slice<T>`, `void`, `never`, whose meaning `types` decides. */
export interface PathType extends TextRange {
  readonly kind: 'path';
  readonly path: Path;
}

export interface ReferenceType extends TextRange {
  readonly kind: 'reference';
  readonly isMutable: boolean;
  readonly lifetime: Lifetime | null;
  readonly target: TypeNode;
}

export interface PointerType extends TextRange {
  readonly kind: 'pointer';
  readonly isMutable: boolean;
  readonly target: TypeNode;
}

/** `()` has no elements; `(T)` is lowered to `T` itself. */
export interface TupleType extends TextRange {
  readonly kind: 'tuple';
  readonly elements: readonly TypeNode[];
}

export interface ArrayType extends TextRange {
  readonly kind: 'array';
  readonly element: TypeNode;
  readonly length: Expression | null;
}

export interface SliceType extends TextRange {
  readonly kind: 'slice';
  readonly element: TypeNode;
}

export interface NeverType extends TextRange {
  readonly kind: 'never';
}

export interface FunctionType extends TextRange {
  readonly kind: 'function';
  readonly isUnsafe: boolean;
  /** The string after `extern`, `""` for a bare `extern`, `null` without it. */
  readonly abi: string | null;
  readonly forLifetimes: readonly Lifetime[];
  readonly parameters: readonly { readonly name: Name | null; readonly type: TypeNode }[];
  readonly result: TypeNode | null;
  readonly isVariadic: boolean;
}

export interface DynType extends TextRange {
  readonly kind: 'dyn';
  readonly bounds: readonly Bound[];
}

export interface ImplType extends TextRange {
  readonly kind: 'impl';
  readonly bounds: readonly Bound[];
}

/** `_` */
export interface InferredType extends TextRange {
  readonly kind: 'inferred';
}

/** Text that is no type, a missing type, or an opaque macro in type position. */
export interface ErrorType extends TextRange {
  readonly kind: 'error';
}
