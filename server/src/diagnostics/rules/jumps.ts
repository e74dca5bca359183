/** `misplaced-jump`, `undeclared-label` and `await-outside-async`: ways that lead nowhere from where they are written. */
import type { Database } from '../../base/query.ts';
import type { ItemKey } from '../../items/index.ts';
import type { TypeProblem } from '../../types/index.ts';
import { bodyProblems } from '../body-problems.ts';
import type { Finding } from '../finding.ts';

type ProblemOf<K extends TypeProblem['kind']> = Extract<TypeProblem, { kind: K }>;

export function misplacedJumps(db: Database, key: ItemKey): Finding[] {
  return bodyProblems(db, key, 'misplaced-jump').map((problem) => {
    const { message, rustc } = misplaced(problem);
    return { code: 'misplaced-jump', place: { item: key, range: problem.range }, message, related: [], rustc };
  });
}

export function undeclaredLabels(db: Database, key: ItemKey): Finding[] {
  return bodyProblems(db, key, 'undeclared-label').map(({ isBehind, label, range }) => ({
    code: 'undeclared-label',
    place: { item: key, range },
    message: isBehind === null ? `No loop or block around this has the label \`'${label}\`.` : `\`'${label}\` lies outside of ${BETWEEN[isBehind]}, which a jump cannot leave.`,
    related: [],
    rustc: isBehind === null ? 'E0426' : 'E0767',
  }));
}

export function awaitsOutsideAsync(db: Database, key: ItemKey): Finding[] {
  return bodyProblems(db, key, 'await-outside-async').map(({ range, within }) => ({
    code: 'await-outside-async',
    place: { item: key, range },
    message: `\`.await\` waits only in \`async\` code, and this ${within === 'closure' ? 'closure' : within === 'function' ? 'function' : 'constant'} is not \`async\`.`,
    related: [],
    rustc: 'E0728',
  }));
}

const BETWEEN = { closure: 'this closure', 'async-block': 'this `async` block' };

function misplaced({ jump, why }: ProblemOf<'misplaced-jump'>): { readonly message: string; readonly rustc: string } {
  const verb = jump === 'continue' ? 'begins again' : 'leaves';
  switch (why) {
    case 'outside':
      return { message: `There is no loop around this that \`${jump}\` ${verb}.`, rustc: 'E0268' };
    case 'closure':
    case 'async-block':
      return { message: `The loop lies outside of ${BETWEEN[why]}, which \`${jump}\` cannot leave.`, rustc: 'E0267' };
    case 'labelled-block':
      return { message: `In a labelled block, \`${jump}\` needs the label of what it ${verb}.`, rustc: 'E0695' };
    case 'condition':
      return { message: `In the condition of a \`while\`, \`${jump}\` needs the label of what it ${verb}.`, rustc: 'E0590' };
    case 'to-block':
      return { message: 'The label is that of a block, and only loops are begun again.', rustc: 'E0696' };
    case 'value':
      return { message: '`break` gives a value here, and a `for` or `while` has none: it also ends by itself.', rustc: 'E0571' };
    case 'no-function':
      return { message: 'There is no function around this that `return` leaves.', rustc: 'E0572' };
  }
}
