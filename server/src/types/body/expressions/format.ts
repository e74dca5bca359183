/** Printing and formatting look at their arguments, and at the locals that a literal names in braces (O3). */
import type { Expression, LiteralExpression } from '../../../syntax/index.ts';
import type { Inference } from '../inference.ts';
import type { TypedExpression } from '../typed-body.ts';

/** The arguments, and behind them the locals that the literals name in braces. */
export function formatArguments(inference: Inference, nodes: readonly Expression[]): TypedExpression[] {
  const values = nodes.map((argument) => inference.walk.expression(inference, argument, null));
  const named = nodes.flatMap((argument) => (argument.kind === 'literal' && (argument.literal === 'string' || argument.literal === 'raw-string') ? namesInLiteral(inference, argument) : []));
  return [...values, ...named];
}

/** `{name}` and `{name:>8}` in a literal are uses of the local `name`. */
function namesInLiteral(inference: Inference, literal: LiteralExpression): TypedExpression[] {
  return [...literal.text.matchAll(/\{\{|\{([\p{XID_Start}_][\p{XID_Continue}]*)(?=[:}])/gu)].flatMap((match) => {
    const [, name] = match;
    if (name === undefined) return [];
    const start = literal.start + match.index + 1;
    const range = { start, end: start + name.length };
    const local = inference.scopes.find(name);
    const declared = local === null ? undefined : inference.locals[local];
    if (local === null || declared === undefined) return [];
    inference.references[local]?.push(range);
    return [{ kind: 'local', range, type: declared.type, source: -1, local }];
  });
}
