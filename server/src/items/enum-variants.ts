/** The names of an enum's variants: what `Enum::Name` and `use Enum::*` can mean. */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { itemNode } from './inputs.ts';
import type { ItemKey } from './item-key.ts';

/** In declaration order; none for what is no enum. */
export function enumVariants(db: Database, item: ItemKey): readonly string[] {
  return db.get(enumVariantsQuery, item);
}

const enumVariantsQuery = defineQuery<readonly string[]>({
  name: 'enumVariants',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    return item?.kind === 'enum' ? item.variants.map((variant) => variant.name.text) : [];
  },
  cycle: () => [],
});
