/**
 * The signature of a function as one use of it sees it: each generic parameter is a variable, or what is written there, and what
 * the declaration demands of it is pending. A parameter of type `impl Trait` is a parameter of its own.
 */
import type { ItemKey } from '../../items/index.ts';
import { foldType } from '../fold-type.ts';
import { functionSignature, type FunctionSignature } from './declared-signature.ts';
import { instantiate, type OwnerArguments, type Substitution } from '../substitute.ts';
import type { GenericTerm, Type } from '../type.ts';
import { futureOf } from './futures.ts';
import type { Inference } from './inference.ts';
import { openArguments } from './open-arguments.ts';
import { normalize } from './projections.ts';

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
export function openSignature(inference: Inference, item: ItemKey, written: readonly GenericTerm[], outer: Substitution = []): OpenSignature | null {
  const declared = functionSignature(inference.db, item);
  if (declared === null) return null;
  const substitution = declared.owners.map((owner): OwnerArguments => {
    const known = outer.find((candidate) => candidate.owner === owner);
    return known ?? { owner, arguments: openArguments(inference, owner, owner === item ? written : []), self: inference.variables.fresh() };
  });
  return signatureWith(inference, declared, substitution);
}

export function signatureWith(inference: Inference, declared: FunctionSignature, substitution: Substitution): OpenSignature {
  const implicit = new Map<Type, Type>();
  const open = (type: Type): Type => normalize(inference, instantiate(type, substitution));
  const parameters = declared.parameters.map((parameter) => open(withoutImplTrait(inference, declared.item, parameter.type, implicit)));
  const result = open(declared.result);
  const generics = substitution.flatMap((owner) => owner.arguments);
  return { declared, parameters, result: declared.isAsync ? futureOf(inference, declared.item, result) : result, generics, substitution };
}

function withoutImplTrait(inference: Inference, owner: ItemKey, type: Type, variables: Map<Type, Type>): Type {
  if (!type.id.includes('impl ')) return type;
  return foldType(type, {
    type: (part) => {
      if (part.kind !== 'opaque' || part.owner !== owner) return null;
      const known = variables.get(part) ?? inference.variables.fresh();
      variables.set(part, known);
      return known;
    },
    constant: () => null,
  });
}
