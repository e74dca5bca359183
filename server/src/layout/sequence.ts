/**
 * Laying fields out one after the other (L2): the rule that structs, tuples and the payloads of variants share, and the
 * holes that it leaves (L11). A field of unknown size ends what can be said about offsets, not about the sizes of the others.
 */
import type { Type } from '../types/index.ts';
import type { FieldLayout, Hole, LayoutProblem, TypeLayout } from './model.ts';
import { problemOfWhole } from './results.ts';
import { roundUp } from './target.ts';

/** A field with the layout of its type. */
export interface Part {
  readonly name: string;
  readonly type: Type;
  readonly layout: TypeLayout;
}

export interface Placed {
  /** Offsets count from the first byte of the sequence. */
  readonly fields: readonly FieldLayout[];
  /** The end of the last field; 0 without fields. */
  readonly end: number | null;
  /** The largest alignment, at least 1. */
  readonly align: number | null;
  readonly problems: readonly LayoutProblem[];
  readonly isUninhabited: boolean;
}

/**
 * @param cap the largest alignment that a field may have (`packed(N)`, L3), or `null`.
 * @param bound the largest size in bytes (L10).
 */
export function placeFields(parts: readonly Part[], cap: number | null, bound: number): Placed {
  const fields: FieldLayout[] = [];
  const problems: LayoutProblem[] = [];
  let end: number | null = 0;
  let isTooLarge = false;
  for (const { name, type, layout } of parts) {
    const align = cappedAlign(layout.align, cap);
    const offset: number | null = end === null || align === null ? null : roundUp(end, align);
    fields.push({ name, type, offset, size: layout.size, align });
    if (layout.problem !== null) problems.push(problemOfWhole(name, type, layout.problem));
    end = offset === null || layout.size === null ? null : offset + layout.size;
    if (end !== null && end > bound) {
      isTooLarge = true;
      end = null;
    }
  }
  if (isTooLarge) problems.unshift({ kind: 'too-large', path: [] });
  return { fields, end, align: largestOf(fields.map((field) => field.align), 1), problems, isUninhabited: parts.some((part) => part.layout.isUninhabited) };
}

/** The largest of the values and `least`; `null` if any is unknown, because it may be larger. */
export function largestOf(values: readonly (number | null)[], least: number): number | null {
  let largest = least;
  for (const value of values) {
    if (value === null) return null;
    largest = Math.max(largest, value);
  }
  return largest;
}

/** Whatever the alignment is, a cap of 1 makes it 1. */
function cappedAlign(align: number | null, cap: number | null): number | null {
  if (cap === null) return align;
  return align === null ? (cap === 1 ? 1 : null) : Math.min(align, cap);
}

/** The bytes from `start` to `end` that none of the ranges covers, in order. */
export function uncovered(start: number, end: number, ranges: readonly Hole[]): Hole[] {
  const holes: Hole[] = [];
  let reached = start;
  for (const range of ranges.toSorted((left, right) => left.offset - right.offset)) {
    if (range.offset > reached) holes.push({ offset: reached, size: Math.min(range.offset, end) - reached });
    reached = Math.max(reached, range.offset + range.size);
  }
  if (reached < end) holes.push({ offset: reached, size: end - reached });
  return holes;
}

/** Of fields whose place is known, the bytes that they cover. */
export function coverage(fields: readonly FieldLayout[]): Hole[] {
  return fields.flatMap(({ offset, size }) => (offset === null || size === null ? [] : [{ offset, size }]));
}

export function totalSize(holes: readonly Hole[]): number {
  return holes.reduce((sum, hole) => sum + hole.size, 0);
}
