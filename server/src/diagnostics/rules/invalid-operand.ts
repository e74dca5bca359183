/** `invalid-operand`: an operator on values that do not have it. */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, type ItemKey } from '../../items/index.ts';
import type { OperandProblem } from '../../types/index.ts';
import { bodyProblems } from '../body-problems.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';

export function invalidOperands(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return bodyProblems(db, key, 'invalid-operand').map((problem) => ({
    code: 'invalid-operand',
    place: { item: key, range: problem.range },
    message: messageOf(problem),
    related: declaredAt(db, problem.item, null, 'Declared here'),
    rustc: codeOf(problem),
  }));
}

function messageOf({ left, operation, operator, right }: OperandProblem): string {
  switch (operation) {
    case 'binary':
    case 'assigning':
      return `\`${operator}\` cannot be applied to \`${left}\` and \`${right ?? ''}\`.`;
    case 'unary':
      return `\`${operator}\` cannot be applied to \`${left}\`.`;
    case 'dereference':
      return `\`*\` cannot be applied to \`${left}\`, which points to nothing.`;
    case 'index':
      return `\`${left}\` cannot be indexed.`;
  }
}

function codeOf({ operation, takes }: OperandProblem): string {
  switch (operation) {
    case 'binary':
    case 'assigning':
      return takes === 'another' ? 'E0308' : takes === 'others' ? 'E0277' : operation === 'binary' ? 'E0369' : 'E0368';
    case 'unary':
      return 'E0600';
    case 'dereference':
      return 'E0614';
    case 'index':
      return 'E0608';
  }
}
