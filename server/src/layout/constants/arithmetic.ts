/**
 * The operators of constant expressions on values of one known type: checked, as a compiler's own evaluation is (L12).
 * Which type an operand has is decided by `evaluate`.
 */
import { assertNever } from '../../base/assert-never.ts';
import type { ConstantOperator, IntegerType } from '../../types/index.ts';
import type { Target } from '../model.ts';
import { fits, integerRange, type ScalarName } from './integers.ts';

/** `null` where the operator does not exist for the type: that is a type error, which is not ours to report. */
export type ArithmeticResult = { readonly value: bigint } | { readonly error: string } | null;

const COMPARISONS: ReadonlySet<ConstantOperator> = new Set(['==', '!=', '<', '<=', '>', '>=']);

export function isComparison(operator: ConstantOperator): boolean {
  return COMPARISONS.has(operator);
}

export function isShift(operator: ConstantOperator): operator is '<<' | '>>' {
  return operator === '<<' || operator === '>>';
}

/** Both operands have type `type`; for shifts only the left one, and the right one is any whole number. */
export function applyBinary(operator: ConstantOperator, left: bigint, right: bigint, type: ScalarName, target: Target): ArithmeticResult {
  if (isComparison(operator)) return { value: compare(operator, left, right) ? 1n : 0n };
  if (type === 'char') return null;
  if (type === 'bool') return applyLogical(operator, left, right);
  return applyInteger(operator, left, right, type, target);
}

export function applyUnary(operator: '-' | '!' | '~', operand: bigint, type: ScalarName, target: Target): ArithmeticResult {
  if (type === 'char') return null;
  if (type === 'bool') return operator === '!' ? { value: operand === 0n ? 1n : 0n } : null;
  const range = integerRange(type, target);
  if (operator === '-') {
    if (!range.isSigned) return null;
    return fits(-operand, range) ? { value: -operand } : { error: `-(${operand}) overflows ${type}` };
  }
  return { value: range.isSigned ? -operand - 1n : range.maximum - operand };
}

function applyInteger(operator: ConstantOperator, left: bigint, right: bigint, type: IntegerType, target: Target): ArithmeticResult {
  const range = integerRange(type, target);
  const checked = (value: bigint): ArithmeticResult => (fits(value, range) ? { value } : { error: `${left} ${operator} ${right} overflows ${type}` });
  switch (operator) {
    case '+':
      return checked(left + right);
    case '-':
      return checked(left - right);
    case '*':
      return checked(left * right);
    case '/':
    case '%':
      if (right === 0n) return { error: `${left} ${operator} 0 divides by zero` };
      // The remainder of the smallest number by -1 is 0, but the division inside it overflows.
      if (right === -1n && left === range.minimum && range.isSigned) return { error: `${left} ${operator} ${right} overflows ${type}` };
      return { value: operator === '/' ? left / right : left % right };
    case '&':
      return { value: left & right };
    case '|':
      return { value: left | right };
    case '^':
      return { value: left ^ right };
    case '<<':
    case '>>':
      if (right < 0n || right >= BigInt(range.bits)) return { error: `${left} ${operator} ${right} overflows ${type}, which has ${range.bits} bits` };
      // Bits that are shifted out are lost without an error.
      return { value: operator === '>>' ? left >> right : range.isSigned ? BigInt.asIntN(range.bits, left << right) : BigInt.asUintN(range.bits, left << right) };
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '&&':
    case '||':
      return null;
    default:
      return assertNever(operator);
  }
}

function applyLogical(operator: ConstantOperator, left: bigint, right: bigint): ArithmeticResult {
  switch (operator) {
    case '&':
    case '&&':
      return { value: left & right };
    case '|':
    case '||':
      return { value: left | right };
    case '^':
      return { value: left ^ right };
    default:
      return null;
  }
}

function compare(operator: ConstantOperator, left: bigint, right: bigint): boolean {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return false;
  }
}
