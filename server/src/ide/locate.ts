/**
 * What stands at a place of the text: the name of a declaration, a use of a type's name, a field, a variant.
 * One answer for hover, definition and everything else that begins with a cursor.
 */
import type { Database } from '../base/query.ts';
import { type TextRange, touches } from '../base/ranges.ts';
import { itemAt, type ItemKey } from '../items/index.ts';
import { type Field, type Item, type Path, type TypeNode, type Variant, walkItem } from '../syntax/index.ts';

/** All ranges are offsets in the file. */
export type Located =
  /** The name of an item, where it is declared. */
  | { readonly kind: 'declaration'; readonly item: ItemKey; readonly node: Item; readonly range: TextRange }
  /** The last name of a type's path, where it is used; `type` is the whole written type with its arguments. */
  | { readonly kind: 'type-use'; readonly item: ItemKey; readonly path: Path; readonly names: readonly string[]; readonly isWhole: boolean; readonly role: 'type' | 'trait'; readonly range: TextRange }
  | { readonly kind: 'field'; readonly item: ItemKey; readonly field: Field; readonly variant: Variant | null; readonly range: TextRange }
  | { readonly kind: 'variant'; readonly item: ItemKey; readonly variant: Variant; readonly range: TextRange };

/** The most specific thing at `offset`, or `null`. */
export function locate(db: Database, file: string, offset: number): Located | null {
  const found = itemAt(db, file, offset);
  if (found === null) return null;
  const { key, item, start } = found;
  const inItem = offset - start;
  const place = (range: TextRange): TextRange => ({ start: range.start + start, end: range.end + start });
  return locateMember(key, item, inItem, place) ?? locateTypeUse(key, item, inItem, place) ?? locateName(key, item, inItem, place);
}

type ToFile = (range: TextRange) => TextRange;

function locateName(key: ItemKey, item: Item, offset: number, place: ToFile): Located | null {
  const name = 'name' in item ? item.name : null;
  return name !== null && touches(name, offset) ? { kind: 'declaration', item: key, node: item, range: place(name) } : null;
}

function locateMember(key: ItemKey, item: Item, offset: number, place: ToFile): Located | null {
  if (item.kind === 'struct' || item.kind === 'union') return locateField(key, item.body.fields, null, offset, place);
  if (item.kind !== 'enum') return null;
  for (const variant of item.variants) {
    if (touches(variant.name, offset)) return { kind: 'variant', item: key, variant, range: place(variant.name) };
    const field = locateField(key, variant.body.fields, variant, offset, place);
    if (field !== null) return field;
  }
  return null;
}

function locateField(key: ItemKey, fields: readonly Field[], variant: Variant | null, offset: number, place: ToFile): Located | null {
  const field = fields.find((candidate) => candidate.name.end > candidate.name.start && touches(candidate.name, offset));
  return field === undefined ? null : { kind: 'field', item: key, field, variant, range: place(field.name) };
}

function locateTypeUse(key: ItemKey, item: Item, offset: number, place: ToFile): Located | null {
  let found: Located | null = null;
  walkItem(item, {
    path: (path, role) => {
      if (!touches(path, offset)) return;
      const isType = role === 'type' || role === 'trait' || role === 'struct-literal';
      path.segments.forEach((segment, index) => {
        // Before the last name of a value's path stand modules and types.
        if (!touches(segment.name, offset) || (!isType && index === path.segments.length - 1)) return;
        const names = path.segments.slice(0, index + 1).map((part) => part.name.text);
        // Later calls are further inside: the innermost use wins.
        found = { kind: 'type-use', item: key, path, names, isWhole: index === path.segments.length - 1, role: role === 'trait' ? 'trait' : 'type', range: place(segment.name) };
      });
    },
  });
  return found;
}

/** The type node that a path stands for, to be lowered as one. */
export function typeNodeOf(path: Path): TypeNode {
  return { kind: 'path', start: path.start, end: path.end, path };
}
