/**
 * `unresolved-name`: a value, function, variant or associated item that nothing declares.
 * Whether a name may come from what is not understood is decided in `types` (O15).
 */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, type ItemKey } from '../../items/index.ts';
import { bodyProblems } from '../body-problems.ts';
import type { Finding } from '../finding.ts';

const KINDS = { value: 'value', variant: 'variant', associated: 'associated item', scope: 'module or type' } as const;

export function unresolvedNames(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return bodyProblems(db, key, 'unresolved-name').map((problem) => {
    const { name, namespace, nearest, range, within } = problem;
    const isAssociated = namespace === 'variant' || namespace === 'associated';
    const where = within === null ? (isAssociated ? 'there' : 'or imported here') : `in \`${within}\``;
    const near = nearest === null ? '' : `; \`${nearest}\` is`;
    return {
      code: 'unresolved-name',
      place: { item: key, range },
      message: `No ${KINDS[namespace]} named \`${name}\` is declared ${where}${near}.`,
      related: [],
      rustc: isAssociated ? 'E0599' : namespace === 'scope' ? 'E0433' : 'E0425',
    };
  });
}
