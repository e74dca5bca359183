/**
 * What a name in type position means at the level of modules: what a module declares, what its imports and globs bring in,
 * and what paths through modules lead to, across files. Items with parameters and blocks are `resolve-type`'s.
 * Where something that is not understood could supply the name (a glob that leads nowhere known, an opaque macro, broken
 * text, a module whose file is not known) the answer is `incomplete`, and nobody is accused.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { rootModule } from './file-index.ts';
import { type GlobEdge, type GlobScope, globScope, type GlobTarget, OPEN_GLOBS } from './globs.ts';
import { lostNames, surroundings } from './inputs.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import type { ImportShape } from './item-tree.ts';
import { crateRoot, isAround, isModule, moduleContents, neighbourModule, parentModule, siblingsOf, sourcesAround } from './modules.ts';
import { BUILTIN_TYPES, LIBRARY_NAMES, OFTEN_HIDDEN, PRELUDE_TYPES } from './prelude.ts';
import { declaredNamed, moduleImports, shapeOf } from './scopes.ts';
import { isStdFile, stdFileOfModule, stdTypesNamed } from './std-library.ts';
import { INCOMPLETE, type TypeResolution, unresolved } from './type-resolution.ts';

/** What a path means at the level of a module: of a `use` there, or of a path whose first name no item around it knows. */
export function typePathIn(db: Database, module: ItemKey, path: readonly string[], isGlobal: boolean): TypeResolution {
  return db.get(typePathQuery, `${module}\n${isGlobal ? '::' : ''}${path.join('::')}`);
}

/** What a module declares or imports under a type's name; `null` if nothing. */
export function typeInModule(db: Database, module: ItemKey, name: string): TypeResolution | null {
  return db.get(moduleType, `${module}\n${name}`);
}

/** What the module's globs lead to. */
export function globsOf(db: Database, module: ItemKey): GlobScope {
  return db.get(moduleGlobScope, module);
}

/** The module's own globs. */
export function globEdgesOf(db: Database, module: ItemKey): readonly GlobEdge[] {
  return db.get(moduleGlobs, module);
}

/** The rest of a path behind what its first names mean. */
export function typeBelow(db: Database, head: TypeResolution, rest: readonly string[]): TypeResolution {
  const [name, ...behind] = rest;
  if (name === undefined) return head;
  switch (head.kind) {
    case 'item': {
      if (!isModule(db, head.key)) return { kind: 'associated', base: head, rest };
      const module = moduleContents(db, head.key);
      return module === null ? INCOMPLETE : typeBelow(db, memberOf(db, module, name, behind.length), behind);
    }
    case 'parameter':
    case 'self':
      return { kind: 'associated', base: head, rest };
    case 'builtin': {
      // `ptr::NonNull`, `char::ToLowercase`: the module of the library has the type's name.
      const file = stdFileOfModule(db, head.name);
      const key = file === null ? undefined : stdTypesNamed(db, name).find((candidate) => fileOfItem(candidate) === file);
      return key === undefined ? { kind: 'associated', base: head, rest } : typeBelow(db, { kind: 'item', key }, behind);
    }
    case 'associated':
    case 'incomplete':
      return head;
    case 'unresolved':
      // The first name of a path may be that of another package: only a lone name is accused.
      return head.module === null ? INCOMPLETE : head;
  }
}

/** A path that begins with `crate`, `self` or any number of `super`: the module that these mean and how many names say so; `null` for every other. */
export function relativeModule(db: Database, here: ItemKey, path: readonly string[]): { readonly module: ItemKey | null; readonly length: number; readonly isCertain: boolean } | null {
  const end = path.findIndex((name) => name !== 'crate' && name !== 'self' && name !== 'super');
  const length = end === -1 ? path.length : end;
  if (length === 0) return null;
  let module: ItemKey | null = here;
  let isCertain = true;
  for (const name of path.slice(0, length)) {
    if (module === null) break;
    if (name === 'crate') ({ module, isCertain } = crateRoot(db, module));
    else if (name === 'super') module = parentModule(db, module);
  }
  return { module, length, isCertain };
}

/** What a name means outside of the module: in the prelude, in the package, in the folder. @param isOpen whether the scopes inside may hold names that cannot be seen. */
export function typeOutside(db: Database, from: ItemKey, name: string, isOpen: boolean): TypeResolution {
  const prelude = resolvePrelude(db, from, name);
  if (prelude !== null) return isOpen && prelude.kind === 'item' ? INCOMPLETE : prelude;
  if (isOpen) return INCOMPLETE;
  return resolveInFolder(db, fileOfItem(from), name);
}

