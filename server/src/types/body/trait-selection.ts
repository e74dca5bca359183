/**
 * Which impl or bound makes a type implement a trait. Variables in the question may leave several candidates: then it waits.
 * A blanket impl is a candidate only if its own bounds may hold, which is asked of its bounds in turn, to a limited depth.
 */
import { isStdFile, fileOfItem } from '../../items/index.ts';
import { implsOfTrait } from '../impl-index.ts';
import type { ImplHeader } from '../impls.ts';
import { type Binding, both, type Certainty, matchTerms, matchType, sameType } from '../match.ts';
import { instantiate, instantiateTerm, instantiateTrait, type OwnerArguments } from '../substitute.ts';
import { type GenericTerm, type TraitReference, traitIdentity, type Type, UNIT } from '../type.ts';
import { type CallableSignature, callableSignature } from './callable.ts';
import { type Inference, tupleOf } from './inference.ts';
import { openArguments } from './open-arguments.ts';
import { boundsOf } from './trait-bounds.ts';
import { mentionsVariable, NOTHING_KNOWN } from './variables.ts';

export type Selection =
  | { readonly kind: 'impl'; readonly header: ImplHeader; readonly substitution: OwnerArguments }
  /** Which impl runs is not known. */
  | { readonly kind: 'bound'; readonly reference: TraitReference }
  /** A function, function pointer or closure and one of the traits `Fn`, `FnMut`, `FnOnce`. */
  | { readonly kind: 'callable'; readonly signature: CallableSignature };

const DEEPEST = 6;
const CALLABLE: ReadonlySet<string> = new Set(['Fn', 'FnMut', 'FnOnce']);

/** Decides how `type` implements `trait` and binds what follows from it; `null` if it does not, `open` while that cannot be said. */
export function select(inference: Inference, type: Type, trait: TraitReference, depth = 0): Selection | 'open' | null {
  const { variables } = inference;
  const self = variables.resolve(type);
  if (self.kind === 'unknown' || (self.kind === 'infer' && self.of === 'type')) return 'open';
  const wanted = resolvedTrait(inference, trait);
  const bound = selectBound(inference, self, wanted);
  if (bound !== null) return bound;
  if (CALLABLE.has(trait.name)) {
    const callable = callableSignature(inference, self);
    if (callable !== null) return selectCallable(inference, callable, wanted);
  }
  const candidates = candidatesFor(inference, self, wanted, 0);
  const chosen = onlyOne(candidates);
  if (chosen === null) return candidates.length === 0 ? null : 'open';
  // A text literal becomes a `String` where one is wanted, not because of what `String` can do.
  if (self.kind === 'infer' && self.of === 'string' && chosen.self.kind === 'adt') return 'open';
  const substitution: OwnerArguments = { owner: chosen.item, arguments: openArguments(inference, chosen.item), self: null };
  const before = variables.snapshot();
  const fits = variables.unify(instantiate(chosen.self, [substitution]), self) && variables.unifyTerms((chosen.trait?.arguments ?? []).map((term) => instantiateTerm(term, [substitution])), wanted.arguments);
  if (!fits) {
    variables.rollback(before);
    return null;
  }
  variables.commit();
  for (const predicate of chosen.predicates) {
    if (predicate.kind === 'trait') inference.walk.demandTrait(inference, instantiate(predicate.type, [substitution]), instantiateTrait(predicate.trait, [substitution]), depth + 1);
    else inference.walk.demandEqual(inference, instantiate(predicate.projection, [substitution]), instantiate(predicate.type, [substitution]), depth + 1);
  }
  return { kind: 'impl', header: chosen, substitution };
}

/** Whether `type` may implement `trait`; nothing is bound. */
export function mayImplement(inference: Inference, type: Type, trait: TraitReference, depth = 0): Certainty {
  const self = inference.variables.resolve(type);
  const wanted = resolvedTrait(inference, trait);
  const key = mentionsVariable(self) || wanted.arguments.some(isOpenTerm) ? null : `${self.id}: ${traitIdentity(wanted)}`;
  const known = key === null ? undefined : inference.implemented.get(key);
  if (known !== undefined) return known;
  const answer = evaluate(inference, self, wanted, depth);
  if (key !== null && depth === 0) inference.implemented.set(key, answer);
  return answer;
}

function isOpenTerm(term: GenericTerm): boolean {
  return term.kind === 'type' && mentionsVariable(term.type);
}

