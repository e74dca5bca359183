/**
 * What a name in value position means, seen from inside an item; locals are not known here and come before everything else.
 * Order (language, "Names and modules"): const parameters and `Self`, items in blocks around it, the module, its imports and
 * globs, top-level `let`s, the prelude, then silently a free function of the library, then a unique declaration in the
 * same folder. Where something that is not understood could supply the name the answer is `incomplete`.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { enumVariants } from './enum-variants.ts';
import { rootModule } from './file-index.ts';
import { itemGenerics } from './generics.ts';
import type { GlobScope } from './globs.ts';
import { surroundings } from './inputs.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import type { ImportShape } from './item-tree.ts';
import { libraryPath } from './library-paths.ts';
import { globsOf, isAlternative, isDoubtful, isLost, isUnreached, meantPath, relativeModule, rightlyPlaced } from './module-names.ts';
import { isAround, isModule, moduleContents, siblingsOf } from './modules.ts';
import { PRELUDE_VARIANTS } from './prelude.ts';
import { blockGlobs, isInMacroBody, moduleAround, resolveTypePath } from './resolve-type.ts';
import { declaredNamed, moduleImports, scopeOf, shapeOf } from './scopes.ts';
import { stdFileOfModule, stdTypesNamed, stdValuesNamed } from './std-library.ts';
import { topLevelLet } from './top-level-lets.ts';
import { INCOMPLETE, type TypeResolution, type Unresolved, unresolved } from './type-resolution.ts';

export type ValueResolution =
  /** A function, constant or static, or a struct with a constructor (`struct S(u8);`, `struct S;`). */
  | { readonly kind: 'item'; readonly key: ItemKey }
  /** `index` counts the variants of `item` itself: who takes another declaration for it looks for the name. */
  | { readonly kind: 'variant'; readonly item: ItemKey; readonly index: number; readonly name: string }
  | { readonly kind: 'constant-parameter'; readonly owner: ItemKey; readonly index: number; readonly name: string }
  /** `Self` as a constructor inside this impl, trait or type declaration. */
  | { readonly kind: 'self'; readonly owner: ItemKey }
  /** A `let` among the file's top-level statements; `statements`: the shape that holds it. */
  | { readonly kind: 'top-level'; readonly statements: ItemKey; readonly name: string }
  /** `Vec::new`, `Self::Variant`, `T::default`: the names in `rest` stand behind the type that `base` means. */
  | { readonly kind: 'associated'; readonly base: TypeResolution; readonly rest: readonly string[] }
  /** Free functions of the library that share the name: which one is meant, the first argument's type says. */
  | { readonly kind: 'several'; readonly keys: readonly ItemKey[] }
  | Unresolved
  | { readonly kind: 'incomplete' };

/** @param from the item whose text holds the path; @param path its names, without generic arguments. */
export function resolveValuePath(db: Database, from: ItemKey, path: readonly string[], isGlobal: boolean): ValueResolution {
  return db.get(valueResolution, `${from}\n${isGlobal ? '::' : ''}${path.join('::')}`);
}

/** Key: the item, a line feed, the path. */
const valueResolution = defineQuery<ValueResolution>({
  name: 'valueResolution',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.lastIndexOf('\n');
    const text = key.slice(cut + 1);
    const isGlobal = text.startsWith('::');
    return resolve(db, key.slice(0, cut) as ItemKey, (isGlobal ? text.slice(2) : text).split('::'), isGlobal);
  },
  cycle: () => INCOMPLETE,
});

function resolve(db: Database, from: ItemKey, written: readonly string[], isGlobal: boolean): ValueResolution {
  const path = meantPath(from, written);
  const name = path.at(-1);
  if (name === undefined || name === '') return INCOMPLETE;
  if (path.length === 1 && !isGlobal) return resolveName(db, from, name);
  const prefix = path.slice(0, -1);
  if (prefix.length === 0) return INCOMPLETE;
  if (isGlobal) return resolveStdValue(db, path[0] === 'std' ? prefix.slice(1) : prefix, name);
  const relative = relativeModule(db, moduleAround(db, from), prefix);
  if (relative?.length === prefix.length) {
    const found = relative.module === null ? INCOMPLETE : memberOf(db, relative.module, name);
    if (found.kind !== 'unresolved' || relative.isCertain) return found;
    return INCOMPLETE;
  }
  return resolveBehind(db, from, prefix, name);
}

