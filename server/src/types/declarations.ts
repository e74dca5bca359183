/**
 * What a struct, union or enum declares, with its types resolved: the input of `layout`.
 * No offsets into the text below an item are kept beyond those of `repr` hints, so that comments and blank lines between
 * fields change nothing here.
 */
import type { ItemKey } from '../items/index.ts';
import type { Constant } from './constant.ts';
import type { Type } from './type.ts';

export interface DeclaredField {
  /** `0`, `1`, … in tuple structs. */
  readonly name: string;
  readonly type: Type;
}

/** Type and const parameters in declaration order, lifetimes left out; the position is the parameter's `index`. */
export interface DeclaredParameter {
  readonly kind: 'type' | 'constant';
  readonly name: string;
}

/** One word of a `repr` attribute as written; whether it makes sense there is for `layout` to find (L3). */
export interface ReprHint {
  /** `C`, `packed`, `align`, `transparent`, `u8`, …, or any other word. */
  readonly name: string;
  /** The text in its parentheses; `null` without parentheses. */
  readonly argument: string | null;
  /** The hint's own range, relative to the item. */
  readonly start: number;
  readonly end: number;
}

interface DeclarationBase {
  readonly item: ItemKey;
  readonly name: string;
  readonly parameters: readonly DeclaredParameter[];
  readonly repr: readonly ReprHint[];
  /** The declaration has a syntax error inside: fields may be missing, and nothing is accused because of its size. */
  readonly isIncomplete: boolean;
}

export interface StructDeclaration extends DeclarationBase {
  readonly kind: 'struct';
  readonly shape: 'record' | 'tuple' | 'unit';
  readonly fields: readonly DeclaredField[];
}

export interface UnionDeclaration extends DeclarationBase {
  readonly kind: 'union';
  readonly fields: readonly DeclaredField[];
}

export interface EnumDeclaration extends DeclarationBase {
  readonly kind: 'enum';
  readonly variants: readonly DeclaredVariant[];
}

export interface DeclaredVariant {
  readonly name: string;
  readonly shape: 'record' | 'tuple' | 'unit';
  readonly fields: readonly DeclaredField[];
  /** As written; `null`: one more than the variant before it, 0 for the first. */
  readonly discriminant: Constant | null;
}

export type TypeDeclaration = StructDeclaration | UnionDeclaration | EnumDeclaration;
