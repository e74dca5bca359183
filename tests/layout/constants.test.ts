/** Constant evaluation on terms (L12): types of literals, checked arithmetic, casts, what stays unknown. */
import { describe, expect, test } from 'vitest';
import { evaluate, type Evaluated } from '../../server/src/layout/constants/evaluate.ts';
import type { ScalarName } from '../../server/src/layout/constants/integers.ts';
import type { Target } from '../../server/src/layout/model.ts';
import { itemKey } from '../../server/src/items/item-key.ts';
import type { Constant, ConstantOperator } from '../../server/src/types/constant.ts';
import { primitive, unknownType } from '../../server/src/types/type.ts';

const number = (digits: number | bigint, type: string | null = null): Constant => ({ kind: 'value', value: BigInt(digits), type });
const binary = (left: Constant, operator: ConstantOperator, right: Constant): Constant => ({ kind: 'binary', operator, left, right });
const unary = (operator: '-' | '!' | '~', operand: Constant): Constant => ({ kind: 'unary', operator, operand });
const cast = (operand: Constant, type: Parameters<typeof primitive>[0]): Constant => ({ kind: 'cast', operand, type: primitive(type) });
const parameter = (name: string): Constant => ({ kind: 'parameter', owner: itemKey('a.ast', 'struct:S'), index: 0, name });

function value(constant: Constant, expected: ScalarName | null = 'usize', target: Target = '64'): string {
  const result: Evaluated = evaluate(constant, expected, {
    target,
    itemValue: () => ({ kind: 'value', value: 7n, type: 'u8' }),
    measure: (type, what) => (type.kind === 'unknown' ? null : type.kind === 'parameter' ? [type.name] : what === 'size' ? 12 : 4),
  });
  switch (result.kind) {
    case 'value':
      return `${result.value} ${result.type}`;
    case 'unknown':
      return result.parameters.length === 0 ? 'unknown' : `unknown without ${result.parameters.join(', ')}`;
    case 'error':
      return result.message;
  }
}

describe('literals take the type that their context gives', () => {
  test('expected, else i32', () => {
    expect(value(number(4))).toBe('4 usize');
    expect(value(number(4), null)).toBe('4 i32');
    expect(value(number(4, 'u8'), null)).toBe('4 u8');
    expect(value(number(300), 'u8')).toBe('300 does not fit u8');
    expect(value(number(300, 'u8'), null)).toBe('300 does not fit u8');
  });
  test('the other operand, whichever side it is on', () => {
    expect(value(binary(number(200), '+', number(100, 'u8')), null)).toBe('200 + 100 overflows u8');
    expect(value(binary(number(100, 'u8'), '+', number(200)), null)).toBe('100 + 200 overflows u8');
    expect(value(binary(number(200), '+', number(100)), null)).toBe('300 i32');
    expect(value(binary(number(2 ** 31), '==', number(2 ** 31, 'u64')), null)).toBe('1 bool');
  });
  test('a minus belongs to its number', () => {
    expect(value(unary('-', number(128)), 'i8')).toBe('-128 i8');
    expect(value(unary('-', number(129)), 'i8')).toBe('-129 does not fit i8');
    expect(value(unary('-', number(1)), 'usize')).toBe('-1 does not fit usize');
  });
  test('usize is as wide as the target', () => {
    expect(value(binary(number(1), '<<', number(31)))).toBe('2147483648 usize');
    expect(value(binary(number(1), '<<', number(32)), 'usize', '32')).toBe('1 << 32 overflows usize, which has 32 bits');
    expect(value(binary(number(1), '<<', number(32)))).toBe('4294967296 usize');
  });
});

