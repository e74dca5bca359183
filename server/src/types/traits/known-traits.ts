/** Traits of the library by what they mean to the language; a program's own trait of the same name means nothing. */
import { fileOfItem, isStdFile } from '../../items/index.ts';
import type { TraitReference } from '../type.ts';

/** The trait's name if the library declares it, else `null`. */
export function libraryTrait(trait: TraitReference): string | null {
  return isStdFile(fileOfItem(trait.item)) ? trait.name : null;
}

/** Types have them if all their parts do. */
export const AUTO_TRAITS: ReadonlySet<string> = new Set(['Send', 'Sync', 'Unpin']);
export const CALL_TRAITS: ReadonlySet<string> = new Set(['Fn', 'FnMut', 'FnOnce']);
/** Comparing, hashing and showing: what primitives and what is made of them have without an impl. */
export const STRUCTURAL_TRAITS: ReadonlySet<string> = new Set(['PartialEq', 'Eq', 'PartialOrd', 'Ord', 'Hash', 'Debug']);
export const BINARY_OPERATORS: ReadonlySet<string> = new Set(['Add', 'Sub', 'Mul', 'Div', 'Rem', 'BitAnd', 'BitOr', 'BitXor', 'Shl', 'Shr']);
export const ASSIGNING_OPERATORS: ReadonlySet<string> = new Set([...BINARY_OPERATORS].map((name) => `${name}Assign`));
/** Whose impls the library's declarations do not list in full, for its own types and the language's. */
export const UNLISTED_TRAITS: ReadonlySet<string> = new Set([
  ...STRUCTURAL_TRAITS,
  'Display', 'Default', 'Error', 'Format', 'ToString', 'FromStr', 'From', 'Into', 'TryFrom', 'TryInto', 'AsRef', 'AsMut', 'Borrow', 'BorrowMut', 'ToOwned', 'Sum', 'Product', 'Read', 'Write',
]);
