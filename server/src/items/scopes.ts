/**
 * What names a module declares and imports. A module is the root of a file or an inline `mod`; its key is that of the
 * `mod` item, or the bare file key for the root. Declared names are kept by namespace: types (and modules) apart from values.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { itemShape, itemTree } from './inputs.ts';
import { fileOfItem, type ItemKey, itemKey } from './item-key.ts';
import type { ImportShape, ItemShape } from './item-tree.ts';

export interface ModuleScope {
  readonly types: ReadonlyMap<string, readonly ItemKey[]>;
  readonly values: ReadonlyMap<string, readonly ItemKey[]>;
  readonly imports: readonly ImportShape[];
  /** A macro that could declare anything stands here. */
  readonly hasOpaqueMacro: boolean;
}

const EMPTY_SCOPE: ModuleScope = { types: new Map(), values: new Map(), imports: [], hasOpaqueMacro: false };

export function shapeOf(db: Database, key: ItemKey): ItemShape | null {
  return db.get(itemShape, key);
}

/** The key of a file's root module. */
export function rootModule(file: string): ItemKey {
  return itemKey(file, '');
}

/** Everything that a module declares. Few read it whole: who looks for a name asks `declaredNamed`. Key: the module's `ItemKey`. */
export const moduleScope = defineQuery<ModuleScope>({
  name: 'moduleScope',
  equals: structurallyEqual,
  compute: (db, key) => {
    const module = key as ItemKey;
    const file = fileOfItem(module);
    const shapes = module === rootModule(file) ? db.get(itemTree, file).chunks.flat() : (shapeOf(db, module)?.members ?? []);
    return scopeOf(shapes);
  },
  cycle: () => EMPTY_SCOPE,
});

/** The items of one name in a module, in file order, by namespace. Typing another name changes nothing here. Key: module, line feed, name. */
const namedItems = defineQuery<NamedItems>({
  name: 'namedItems',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.lastIndexOf('\n');
    const name = key.slice(cut + 1);
    const scope = db.get(moduleScope, key.slice(0, cut));
    return { types: scope.types.get(name) ?? [], values: scope.values.get(name) ?? [] };
  },
  cycle: () => ({ types: [], values: [] }),
  barrier: true,
});

interface NamedItems {
  readonly types: readonly ItemKey[];
  readonly values: readonly ItemKey[];
}

/** What a module declares under a name, without its imports. */
export function declaredNamed(db: Database, module: ItemKey, name: string): NamedItems {
  return db.get(namedItems, `${module}\n${name}`);
}

/** What a module imports, and whether it may hold names that cannot be seen. Key: the module's `ItemKey`. */
export const moduleImports = defineQuery<ImportScope>({
  name: 'moduleImports',
  equals: structurallyEqual,
  compute: (db, key) => {
    const { hasOpaqueMacro, imports } = db.get(moduleScope, key);
    return { hasOpaqueMacro, imports };
  },
  cycle: () => EMPTY_SCOPE,
  barrier: true,
});

export type ImportScope = Pick<ModuleScope, 'imports' | 'hasOpaqueMacro'>;

/** The scope that a list of neighbouring items makes: a module's members, or the items in the blocks of a function. */
export function scopeOf(shapes: readonly ItemShape[]): ModuleScope {
  const types = new Map<string, ItemKey[]>();
  const values = new Map<string, ItemKey[]>();
  const imports: ImportShape[] = [];
  let hasOpaqueMacro = false;
  const add = (shape: ItemShape): void => {
    switch (shape.kind) {
      case 'struct':
        declare(types, shape);
        if (shape.isValue) declare(values, shape);
        break;
      case 'union':
      case 'enum':
      case 'trait':
      case 'type-alias':
      case 'module':
      case 'extern-crate':
        declare(types, shape);
        break;
      case 'function':
      case 'const':
      case 'static':
        declare(values, shape);
        break;
      case 'use':
        imports.push(...shape.imports);
        break;
      case 'extern-block':
        shape.members.forEach(add);
        break;
      case 'opaque-macro':
        hasOpaqueMacro = true;
        break;
      case 'impl':
      case 'macro-definition':
      case 'statements':
        break;
    }
  };
  shapes.forEach(add);
  return { types, values, imports, hasOpaqueMacro };
}

function declare(into: Map<string, ItemKey[]>, shape: ItemShape): void {
  if (shape.name === null || shape.name === '_') return;
  const known = into.get(shape.name);
  if (known === undefined) into.set(shape.name, [shape.key]);
  else known.push(shape.key);
}

/** The module around an item: the nearest `mod`, or the file's root. */
export function moduleOf(db: Database, key: ItemKey): ItemKey {
  for (let shape = shapeOf(db, key); shape?.parent != null; ) {
    const parent = shapeOf(db, shape.parent);
    if (parent === null) break;
    if (parent.kind === 'module') return parent.key;
    shape = parent;
  }
  return rootModule(fileOfItem(key));
}
