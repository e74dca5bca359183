/**
 * Whether a trait is in scope in a module: declared there, imported by any name or by none, or lent by a file beside it. Its
 * methods are looked for before those of traits that are not; a trait of the library is in scope everywhere.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import type { ImportShape } from './item-tree.ts';
import { globsOf, typePathIn } from './module-names.ts';
import { moduleImports, shapeOf } from './scopes.ts';
import { isStdFile } from './std-library.ts';

export function isTraitInScope(db: Database, module: ItemKey, trait: ItemKey): boolean {
  return isStdFile(fileOfItem(trait)) || db.get(traitInScope, `${module}\n${trait}`);
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
