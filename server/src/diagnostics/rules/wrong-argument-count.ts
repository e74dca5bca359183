/** `wrong-argument-count`: a call with more or fewer arguments than its callee has parameters, or a closure with others than it is called with. */
import type { Database } from '../../base/query.ts';
import { itemNode, type ItemKey, shapeOf } from '../../items/index.ts';
import { bodyProblems } from '../body-problems.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';

export function wrongArgumentCounts(db: Database, key: ItemKey): Finding[] {
  return [...wrongCalls(db, key), ...wrongClosures(db, key)];
}

function wrongClosures(db: Database, key: ItemKey): Finding[] {
  return bodyProblems(db, key, 'closure-parameter-count').map(({ expected, found, range }) => ({
    code: 'wrong-argument-count',
    place: { item: key, range },
    message: `This closure has ${found === 0 ? 'no' : found} ${found === 1 ? 'parameter' : 'parameters'}, and it is called with ${expected} ${expected === 1 ? 'argument' : 'arguments'}.`,
    related: [],
    rustc: 'E0593',
  }));
}

function wrongCalls(db: Database, key: ItemKey): Finding[] {
  return bodyProblems(db, key, 'wrong-argument-count').filter(({ item }) => item === null || !hasOtherForms(db, item)).map((problem) => {
    const { callee, expected, found, item, range } = problem;
    return {
      code: 'wrong-argument-count',
      place: { item: key, range },
      message: `\`${callee}\` takes ${expected} ${expected === 1 ? 'argument' : 'arguments'}, and ${found} ${found === 1 ? 'is' : 'are'} given.`,
      related: declaredAt(db, item, callee, `\`${callee}\` is declared here`),
      rustc: 'E0061',
    };
  });
}

/** Under a condition, or with parameters under one: another form of it may be meant. */
function hasOtherForms(db: Database, callee: ItemKey): boolean {
  const item = db.get(itemNode, callee);
  return shapeOf(db, callee)?.isConditional === true || (item?.kind === 'function' && item.parameters.some(({ attributes }) => attributes.length > 0));
}
