/**
 * Whether a type has the shape of a pattern: the header of an impl, whose parameters may stand for anything, once.
 * The answer is `maybe` where something in the type is unknown or not decided yet; constants that are written in different
 * ways may be equal (L12).
 */
import type { ItemKey } from '../items/index.ts';
import type { Constant } from './constant.ts';
import { INTEGER_TYPES, type GenericTerm, type TraitReference, type Type } from './type.ts';

export type Certainty = 'yes' | 'no' | 'maybe';

/** The parameters of `owner` that stand for something; the others are `null`. */
export interface Binding {
  readonly owner: ItemKey | null;
  readonly arguments: (GenericTerm | null)[];
}

/** The worst of all answers: one `no` decides, then one `maybe`. */
export function both(...answers: readonly Certainty[]): Certainty {
  return answers.includes('no') ? 'no' : answers.includes('maybe') ? 'maybe' : 'yes';
}

/** Whether two types are the same one. */
export function sameType(left: Type, right: Type): Certainty {
  return matchType(left, right, { owner: null, arguments: [] });
}

/** Whether two types differ at their heads already: nothing below them needs to be looked at. Cheap, and never wrong about a `true`. */
export function headsDiffer(pattern: Type, type: Type): boolean {
  if (OPEN_HEADS.has(pattern.kind) || OPEN_HEADS.has(type.kind)) return false;
  if (pattern.kind !== type.kind) return true;
  if (pattern.kind === 'adt') return type.kind === 'adt' && pattern.item !== type.item;
  if (pattern.kind === 'reference') return type.kind === 'reference' && (pattern.isMutable !== type.isMutable || headsDiffer(pattern.target, type.target));
  return pattern.kind === 'primitive' && pattern !== type;
}

/** What may stand for any type, or turn out to be one. */
const OPEN_HEADS: ReadonlySet<Type['kind']> = new Set(['parameter', 'projection', 'opaque', 'infer', 'unknown']);

/** Binds the parameters of the pattern's owner on the way; after a `no` the binding is half filled. */
export function matchType(pattern: Type, type: Type, binding: Binding): Certainty {
  if (pattern.kind === 'parameter' && pattern.owner === binding.owner && pattern.index >= 0) {
    const bound = binding.arguments[pattern.index];
    if (bound?.kind === 'type') return sameType(bound.type, type);
    if (bound != null) return 'maybe';
    binding.arguments[pattern.index] = { kind: 'type', type };
    return 'yes';
  }
  if (pattern === type && (binding.owner === null || !pattern.id.includes(`${binding.owner}?`))) return pattern.kind === 'unknown' ? 'maybe' : 'yes';
  if (pattern.kind === 'unknown' || type.kind === 'unknown') return 'maybe';
  if (pattern.kind === 'infer') return couldBecome(pattern, type);
  if (type.kind === 'infer') return couldBecome(type, pattern);
  if (pattern.kind === 'projection' || type.kind === 'projection') return matchProjection(pattern, type, binding);
  switch (pattern.kind) {
    case 'primitive':
    case 'str':
    case 'never':
    case 'parameter':
    case 'closure':
      // Equal ones are the same object.
      return 'no';
    case 'adt':
      return type.kind === 'adt' && type.item === pattern.item ? matchTerms(pattern.arguments, type.arguments, binding) : 'no';
    case 'function-item':
      return type.kind === 'function-item' && type.item === pattern.item ? matchTerms(pattern.arguments, type.arguments, binding) : 'no';
    case 'reference':
    case 'pointer':
      return type.kind === pattern.kind && type.isMutable === pattern.isMutable ? matchType(pattern.target, type.target, binding) : 'no';
    case 'tuple':
      return type.kind === 'tuple' ? matchTypes(pattern.elements, type.elements, binding) : 'no';
    case 'array':
      return type.kind === 'array' ? both(matchType(pattern.element, type.element, binding), matchConstant(pattern.length, type.length, binding)) : 'no';
    case 'slice':
      return type.kind === 'slice' ? matchType(pattern.element, type.element, binding) : 'no';
    case 'function':
      if (type.kind !== 'function' || type.isUnsafe !== pattern.isUnsafe || type.abi !== pattern.abi) return 'no';
      return both(matchTypes(pattern.parameters, type.parameters, binding), matchType(pattern.result, type.result, binding));
    case 'dynamic':
      return type.kind === 'dynamic' ? matchTraits(pattern.traits, type.traits, [...pattern.others, ...type.others], binding) : 'no';
    case 'opaque':
      return type.kind === 'opaque' && type.owner === pattern.owner && type.ordinal === pattern.ordinal ? matchTraits(pattern.bounds, type.bounds, [], binding) : 'no';
  }
}

