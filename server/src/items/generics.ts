/** The generic parameters of an item, by name: what `T`, `N` and `'a` mean inside it. */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import type { Generics, Item } from '../syntax/index.ts';
import { itemNode } from './inputs.ts';
import type { ItemKey } from './item-key.ts';

export interface GenericParameterInfo {
  readonly kind: 'type' | 'constant';
  readonly name: string;
  /** Position among the type and const parameters. */
  readonly index: number;
  /** `T: ?Sized`, in the list or in the `where` clause. */
  readonly maybeUnsized: boolean;
}

export interface ItemGenerics {
  readonly parameters: readonly GenericParameterInfo[];
  readonly lifetimes: readonly string[];
}

const NO_GENERICS: ItemGenerics = { parameters: [], lifetimes: [] };

const itemGenericsQuery = defineQuery<ItemGenerics>({
  name: 'itemGenerics',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    const generics = item === null ? null : genericsOf(item);
    return generics === null ? NO_GENERICS : describe(generics);
  },
  cycle: () => NO_GENERICS,
  barrier: true,
});

export function itemGenerics(db: Database, key: ItemKey): ItemGenerics {
  return db.get(itemGenericsQuery, key);
}

/** The item's own generics, `null` for kinds that have none. */
export function genericsOf(item: Item): Generics | null {
  switch (item.kind) {
    case 'struct':
    case 'union':
    case 'enum':
    case 'function':
    case 'impl':
    case 'trait':
    case 'type-alias':
      return item.generics;
    default:
      return null;
  }
}

function describe(generics: Generics): ItemGenerics {
  const relaxed = new Set<string>();
  for (const predicate of generics.where) {
    if (predicate.kind === 'type' && predicate.type.kind === 'path' && predicate.bounds.some((bound) => bound.kind === 'trait' && bound.isRelaxed)) {
      const name = predicate.type.path.segments[0]?.name.text;
      if (name !== undefined) relaxed.add(name);
    }
  }
  const parameters: GenericParameterInfo[] = [];
  const lifetimes: string[] = [];
  for (const parameter of generics.parameters) {
    if (parameter.kind === 'lifetime') {
      lifetimes.push(parameter.name.text);
      continue;
    }
    const maybeUnsized = relaxed.has(parameter.name.text) || parameter.bounds.some((bound) => bound.kind === 'trait' && bound.isRelaxed);
    parameters.push({ kind: parameter.kind === 'type' ? 'type' : 'constant', name: parameter.name.text, index: parameters.length, maybeUnsized });
  }
  return { parameters, lifetimes };
}
