/**
 * What a path in a body means where it is no local: variants and structs with the type that they make, functions, constants.
 * A path behind a type (`Vec::new`, `Self::LIMIT`, `T::default`) stays *associated*: which member it is, is for `members` to find.
 */
import { genericsOf, itemHead, type ItemKey, resolveTypePath, resolveValuePath, shapeOf, type ValueResolution } from '../../items/index.ts';
import type { Path, PathSegment } from '../../syntax/index.ts';
import { typeDeclaration } from '../declaration-queries.ts';
import type { DeclaredField } from '../declarations.ts';
import { lowerType, selfType } from '../lower-type.ts';
import { canonicalItem } from '../redeclared.ts';
import { instantiate } from '../substitute.ts';
import type { GenericTerm, Type } from '../type.ts';
import { build, type Inference, unknownHere } from './inference.ts';
import { openArguments } from './open-arguments.ts';
import { normalize } from './projections.ts';
import { typeOfPrefix, writtenArguments, writtenType } from './written-types.ts';

/** A struct, union or variant whose fields are known, with the type that it makes. */
export interface Constructed {
  readonly item: ItemKey;
  /** `null` for a struct or union. */
  readonly variant: number | null;
  readonly name: string;
  readonly shape: 'record' | 'tuple' | 'unit';
  readonly isUnion: boolean;
  readonly isOnly: boolean;
  readonly isIncomplete: boolean;
  readonly type: Type;
  /** Over the arguments of `type`. */
  readonly fields: readonly DeclaredField[];
}

export type PathMeaning =
  | ({ readonly kind: 'struct' } & Constructed)
  | ({ readonly kind: 'variant'; readonly variant: number } & Constructed)
  | { readonly kind: 'function'; readonly item: ItemKey; readonly arguments: readonly GenericTerm[] }
  /** Free functions of the library that share a name: the first argument chooses. */
  | { readonly kind: 'overlapping'; readonly items: readonly ItemKey[]; readonly arguments: readonly GenericTerm[] }
  | { readonly kind: 'constant'; readonly item: ItemKey | null; readonly type: Type }
  | { readonly kind: 'static'; readonly item: ItemKey; readonly type: Type; readonly isMutable: boolean }
  /** A name that other statements at the top of the file bind: its type is known, but it is no place of this body. */
  | { readonly kind: 'elsewhere'; readonly type: Type }
  | { readonly kind: 'associated'; readonly self: Type; readonly trait: ItemKey | null; readonly segment: PathSegment }
  /** `segment` is what nothing declares, `module` where it should be; `null` for a lone name. */
  | { readonly kind: 'unresolved'; readonly path: Path; readonly segment: PathSegment; readonly module: ItemKey | null }
  | { readonly kind: 'unknown' };

const UNKNOWN: PathMeaning = { kind: 'unknown' };

/** A path in an expression, a struct literal or a pattern. Locals are the caller's. */
export function pathMeaning(inference: Inference, path: Path): PathMeaning {
  const { db, item: from } = inference;
  const last = path.segments.at(-1);
  if (last === undefined) return UNKNOWN;
  if (path.qualifiedSelf !== null) return qualified(inference, path, last);
  const names = path.segments.map((segment) => segment.name.text);
  if (names.length > 1) {
    const before = resolveTypePath(db, from, names.slice(0, -1), path.isGlobal);
    const kind = before.kind === 'item' ? shapeOf(db, before.key)?.kind : undefined;
    if (before.kind === 'item' && kind === 'trait') return { kind: 'associated', self: inference.variables.fresh(), trait: before.key, segment: last };
    if (before.kind === 'builtin') {
      const free = resolveValuePath(db, from, names, path.isGlobal);
      if (free.kind === 'item' || free.kind === 'several') return meaningOf(inference, free, path, last);
    }
    // Types of the language have no types behind their names: a module of the library is meant, of which not all is known.
    if (before.kind === 'associated' && before.base.kind === 'builtin') return UNKNOWN;
    if (before.kind === 'parameter' || before.kind === 'self' || before.kind === 'builtin' || before.kind === 'associated' || (kind !== undefined && kind !== 'module')) {
      return behindType(inference, openPrefix(inference, path, names.length - 1, before), last);
    }
  }
  return meaningOf(inference, resolveValuePath(db, from, names, path.isGlobal), path, last);
}

/** A path in a pattern or before braces: a record struct is no value by itself, so its name is looked for among the types. */
export function literalMeaning(inference: Inference, path: Path): PathMeaning {
  const meaning = pathMeaning(inference, path);
  if (meaning.kind === 'variant' || meaning.kind === 'struct' || path.qualifiedSelf !== null) return meaning;
  const names = path.segments.map((segment) => segment.name.text);
  const found = resolveTypePath(inference.db, inference.item, names, path.isGlobal);
  if (found.kind !== 'item' && found.kind !== 'self') return meaning;
  const type = openPrefix(inference, path, path.segments.length, found);
  return structMeaning(inference, type) ?? meaning;
}

/** The struct or union that a type is an instance of. */
export function structMeaning(inference: Inference, type: Type): PathMeaning | null {
  if (type.kind !== 'adt') return null;
  const declaration = inference.db.get(typeDeclaration, type.item);
  if (declaration === null || declaration.kind === 'enum') return null;
  const shape = declaration.kind === 'struct' ? declaration.shape : 'record';
  return { kind: 'struct', item: type.item, variant: null, name: declaration.name, shape, isUnion: declaration.kind === 'union', isOnly: true, isIncomplete: declaration.isIncomplete, type, fields: declaration.fields };
}