/** `name` behind a path that leads to a module, an enum or another type. */
function resolveBehind(db: Database, from: ItemKey, prefix: readonly string[], name: string): ValueResolution {
  const head = resolveTypePath(db, from, prefix, false);
  switch (head.kind) {
    case 'item': {
      if (isModule(db, head.key)) {
        const module = moduleContents(db, head.key);
        return module === null ? INCOMPLETE : memberOf(db, module, name);
      }
      const variant = shapeOf(db, head.key)?.kind === 'enum' ? variantNamed(db, head.key, name) : null;
      return variant ?? { kind: 'associated', base: head, rest: [name] };
    }
    case 'builtin': {
      // `ptr::null`, `str::from_utf8`: the module of the library has the type's name.
      const file = prefix.length === 1 ? stdFileOfModule(db, head.name) : null;
      const free = file === null ? [] : stdValuesNamed(db, name).filter((candidate) => fileOfItem(candidate) === file);
      if (free.length > 0) return oneOf(db, free);
      // `use Option::{None as Absent};`
      const [item] = stdTypesNamed(db, head.name);
      return (item === undefined ? null : variantNamed(db, item, name)) ?? { kind: 'associated', base: head, rest: [name] };
    }
    case 'self':
    case 'parameter':
      return { kind: 'associated', base: head, rest: [name] };
    case 'associated':
      return { kind: 'associated', base: head.base, rest: [...head.rest, name] };
    case 'unresolved':
      return head.module === null ? inLibrary(db, from, prefix, name) : { ...head, fromEnd: head.fromEnd + 1 };
    case 'incomplete':
      return inLibrary(db, from, prefix, name);
  }
}

/** What a path whose first names nothing declares may mean in the library. */
function inLibrary(db: Database, from: ItemKey, prefix: readonly string[], name: string): ValueResolution {
  const library = libraryPath(db, from, prefix);
  return library === null ? INCOMPLETE : resolveStdValue(db, library, name);
}

/** @param path the modules before the name, without `std`. */
function resolveStdValue(db: Database, path: readonly string[], name: string): ValueResolution {
  const type = path.at(-1);
  const file = type === undefined ? null : stdFileOfModule(db, type);
  const named = stdValuesNamed(db, name);
  const inFile = named.filter((candidate) => fileOfItem(candidate) === file);
  if (inFile.length > 0) return oneOf(db, inFile);
  const [item] = file === null && type !== undefined ? stdTypesNamed(db, type) : [];
  if (item !== undefined) return variantNamed(db, item, name) ?? { kind: 'associated', base: { kind: 'item', key: item }, rest: [name] };
  // A module of the library that has no such name has one that is not declared there.
  return file === null ? oneOf(db, named) : INCOMPLETE;
}

/** The items of one name in one place. Declarations under `#[cfg]` are alternatives, of which nobody knows the right one. */
function oneOf(db: Database, named: readonly ItemKey[]): ValueResolution {
  const keys = rightlyPlaced(db, named);
  const [first] = keys;
  if (first === undefined) return INCOMPLETE;
  if (keys.length === 1) return { kind: 'item', key: first };
  if (keys.some((key) => shapeOf(db, key)?.isConditional === true)) return INCOMPLETE;
  // In one file the first of two declarations counts; modules of the library may share a name.
  return new Set(keys.map(fileOfItem)).size === 1 ? { kind: 'item', key: first } : { kind: 'several', keys };
}

/** What a module declares or imports under a name; `null` if nothing, `incomplete` if that cannot be seen. */
function resolveInModule(db: Database, module: ItemKey, name: string): ValueResolution | null {
  return db.get(moduleValue, `${module}\n${name}`);
}

/** A name behind a path to a module. */
function memberOf(db: Database, module: ItemKey, name: string): ValueResolution {
  return resolveInModule(db, module, name) ?? (isLost(db, fileOfItem(module), name) ? INCOMPLETE : unresolved(name, module));
}

/** Key: module, line feed, name. */
const moduleValue = defineQuery<ValueResolution | null>({
  name: 'moduleValue',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.lastIndexOf('\n');
    const module = key.slice(0, cut) as ItemKey;
    const name = key.slice(cut + 1);
    const declared = declaredNamed(db, module, name).values;
    const imported = declared.length > 0 && !isAlternative(db, declared) ? null : importNamedOf(db, module, db.get(moduleImports, module).imports, name);
    if (declared.length > 0) return imported === null ? oneOf(db, declared) : INCOMPLETE;
    if (imported !== null) return imported;
    const globs = globsOf(db, module);
    return valueInGlobs(db, module, globs, name) ?? (globs.isOpen ? INCOMPLETE : null);
  },
  cycle: () => INCOMPLETE,
});

function resolveName(db: Database, from: ItemKey, name: string): ValueResolution {
  let isScopeOpen = false;
  let isBehindLostGlob = false;
  for (let shape = shapeOf(db, from); shape !== null; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    if (name === 'Self' && ['impl', 'trait', 'struct', 'enum', 'union'].includes(shape.kind)) return { kind: 'self', owner: shape.key };
    const parameter = itemGenerics(db, shape.key).parameters.find((candidate) => candidate.kind === 'constant' && candidate.name === name);
    if (parameter !== undefined) return { kind: 'constant-parameter', owner: shape.key, index: parameter.index, name };
    if (shape.nested.length > 0) {
      const block = scopeOf(shape.nested);
      const found = block.values.get(name);
      // Blocks of one item may each have their own.
      if (found !== undefined) return found.length > 1 ? INCOMPLETE : oneOf(db, found);
      const imported = importNamedOf(db, from, block.imports, name);
      if (imported !== null) return imported;
      const globs = blockGlobs(db, from, block);
      const lent = valueInGlobs(db, moduleAround(db, from), globs, name);
      if (lent !== null) return lent;
      isScopeOpen ||= globs.isOpen;
      isBehindLostGlob ||= globs.hasLostGlob;
    }
    if (shape.kind === 'module') break;
  }
  const module = moduleAround(db, from);
  const inModule = resolveInModule(db, module, name);
  // What a glob in a block brings in is meant before what the module has.
  if (inModule !== null && inModule.kind !== 'incomplete') return isBehindLostGlob ? INCOMPLETE : inModule;
  isScopeOpen ||= inModule !== null;
  const variant = resolvePreludeVariant(db, name);
  if (variant !== null) return variant;
  const statements = module === rootModule(fileOfItem(from)) ? topLevelLet(db, fileOfItem(from), name) : null;
  if (statements !== null) return { kind: 'top-level', statements, name };
  if (isScopeOpen) return INCOMPLETE;
  const library = stdValuesNamed(db, name);
  if (library.length > 0) return oneOf(db, library);
  return isInMacroBody(db, from) ? INCOMPLETE : resolveInFolder(db, from, name);
}

