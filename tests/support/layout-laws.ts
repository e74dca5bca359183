/** The laws that every layout obeys, whatever its type (L2, L4, L5, L11). */
import type { FieldLayout, Hole, TypeLayout } from '../../server/src/layout/index.ts';

/** The first law that is broken, in words; `null` if none is. */
export function brokenLaw(layout: TypeLayout): string | null {
  const { align, holes, padding, problem, size } = layout;
  if ((size === null) !== (problem !== null)) return 'a size is unknown exactly where a problem says why';
  if (size === null) return null;
  if (align === null || align < 1 || (align & (align - 1)) !== 0) return `the alignment is a power of two, not ${align ?? 'unknown'}`;
  if (size % align !== 0) return `the size ${size} is a multiple of the alignment ${align}`;
  if (padding === null || total(holes) !== padding) return `the holes are the padding of ${padding ?? 'unknown'} bytes`;
  if (overlaps(holes, size)) return 'holes are in order, apart, and inside';
  if (layout.best !== null && layout.best.size >= size) return 'the best order is smaller';
  switch (layout.kind) {
    case 'struct':
    case 'tuple':
      if (overlaps(layout.fields, size)) return 'fields are in order, apart, and inside';
      return total(layout.fields) + padding === size ? null : 'fields and padding are the whole';
    case 'union':
      return layout.fields.every((field) => field.offset === 0 && (field.size ?? 0) <= size) ? null : 'fields begin at 0 and fit';
    case 'enum':
      return brokenEnumLaw(layout, size);
    case 'array':
      return layout.element === null || layout.element.size * layout.element.length === size ? null : 'an array is its elements';
    case 'scalar':
    case 'pointer':
    case 'closure':
      return null;
    case 'unsized':
    case 'unknown':
      return 'what is unsized or unknown has no size';
  }
}

function brokenEnumLaw(layout: TypeLayout, size: number): string | null {
  const tagEnd = layout.tag?.size ?? 0;
  for (const variant of layout.variants) {
    if (variant.offset === null || variant.size === null || variant.padding === null) return `${variant.name} is known as the whole is`;
    if (variant.offset < tagEnd || variant.offset + variant.size > size) return `${variant.name} lies behind the tag and inside`;
    if (overlaps(variant.fields, variant.offset + variant.size)) return `the fields of ${variant.name} are in order, apart, and inside`;
    if (variant.fields.some((field) => field.offset !== null && field.offset < (variant.offset ?? 0))) return `the fields of ${variant.name} lie in its data`;
    if (total(variant.fields) + variant.padding !== variant.size) return `fields and padding of ${variant.name} are all of it`;
  }
  const parts = [...(layout.tag === null ? [] : [layout.tag]), ...layout.variants.flatMap((variant) => variant.fields)];
  const touches = layout.holes.find((hole) => parts.some((part) => part.offset !== null && part.size !== null && part.offset < hole.offset + hole.size && hole.offset < part.offset + part.size));
  return touches === undefined ? null : `no variant covers the hole at ${touches.offset}`;
}

function total(parts: readonly { readonly size: number | null }[]): number {
  return parts.reduce((sum, part) => sum + (part.size ?? 0), 0);
}

/** Whether parts overlap, are out of order, are unknown, are not aligned, or go beyond `end`. */
function overlaps(parts: readonly (FieldLayout | Hole)[], end: number): boolean {
  let at = 0;
  for (const part of parts) {
    if (part.offset === null || part.size === null || part.offset < at) return true;
    if ('align' in part && (part.align === null || part.offset % part.align !== 0)) return true;
    at = part.offset + part.size;
  }
  return at > end;
}
