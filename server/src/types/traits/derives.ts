/** The traits that `#[derive(..)]` before a struct, enum or union implements. */
import { type Database, defineQuery } from '../../base/query.ts';
import { structurallyEqual } from '../../base/structural-equality.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';

export interface Derives {
  readonly names: readonly string[];
  /** Under `#[cfg_attr(..)]`: perhaps. */
  readonly conditional: readonly string[];
  /** The item has broken text: another attribute may be in it. */
  readonly isIncomplete: boolean;
}

const NO_DERIVES: Derives = { names: [], conditional: [], isIncomplete: false };

export function derivesOf(db: Database, item: ItemKey): Derives {
  return db.get(derives, item);
}

const derives = defineQuery<Derives>({
  name: 'derives',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    if (item === null) return NO_DERIVES;
    const names = item.attributes.flatMap(({ argumentText, path }) => (path === 'derive' && argumentText !== null ? lastNames(argumentText) : []));
    const conditional = item.attributes.flatMap(({ argumentText, path }) => (path === 'cfg_attr' && argumentText !== null ? lastNames(argumentText) : []));
    return { names, conditional, isIncomplete: item.hasError };
  },
  cycle: () => NO_DERIVES,
  barrier: true,
});

/** `Debug, std::clone::Clone` as `Debug` and `Clone`. */
function lastNames(text: string): string[] {
  return text.split(/[(),\s]+/u).flatMap((path) => path.split('::').at(-1) ?? []).filter((name) => name !== '');
}
