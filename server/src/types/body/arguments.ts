/** Values for parameters and fields: each is read with what is wished of it, and coerced to what is declared. */
import type { Expression } from '../../syntax/index.ts';
import type { Type } from '../type.ts';
import { coerce, tryCoerce } from './coerce.ts';
import type { Inference } from './inference.ts';
import type { TypedExpression } from './typed-body.ts';

/**
 * @param declared the type of the parameter or field.
 * @param wished the same with what the surroundings say of its variables; `null` if they say nothing.
 */
export function inferArgument(inference: Inference, node: Expression, declared: Type, wished: Type | null): TypedExpression {
  const value = inference.walk.expression(inference, node, wished ?? declared);
  if (wished !== null && wished !== declared) {
    const fitting = tryCoerce(inference, value, wished);
    if (fitting !== null && inference.variables.tryUnify(declared, wished)) return fitting;
    if (fitting !== null) return coerce(inference, fitting, declared);
  }
  return coerce(inference, value, declared);
}
