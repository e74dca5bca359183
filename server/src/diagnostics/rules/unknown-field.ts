/** `unknown-field`: a literal or pattern that names a field which its type does not have. */
import type { Database } from '../../base/query.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import { bodyProblems } from '../body-problems.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';

export function unknownFields(db: Database, key: ItemKey): Finding[] {
  return bodyProblems(db, key, 'unknown-field').map((problem) => {
    const { field, isPattern, item, nearest, range, type } = problem;
    const isVariant = db.get(itemNode, item)?.kind === 'enum';
    const near = nearest === null ? '' : `; it has \`${nearest}\``;
    return {
      code: 'unknown-field',
      place: { item: key, range },
      message: `\`${type}\` has no field named \`${field}\`${near}.`,
      related: declaredAt(db, item, type.split('::').at(-1) ?? null, `\`${type}\` is declared here`),
      rustc: isPattern ? 'E0026' : isVariant ? 'E0559' : 'E0560',
    };
  });
}
