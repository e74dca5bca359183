/** Which values a literal or a range in a pattern matches, as far as the text says it: constants are not evaluated here. */
import type { Expression, RangePattern } from '../../syntax/index.ts';
import { lowerConstant } from '../lower-constant.ts';
import { type Inference, unknownHere } from './inference.ts';
import type { MatchedValues } from './typed-pattern.ts';

export function valuesOfLiteral(inference: Inference, literal: Expression): MatchedValues {
  const value = numberOf(inference, literal);
  return value === null ? { kind: 'text' } : { kind: 'values', low: value, high: value };
}

export function valuesOfRange(inference: Inference, { high, isInclusive, low }: RangePattern): MatchedValues {
  const first = low === null ? null : numberOf(inference, low);
  const last = high === null ? null : numberOf(inference, high);
  // An end that is no number is a constant by its name, or a float.
  if ((low !== null && first === null) || (high !== null && last === null)) return { kind: 'unknown' };
  return { kind: 'values', low: first, high: last === null || isInclusive ? last : last - 1n };
}

/** Of an integer, a character or a boolean as written, with a minus before it or not. */
function numberOf(inference: Inference, expression: Expression): bigint | null {
  const constant = lowerConstant(inference.db, inference.item, expression, () => unknownHere());
  if (constant.kind === 'value') return constant.value;
  return constant.kind === 'unary' && constant.operator === '-' && constant.operand.kind === 'value' ? -constant.operand.value : null;
}
