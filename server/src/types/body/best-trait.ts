/** Several traits declare the name, and the type may have more than one of them: which is meant. */
import { fileOfItem, isStdFile } from '../../items/index.ts';
import type { Certainty } from '../match.ts';
import { candidates } from '../traits/candidates.ts';
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
  const left = sure.length > 0 ? sure : fitting;
  if (left.length <= 1) return left[0]?.found ?? null;
  const written = left.filter(({ self, reference }) => candidates(newSolver(inference.db, inference.environment), inference.variables.resolve(self), reference).length > 0);
  if (written.length === 1) return written[0]?.found ?? null;
  const own = left.filter(({ reference }) => !isStdFile(fileOfItem(reference.item)));
  return own.length === 1 ? (own[0]?.found ?? null) : 'unknown';
}
