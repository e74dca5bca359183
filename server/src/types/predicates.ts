/**
 * Bounds as data: what an item demands of its parameters, and what therefore holds inside it.
 * A bound that names no known trait could promise anything: the types that have one are kept as `obscured`, and nobody
 * concludes from a missing promise about them (O15).
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { fileOfItem, genericsOf, itemGenerics, itemHead, type ItemKey, rootModule, shapeOf } from '../items/index.ts';
import { type Bound, type Generics, type ImplType, printTypeNode } from '../syntax/index.ts';
import { type LoweringPlace, lowerTraitReference, lowerTypeIn, ownTraitReference, selfType, standardPlace, supertraitsOf, traitDeclaring } from './lower-type.ts';
import { instantiateTrait, type Substitution, instantiate } from './substitute.ts';
import { intern, type TraitReference, traitIdentity, type Type } from './type.ts';

/** `trait` has no bindings: `T: Iterator<Item = u8>` is two predicates. */
export type Predicate =
  | { readonly kind: 'trait'; readonly type: Type; readonly trait: TraitReference }
  | { readonly kind: 'projection'; readonly projection: Type; readonly type: Type };

export interface Bounds {
  readonly predicates: readonly Predicate[];
  /** Types with a bound that names no known trait. */
  readonly obscured: readonly Type[];
}

const NO_BOUNDS: Bounds = { predicates: [], obscured: [] };

/** What holds inside an item: its bounds and those of the items around it, with the traits above each. */
export interface Environment extends Bounds {
  /** Equal for environments of one file in which nothing is assumed. */
  readonly key: ItemKey;
  /** Whose impls are seen. */
  readonly file: string;
}

/** What an item itself demands: of its parameters, of each `impl Trait` among its arguments, and for a trait that `Self` has it. */
export function itemBounds(db: Database, item: ItemKey): Bounds {
  return db.get(itemBoundsQuery, item);
}

const itemBoundsQuery = defineQuery<Bounds>({
  name: 'itemBounds',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = key as ItemKey;
    const head = itemHead(db, item);
    const generics = head === null ? null : genericsOf(head);
    if (head === null || generics === null) return NO_BOUNDS;
    const place = standardPlace(db, item);
    const collected: Collected = { predicates: [], obscured: [] };
    if (head.kind === 'trait') {
      const self = selfType(db, item);
      collected.predicates.push(...predicatesOfReference(db, self, ownTraitReference(db, item)));
      collectBounds(place, self, head.supertraits, collected);
    }
    collectGenerics(place, generics, collected);
    if (head.kind === 'function') {
      const impls = argumentImpls(db, item);
      for (const parameter of head.parameters) if (parameter.type !== null) lowerTypeIn(impls.place, parameter.type);
      for (const { node, type } of impls.found) collectBounds(impls.place, type, node.bounds, collected);
    }
    return collected;
  },
  cycle: () => NO_BOUNDS,
});

/** What holds inside an item. */
export function environmentOf(db: Database, item: ItemKey): Environment {
  return db.get(environmentQuery, item);
}

const environmentQuery = defineQuery<Environment>({
  name: 'environment',
  equals: structurallyEqual,
  compute: (db, key) => {
    const file = fileOfItem(key as ItemKey);
    const predicates = new Map<string, Predicate>();
    const obscured = new Set<Type>();
    for (let shape = shapeOf(db, key as ItemKey); shape !== null && shape.kind !== 'module'; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
      const own = elaborated(db, itemBounds(db, shape.key));
      for (const predicate of own.predicates) predicates.set(predicateIdentity(predicate), predicate);
      for (const type of own.obscured) obscured.add(type);
    }
    const isEmpty = predicates.size === 0 && obscured.size === 0;
    return { key: isEmpty ? rootModule(file) : (key as ItemKey), file, predicates: [...predicates.values()], obscured: [...obscured] };
  },
  cycle: (key) => ({ key: key as ItemKey, file: fileOfItem(key as ItemKey), ...NO_BOUNDS }),
});

/** The bounds with all that the traits above promise. */
function elaborated(db: Database, bounds: Bounds): Bounds {
  const predicates = [...bounds.predicates];
  const obscured = [...bounds.obscured];
  for (const predicate of bounds.predicates) {
    if (predicate.kind !== 'trait') continue;
    for (const above of supertraitsOf(db, predicate.trait, predicate.type)) predicates.push(...predicatesOfReference(db, predicate.type, above));
    if (hasUnknownSupertrait(db, predicate.trait.item)) obscured.push(predicate.type);
  }
  return { predicates, obscured };
}

