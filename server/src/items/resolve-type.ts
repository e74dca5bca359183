/**
 * What a name in type position means, seen from inside an item.
 * Order (language, "Names and modules"): generic parameters and `Self`, items in blocks around it, the module, its imports,
 * the prelude, then a unique declaration in the same folder. Where anything that is not understood could supply the name
 * (an unresolved glob, an opaque macro, broken text, a folder not read yet) the answer is `incomplete`, and nobody is accused.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { walkItem } from '../syntax/index.ts';
import { rootModule } from './file-index.ts';
import { itemGenerics } from './generics.ts';
import { itemNode, lostNames, surroundings } from './inputs.ts';
import { globTarget, isOpen, type PathResolver, relativeModule } from './globs.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import type { ImportShape, ItemShape } from './item-tree.ts';
import { BUILTIN_TYPES, PRELUDE_TYPES } from './prelude.ts';
import { declaredNamed, type ImportScope, moduleImports, moduleOf, scopeOf, shapeOf } from './scopes.ts';
import { isStdFile, stdFileOfModule, stdTypesNamed } from './std-library.ts';

export type TypeResolution =
  /** A struct, union, enum, trait, alias or module. */
  | { readonly kind: 'item'; readonly key: ItemKey }
  | { readonly kind: 'parameter'; readonly owner: ItemKey; readonly index: number; readonly name: string; readonly parameter: 'type' | 'constant'; readonly maybeUnsized: boolean }
  /** `Self` inside this impl, trait or type declaration. */
  | { readonly kind: 'self'; readonly owner: ItemKey }
  | { readonly kind: 'builtin'; readonly name: string }
  /** `Self::Item`, `T::Output`, `Enum::Variant`: behind a type, not in a scope. `rest`: the names behind what means `base`. */
  | { readonly kind: 'associated'; readonly base: TypeResolution; readonly rest: readonly string[] }
  | { readonly kind: 'unresolved'; readonly name: string }
  | { readonly kind: 'incomplete' };

const INCOMPLETE: TypeResolution = { kind: 'incomplete' };

/** @param from the item whose text holds the path; @param path its names, without generic arguments. */
export function resolveTypePath(db: Database, from: ItemKey, path: readonly string[], isGlobal: boolean): TypeResolution {
  return db.get(typeResolution, `${from}\n${isGlobal ? '::' : ''}${path.join('::')}`);
}

/** Key: the item, a line feed, the path. */
const typeResolution = defineQuery<TypeResolution>({
  name: 'typeResolution',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.lastIndexOf('\n');
    const from = key.slice(0, cut) as ItemKey;
    const text = key.slice(cut + 1);
    const isGlobal = text.startsWith('::');
    return resolve(db, from, (isGlobal ? text.slice(2) : text).split('::'), isGlobal, true);
  },
  cycle: () => INCOMPLETE,
});

/** @param throughGlobs whether the path's first name may come from a glob. */
function resolve(db: Database, from: ItemKey, path: readonly string[], isGlobal: boolean, throughGlobs: boolean): TypeResolution {
  const [first, ...rest] = path;
  if (first === undefined || first === '') return INCOMPLETE;
  if (isGlobal || first === 'std' || first === 'core' || first === 'alloc') {
    const local = isGlobal ? INCOMPLETE : resolveName(db, from, first, throughGlobs);
    if (local.kind === 'item') return resolveBelow(db, local, rest);
    return resolveStdPath(db, isGlobal && first === 'std' ? rest : isGlobal ? path : rest);
  }
  return resolveRelative(db, from, path) ?? resolveBelow(db, resolveName(db, from, first, throughGlobs), rest);
}

/** A path that begins with `crate`, `self` or any number of `super`; `null` for every other. */
function resolveRelative(db: Database, from: ItemKey, path: readonly string[]): TypeResolution | null {
  const length = path.findIndex((name) => name !== 'crate' && name !== 'self' && name !== 'super');
  const module = relativeModule(db, from, length === -1 ? path : path.slice(0, length));
  return module === null ? null : resolveInModule(db, module, length === -1 ? [] : path.slice(length));
}

/** The rest of a path behind what its first name means. */
function resolveBelow(db: Database, head: TypeResolution, rest: readonly string[]): TypeResolution {
  if (rest.length === 0) return head;
  switch (head.kind) {
    case 'item':
      return shapeOf(db, head.key)?.kind === 'module' ? resolveInModule(db, head.key, rest) : { kind: 'associated', base: head, rest };
    case 'parameter':
    case 'self':
    case 'builtin':
      return { kind: 'associated', base: head, rest };
    case 'associated':
    case 'incomplete':
      return head;
    case 'unresolved':
      // The first name of a path may be a module of another file: only a lone name is accused.
      return INCOMPLETE;
  }
}

