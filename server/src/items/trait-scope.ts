/**
 * Whether a trait is in scope in a module: declared there, imported by any name or by none, or lent by a file beside it. Its
 * methods are looked for before those of traits that are not; a trait of the library is in scope everywhere.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import type { ImportShape } from './item-tree.ts';
import { globsOf, typePathIn } from './module-names.ts';
import { resolveTypePath } from './resolve-type.ts';
import { moduleImports, scopeOf, shapeOf } from './scopes.ts';
import { isStdFile } from './std-library.ts';

export function isTraitInScope(db: Database, module: ItemKey, trait: ItemKey): boolean {
  return isStdFile(fileOfItem(trait)) || isTraitNamed(db, module, trait);
}

/** Whether the module declares or imports the trait, or the prelude has it. */
export function isTraitNamed(db: Database, module: ItemKey, trait: ItemKey): boolean {
  return db.get(traitInScope, `${module}\n${trait}`);
}

/** Whether a block around an item brings the trait in, as a `use` at the beginning of a function does. */
export function isTraitInBlock(db: Database, from: ItemKey, trait: ItemKey): boolean {
  const name = shapeOf(db, trait)?.name ?? '';
  for (let shape = shapeOf(db, from); shape !== null && shape.kind !== 'module'; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    if (shape.nested.length === 0) continue;
    const { imports, types } = scopeOf(shape.nested);
    if (types.get(name)?.includes(trait) === true) return true;
    if (imports.some((entry) => (entry.isGlob || entry.path.at(-1) === name) && leadsTo(db, from, entry, name, trait))) return true;
  }
  return false;
}

function leadsTo(db: Database, from: ItemKey, { isGlob, isGlobal, path }: ImportShape, name: string, trait: ItemKey): boolean {
  const found = resolveTypePath(db, from, isGlob ? [...path, name] : path, isGlobal);
  return found.kind === 'item' && found.key === trait;
}

/** Key: module, line feed, trait. */
const traitInScope = defineQuery<boolean>({
  name: 'traitInScope',
  compute: (db, key) => {
    const cut = key.indexOf('\n');
    const module = key.slice(0, cut) as ItemKey;
    const trait = key.slice(cut + 1) as ItemKey;
    const name = shapeOf(db, trait)?.name ?? '';
    const found = typePathIn(db, module, [name], false);
    if (found.kind === 'item' && found.key === trait) return true;
    // `use crate::Shape as _;`, `use crate::Shape as S;`, here or where a glob leads.
    const modules = [module, ...globsOf(db, module).targets.flatMap((target) => (target.kind === 'module' ? [target.key] : []))];
    return modules.some((each) => db.get(moduleImports, each).imports.some((entry) => bringsIn(db, each, entry, name, trait)));
  },
  cycle: () => false,
});

function bringsIn(db: Database, module: ItemKey, { isGlob, isGlobal, path }: ImportShape, name: string, trait: ItemKey): boolean {
  if (isGlob || path.length < 2 || path.at(-1) !== name) return false;
  const found = typePathIn(db, module, path, isGlobal);
  return found.kind === 'item' && found.key === trait;
}