export function resolveStdPath(db: Database, path: readonly string[]): TypeResolution {
  const name = path.at(-1);
  if (name === undefined) return INCOMPLETE;
  const named = stdTypesNamed(db, name);
  const module = path.at(-2);
  const file = module === undefined ? null : stdFileOfModule(db, module);
  const others = named.filter((candidate) => shapeOf(db, candidate)?.kind !== 'type-alias');
  const key = named.find((candidate) => fileOfItem(candidate) === file) ?? (named.length === 1 ? named[0] : others.length === 1 ? others[0] : undefined);
  return key === undefined ? INCOMPLETE : { kind: 'item', key };
}

/** Whether `std`, `core` or `alloc` is a program's own module; `extern crate alloc;` says only what is known without it. */
export function hidesLibrary(db: Database, declared: TypeResolution | null): boolean {
  return declared?.kind === 'item' && shapeOf(db, declared.key)?.kind !== 'extern-crate';
}

export function isLibraryName(name: string | undefined): boolean {
  return name !== undefined && LIBRARY_NAMES.has(name);
}

/** What stands behind broken text may belong into an `impl` whose head cannot be read: a declaration of the same name that does not is meant. */
export function rightlyPlaced(db: Database, keys: readonly ItemKey[]): readonly ItemKey[] {
  if (keys.length < 2) return keys;
  const placed = keys.filter((key) => shapeOf(db, key)?.isStray !== true);
  return placed.length === 0 ? keys : placed;
}

/** Whether `#[cfg]` decides about every declaration of a name, so that an import of the name may be meant instead. */
export function isAlternative(db: Database, keys: readonly ItemKey[]): boolean {
  return keys.every((key) => shapeOf(db, key)?.isConditional === true);
}

/** Of several declarations of a name the first counts; under `#[cfg]` they are alternatives, of which nobody knows the right one. */
export function oneType(db: Database, named: readonly ItemKey[]): TypeResolution | null {
  const keys = rightlyPlaced(db, named);
  const [first] = keys;
  if (first === undefined) return null;
  return keys.length > 1 && keys.some((key) => shapeOf(db, key)?.isConditional === true) ? INCOMPLETE : { kind: 'item', key: first };
}

/** Whether broken text of the file may declare the name: `fn postparcel: Parcel)` declares `post` if a bracket is missing. */
export function isLost(db: Database, file: string, name: string): boolean {
  return db.get(isLostQuery, `${file}\n${name}`);
}

/** Key: the module, a line feed, the path. */
const typePathQuery = defineQuery<TypeResolution>({
  name: 'moduleTypePath',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.lastIndexOf('\n');
    const module = key.slice(0, cut) as ItemKey;
    const text = key.slice(cut + 1);
    const isGlobal = text.startsWith('::');
    return resolvePath(db, module, (isGlobal ? text.slice(2) : text).split('::'), isGlobal);
  },
  cycle: () => INCOMPLETE,
});

/** A path as it is meant where it stands: in the library `crate` is the library, whose modules are files of their own here. */
export function meantPath(from: ItemKey, path: readonly string[]): readonly string[] {
  return path[0] === 'crate' && isStdFile(fileOfItem(from)) ? ['std', ...path.slice(1)] : path;
}

function resolvePath(db: Database, module: ItemKey, written: readonly string[], isGlobal: boolean): TypeResolution {
  const path = meantPath(module, written);
  const [first, ...rest] = path;
  if (first === undefined || first === '') return INCOMPLETE;
  if (isGlobal) return resolveStdPath(db, first === 'std' ? rest : path);
  const relative = relativeModule(db, module, path);
  if (relative !== null) return belowRelative(db, relative, path);
  const declared = typeInModule(db, module, first);
  if (isLibraryName(first) && !hidesLibrary(db, declared)) return resolveStdPath(db, rest);
  if (declared !== null && declared.kind !== 'incomplete') return typeBelow(db, declared, rest);
  return typeBelow(db, typeOutside(db, module, first, declared !== null), rest);
}

/** What stands behind `crate`, `self` and `super`. */
export function belowRelative(db: Database, { isCertain, length, module }: NonNullable<ReturnType<typeof relativeModule>>, path: readonly string[]): TypeResolution {
  if (module === null) return INCOMPLETE;
  const found = typeBelow(db, { kind: 'item', key: module }, path.slice(length));
  if (found.kind !== 'unresolved' || isCertain) return found;
  // The program of a file that nothing reaches may begin somewhere else, as may that of the files beside it.
  const neighbour = found.module === module ? neighbourModule(db, fileOfItem(module), found.name) : null;
  return neighbour === null ? INCOMPLETE : typeBelow(db, { kind: 'item', key: neighbour }, path.slice(length + 1));
}

