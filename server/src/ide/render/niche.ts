/**
 * What a niche would save: bytes that a compiler with niche optimisation does not spend on the tag, because the payload has
 * values that are no values of its type, such as a null reference. Aster has none (L5); the hover says so as a note, for
 * people who come from a language that has. Says nothing where it is not certain.
 */
import { fileOfItem, isStdFile } from '../../items/index.ts';
import type { FieldLayout, TypeLayout } from '../../layout/index.ts';
import type { Type } from '../../types/index.ts';

/** Handles that are never null, by the name that the shipped library gives them. */
const NEVER_NULL: ReadonlySet<string> = new Set(['Box', 'Rc', 'Arc', 'Vec', 'String', 'NonNull']);

/** In bytes; 0 where a niche would save nothing, or where none is certain. */
export function nicheSaving(layout: TypeLayout): number {
  if (layout.kind !== 'enum' || layout.size === null || layout.repr.length > 0 || layout.tag === null) return 0;
  const [payload, ...others] = layout.variants.filter((variant) => variant.fields.some((field) => field.size !== 0));
  if (payload === undefined || others.length > 0 || payload.size === null) return 0;
  const needed = layout.variants.length - 1;
  if (needed < 1 || !payload.fields.some((field) => sparesValues(field, needed))) return 0;
  const align = Math.max(1, ...layout.variants.flatMap((variant) => variant.fields.map((field) => field.align ?? Infinity)));
  const sizeWithout = Math.ceil(payload.size / align) * align;
  return Number.isFinite(sizeWithout) ? Math.max(0, layout.size - sizeWithout) : 0;
}

function sparesValues(field: FieldLayout, needed: number): boolean {
  return field.size !== 0 && spareValues(field.type) >= needed;
}

/** How many bit patterns of the type are certainly no value of it, as rustc counts them. */
function spareValues(type: Type): number {
  if (type.kind === 'reference' || type.kind === 'function') return 1;
  if (type.kind === 'adt') return NEVER_NULL.has(type.name) && isStdFile(fileOfItem(type.item)) ? 1 : 0;
  if (type.kind !== 'primitive') return 0;
  return type.name === 'bool' ? 254 : type.name === 'char' ? 0xffff_ffff - 0x10_ffff : 0;
}
