/** What a name that does not exist was probably meant to be. Asked only about such names, because it reads scopes whole. */
import { nearNames } from '../base/near-names.ts';
import type { Database } from '../base/query.ts';
import type { ItemKey } from './item-key.ts';
import { itemGenerics } from './generics.ts';
import { BUILTIN_TYPES, PRELUDE_FUNCTIONS, PRELUDE_TYPES, PRELUDE_VARIANTS } from './prelude.ts';
import { moduleOf, moduleScope, scopeOf, shapeOf } from './scopes.ts';

/** @param extra names that only the asker knows: locals. `null` where nothing is near. */
export function nearestValueName(db: Database, from: ItemKey, name: string, extra: readonly string[]): string | null {
  const inBlocks: string[] = [];
  for (let shape = shapeOf(db, from); shape !== null && shape.kind !== 'module'; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    const block = scopeOf(shape.nested);
    inBlocks.push(...block.values.keys(), ...block.imports.flatMap((entry) => entry.name ?? []));
  }
  const module = db.get(moduleScope, shapeOf(db, from)?.kind === 'module' ? from : moduleOf(db, from));
  const inModule = [...module.values.keys(), ...module.imports.flatMap((entry) => entry.name ?? [])];
  // Nearer scopes come first, and of equally near names the first is meant.
  return nearNames(name, [...new Set([...extra, ...inBlocks, ...inModule, ...PRELUDE_VARIANTS.keys(), ...PRELUDE_FUNCTIONS])])[0] ?? null;
}

/** A type's or trait's name in the scopes around an item. */
export function nearestTypeName(db: Database, from: ItemKey, name: string): string | null {
  const inner: string[] = [];
  for (let shape = shapeOf(db, from); shape !== null && shape.kind !== 'module'; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    const block = scopeOf(shape.nested);
    inner.push(...itemGenerics(db, shape.key).parameters.map((parameter) => parameter.name), ...block.types.keys(), ...block.imports.flatMap((entry) => entry.name ?? []));
  }
  const module = db.get(moduleScope, shapeOf(db, from)?.kind === 'module' ? from : moduleOf(db, from));
  const inModule = [...module.types.keys(), ...module.imports.flatMap((entry) => entry.name ?? [])];
  return nearNames(name, [...new Set([...inner, ...inModule, ...PRELUDE_TYPES, ...BUILTIN_TYPES])])[0] ?? null;
}

/** A name that a module declares or imports. */
export function nearestMember(db: Database, module: ItemKey, name: string, namespace: 'type' | 'value'): string | null {
  const { imports, types, values } = db.get(moduleScope, module);
  return nearNames(name, [...new Set([...(namespace === 'type' ? types : values).keys(), ...imports.flatMap((entry) => entry.name ?? [])])])[0] ?? null;
}
