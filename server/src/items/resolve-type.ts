/**
 * What a name in type position means, seen from inside an item.
 * Order (language, "Names and modules"): generic parameters and `Self`, items in blocks around it, the module, its imports,
 * the prelude, then a unique declaration in the same folder. Where anything that is not understood could supply the name
 * (an unresolved glob, an opaque macro, broken text, a folder not read yet) the answer is `incomplete`, and nobody is accused.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { walkItem } from '../syntax/index.ts';
import { itemGenerics } from './generics.ts';
import { belowRelative, globEdgesOf, hidesLibrary, isLibraryName, libraryTarget, meantPath, oneType, relativeModule, resolveStdPath, targetOf, typeBelow, typeInGlobs, typeInModule, typeOutside, typePathIn } from './module-names.ts';
import { type GlobScope, globScope } from './globs.ts';
import { itemNode } from './inputs.ts';
import type { ItemKey } from './item-key.ts';
import { importedLibraryModule } from './library-paths.ts';
import type { ImportShape, ItemShape } from './item-tree.ts';
import { isModule } from './modules.ts';
import { type ImportScope, moduleOf, scopeOf, shapeOf } from './scopes.ts';
import { INCOMPLETE, type TypeResolution } from './type-resolution.ts';

/** @param from the item whose text holds the path; @param path its names, without generic arguments. */
export function resolveTypePath(db: Database, from: ItemKey, path: readonly string[], isGlobal: boolean): TypeResolution {
  return db.get(typeResolution, `${from}\n${isGlobal ? '::' : ''}${path.join('::')}`);
}

/** What an import in a block means. @param from the item in which it stands. */
export function importedPath(db: Database, from: ItemKey, entry: ImportShape): TypeResolution {
  // `use serde::serde;` in a block: the first name is not what it brings in itself.
  return entry.path[0] === entry.name || isModule(db, from) ? typePathIn(db, moduleAround(db, from), entry.path, entry.isGlobal) : resolveTypePath(db, from, entry.path, entry.isGlobal);
}

/** The module that an item stands in; a module itself stands in its own. */
export function moduleAround(db: Database, from: ItemKey): ItemKey {
  return isModule(db, from) ? from : moduleOf(db, from);
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

/** @param throughGlobs whether the path's first name may come from a glob in a block. */
function resolve(db: Database, from: ItemKey, written: readonly string[], isGlobal: boolean, throughGlobs: boolean): TypeResolution {
  const path = meantPath(from, written);
  const [first, ...rest] = path;
  if (first === undefined || first === '') return INCOMPLETE;
  if (isGlobal) return resolveStdPath(db, first === 'std' ? rest : path);
  const relative = relativeModule(db, moduleAround(db, from), path);
  if (relative !== null) return belowRelative(db, relative, path);
  const head = resolveName(db, from, first, throughGlobs);
  if (isLibraryName(first) && !hidesLibrary(db, head)) return resolveStdPath(db, rest);
  const library = rest.length > 0 && head.kind === 'incomplete' ? importedLibraryModule(db, from, first) : null;
  return library === null ? typeBelow(db, head, rest) : resolveStdPath(db, [...library, ...rest]);
}

function resolveName(db: Database, from: ItemKey, name: string, throughGlobs: boolean): TypeResolution {
  let scopeIsOpen = false;
  let isBehindLostGlob = false;
  for (let shape = shapeOf(db, from); shape !== null; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    const inner = resolveInItem(db, shape, name);
    if (inner !== null) return inner;
    if (shape.nested.length > 0) {
      const block = scopeOf(shape.nested);
      const declared = block.types.get(name) ?? [];
      // Blocks of one item may each have their own.
      const known = declared.length > 1 ? INCOMPLETE : oneType(db, declared) ?? resolveNamedImport(db, from, block, name);
      if (known !== null) return known;
      const globs = throughGlobs ? blockGlobs(db, from, block) : null;
      const found = globs === null ? null : typeInGlobs(db, moduleAround(db, from), globs, name);
      if (found !== null) return found;
      scopeIsOpen ||= globs?.isOpen === true;
      isBehindLostGlob ||= globs?.hasLostGlob === true;
    }
    if (shape.kind === 'module') break;
  }
  const module = moduleAround(db, from);
  const found = typeInModule(db, module, name);
  // What a glob in a block brings in is meant before what the module has.
  if (found !== null && found.kind !== 'incomplete') return isBehindLostGlob ? INCOMPLETE : found;
  const outside = typeOutside(db, from, name, scopeIsOpen || found !== null);
  return outside.kind !== 'builtin' && outside.kind !== 'incomplete' && isUnderMacro(db, from, outside) ? INCOMPLETE : outside;
}

/** What nothing inside declares may be declared by a macro in a block around the item; the prelude's names are not suspected. */
function isUnderMacro(db: Database, from: ItemKey, outside: TypeResolution): boolean {
  return (outside.kind === 'unresolved' || (outside.kind === 'item' && !outside.key.startsWith('std:'))) && isInMacroBody(db, from);
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
  barrier: true,
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

function resolveNamedImport(db: Database, from: ItemKey, scope: ImportScope, name: string): TypeResolution | null {
  const entry = scope.imports.find((candidate) => candidate.name === name);
  if (entry === undefined) return null;
  const found = entry.path.length === 1 ? INCOMPLETE : importedPath(db, from, entry);
  return found.kind === 'unresolved' ? INCOMPLETE : found;
}

/** What the globs in a block lead to: found without globs in blocks, because these may lead back to them. */
export function blockGlobs(db: Database, from: ItemKey, scope: ImportScope): GlobScope {
  const module = moduleAround(db, from);
  const edges = scope.imports.flatMap((entry) => {
    if (!entry.isGlob) return [];
    const target = libraryTarget(db, entry.path, entry.isGlobal) ?? targetOf(db, resolve(db, from, entry.path, entry.isGlobal, false));
    return [{ target, isPublic: true }];
  });
  return globScope(db, module, scope, edges, (other) => globEdgesOf(db, other));
}
