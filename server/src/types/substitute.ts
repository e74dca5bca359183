/**
 * Putting arguments in the place of items' generic parameters: `Option<T>`'s field `T` becomes `u8` for `Option<u8>`.
 * Only the parameters of the given owners are replaced, all at once, so that arguments may mention the same parameters
 * (`struct A<T> { next: *mut A<(T, T)> }`, a method that calls itself with other arguments).
 */
import type { ItemKey } from '../items/index.ts';
import { type Constant, constantIdentity, UNKNOWN_CONSTANT } from './constant.ts';
import { foldConstant, foldTrait, foldType, type TypeFolder } from './fold-type.ts';
import { type GenericTerm, type TraitReference, traitIdentity, type Type, unknownType } from './type.ts';

/** What stands for one item's parameters, by their index; `self` for the `Self` of a trait. */
export interface OwnerArguments {
  readonly owner: ItemKey;
  readonly arguments: readonly GenericTerm[];
  /** `null`: `Self` stays. */
  readonly self: Type | null;
}

/** Arguments for the parameters of several owners: an impl or a trait, and a method in it. */
export type Substitution = readonly OwnerArguments[];

/**
 * `type` with the parameters of `owner` replaced; those of other items stay.
 * A parameter without an argument, or with one of the wrong kind, becomes unknown.
 */
export function substitute(type: Type, owner: ItemKey, generics: readonly GenericTerm[]): Type {
  return instantiate(type, [{ owner, arguments: generics, self: null }]);
}

/** The same for a constant term: const parameters, and the types inside casts and `size_of`. */
export function substituteConstant(constant: Constant, owner: ItemKey, generics: readonly GenericTerm[]): Constant {
  return foldConstant(constant, folderOf([{ owner, arguments: generics, self: null }]));
}

/** `type` with the parameters of all these owners replaced at once. */
export function instantiate(type: Type, substitution: Substitution): Type {
  return mentions(type.id, substitution) ? foldType(type, folderOf(substitution)) : type;
}

export function instantiateConstant(constant: Constant, substitution: Substitution): Constant {
  return mentions(constantIdentity(constant), substitution) ? foldConstant(constant, folderOf(substitution)) : constant;
}

export function instantiateTerm(term: GenericTerm, substitution: Substitution): GenericTerm {
  return term.kind === 'type' ? { kind: 'type', type: instantiate(term.type, substitution) } : { kind: 'constant', constant: instantiateConstant(term.constant, substitution) };
}

export function instantiateTrait(reference: TraitReference, substitution: Substitution): TraitReference {
  return mentions(traitIdentity(reference), substitution) ? foldTrait(reference, folderOf(substitution)) : reference;
}

function folderOf(substitution: Substitution): TypeFolder {
  return {
    type: (type) => {
      // A term's id spells its parameters out, so most terms are recognised as untouched without a walk.
      if (!mentions(type.id, substitution)) return type;
      if (type.kind !== 'parameter') return null;
      const found = substitution.find(({ owner }) => owner === type.owner);
      if (found === undefined) return type;
      if (type.index < 0) return found.self ?? type;
      const argument = found.arguments[type.index];
      return argument?.kind === 'type' ? argument.type : unknownType(type.name);
    },
    constant: (constant) => {
      if (constant.kind !== 'parameter') return null;
      const found = substitution.find(({ owner }) => owner === constant.owner);
      if (found === undefined) return constant;
      const argument = found.arguments[constant.index];
      return argument?.kind === 'constant' ? argument.constant : UNKNOWN_CONSTANT;
    },
  };
}

function mentions(id: string, substitution: Substitution): boolean {
  return substitution.some(({ owner }) => id.includes(`${owner}?`));
}
