/**
 * `wrong-generic-count`: a path with more or fewer generic arguments than what it names has parameters.
 * Only what the program itself declares is counted: the library leaves parameters out that other libraries have. Silent
 * where the declaration is broken or under a condition, in whole or in a parameter, and while a declaration of the file is
 * broken (O15). In expressions and patterns what is left out is inferred.
 */
import { type Database, defineQuery } from '../../base/query.ts';
import { structurallyEqual } from '../../base/structural-equality.ts';
import { fileOfItem, genericsOf, isStdFile, isUnreached, itemHead, itemNode, type ItemKey, resolveTypePath, resolveValuePath, shapeOf } from '../../items/index.ts';
import { type Path, type PathSegment, walkItem } from '../../syntax/index.ts';
import { mayMisreadTypes } from '../../types/index.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';

type Role = 'type' | 'trait' | 'value' | 'pattern' | 'struct-literal';

export function wrongGenericCounts(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item === null || item.hasError || isUnreached(db, fileOfItem(key))) return [];
  const found: Finding[] = [];
  walkItem(item, {
    path: (path, role) => {
      for (const [index, segment] of path.segments.entries()) found.push(...checkSegment(db, key, path, index, segment, role));
    },
  });
  return found.length === 0 || mayMisreadTypes(db, fileOfItem(key)) ? [] : found;
}

function checkSegment(db: Database, key: ItemKey, path: Path, index: number, segment: PathSegment, role: Role): Finding[] {
  const isLast = index === path.segments.length - 1;
  const isInferred = !isLast || role === 'value' || role === 'pattern' || role === 'struct-literal';
  if (path.qualifiedSelf !== null || segment.parenthesized !== null || (isInferred && segment.arguments === null)) return [];
  const declared = declarationOf(db, key, path, index, isLast ? role : 'type');
  return declared === null ? [] : compare(db, key, segment, declared, isInferred);
}

function declarationOf(db: Database, from: ItemKey, path: Path, index: number, role: Role): Counts | null {
  const names = path.segments.slice(0, index + 1).map((segment) => segment.name.text);
  const value = role === 'value' ? resolveValuePath(db, from, names, path.isGlobal) : null;
  const found = value?.kind === 'item' ? value : resolveTypePath(db, from, names, path.isGlobal);
  if (found.kind !== 'item' || isStdFile(fileOfItem(found.key)) || isConditional(db, found.key)) return null;
  return (shapeOf(db, found.key)?.kind === 'trait') === (role === 'trait') ? db.get(genericCounts, found.key) : null;
}

interface Counts {
  readonly item: ItemKey;
  readonly isFunction: boolean;
  readonly lifetimes: number;
  /** Type and const parameters. */
  readonly most: number;
  /** Those without a default. */
  readonly least: number;
}

/** `null` for what has no generics, and where one of them is under a condition. Key: `ItemKey`. */
const genericCounts = defineQuery<Counts | null>({
  name: 'genericCounts',
  equals: structurallyEqual,
  compute: (db, key) => {
    const head = itemHead(db, key as ItemKey);
    const parameters = head === null ? undefined : genericsOf(head)?.parameters;
    if (parameters === undefined || parameters.some((parameter) => parameter.isConditional === true)) return null;
    const others = parameters.filter(({ kind }) => kind !== 'lifetime');
    const least = others.filter(({ defaultType, defaultValue }) => defaultType === null && defaultValue === null).length;
    return { item: key as ItemKey, isFunction: head?.kind === 'function', lifetimes: parameters.length - others.length, most: others.length, least };
  },
  cycle: () => null,
});

/** The item, or a module that it stands in. */
function isConditional(db: Database, key: ItemKey): boolean {
  for (let shape = shapeOf(db, key); shape !== null; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    if (shape.isConditional) return true;
  }
  return false;
}

function compare(db: Database, key: ItemKey, segment: PathSegment, { isFunction, item, least, lifetimes, most }: Counts, isInferred: boolean): Finding[] {
  const written = segment.arguments ?? [];
  const count = written.filter(({ kind }) => kind === 'type' || kind === 'const').length;
  const writtenLifetimes = written.filter(({ kind }) => kind === 'lifetime').length;
  const isWrong = count > most || (count < least && !(isInferred && count === 0));
  // Left out, they are elided; those of a function are not always its own to choose.
  const isWrongLifetime = !isFunction && writtenLifetimes > 0 && writtenLifetimes !== lifetimes;
  if (!isWrong && !isWrongLifetime) return [];
  const name = segment.name.text;
  const takes = isWrong ? inWords(count > most ? most : least, 'generic argument', count <= most && least < most) : inWords(lifetimes, 'lifetime', false);
  const found = isWrong ? count : writtenLifetimes;
  return [
    {
      code: 'wrong-generic-count',
      place: { item: key, range: { start: segment.name.start, end: segment.name.end } },
      message: `\`${name}\` takes ${takes}, and ${found === 0 ? 'none' : found} ${found < 2 ? 'is' : 'are'} written.`,
      related: declaredAt(db, item, null, `\`${name}\` is declared here`),
      rustc: 'E0107',
    },
  ];
}

function inWords(count: number, what: string, isLeast: boolean): string {
  return `${isLeast ? 'at least ' : ''}${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
}
