/**
 * `cyclic-definition` (L12): a constant whose value, an alias whose type, or a trait whose supertraits need itself.
 * One of a circle is accused. Silent while a declaration of the program is broken: names may mean something else then (O15).
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, isUnreached, itemNode, type ItemKey, shapeOf } from '../../items/index.ts';
import type { Item } from '../../syntax/index.ts';
import { mayMisreadTypes } from '../../types/index.ts';
import type { Finding } from '../finding.ts';
import { type Need, wayBack } from '../needs.ts';

export function cyclicDefinitions(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  const words = item === null ? undefined : WORDS.get(item.kind);
  if (item === null || words === undefined || isUnreached(db, fileOfItem(key))) return [];
  const way = wayBack(db, key);
  const first = way?.[0];
  // The first by name, so that a circle is told once.
  if (way === null || first === undefined || way.some((need) => need.item < key) || mayMisreadTypes(db, fileOfItem(key))) return [];
  const name = nameOf(db, key);
  const through = way.slice(0, -1).map((need) => `\`${nameOf(db, need.item)}\``);
  return [
    {
      code: 'cyclic-definition',
      place: { item: key, range: item.kind === 'const' ? headOf(item, first.range) : first.range },
      message: `${words} \`${name}\` needs itself${through.length === 0 ? '' : `, through ${through.join(', then ')}`}.`,
      related: way.map((need, index) => ({ item: ownerOf(key, way, index), range: need.range, message: `\`${nameOf(db, ownerOf(key, way, index))}\` needs \`${nameOf(db, need.item)}\` here` })),
      rustc: 'E0391',
    },
  ];
}

const WORDS: ReadonlyMap<Item['kind'], string> = new Map([['const', 'The value of'], ['type-alias', 'The type'], ['trait', 'The trait']]);

function nameOf(db: Database, key: ItemKey): string {
  return shapeOf(db, key)?.name ?? '_';
}

/** The item in which a step stands. */
function ownerOf(start: ItemKey, way: readonly Need[], index: number): ItemKey {
  return index === 0 ? start : (way[index - 1]?.item ?? start);
}

/** Up to the type. */
function headOf(item: Extract<Item, { kind: 'const' }>, otherwise: TextRange): TextRange {
  const end = item.type?.end ?? item.name?.end;
  return end === undefined ? otherwise : { start: item.headStart, end };
}