describe('arithmetic is checked', () => {
  test.each([
    ['+', 250, 5, '255 u8'],
    ['+', 250, 6, '250 + 6 overflows u8'],
    ['-', 5, 6, '5 - 6 overflows u8'],
    ['*', 16, 16, '16 * 16 overflows u8'],
    ['/', 7, 2, '3 u8'],
    ['/', 7, 0, '7 / 0 divides by zero'],
    ['%', 7, 0, '7 % 0 divides by zero'],
    ['&', 12, 10, '8 u8'],
    ['|', 12, 10, '14 u8'],
    ['^', 12, 10, '6 u8'],
    ['<<', 255, 4, '240 u8'],
    ['<<', 1, 8, '1 << 8 overflows u8, which has 8 bits'],
    ['>>', 255, 4, '15 u8'],
    ['<', 1, 2, '1 bool'],
    ['>=', 1, 2, '0 bool'],
  ] as const)('%s of %i and %i', (operator, left, right, expected) => {
    expect(value(binary(number(left, 'u8'), operator, number(right, 'u8')), null)).toBe(expected);
  });
  test('signed', () => {
    const lowest = unary('-', number(128, 'i8'));
    expect(value(unary('-', binary(lowest, '+', number(0, 'i8'))), null)).toBe('-(-128) overflows i8');
    expect(value(binary(lowest, '/', unary('-', number(1, 'i8'))), null)).toBe('-128 / -1 overflows i8');
    expect(value(binary(lowest, '%', unary('-', number(1, 'i8'))), null)).toBe('-128 % -1 overflows i8');
    expect(value(binary(unary('-', number(7, 'i8')), '%', number(4, 'i8')), null)).toBe('-3 i8');
    expect(value(binary(number(127, 'i8'), '<<', number(1)), null)).toBe('-2 i8');
  });
  test('not, on numbers and booleans', () => {
    expect(value(unary('!', number(0, 'u8')), null)).toBe('255 u8');
    expect(value(unary('~', number(1, 'i8')), null)).toBe('-2 i8');
    expect(value(unary('!', number(1, 'bool')), null)).toBe('0 bool');
  });
  test('false && x does not ask for x', () => {
    expect(value(binary(number(0, 'bool'), '&&', { kind: 'unknown' }), null)).toBe('0 bool');
    expect(value(binary(number(1, 'bool'), '&&', { kind: 'unknown' }), null)).toBe('unknown');
  });
});

describe('casts', () => {
  test('keep the low bits', () => {
    expect(value(cast(number(300), 'u8'), null)).toBe('44 u8');
    expect(value(cast(unary('-', number(1)), 'u32'), null)).toBe('4294967295 u32');
    expect(value(cast(cast(number(200), 'u8'), 'i8'), null)).toBe('-56 i8');
    expect(value(cast(number(2n ** 128n - 1n), 'u128'), null)).toBe(`${2n ** 128n - 1n} u128`);
  });
  test('characters and booleans become numbers', () => {
    expect(value(cast(number(97, 'char'), 'u8'), null)).toBe('97 u8');
    expect(value(cast(number(1, 'bool'), 'usize'))).toBe('1 usize');
    expect(value(cast(number(97, 'u8'), 'char'), null)).toBe('97 char');
  });
  test('what is no whole number is unknown', () => {
    expect(value(cast(number(1), 'f64'), null)).toBe('unknown');
    expect(value({ kind: 'cast', operand: number(1), type: unknownType('Missing') })).toBe('unknown');
  });
});

describe('what stands for a value', () => {
  test('items, sizes and alignments', () => {
    expect(value({ kind: 'item', item: itemKey('a.ast', 'const:N') })).toBe('7 usize');
    expect(value(binary({ kind: 'size-of', type: primitive('u8') }, '/', { kind: 'align-of', type: primitive('u8') }))).toBe('3 usize');
    expect(value({ kind: 'size-of', type: unknownType('Missing') })).toBe('unknown');
  });
  test('free parameters are named, unless something else is unknown too', () => {
    expect(value(binary(parameter('N'), '*', parameter('M')))).toBe('unknown without N, M');
    expect(value(binary(parameter('N'), '*', { kind: 'unknown' }))).toBe('unknown');
    expect(value(binary(parameter('N'), '+', binary(number(1), '/', number(0))))).toBe('1 / 0 divides by zero');
  });
  test('two types side by side are unknown, not an error', () => {
    expect(value(binary(number(1, 'u8'), '+', number(1, 'u16')), null)).toBe('unknown');
  });
  test('a term of 100,000 sums does not exhaust the stack', () => {
    let sum = number(1);
    for (let index = 0; index < 100_000; index += 1) sum = binary(sum, '+', number(1));
    expect(value(sum)).toBe('unknown');
  });
});
