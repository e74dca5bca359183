/**
 * Programs that declare `struct Vec<T> {}`, `enum Option<T> { Some(T), None }` or `trait Copy {}` so that a file stands alone
 * mean the library's: such a declaration is an alias of it and has its layout, its methods, its meaning.
 */
import type { Database } from '../base/query.ts';
import { fileOfItem, isStdFile, itemGenerics, itemNode, type ItemKey, shapeOf, stdTypesNamed } from '../items/index.ts';

const FIELDLESS: ReadonlySet<string> = new Set(['Vec', 'String', 'Box']);
const MARKERS: ReadonlySet<string> = new Set(['Copy', 'Send', 'Sync']);
const VARIANTS: Readonly<Record<string, readonly string[]>> = { Option: ['None', 'Some'], Result: ['Err', 'Ok'] };

/** The library's item that `key` redeclares, else `key` itself. */
export function canonicalItem(db: Database, key: ItemKey): ItemKey {
  const shape = shapeOf(db, key);
  const name = shape?.name ?? '';
  if (shape?.kind === 'trait') return MARKERS.has(name) && shape.members.length === 0 ? (stdTypesNamed(db, name)[0] ?? key) : key;
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