/** Whether a trait, or one above it, asks for a trait that is not known. */
export function hasUnknownSupertrait(db: Database, trait: ItemKey): boolean {
  return db.get(unknownSupertrait, trait);
}

/** Key: the trait. */
const unknownSupertrait = defineQuery<boolean>({
  name: 'unknownSupertrait',
  compute: (db, key) => {
    const self = selfType(db, key as ItemKey);
    const { predicates, obscured } = itemBounds(db, key as ItemKey);
    return obscured.includes(self) || predicates.some((predicate) => predicate.kind === 'trait' && predicate.type === self && predicate.trait.item !== key && hasUnknownSupertrait(db, predicate.trait.item));
  },
  cycle: () => true,
});

/** `type: reference` as predicates: the trait, and one for each of its bindings. */
export function predicatesOfReference(db: Database, type: Type, reference: TraitReference): Predicate[] {
  const trait = { ...reference, bindings: [] };
  return [
    { kind: 'trait', type, trait },
    ...reference.bindings.map<Predicate>((binding) => ({
      kind: 'projection',
      projection: intern({ kind: 'projection', trait: stripped(traitDeclaring(db, trait, type, binding.name) ?? trait), self: type, name: binding.name }),
      type: binding.type,
    })),
  ];
}

function stripped(reference: TraitReference): TraitReference {
  return reference.bindings.length === 0 ? reference : { ...reference, bindings: [] };
}

export function instantiatePredicate(predicate: Predicate, substitution: Substitution): Predicate {
  return predicate.kind === 'trait'
    ? { kind: 'trait', type: instantiate(predicate.type, substitution), trait: instantiateTrait(predicate.trait, substitution) }
    : { kind: 'projection', projection: instantiate(predicate.projection, substitution), type: instantiate(predicate.type, substitution) };
}

function predicateIdentity(predicate: Predicate): string {
  return predicate.kind === 'trait' ? `${predicate.type.id}: ${traitIdentity(predicate.trait)}` : `${predicate.projection.id} = ${predicate.type.id}`;
}

export interface ArgumentImpls {
  /** Where the arguments' types are lowered, in order. */
  readonly place: LoweringPlace;
  /** What was met so far. */
  readonly found: readonly { readonly node: ImplType; readonly type: Type }[];
}

/** Each `impl Trait` among a function's arguments is a type parameter without a name, behind those that have one. */
export function argumentImpls(db: Database, item: ItemKey): ArgumentImpls {
  const declared = itemGenerics(db, item).parameters.length;
  const found: { node: ImplType; type: Type }[] = [];
  const implType = (node: ImplType): Type => {
    const maybeUnsized = node.bounds.some((bound) => bound.kind === 'trait' && bound.isRelaxed);
    const type = intern({ kind: 'parameter', owner: item, index: declared + found.length, name: printTypeNode(node), maybeUnsized });
    found.push({ node, type });
    return type;
  };
  return { place: { db, from: item, implType }, found };
}

interface Collected {
  readonly predicates: Predicate[];
  readonly obscured: Type[];
}

function collectGenerics(place: LoweringPlace, generics: Generics, into: Collected): void {
  const { db, from } = place;
  const infos = itemGenerics(db, from).parameters;
  generics.parameters
    .filter((parameter) => parameter.kind !== 'lifetime')
    .forEach((parameter, index) => {
      const info = infos[index];
      if (parameter.kind !== 'type' || info === undefined) return;
      collectBounds(place, intern({ kind: 'parameter', owner: from, index, name: info.name, maybeUnsized: info.maybeUnsized }), parameter.bounds, into);
    });
  for (const clause of generics.where) if (clause.kind === 'type') collectBounds(place, lowerTypeIn(place, clause.type), clause.bounds, into);
}

function collectBounds(place: LoweringPlace, type: Type, bounds: readonly Bound[], into: Collected): void {
  for (const bound of bounds) {
    if (bound.kind === 'lifetime' || bound.isRelaxed) continue;
    const reference = lowerTraitReference(place, bound.path, type);
    if (reference === null) {
      into.obscured.push(type);
      continue;
    }
    into.predicates.push(...predicatesOfReference(place.db, type, reference));
    // `Iterator<Item: Display>`
    for (const argument of bound.path.segments.at(-1)?.arguments ?? []) {
      if (argument.kind !== 'constraint') continue;
      const trait = stripped(traitDeclaring(place.db, reference, type, argument.name.text) ?? reference);
      collectBounds(place, intern({ kind: 'projection', trait, self: type, name: argument.name.text }), argument.bounds, into);
    }
  }
}
