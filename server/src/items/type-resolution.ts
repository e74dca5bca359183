/** What a name in type position can turn out to mean: the data, and how it is kept small. */
import type { ItemKey } from './item-key.ts';

export type TypeResolution =
  /** A struct, union, enum, trait, alias or module. A file's root module has a key without an item. */
  | { readonly kind: 'item'; readonly key: ItemKey }
  | { readonly kind: 'parameter'; readonly owner: ItemKey; readonly index: number; readonly name: string; readonly parameter: 'type' | 'constant'; readonly maybeUnsized: boolean }
  /** `Self` inside this impl, trait or type declaration. */
  | { readonly kind: 'self'; readonly owner: ItemKey }
  | { readonly kind: 'builtin'; readonly name: string }
  /** `Self::Item`, `T::Output`, `Enum::Variant`: behind a type, not in a scope. `rest`: the names behind what means `base`. */
  | { readonly kind: 'associated'; readonly base: TypeResolution; readonly rest: readonly string[] }
  | Unresolved
  | { readonly kind: 'incomplete' };

/** A name that nothing declares. */
export interface Unresolved {
  readonly kind: 'unresolved';
  readonly name: string;
  /** The module that the names before it in the path lead to, all of which is known; `null` for the first name. */
  readonly module: ItemKey | null;
  /** Which name of the path it is, counted from the end: 0 for the last one. */
  readonly fromEnd: number;
}

export const INCOMPLETE = { kind: 'incomplete' } as const;

export function unresolved(name: string, module: ItemKey | null = null, fromEnd = 0): Unresolved {
  return { kind: 'unresolved', name, module, fromEnd };
}
