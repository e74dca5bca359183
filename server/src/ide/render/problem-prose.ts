/** Why a type has no size, as a clause that stands alone: what is unknown, and where it is. */
import { assertNever } from '../../base/assert-never.ts';
import { largestSize, type LayoutProblem, type Target } from '../../layout/index.ts';
import { grouped, listed, type Prose } from './prose.ts';

export function problemProse(problem: LayoutProblem, target: Target): Prose {
  switch (problem.kind) {
    case 'unknown-type':
      // Half a field: there is no name to print.
      if (problem.text === '') return problem.path.length === 0 ? ['size unknown: a type is missing'] : ['size unknown: the type of ', at(problem.path), ' is missing'];
      return problem.path.length === 0 ? ['size unknown: the layout of ', { code: problem.text }, ' is not known'] : ['size unknown: the layout of ', at(problem.path), ' (', { code: problem.text }, ') is not known'];
    case 'generic':
      return problem.parameters.length === 0 ? ['size depends on its parameters'] : ['size depends on ', ...listed(problem.parameters)];
    case 'infinite-size':
      return ['infinite size: contains itself through ', ...cycleProse(problem.cycle)];
    case 'too-large':
      return [...(problem.path.length === 0 ? [] : [at(problem.path), ' is ']), `too large: more than ${grouped(largestSize(target))} bytes, the most on ${target}-bit`];
    case 'unsized':
      return problem.path.length === 0 ? ['no size of its own: ', { code: problem.text }, ' lives behind a pointer'] : ['no size: ', at(problem.path), ' is ', { code: problem.text }, ', which lives behind a pointer'];
    case 'invalid-repr':
      return ['size unknown: the ', { code: 'repr' }, ...(problem.path.length === 0 ? [] : [' of ', at(problem.path)]), ' contradicts itself'];
    case 'unknown-constant':
      return ['size unknown: a number', ...(problem.path.length === 0 ? [] : [' in ', at(problem.path)]), ' cannot be computed'];
    case 'too-deep':
      return ['size unknown: nested too deep to compute'];
    default:
      return assertNever(problem);
  }
}

function at(path: readonly string[]): { readonly code: string } {
  return { code: path.join('.') };
}

function cycleProse(cycle: readonly { readonly type: string; readonly field: string }[]): Prose {
  if (cycle.length === 0) return ['its own fields'];
  return cycle.flatMap((step, index) => [...(index === 0 ? [] : [' → ']), { code: `${step.type}.${step.field}` }]);
}
