/** Items of the shipped library that the language itself refers to: by literals, operators, ranges, loops and macros. */
import { type Database, defineQuery } from '../../base/query.ts';
import { structurallyEqual } from '../../base/structural-equality.ts';
import { type ItemKey, stdTypesNamed } from '../../items/index.ts';

export interface KnownItem {
  readonly key: ItemKey;
  readonly name: string;
}

const NAMES = [
  'String', 'Vec', 'Box', 'Option', 'Result',
  'Range', 'RangeInclusive', 'RangeFrom', 'RangeTo', 'RangeToInclusive', 'RangeFull',
  'Iterator', 'IntoIterator', 'Deref', 'DerefMut', 'Index', 'IndexMut', 'Fn', 'FnMut', 'FnOnce', 'Future', 'From', 'Clone', 'Copy', 'Sized', 'Neg', 'Not',
] as const;
export type KnownName = (typeof NAMES)[number];

/** `null` for what the shipped library does not have. */
export type KnownItems = Readonly<Record<KnownName, KnownItem | null>>;

const knownItemsQuery = defineQuery<KnownItems>({
  name: 'knownItems',
  equals: structurallyEqual,
  compute: (db) => Object.fromEntries(NAMES.map((name) => [name, knownItem(db, name)])) as KnownItems,
  cycle: () => Object.fromEntries(NAMES.map((name) => [name, null])) as KnownItems,
});

export function knownItems(db: Database): KnownItems {
  return db.get(knownItemsQuery, '');
}

/** The library's type or trait of that name. */
export function knownItem(db: Database, name: string): KnownItem | null {
  const key = stdTypesNamed(db, name)[0];
  return key === undefined ? null : { key, name };
}
