/**
 * `unresolved-name`: a value, function, variant or associated item that nothing declares.
 * Whether a name may come from what is not understood is decided in `types` (O15).
 */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, itemNode, type ItemKey } from '../../items/index.ts';
import { walkItem } from '../../syntax/index.ts';
import { bodyProblems } from '../body-problems.ts';
import type { Finding } from '../finding.ts';

const KINDS = { value: 'value', variant: 'variant', associated: 'associated item', scope: 'module or type' } as const;

export function unresolvedNames(db: Database, key: ItemKey): Finding[] {
  return isUnreached(db, fileOfItem(key)) ? [] : [...missingNames(db, key), ...missingSelf(db, key)];
}

/** `self` in a function that has no such parameter. */
function missingSelf(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  // A parameter under a condition may be `self`.
  if (item?.kind !== 'function' || item.hasError || item.selfParameter !== null || item.parameters.some(({ attributes }) => attributes.length > 0)) return [];
  const found: Finding[] = [];
  walkItem(item, {
    path: ({ isGlobal, qualifiedSelf, segments: [first, second] }, role) => {
      if (role !== 'value' || isGlobal || qualifiedSelf !== null || first?.name.text !== 'self' || second !== undefined) return;
      found.push({
        code: 'unresolved-name',
        place: { item: key, range: { start: first.name.start, end: first.name.end } },
        message: `\`${item.name?.text ?? '?'}\` has no parameter \`self\`.`,
        related: [],
        rustc: 'E0424',
      });
    },
  });
  return found;
}

function missingNames(db: Database, key: ItemKey): Finding[] {
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
