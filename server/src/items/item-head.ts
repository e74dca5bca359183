/**
 * Items without what is inside their braces: what a signature says. Typing in a body changes an item's node at every key;
 * its head stays equal, so that whoever reads only the head is not asked again.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import type { BlockExpression, Item } from '../syntax/index.ts';
import { itemNode } from './inputs.ts';
import type { ItemKey } from './item-key.ts';

/** The item's node with empty bodies, without members, nested items and documentation; `null` where there is none of that key. */
export function itemHead(db: Database, key: ItemKey): Item | null {
  return db.get(itemHeadQuery, key);
}

const itemHeadQuery = defineQuery<Item | null>({
  name: 'itemHead',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    return item === null ? null : headOf(item);
  },
  cycle: () => null,
  barrier: true,
});

function headOf(item: Item): Item {
  const bare = { start: 0, end: 0, documentation: null, hasError: false, obscuredNames: [], nestedItems: [], expressionCount: 0, patternCount: 0 };
  switch (item.kind) {
    case 'function':
      return { ...item, ...bare, body: item.body === null ? null : emptied(item.body) };
    case 'impl':
    case 'trait':
      return { ...item, ...bare, members: [] };
    case 'module':
      return { ...item, ...bare, members: item.members === null ? null : [] };
    case 'extern-block':
      return { ...item, ...bare, members: [] };
    default:
      return { ...item, ...bare };
  }
}

function emptied(body: BlockExpression): BlockExpression {
  return { ...body, id: 0, start: 0, end: 0, statements: [], tail: null, isSketch: false };
}
