/** `not-callable`: a call of what is no function. */
import { assertNever } from '../../base/assert-never.ts';
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, type ItemKey } from '../../items/index.ts';
import type { TypeProblem } from '../../types/index.ts';
import { bodyProblems } from '../body-problems.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';

export function uncallableValues(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return bodyProblems(db, key, 'not-callable').map((problem) => ({
    code: 'not-callable',
    place: { item: key, range: problem.range },
    message: messageOf(problem),
    related: declaredAt(db, problem.item, problem.isVariant ? problem.type : null, `\`${problem.type}\` is declared here`),
    rustc: problem.form !== 'record' ? 'E0618' : problem.isVariant ? 'E0533' : 'E0423',
  }));
}

function messageOf({ form, type }: Extract<TypeProblem, { kind: 'not-callable' }>): string {
  switch (form) {
    case 'value':
      return `A value of type \`${type}\` cannot be called.`;
    case 'unit':
      return `\`${type}\` has no fields, so it is written without parentheses.`;
    case 'record':
      return `\`${type}\` has named fields, so it is made with braces.`;
    default:
      return assertNever(form);
  }
}
