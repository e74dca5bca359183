/** The order of fields that wastes the least (L11): by descending alignment, ties by descending size, then as declared. */
import type { BestOrder, FieldLayout } from './model.ts';
import { roundUp } from './target.ts';

/**
 * The best order, or `null` where it is not smaller than `size`. All offsets and sizes must be known.
 * @param align of the whole struct, which no order changes.
 */
export function bestOrder(fields: readonly FieldLayout[], size: number, align: number): BestOrder | null {
  const known = fields.flatMap((field) => (field.size === null || field.align === null ? [] : [{ name: field.name, size: field.size, align: field.align }]));
  if (known.length !== fields.length) return null;
  // Sorting is stable, so equals keep the order of their declaration.
  known.sort((left, right) => right.align - left.align || right.size - left.size);
  let end = 0;
  for (const field of known) end = roundUp(end, field.align) + field.size;
  const best = roundUp(end, align);
  return best < size ? { size: best, order: known.map((field) => field.name) } : null;
}
