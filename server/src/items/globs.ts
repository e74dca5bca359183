/** What `use path::*` brings in, as far as it can be seen: a file of the library, a module in the same file, or the variants of an enum. */
import type { Database } from '../base/query.ts';
import { rootModule } from './file-index.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import type { ImportShape } from './item-tree.ts';
import { type ImportScope, moduleOf, shapeOf } from './scopes.ts';
import { stdFileOfModule } from './std-library.ts';

export type GlobTarget = { readonly kind: 'std'; readonly file: string } | { readonly kind: 'module'; readonly key: ItemKey } | { readonly kind: 'enum'; readonly key: ItemKey };

/** The item that a path in type position leads to; handed in, because names of types depend on globs in turn. */
export type PathResolver = (path: readonly string[], isGlobal: boolean) => ItemKey | null;

/** `null` for a glob whose names cannot be seen. @param from the item or module in which the `use` stands. */
export function globTarget(db: Database, from: ItemKey, entry: ImportShape, resolve: PathResolver): GlobTarget | null {
  const [first, ...rest] = entry.path;
  if (first === 'std' || first === 'core' || first === 'alloc') {
    const file = rest.length === 0 ? null : stdFileOfModule(rest.at(-1) ?? '');
    if (file !== null) return { kind: 'std', file };
  }
  const module = entry.isGlobal ? null : relativeModule(db, from, entry.path);
  if (module !== null) return { kind: 'module', key: module };
  const key = resolve(entry.path, entry.isGlobal);
  const shape = key === null ? null : shapeOf(db, key);
  if (shape?.kind === 'enum') return { kind: 'enum', key: shape.key };
  // The names of `mod m;` stand in another file.
  return shape?.kind === 'module' && shape.members.length > 0 ? { kind: 'module', key: shape.key } : null;
}

/** The module that `crate`, `self` and `super::super` mean; `null` for every other path. */
export function relativeModule(db: Database, from: ItemKey, path: readonly string[]): ItemKey | null {
  if (path.length === 0 || !path.every((name) => name === 'crate' || name === 'self' || name === 'super')) return null;
  const here = shapeOf(db, from)?.kind === 'module' ? from : moduleOf(db, from);
  return path.reduce((module, name) => (name === 'crate' ? rootModule(fileOfItem(from)) : name === 'super' ? moduleOf(db, module) : module), here);
}

/** Whether a scope may hold names that cannot be seen: a glob that leads nowhere known, or an opaque macro. */
export function isOpen(db: Database, from: ItemKey, scope: ImportScope, resolve: PathResolver): boolean {
  return scope.hasOpaqueMacro || scope.imports.some((entry) => entry.isGlob && globTarget(db, from, entry, resolve) === null);
}
