/**
 * The value of a constant term for one target (L12): literals, checked operators, casts, `const` items, `size_of` and
 * `align_of`. What is not understood is unknown, and silent; only what surely fails is an error.
 * A literal without a suffix takes the type of what stands beside it, else the type that is expected, else `i32`.
 */
import { assertNever } from '../../base/assert-never.ts';
import type { ItemKey } from '../../items/index.ts';
import type { Constant, Type } from '../../types/index.ts';
import type { Target } from '../model.ts';
import { applyBinary, applyUnary, isComparison, isShift } from './arithmetic.ts';
import { fits, integerRange, isScalarName, type ScalarName, wrap } from './integers.ts';

export type Evaluated =
  | { readonly kind: 'value'; readonly value: bigint; readonly type: ScalarName }
  /** `parameters`: the free const and type parameters on which the value depends; empty where something else is unknown. */
  | { readonly kind: 'unknown'; readonly parameters: readonly string[] }
  /** `message` is a clause without a full stop: `200 + 100 overflows u8`. */
  | { readonly kind: 'error'; readonly message: string };

export const UNKNOWN_VALUE: Evaluated = { kind: 'unknown', parameters: [] };

/** What evaluation asks of the program around the term. */
export interface ConstantSurroundings {
  readonly target: Target;
  /** The value of a `const` item, in its declared type where that is known. */
  readonly itemValue: (item: ItemKey) => Evaluated;
  /** `null`: not known; names: depends on these free parameters. */
  readonly measure: (type: Type, what: 'size' | 'align') => number | readonly string[] | null;
}

/** Deeper terms are unknown: a person does not write them, and the stack is finite. */
const DEEPEST_TERM = 256;

/** @param expected the type that the context asks for: `usize` for a length. A value that does not fit it is an error. */
export function evaluate(constant: Constant, expected: ScalarName | null, surroundings: ConstantSurroundings): Evaluated {
  const result = evaluateTerm(constant, expected, surroundings, 0);
  if (result.kind !== 'value' || expected === null || expected === 'bool' || expected === 'char') return result;
  if (result.type === 'bool' || result.type === 'char') return UNKNOWN_VALUE;
  if (fits(result.value, integerRange(expected, surroundings.target))) return { ...result, type: expected };
  return { kind: 'error', message: `${result.value} does not fit ${expected}` };
}

/** The same where the context asks for no type: a number without a suffix is then as wide as it needs to be. */
export function evaluateFreely(constant: Constant, surroundings: ConstantSurroundings): Evaluated {
  return evaluateTerm(constant, 'i128', surroundings, 0);
}

function evaluateTerm(constant: Constant, expected: ScalarName | null, surroundings: ConstantSurroundings, depth: number): Evaluated {
  if (depth > DEEPEST_TERM) return UNKNOWN_VALUE;
  switch (constant.kind) {
    case 'value':
      return literal(constant.value, constant.type ?? expected ?? 'i32', surroundings.target);
    case 'unary':
      return evaluateUnary(constant, expected, surroundings, depth);
    case 'binary':
      return evaluateBinary(constant, expected, surroundings, depth);
    case 'cast':
      return evaluateCast(constant, surroundings, depth);
    case 'item':
      return surroundings.itemValue(constant.item);
    case 'parameter':
      return { kind: 'unknown', parameters: [constant.name] };
    case 'size-of':
    case 'align-of': {
      const measured = surroundings.measure(constant.type, constant.kind === 'size-of' ? 'size' : 'align');
      if (measured === null) return UNKNOWN_VALUE;
      return typeof measured === 'number' ? { kind: 'value', value: BigInt(measured), type: 'usize' } : { kind: 'unknown', parameters: measured };
    }
    case 'unknown':
      return UNKNOWN_VALUE;
    default:
      return assertNever(constant);
  }
}

function literal(value: bigint, type: string, target: Target): Evaluated {
  if (!isScalarName(type)) return UNKNOWN_VALUE;
  if (type === 'bool' || type === 'char') return { kind: 'value', value, type };
  return fits(value, integerRange(type, target)) ? { kind: 'value', value, type } : { kind: 'error', message: `${value} does not fit ${type}` };
}

function evaluateUnary(constant: Constant & { kind: 'unary' }, expected: ScalarName | null, surroundings: ConstantSurroundings, depth: number): Evaluated {
  const { operator, operand } = constant;
  // `-128i8` is one number: its digits alone would not fit.
  if (operator === '-' && operand.kind === 'value') return literal(-operand.value, operand.type ?? expected ?? 'i32', surroundings.target);
  const inner = evaluateTerm(operand, expected, surroundings, depth + 1);
  if (inner.kind !== 'value') return inner;
  return asEvaluated(applyUnary(operator, inner.value, inner.type, surroundings.target), inner.type);
}

