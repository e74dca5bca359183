/**
 * Items as written. **Each item is the base of the offsets inside it**: `start` and `end` of an `Item` are relative to the
 * item around it (for a top-level item, to its chunk), everything below is relative to `Item.start`, including `name`
 * and `attributes`. **An item's text is all that its node says**: its range begins at the first documentation comment,
 * attribute or annotation above it and ends behind its last token, so that equal text means an equal item. Members of an `impl`, a `trait`, a `mod` and an `extern` block are items too.
 */
import type { TextRange } from '../../base/ranges.ts';
import type { Attribute, Bound, Comment, Generics, Lifetime, Name, Path } from './common.ts';
import type { BlockExpression, Expression } from './expression.ts';
import type { Pattern } from './pattern.ts';
import type { TypeNode } from './type.ts';

interface ItemBase extends TextRange {
  /** `#[..]` and `@..` before the item, and `#![..]` at the start of its body, in source order. They lie inside the item's range. */
  readonly attributes: readonly Attribute[];
  /** The text of the documentation comments directly above (or `//!` inside), without comment markers, joined by `\n`; `null` without. */
  readonly documentation: string | null;
  /** Where the keyword, visibility or name begins, behind attributes: a suppression is inserted here or at 0. */
  readonly headStart: number;
  readonly visibility: 'private' | 'public' | 'restricted';
  /** A syntax error or a missing token lies inside the item's own text (nested items included). */
  readonly hasError: boolean;
  /** Names that occur in its broken parts and inside macros that nobody understands; absent where there are none. */
  readonly obscuredNames?: readonly string[];
  /** Items that stand in blocks inside this item (not its members), in source order; each is also found in its `ItemStatement`. */
  readonly nestedItems: readonly Item[];
  /** How many expression and pattern ids this item handed out; nested items count their own. */
  readonly expressionCount: number;
  readonly patternCount: number;
}

export type Item =
  | StructItem
  | UnionItem
  | EnumItem
  | FunctionItem
  | ImplItem
  | TraitItem
  | TypeAliasItem
  | ConstItem
  | StaticItem
  | ModuleItem
  | UseItem
  | ExternBlockItem
  | ExternCrateItem
  | MacroDefinitionItem
  | OpaqueMacroItem;

/** `struct S { a: u8 }` (`record`), `struct S(u8);` (`tuple`), `struct S;` (`unit`). */
export interface StructItem extends ItemBase {
  readonly kind: 'struct';
  readonly name: Name | null;
  readonly generics: Generics;
  readonly body: FieldList;
}

export interface UnionItem extends ItemBase {
  readonly kind: 'union';
  readonly name: Name | null;
  readonly generics: Generics;
  readonly body: FieldList;
}

export interface FieldList extends TextRange {
  readonly shape: 'record' | 'tuple' | 'unit';
  readonly fields: readonly Field[];
  /** Every comment between the brackets, in source order: who moves fields moves them too. */
  readonly comments: readonly Comment[];
  /** Where the commas between and behind the fields stand. */
  readonly commas: readonly number[];
}

/** `start` is the first attribute, visibility or name; the comma is outside. Tuple fields are named `0`, `1`, … with an empty range at the type. */
export interface Field extends TextRange {
  readonly attributes: readonly Attribute[];
  readonly documentation: string | null;
  readonly visibility: 'private' | 'public' | 'restricted';
  readonly name: Name;
  readonly type: TypeNode;
}

export interface EnumItem extends ItemBase {
  readonly kind: 'enum';
  readonly name: Name | null;
  readonly generics: Generics;
  readonly variants: readonly Variant[];
  /** The braces; `null` while they are not there. */
  readonly bodyRange: TextRange | null;
  readonly comments: readonly Comment[];
}

export interface Variant extends TextRange {
  readonly attributes: readonly Attribute[];
  readonly documentation: string | null;
  readonly name: Name;
  readonly body: FieldList;
  readonly discriminant: Expression | null;
}

