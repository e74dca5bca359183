/** Values that are called: which of the things that a value leads to is callable, and how the call uses it. */
import type { Callable } from '../traits/solver.ts';
import type { Type } from '../type.ts';
import { autoderef } from './autoderef.ts';
import { callableSignature } from './callable.ts';
import { type Inference, unknownHere } from './inference.ts';
import { useMutably } from './nodes.ts';
import { tryProject } from './projections.ts';
import { boundsOf } from './trait-bounds.ts';
import type { TypedExpression } from './typed-body.ts';

export interface CallableValue {
  readonly callee: TypedExpression;
  readonly signature: Callable;
  readonly takes: 'shared' | 'mutable' | 'value';
}

const TAKES = { Fn: 'shared', FnMut: 'mutable', FnOnce: 'value' } as const;

/** `null` where nothing callable is found. How a closure itself is used follows from its captures: that is for `flow`. */
export function callableValue(inference: Inference, callee: TypedExpression): CallableValue | null {
  for (const step of autoderef(inference, callee)) {
    const signature = callableSignature(inference, step.type);
    if (signature !== null) return { callee: step.apply(), signature, takes: 'shared' };
    const bound = boundCallable(inference, step.type);
    if (bound === null) continue;
    const value = step.apply();
    if (bound.takes === 'mutable') useMutably(value);
    return { callee: value, ...bound };
  }
  return null;
}

/** What `F: Fn(A) -> B` or `dyn Fn(A) -> B` says; of several bounds the one that asks least of the value. */
export function boundCallable(inference: Inference, type: Type): Omit<CallableValue, 'callee'> | null {
  const bounds = boundsOf(inference, type);
  for (const name of ['Fn', 'FnMut', 'FnOnce'] as const) {
    const bound = bounds.find((candidate) => candidate.name === name);
    const [inputs] = bound?.arguments ?? [];
    if (bound === undefined || inputs?.kind !== 'type') continue;
    const parameters = inputs.type.kind === 'tuple' ? inputs.type.elements : [];
    // Whichever of the three is written, the trait above all says what comes back.
    const above = bounds.find((candidate) => candidate.name === 'FnOnce') ?? bound;
    const output = bound.bindings.find((binding) => binding.name === 'Output')?.type ?? tryProject(inference, type, above, 'Output', 0);
    return { signature: { parameters, result: output === null || output.kind === 'projection' ? unknownHere() : output }, takes: TAKES[name] };
  }
  return null;
}
