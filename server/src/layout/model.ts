/**
 * The result of laying out a type: plain data that explains as well as it computes.
 * Sizes, alignments and offsets are bytes; what is not known is `null`, never 0, and `problem` says why.
 * For a type that is known only in part everything that can be said is said: offsets up to the first unknown field, the
 * sizes of the others.
 */
import type { Type } from '../types/index.ts';

/** Pointer width in bits (L, introduction). */
export type Target = '64' | '32';
export const TARGETS: readonly Target[] = ['64', '32'];

export interface TypeLayout {
  readonly type: Type;
  readonly target: Target;
  readonly kind: 'scalar' | 'pointer' | 'struct' | 'tuple' | 'array' | 'union' | 'enum' | 'closure' | 'unsized' | 'unknown';
  readonly size: number | null;
  readonly align: number | null;
  /** Why `size` is `null`; for a known size always `null`. */
  readonly problem: LayoutProblem | null;
  /** No value of the type exists: `!`, an enum without variants (L5). */
  readonly isUninhabited: boolean;
  /** Struct, union and tuple fields in declaration order; empty for all other kinds. */
  readonly fields: readonly FieldLayout[];
  /** The enum's tag (L5); `null` for all other kinds and for an enum without variants. */
  readonly tag: TagLayout | null;
  readonly variants: readonly VariantLayout[];
  /** The array's element and length. */
  readonly element: { readonly type: Type; readonly size: number; readonly length: number } | null;
  /** Bytes that no field, tag or payload covers (L11); for enums what no variant covers; 0 for scalars; `null` if unknown. */
  readonly padding: number | null;
  /** The padding as ranges, in order, the tail included. */
  readonly holes: readonly Hole[];
  /** A smaller order of the fields (L11), or `null` where the order is already best, or there is none to choose. */
  readonly best: BestOrder | null;
  /** The `repr` hints in force, as written: `C`, `align(16)`. */
  readonly repr: readonly string[];
  /** The fields' order is part of an ABI (`repr(C)`, `repr(transparent)`): reordering is possible but not innocent. */
  readonly orderIsPromised: boolean;
}

export interface FieldLayout {
  readonly name: string;
  readonly type: Type;
  /** From the start of the whole type, for payload fields too. */
  readonly offset: number | null;
  readonly size: number | null;
  readonly align: number | null;
}

export interface TagLayout {
  readonly offset: 0;
  readonly size: number;
  /** `u8` … `u64`, `i8` … */
  readonly type: string;
}

export interface VariantLayout {
  readonly name: string;
  readonly shape: 'record' | 'tuple' | 'unit';
  /** Exact, as a decimal text when it is beyond a safe integer. */
  readonly discriminant: number | string | null;
  /** Where the payload begins; for a variant without fields where payloads would begin, or the end of the tag. */
  readonly offset: number | null;
  /** Of the payload struct, with its own tail padding left out. */
  readonly size: number | null;
  /** Bytes of padding inside this variant's payload, between its fields. */
  readonly padding: number | null;
  readonly fields: readonly FieldLayout[];
  readonly isUninhabited: boolean;
}

export interface Hole {
  readonly offset: number;
  readonly size: number;
}

export interface BestOrder {
  readonly size: number;
  /** Field names in the best order. */
  readonly order: readonly string[];
}

export type LayoutProblem =
  /** A name that does not resolve or a type whose layout is not known, reached through these fields. */
  | { readonly kind: 'unknown-type'; readonly path: readonly string[]; readonly text: string }
  /** Free type or const parameters: there is a layout per instance (L8). */
  | { readonly kind: 'generic'; readonly parameters: readonly string[] }
  /** L9: the type contains itself; `cycle` names types and fields in order, from the type back to itself. */
  | { readonly kind: 'infinite-size'; readonly cycle: readonly CycleStep[] }
  /** L10. */
  | { readonly kind: 'too-large'; readonly path: readonly string[] }
  /** `str`, `[T]`, `dyn Trait`: no size of its own. */
  | { readonly kind: 'unsized'; readonly path: readonly string[]; readonly text: string }
  /** L3: contradictory or misplaced `repr`. */
  | { readonly kind: 'invalid-repr'; readonly path: readonly string[] }
  /** An array length or discriminant whose value is not known. */
  | { readonly kind: 'unknown-constant'; readonly path: readonly string[] }
  /** L9: nested deeper than 128, or out of fuel. */
  | { readonly kind: 'too-deep' };

export interface CycleStep {
  /** The type whose field it is. */
  readonly type: string;
  readonly field: string;
}
