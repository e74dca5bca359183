/**
 * Which impl or bound makes a type implement a trait. Variables in the question may leave several candidates: then it waits.
 */
import { constantIdentity } from '../constant.ts';
import { type ImplHeader, implHeader } from '../impls.ts';
import { type Binding, both, type Certainty } from '../match.ts';
import { instantiate, instantiateTerm, instantiateTrait, type OwnerArguments } from '../substitute.ts';
import { type GenericTerm, type TraitReference, type Type, UNIT } from '../type.ts';
import { candidates } from '../traits/candidates.ts';
import { closedAnswer, closedSelection, isClosed, onlyOne } from '../traits/closed.ts';
import { implementsTrait, newSolver } from '../traits/solve.ts';
import type { Callable } from '../traits/solver.ts';
import { callableSignature } from './callable.ts';
import { type Inference, tupleOf } from './inference.ts';
import { openArguments } from './open-arguments.ts';
import { boundsOf, matchBound } from './trait-bounds.ts';
import { mentionsVariable, NOTHING_KNOWN } from './variables.ts';

export type Selection =
  | { readonly kind: 'impl'; readonly header: ImplHeader; readonly substitution: OwnerArguments }
  /** Which impl runs is not known. */
  | { readonly kind: 'bound'; readonly reference: TraitReference }
  /** A function, function pointer or closure and one of the traits `Fn`, `FnMut`, `FnOnce`. */
  | { readonly kind: 'callable'; readonly signature: Callable };

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
  if (isClosed(self) && wanted.arguments.every(isClosedTerm)) {
    const closed = closedSelection(inference.db, inference.environment, self, wanted);
    if (typeof closed === 'string') return closed === 'none' ? null : 'open';
    const header = implHeader(inference.db, closed.impl);
    const known = closed.substitution[0];
    if (header !== null && known !== undefined && known.arguments.every(isKnownTerm)) return { kind: 'impl', header, substitution: known };
  }
  comparedWithItself(inference, self, wanted);
  const found = candidates(newSolver(inference.db, inference.environment), self, wanted).filter(({ header }) => !header.isNegative);
  const chosen = onlyOne(found)?.header ?? null;
  if (chosen === null) return found.length === 0 ? null : 'open';
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
export function mayImplement(inference: Inference, type: Type, trait: TraitReference): Certainty {
  const self = inference.variables.resolve(type);
  const wanted = resolvedTrait(inference, trait);
  if (isClosed(self) && wanted.arguments.every(isClosedTerm)) return closedAnswer(inference.db, inference.environment, self, wanted);
  return implementsTrait(inference.db, inference.environment, self, wanted);
}

/** A number is compared with numbers of its own type. */
function comparedWithItself({ variables }: Inference, self: Type, { name, arguments: [other] }: TraitReference): void {
  if (self.kind === 'primitive' && (name === 'PartialOrd' || name === 'PartialEq') && other?.kind === 'type' && other.type.kind === 'infer' && other.type.of !== 'type') variables.tryUnify(other.type, self);
}

function isClosedTerm(term: GenericTerm): boolean {
  return term.kind === 'type' ? isClosed(term.type) : isPlainConstant(term);
}

function isPlainConstant(term: Extract<GenericTerm, { kind: 'constant' }>): boolean {
  return !constantIdentity(term.constant).includes('??');
}

function isKnownTerm(term: GenericTerm): boolean {
  return term.kind === 'type' ? term.type.kind !== 'unknown' : term.constant.kind !== 'unknown';
}

function isOpenTerm(term: GenericTerm): boolean {
  return term.kind === 'type' && mentionsVariable(term.type);
}

/** Whether the bounds of an impl may hold for what its parameters stand for. */
export function boundsHold(inference: Inference, header: ImplHeader, binding: Binding): Certainty {
  const substitution = [{ owner: header.item, arguments: binding.arguments.map((term): GenericTerm => term ?? { kind: 'type', type: NOTHING_KNOWN }), self: null }];
  const answers = header.predicates.map((predicate): Certainty => (predicate.kind === 'trait' ? mayImplement(inference, instantiate(predicate.type, substitution), instantiateTrait(predicate.trait, substitution)) : 'yes'));
  return both(...answers);
}

/** `open` where several bounds promise the trait with other arguments, and it is not known which are meant. */
function selectBound(inference: Inference, self: Type, trait: TraitReference): Selection | 'open' | null {
  const all = boundsOf(inference, self).flatMap((bound) => {
    const certainty = bound.item === trait.item ? matchBound(bound, trait) : 'no';
    return certainty === 'no' ? [] : [{ bound, certainty }];
  });
  const sure = all.filter(({ certainty }) => certainty === 'yes');
  const matching = sure.length > 0 ? sure : all;
  const [first] = matching;
  if (first === undefined) return null;
  if (all.length === 1) inference.variables.unifyTerms(first.bound.arguments, trait.arguments);
  if (matching.some(({ bound }) => matchBound(bound, first.bound) !== 'yes')) return 'open';
  return { kind: 'bound', reference: first.bound };
}

function selectCallable(inference: Inference, signature: Callable, trait: TraitReference): Selection {
  const [inputs] = trait.arguments;
  if (inputs?.kind === 'type') inference.variables.tryUnify(inputs.type, signature.parameters.length === 0 ? UNIT : tupleOf(signature.parameters));
  return { kind: 'callable', signature };
}

function resolvedTrait(inference: Inference, trait: TraitReference): TraitReference {
  if (!trait.arguments.some(isOpenTerm)) return trait;
  return { ...trait, arguments: trait.arguments.map((term): GenericTerm => (term.kind === 'type' ? { kind: 'type', type: inference.variables.resolve(term.type) } : term)) };
}
