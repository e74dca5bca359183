/**
 * Patterns of a typed body. Match ergonomics are written out: where a pattern looks through a reference that the text does not
 * show, a `dereference` node with `isImplicit` stands, and each binding says how it binds.
 */
import type { TextRange } from '../../base/ranges.ts';
import type { ItemKey } from '../../items/index.ts';
import type { Type } from '../type.ts';

/** Dense within a body, in order of declaration; parameters first. Closures inside share the numbering. */
export type LocalId = number;

interface Base {
  readonly range: TextRange;
  /** The type of the place that the pattern looks at. */
  readonly type: Type;
  /** Id of the syntax pattern; several nodes may share it. */
  readonly source: number;
}

export type TypedPattern =
  /** `_` and `..`: neither read nor moved. */
  | (Base & { readonly kind: 'wildcard' })
  /** `value`: moves, or copies if the type is Copy; `shared`, `mutable`: a reference to the place. `name @ subpattern` binds before it looks further. */
  | (Base & { readonly kind: 'binding'; readonly local: LocalId; readonly mode: 'value' | 'shared' | 'mutable'; readonly subpattern: TypedPattern | null })
  /** Literals, ranges and constants: the place is read. */
  | (Base & { readonly kind: 'constant'; readonly matches: MatchedValues; readonly isRange?: true })
  /** `&p`, a pattern through a Box, or ergonomics. */
  | (Base & { readonly kind: 'dereference'; readonly through: 'reference' | 'mutable-reference' | 'box'; readonly target: TypedPattern; readonly isImplicit?: true })
  /** Tuples and structs: always matches if its fields do. */
  | (Base & { readonly kind: 'fields'; readonly fields: readonly FieldOfPattern[] })
  /** One variant of an enum; the tag is read unless it is the only one. */
  | (Base & { readonly kind: 'variant'; readonly item: ItemKey; readonly variant: number; readonly isOnly: boolean; readonly fields: readonly FieldOfPattern[] })
  /** `[a, .., b]` of an array or slice. */
  | (Base & { readonly kind: 'slice'; readonly before: readonly TypedPattern[]; readonly rest: TypedPattern | null; readonly hasRest: boolean; readonly after: readonly TypedPattern[]; readonly isArray: boolean })
  /** The bindings of the alternatives are the same locals. */
  | (Base & { readonly kind: 'or'; readonly alternatives: readonly TypedPattern[] })
  /** Not understood: what it looks at becomes unknown, and so do its bindings. */
  | (Base & { readonly kind: 'unknown'; readonly parts: readonly TypedPattern[] });

/**
 * What a literal, range or constant matches. `values`: integers, characters (code points) or booleans (0 and 1), both ends
 * included; an end that is not written is `null`. `text`: one of endlessly many, as a text or a float is. `unknown`: a constant by its name.
 */
export type MatchedValues = { readonly kind: 'values'; readonly low: bigint | null; readonly high: bigint | null } | { readonly kind: 'text' } | { readonly kind: 'unknown' };

export interface FieldOfPattern {
  readonly index: number;
  readonly name: string;
  readonly pattern: TypedPattern;
}