function variantMeaning(inference: Inference, type: Type, name: string): PathMeaning | null {
  if (type.kind !== 'adt') return null;
  const declaration = inference.db.get(typeDeclaration, type.item);
  if (declaration?.kind !== 'enum') return null;
  const variant = declaration.variants.findIndex((candidate) => candidate.name === name);
  const found = declaration.variants[variant];
  if (found === undefined) return null;
  return { kind: 'variant', item: type.item, variant, name, shape: found.shape, isUnion: false, isOnly: declaration.variants.length === 1, isIncomplete: declaration.isIncomplete, type, fields: found.fields };
}

/** The type of one field of what a meaning constructs. */
export function fieldTypeOf(inference: Inference, of: Constructed, index: number): Type {
  const field = of.fields[index];
  if (field === undefined || of.type.kind !== 'adt') return unknownHere();
  return normalize(inference, instantiate(field.type, [{ owner: of.item, arguments: of.type.arguments, self: null }]));
}

/** `item` with a variable for each of its parameters, or with what is written. */
export function openInstance(inference: Inference, item: ItemKey, written: readonly GenericTerm[] = []): Type {
  return build({ kind: 'adt', item, name: shapeOf(inference.db, item)?.name ?? '?', arguments: openArguments(inference, item, written) });
}

/** The type that the first segments of a path name; in an expression also those of its parameters are open that have a default. */
function openPrefix(inference: Inference, path: Path, count: number, named: { readonly kind: string; readonly key?: ItemKey }): Type {
  const item = named.kind === 'item' && named.key !== undefined && path.segments[count - 1]?.arguments === null ? canonicalItem(inference.db, named.key) : null;
  const kind = item === null ? null : shapeOf(inference.db, item)?.kind;
  return item !== null && (kind === 'struct' || kind === 'enum' || kind === 'union') ? openInstance(inference, item) : typeOfPrefix(inference, path, count);
}

function behindType(inference: Inference, self: Type, segment: PathSegment): PathMeaning {
  return variantMeaning(inference, self, segment.name.text) ?? { kind: 'associated', self, trait: null, segment };
}

function qualified(inference: Inference, path: Path, last: PathSegment): PathMeaning {
  const { qualifiedSelf } = path;
  if (qualifiedSelf === null || path.segments.length !== 1) return UNKNOWN;
  const self = writtenType(inference, qualifiedSelf.type);
  if (qualifiedSelf.trait === null) return behindType(inference, self, last);
  const trait = resolveTypePath(inference.db, inference.item, qualifiedSelf.trait.segments.map((segment) => segment.name.text), qualifiedSelf.trait.isGlobal);
  return trait.kind === 'item' ? { kind: 'associated', self, trait: trait.key, segment: last } : UNKNOWN;
}

function meaningOf(inference: Inference, resolution: ValueResolution, path: Path, last: PathSegment): PathMeaning {
  switch (resolution.kind) {
    case 'item':
      return itemMeaning(inference, resolution.key, last);
    case 'variant': {
      const item = canonicalItem(inference.db, resolution.item);
      const before = path.segments.at(-2);
      const written = writtenArguments(inference, last.arguments ?? before?.arguments ?? null);
      // The library's own order counts where a program declares its `Option` again.
      return variantMeaning(inference, openInstance(inference, item, written), resolution.name) ?? UNKNOWN;
    }
    case 'self':
      return structMeaning(inference, selfType(inference.db, resolution.owner)) ?? UNKNOWN;
    case 'constant-parameter':
      return { kind: 'constant', item: null, type: parameterType(inference, resolution.owner, resolution.name) };
    case 'top-level':
      return { kind: 'elsewhere', type: resolution.statements === inference.item ? unknownHere() : inference.walk.topLevelType(inference.db, resolution.statements, resolution.name) };
    case 'several':
      return { kind: 'overlapping', items: resolution.keys, arguments: writtenArguments(inference, last.arguments) };
    case 'unresolved': {
      const segment = path.segments.at(-1 - resolution.fromEnd);
      const isKnown = path.segments.length === 1 || resolution.module !== null;
      return isKnown && segment !== undefined ? { kind: 'unresolved', path, segment, module: resolution.module } : UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

/** The type of a const parameter. */
function parameterType(inference: Inference, owner: ItemKey, name: string): Type {
  const item = itemHead(inference.db, owner);
  const declared = item === null ? undefined : genericsOf(item)?.parameters.find((parameter) => parameter.name.text === name);
  return declared?.type == null ? unknownHere() : lowerType(inference.db, owner, declared.type);
}

function itemMeaning(inference: Inference, key: ItemKey, last: PathSegment): PathMeaning {
  const { db } = inference;
  const shape = shapeOf(db, key);
  switch (shape?.kind) {
    case 'function':
      return { kind: 'function', item: key, arguments: writtenArguments(inference, last.arguments) };
    case 'struct':
      return structMeaning(inference, openInstance(inference, canonicalItem(db, key), writtenArguments(inference, last.arguments))) ?? UNKNOWN;
    case 'const':
    case 'static': {
      const item = itemHead(db, key);
      if (item?.kind !== 'const' && item?.kind !== 'static') return UNKNOWN;
      const type = item.type === null ? unknownHere() : normalize(inference, lowerType(db, key, item.type));
      return item.kind === 'const' ? { kind: 'constant', item: key, type } : { kind: 'static', item: key, type, isMutable: item.isMutable };
    }
    default:
      return UNKNOWN;
  }
}
