/** Where an item is declared, as a related place. The shipped library is not shown: nobody edits it. */
import type { Database } from '../base/query.ts';
import type { TextRange } from '../base/ranges.ts';
import { fileOfItem, isStdFile, itemNode, type ItemKey } from '../items/index.ts';
import type { RelatedPlace } from './finding.ts';

/** The name of an item, relative to the item; `null` for items without one. */
export function nameRange(db: Database, key: ItemKey): TextRange | null {
  const item = db.get(itemNode, key);
  if (item === null || !('name' in item) || item.name === null) return null;
  return { start: item.name.start, end: item.name.end };
}

/** At most one place, as a list. @param variant the name of the enum's variant that is meant, if one is. */
export function declaredAt(db: Database, key: ItemKey | null, variant: string | null, message: string): RelatedPlace[] {
  if (key === null || isStdFile(fileOfItem(key))) return [];
  const item = db.get(itemNode, key);
  const name = item?.kind === 'enum' && variant !== null ? item.variants.find((candidate) => candidate.name.text === variant)?.name : undefined;
  const range = name === undefined ? nameRange(db, key) : { start: name.start, end: name.end };
  return range === null ? [] : [{ item: key, range, message }];
}
