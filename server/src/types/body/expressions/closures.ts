/** Closures: parts of the body around them, with parameters that what is expected of them says. */
import type { ClosureExpression } from '../../../syntax/index.ts';
import type { Type } from '../../type.ts';
import { closureWish } from '../closure-wishes.ts';
import { coerce } from '../coerce.ts';
import { isDoubtful } from '../doubtful-methods.ts';
import { build, type Inference } from '../inference.ts';
import { head, rangeOf } from '../nodes.ts';
import { targetsInSight } from '../jumps.ts';
import { checkPattern } from '../patterns.ts';
import type { TypedExpression } from '../typed-body.ts';
import { writtenType } from '../written-types.ts';

export function inferClosure(inference: Inference, node: ClosureExpression, expected: Type | null): TypedExpression {
  const wish = closureWish(inference, expected);
  const isMiscounted = wish?.isCounted === true && wish.parameters.length !== node.parameters.length;
  if (isMiscounted) noteCount(inference, node, wish.parameters.length);
  const parameters = node.parameters.map((parameter, index) => {
    // Which of them is meant is not known.
    const wished = isMiscounted ? undefined : wish?.parameters[index];
    if (parameter.type === null) return wished ?? inference.variables.fresh();
    const written = writtenType(inference, parameter.type);
    if (wished !== undefined) inference.variables.tryUnify(written, wished);
    return written;
  });
  const result = node.result === null ? (wish?.result ?? inference.variables.fresh()) : writtenType(inference, node.result);
  inference.closures.set(node.id, { parameters, result });
  const { diverges, frame, targets } = inference;
  Object.assign(inference, { diverges: false, frame: { result, kind: 'closure', mayAwait: node.isAsync, outside: targetsInSight(inference) }, targets: [] });
  const mark = inference.scopes.enter();
  inference.closureLocals.push([]);
  const typed = node.parameters.map((parameter, index) => {
    const type = parameters[index] ?? inference.variables.fresh();
    return { pattern: checkPattern(inference, parameter.pattern, type, 'parameter'), type, range: rangeOf(parameter) };
  });
  const body = coerce(inference, inference.walk.expression(inference, node.body, result), result);
  inference.scopes.leave(mark);
  const locals = inference.closureLocals.pop() ?? [];
  inference.closureLocals.at(-1)?.push(...locals);
  Object.assign(inference, { diverges, frame, targets });
  const type = build({ kind: 'closure', owner: inference.item, source: node.id });
  return { kind: 'closure', ...head(node, type), isMove: node.isMove, isAsync: node.isAsync, parameters: typed, body, locals };
}

/** A closure where one with more or fewer parameters is demanded. */
function noteCount(inference: Inference, node: ClosureExpression, expected: number): void {
  const found = node.parameters.length;
  const last = node.parameters.at(-1);
  const range = { start: node.start, end: last === undefined ? node.end : last.end + 1 };
  inference.deferred.push(() => {
    if (!isDoubtful(inference)) inference.problems.push({ kind: 'closure-parameter-count', range, expected, found });
  });
}
