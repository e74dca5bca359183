/** Macros that are calls: printing and formatting look at their arguments, `vec!` makes a vector, `write!` calls a method of its target. */
import type { MacroCallExpression } from '../../../syntax/index.ts';
import { NEVER, type Type, UNIT } from '../../type.ts';
import { coerce } from '../coerce.ts';
import { type Inference, instanceOf, sayIncomplete, typeArgument, unknownHere } from '../inference.ts';
import { lookUpMethod } from '../method-lookup.ts';
import { head, rangeOf } from '../nodes.ts';
import type { TypedExpression } from '../typed-body.ts';
import { formatArguments } from './format.ts';
import { inferElements, inferLength } from './aggregates.ts';
import { adjustReceiver, openMethod } from './methods.ts';

export function inferMacroCall(inference: Inference, node: MacroCallExpression, expected: Type | null): TypedExpression {
  const name = node.macro.text;
  if (name === 'vec') return inferVec(inference, node, expected);
  if (name === 'write' || name === 'writeln') return inferWrite(inference, node);
  const values = formatArguments(inference, node.arguments);
  const type = formatResult(inference, name);
  return { kind: 'format', ...head(node, type), name, arguments: values, diverges: type === NEVER };
}

function formatResult(inference: Inference, name: string): Type {
  if (name === 'format') return instanceOf(inference.known.String);
  return name === 'panic' || name === 'todo' || name === 'unreachable' || name === 'unimplemented' ? NEVER : UNIT;
}

/** `write!(target, "{}", a)` is `target.write_fmt(..)`, whose argument looks at what is written. */
function inferWrite(inference: Inference, node: MacroCallExpression): TypedExpression {
  const [target, ...rest] = node.arguments;
  const receiver = target === undefined ? null : inference.walk.expression(inference, target, null);
  const values = formatArguments(inference, rest);
  const found = receiver === null ? null : lookUpMethod(inference, receiver, 'write_fmt');
  const opened = found === null || found === 'unknown' ? null : openMethod(inference, [], found);
  const [self, written] = opened?.signature.parameters ?? [];
  if (receiver === null || found === null || found === 'unknown' || opened === null || self === undefined || written === undefined) {
    sayIncomplete(inference, node.macro, 'What it writes to is not known');
    return { kind: 'call', ...head(node, unknownHere()), callee: { kind: 'unknown' }, arguments: [...(receiver === null ? [] : [receiver]), ...values], syntax: 'macro', nameRange: rangeOf(node.macro), diverges: false };
  }
  const adjusted = adjustReceiver(found);
  inference.variables.tryUnify(self, adjusted.type);
  const format: TypedExpression = { kind: 'format', ...head(node, written), name: node.macro.text, arguments: values, diverges: false, isImplicit: true };
  return { kind: 'call', ...head(node, opened.signature.result), callee: opened.callee, arguments: [adjusted, format], syntax: 'macro', nameRange: rangeOf(node.macro), diverges: false };
}

function inferVec(inference: Inference, node: MacroCallExpression, expected: Type | null): TypedExpression {
  const wish = expected === null ? null : inference.variables.shallow(expected);
  const wished = wish?.kind === 'adt' && wish.item === inference.known.Vec?.key ? typeArgument(wish) : null;
  if (node.repeatLength !== null) {
    const [first] = node.arguments;
    if (first !== undefined) {
      const value = wished === null ? inference.walk.expression(inference, first, null) : coerce(inference, inference.walk.expression(inference, first, wished), wished);
      return { kind: 'repeat', ...head(node, instanceOf(inference.known.Vec, value.type)), value, length: inferLength(inference, node.repeatLength) };
    }
  }
  const { element, fields } = inferElements(inference, node.arguments, wished);
  return { kind: 'aggregate', ...head(node, instanceOf(inference.known.Vec, element)), of: 'vec', item: null, variant: null, fields, base: null, fromBase: [] };
}
