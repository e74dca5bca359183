/** What a value's name that does not exist was probably meant to be. Asked only about such names, because it reads scopes whole. */
import { nearNames } from '../base/near-names.ts';
import type { Database } from '../base/query.ts';
import type { ItemKey } from './item-key.ts';
import { PRELUDE_FUNCTIONS, PRELUDE_VARIANTS } from './prelude.ts';
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
