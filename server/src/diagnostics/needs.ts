/**
 * Which constants, aliases and traits a declaration of the same kind needs to mean anything, and whether that leads back to
 * it. Closures and functions are not looked into: they need what they name when they run. Associated constants are not
 * followed, because an impl may give them another value.
 */
import { type Database, defineQuery } from '../base/query.ts';
import type { TextRange } from '../base/ranges.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { fileOfItem, isStdFile, itemNode, type ItemKey, resolveTypePath, shapeOf } from '../items/index.ts';
import { type Bound, type Item, type Path, printTypeNode, walkItem } from '../syntax/index.ts';
import { typedBody, walkExpression } from '../types/index.ts';

/** `range` is in the item that needs `item`. */
export interface Need {
  readonly item: ItemKey;
  readonly range: TextRange;
}

/** The way from a declaration back to itself, each step in the one before it; `null` where there is none. */
export function wayBack(db: Database, start: ItemKey): readonly Need[] | null {
  const ways = new Map<ItemKey, readonly Need[]>([[start, []]]);
  for (const [from, way] of ways) {
    for (const need of db.get(needsOf, from)) {
      if (need.item === start) return [...way, need];
      if (!ways.has(need.item) && ways.size < MOST_STEPS) ways.set(need.item, [...way, need]);
    }
  }
  return null;
}

const MOST_STEPS = 200;

/** Key: `ItemKey`. */
const needsOf = defineQuery<readonly Need[]>({
  name: 'needsOf',
  equals: structurallyEqual,
  compute: (db, key) => {
    const from = key as ItemKey;
    const item = db.get(itemNode, from);
    if (item === null || item.hasError || isStdFile(fileOfItem(from)) || !isCertain(db, from)) return [];
    return needsIn(db, from, item).filter((need) => shapeOf(db, need.item)?.kind === item.kind && isCertain(db, need.item));
  },
  cycle: () => [],
});

/** Neither under a condition nor a member that could be another one. */
function isCertain(db: Database, key: ItemKey): boolean {
  const shape = shapeOf(db, key);
  const parent = shape?.parent == null ? null : shapeOf(db, shape.parent);
  return shape?.isConditional === false && parent?.isConditional !== true && parent?.kind !== 'impl' && parent?.kind !== 'trait';
}

function needsIn(db: Database, from: ItemKey, item: Item): Need[] {
  const found: Need[] = [];
  const add = (path: Path): void => {
    const resolution = path.qualifiedSelf === null ? resolveTypePath(db, from, path.segments.map(({ name }) => name.text), path.isGlobal) : null;
    if (resolution?.kind === 'item') found.push({ item: resolution.key, range: { start: path.start, end: path.end } });
  };
  switch (item.kind) {
    case 'type-alias':
      walkItem(item, { path: (path, role) => (role === 'type' ? add(path) : undefined) });
      return found;
    case 'trait':
      for (const bound of boundsOnSelf(item)) if (bound.kind === 'trait' && !bound.isRelaxed) add(bound.path);
      return found;
    case 'const':
      return constantsIn(db, from);
    default:
      return [];
  }
}

function boundsOnSelf(item: Extract<Item, { kind: 'trait' }>): readonly Bound[] {
  return [...item.supertraits, ...item.generics.where.flatMap((clause) => (clause.kind === 'type' && printTypeNode(clause.type) === 'Self' ? clause.bounds : []))];
}

function constantsIn(db: Database, key: ItemKey): Need[] {
  const body = typedBody(db, key);
  if (body === null) return [];
  const found: Need[] = [];
  walkExpression(body.value, {
    expression: (node) => {
      if (node.kind === 'constant' && node.item !== null) found.push({ item: node.item, range: node.range });
      return node.kind !== 'closure';
    },
  });
  return found;
}
