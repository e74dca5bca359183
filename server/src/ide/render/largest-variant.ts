/**
 * Which variant decides the size of an enum, and what it costs: how much smaller every value would be without it (L5).
 * Nothing is said where two variants are equally large, where only one has a payload, or where any size is not known.
 */
import type { TypeLayout, VariantLayout } from '../../layout/index.ts';

/** All in bytes. */
export interface LargestVariant {
  readonly name: string;
  readonly payload: number;
  readonly nextPayload: number;
  /** The size of the enum if this variant had no fields; at most `size`. */
  readonly sizeWithout: number;
}

export function largestVariant(layout: TypeLayout): LargestVariant | null {
  if (layout.size === null || layout.variants.length < 2) return null;
  const sizes: { readonly variant: VariantLayout; readonly size: number }[] = [];
  for (const variant of layout.variants) {
    if (variant.size === null) return null;
    sizes.push({ variant, size: variant.size });
  }
  sizes.sort((left, right) => right.size - left.size);
  const [first, second] = sizes;
  if (first === undefined || second === undefined || second.size === 0 || first.size === second.size) return null;
  const others = layout.variants.filter((variant) => variant !== first.variant);
  const sizeWithout = sizeOfVariants(layout, others);
  return sizeWithout === null ? null : { name: first.variant.name, payload: first.size, nextPayload: second.size, sizeWithout };
}

/** The size that the enum would have if only `variants` had payloads, with the same tag (L5). */
function sizeOfVariants(layout: TypeLayout, variants: readonly VariantLayout[]): number | null {
  const tagSize = layout.tag?.size ?? 0;
  let payloadAlign = 1;
  for (const field of variants.flatMap((variant) => variant.fields)) {
    if (field.align === null) return null;
    payloadAlign = Math.max(payloadAlign, field.align);
  }
  let end = tagSize;
  for (const variant of variants) {
    let reached = roundUp(tagSize, payloadAlign);
    for (const field of variant.fields) {
      if (field.size === null || field.align === null) return null;
      reached = roundUp(reached, field.align) + field.size;
      end = Math.max(end, reached);
    }
    if (variant.fields.length > 0) end = Math.max(end, roundUp(tagSize, payloadAlign));
  }
  const align = Math.max(tagSize, payloadAlign, promisedAlign(layout.repr));
  return Math.min(roundUp(end, align), layout.size ?? Infinity);
}

/** The largest `align(N)` among the `repr` words (L3). */
function promisedAlign(words: readonly string[]): number {
  return Math.max(1, ...words.map((word) => Number(/^align\((\d+)\)$/u.exec(word)?.[1] ?? 1)));
}

function roundUp(offset: number, align: number): number {
  return Math.ceil(offset / align) * align;
}
