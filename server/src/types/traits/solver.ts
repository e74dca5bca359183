/**
 * What answering a question about traits carries along. The parts of the answer call each other in a circle (an impl's
 * bounds are questions of their own, and so are associated types in them); they reach each other through the solver.
 * Invariant: every question costs fuel, and without fuel the answer is `maybe`.
 */
import type { Database } from '../../base/query.ts';
import type { Certainty } from '../match.ts';
import type { Environment } from '../predicates.ts';
import type { TraitReference, Type } from '../type.ts';

export interface Callable {
  readonly parameters: readonly Type[];
  readonly result: Type;
}

/** Where a question is asked. `callable` knows the signatures of the closures of a body that is being inferred. */
export interface SolverEnvironment extends Environment {
  readonly callable?: (type: Type) => Callable | null;
  /** Closures with the right number of parameters are what a bound asks of them. */
  readonly closuresFit?: boolean;
}

export interface Solver {
  readonly db: Database;
  readonly environment: SolverEnvironment;
  /** Questions that may still be asked. */
  fuel: number;
  /** Those being answered, outermost first. */
  readonly running: string[];
  readonly implements: (type: Type, trait: TraitReference) => Certainty;
  readonly normalize: (type: Type) => Type;
}

/** Beyond this depth questions belong to bounds that lead to ever larger types. */
const DEEPEST = 24;
export const SOLVER_FUEL = 1_000;

/** The answer, or `otherwise` where the same question is being answered already (`again`) or the fuel has run out. */
export function asking<T>(solver: Solver, question: string, otherwise: (reason: 'again' | 'exhausted') => T, answer: () => T): T {
  if (solver.running.includes(question)) return otherwise('again');
  solver.fuel -= 1;
  if (solver.fuel < 0 || solver.running.length >= DEEPEST) return otherwise('exhausted');
  solver.running.push(question);
  try {
    return answer();
  } finally {
    solver.running.pop();
  }
}

/** The best of all answers: one `yes` decides, then one `maybe`. */
export function either(...answers: readonly Certainty[]): Certainty {
  return answers.includes('yes') ? 'yes' : answers.includes('maybe') ? 'maybe' : 'no';
}
