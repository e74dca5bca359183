/** `invalid-assignment-target`: an assignment to what is no place that could keep a value. */
import { assertNever } from '../../base/assert-never.ts';
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, type ItemKey } from '../../items/index.ts';
import type { TypeProblem } from '../../types/index.ts';
import { bodyProblems } from '../body-problems.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';

export function invalidAssignmentTargets(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return bodyProblems(db, key, 'invalid-assignment-target').map((problem) => ({
    code: 'invalid-assignment-target',
    place: { item: key, range: problem.range },
    message: `${subject(problem)} is no place that a value could be put into.`,
    related: declaredAt(db, problem.item, null, `\`${problem.name ?? ''}\` is declared here`),
    rustc: problem.isCompound ? 'E0067' : 'E0070',
  }));
}

function subject({ name, what }: Extract<TypeProblem, { kind: 'invalid-assignment-target' }>): string {
  switch (what) {
    case 'call':
      return 'What a call gives';
    case 'literal':
      return 'A literal';
    case 'operation':
      return 'What is computed';
    case 'constant':
      return `The constant \`${name ?? ''}\``;
    case 'function':
      return `The function \`${name ?? ''}\``;
    default:
      return assertNever(what);
  }
}