/** `a::B` inside a module whose members are known; modules in other files are not followed. */
function resolveInModule(db: Database, module: ItemKey, path: readonly string[]): TypeResolution {
  const [first, ...rest] = path;
  if (first === undefined) return INCOMPLETE;
  const found = declaredNamed(db, module, first).types[0];
  return found === undefined ? INCOMPLETE : resolveBelow(db, { kind: 'item', key: found }, rest);
}

function resolveStdPath(db: Database, path: readonly string[]): TypeResolution {
  const name = path.at(-1);
  if (name === undefined) return INCOMPLETE;
  const named = stdTypesNamed(db, name);
  const module = path.at(-2);
  const file = module === undefined ? null : stdFileOfModule(module);
  const key = named.find((candidate) => fileOfItem(candidate) === file) ?? (named.length === 1 ? named[0] : undefined);
  return key === undefined ? INCOMPLETE : { kind: 'item', key };
}

function resolveName(db: Database, from: ItemKey, name: string, throughGlobs: boolean): TypeResolution {
  let scopeIsOpen = false;
  for (let shape = shapeOf(db, from); shape !== null; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    const inner = resolveInItem(db, shape, name);
    if (inner !== null) return inner;
    if (shape.nested.length > 0) {
      const block = scopeOf(shape.nested);
      const found = block.types.get(name)?.[0];
      if (found !== undefined) return { kind: 'item', key: found };
      const imported = throughGlobs ? resolveImport(db, from, block, name) : resolveNamedImport(db, from, block, name);
      if (imported !== null) return imported;
      scopeIsOpen ||= throughGlobs && isOpen(db, from, block, itemResolver(db, from));
    }
    if (shape.kind === 'module') break;
  }
  const module = moduleOf(db, from);
  const inModule = shapeOf(db, from)?.kind === 'module' ? from : module;
  const found = throughGlobs ? db.get(moduleType, `${inModule}\n${name}`) : declaredOrImported(db, inModule, name);
  if (found !== null && found.kind !== 'incomplete') return found;
  scopeIsOpen ||= found !== null;
  const prelude = resolvePrelude(db, from, name);
  if (prelude !== null) return scopeIsOpen && prelude.kind === 'item' ? INCOMPLETE : prelude;
  if (scopeIsOpen || isInMacroBody(db, from)) return INCOMPLETE;
  return resolveInFolder(db, from, name);
}

/** Whether a block around the item holds a macro that nobody understands: it may declare anything. */
export function isInMacroBody(db: Database, from: ItemKey): boolean {
  for (let shape = shapeOf(db, from); shape !== null; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    if (db.get(holdsOpaqueMacro, shape.key)) return true;
  }
  return false;
}

/** Asked only where a name is not found. Key: the item. */
const holdsOpaqueMacro = defineQuery<boolean>({
  name: 'holdsOpaqueMacro',
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    let found = false;
    if (item !== null) walkItem(item, { expression: (node) => void (found ||= node.kind === 'opaque-macro') });
    return found;
  },
  cycle: () => true,
});

/** Generic parameters and `Self` of one item. */
function resolveInItem(db: Database, shape: ItemShape, name: string): TypeResolution | null {
  if (name === 'Self') {
    const owns = shape.kind === 'impl' || shape.kind === 'trait' || shape.kind === 'struct' || shape.kind === 'enum' || shape.kind === 'union';
    return owns ? { kind: 'self', owner: shape.key } : null;
  }
  for (const parameter of itemGenerics(db, shape.key).parameters) {
    if (parameter.name === name) return { ...parameter, kind: 'parameter', owner: shape.key, parameter: parameter.kind };
  }
  return null;
}

function resolvePrelude(db: Database, from: ItemKey, name: string): TypeResolution | null {
  if (BUILTIN_TYPES.has(name)) return { kind: 'builtin', name };
  // The library's own files see each other as if everything were imported.
  if (!PRELUDE_TYPES.has(name) && !isStdFile(fileOfItem(from))) return null;
  const key = stdTypesNamed(db, name)[0];
  return key === undefined ? null : { kind: 'item', key };
}

