/**
 * Integer types as ranges of whole numbers, per target: what fits, and what a cast makes of what does not.
 * Values are exact (`bigint`).
 */
import { INTEGER_TYPES, type IntegerType } from '../../types/index.ts';
import type { Target } from '../model.ts';
import { primitiveSize } from '../target.ts';

/** The types that a constant's value can have. */
export type ScalarName = IntegerType | 'bool' | 'char';

export interface IntegerRange {
  readonly bits: number;
  readonly isSigned: boolean;
  readonly minimum: bigint;
  readonly maximum: bigint;
}

const INTEGER_NAMES: ReadonlySet<string> = new Set(INTEGER_TYPES);

export function isIntegerName(name: string): name is IntegerType {
  return INTEGER_NAMES.has(name);
}

export function isScalarName(name: string): name is ScalarName {
  return name === 'bool' || name === 'char' || isIntegerName(name);
}

export function integerRange(name: IntegerType, target: Target): IntegerRange {
  const bits = primitiveSize(name, target) * 8;
  const isSigned = name.startsWith('i');
  const half = 1n << BigInt(bits - 1);
  return isSigned ? { bits, isSigned, minimum: -half, maximum: half - 1n } : { bits, isSigned, minimum: 0n, maximum: 2n * half - 1n };
}

export function fits(value: bigint, range: IntegerRange): boolean {
  return range.minimum <= value && value <= range.maximum;
}

/** What `value as T` keeps: the low bits, read as T reads them. */
export function wrap(value: bigint, range: IntegerRange): bigint {
  return range.isSigned ? BigInt.asIntN(range.bits, value) : BigInt.asUintN(range.bits, value);
}
