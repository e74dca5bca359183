/** `syntax-error` and `missing-token`: what the parser could not read, in words. Offsets are those of the problem. */
import { assertNever } from '../../base/assert-never.ts';
import type { SyntaxProblem } from '../../syntax/index.ts';
import type { RuleCode } from '../registry.ts';

export function describeSyntaxProblem(problem: SyntaxProblem): { readonly code: RuleCode; readonly message: string } {
  switch (problem.kind) {
    case 'missing':
      return { code: 'missing-token', message: `${expectation(problem.expected ?? 'something')} is missing here.` };
    case 'unexpected':
      return { code: 'syntax-error', message: problem.found === null || problem.found === '' ? 'The text does not go on as Aster would.' : `\`${problem.found}\` does not fit here.` };
    default:
      return assertNever(problem.kind);
  }
}

/** A token stands in backticks, a class of tokens is a word. */
function expectation(expected: string): string {
  if (!/^[a-z ]+$/u.test(expected)) return `\`${expected}\``;
  const article = /^[aeiou]/u.test(expected) ? 'An' : 'A';
  return `${article} ${expected}`;
}
