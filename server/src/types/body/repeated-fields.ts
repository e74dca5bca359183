/** Fields that a literal or a pattern names twice. */
import type { TextRange } from '../../base/ranges.ts';
import { type FieldInitializer, type FieldPattern, hasCondition } from '../../syntax/index.ts';
import type { Inference } from './inference.ts';
import { rangeOf } from './nodes.ts';
import type { Constructed } from './path-meaning.ts';

/** Fields under a condition may exclude each other; one that the type does not have is unknown, and no more. */
export function reportRepeatedFields(inference: Inference, fields: readonly (FieldInitializer | FieldPattern)[], of: Constructed, isPattern: boolean): void {
  const seen = new Map<string, TextRange>();
  for (const field of fields) {
    const name = field.name.text;
    if (hasCondition(field.attributes) || !of.fields.some((declared) => declared.name === name)) continue;
    const first = seen.get(name);
    // A pattern is all that is bound to the field, a value stands behind its name.
    const range = rangeOf(isPattern ? field : field.name);
    if (first === undefined) seen.set(name, rangeOf(field));
    else inference.problems.push({ kind: 'duplicate-field', range, first, field: name, isPattern });
  }
}
