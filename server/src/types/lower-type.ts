/**
 * From types as written to type terms: every name resolved, aliases expanded, defaults filled in.
 * A name that does not resolve gives an unknown term that keeps its text; saying so is for `diagnostics`.
 */
import { assertNever } from '../base/assert-never.ts';
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { genericsOf, itemGenerics, itemHead, itemNode, type ItemKey, resolveTypePath, shapeOf, type TypeResolution } from '../items/index.ts';
import { type Bound, type GenericArgument, type ImplType, type Path, type PathSegment, printBounds, printTypeNode, type TypeNode } from '../syntax/index.ts';
import { canonicalItem } from './redeclared.ts';
import { type Constant, UNKNOWN_CONSTANT } from './constant.ts';
import { lowerConstant, resolveConstantName } from './lower-constant.ts';
import { instantiateTerm, instantiateTrait, substitute } from './substitute.ts';
import { type GenericTerm, intern, NEVER, type PrimitiveName, primitive, STR, traitIdentity, type TraitReference, type Type, typeById, UNIT, unknownType } from './type.ts';

/** @param from the item whose text holds the type. An `impl Trait` in it is opaque; what it is in a signature `signatures` says. */
export function lowerType(db: Database, from: ItemKey, node: TypeNode): Type {
  return lowerTypeIn(standardPlace(db, from), node);
}

export function standardPlace(db: Database, from: ItemKey): LoweringPlace {
  return { db, from, implType: (impl) => opaqueType(db, from, impl, -1) };
}

/** Where a type stands, and what an `impl Trait` in it means there. */
export interface LoweringPlace {
  readonly db: Database;
  readonly from: ItemKey;
  readonly implType: (node: ImplType) => Type;
  /** In an expression the path itself leaves open what it omits, declared default or not; the types written inside it do not. */
  readonly leavesOpen?: true;
}

/** The type that a path in an expression begins with: `Lazy` in `Lazy::new(f)`, where no default decides what nobody wrote. */
export function lowerExpressionPath(db: Database, from: ItemKey, path: Path): Type {
  return lowerPath({ ...standardPlace(db, from), leavesOpen: true }, path);
}

export function lowerTypeIn(place: LoweringPlace, node: TypeNode): Type {
  const lower = (inner: TypeNode): Type => lowerTypeIn(place, inner);
  switch (node.kind) {
    case 'path':
      return lowerPath(place, node.path);
    case 'reference':
      return intern({ kind: 'reference', isMutable: node.isMutable, target: lower(node.target) });
    case 'pointer':
      return intern({ kind: 'pointer', isMutable: node.isMutable, target: lower(node.target) });
    case 'tuple':
      return intern({ kind: 'tuple', elements: node.elements.map(lower) });
    case 'array':
      return intern({ kind: 'array', element: lower(node.element), length: node.length === null ? UNKNOWN_CONSTANT : lowerConstant(place.db, place.from, node.length, lower) });
    case 'slice':
      return intern({ kind: 'slice', element: lower(node.element) });
    case 'never':
      return NEVER;
    case 'function': {
      const result = node.result === null ? UNIT : lower(node.result);
      return intern({ kind: 'function', isUnsafe: node.isUnsafe, abi: node.abi, parameters: node.parameters.map((parameter) => lower(parameter.type)), result });
    }
    case 'dyn': {
      const { traits, others } = lowerBounds(place, node.bounds, null);
      return intern({ kind: 'dynamic', traits, others });
    }
    case 'impl':
      return place.implType(node);
    case 'inferred':
    case 'error':
      return unknownType(printTypeNode(node));
    default:
      return assertNever(node);
  }
}

/** The `ordinal`th `impl Trait` of a signature as a type of its own. */
export function opaqueType(db: Database, from: ItemKey, node: ImplType, ordinal: number): Type {
  const { traits, others } = lowerBounds(standardPlace(db, from), node.bounds, null);
  return intern({ kind: 'opaque', owner: from, ordinal, bounds: traits, others });
}