function evaluateBinary(constant: Constant & { kind: 'binary' }, expected: ScalarName | null, surroundings: ConstantSurroundings, depth: number): Evaluated {
  const { operator, left, right } = constant;
  const wanted = operator === '&&' || operator === '||' ? 'bool' : isComparison(operator) ? null : expected;
  if (isShift(operator)) {
    const shifted = evaluateTerm(left, wanted, surroundings, depth + 1);
    const amount = evaluateTerm(right, null, surroundings, depth + 1);
    return combine(operator, shifted, amount, surroundings.target);
  }
  // A typed side gives its type to the other one, whichever comes first.
  const leftIsTyped = isTyped(left, 0);
  const first = evaluateTerm(leftIsTyped ? left : right, wanted, surroundings, depth + 1);
  const second = evaluateTerm(leftIsTyped ? right : left, first.kind === 'value' ? first.type : wanted, surroundings, depth + 1);
  const [leftValue, rightValue] = leftIsTyped ? [first, second] : [second, first];
  // `false && x` never asks for x.
  if (leftValue.kind === 'value' && leftValue.type === 'bool') {
    if (operator === '&&' && leftValue.value === 0n) return leftValue;
    if (operator === '||' && leftValue.value === 1n) return leftValue;
  }
  return combine(operator, leftValue, rightValue, surroundings.target);
}

function combine(operator: (Constant & { kind: 'binary' })['operator'], left: Evaluated, right: Evaluated, target: Target): Evaluated {
  if (left.kind === 'error') return left;
  if (right.kind === 'error') return right;
  if (left.kind === 'unknown' || right.kind === 'unknown') return bothUnknown(left, right);
  // Two types side by side are a type error, or a widening that is not understood here.
  if (left.type !== right.type && !(isShift(operator) && right.type !== 'bool' && right.type !== 'char')) return UNKNOWN_VALUE;
  return asEvaluated(applyBinary(operator, left.value, right.value, left.type, target), isComparison(operator) ? 'bool' : left.type);
}

function bothUnknown(left: Evaluated, right: Evaluated): Evaluated {
  const leftNames = left.kind === 'unknown' ? left.parameters : null;
  const rightNames = right.kind === 'unknown' ? right.parameters : null;
  // Where one side is unknown for another reason, an instance would not be known either.
  if (leftNames?.length === 0 || rightNames?.length === 0) return UNKNOWN_VALUE;
  return { kind: 'unknown', parameters: [...new Set([...(leftNames ?? []), ...(rightNames ?? [])])] };
}

function evaluateCast(constant: Constant & { kind: 'cast' }, surroundings: ConstantSurroundings, depth: number): Evaluated {
  const { operand, type } = constant;
  if (type.kind !== 'primitive' || !isScalarName(type.name)) return UNKNOWN_VALUE;
  const to = type.name;
  const bare = bareNumber(operand);
  // A number without a type is read as wide as it needs: `0xFFFF_FFFF as u32` is no `i32` first.
  const inner: Evaluated = bare === null ? evaluateTerm(operand, null, surroundings, depth + 1) : { kind: 'value', value: bare, type: 'i128' };
  if (inner.kind !== 'value') return inner;
  if (to === 'bool') return inner.type === 'bool' ? inner : UNKNOWN_VALUE;
  if (to === 'char') return inner.type === 'char' || (inner.value >= 0n && inner.value <= 255n) ? { kind: 'value', value: inner.value, type: 'char' } : UNKNOWN_VALUE;
  return { kind: 'value', value: wrap(inner.value, integerRange(to, surroundings.target)), type: to };
}

/** The value of digits without a suffix, with a sign or without; `null` for every other term. */
function bareNumber(constant: Constant): bigint | null {
  if (constant.kind === 'value') return constant.type === null ? constant.value : null;
  if (constant.kind !== 'unary' || constant.operator !== '-' || constant.operand.kind !== 'value') return null;
  return constant.operand.type === null ? -constant.operand.value : null;
}

/** Whether the term has a type of its own, whatever its context expects. */
function isTyped(constant: Constant, depth: number): boolean {
  if (depth > DEEPEST_TERM) return true;
  switch (constant.kind) {
    case 'value':
      return constant.type !== null;
    case 'unary':
      return isTyped(constant.operand, depth + 1);
    case 'binary':
      if (isComparison(constant.operator) || constant.operator === '&&' || constant.operator === '||') return true;
      return isTyped(constant.left, depth + 1) || (!isShift(constant.operator) && isTyped(constant.right, depth + 1));
    case 'cast':
    case 'item':
    case 'parameter':
    case 'size-of':
    case 'align-of':
    case 'unknown':
      return true;
    default:
      return assertNever(constant);
  }
}

function asEvaluated(result: ReturnType<typeof applyBinary>, type: ScalarName): Evaluated {
  if (result === null) return UNKNOWN_VALUE;
  return 'error' in result ? { kind: 'error', message: result.error } : { kind: 'value', value: result.value, type };
}
