/**
 * Programs that declare `struct Vec<T> {}` or `enum Option<T> { Some(T), None }` so that a file stands alone mean the library's
 * type: such a declaration is an alias of it and has its layout.
 */
import type { Database } from '../base/query.ts';
import { fileOfItem, isStdFile, itemGenerics, itemNode, type ItemKey, shapeOf, stdTypesNamed } from '../items/index.ts';

const FIELDLESS: ReadonlySet<string> = new Set(['Vec', 'String', 'Box']);
const VARIANTS: Readonly<Record<string, readonly string[]>> = { Option: ['None', 'Some'], Result: ['Err', 'Ok'] };

/** The library's item that `key` redeclares, else `key` itself. */
export function canonicalItem(db: Database, key: ItemKey): ItemKey {
  const name = shapeOf(db, key)?.name ?? '';
  if ((!FIELDLESS.has(name) && !Object.hasOwn(VARIANTS, name)) || isStdFile(fileOfItem(key))) return key;
  const library = stdTypesNamed(db, name)[0];
  if (library === undefined || itemGenerics(db, library).parameters.length !== itemGenerics(db, key).parameters.length) return key;
  const item = db.get(itemNode, key);
  if (item?.kind === 'struct') return item.body.fields.length === 0 && FIELDLESS.has(name) ? library : key;
  if (item?.kind !== 'enum') return key;
  const variants = item.variants.map((variant) => variant.name.text).toSorted();
  const expected = VARIANTS[name] ?? [];
  return variants.length === expected.length && variants.every((variant, index) => variant === expected[index]) ? library : key;
}
