/** The traits that a type has because a bound says so: of a type parameter, an `impl Trait`, a `dyn Trait`, an associated type. */
import { associatedTypeBounds, supertraitsOf } from '../lower-type.ts';
import type { TraitReference, Type } from '../type.ts';
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
