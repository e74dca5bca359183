/** Expressions whose evaluation does nothing: what is used in front of them can wait until they are used. */
import type { TypedExpression } from '../../types/index.ts';

export function isInert(expression: TypedExpression): boolean {
  switch (expression.kind) {
    case 'local':
    case 'static':
    case 'literal':
    case 'constant':
    case 'function':
      return true;
    case 'field':
      return isInert(expression.base);
    case 'dereference':
      return !expression.through.startsWith('overloaded') && isInert(expression.operand);
    case 'index':
      return expression.overloaded === null && isInert(expression.base) && isInert(expression.index);
    default:
      return false;
  }
}
