/** Several traits declare the name, and the type may have more than one of them: which is meant. */
import { fileOfItem, isStdFile } from '../../items/index.ts';
import type { Certainty } from '../match.ts';
import type { ImplHeader } from '../impls.ts';
import { candidates } from '../traits/candidates.ts';
import { isClosed } from '../traits/closed.ts';
import { newSolver } from '../traits/solve.ts';
import type { TraitReference, Type } from '../type.ts';
import type { Inference } from './inference.ts';

export interface FittingTrait<T> {
  readonly found: T;
  readonly certainty: Certainty;
  readonly self: Type;
  readonly reference: TraitReference;
}

/** The one that surely fits; else the one that an impl is written for; else the program's own. */
export function bestOf<T>(inference: Inference, fitting: readonly FittingTrait<T>[]): T | 'unknown' | null {
  const sure = fitting.filter(({ certainty }) => certainty === 'yes');
  // A type parameter has what its bounds say, and what an impl for everything gives it.
  const left = sure.length > 0 ? sure : fitting.filter((each) => !isBounded(inference, each) || isWritten(inference, each));
  const [only] = left;
  if (only === undefined) return null;
  if (left.length === 1) return only.certainty === 'yes' || (!isObscured(inference, only) && (!wouldBeListed(inference, only) || (isWritten(inference, only) && !isForAnything(inference, only)))) ? only.found : 'unknown';
  const written = left.filter((each) => isWritten(inference, each));
  if (written.length === 1) return written[0]?.found ?? null;
  const own = left.filter(({ reference }) => !isStdFile(fileOfItem(reference.item)));
  return own.length === 1 ? (own[0]?.found ?? null) : 'unknown';
}

/** A type parameter all of whose bounds are known. */
function isBounded<T>(inference: Inference, each: FittingTrait<T>): boolean {
  return inference.variables.resolve(each.self).kind === 'parameter' && !isObscured(inference, each);
}

/** A type parameter with a bound that is not known, which may promise any method. */
function isObscured<T>(inference: Inference, { self }: FittingTrait<T>): boolean {
  return inference.environment.obscured.includes(inference.variables.resolve(self));
}

function isWritten<T>(inference: Inference, { self, reference }: FittingTrait<T>): boolean {
  return isWrittenFor(inference, inference.variables.resolve(self), reference);
}

/** `impl<I: Iterator> Iterator for &mut I` says as much of a reference as is said of what it leads to. */
function isWrittenFor(inference: Inference, self: Type, reference: TraitReference): boolean {
  const found = candidates(newSolver(inference.db, inference.environment), self, reference);
  if (self.kind !== 'reference' || self.target.kind === 'parameter') return found.length > 0;
  return found.some(({ header }) => header.self.kind !== 'reference' || header.self.target.kind !== 'parameter' || !demandsItself(header) || isWrittenFor(inference, self.target, reference));
}

function demandsItself({ predicates, trait }: ImplHeader): boolean {
  return predicates.some((predicate) => predicate.kind === 'trait' && predicate.type.kind === 'parameter' && predicate.trait.item === trait?.item);
}

/** The program's own trait, which an impl for everything may give to the type: `impl<R: Source> Rng for R`. */
function isForAnything<T>(inference: Inference, { self, reference }: FittingTrait<T>): boolean {
  if (isStdFile(fileOfItem(reference.item))) return false;
  return candidates(newSolver(inference.db, inference.environment), inference.variables.resolve(self), reference).some(({ header }) => header.self.kind === 'parameter');
}

/** Whether the program or the library would show an impl for the type if there were one: without it, a name that fits is a guess. So it is for an associated type of which nothing is known. */
function wouldBeListed<T>(inference: Inference, { self }: FittingTrait<T>): boolean {
  const type = inference.variables.resolve(self);
  if (type.kind === 'projection') return true;
  return isClosed(type) && (type.kind === 'reference' || (type.kind === 'adt' && !isStdFile(fileOfItem(type.item))));
}