/** A name behind a path to a module. @param fromEnd how many names of the path follow. */
function memberOf(db: Database, module: ItemKey, name: string, fromEnd: number): TypeResolution {
  return typeInModule(db, module, name) ?? (isLost(db, fileOfItem(module), name) ? INCOMPLETE : unresolved(name, module, fromEnd));
}

/** Key: module, line feed, name. */
const moduleType = defineQuery<TypeResolution | null>({
  name: 'moduleType',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.lastIndexOf('\n');
    const module = key.slice(0, cut) as ItemKey;
    const name = key.slice(cut + 1);
    const own = declaredOrImported(db, module, name);
    if (own !== null) return own;
    const globs = globsOf(db, module);
    const found = typeInGlobs(db, module, globs, name);
    if (found !== null || !globs.isOpen) return found;
    // What a macro declares is hardly ever called like that.
    return !globs.hasLostGlob && PRELUDE_TYPES.has(name) && !OFTEN_HIDDEN.has(name) ? null : INCOMPLETE;
  },
  cycle: () => INCOMPLETE,
});

/** What globs bring in under a type's name. @param here the module in which they stand. */
export function typeInGlobs(db: Database, here: ItemKey, { targets }: GlobScope, name: string): TypeResolution | null {
  let hidden: TypeResolution | null = null;
  for (const target of targets) {
    if (target.kind === 'std') {
      const key = stdTypesNamed(db, name).find((candidate) => fileOfItem(candidate) === target.file);
      if (key !== undefined) return { kind: 'item', key };
    } else if (target.kind === 'module' && target.key !== here) {
      const isInside = isAround(db, target.key, here);
      const declared = declaredNamed(db, target.key, name).types;
      const seen = oneType(db, isInside ? declared : declared.filter((key) => shapeOf(db, key)?.isPublic === true)) ?? importNamed(db, target.key, name, isInside);
      if (seen !== null) return seen;
      hidden ??= oneType(db, declared);
    }
  }
  // Nobody is accused of using what is private; but what has the name in the prelude is meant first.
  return PRELUDE_TYPES.has(name) || BUILTIN_TYPES.has(name) ? null : hidden;
}

function declaredOrImported(db: Database, module: ItemKey, name: string): TypeResolution | null {
  const { types } = declaredNamed(db, module, name);
  const declared = oneType(db, types);
  if (declared === null) return importNamed(db, module, name, true);
  return isAlternative(db, types) && importNamed(db, module, name, true) !== null ? INCOMPLETE : declared;
}

/** What a `use` with this name brings in. @param all whether private ones count. */
function importNamed(db: Database, module: ItemKey, name: string, all: boolean): TypeResolution | null {
  const entries = db.get(moduleImports, module).imports.filter((entry) => entry.name === name && (all || entry.isPublic));
  const found = entries.map((entry) => importedType(db, module, entry));
  const items = found.filter((resolution) => resolution.kind === 'item');
  // Two imports of one name are alternatives, of which nobody knows the right one.
  if (items.some((resolution) => !structurallyEqual(resolution, items[0]))) return INCOMPLETE;
  return items[0] ?? found[0] ?? null;
}

/** What an import of a module means; what cannot be found is not known, since it may be a value. */
function importedType(db: Database, module: ItemKey, { isGlobal, path }: ImportShape): TypeResolution {
  const [only] = path;
  // `use other as name;`: a module of this one, or another package.
  if (path.length === 1 && only !== undefined && !isGlobal && relativeModule(db, module, path) === null) return oneType(db, declaredNamed(db, module, only).types) ?? resolvePrelude(db, module, only) ?? INCOMPLETE;
  const found = typePathIn(db, module, path, isGlobal);
  return found.kind === 'unresolved' || found.kind === 'associated' ? INCOMPLETE : found;
}

/** Key: module. */
const moduleGlobScope = defineQuery<GlobScope>({
  name: 'moduleGlobScope',
  equals: structurallyEqual,
  compute: (db, key) => {
    const module = key as ItemKey;
    return globScope(db, module, db.get(moduleImports, module), globEdgesOf(db, module), (other) => globEdgesOf(db, other));
  },
  cycle: () => OPEN_GLOBS,
});