/** The traits among bounds, and the text of those that name no known one; lifetimes are not part of a type. */
export function lowerBounds(place: LoweringPlace, bounds: readonly Bound[], self: Type | null): { readonly traits: readonly TraitReference[]; readonly others: readonly string[] } {
  const traits: TraitReference[] = [];
  const others: string[] = [];
  for (const bound of bounds) {
    if (bound.kind === 'lifetime') continue;
    const reference = bound.isRelaxed ? null : lowerTraitReference(place, bound.path, self);
    if (reference === null) others.push(printBounds([bound]));
    else traits.push(reference);
  }
  return { traits, others };
}

/** What a path to a trait means; `null` if it leads to no known trait. @param self what `Self` is in the defaults of its parameters. */
export function lowerTraitReference(place: LoweringPlace, path: Path, self: Type | null): TraitReference | null {
  const last = path.segments.at(-1);
  const item = traitOfPath(place, path);
  if (last === undefined || item === null) return null;
  const name = shapeOf(place.db, item)?.name ?? '?';
  if (last.parenthesized !== null) {
    const inputs = intern({ kind: 'tuple', elements: last.parenthesized.inputs.map((input) => lowerTypeIn(place, input)) });
    const output = last.parenthesized.output === null ? UNIT : lowerTypeIn(place, last.parenthesized.output);
    return { item, name, arguments: [{ kind: 'type', type: inputs }], bindings: [{ name: 'Output', type: output }] };
  }
  const bindings = (last.arguments ?? []).flatMap((argument) => (argument.kind === 'binding' ? [{ name: argument.name.text, type: lowerTypeIn(place, argument.type) }] : []));
  return { item, name, arguments: genericTerms(place, item, last, self), bindings };
}

/** The trait that a path names, whatever its arguments are. */
function traitOfPath(place: LoweringPlace, path: Path): ItemKey | null {
  if (path.qualifiedSelf !== null) return null;
  const resolution = resolveTypePath(place.db, place.from, namesOf(path), path.isGlobal);
  return resolution.kind === 'item' && shapeOf(place.db, resolution.key)?.kind === 'trait' ? canonicalItem(place.db, resolution.key) : null;
}

function namesOf(path: Path): string[] {
  return path.segments.map((segment) => segment.name.text);
}

function lowerPath(place: LoweringPlace, path: Path): Type {
  const text = printTypeNode({ kind: 'path', start: path.start, end: path.end, path });
  const last = path.segments.at(-1);
  if (last === undefined) return unknownType(text);
  if (path.qualifiedSelf !== null) return lowerQualifiedPath(place, path, path.qualifiedSelf, text);
  return meaning(place, resolveTypePath(place.db, place.from, namesOf(path), path.isGlobal), path.segments, text);
}

/** `<T as Trait>::Name` */
function lowerQualifiedPath(place: LoweringPlace, path: Path, qualified: NonNullable<Path['qualifiedSelf']>, text: string): Type {
  const self = lowerTypeIn(place, qualified.type);
  const [first, ...rest] = namesOf(path);
  if (first === undefined || path.segments.some(hasTypeArguments)) return unknownType(text);
  const trait = qualified.trait === null ? null : lowerTraitReference(place, qualified.trait, self);
  if (qualified.trait !== null && trait === null) return unknownType(text);
  return behind(place, trait === null ? associatedType(place, self, first) : intern({ kind: 'projection', trait: { ...trait, bindings: [] }, self, name: first }), rest);
}

/** `Self::Cell<T>`: what an associated type with parameters of its own is, is not known. */
function hasTypeArguments({ arguments: written }: PathSegment): boolean {
  return written?.some(({ kind }) => kind !== 'lifetime') === true;
}

/** `T::Item::Output`: what the names behind a type lead to. */
function behind(place: LoweringPlace, base: Type, names: readonly string[]): Type {
  return names.reduce((self, name) => associatedType(place, self, name), base);
}

