/**
 * The parts that items, types, patterns and expressions share.
 *
 * Contract of every lowered node: plain, immutable, JSON-serialisable data; no wasm object is reachable from it.
 * **Offsets are relative to the start of the innermost item that owns the node** (`Item.start` itself is relative to the
 * item around it, or to the chunk for a top-level item), so that typing above an item changes nothing inside it.
 * What the text lacks is `null` (a half-typed `let x = ;` has a `null` initialiser); what could not be parsed is a node
 * of kind `error`. Lowering never throws and never guesses.
 */
import type { TextRange } from '../../base/ranges.ts';
import type { Expression } from './expression.ts';
import type { TypeNode } from './type.ts';

/** An identifier as written; `text` is without the `r#` of a raw identifier. */
export interface Name extends TextRange {
  readonly text: string;
}

/** `'a` (text without the quote) or a loop label. */
export interface Lifetime extends TextRange {
  readonly text: string;
}

/**
 * `#[name(arguments)]`, `#![name = value]` or `@name(arguments)`.
 * `path` is the dotted or `::` path as written (`repr`, `allow`, `rustfmt::skip`).
 * `argumentText` is the text between the parentheses, or after `=`; `null` where there is none. `argumentStart` is where it begins.
 */
export interface Attribute extends TextRange {
  readonly syntax: 'attribute' | 'inner-attribute' | 'annotation';
  readonly path: string;
  readonly argumentText: string | null;
  readonly argumentStart: number | null;
}

/** A comment of any kind. `documentation`: `///`, `//!`, `/** … *\/`, `/*! … *\/`. */
export interface Comment extends TextRange {
  readonly syntax: 'line' | 'block';
  readonly documentation: boolean;
}

/** `a::b::<T>::c`, `::a`, `<T as Trait>::Item`. Never empty: a path that could not be read is an `error` node. */
export interface Path extends TextRange {
  /** Begins with `::`. */
  readonly isGlobal: boolean;
  /** `<T>::…` or `<T as Trait>::…`; the trait's own segments are in `trait`. */
  readonly qualifiedSelf: { readonly type: TypeNode; readonly trait: Path | null } | null;
  readonly segments: readonly PathSegment[];
}

export interface PathSegment extends TextRange {
  readonly name: Name;
  /** `null` where no angle brackets (or `Fn(..)` parentheses) are written. */
  readonly arguments: readonly GenericArgument[] | null;
  /** `Fn(A, B) -> C`: `arguments` is `null` and the shape stands here. */
  readonly parenthesized: {
    readonly inputs: readonly TypeNode[];
    readonly output: TypeNode | null;
  } | null;
}

export type GenericArgument =
  | ({ readonly kind: 'type'; readonly type: TypeNode } & TextRange)
  | ({ readonly kind: 'lifetime'; readonly lifetime: Lifetime } & TextRange)
  | ({ readonly kind: 'const'; readonly value: Expression } & TextRange)
  | ({ readonly kind: 'binding'; readonly name: Name; readonly type: TypeNode } & TextRange)
  | ({ readonly kind: 'constraint'; readonly name: Name; readonly bounds: readonly Bound[] } & TextRange);

/** `T: 'a + ?Sized + for<'b> Fn(&'b u8)`, each summand. */
export type Bound =
  | ({ readonly kind: 'lifetime'; readonly lifetime: Lifetime } & TextRange)
  | ({
      readonly kind: 'trait';
      readonly path: Path;
      /** `?Sized`. */
      readonly isRelaxed: boolean;
      readonly forLifetimes: readonly Lifetime[];
    } & TextRange);

export interface GenericParameter extends TextRange {
  readonly kind: 'type' | 'lifetime' | 'const';
  readonly name: Name;
  readonly bounds: readonly Bound[];
  /** The type of a const parameter. */
  readonly type: TypeNode | null;
  /** The default of a type parameter. */
  readonly defaultType: TypeNode | null;
  /** The default of a const parameter. */
  readonly defaultValue: Expression | null;
  /** `#[cfg(..)]` stands before it: it may not be there at all. */
  readonly isConditional?: true;
}

export type WherePredicate =
  | ({ readonly kind: 'type'; readonly type: TypeNode; readonly bounds: readonly Bound[]; readonly forLifetimes: readonly Lifetime[] } & TextRange)
  | ({ readonly kind: 'lifetime'; readonly lifetime: Lifetime; readonly bounds: readonly Bound[] } & TextRange);

export interface Generics {
  /** In the order written; the angle brackets' range, or `null` without them. */
  readonly range: TextRange | null;
  readonly parameters: readonly GenericParameter[];
  readonly where: readonly WherePredicate[];
}
