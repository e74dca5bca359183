/** Noting that a value does not fit its place. Whether that is certain is judged at the end, by `judge-mismatches`. */
import type { TextRange } from '../../base/ranges.ts';
import type { Type } from '../type.ts';
import type { Inference } from './inference.ts';
import type { TypedExpression } from './typed-body.ts';

/** What a block gives is what its last expression gives: that one is noted. */
export function noteMismatch(inference: Inference, node: TypedExpression, expected: Type, earlier: TextRange | null = null): void {
  let here = node;
  while (here.kind === 'block' && here.label === null && here.modifier !== 'async' && here.tail !== null) here = here.tail;
  inference.mismatches.push({ node: here, expected, earlier });
}
