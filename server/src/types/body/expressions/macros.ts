/** Macros that are calls: printing and formatting look at their arguments, `vec!` makes a vector. */
import type { MacroCallExpression } from '../../../syntax/index.ts';
import { NEVER, type Type, UNIT } from '../../type.ts';
import { coerce } from '../coerce.ts';
import { type Inference, instanceOf, typeArgument } from '../inference.ts';
import { head } from '../nodes.ts';
import type { TypedExpression } from '../typed-body.ts';
import { formatArguments } from './format.ts';
import { inferElements, inferLength } from './aggregates.ts';

export function inferMacroCall(inference: Inference, node: MacroCallExpression, expected: Type | null): TypedExpression {
  const name = node.macro.text;
  if (name === 'vec') return inferVec(inference, node, expected);
  const values = formatArguments(inference, node.arguments);
  const type = formatResult(inference, name);
  return { kind: 'format', ...head(node, type), name, arguments: values, diverges: type === NEVER };
}

function formatResult(inference: Inference, name: string): Type {
  if (name === 'format') return instanceOf(inference.known.String);
  return name === 'panic' || name === 'todo' || name === 'unreachable' || name === 'unimplemented' ? NEVER : UNIT;
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
