/**
 * Building layouts and their problems: the empty layout of each kind, and how a part's problem becomes the problem of the
 * whole. Nothing is computed here. Invariant: a layout has a `problem` exactly if its size is `null`.
 */
import { assertNever } from '../base/assert-never.ts';
import { printType, type Type } from '../types/index.ts';
import type { LayoutProblem, Target, TypeLayout } from './model.ts';

/** A layout of which nothing but `details` is known to be there. */
export function layoutWith(type: Type, target: Target, kind: TypeLayout['kind'], details: Partial<Omit<TypeLayout, 'type' | 'target' | 'kind'>>): TypeLayout {
  return {
    type,
    target,
    kind,
    size: null,
    align: null,
    problem: null,
    isUninhabited: false,
    fields: [],
    tag: null,
    variants: [],
    element: null,
    padding: details.size === undefined || details.size === null ? null : 0,
    holes: [],
    best: null,
    repr: [],
    orderIsPromised: false,
    ...details,
  };
}

/** A type of which only the reason is known why its layout is not. */
export function unknownLayout(type: Type, target: Target, problem: LayoutProblem): TypeLayout {
  return layoutWith(type, target, 'unknown', { problem });
}

/**
 * The problem of a type whose part `step` (a field, or nothing for an array's element) of type `part` has `problem`.
 * Only the types on a cycle have an infinite size; one that merely contains such a type has a part whose layout is not
 * known (L9).
 */
export function problemOfWhole(step: string | null, part: Type, problem: LayoutProblem): LayoutProblem {
  const steps = step === null ? [] : [step];
  switch (problem.kind) {
    case 'infinite-size':
      return { kind: 'unknown-type', path: steps, text: printType(part) };
    case 'unknown-type':
    case 'too-large':
    case 'unsized':
    case 'invalid-repr':
    case 'unknown-constant':
      return { ...problem, path: [...steps, ...problem.path] };
    case 'generic':
    case 'too-deep':
      return problem;
    default:
      return assertNever(problem);
  }
}

/**
 * The problem to name of several: the first that is not about free parameters; if all are, their parameters together,
 * because only an instance for all of them has a layout (L8).
 */
export function mainProblem(problems: readonly LayoutProblem[]): LayoutProblem | null {
  const parameters = new Set<string>();
  for (const problem of problems) {
    if (problem.kind !== 'generic') return problem;
    for (const parameter of problem.parameters) parameters.add(parameter);
  }
  return parameters.size === 0 ? null : { kind: 'generic', parameters: [...parameters] };
}

/** Why a length or discriminant has no value. */
export function constantProblem(parameters: readonly string[], path: readonly string[]): LayoutProblem {
  return parameters.length === 0 ? { kind: 'unknown-constant', path } : { kind: 'generic', parameters };
}
