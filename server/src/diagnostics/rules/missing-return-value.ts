/** `missing-return-value`: a function declares a result, and a block that should give it ends without a value. */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, itemNode, type ItemKey } from '../../items/index.ts';
import { bodyProblems } from '../body-problems.ts';
import type { Finding } from '../finding.ts';

export function missingReturnValues(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item?.kind !== 'function' || item.result === null || isUnreached(db, fileOfItem(key))) return [];
  const declared = { start: item.result.start, end: item.result.end };
  const name = item.name?.text ?? 'The function';
  return bodyProblems(db, key, 'missing-return-value').map(({ expected, range, what }) => ({
    code: 'missing-return-value',
    place: { item: key, range: what === 'body' ? declared : range },
    message: `\`${name}\` returns \`${expected}\`, and ${ENDS[what]}.`,
    related: what === 'body' ? [] : [{ item: key, range: declared, message: `\`${expected}\` is declared here` }],
    rustc: what === 'if' ? 'E0317' : what === 'return' ? 'E0069' : 'E0308',
  }));
}

const ENDS = { body: 'its body ends without a value', block: 'this block ends without a value', if: 'this `if` has no `else` that gives one', loop: 'this loop ends without a value', return: 'this `return` gives nothing' } as const;