/** @param segments those that the resolution stands for: the last one carries the generic arguments. */
function meaning(place: LoweringPlace, resolution: TypeResolution, segments: readonly PathSegment[], text: string): Type {
  const segment = segments.at(-1);
  if (segment === undefined) return unknownType(text);
  switch (resolution.kind) {
    case 'builtin':
      return builtin(place, resolution.name, segment);
    case 'parameter':
      if (resolution.parameter === 'constant') return unknownType(text);
      return intern({ kind: 'parameter', owner: resolution.owner, index: resolution.index, name: resolution.name, maybeUnsized: resolution.maybeUnsized });
    case 'self':
      return selfType(place.db, resolution.owner);
    case 'item':
      return itemType(place, resolution.key, segment, text);
    case 'associated': {
      // `slice::Iter` names what stands in a module of the library; the type has no names behind it.
      if (resolution.base.kind === 'builtin' && resolution.base.name === 'slice') return inSliceModule(place, resolution.rest, segment, text);
      if (segments.slice(-resolution.rest.length).some(hasTypeArguments)) return unknownType(text);
      const head = meaning(place, resolution.base, segments.slice(0, segments.length - resolution.rest.length), text);
      const [first, ...rest] = resolution.rest;
      const own = resolution.base.kind === 'self' && first !== undefined ? ownAssociatedType(place.db, resolution.base.owner, first) : null;
      return own === null ? behind(place, head, resolution.rest) : behind(place, own, rest);
    }
    case 'unresolved':
    case 'incomplete':
      return unknownType(text);
    default:
      return assertNever(resolution);
  }
}

/** Rust's names of the iterators over slices are understood, too. */
function inSliceModule(place: LoweringPlace, names: readonly string[], segment: PathSegment, text: string): Type {
  const name = names.length === 1 ? SLICE_ITERATORS.get(names[0] ?? '') : undefined;
  const found = name === undefined ? null : resolveTypePath(place.db, place.from, ['std', 'slice', name], false);
  return found?.kind === 'item' ? itemType(place, found.key, segment, text) : unknownType(text);
}

const SLICE_ITERATORS: ReadonlyMap<string, string> = new Map([['Iter', 'SliceIter'], ['IterMut', 'SliceIterMut']]);

/** `T::Item`: the associated type of a trait that `T` is known to implement, or of one that is still to be found. */
function associatedType(place: LoweringPlace, self: Type, name: string): Type {
  const trait = self.kind === 'parameter' || self.kind === 'projection' ? place.db.get(associatedTrait, `${place.from}\n${name}\n${self.id}`) : null;
  return intern({ kind: 'projection', trait, self, name });
}

/**
 * The trait among the bounds of a parameter or projection, seen from an item, that declares an associated type.
 * Only bounds that could name it are lowered, because they may mention it in turn. Key: the item, the name, the type's id, each on a line.
 */
const associatedTrait = defineQuery<TraitReference | null>({
  name: 'associatedTrait',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [from = '', name = '', id = ''] = key.split('\n');
    const self = typeById(id);
    if (self === null) return null;
    if (self.kind === 'parameter' && self.index < 0) {
      const found = traitDeclaring(db, ownTraitReference(db, self.owner), self, name);
      if (found !== null) return found;
    }
    if (self.kind === 'projection' && self.trait !== null) {
      for (const bound of associatedTypeBounds(db, self.trait, self.self, self.name)) {
        const found = traitDeclaring(db, bound, self, name);
        if (found !== null) return found;
      }
    }
    for (let shape = shapeOf(db, from as ItemKey); shape !== null; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
      const place = standardPlace(db, shape.key);
      for (const bound of writtenBounds(place, self)) {
        const trait = bound.kind === 'trait' && !bound.isRelaxed ? traitOfPath(place, bound.path) : null;
        if (trait === null || bound.kind !== 'trait' || !declaresAssociated(db, trait, name)) continue;
        const reference = lowerTraitReference(place, bound.path, self);
        const found = reference === null ? null : traitDeclaring(db, reference, self, name);
        if (found !== null) return found;
      }
      if (shape.kind === 'module') break;
    }
    return null;
  },
  cycle: () => null,
});

