/**
 * `unresolved-import`: a `use` of what its module does not declare.
 * Only modules and enums of the program itself are accused of missing something, and only where all of their names can be seen
 * (O15): the first name of a path may be another package, and the library has more than is known of it.
 */
import type { TextRange } from '../../base/ranges.ts';
import type { Database } from '../../base/query.ts';
import { entriesNamed, enumVariants, fileOfItem, isStdFile, isUnreached, type ItemKey, itemNode, nearestMember, resolveTypePath, resolveValuePath, rootModule, sourcesAround } from '../../items/index.ts';
import { nearNames } from '../../base/near-names.ts';
import type { Item } from '../../syntax/index.ts';
import type { Finding } from '../finding.ts';
import { isUnderCondition } from '../under-condition.ts';

/** A name in a `use` that is not where the names before it lead. */
export interface MissingImport {
  /** In the item. */
  readonly range: TextRange;
  readonly name: string;
  readonly within: string;
  /** A name there that is spelt almost alike. */
  readonly nearest: string | null;
}

export function unresolvedImports(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return missingImports(db, key).map(({ name, nearest, range, within }) => ({
    code: 'unresolved-import',
    place: { item: key, range },
    message: `Nothing named \`${name}\` is declared in \`${within}\`${nearest === null ? '' : `; \`${nearest}\` is`}.`,
    related: [],
    rustc: 'E0432',
  }));
}

export function missingImports(db: Database, key: ItemKey): MissingImport[] {
  const item = db.get(itemNode, key);
  // What is imported under a condition may be declared by what the condition stands for.
  if (item?.kind !== 'use' || item.hasError || isUnderCondition(db, key)) return [];
  const found = new Map<number, MissingImport>();
  for (const entry of item.imports) {
    const missing = check(db, key, entry);
    // `use a::missing::{b, c};` is missing one name, not two.
    if (missing !== null) found.set(missing.range.start, missing);
  }
  return [...found.values()];
}

type Import = Extract<Item, { kind: 'use' }>['imports'][number];

function check(db: Database, key: ItemKey, { isGlob, isGlobal, path }: Import): MissingImport | null {
  const names = path.map((name) => name.text);
  if (names.at(-1) === 'self' && names.length > 1) names.pop();
  if (isGlobal || names.length < 2) return null;
  const type = resolveTypePath(db, key, names, false);
  const found = type.kind === 'unresolved' && type.module !== null ? { index: names.length - 1 - type.fromEnd, module: type.module } : null;
  if (found !== null) {
    const isLast = found.index === names.length - 1;
    if (isLast && !isGlob && resolveValuePath(db, key, names, false).kind !== 'unresolved') return null;
    const name = names[found.index] ?? '';
    if (isMacro(db, fileOfItem(key), name)) return null;
    return missingAt(path, names, found.index, nearestMember(db, found.module, name, 'type') ?? nearestMember(db, found.module, name, 'value'));
  }
  return isGlob || type.kind !== 'associated' ? null : missingVariant(db, path, names, type);
}

/** `use Colour::Blau;` */
function missingVariant(db: Database, path: Import['path'], names: readonly string[], { base, rest }: Extract<ReturnType<typeof resolveTypePath>, { kind: 'associated' }>): MissingImport | null {
  if (base.kind !== 'item' || rest.length !== 1 || isStdFile(fileOfItem(base.key))) return null;
  const declaration = db.get(itemNode, base.key);
  const variants = enumVariants(db, base.key);
  const name = names.at(-1) ?? '';
  if (declaration?.kind !== 'enum' || declaration.hasError || variants.includes(name)) return null;
  return missingAt(path, names, names.length - 1, nearNames(name, variants)[0] ?? null);
}

function missingAt(path: Import['path'], names: readonly string[], index: number, nearest: string | null): MissingImport | null {
  const missing = path[index];
  return missing === undefined ? null : { range: { start: missing.start, end: missing.end }, name: missing.text, within: names.slice(0, index).join('::'), nearest };
}

/** A macro can be imported, from the root of the program or from where it is. */
function isMacro(db: Database, file: string, name: string): boolean {
  return [file, ...sourcesAround(db, file).files].some((each) => entriesNamed(db, rootModule(each), 'macro-definition', name).length > 0);
}
