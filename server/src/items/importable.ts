/** Where a name could be imported from. Asked only about names that nothing here declares, because it looks through all files around. */
import type { Database } from '../base/query.ts';
import { entriesNamed, rootModule } from './file-index.ts';
import { itemTree } from './inputs.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import type { ItemShape } from './item-tree.ts';
import { crateRoot, declarationOfFile, isAround, parentModule, sourcesAround } from './modules.ts';
import { moduleAround } from './resolve-type.ts';
import { shapeOf } from './scopes.ts';
import { stdModuleOfFile, stdTypesNamed, stdValuesNamed } from './std-library.ts';

/** Paths for a `use`, the program's own before the library's. @param from the item that wants the name. */
export function importPaths(db: Database, from: ItemKey, name: string, namespace: 'type' | 'value'): readonly string[] {
  const here = moduleAround(db, from);
  const root = crateRoot(db, here).module;
  const own = sourcesAround(db, fileOfItem(from)).files.flatMap((file) => {
    const top = rootModule(file);
    if (crateRoot(db, top).module !== root) return [];
    return [top, ...modulesIn(db.get(itemTree, file).chunks.flat())].flatMap((module) => {
      const found = entriesNamed(db, module, namespace, name).some(({ item }) => shapeOf(db, item)?.isPublic === true || isAround(db, module, here));
      const path = found && module !== here ? pathOf(db, module) : null;
      return path === null ? [] : [`${path}::${name}`];
    });
  });
  const library = (namespace === 'type' ? stdTypesNamed(db, name) : stdValuesNamed(db, name)).flatMap((key) => {
    const module = stdModuleOfFile(db, fileOfItem(key));
    return module === null ? [] : [`std::${module}::${name}`];
  });
  return [...new Set([...own, ...library])];
}

function modulesIn(shapes: readonly ItemShape[]): readonly ItemKey[] {
  return shapes.flatMap((shape) => (shape.kind === 'module' && shape.sourcePath === null ? [shape.key, ...modulesIn(shape.members)] : []));
}

/** How a module is called from anywhere in its program; `null` for one that only a block sees. */
function pathOf(db: Database, module: ItemKey): string | null {
  const names: string[] = [];
  for (let here: ItemKey | null = module; here !== null && here !== crateRoot(db, module).module; here = parentModule(db, here)) {
    const name = moduleName(db, here);
    if (name === null) return null;
    names.unshift(name);
  }
  return ['crate', ...names].join('::');
}

function moduleName(db: Database, module: ItemKey): string | null {
  const declared = module === rootModule(fileOfItem(module)) ? declarationOfFile(db, fileOfItem(module)) : module;
  return declared === null ? null : (shapeOf(db, declared)?.name ?? null);
}
