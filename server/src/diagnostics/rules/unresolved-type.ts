/**
 * `unresolved-type`: a type or trait name that nothing declares.
 * Silent wherever a name may come from what is not understood: the resolution then says `incomplete` (O15). An item with a
 * syntax error is not accused either, because what looks like a type there may be something else.
 */
import type { TextRange } from '../../base/ranges.ts';
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, type ItemKey, itemNode, nearestMember, nearestTypeName, resolveTypePath, resolveValuePath, shapeOf } from '../../items/index.ts';
import { type Path, walkItem } from '../../syntax/index.ts';
import type { Finding } from '../finding.ts';

/** A name in type position that nothing declares. */
export interface MissingType {
  /** In the item. */
  readonly range: TextRange;
  readonly name: string;
  readonly role: 'type' | 'trait' | 'module or type';
  /** The path to the module in which it is missing; `null` for a lone name. */
  readonly within: string | null;
  /** That module. */
  readonly module: ItemKey | null;
}

export function unresolvedTypes(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return missingTypes(db, key).map((missing) => {
    const { name, range, role, within } = missing;
    const nearest = within === null ? null : nearestType(db, key, missing);
    return {
      code: 'unresolved-type',
      place: { item: key, range },
      message: `No ${role} named \`${name}\` is declared ${within === null ? 'or imported here' : `in \`${within}\``}${nearest === null ? '' : `; \`${nearest}\` is`}.`,
      related: [],
      rustc: role === 'type' ? 'E0412' : role === 'trait' ? 'E0405' : 'E0433',
    };
  });
}

/** A declared name that is spelt almost alike. For a lone name it reads all that the item sees, so no finding rests on it. */
export function nearestType(db: Database, key: ItemKey, { module, name }: MissingType): string | null {
  return module === null ? nearestTypeName(db, key, name) : nearestMember(db, module, name, 'type');
}

export function missingTypes(db: Database, key: ItemKey): MissingType[] {
  const item = db.get(itemNode, key);
  if (item === null || item.hasError) return [];
  const found: MissingType[] = [];
  walkItem(item, {
    path: (path, role) => {
      const missing = role === 'type' || role === 'trait' ? check(db, key, path, role) : null;
      if (missing !== null) found.push(missing);
    },
  });
  return found;
}

function check(db: Database, key: ItemKey, path: Path, role: 'type' | 'trait'): MissingType | null {
  if (path.qualifiedSelf !== null || path.isGlobal) return null;
  const names = path.segments.map(({ name }) => name.text);
  const resolution = resolveTypePath(db, key, names, false);
  if (resolution.kind !== 'unresolved' || mayBeConstant(db, key, names)) return null;
  const { fromEnd, module } = resolution;
  const index = names.length - 1 - fromEnd;
  const missing = path.segments[index]?.name;
  if (missing === undefined) return null;
  const { start, end, text: name } = missing;
  return { range: { start, end }, name, role: fromEnd === 0 ? role : 'module or type', within: index === 0 ? null : names.slice(0, index).join('::'), module };
}

/** `Buffer<SIZE>`: what looks like a type among generic arguments may be a constant. */
function mayBeConstant(db: Database, key: ItemKey, names: readonly string[]): boolean {
  const value = resolveValuePath(db, key, names, false);
  return value.kind === 'constant-parameter' || value.kind === 'incomplete' || (value.kind === 'item' && shapeOf(db, value.key)?.kind === 'const');
}
