/**
 * Whether a trait that nobody can see may be in scope, as one of another package: it may give every type methods of any name.
 * What an import leads to has to be known; by their names a module, function or constant is told from a trait.
 */
import { type Database, defineQuery } from '../base/query.ts';
import type { ItemKey } from './item-key.ts';
import type { ImportShape } from './item-tree.ts';
import { globsOf, isLibraryName } from './module-names.ts';
import { moduleAround, resolveTypePath } from './resolve-type.ts';
import { resolveValuePath } from './resolve-value.ts';
import { moduleImports, scopeOf, shapeOf } from './scopes.ts';
import { stdFileOfModule } from './std-library.ts';

/** @param from an item, whose blocks and module are looked at. */
export function mayUseForeignTraits(db: Database, from: ItemKey): boolean {
  for (let shape = shapeOf(db, from); shape !== null && shape.kind !== 'module'; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    const block = scopeOf(shape.nested);
    if (block.hasOpaqueMacro || block.imports.some((entry) => entry.isGlob || mayBeForeign(db, from, entry))) return true;
  }
  return db.get(foreignTraits, moduleAround(db, from));
}

/** Key: module. */
const foreignTraits = defineQuery<boolean>({
  name: 'foreignTraits',
  compute: (db, key) => {
    const module = key as ItemKey;
    const globs = globsOf(db, module);
    // The library's modules hold more than is declared for them here.
    if (globs.isOpen || globs.targets.some(({ kind }) => kind === 'std')) return true;
    const modules = [module, ...globs.targets.flatMap((target) => (target.kind === 'module' ? [target.key] : []))];
    return modules.some((each) => db.get(moduleImports, each).imports.some((entry) => !entry.isGlob && mayBeForeign(db, each, entry)));
  },
  cycle: () => true,
});

function mayBeForeign(db: Database, from: ItemKey, { isGlobal, path }: ImportShape): boolean {
  const name = path.at(-1) ?? '';
  if (!/^\p{Lu}/u.test(name)) return false;
  if (path.length > 1 && isLibraryName(path[0]) && stdFileOfModule(db, name) !== null) return false;
  if (resolveTypePath(db, from, path, isGlobal).kind === 'item') return false;
  const value = resolveValuePath(db, from, path, isGlobal).kind;
  return value !== 'item' && value !== 'variant' && value !== 'several';
}
