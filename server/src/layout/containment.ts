/**
 * Whether a declaration contains itself by value, whatever arguments it gives itself (L9): `struct A<T> { a: Option<A<u8>>, t: T }`
 * and `struct B<T> { b: Option<B<(T, T)>> }` have no size in any instance, though `A<T>` is not `A<u8>` and no two
 * instances of `B` are the same. Seen on declarations alone, so growing arguments cost nothing: an item that stands, by
 * value, in a field of itself. An argument counts where the item that takes it stores the parameter by value.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import type { ItemKey } from '../items/index.ts';
import { type Type, type TypeDeclaration, typeDeclaration } from '../types/index.ts';
import type { CycleStep } from './model.ts';
import { type Storage, storageFor } from './stored-parameters.ts';

/** The shortest chain of fields by which the item contains itself, or `null`. */
export function containmentOf(db: Database, item: ItemKey): readonly CycleStep[] | null {
  return db.get(containmentQuery, item);
}

/** A declared type inside a field of another one. */
interface Held {
  readonly item: ItemKey;
  readonly step: CycleStep;
}

const MOST_ITEMS = 10_000;
const DEEPEST_TERM = 128;

/** Key: `ItemKey`. */
const containmentQuery = defineQuery<readonly CycleStep[] | null>({
  name: 'containment',
  equals: structurallyEqual,
  compute: (db, key) => {
    const root = key as ItemKey;
    const cameFrom = new Map<ItemKey, { readonly from: ItemKey; readonly step: CycleStep }>();
    const waiting: ItemKey[] = [root];
    for (const from of waiting) {
      for (const { item, step } of db.get(heldQuery, from)) {
        if (cameFrom.has(item)) continue;
        cameFrom.set(item, { from, step });
        if (item === root) return stepsTo(root, cameFrom);
        if (waiting.length < MOST_ITEMS) waiting.push(item);
      }
    }
    return null;
  },
  cycle: () => null,
});

/** Every declared type that a value of the item has inside a field, each once. Key: `ItemKey`. */
const heldQuery = defineQuery<readonly Held[]>({
  name: 'heldItems',
  equals: structurallyEqual,
  compute: (db, key) => {
    const declaration = db.get(typeDeclaration, key);
    if (declaration === null) return [];
    const storage = storageFor((item) => db.get(typeDeclaration, item));
    const held = new Map<ItemKey, Held>();
    for (const { label, type } of labelledFields(declaration)) {
      for (const item of itemsInside(type, storage, 0)) {
        if (!held.has(item)) held.set(item, { item, step: { type: declaration.name, field: label } });
      }
    }
    return [...held.values()];
  },
  cycle: () => [],
});

function itemsInside(type: Type, storage: Storage, depth: number): readonly ItemKey[] {
  if (depth > DEEPEST_TERM) return [];
  if (type.kind === 'tuple') return type.elements.flatMap((element) => itemsInside(element, storage, depth + 1));
  if (type.kind === 'array') return itemsInside(type.element, storage, depth + 1);
  if (type.kind !== 'adt') return [];
  const stored = type.arguments.flatMap((argument, index) => (argument.kind === 'type' && storage.stores(type.item, index) ? itemsInside(argument.type, storage, depth + 1) : []));
  return [type.item, ...stored];
}

function labelledFields(declaration: TypeDeclaration): readonly { readonly label: string; readonly type: Type }[] {
  if (declaration.kind !== 'enum') return declaration.fields.map(({ name, type }) => ({ label: name, type }));
  return declaration.variants.flatMap((variant) => variant.fields.map(({ name, type }) => ({ label: `${variant.name}.${name}`, type })));
}

function stepsTo(root: ItemKey, cameFrom: ReadonlyMap<ItemKey, { readonly from: ItemKey; readonly step: CycleStep }>): CycleStep[] {
  const steps: CycleStep[] = [];
  for (let link = cameFrom.get(root); link !== undefined; link = link.from === root ? undefined : cameFrom.get(link.from)) steps.unshift(link.step);
  return steps;
}
