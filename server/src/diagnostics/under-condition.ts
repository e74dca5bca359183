/** Whether an item may not be there at all. */
import type { Database } from '../base/query.ts';
import { itemNode, type ItemKey, shapeOf } from '../items/index.ts';

/** `#[cfg]` stands before it or before what it stands in, or an attribute that may become one. */
export function isUnderCondition(db: Database, key: ItemKey): boolean {
  for (let shape = shapeOf(db, key); shape !== null; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    if (shape.isConditional || db.get(itemNode, shape.key)?.attributes.some(({ path }) => path === 'cfg_attr') === true) return true;
  }
  return false;
}
