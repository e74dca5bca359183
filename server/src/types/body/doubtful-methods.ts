/**
 * Methods of traits that were taken before it was certain that the receiver has the trait. If it still is not when every
 * type is known, another method may be meant, and nothing in the body that rests on types is certain (O15).
 */
import { implsFor } from '../impl-index.ts';
import { type Binding, matchType } from '../match.ts';
import { instantiateTrait } from '../substitute.ts';
import { implementsTrait } from '../traits/solve.ts';
import type { Callable } from '../traits/solver.ts';
import { type GenericTerm, type TraitReference, type Type, unknownType } from '../type.ts';
import type { Inference } from './inference.ts';
import { mayImplement } from './trait-selection.ts';

/** A method of a trait that no bound promises was taken for a receiver of this type. */
export function noteTraitMethod(inference: Inference, type: Type, trait: TraitReference): void {
  if (mayImplement(inference, type, trait) !== 'yes') inference.undecidedMethods.push({ type, trait });
}

/** Whether a method was taken that may be another one. To be asked when every type is known. */
export function isDoubtful(inference: Inference): boolean {
  const { undecidedMethods } = inference;
  while (undecidedMethods.length > 0) {
    const last = undecidedMethods.at(-1);
    if (last !== undefined && !surelyHas(inference, inference.variables.final(last.type, new Map()), last.trait)) return true;
    undecidedMethods.pop();
  }
  return false;
}

/**
 * Whether the type has the trait with whatever arguments: the method is the trait's in each case. A closure is taken for what
 * a bound of an impl asks of it, because another one would be an error and no reason to take another method.
 */
function surelyHas(inference: Inference, type: Type, trait: TraitReference): boolean {
  const final = (part: Type): Type => inference.variables.final(part, new Map());
  const callable = (closure: Type): Callable | null => {
    const signature = inference.environment.callable?.(closure) ?? null;
    return signature === null ? null : { parameters: signature.parameters.map(final), result: final(signature.result) };
  };
  const environment = { ...inference.environment, callable, closuresFit: true };
  if (trait.arguments.length === 0) return implementsTrait(inference.db, environment, type, trait) === 'yes';
  return implsFor(inference.db, environment.file, trait.item, type).some((header) => {
    const binding: Binding = { owner: header.item, arguments: header.generics.map(() => null) };
    if (header.trait === null || header.isNegative || matchType(header.self, type, binding) !== 'yes') return false;
    const known = binding.arguments.map((term): GenericTerm => term ?? { kind: 'type', type: unknownType('_') });
    return implementsTrait(inference.db, environment, type, instantiateTrait(header.trait, [{ owner: header.item, arguments: known, self: null }])) === 'yes';
  });
}
