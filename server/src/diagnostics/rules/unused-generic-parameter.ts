/**
 * `unused-generic-parameter`: a type or lifetime parameter that no field of its type mentions, or that an alias does not
 * (L8). Constants may stay unused. A parameter that is mentioned anywhere but in its own bounds counts as used, and a
 * lifetime where a field leaves one out (O10).
 */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isStdFile, isUnreached, itemGenerics, itemNode, type ItemKey, resolveTypePath, shapeOf } from '../../items/index.ts';
import { type Item, walkItem } from '../../syntax/index.ts';
import { canonicalItem } from '../../types/index.ts';
import type { Finding } from '../finding.ts';
import { mentionsOf } from '../parameter-mentions.ts';
import { isUnderCondition } from '../under-condition.ts';

export function unusedGenericParameters(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item === null || (item.kind !== 'struct' && item.kind !== 'enum' && item.kind !== 'union' && item.kind !== 'type-alias') || item.generics.parameters.length === 0) return [];
  const isAlias = item.kind === 'type-alias';
  if (isStdFile(fileOfItem(key)) || (isAlias && (item.type === null || isMember(db, key)))) return [];
  const mentions = mentionsOf(item);
  if (mentions === null) return [];
  const unused = item.generics.parameters.filter(({ isConditional, kind, name }) => kind !== 'const' && isConditional !== true && name.text !== '' && !mentions.names.has(kind === 'lifetime' ? `'${name.text}` : name.text));
  // A `struct Vec<T> {}` of the program stands for the library's.
  if (unused.length === 0 || isUnderCondition(db, key) || isUnreached(db, fileOfItem(key)) || canonicalItem(db, key) !== key) return [];
  const mayElide = mentions.hasElidedLifetimes || (unused.some(({ kind }) => kind === 'lifetime') && leavesLifetimesOut(db, key, item));
  return unused.flatMap(({ kind, name }): Finding[] => {
    if (kind === 'lifetime' && mayElide) return [];
    const text = kind === 'lifetime' ? `'${name.text}` : name.text;
    const what = isAlias ? 'What this alias stands for does not use' : item.kind === 'enum' ? 'No variant of this enum uses' : `No field of this ${item.kind} uses`;
    return [
      {
        code: 'unused-generic-parameter',
        place: { item: key, range: { start: name.start, end: name.end } },
        message: `${what} the parameter \`${text}\`.`,
        related: [],
        rustc: isAlias ? 'E0091' : 'E0392',
      },
    ];
  });
}

/** Associated types. */
function isMember(db: Database, key: ItemKey): boolean {
  const parent = shapeOf(db, key)?.parent ?? null;
  const kind = parent === null ? null : shapeOf(db, parent)?.kind;
  return kind === 'impl' || kind === 'trait';
}

/** Whether a type in the item has lifetimes that are not written, or is not known. */
function leavesLifetimesOut(db: Database, key: ItemKey, item: Item): boolean {
  let isLeftOut = false;
  walkItem(item, {
    path: (path, role) => {
      if (role !== 'type' || path.segments.some((segment) => segment.arguments?.some(({ kind }) => kind === 'lifetime') === true)) return;
      const found = resolveTypePath(db, key, path.segments.map(({ name }) => name.text), path.isGlobal);
      isLeftOut ||= path.qualifiedSelf !== null || found.kind === 'incomplete' || found.kind === 'unresolved' || (found.kind === 'item' && itemGenerics(db, found.key).lifetimes.length > 0);
    },
  });
  return isLeftOut;
}
