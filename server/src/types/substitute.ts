/**
 * Putting arguments in the place of an item's generic parameters: `Option<T>`'s field `T` becomes `u8` for `Option<u8>`.
 * Only the parameters of the given owner are replaced, all at once, so that arguments may mention the same parameters
 * (`struct A<T> { next: *mut A<(T, T)> }`). Invariant: the result's `id` stays below a bound, because polymorphic recursion
 * doubles terms without end; what would be longer is unknown (L9).
 */
import { assertNever } from '../base/assert-never.ts';
import type { ItemKey } from '../items/index.ts';
import { type Constant, UNKNOWN_CONSTANT } from './constant.ts';
import { type GenericTerm, intern, type Type, unknownType } from './type.ts';

/** In characters of a term's `id`. A term that a person can read is far below. */
const LONGEST_IDENTITY = 8_192;

/** What stands where a term grew without end. */
export const ENDLESS_TYPE = unknownType('…');

/**
 * `type` with the parameters of `owner` replaced; those of other items stay.
 * A parameter without an argument, or with one of the wrong kind, becomes unknown.
 */
export function substitute(type: Type, owner: ItemKey, generics: readonly GenericTerm[]): Type {
  // A term's id spells its parameters out, so most terms are recognised as untouched without a walk.
  if (!mentions(type, owner)) return type;
  switch (type.kind) {
    case 'primitive':
    case 'str':
    case 'never':
    case 'dynamic':
    case 'opaque':
    case 'unknown':
      return type;
    case 'parameter': {
      if (type.owner !== owner) return type;
      const argument = generics[type.index];
      return argument?.kind === 'type' ? argument.type : unknownType(type.name);
    }
    case 'adt':
      return bounded(
        intern({
          kind: 'adt',
          item: type.item,
          name: type.name,
          arguments: type.arguments.map((argument) => substituteTerm(argument, owner, generics)),
        }),
      );
    case 'reference':
    case 'pointer':
      return bounded(intern({ kind: type.kind, isMutable: type.isMutable, target: substitute(type.target, owner, generics) }));
    case 'tuple':
      return bounded(intern({ kind: 'tuple', elements: type.elements.map((element) => substitute(element, owner, generics)) }));
    case 'array':
      return bounded(intern({ kind: 'array', element: substitute(type.element, owner, generics), length: substituteConstant(type.length, owner, generics) }));
    case 'slice':
      return bounded(intern({ kind: 'slice', element: substitute(type.element, owner, generics) }));
    case 'function':
      return bounded(
        intern({
          kind: 'function',
          isUnsafe: type.isUnsafe,
          abi: type.abi,
          parameters: type.parameters.map((parameter) => substitute(parameter, owner, generics)),
          result: substitute(type.result, owner, generics),
        }),
      );
    default:
      return assertNever(type);
  }
}

/** The same for a constant term: const parameters, and the types inside casts and `size_of`. */
export function substituteConstant(constant: Constant, owner: ItemKey, generics: readonly GenericTerm[]): Constant {
  switch (constant.kind) {
    case 'value':
    case 'item':
    case 'unknown':
      return constant;
    case 'unary':
      return { ...constant, operand: substituteConstant(constant.operand, owner, generics) };
    case 'binary':
      return { ...constant, left: substituteConstant(constant.left, owner, generics), right: substituteConstant(constant.right, owner, generics) };
    case 'cast':
      return { ...constant, operand: substituteConstant(constant.operand, owner, generics), type: substitute(constant.type, owner, generics) };
    case 'parameter': {
      if (constant.owner !== owner) return constant;
      const argument = generics[constant.index];
      return argument?.kind === 'constant' ? argument.constant : UNKNOWN_CONSTANT;
    }
    case 'size-of':
    case 'align-of':
      return { ...constant, type: substitute(constant.type, owner, generics) };
    default:
      return assertNever(constant);
  }
}

function substituteTerm(term: GenericTerm, owner: ItemKey, generics: readonly GenericTerm[]): GenericTerm {
  return term.kind === 'type'
    ? { kind: 'type', type: substitute(term.type, owner, generics) }
    : { kind: 'constant', constant: substituteConstant(term.constant, owner, generics) };
}

function mentions(type: Type, owner: ItemKey): boolean {
  return type.id.includes(`${owner}?`);
}

function bounded(type: Type): Type {
  return type.id.length > LONGEST_IDENTITY ? ENDLESS_TYPE : type;
}
