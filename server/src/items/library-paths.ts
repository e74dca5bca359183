/** Modules of the shipped library as programs name them: they are files, not items, so that a path through one leads by names. */
import type { Database } from '../base/query.ts';
import type { ItemKey } from './item-key.ts';
import type { ImportShape } from './item-tree.ts';
import { isLibraryName } from './module-names.ts';
import { isModule } from './modules.ts';
import { declaredNamed, moduleImports, moduleOf, scopeOf, shapeOf } from './scopes.ts';
import { stdFileOfModule } from './std-library.ts';

/** With these a path leads into the program itself. */
const RELATIVE: ReadonlySet<string> = new Set(['crate', 'self', 'super']);

/** A path to a module of the library as seen from inside it: `std::mem`, or `mem` after `use std::mem` or, silently, without. */
export function libraryPath(db: Database, from: ItemKey, prefix: readonly string[]): readonly string[] | null {
  const [first, ...rest] = prefix;
  if (first === undefined) return null;
  if (isLibraryName(first)) return rest;
  if (RELATIVE.has(first)) return null;
  const entry = importNamed(db, from, first);
  if (entry !== null) return isLibraryName(entry.path[0]) ? [...entry.path.slice(1), ...rest] : null;
  const isDeclared = declaredNamed(db, moduleOf(db, from), first).types.length > 0;
  return !isDeclared && stdFileOfModule(db, prefix.at(-1) ?? '') !== null ? prefix : null;
}

/** The module of the library that a `use` in scope brings in under a name, without `std`: `['fmt']` after `use std::fmt`. */
export function importedLibraryModule(db: Database, from: ItemKey, name: string): readonly string[] | null {
  const path = importNamed(db, from, name)?.path ?? [];
  return isLibraryName(path[0]) && stdFileOfModule(db, path.at(-1) ?? '') !== null ? path.slice(1) : null;
}

/** The `use` that brings in `name` in the scopes around an item. */
function importNamed(db: Database, from: ItemKey, name: string): ImportShape | null {
  for (let shape = shapeOf(db, from); shape !== null && shape.kind !== 'module'; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    const entry = shape.nested.length === 0 ? undefined : scopeOf(shape.nested).imports.find((candidate) => candidate.name === name);
    if (entry !== undefined) return entry;
  }
  const module = isModule(db, from) ? from : moduleOf(db, from);
  return db.get(moduleImports, module).imports.find((candidate) => candidate.name === name) ?? null;
}
