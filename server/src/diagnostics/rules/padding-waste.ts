/**
 * `padding-waste` (L11): a struct that another order of its fields would make smaller, from a share of its size or 16 bytes on.
 * A quiet hint: the order may be meant.
 */
import type { Database } from '../../base/query.ts';
import { fileOfItem, itemNode, type ItemKey } from '../../items/index.ts';
import { layoutOf } from '../../layout/index.ts';
import { declaredType } from '../../types/index.ts';
import type { Finding } from '../finding.ts';
import { settingsOf } from '../settings.ts';

/** Waste of this many bytes is hinted at, however large the type. */
const ALWAYS_FROM_BYTES = 16;

export function paddingWaste(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item?.kind !== 'struct' || item.name === null || item.hasError) return [];
  const { target, paddingThreshold } = settingsOf(db, fileOfItem(key));
  const { size, best } = layoutOf(db, declaredType(db, key), target);
  if (size === null || best === null) return [];
  const waste = size - best.size;
  if (waste <= 0 || (waste < ALWAYS_FROM_BYTES && waste * 100 < size * paddingThreshold)) return [];
  const { start, end, text } = item.name;
  return [
    {
      code: 'padding-waste',
      place: { item: key, range: { start, end } },
      message: `\`${text}\` is ${size} bytes, ${best.size} in the best order of its fields.`,
      related: [],
      rustc: null,
    },
  ];
}