/** The same for trait references; bindings are not compared. */
export function matchTrait(pattern: TraitReference, reference: TraitReference, binding: Binding): Certainty {
  return pattern.item === reference.item ? matchTerms(pattern.arguments, reference.arguments, binding) : 'no';
}

export function matchTerms(patterns: readonly GenericTerm[], terms: readonly GenericTerm[], binding: Binding): Certainty {
  if (patterns.length !== terms.length) return 'maybe';
  return both(
    ...patterns.map((pattern, index): Certainty => {
      const term = terms[index];
      if (pattern.kind === 'type') return term?.kind === 'type' ? matchType(pattern.type, term.type, binding) : 'maybe';
      return term?.kind === 'constant' ? matchConstant(pattern.constant, term.constant, binding) : 'maybe';
    }),
  );
}

function matchTypes(patterns: readonly Type[], types: readonly Type[], binding: Binding): Certainty {
  if (patterns.length !== types.length) return 'no';
  return both(...patterns.map((pattern, index) => matchType(pattern, types[index] ?? pattern, binding)));
}

function matchTraits(patterns: readonly TraitReference[], traits: readonly TraitReference[], others: readonly string[], binding: Binding): Certainty {
  if (others.length > 0) return 'maybe';
  if (patterns.length !== traits.length) return 'no';
  return both(
    ...patterns.map((pattern): Certainty => {
      const trait = traits.find((candidate) => candidate.item === pattern.item);
      if (trait === undefined) return 'no';
      const bindings = pattern.bindings.map((wanted): Certainty => {
        const found = trait.bindings.find((candidate) => candidate.name === wanted.name);
        return found === undefined ? 'maybe' : matchType(wanted.type, found.type, binding);
      });
      return both(matchTrait(pattern, trait, binding), ...bindings);
    }),
  );
}

/** An associated type that could not be worked out is some type; that of a type parameter is none that can be spelt otherwise. */
function matchProjection(pattern: Type, type: Type, binding: Binding): Certainty {
  if (pattern.kind === 'projection' && type.kind === 'projection' && pattern.name === type.name) {
    const self = matchType(pattern.self, type.self, binding);
    return self === 'yes' ? 'yes' : 'maybe';
  }
  return isRigid(pattern) && isRigid(type) ? 'no' : 'maybe';
}

/** Whether a type is what it seems, rather than an associated type that may turn out to be any. */
export function isRigid(type: Type): boolean {
  if (type.kind !== 'projection') return type.kind !== 'unknown' && type.kind !== 'infer';
  return type.trait !== null && (type.self.kind === 'parameter' || type.self.kind === 'opaque' || (type.self.kind === 'projection' && isRigid(type.self)));
}

function matchConstant(pattern: Constant, constant: Constant, binding: Binding): Certainty {
  if (pattern.kind === 'parameter' && pattern.owner === binding.owner) {
    const bound = binding.arguments[pattern.index];
    if (bound?.kind === 'constant') return matchConstant(bound.constant, constant, { owner: null, arguments: [] });
    if (bound != null) return 'maybe';
    binding.arguments[pattern.index] = { kind: 'constant', constant };
    return 'yes';
  }
  if (pattern.kind === 'value' && constant.kind === 'value') return pattern.value === constant.value ? 'yes' : 'no';
  if (pattern.kind === 'parameter' && constant.kind === 'parameter') return pattern.owner === constant.owner && pattern.index === constant.index ? 'yes' : 'no';
  if (pattern.kind === 'item' && constant.kind === 'item' && pattern.item === constant.item) return 'yes';
  return 'maybe';
}

/** What an undecided type may still turn out to be. */
function couldBecome(variable: Extract<Type, { kind: 'infer' }>, type: Type): Certainty {
  if (variable === type) return 'yes';
  const isOpen = type.kind === 'infer' && (type.of === 'type' || type.of === variable.of);
  switch (variable.of) {
    case 'type':
      return 'maybe';
    case 'integer':
      return isOpen || (type.kind === 'primitive' && (INTEGER_TYPES as readonly string[]).includes(type.name)) ? 'maybe' : 'no';
    case 'float':
      return isOpen || (type.kind === 'primitive' && (type.name === 'f32' || type.name === 'f64')) ? 'maybe' : 'no';
    case 'string':
      return isOpen || (type.kind === 'reference' && type.target.kind === 'str') || (type.kind === 'adt' && type.name === 'String') ? 'maybe' : 'no';
  }
}