/** A module's own globs. Their paths are followed without globs first, because these may lead back to them. Key: module. */
const moduleGlobs = defineQuery<readonly GlobEdge[]>({
  name: 'moduleGlobs',
  equals: structurallyEqual,
  compute: (db, key) => {
    const module = key as ItemKey;
    const globs = db.get(moduleImports, module).imports.filter((entry) => entry.isGlob);
    const edges = globs.map((entry): GlobEdge => ({ target: globTargetIn(db, module, entry), isPublic: entry.isPublic }));
    for (let open = edges.length; ; ) {
      const missing = edges.flatMap(({ target }, index) => (target === null ? [index] : []));
      if (missing.length === 0 || missing.length === open || missing.length === edges.length) return edges;
      open = missing.length;
      // `use a::*; use b::*;`, where `b` is a module in `a`.
      const known = globScope(db, module, { hasOpaqueMacro: false }, edges.filter(({ target }) => target !== null), (other) => (other === module ? [] : globEdgesOf(db, other)));
      for (const index of missing) {
        const entry = globs[index];
        const [first, ...rest] = entry?.path ?? [];
        const head = first === undefined || entry?.isGlobal === true ? null : typeInGlobs(db, module, known, first);
        if (entry !== undefined && head !== null) edges[index] = { target: targetOf(db, typeBelow(db, head, rest)), isPublic: entry.isPublic };
      }
    }
  },
  cycle: () => [{ target: null, isPublic: true }],
});

/** Where a glob of a module leads, without the module's other globs. */
function globTargetIn(db: Database, module: ItemKey, { isGlobal, path: written }: ImportShape): GlobTarget | null {
  const path = meantPath(module, written);
  const [first, ...rest] = path;
  if (first === undefined) return null;
  const library = libraryTarget(db, path, isGlobal);
  if (library !== null) return library;
  if (isGlobal) return targetOf(db, resolveStdPath(db, first === 'std' ? rest : path));
  const relative = relativeModule(db, module, path);
  if (relative !== null) return targetOf(db, belowRelative(db, relative, path));
  const declared = declaredOrImported(db, module, first);
  if (isLibraryName(first) && !hidesLibrary(db, declared)) return targetOf(db, resolveStdPath(db, rest));
  return targetOf(db, typeBelow(db, declared ?? typeOutside(db, module, first, false), rest));
}

/** `std::vec::*` */
export function libraryTarget(db: Database, path: readonly string[], isGlobal: boolean): GlobTarget | null {
  if (!isLibraryName(path[0]) || (isGlobal && path[0] !== 'std') || path.length < 2) return null;
  const file = stdFileOfModule(db, path.at(-1) ?? '');
  return file === null ? null : { kind: 'std', file };
}

/** A module or an enum whose names a glob brings in. */
export function targetOf(db: Database, resolution: TypeResolution): GlobTarget | null {
  if (resolution.kind !== 'item') return null;
  if (shapeOf(db, resolution.key)?.kind === 'enum') return { kind: 'enum', key: resolution.key };
  if (!isModule(db, resolution.key)) return null;
  const module = moduleContents(db, resolution.key);
  return module === null ? null : { kind: 'module', key: module };
}

function resolvePrelude(db: Database, from: ItemKey, name: string): TypeResolution | null {
  if (BUILTIN_TYPES.has(name)) return { kind: 'builtin', name };
  // The library's own files see each other as if everything were imported.
  if (!PRELUDE_TYPES.has(name) && !isStdFile(fileOfItem(from))) return null;
  const key = stdTypesNamed(db, name)[0];
  if (key === undefined) return PRELUDE_TYPES.has(name) ? INCOMPLETE : null;
  return { kind: 'item', key };
}

/** What the files beside it lend, then a module of the package or a file that is named like a module. */
function resolveInFolder(db: Database, file: string, name: string): TypeResolution {
  if (db.get(surroundings, file).kind === 'unknown') return INCOMPLETE;
  const siblings = siblingsOf(db, file);
  if (isDoubtful(db, file)) return INCOMPLETE;
  const candidates = siblings.flatMap((sibling) => declaredNamed(db, rootModule(sibling), name).types);
  const [only] = candidates;
  if (only !== undefined) return candidates.length === 1 ? { kind: 'item', key: only } : INCOMPLETE;
  const module = neighbourModule(db, file, name);
  if (module !== null) return { kind: 'item', key: module };
  return isUnreached(db, file) || [file, ...siblings].some((each) => isLost(db, each, name)) ? INCOMPLETE : unresolved(name);
}

/** A file of a package to which no `mod` leads: a macro may include it anywhere, among names that are not seen from here. */
export function isUnreached(db: Database, file: string): boolean {
  return sourcesAround(db, file).isPackage && !crateRoot(db, rootModule(file)).isCertain;
}

/** Whether a file that could not be read may lend names to this one. */
export function isDoubtful(db: Database, file: string): boolean {
  return !sourcesAround(db, file).isComplete && !crateRoot(db, rootModule(file)).isCertain;
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
