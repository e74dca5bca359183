/** Names that somebody may have meant are near in the way fingers are: a letter too many, too few, wrong, or before its turn. */
import { describe, expect, test } from 'vitest';
import { nearNames, suggestion } from '../../../server/src/base/near-names.ts';

describe('a near name', () => {
  test.each([
    ['a letter too few', 'coun', 'count'],
    ['a letter too many', 'counnt', 'count'],
    ['a wrong letter', 'caunt', 'count'],
    ['two letters exchanged', 'cuont', 'count'],
    ['two letters exchanged in a short name', 'rde', 'red'],
    ['another case', 'COUNT', 'count'],
  ])('has %s', (_name, written, meant) => {
    expect(nearNames(written, [meant, 'elsewhere'])).toEqual([meant]);
  });

  test('is not one with two wrong letters of five', () => {
    expect(nearNames('caumt', ['count'])).toEqual([]);
  });

  test('comes before one that is further away', () => {
    expect(nearNames('counters', ['couriers', 'counter'])).toEqual(['counter', 'couriers']);
  });
});

test('a suggestion is a question, or nothing', () => {
  expect(suggestion('countr', ['counts', 'count'])).toBe(' Did you mean counts or count?');
  expect(suggestion('x', ['elsewhere'])).toBe('');
});
