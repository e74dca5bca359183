/**
 * `unresolved-type`: a type or trait name that nothing declares.
 * Silent wherever a name may come from what is not understood: the resolution then says `incomplete` (O15). An item with a
 * syntax error is not accused either, because what looks like a type there may be something else.
 */
import type { Database } from '../../base/query.ts';
import { itemNode, type ItemKey, resolveTypePath } from '../../items/index.ts';
import { type Path, walkItem } from '../../syntax/index.ts';
import type { Finding } from '../finding.ts';

export function unresolvedTypes(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item === null || item.hasError) return [];
  const found: Finding[] = [];
  walkItem(item, {
    path: (path, role) => {
      if (role !== 'type' && role !== 'trait') return;
      const finding = check(db, key, path, role);
      if (finding !== null) found.push(finding);
    },
  });
  return found;
}

function check(db: Database, key: ItemKey, path: Path, role: 'type' | 'trait'): Finding | null {
  const [first] = path.segments;
  if (first === undefined || path.qualifiedSelf !== null || path.segments.length > 1 || path.isGlobal) return null;
  const resolution = resolveTypePath(db, key, [first.name.text], false);
  if (resolution.kind !== 'unresolved') return null;
  const { start, end, text } = first.name;
  return {
    code: 'unresolved-type',
    place: { item: key, range: { start, end } },
    message: `No ${role} named \`${text}\` is declared or imported here.`,
    related: [],
    rustc: role === 'type' ? 'E0412' : 'E0405',
  };
}
