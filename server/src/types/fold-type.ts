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
    case 'function-item': {
      const terms = foldAll(type.arguments, (term) => foldTerm(term, folder));
      return terms === type.arguments ? type : bounded(intern({ kind: type.kind, item: type.item, name: type.name, arguments: terms }));
    }
    case 'reference':
    case 'pointer': {
      const target = fold(type.target);
      return target === type.target ? type : bounded(intern({ kind: type.kind, isMutable: type.isMutable, target }));
    }
    case 'tuple': {
      const elements = foldAll(type.elements, fold);
      return elements === type.elements ? type : bounded(intern({ kind: 'tuple', elements }));
    }
    case 'array': {
      const [element, length] = [fold(type.element), foldConstant(type.length, folder)];
      return element === type.element && length === type.length ? type : bounded(intern({ kind: 'array', element, length }));
    }
    case 'slice': {
      const element = fold(type.element);
      return element === type.element ? type : bounded(intern({ kind: 'slice', element }));
    }
    case 'function': {
      const [parameters, result] = [foldAll(type.parameters, fold), fold(type.result)];
      return parameters === type.parameters && result === type.result ? type : bounded(intern({ kind: 'function', isUnsafe: type.isUnsafe, abi: type.abi, parameters, result }));
    }
    case 'dynamic': {
      const traits = foldAll(type.traits, (trait) => foldTrait(trait, folder));
      return traits === type.traits ? type : bounded(intern({ kind: 'dynamic', traits, others: type.others }));
    }
    case 'opaque': {
      const bounds = foldAll(type.bounds, (trait) => foldTrait(trait, folder));
      return bounds === type.bounds ? type : bounded(intern({ kind: 'opaque', owner: type.owner, ordinal: type.ordinal, bounds, others: type.others }));
    }
    case 'projection': {
      const [trait, self] = [type.trait === null ? null : foldTrait(type.trait, folder), fold(type.self)];
      return trait === type.trait && self === type.self ? type : bounded(intern({ kind: 'projection', trait, self, name: type.name }));
    }
    default:
      return assertNever(type);
  }
}

/** The list itself where nothing in it changed: most terms are only looked at, and making one costs the spelling of its id. */
function foldAll<T>(list: readonly T[], fold: (part: T) => T): readonly T[] {
  let changed: T[] | null = null;
  list.forEach((part, index) => {
    const folded = fold(part);
    if (changed === null && folded !== part) changed = list.slice(0, index);
    changed?.push(folded);
  });
  return changed ?? list;
}

export function foldTerm(term: GenericTerm, folder: TypeFolder): GenericTerm {
  if (term.kind === 'type') {
    const type = foldType(term.type, folder);
    return type === term.type ? term : { kind: 'type', type };
  }
  const constant = foldConstant(term.constant, folder);
  return constant === term.constant ? term : { kind: 'constant', constant };
}

export function foldTrait(reference: TraitReference, folder: TypeFolder): TraitReference {
  const terms = foldAll(reference.arguments, (term) => foldTerm(term, folder));
  const bindings = foldAll(reference.bindings, (binding) => {
    const type = foldType(binding.type, folder);
    return type === binding.type ? binding : { name: binding.name, type };
  });
  return terms === reference.arguments && bindings === reference.bindings ? reference : { item: reference.item, name: reference.name, arguments: terms, bindings };
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
