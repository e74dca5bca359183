/** The names in `use` declarations, and what each of them means. */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { itemNode, type ItemKey, resolveTypePath, resolveValuePath } from '../../items/index.ts';
import { canonicalItem } from '../../types/index.ts';
import type { Member } from './uses.ts';

export interface ImportedName {
  /** In the item. */
  readonly range: TextRange;
  readonly item: ItemKey;
  readonly member: Member | null;
}

/** What the names of a `use` lead to, as far as that is known; one name may mean a type and a value. */
export function importedNames(db: Database, use: ItemKey): ImportedName[] {
  const item = db.get(itemNode, use);
  if (item?.kind !== 'use') return [];
  const found: ImportedName[] = [];
  for (const { alias, isGlob, isGlobal, path } of item.imports) {
    path.forEach((name, index) => {
      const names = path.slice(0, index + 1).map(({ text }) => text);
      const ranges: TextRange[] = index === path.length - 1 && alias !== null && alias.text !== '_' ? [name, alias] : [name];
      for (const meaning of meaningsOf(db, use, names, isGlobal, index === path.length - 1 && !isGlob)) for (const { start, end } of ranges) found.push({ range: { start, end }, ...meaning });
    });
  }
  return found;
}

function meaningsOf(db: Database, use: ItemKey, names: readonly string[], isGlobal: boolean, isWhole: boolean): Omit<ImportedName, 'range'>[] {
  const type = names.length > 1 && names.at(-1) === 'self' ? null : resolveTypePath(db, use, names, isGlobal);
  const meanings: Omit<ImportedName, 'range'>[] = type?.kind === 'item' ? [{ item: canonicalItem(db, type.key), member: null }] : [];
  const value = isWhole && names.length > 1 ? resolveValuePath(db, use, names, isGlobal) : null;
  if (value?.kind === 'item' && meanings.every(({ item }) => item !== canonicalItem(db, value.key))) meanings.push({ item: canonicalItem(db, value.key), member: null });
  if (value?.kind === 'variant') meanings.push({ item: canonicalItem(db, value.item), member: { kind: 'variant', name: value.name } });
  return meanings;
}
