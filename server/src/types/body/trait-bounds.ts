/** The traits that a type has because a bound says so: of a type parameter, an `impl Trait`, a `dyn Trait`, an associated type. */
import { associatedTypeBounds, supertraitsOf } from '../lower-type.ts';
import { both, type Certainty, sameType } from '../match.ts';
import type { GenericTerm, TraitReference, Type } from '../type.ts';
import type { Inference } from './inference.ts';

/** All traits that bounds promise of a type, those above them included; with bindings where they are known. */
export function boundsOf(inference: Inference, type: Type): readonly TraitReference[] {
  const { db, environment } = inference;
  const assumed = environment.predicates.flatMap((predicate) => (predicate.kind === 'trait' && predicate.type === type ? [predicate.trait] : []));
  switch (type.kind) {
    case 'parameter':
      return assumed;
    case 'dynamic':
      return [...assumed, ...withSupertraits(inference, type.traits, type)];
    case 'opaque':
      return [...assumed, ...withSupertraits(inference, type.bounds, type)];
    case 'projection':
      return type.trait === null ? assumed : [...assumed, ...withSupertraits(inference, associatedTypeBounds(db, type.trait, type.self, type.name), type)];
    default:
      return assumed;
  }
}

function withSupertraits(inference: Inference, traits: readonly TraitReference[], self: Type): TraitReference[] {
  return traits.flatMap((trait) => [trait, ...supertraitsOf(inference.db, trait, self).map((above) => withBindings(above, trait))]);
}

/** `FnMut(A) -> B` says what the `Output` of the trait above is. */
function withBindings(above: TraitReference, trait: TraitReference): TraitReference {
  return above.bindings.length > 0 || trait.bindings.length === 0 ? above : { ...above, bindings: trait.bindings };
}

/** Whether no other of a type's bounds gives it the trait with other arguments; of several the arguments of a call choose. */
export function isOnlyBound(bounds: readonly TraitReference[], bound: TraitReference): boolean {
  return bounds.every((other) => other.item !== bound.item || matchBound(other, bound) === 'yes');
}

/** Whether a bound is for the arguments of a trait as well. */
export function matchBound(bound: TraitReference, trait: TraitReference): Certainty {
  return both(...bound.arguments.map((term, index) => sameTerm(term, trait.arguments[index])));
}

function sameTerm(left: GenericTerm, right: GenericTerm | undefined): Certainty {
  return left.kind === 'type' && right?.kind === 'type' ? sameType(left.type, right.type) : 'maybe';
}
