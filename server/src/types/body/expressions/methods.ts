/** Method calls. */
import type { MethodCallExpression } from '../../../syntax/index.ts';
import type { Type } from '../../type.ts';
import { type Inference, sayIncomplete, unknownHere } from '../inference.ts';
import { head, rangeOf } from '../nodes.ts';
import type { TypedExpression } from '../typed-body.ts';

export function inferMethodCall(inference: Inference, node: MethodCallExpression, _expected: Type | null): TypedExpression {
  const receiver = inference.walk.expression(inference, node.receiver, null);
  const values = node.arguments.map((argument) => inference.walk.expression(inference, argument, null));
  sayIncomplete(inference, node.method, 'This method is not resolved');
  return { kind: 'call', ...head(node, unknownHere()), callee: { kind: 'unknown' }, arguments: [receiver, ...values], syntax: 'method', nameRange: rangeOf(node.method), diverges: false };
}
