/** A type as it can be written at a place of a program, where each name has to mean there what it means in the type. */
import type { Database } from '../base/query.ts';
import { type ItemKey, resolveTypePath } from '../items/index.ts';
import { canonicalItem, foldType, printType, type TraitReference, type Type } from '../types/index.ts';

/** @param from the item whose text shall hold it. `null` where it has no name, or another one is meant by its name. */
export function writtenType(db: Database, from: ItemKey, type: Type): string | null {
  let isWritable = true;
  foldType(type, {
    type: (part) => {
      isWritable &&= canBeNamed(db, from, part);
      return null;
    },
    constant: (constant) => {
      isWritable &&= constant.kind === 'value' || constant.kind === 'parameter';
      return null;
    },
  });
  return isWritable ? printType(type) : null;
}

function canBeNamed(db: Database, from: ItemKey, type: Type): boolean {
  switch (type.kind) {
    case 'closure':
    case 'function-item':
    case 'opaque':
    case 'infer':
    case 'unknown':
      return false;
    case 'adt':
      return isItem(db, from, type.name, type.item);
    case 'dynamic':
      // Behind `&` two bounds want parentheses.
      return type.others.length === 0 && type.traits.length === 1 && type.traits.every((trait) => isTrait(db, from, trait));
    case 'projection':
      return type.trait === null || isTrait(db, from, type.trait);
    case 'parameter': {
      const meaning = resolveTypePath(db, from, [type.name], false);
      return meaning.kind === 'self' || (meaning.kind === 'parameter' && meaning.owner === type.owner && meaning.index === type.index);
    }
    default:
      return true;
  }
}

function isTrait(db: Database, from: ItemKey, trait: TraitReference): boolean {
  return isItem(db, from, trait.name, trait.item);
}

function isItem(db: Database, from: ItemKey, name: string, item: ItemKey): boolean {
  const meaning = resolveTypePath(db, from, [name], false);
  return meaning.kind === 'item' && canonicalItem(db, meaning.key) === item;
}
