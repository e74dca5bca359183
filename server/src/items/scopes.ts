/**
 * What names a module declares and imports. A module is the root of a file or an inline `mod`; its key is that of the
 * `mod` item, or the bare file key for the root. Declared names are kept by namespace: types (and modules) apart from values.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { entriesNamed, namespacesOf, rootModule } from './file-index.ts';
import { itemShape, itemTree } from './inputs.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
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

/** Everything that a module declares. Few read it whole: who looks for a name asks `declaredNamed`. Key: the module's `ItemKey`. */
export const moduleScope = defineQuery<ModuleScope>({
  name: 'moduleScope',
  equals: structurallyEqual,
  compute: (db, key) => scopeOf(shapesIn(db, key as ItemKey)),
  cycle: () => EMPTY_SCOPE,
});

function shapesIn(db: Database, module: ItemKey): readonly ItemShape[] {
  const file = fileOfItem(module);
  return module === rootModule(file) ? db.get(itemTree, file).chunks.flat() : (shapeOf(db, module)?.members ?? []);
}

/** What a module declares under a name, in file order, by namespace, without its imports. Typing another name changes nothing here. */
export function declaredNamed(db: Database, module: ItemKey, name: string): { readonly types: readonly ItemKey[]; readonly values: readonly ItemKey[] } {
  const keys = (list: 'type' | 'value'): readonly ItemKey[] => entriesNamed(db, module, list, name).map(({ item }) => item);
  return { types: keys('type'), values: keys('value') };
}

/** What a module imports, and whether it may hold names that cannot be seen. Key: the module's `ItemKey`. */
export const moduleImports = defineQuery<ImportScope>({
  name: 'moduleImports',
  equals: structurallyEqual,
  compute: (db, key) => {
    const { hasOpaqueMacro, imports } = scopeOf(shapesIn(db, key as ItemKey).filter(({ kind }) => kind === 'use' || kind === 'opaque-macro'));
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
    if (shape.kind === 'extern-block') shape.members.forEach(add);
    if (shape.kind === 'opaque-macro') hasOpaqueMacro = true;
    imports.push(...shape.imports);
    for (const namespace of namespacesOf(shape)) declare(namespace === 'type' ? types : values, shape);
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