export interface FunctionItem extends ItemBase {
  readonly kind: 'function';
  readonly name: Name | null;
  readonly generics: Generics;
  readonly isConst: boolean;
  readonly isAsync: boolean;
  readonly isUnsafe: boolean;
  /** The string after `extern`, `""` for a bare `extern`, `null` without it. */
  readonly abi: string | null;
  readonly selfParameter: SelfParameter | null;
  readonly parameters: readonly Parameter[];
  readonly isVariadic: boolean;
  /** `io`, `alloc`, … before the return type. */
  readonly effects: readonly Name[];
  readonly result: TypeNode | null;
  readonly throws: readonly TypeNode[];
  /** `null` for a declaration that ends in `;`. */
  readonly body: BlockExpression | null;
}

export interface SelfParameter extends TextRange {
  readonly isReference: boolean;
  readonly lifetime: Lifetime | null;
  readonly isMutable: boolean;
  readonly type: TypeNode | null;
  readonly name: Name;
}

export interface Parameter extends TextRange {
  readonly attributes: readonly Attribute[];
  readonly pattern: Pattern;
  /** `null` for `fn f(a, b)`. */
  readonly type: TypeNode | null;
}

export interface ImplItem extends ItemBase {
  readonly kind: 'impl';
  readonly generics: Generics;
  readonly isUnsafe: boolean;
  /** `impl !Send for T`. */
  readonly isNegative: boolean;
  readonly trait: Path | null;
  readonly selfType: TypeNode;
  readonly members: readonly Item[];
}

export interface TraitItem extends ItemBase {
  readonly kind: 'trait';
  readonly name: Name | null;
  readonly generics: Generics;
  readonly isUnsafe: boolean;
  readonly supertraits: readonly Bound[];
  readonly members: readonly Item[];
}

/** `type A = T;`, `type Item: Bound;` in a trait, `type i32 = intrinsic;` (`isIntrinsic`, `type` is `null`). */
export interface TypeAliasItem extends ItemBase {
  readonly kind: 'type-alias';
  readonly name: Name | null;
  readonly generics: Generics;
  readonly bounds: readonly Bound[];
  readonly isIntrinsic: boolean;
  readonly type: TypeNode | null;
}

export interface ConstItem extends ItemBase {
  readonly kind: 'const';
  /** `_` is a name here. */
  readonly name: Name | null;
  readonly type: TypeNode | null;
  readonly value: Expression | null;
}

export interface StaticItem extends ItemBase {
  readonly kind: 'static';
  readonly name: Name | null;
  readonly isMutable: boolean;
  readonly type: TypeNode | null;
  readonly value: Expression | null;
}

/** `mod m { … }` and `module m { … }`; `members` is `null` for `mod m;`. */
export interface ModuleItem extends ItemBase {
  readonly kind: 'module';
  readonly name: Name | null;
  readonly members: readonly Item[] | null;
}

export interface UseItem extends ItemBase {
  readonly kind: 'use';
  /** One entry for each name that the tree brings in: `use a::{b, c as d, e::*}` has three. */
  readonly imports: readonly UseImport[];
}

export interface UseImport extends TextRange {
  readonly isGlobal: boolean;
  readonly path: readonly Name[];
  readonly isGlob: boolean;
  /** `as name`; `_` stands for a nameless trait import. */
  readonly alias: Name | null;
}

/** `extern "C" { … }` */
export interface ExternBlockItem extends ItemBase {
  readonly kind: 'extern-block';
  readonly abi: string;
  readonly isUnsafe: boolean;
  readonly members: readonly Item[];
}

export interface ExternCrateItem extends ItemBase {
  readonly kind: 'extern-crate';
  readonly name: Name | null;
}

/** `macro_rules! name { … }` */
export interface MacroDefinitionItem extends ItemBase {
  readonly kind: 'macro-definition';
  readonly name: Name | null;
}

/** `name! { … }` in item position: it may declare anything, so its scope never reports an unresolved name. */
export interface OpaqueMacroItem extends ItemBase {
  readonly kind: 'opaque-macro';
  readonly path: Path | null;
}
