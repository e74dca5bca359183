/** The fields that a pattern names: by position with `..` somewhere between, or by name. */
import type { Pattern } from '../../syntax/index.ts';
import type { Type } from '../type.ts';
import { nearNames } from '../../base/near-names.ts';
import { type Inference, unknownHere } from './inference.ts';
import { type Constructed, fieldTypeOf } from './path-meaning.ts';
import { rangeOf } from './nodes.ts';
import { reportRepeatedFields } from './repeated-fields.ts';
import type { FieldOfPattern, TypedPattern } from './typed-pattern.ts';

/** Elements and the positions that they stand for; `..` skips what the others leave. */
export function positionalFields(elements: readonly Pattern[], count: number, check: (element: Pattern, index: number) => TypedPattern): FieldOfPattern[] {
  const rest = elements.findIndex((element) => element.kind === 'rest');
  const skipped = rest === -1 ? 0 : Math.max(0, count - (elements.length - 1)) - 1;
  return elements.flatMap((element, position) => {
    if (element.kind === 'rest') return [];
    const index = rest !== -1 && position > rest ? position + skipped : position;
    return [{ index, name: String(index), pattern: check(element, index) }];
  });
}

/** The fields of a struct or variant that a pattern looks at. */
export function patternFields(inference: Inference, pattern: Pattern, of: Constructed, check: (part: Pattern, type: Type) => TypedPattern): FieldOfPattern[] {
  if (pattern.kind === 'tuple-struct') return positionalFields(pattern.elements, of.fields.length, (element, index) => check(element, fieldTypeOf(inference, of, index)));
  if (pattern.kind !== 'struct') return [];
  reportRepeatedFields(inference, pattern.fields, of, true);
  return pattern.fields.flatMap((field) => {
    const index = of.fields.findIndex((declared) => declared.name === field.name.text);
    const checked = check(field.pattern, index === -1 ? unknownHere() : fieldTypeOf(inference, of, index));
    if (index !== -1) return [{ index, name: field.name.text, pattern: checked }];
    if (!of.isIncomplete) {
      const nearest = nearNames(field.name.text, of.fields.map((declared) => declared.name))[0] ?? null;
      inference.problems.push({ kind: 'unknown-field', range: rangeOf(field.name), type: of.name, item: of.item, field: field.name.text, nearest, isPattern: true });
    }
    return [];
  });
}
