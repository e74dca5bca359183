/** `unresolved-field`: `value.name` where the type of the value has no such field. */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, type ItemKey } from '../../items/index.ts';
import { bodyProblems } from '../body-problems.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';

export function unresolvedFields(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return bodyProblems(db, key, 'unresolved-field').map(({ field, isMethod, isPrimitive, item, nearest, range, type }) => ({
    code: 'unresolved-field',
    place: { item: key, range },
    message: isMethod ? `\`${field}\` is a method of \`${type}\`, and it is only named here: \`${field}()\` calls it.` : `\`${type}\` has no field named \`${field}\`${nearest === null ? '' : `; it has \`${nearest}\``}.`,
    related: declaredAt(db, item, null, `\`${type}\` is declared here`),
    rustc: isMethod ? 'E0615' : isPrimitive ? 'E0610' : 'E0609',
  }));
}
