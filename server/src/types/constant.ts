/**
 * Constant terms: array lengths, const arguments and discriminants as they are written, with names resolved, not evaluated.
 * `layout` evaluates them per target, because `size_of` and the width of `usize` depend on it; here two terms are the
 * same if they are written the same way about the same things.
 */
import type { ItemKey } from '../items/index.ts';
import type { Type } from './type.ts';

export type ConstantOperator = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';

export type Constant =
  /** An integer, boolean (0 or 1) or character (its code point). `type` is the suffix or what the literal says, else `null`. */
  | { readonly kind: 'value'; readonly value: bigint; readonly type: string | null }
  | { readonly kind: 'unary'; readonly operator: '-' | '!' | '~'; readonly operand: Constant }
  | { readonly kind: 'binary'; readonly operator: ConstantOperator; readonly left: Constant; readonly right: Constant }
  | { readonly kind: 'cast'; readonly operand: Constant; readonly type: Type }
  /** A `const` item; its own term is `constantOf(db, item)`. */
  | { readonly kind: 'item'; readonly item: ItemKey }
  /** A const generic parameter. */
  | { readonly kind: 'parameter'; readonly owner: ItemKey; readonly index: number; readonly name: string }
  | { readonly kind: 'size-of'; readonly type: Type }
  | { readonly kind: 'align-of'; readonly type: Type }
  /** What constant evaluation does not understand: its value is not known, and nothing is said about it. */
  | { readonly kind: 'unknown' };

export const UNKNOWN_CONSTANT: Constant = { kind: 'unknown' };

/** A text that is equal for equal terms only. */
export function constantIdentity(constant: Constant): string {
  switch (constant.kind) {
    case 'value':
      return `${constant.value}${constant.type ?? ''}`;
    case 'unary':
      return `(${constant.operator}${constantIdentity(constant.operand)})`;
    case 'binary':
      return `(${constantIdentity(constant.left)}${constant.operator}${constantIdentity(constant.right)})`;
    case 'cast':
      return `(${constantIdentity(constant.operand)} as ${constant.type.id})`;
    case 'item':
      return `{${constant.item}}`;
    case 'parameter':
      return `{${constant.owner}?${constant.index}:${constant.name}}`;
    case 'size-of':
      return `size_of<${constant.type.id}>`;
    case 'align-of':
      return `align_of<${constant.type.id}>`;
    case 'unknown':
      return '{unknown}';
  }
}
