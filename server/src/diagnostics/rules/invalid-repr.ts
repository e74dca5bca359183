/** `invalid-repr` (L3): `repr` hints that contradict each other, stand in the wrong place, or are no hints at all. */
import type { Database } from '../../base/query.ts';
import { fileOfItem, itemNode, type ItemKey } from '../../items/index.ts';
import { reprProblems } from '../../layout/index.ts';
import type { Finding } from '../finding.ts';
import { settingsOf } from '../settings.ts';

export function invalidReprs(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item === null || (item.kind !== 'struct' && item.kind !== 'enum' && item.kind !== 'union') || item.name === null || item.hasError) return [];
  const { start, end } = item.name;
  return reprProblems(db, key, settingsOf(db, fileOfItem(key)).target).map((problem) => ({
    code: 'invalid-repr',
    place: { item: key, range: problem.range ?? { start, end } },
    message: problem.reason,
    related: [],
    rustc: problem.code,
  }));
}
