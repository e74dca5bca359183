/** What can be called because of what it is: functions, function pointers, closures; with what, and what comes back. */
import { functionSignature } from '../signatures.ts';
import { callableOf } from '../traits/callables.ts';
import { newSolver } from '../traits/solve.ts';
import type { Callable } from '../traits/solver.ts';
import type { Type } from '../type.ts';
import { futureOf } from './futures.ts';
import type { Inference } from './inference.ts';

/** The signature that the type itself has; `null` for what is callable by a bound only, through a reference, or not at all. */
export function callableSignature(inference: Inference, type: Type): Callable | null {
  const here = inference.variables.shallow(type);
  if (here.kind !== 'function' && here.kind !== 'closure' && here.kind !== 'function-item') return null;
  const callable = callableOf(newSolver(inference.db, inference.environment), here);
  if (callable === null || here.kind !== 'function-item' || functionSignature(inference.db, here.item)?.isAsync !== true) return callable;
  return { ...callable, result: futureOf(inference, here.item, callable.result) };
}