/** `Some`, `None`, `Ok`, `Err`: so well known that not even a glob that cannot be followed is suspected to bring in others. */
function resolvePreludeVariant(db: Database, name: string): ValueResolution | null {
  const owner = PRELUDE_VARIANTS.get(name);
  const item = owner === undefined ? undefined : stdTypesNamed(db, owner)[0];
  return item === undefined ? null : variantNamed(db, item, name);
}

function variantNamed(db: Database, item: ItemKey, name: string): ValueResolution | null {
  const index = enumVariants(db, item).indexOf(name);
  return index === -1 ? null : { kind: 'variant', item, index, name };
}

/** What the `use` declarations of a scope with this name bring in; `null` if none brings in a value. */
function importNamedOf(db: Database, from: ItemKey, imports: readonly ImportShape[], name: string): ValueResolution | null {
  const found = imports.flatMap((entry) => (entry.name === name ? (resolveImported(db, from, entry) ?? []) : []));
  const known = found.filter(({ kind }) => kind !== 'incomplete');
  // Two imports of one name are alternatives, of which nobody knows the right one.
  if (known.some((resolution) => !structurallyEqual(resolution, known[0]))) return INCOMPLETE;
  return known[0] ?? found[0] ?? null;
}

/** `null` where the import brings in a type only. */
function resolveImported(db: Database, from: ItemKey, entry: ImportShape): ValueResolution | null {
  const [only] = entry.path;
  if (only === undefined) return INCOMPLETE;
  if (entry.path.length === 1) {
    // `use other as name;` of a function beside it.
    const declared = declaredNamed(db, moduleAround(db, from), only);
    return declared.values.length > 0 && entry.name !== only ? oneOf(db, declared.values) : declared.types.length > 0 ? null : INCOMPLETE;
  }
  const found = resolveValuePath(db, from, entry.path, entry.isGlobal);
  if (found.kind === 'item' || found.kind === 'variant' || found.kind === 'several') return found;
  return resolveTypePath(db, from, entry.path, entry.isGlobal).kind === 'item' ? null : INCOMPLETE;
}

/** What globs bring in under a value's name. @param here the module in which they stand. */
function valueInGlobs(db: Database, here: ItemKey, { targets }: GlobScope, name: string): ValueResolution | null {
  let hidden: ValueResolution | null = null;
  for (const target of targets) {
    switch (target.kind) {
      case 'std': {
        const named = stdValuesNamed(db, name).filter((candidate) => fileOfItem(candidate) === target.file);
        if (named.length > 0) return oneOf(db, named);
        break;
      }
      case 'enum': {
        const variant = variantNamed(db, target.key, name);
        if (variant !== null) return variant;
        break;
      }
      case 'module': {
        if (target.key === here) break;
        const isInside = isAround(db, target.key, here);
        const declared = declaredNamed(db, target.key, name).values;
        const seen = isInside ? declared : declared.filter((key) => shapeOf(db, key)?.isPublic === true);
        if (seen.length > 0) return oneOf(db, seen);
        const imports = db.get(moduleImports, target.key).imports.filter((entry) => isInside || entry.isPublic);
        const imported = importNamedOf(db, target.key, imports, name);
        if (imported !== null) return imported;
        if (declared.length > 0) hidden ??= oneOf(db, declared);
      }
    }
  }
  // Nobody is accused of using what is private.
  return hidden;
}

function resolveInFolder(db: Database, from: ItemKey, name: string): ValueResolution {
  const file = fileOfItem(from);
  if (db.get(surroundings, file).kind === 'unknown' || isDoubtful(db, file)) return INCOMPLETE;
  const siblings = siblingsOf(db, file);
  const candidates = siblings.flatMap((sibling) => declaredNamed(db, rootModule(sibling), name).values);
  const [only] = candidates;
  if (only === undefined) return isUnreached(db, file) || [file, ...siblings].some((each) => isLost(db, each, name)) ? INCOMPLETE : unresolved(name);
  return candidates.length === 1 ? { kind: 'item', key: only } : INCOMPLETE;
}
