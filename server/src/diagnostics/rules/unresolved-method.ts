/** `unresolved-method`: `value.name()` where the type of the value has no such method. */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, type ItemKey } from '../../items/index.ts';
import { bodyProblems } from '../body-problems.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';

export function unresolvedMethods(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return bodyProblems(db, key, 'unresolved-method').map(({ isFunction, isOfLibrary, item, method, nearest, range, type }) => {
    const rest = isFunction ? '; it has a function of that name, which takes no `self`' : nearest === null ? '' : `; it has \`${nearest}\``;
    return {
      code: 'unresolved-method',
      place: { item: key, range },
      message: `\`${type}\` has no method named \`${method}\`${rest}.`,
      related: declaredAt(db, item, null, `\`${type}\` is declared here`),
      rustc: 'E0599',
      ...(isOfLibrary ? { isHint: true } : {}),
    };
  });
}
