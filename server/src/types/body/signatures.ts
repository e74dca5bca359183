/**
 * The signature of a function as one use of it sees it: each generic parameter is a variable, or what is written there, and what
 * the declaration demands of it is pending.
 */
import type { ItemKey } from '../../items/index.ts';
import { functionSignature, type FunctionSignature } from '../signatures.ts';
import { instantiate, instantiateTrait, type OwnerArguments, type Substitution } from '../substitute.ts';
import type { GenericTerm, Type } from '../type.ts';
import { futureOf } from './futures.ts';
import type { Inference } from './inference.ts';
import { openArguments, openParameters } from './open-arguments.ts';
import { normalize } from './projections.ts';
import { demandEqual, demandTrait } from './settle.ts';

export interface OpenSignature {
  readonly declared: FunctionSignature;
  readonly parameters: readonly Type[];
  readonly result: Type;
  /** Those of the impl or trait around it, then its own. */
  readonly generics: readonly GenericTerm[];
  readonly substitution: Substitution;
}

/**
 * @param written turbofish arguments of the function itself.
 * @param outer what is known of the impl or trait around it; what is missing becomes a variable.
 */
export function openSignature(inference: Inference, item: ItemKey, written: readonly GenericTerm[], outer: OwnerArguments | null = null): OpenSignature | null {
  const declared = functionSignature(inference.db, item);
  if (declared === null) return null;
  const substitution = declared.owners.map((owner): OwnerArguments => {
    if (owner === item) return { owner, arguments: openParameters(inference, declared.generics, written), self: null };
    return outer?.owner === owner ? outer : { owner, arguments: openArguments(inference, owner), self: inference.variables.fresh() };
  });
  for (const predicate of declared.predicates) {
    if (predicate.kind === 'trait') demandTrait(inference, instantiate(predicate.type, substitution), instantiateTrait(predicate.trait, substitution), 0);
    else demandEqual(inference, instantiate(predicate.projection, substitution), instantiate(predicate.type, substitution), 0);
  }
  return signatureWith(inference, declared, substitution);
}

export function signatureWith(inference: Inference, declared: FunctionSignature, substitution: Substitution): OpenSignature {
  const open = (type: Type): Type => normalize(inference, instantiate(type, substitution));
  const result = open(declared.result);
  return {
    declared,
    parameters: declared.parameters.map((parameter) => open(parameter.type)),
    result: declared.isAsync ? futureOf(inference, declared.item, result) : result,
    generics: substitution.flatMap((owner) => owner.arguments),
    substitution,
  };
}
