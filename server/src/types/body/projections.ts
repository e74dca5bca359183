/**
 * Associated types: what `<T as Iterator>::Item` and its like are, as far as an impl or a bound says it. One that waits for a
 * variable becomes a variable itself; one of a type parameter that no bound describes stays what it is.
 */
import { foldType } from '../fold-type.ts';
import { memberNamed } from '../impls.ts';
import { traitMembers } from '../impl-index.ts';
import { aliasedType, ownTraitReference } from '../lower-type.ts';
import type { Certainty } from '../match.ts';
import { instantiate } from '../substitute.ts';
import { closedProjection, isClosed } from '../traits/closed.ts';
import { normalizeType } from '../traits/solve.ts';
import type { GenericTerm, TraitReference, Type } from '../type.ts';
import { build, type Inference, unknownHere } from './inference.ts';
import type { KnownItem } from './known-items.ts';
import { awaitProjection } from './obligations.ts';
import { openArguments } from './open-arguments.ts';
import { type Selection, select } from './trait-selection.ts';
import { boundsOf, matchBound } from './trait-bounds.ts';

/** One associated type that is another one, so many times over. */
const DEEPEST_PROJECTION = 32;

/** The type with every associated type in it replaced by what it is. */
export function normalize(inference: Inference, type: Type, depth = 0): Type {
  if (!type.id.includes('>::')) return type;
  return foldType(type, {
    type: (part) => {
      if (part.kind !== 'projection') return part.id.includes('>::') ? null : part;
      return project(inference, normalize(inference, part.self, depth), part.trait === null ? null : normalizedTrait(inference, part.trait, depth), part.name, depth);
    },
    constant: () => null,
  });
}

/** The same for what stands in a trait's arguments; without its bindings. */
export function normalizedTrait(inference: Inference, trait: TraitReference, depth: number): TraitReference {
  if (trait.bindings.length === 0 && !trait.arguments.some((term) => term.kind === 'type' && term.type.id.includes('>::'))) return trait;
  const terms = trait.arguments.map((term): GenericTerm => (term.kind === 'type' ? { kind: 'type', type: normalize(inference, term.type, depth) } : term));
  return { ...trait, arguments: terms, bindings: [] };
}

/** `<self as trait>::name`; what cannot be said yet is a variable that waits. */
export function project(inference: Inference, self: Type, trait: TraitReference | null, name: string, depth = 0): Type {
  return tryProject(inference, self, trait, name, depth) ?? awaitProjection(inference, self, trait, name, depth);
}

/** The same; `null` while it cannot be said. */
export function tryProject(inference: Inference, self: Type, trait: TraitReference | null, name: string, depth: number): Type | null {
  // Impls whose associated types lead to each other without end say nothing.
  if (depth >= DEEPEST_PROJECTION) return unknownHere();
  const here = inference.variables.shallow(self);
  if (here.kind === 'unknown') return here;
  if (here.kind === 'infer' && here.of === 'type') return null;
  const reference = trait ?? traitWith(inference, here, name);
  if (reference === null) return build({ kind: 'projection', trait, self: inference.variables.resolve(here), name });
  const closed = inference.variables.resolve(here);
  const wanted = closedTrait(inference, reference);
  if (isClosed(closed) && wanted.arguments.every((term) => term.kind === 'type' && isClosed(term.type))) {
    const found = closedProjection(inference.db, inference.environment, closed, wanted, name);
    if (found.kind !== 'unknown') return found;
  }
  const selection = select(inference, here, reference, depth);
  if (selection === 'open') return null;
  const value = selection === null ? null : valueIn(inference, selection, here, reference, name, depth);
  if (value !== null) return value;
  // What the language itself knows: the sum of two numbers is a number.
  return normalizeType(inference.db, inference.environment, build({ kind: 'projection', trait: closedTrait(inference, reference), self: inference.variables.resolve(here), name }));
}

function closedTrait(inference: Inference, trait: TraitReference): TraitReference {
  return { ...trait, arguments: trait.arguments.map((term): GenericTerm => (term.kind === 'type' ? { kind: 'type', type: inference.variables.resolve(term.type) } : term)) };
}

/** `<self as trait>::name` for a trait of the library; `null` where `self` does not implement it, or that is not known. */
export function projectionOf(inference: Inference, self: Type, trait: KnownItem | null, name: string, written: readonly GenericTerm[] = []): Type | null {
  if (trait === null) return null;
  const reference: TraitReference = { item: trait.key, name: trait.name, arguments: openArguments(inference, trait.key, written), bindings: [] };
  const selection = select(inference, self, reference);
  if (selection === null || selection === 'open') return null;
  return valueIn(inference, selection, self, reference, name, 0) ?? build({ kind: 'projection', trait: reference, self: inference.variables.resolve(self), name });
}

/** What the chosen impl or bound says of the name; `null` if it says nothing. */
function valueIn(inference: Inference, selection: Selection, self: Type, trait: TraitReference, name: string, depth: number): Type | null {
  switch (selection.kind) {
    case 'impl': {
      const member = memberNamed(inference.db, selection.header.item, 'type-alias', name);
      if (member !== null) return normalize(inference, instantiate(aliasedType(inference.db, member), [selection.substitution]), depth + 1);
      const standard = memberNamed(inference.db, trait.item, 'type-alias', name);
      return standard === null ? null : normalize(inference, instantiate(aliasedType(inference.db, standard), [{ owner: trait.item, arguments: trait.arguments, self }]), depth + 1);
    }
    case 'bound': {
      const bound = selection.reference.bindings.find((binding) => binding.name === name);
      return bound?.type ?? assumedValue(inference, self, trait, name);
    }
    case 'callable':
      return name === 'Output' ? selection.signature.result : null;
  }
}

/** `T: Iterator<Item = u8>` in the bounds of the item around; `null` where several of `T: Index<A, Output = B>` may be meant. */
function assumedValue(inference: Inference, self: Type, trait: TraitReference, name: string): Type | null {
  const type = inference.variables.resolve(self);
  const wanted = closedTrait(inference, trait);
  const found = new Map<Type, Certainty>();
  for (const predicate of inference.environment.predicates) {
    if (predicate.kind !== 'projection' || predicate.projection.kind !== 'projection') continue;
    const { projection } = predicate;
    if (projection.name !== name || projection.self !== type) continue;
    const certainty = projection.trait === null ? 'yes' : projection.trait.item === trait.item ? matchBound(projection.trait, wanted) : 'no';
    if (certainty !== 'no' && found.get(predicate.type) !== 'yes') found.set(predicate.type, certainty);
  }
  const certain = [...found].filter(([, certainty]) => certainty === 'yes');
  const [only] = certain.length > 0 ? certain : found;
  return only === undefined || (certain.length !== 1 && found.size > 1) ? null : only[0];
}

/** The trait that `Type::Name` means where the text does not say it. */
function traitWith(inference: Inference, self: Type, name: string): TraitReference | null {
  const bound = boundsOf(inference, self).find((candidate) => memberNamed(inference.db, candidate.item, 'type-alias', name) !== null);
  if (bound !== undefined) return bound;
  for (const member of traitMembers(inference.db, inference.environment.file, name)) {
    if (member.kind !== 'type-alias') continue;
    const reference: TraitReference = { ...ownTraitReference(inference.db, member.owner), arguments: openArguments(inference, member.owner) };
    const selection = select(inference, self, reference);
    if (selection !== null && selection !== 'open') return reference;
  }
  return null;
}
