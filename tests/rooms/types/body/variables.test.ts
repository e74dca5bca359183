/** Inference variables of constants: those of array lengths and const arguments. */
import { expect, test } from 'vitest';
import { intern, primitive } from '../../../../server/src/types/index.ts';
import { Variables } from '../../../../server/src/types/body/variables.ts';

test('a constant that is not known yet equals itself, also as another object, and nothing leads to itself', () => {
  const variables = new Variables(null);
  const length = variables.freshConstant();
  const again = { ...length };
  expect(variables.unifyConstants(length, again)).toBe(true);
  expect(variables.shallowConstant(again)).toEqual(length);
  // Two array types of one length, where only the elements are told apart.
  const [bytes, open] = [intern({ kind: 'array', element: primitive('u8'), length }), intern({ kind: 'array', element: variables.fresh(), length: again })];
  expect(variables.tryUnify(bytes, open)).toBe(true);
  expect(variables.resolve(open)).toBe(bytes);
  expect(variables.unifyConstants(again, { kind: 'value', value: 3n, type: null })).toBe(true);
  expect(variables.resolve(open)).toBe(intern({ kind: 'array', element: primitive('u8'), length: { kind: 'value', value: 3n, type: null } }));
});

test('two constants that are not known yet become one', () => {
  const variables = new Variables(null);
  const [one, other] = [variables.freshConstant(), variables.freshConstant()];
  expect(variables.unifyConstants(one, other)).toBe(true);
  expect(variables.unifyConstants(other, one)).toBe(true);
  expect(variables.unifyConstants({ ...one }, { kind: 'value', value: 2n, type: null })).toBe(true);
  expect(variables.shallowConstant(other)).toEqual({ kind: 'value', value: 2n, type: null });
});