/** The bounds that one item writes for a type: in its parameter list and in its `where` clause. */
function writtenBounds(place: LoweringPlace, self: Type): readonly Bound[] {
  const head = itemHead(place.db, place.from);
  const generics = head === null ? null : genericsOf(head);
  if (generics === null) return [];
  const own = self.kind === 'parameter' && self.owner === place.from ? generics.parameters.filter((parameter) => parameter.kind === 'type' && parameter.name.text === self.name) : [];
  const clauses = generics.where.filter((predicate) => {
    if (predicate.kind !== 'type' || predicate.type.kind !== 'path') return false;
    const { path } = predicate.type;
    // A lone name is a parameter or nothing: it need not be lowered to be recognised.
    if (self.kind === 'parameter') return path.qualifiedSelf === null && path.segments.length === 1 && path.segments[0]?.name.text === self.name;
    return (path.qualifiedSelf !== null || path.segments.length > 1) && lowerTypeIn(place, predicate.type) === self;
  });
  return [...own, ...clauses].flatMap((clause) => clause.bounds);
}

/** The reference to a trait inside itself, or to a trait above it, that declares an associated type of this name. */
export function traitDeclaring(db: Database, reference: TraitReference, self: Type, name: string): TraitReference | null {
  return [reference, ...supertraitsOf(db, reference, self)].find((candidate) => hasAssociatedType(db, candidate.item, name)) ?? null;
}

function declaresAssociated(db: Database, trait: ItemKey, name: string): boolean {
  return hasAssociatedType(db, trait, name) || db.get(supertraits, trait).some((above) => hasAssociatedType(db, above.item, name));
}

function hasAssociatedType(db: Database, trait: ItemKey, name: string): boolean {
  return shapeOf(db, trait)?.members.some((member) => member.kind === 'type-alias' && member.name === name) ?? false;
}

/** `Index<Key>` inside `trait Index<Key>`. */
export function ownTraitReference(db: Database, trait: ItemKey): TraitReference {
  return { item: trait, name: shapeOf(db, trait)?.name ?? '?', arguments: ownArguments(db, trait), bindings: [] };
}

/** All traits above a trait for a given `Self`, nearest first. */
export function supertraitsOf(db: Database, reference: TraitReference, self: Type): readonly TraitReference[] {
  return db.get(supertraits, reference.item).map((above) => instantiateTrait(above, [{ owner: reference.item, arguments: reference.arguments, self }]));
}

/** All traits above a trait, nearest first, over its own parameters and `Self`. Key: the trait. */
const supertraits = defineQuery<readonly TraitReference[]>({
  name: 'supertraits',
  equals: structurallyEqual,
  compute: (db, key) => {
    const trait = key as ItemKey;
    const head = itemHead(db, trait);
    if (head?.kind !== 'trait') return [];
    const self = selfType(db, trait);
    const place = standardPlace(db, trait);
    const onSelf = head.generics.where.flatMap((clause) => (clause.kind === 'type' && printTypeNode(clause.type) === 'Self' ? clause.bounds : []));
    const direct = lowerBounds(place, [...head.supertraits, ...onSelf], self).traits;
    const all = new Map<string, TraitReference>();
    for (const above of direct) for (const each of [above, ...supertraitsOf(db, above, self)]) all.set(traitIdentity(each), each);
    return [...all.values()];
  },
  cycle: () => [],
});

/** The bounds that a trait declares for one of its associated types, for a given `Self`. */
export function associatedTypeBounds(db: Database, trait: TraitReference, self: Type, name: string): readonly TraitReference[] {
  const member = shapeOf(db, trait.item)?.members.find((candidate) => candidate.kind === 'type-alias' && candidate.name === name);
  if (member === undefined) return [];
  return db.get(aliasBounds, member.key).traits.map((bound) => instantiateTrait(bound, [{ owner: trait.item, arguments: trait.arguments, self }]));
}

/** Whether an associated type has a bound in its trait that names no known one: it may promise anything. */
export function hasUnknownBound(db: Database, trait: TraitReference, name: string): boolean {
  const member = shapeOf(db, trait.item)?.members.find((candidate) => candidate.kind === 'type-alias' && candidate.name === name);
  return member === undefined || db.get(aliasBounds, member.key).isOpen;
}