/** What the scope's `use` declarations say of `name`; `null` if none names it. */
function resolveImport(db: Database, from: ItemKey, scope: ImportScope, name: string): TypeResolution | null {
  const named = resolveNamedImport(db, from, scope, name);
  if (named !== null) return named;
  for (const glob of scope.imports) {
    const found = glob.isGlob ? resolveGlob(db, from, glob, name) : null;
    if (found !== null) return found;
  }
  return null;
}

function resolveNamedImport(db: Database, from: ItemKey, scope: ImportScope, name: string): TypeResolution | null {
  const entry = scope.imports.find((candidate) => candidate.name === name);
  return entry === undefined ? null : resolveImportPath(db, from, entry);
}

/** What a module says of a type's name without its globs. */
function declaredOrImported(db: Database, module: ItemKey, name: string): TypeResolution | null {
  const declared = declaredNamed(db, module, name).types[0];
  return declared === undefined ? resolveNamedImport(db, module, db.get(moduleImports, module), name) : { kind: 'item', key: declared };
}

/** What a glob says of a type's name; `null` if nothing. */
function resolveGlob(db: Database, from: ItemKey, glob: ImportShape, name: string): TypeResolution | null {
  const target = globTarget(db, from, glob, itemResolver(db, from));
  if (target?.kind === 'std') {
    const key = stdTypesNamed(db, name).find((candidate) => fileOfItem(candidate) === target.file);
    return key === undefined ? null : { kind: 'item', key };
  }
  // Through its own imports as well: `use super::*` sees what the module around it imports.
  return target?.kind === 'module' ? db.get(moduleType, `${target.key}\n${name}`) : null;
}

/**
 * What a module declares or imports under a type's name; `null` if nothing. Modules may import each other's names with
 * globs: in such a circle nothing is said. Key: module, line feed, name.
 */
const moduleType = defineQuery<TypeResolution | null>({
  name: 'moduleType',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.lastIndexOf('\n');
    const module = key.slice(0, cut) as ItemKey;
    const name = key.slice(cut + 1);
    const known = declaredOrImported(db, module, name);
    if (known !== null) return known;
    const scope = db.get(moduleImports, module);
    return resolveImport(db, module, scope, name) ?? (isOpen(db, module, scope, itemResolver(db, module)) ? INCOMPLETE : null);
  },
  cycle: () => INCOMPLETE,
});

/** The item that a glob's path means: found without other globs, because these may lead back to it. */
export function itemResolver(db: Database, from: ItemKey): PathResolver {
  return (path, isGlobal) => {
    const resolution = resolve(db, from, path, isGlobal, false);
    return resolution.kind === 'item' ? resolution.key : null;
  };
}

function resolveImportPath(db: Database, from: ItemKey, entry: ImportShape): TypeResolution {
  const [first, ...rest] = entry.path;
  if (first === 'std' || first === 'core' || first === 'alloc') return resolveStdPath(db, rest);
  return resolveRelative(db, from, entry.path) ?? resolveInModule(db, relativeModule(db, from, ['self']) ?? from, entry.path);
}

function resolveInFolder(db: Database, from: ItemKey, name: string): TypeResolution {
  const file = fileOfItem(from);
  const around = db.get(surroundings, file);
  switch (around.kind) {
    case 'unknown':
      return INCOMPLETE;
    case 'package':
      return isLost(db, file, name) ? INCOMPLETE : { kind: 'unresolved', name };
    case 'folder': {
      const candidates = around.siblings.flatMap((sibling) => declaredNamed(db, rootModule(sibling), name).types);
      if (candidates.length === 0) return [file, ...around.siblings].some((each) => isLost(db, each, name)) ? INCOMPLETE : { kind: 'unresolved', name };
      const [only] = candidates;
      return candidates.length === 1 && only !== undefined ? { kind: 'item', key: only } : INCOMPLETE;
    }
  }
}

/** Whether broken text of the file may declare the name: `fn postparcel: Parcel)` declares `post` if a bracket is missing. */
export function isLost(db: Database, file: string, name: string): boolean {
  return db.get(isLostQuery, `${file}\n${name}`);
}

/** One query for each name, so that broken text costs only those who ask for a name in it. Key: the file, a line feed, the name. */
const isLostQuery = defineQuery<boolean>({
  name: 'isLost',
  compute: (db, key) => {
    const cut = key.lastIndexOf('\n');
    const name = key.slice(cut + 1);
    return db.get(lostNames, key.slice(0, cut)).some((lost) => lost.startsWith(name));
  },
  cycle: () => true,
  barrier: true,
});
