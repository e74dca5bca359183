/**
 * Rebuilding a type term with some of its parts replaced: the one place that knows where types and constants stand inside a term.
 * Invariant: the result's `id` stays below a bound, because polymorphic recursion doubles terms without end; what would
 * be longer is unknown (L9).
 */
import { assertNever } from '../base/assert-never.ts';
import type { Constant } from './constant.ts';
import { type GenericTerm, intern, type TraitReference, type Type, unknownType } from './type.ts';

/** In characters of a term's `id`. A term that a person can read is far below. */
const LONGEST_IDENTITY = 8_192;

/** What stands where a term grew without end. */
export const ENDLESS_TYPE = unknownType('…');

export interface TypeFolder {
  /** What stands in the place of a term, which is not looked into any more; `null`: the same with its parts folded. */
  readonly type: (type: Type) => Type | null;
  /** The same for constant terms. */
  readonly constant: (constant: Constant) => Constant | null;
}

/** `type` with what the folder replaces; parts are folded after the whole was asked about. */
export function foldType(type: Type, folder: TypeFolder): Type {
  const replaced = folder.type(type);
  if (replaced !== null) return replaced;
  const fold = (part: Type): Type => foldType(part, folder);
  switch (type.kind) {
    case 'primitive':
    case 'str':
    case 'never':
    case 'parameter':
    case 'closure':
    case 'infer':
    case 'unknown':
      return type;
    case 'adt':
      if (type.arguments.length === 0) return type;
      return bounded(intern({ kind: 'adt', item: type.item, name: type.name, arguments: type.arguments.map((term) => foldTerm(term, folder)) }));
    case 'reference':
    case 'pointer':
      return bounded(intern({ kind: type.kind, isMutable: type.isMutable, target: fold(type.target) }));
    case 'tuple':
      return bounded(intern({ kind: 'tuple', elements: type.elements.map(fold) }));
    case 'array':
      return bounded(intern({ kind: 'array', element: fold(type.element), length: foldConstant(type.length, folder) }));
    case 'slice':
      return bounded(intern({ kind: 'slice', element: fold(type.element) }));
    case 'function':
      return bounded(intern({ kind: 'function', isUnsafe: type.isUnsafe, abi: type.abi, parameters: type.parameters.map(fold), result: fold(type.result) }));
    case 'function-item':
      return bounded(intern({ kind: 'function-item', item: type.item, name: type.name, arguments: type.arguments.map((term) => foldTerm(term, folder)) }));
    case 'dynamic':
      return bounded(intern({ kind: 'dynamic', traits: type.traits.map((trait) => foldTrait(trait, folder)), others: type.others }));
    case 'opaque':
      return bounded(intern({ kind: 'opaque', owner: type.owner, ordinal: type.ordinal, bounds: type.bounds.map((trait) => foldTrait(trait, folder)), others: type.others }));
    case 'projection':
      return bounded(intern({ kind: 'projection', trait: type.trait === null ? null : foldTrait(type.trait, folder), self: fold(type.self), name: type.name }));
    default:
      return assertNever(type);
  }
}

export function foldTerm(term: GenericTerm, folder: TypeFolder): GenericTerm {
  return term.kind === 'type' ? { kind: 'type', type: foldType(term.type, folder) } : { kind: 'constant', constant: foldConstant(term.constant, folder) };
}

export function foldTrait(reference: TraitReference, folder: TypeFolder): TraitReference {
  if (reference.arguments.length === 0 && reference.bindings.length === 0) return reference;
  return {
    item: reference.item,
    name: reference.name,
    arguments: reference.arguments.map((term) => foldTerm(term, folder)),
    bindings: reference.bindings.map(({ name, type }) => ({ name, type: foldType(type, folder) })),
  };
}

export function foldConstant(constant: Constant, folder: TypeFolder): Constant {
  const replaced = folder.constant(constant);
  if (replaced !== null) return replaced;
  switch (constant.kind) {
    case 'value':
    case 'item':
    case 'parameter':
    case 'unknown':
      return constant;
    case 'unary':
      return { ...constant, operand: foldConstant(constant.operand, folder) };
    case 'binary':
      return { ...constant, left: foldConstant(constant.left, folder), right: foldConstant(constant.right, folder) };
    case 'cast':
      return { ...constant, operand: foldConstant(constant.operand, folder), type: foldType(constant.type, folder) };
    case 'size-of':
    case 'align-of':
      return { ...constant, type: foldType(constant.type, folder) };
    default:
      return assertNever(constant);
  }
}

function bounded(type: Type): Type {
  return type.id.length > LONGEST_IDENTITY ? ENDLESS_TYPE : type;
}