/** The bounds of an associated type in its trait. Key: the alias. */
const aliasBounds = defineQuery<{ readonly traits: readonly TraitReference[]; /** It demands a trait that is not known. */ readonly isOpen: boolean }>({
  name: 'aliasBounds',
  equals: structurallyEqual,
  compute: (db, key) => {
    const alias = key as ItemKey;
    const head = itemHead(db, alias);
    const trait = shapeOf(db, alias)?.parent ?? null;
    if (head?.kind !== 'type-alias' || trait === null) return { traits: [], isOpen: true };
    const self = intern({ kind: 'projection', trait: ownTraitReference(db, trait), self: selfType(db, trait), name: head.name?.text ?? '?' });
    const { others, traits } = lowerBounds(standardPlace(db, alias), head.bounds, self);
    return { traits, isOpen: others.some((bound) => !bound.startsWith('?')) };
  },
  cycle: () => ({ traits: [], isOpen: true }),
});

/** `Self::Item` in the impl that says what it is. */
function ownAssociatedType(db: Database, impl: ItemKey, name: string): Type | null {
  const shape = shapeOf(db, impl);
  if (shape?.kind !== 'impl') return null;
  const member = shape.members.find((candidate) => candidate.kind === 'type-alias' && candidate.name === name);
  return member === undefined ? null : db.get(aliasType, member.key);
}

function builtin(place: LoweringPlace, name: string, segment: PathSegment): Type {
  const target = (): Type => {
    const argument = segment.arguments?.[0];
    return argument?.kind === 'type' ? lowerTypeIn(place, argument.type) : unknownType('_');
  };
  switch (name) {
    case 'void':
    case 'unit':
      return UNIT;
    case 'never':
      return NEVER;
    case 'str':
      return STR;
    case 'ptr':
      return intern({ kind: 'pointer', isMutable: true, target: target() });
    case 'slice':
      return intern({ kind: 'slice', element: target() });
    default:
      return primitive(name as PrimitiveName);
  }
}

/** What `Self` is inside an impl, a trait or a type's own declaration. */
export function selfType(db: Database, owner: ItemKey): Type {
  const shape = shapeOf(db, owner);
  if (shape?.kind === 'impl') return db.get(implSelfType, owner);
  if (shape?.kind === 'trait') return intern({ kind: 'parameter', owner, index: -1, name: 'Self', maybeUnsized: true });
  return declaredType(db, owner);
}

/** The type that a struct, union or enum declares, over its own parameters. */
export function declaredType(db: Database, key: ItemKey): Type {
  return intern({ kind: 'adt', item: key, name: shapeOf(db, key)?.name ?? '?', arguments: ownArguments(db, key) });
}

/** An item's own parameters as arguments. */
export function ownArguments(db: Database, key: ItemKey): GenericTerm[] {
  return itemGenerics(db, key).parameters.map<GenericTerm>((parameter) =>
    parameter.kind === 'type'
      ? { kind: 'type', type: intern({ kind: 'parameter', owner: key, index: parameter.index, name: parameter.name, maybeUnsized: parameter.maybeUnsized }) }
      : { kind: 'constant', constant: { kind: 'parameter', owner: key, index: parameter.index, name: parameter.name } },
  );
}

function itemType(place: LoweringPlace, found: ItemKey, segment: PathSegment, text: string): Type {
  const { db } = place;
  const key = canonicalItem(db, found);
  const shape = shapeOf(db, key);
  if (shape === null) return unknownType(text);
  switch (shape.kind) {
    case 'struct':
    case 'union':
    case 'enum':
      return intern({ kind: 'adt', item: key, name: shape.name ?? '?', arguments: genericTerms(place, key, segment, null) });
    case 'type-alias': {
      const item = db.get(itemNode, key);
      if (item?.kind === 'type-alias' && item.isIntrinsic) return builtin(place, shape.name ?? '', segment);
      return substitute(db.get(aliasType, key), key, genericTerms(place, key, segment, null));
    }
    default:
      // A trait or a module is no type by itself.
      return unknownType(text);
  }
}

