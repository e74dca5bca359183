/** `invalid-cast`: `as` between types that have no such cast. */
import { assertNever } from '../../base/assert-never.ts';
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, type ItemKey } from '../../items/index.ts';
import type { CastProblem } from '../../types/index.ts';
import { bodyProblems } from '../body-problems.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';

export function invalidCasts(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return bodyProblems(db, key, 'invalid-cast').map(({ from, item, range, to, why }) => ({
    code: 'invalid-cast',
    place: { item: key, range },
    message: `\`${from}\` cannot be cast to \`${to}\`${reasonFor(why)}.`,
    related: declaredAt(db, item, null, 'Declared here'),
    rustc: CODES[why],
  }));
}

function reasonFor(why: CastProblem['why']): string {
  switch (why) {
    case 'to-bool':
      return '; a comparison with 0 says whether it is something';
    case 'to-char':
      return '; only `u8` can';
    case 'reference':
      return '; `*` reads what it refers to';
    case 'to-unsized':
      return ', which has no size of its own';
    case 'to-wide':
      return '; the pointer does not know how many there are';
    case 'not-related':
    case 'not-primitive':
      return '';
    default:
      return assertNever(why);
  }
}

const CODES: Readonly<Record<CastProblem['why'], string>> = { 'to-bool': 'E0054', 'to-char': 'E0604', 'to-unsized': 'E0620', 'to-wide': 'E0607', 'not-related': 'E0606', reference: 'E0606', 'not-primitive': 'E0605' };
