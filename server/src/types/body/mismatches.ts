/** Noting that a value does not fit its place. Whether that is certain is judged at the end, by `judge-mismatches`. */
import type { TextRange } from '../../base/ranges.ts';
import { printType } from '../print-type.ts';
import { type Type, UNIT } from '../type.ts';
import { isCertainType } from './certain-types.ts';
import { surelyDiffer } from './differing-types.ts';
import { isDoubtful } from './doubtful-methods.ts';
import type { Inference } from './inference.ts';
import type { TypedExpression } from './typed-body.ts';

/** What a block gives is what its last expression gives: that one is noted. */
export function noteMismatch(inference: Inference, node: TypedExpression, expected: Type, earlier: TextRange | null = null): void {
  let here = node;
  while (here.kind === 'block' && here.label === null && here.modifier !== 'async' && here.tail !== null) here = here.tail;
  inference.mismatches.push({ node: here, expected, earlier });
}

/** `return;` in a function that gives a value: certain when its type is. */
export function noteEmptyReturn(inference: Inference, result: Type, { end, start }: TextRange): void {
  inference.deferred.push(() => {
    const expected = inference.variables.final(result, new Map());
    if (isDoubtful(inference) || !isCertainType(inference, expected) || !surelyDiffer(expected, UNIT)) return;
    inference.problems.push({ kind: 'missing-return-value', range: { start, end }, expected: printType(expected), what: 'return', semicolon: null });
  });
}