/** The arguments for an item's parameters as written at `segment`, with the declared defaults behind them; `self` stands for a trait's `Self` in these. */
function genericTerms(place: LoweringPlace, key: ItemKey, segment: PathSegment, self: Type | null): GenericTerm[] {
  const { db } = place;
  const { parameters } = itemGenerics(db, key);
  const written = (segment.arguments ?? []).filter((argument) => argument.kind === 'type' || argument.kind === 'const');
  const isOpen = place.leavesOpen === true && written.length === 0;
  const defaults = written.length < parameters.length && !isOpen ? db.get(genericDefaults, key) : [];
  const inner = place.leavesOpen === true ? standardPlace(db, place.from) : place;
  const terms: GenericTerm[] = [];
  for (const parameter of parameters) {
    const argument = written[parameter.index];
    const standard = defaults[parameter.index];
    if (argument !== undefined) terms.push(genericTerm(inner, parameter.kind, argument));
    else if (standard != null) terms.push(instantiateTerm(standard, [{ owner: key, arguments: terms, self: self ?? unknownType('Self') }]));
    else terms.push(parameter.kind === 'type' ? { kind: 'type', type: unknownType('_') } : { kind: 'constant', constant: UNKNOWN_CONSTANT });
  }
  return terms;
}

function genericTerm(place: LoweringPlace, kind: 'type' | 'constant', argument: GenericArgument): GenericTerm {
  if (kind === 'type') return { kind: 'type', type: argument.kind === 'type' ? lowerTypeIn(place, argument.type) : unknownType('_') };
  return { kind: 'constant', constant: constantArgument(place, argument) };
}

/** `N` in `Buffer<N>` looks like a type; here it is the name of a constant. */
function constantArgument(place: LoweringPlace, argument: GenericArgument): Constant {
  if (argument.kind === 'const') return lowerConstant(place.db, place.from, argument.value, (node) => lowerTypeIn(place, node));
  if (argument.kind !== 'type' || argument.type.kind !== 'path' || argument.type.path.segments.length !== 1) return UNKNOWN_CONSTANT;
  const name = argument.type.path.segments[0]?.name.text;
  return name === undefined ? UNKNOWN_CONSTANT : resolveConstantName(place.db, place.from, name);
}

/** What an alias or an associated type in an impl stands for, over its own parameters. */
export function aliasedType(db: Database, alias: ItemKey): Type {
  return db.get(aliasType, alias);
}

/** Key: the alias. */
const aliasType = defineQuery<Type>({
  name: 'aliasType',
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    return item?.kind === 'type-alias' && item.type !== null ? lowerType(db, key as ItemKey, item.type) : unknownType(shapeOf(db, key as ItemKey)?.name ?? '?');
  },
  cycle: () => unknownType('cyclic alias'),
});

/** What `Self` is in an impl. Key: the impl. */
const implSelfType = defineQuery<Type>({
  name: 'implSelfType',
  compute: (db, key) => {
    const item = itemHead(db, key as ItemKey);
    return item?.kind === 'impl' ? lowerType(db, key as ItemKey, item.selfType) : unknownType('Self');
  },
  cycle: () => unknownType('Self'),
});

/** The defaults of an item's type and const parameters, in their order; `null` where there is none. Key: the item. */
const genericDefaults = defineQuery<readonly (GenericTerm | null)[]>({
  name: 'genericDefaults',
  equals: structurallyEqual,
  compute: (db, key) => {
    const from = key as ItemKey;
    const item = itemHead(db, from);
    const generics = item === null ? null : genericsOf(item);
    return (generics?.parameters ?? [])
      .filter((parameter) => parameter.kind !== 'lifetime')
      .map((parameter): GenericTerm | null => {
        if (parameter.defaultType !== null) return { kind: 'type', type: lowerType(db, from, parameter.defaultType) };
        return parameter.defaultValue === null ? null : { kind: 'constant', constant: lowerConstant(db, from, parameter.defaultValue, (node) => lowerType(db, from, node)) };
      });
  },
  cycle: () => [],
});