function evaluate(inference: Inference, self: Type, trait: TraitReference, depth: number): Certainty {
  if (self.kind === 'unknown' || (self.kind === 'infer' && self.of === 'type') || depth > DEEPEST) return 'maybe';
  switch (trait.name) {
    case 'Clone':
      // Every value can be cloned.
      return 'yes';
    case 'Sized':
      return self.kind === 'str' || self.kind === 'slice' || self.kind === 'dynamic' ? 'no' : 'yes';
    case 'Send':
    case 'Sync':
    case 'Unpin':
      return 'maybe';
    case 'Copy':
      return inference.walk.isCopy(inference, self);
    default:
  }
  const bounds = boundsOf(inference, self).filter((bound) => bound.item === trait.item).map((bound) => matchBound(bound, trait));
  if (bounds.includes('yes')) return 'yes';
  if (CALLABLE.has(trait.name) && (self.kind === 'function' || self.kind === 'function-item' || self.kind === 'closure')) return 'yes';
  const impls = candidatesFor(inference, self, trait, depth).map(({ certainty }) => certainty);
  if (impls.includes('yes')) return 'yes';
  return bounds.includes('maybe') || impls.includes('maybe') || inference.environment.obscured.includes(self) ? 'maybe' : 'no';
}

function matchBound(bound: TraitReference, trait: TraitReference): Certainty {
  return both(...bound.arguments.map((term, index) => sameTerm(term, trait.arguments[index])));
}

function sameTerm(left: GenericTerm, right: GenericTerm | undefined): Certainty {
  return left.kind === 'type' && right?.kind === 'type' ? sameType(left.type, right.type) : 'maybe';
}

interface Candidate {
  readonly header: ImplHeader;
  readonly certainty: Exclude<Certainty, 'no'>;
}

function candidatesFor(inference: Inference, self: Type, trait: TraitReference, depth: number): Candidate[] {
  return implsOfTrait(inference.db, inference.environment.file, trait.item).flatMap((header): Candidate[] => {
    if (header.isNegative || header.trait === null) return [];
    const binding: Binding = { owner: header.item, arguments: header.generics.map(() => null) };
    const shape = both(matchType(header.self, self, binding), matchTerms(header.trait.arguments, trait.arguments, binding));
    if (shape === 'no') return [];
    const certainty = both(shape, boundsHold(inference, header, binding, depth));
    return certainty === 'no' ? [] : [{ header, certainty }];
  });
}

/** Whether the bounds of an impl may hold for what its parameters stand for. */
export function boundsHold(inference: Inference, header: ImplHeader, binding: Binding, depth: number): Certainty {
  const substitution = [{ owner: header.item, arguments: binding.arguments.map((term): GenericTerm => term ?? { kind: 'type', type: NOTHING_KNOWN }), self: null }];
  const answers = header.predicates.map((predicate): Certainty => {
    if (predicate.kind !== 'trait') return 'yes';
    const type = instantiate(predicate.type, substitution);
    // What an associated type is, is not worked out for a question.
    return type.kind === 'projection' ? 'maybe' : mayImplement(inference, type, instantiateTrait(predicate.trait, substitution), depth + 1);
  });
  return both(...answers);
}

/** The one impl that is left; of several that surely fit, the program's own before the library's. */
function onlyOne(candidates: readonly Candidate[]): ImplHeader | null {
  if (candidates.length === 1) return candidates[0]?.header ?? null;
  const sure = candidates.filter(({ certainty }) => certainty === 'yes');
  if (sure.length !== candidates.length) return null;
  const own = sure.filter(({ header }) => !isStdFile(fileOfItem(header.item)));
  return (own.length > 0 ? own : sure)[0]?.header ?? null;
}

function selectBound(inference: Inference, self: Type, trait: TraitReference): Selection | null {
  const matching = boundsOf(inference, self).filter((bound) => bound.item === trait.item && matchBound(bound, trait) !== 'no');
  const [first] = matching;
  if (first === undefined) return null;
  if (matching.length === 1) inference.variables.unifyTerms(first.arguments, trait.arguments);
  return { kind: 'bound', reference: first };
}

function selectCallable(inference: Inference, signature: CallableSignature, trait: TraitReference): Selection {
  const [inputs] = trait.arguments;
  if (inputs?.kind === 'type') inference.variables.tryUnify(inputs.type, signature.parameters.length === 0 ? UNIT : tupleOf(signature.parameters));
  return { kind: 'callable', signature };
}

function resolvedTrait(inference: Inference, trait: TraitReference): TraitReference {
  if (!trait.arguments.some(isOpenTerm)) return trait;
  return { ...trait, arguments: trait.arguments.map((term): GenericTerm => (term.kind === 'type' ? { kind: 'type', type: inference.variables.resolve(term.type) } : term)) };
}
