/** What the surroundings of a closure say of its parameters and result: a function pointer, a `dyn Fn`, or a bound that is pending. */
import type { Type } from '../type.ts';
import { boundCallable } from './callable-values.ts';
import { callableSignature } from './callable.ts';
import type { Inference } from './inference.ts';

export interface ClosureWish {
  readonly parameters: readonly Type[];
  /** `null`: nothing is said. */
  readonly result: Type | null;
  /** So many are demanded, and no others. */
  readonly isCounted: boolean;
}

export function closureWish(inference: Inference, expected: Type | null): ClosureWish | null {
  if (expected === null) return null;
  const type = inference.variables.shallow(expected);
  if (type.kind === 'function') return { ...type, isCounted: type.abi === null };
  if (type.kind === 'infer') return pendingWish(inference, type);
  const wish = boundCallable(inference, type)?.signature ?? callableSignature(inference, type);
  return wish === null ? null : { ...wish, isCounted: false };
}

/** `F: FnMut(A) -> B` for the variable that stands for `F`. */
function pendingWish(inference: Inference, variable: Type): ClosureWish | null {
  let parameters: readonly Type[] | null = null;
  let result: Type | null = null;
  for (const { obligation } of inference.pending) {
    if (obligation.kind === 'trait' && inference.variables.shallow(obligation.type) === variable && (obligation.trait.name === 'Fn' || obligation.trait.name === 'FnMut' || obligation.trait.name === 'FnOnce')) {
      const [inputs] = obligation.trait.arguments;
      const tuple = inputs?.kind === 'type' ? inference.variables.shallow(inputs.type) : null;
      if (tuple?.kind === 'tuple') parameters ??= tuple.elements;
    }
    if (obligation.kind === 'projection' && obligation.name === 'Output' && inference.variables.shallow(obligation.self) === variable) result ??= obligation.result;
  }
  return parameters === null ? null : { parameters, result, isCounted: true };
}
