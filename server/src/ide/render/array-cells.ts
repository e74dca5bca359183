/** The elements of an array as cells: all of a short one; of a long one the first three, the rest as one, and the last. */
import type { StripCell } from './strip-cells.ts';

const ALL_SHOWN = 16;
const SHOWN_AT_START = 3;

/** Sizes in bytes. Elements have no padding between them (L4), so each begins where the one before it ends. */
export function arrayCells(type: string, size: number, length: number, align: number | null): StripCell[] {
  const run = (first: number, count: number): StripCell => ({
    kind: 'field',
    label: count === 1 ? `[${first}]` : `[${first}]…[${first + count - 1}]`,
    type: count === 1 ? type : `${count} × ${type}`,
    offset: first * size,
    size: count * size,
    align,
    drawnAt: first * size,
    drawnSize: count * size,
  });
  if (length <= ALL_SHOWN && size > 0) return Array.from({ length }, (_, index) => run(index, 1));
  if (size === 0) return length === 0 ? [] : [run(0, length)];
  const first = Array.from({ length: SHOWN_AT_START }, (_, index) => run(index, 1));
  return [...first, run(SHOWN_AT_START, length - SHOWN_AT_START - 1), run(length - 1, 1)];
}
