/**
 * `unresolved-type`: a type or trait name that nothing declares, also before `::` and where a value of it is made or taken apart.
 * Silent wherever a name may come from what is not understood: the resolution then says `incomplete` (O15). An item with a
 * syntax error is not accused either, because what looks like a type there may be something else.
 */
import type { TextRange } from '../../base/ranges.ts';
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, type ItemKey, itemNode, nearestMember, nearestTypeName, resolveTypePath, resolveValuePath, shapeOf } from '../../items/index.ts';
import { type Path, walkItem } from '../../syntax/index.ts';
import type { Finding } from '../finding.ts';
import { type MissingAssociatedType, missingAssociatedTypes } from '../missing-associated-types.ts';

/** A name in type position that nothing declares. */
export interface MissingType {
  /** In the item. */
  readonly range: TextRange;
  readonly name: string;
  /** `head`: of a type, before `::`. */
  readonly role: 'type' | 'trait' | 'head' | 'module or type' | 'struct or variant';
  /** The path to the module in which it is missing; `null` for a lone name. */
  readonly within: string | null;
  /** That module. */
  readonly module: ItemKey | null;
}

export function unresolvedTypes(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return missingTypes(db, key).map((missing) => {
    const { name, range, role, within } = missing;
    if (role === 'associated type') return associated(key, missing);
    const nearest = within === null ? null : nearestType(db, key, missing);
    return {
      code: 'unresolved-type',
      place: { item: key, range },
      message: `No ${role === 'head' ? 'type' : role} named \`${name}\` is declared ${within === null ? 'or imported here' : `in \`${within}\``}${nearest === null ? '' : `; \`${nearest}\` is`}.`,
      related: [],
      rustc: RUSTC[role],
    };
  });
}

function associated(key: ItemKey, { isOfTrait, name, nearest, range, within }: MissingAssociatedType): Finding {
  return {
    code: 'unresolved-type',
    place: { item: key, range },
    message: `No associated type named \`${name}\` is declared ${isOfTrait ? 'in' : 'for'} \`${within}\`${nearest === null ? '' : `; \`${nearest}\` is`}.`,
    related: [],
    rustc: 'E0220',
  };
}

const RUSTC = { type: 'E0412', trait: 'E0405', head: 'E0433', 'module or type': 'E0433', 'struct or variant': 'E0422' } as const;

/** A declared name that is spelt almost alike. For a lone name it reads all that the item sees, so no finding rests on it. */
export function nearestType(db: Database, key: ItemKey, missing: MissingType | MissingAssociatedType): string | null {
  if (missing.role === 'associated type') return missing.nearest;
  const { module, name } = missing;
  return module === null ? nearestTypeName(db, key, name) : nearestMember(db, module, name, 'type');
}

export function missingTypes(db: Database, key: ItemKey): (MissingType | MissingAssociatedType)[] {
  const item = db.get(itemNode, key);
  if (item === null || item.hasError) return [];
  const found: MissingType[] = [];
  const add = (missing: MissingType | null): void => void (missing !== null && found.push(missing));
  walkItem(item, {
    path: (path, role) => add((role === 'type' || role === 'trait' ? check(db, key, path, role) : null) ?? checkHead(db, key, path)),
    expression: (node) => {
      if (node.kind === 'struct') add(checkConstructor(db, key, node.path));
    },
    pattern: (node) => {
      if (node.kind === 'struct' || node.kind === 'tuple-struct') add(checkConstructor(db, key, node.path));
    },
  });
  return [...found, ...missingAssociatedTypes(db, key, item)];
}

/**
 * The first name of `Foo::new()`. One that begins with a small letter may be another package, whose names nobody writes with
 * a capital.
 */
function checkHead(db: Database, key: ItemKey, path: Path): MissingType | null {
  const [first, second] = path.segments;
  if (first === undefined || second === undefined || path.qualifiedSelf !== null || path.isGlobal || !/^\p{Lu}/u.test(first.name.text)) return null;
  const { start, end, text: name } = first.name;
  const resolution = resolveTypePath(db, key, [name], false);
  if (name === 'Self' || resolution.kind !== 'unresolved') return null;
  return { range: { start, end }, name, role: 'head', within: null, module: null };
}

/** The name before the fields of a value that is made or taken apart. */
function checkConstructor(db: Database, key: ItemKey, path: Path): MissingType | null {
  if (path.qualifiedSelf !== null || path.isGlobal) return null;
  const names = path.segments.map(({ name }) => name.text);
  const type = resolveTypePath(db, key, names, false);
  const value = resolveValuePath(db, key, names, false);
  if (names[0] === 'Self' || type.kind !== 'unresolved' || value.kind !== 'unresolved') return null;
  const index = names.length - 1 - type.fromEnd;
  const missing = path.segments[index]?.name;
  if (missing === undefined || (names.length > 1 && type.module === null)) return null;
  const { start, end, text: name } = missing;
  return { range: { start, end }, name, role: type.fromEnd === 0 ? 'struct or variant' : 'module or type', within: index === 0 ? null : names.slice(0, index).join('::'), module: type.module };
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
