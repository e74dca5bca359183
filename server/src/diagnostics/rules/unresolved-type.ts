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
  if (path.qualifiedSelf !== null || path.isGlobal) return null;
  const names = path.segments.map(({ name }) => name.text);
  const resolution = resolveTypePath(db, key, names, false);
  if (resolution.kind !== 'unresolved') return null;
  const index = names.length - 1 - resolution.fromEnd;
  const missing = path.segments[index]?.name;
  if (missing === undefined) return null;
  const { start, end, text } = missing;
  const isLast = resolution.fromEnd === 0;
  const where = index === 0 ? 'or imported here' : `in \`${names.slice(0, index).join('::')}\``;
  return {
    code: 'unresolved-type',
    place: { item: key, range: { start, end } },
    message: `No ${isLast ? role : 'module or type'} named \`${text}\` is declared ${where}.`,
    related: [],
    rustc: !isLast ? 'E0433' : role === 'type' ? 'E0412' : 'E0405',
  };
}
