/**
 * What `use path::*` brings in: the names of a module, the variants of an enum, or a file of the library. Modules import
 * each other's names with globs, also in circles: so a lookup walks over all modules that globs lead to, each once.
 */
import type { Database } from '../base/query.ts';
import type { ItemKey } from './item-key.ts';
import { isAround } from './modules.ts';
import { type ImportScope, moduleImports } from './scopes.ts';

export type GlobTarget = { readonly kind: 'std'; readonly file: string } | { readonly kind: 'module'; readonly key: ItemKey } | { readonly kind: 'enum'; readonly key: ItemKey };

/** One glob: where it leads, `null` if its names cannot be seen. `isPublic`: others may have its names from here. */
export interface GlobEdge {
  readonly target: GlobTarget | null;
  readonly isPublic: boolean;
}

/** Everything that globs lead to, nearest first. */
export interface GlobScope {
  readonly targets: readonly GlobTarget[];
  /** Names may be there that cannot be seen: a glob leads nowhere known, or an opaque macro stands in one of the modules. */
  readonly isOpen: boolean;
  /** A glob leads nowhere known: any name may be there. */
  readonly hasLostGlob: boolean;
}

export const OPEN_GLOBS: GlobScope = { targets: [], isOpen: true, hasLostGlob: true };
const ONLY_MACROS: GlobScope = { targets: [], isOpen: true, hasLostGlob: false };
const NO_GLOBS: GlobScope = { targets: [], isOpen: false, hasLostGlob: false };

/**
 * What the globs of a scope lead to, through the globs of other modules as well.
 * @param here the module in which they stand: of its own surroundings it sees private globs too.
 * @param edgesOf the globs of a module.
 */
export function globScope(db: Database, here: ItemKey, { hasOpaqueMacro }: Pick<ImportScope, 'hasOpaqueMacro'>, edges: readonly GlobEdge[], edgesOf: (module: ItemKey) => readonly GlobEdge[]): GlobScope {
  if (edges.length === 0) return hasOpaqueMacro ? ONLY_MACROS : NO_GLOBS;
  const targets: GlobTarget[] = [];
  const seen = new Set<string>();
  let isOpen = hasOpaqueMacro;
  let hasLostGlob = false;
  const pending = [...edges];
  for (let edge = pending.shift(); edge !== undefined; edge = pending.shift()) {
    const { target } = edge;
    if (target === null) {
      isOpen = true;
      hasLostGlob = true;
      continue;
    }
    const name = target.kind === 'std' ? target.file : target.key;
    if (seen.has(name)) continue;
    seen.add(name);
    targets.push(target);
    if (target.kind !== 'module' || target.key === here) continue;
    isOpen ||= db.get(moduleImports, target.key).hasOpaqueMacro;
    const isInside = isAround(db, target.key, here);
    pending.push(...edgesOf(target.key).filter(({ isPublic }) => isPublic || isInside));
  }
  return { targets, isOpen, hasLostGlob };
}
