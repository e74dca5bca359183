/** Uses after moves and without values (O1 to O6): rules 6 to 21 of the analysis, each on a graph as small as it gets. */
import { describe, expect, test } from 'vitest';
import { findingsIn } from '../../support/ownership-words.ts';

const one = (text: string): string[] => findingsIn(text);

describe('a move', () => {
  test('makes a later use wrong', () => {
    expect(one('param a: own\nb0:\ncall f(move a)\nread a\nreturn')).toEqual(['4: use-after-move of a, moved on 3']);
  });

  test('is a use itself', () => {
    expect(one('param a: own\nlet b: own\nlet c: own\nb0:\nb := move a\nc := move a\nreturn')).toEqual(['6: use-after-move of a (move), moved on 5']);
  });

  test('comes before the next operand of the same call', () => {
    expect(one('param a: own\nb0:\ncall f(move a, move a)\nreturn')).toEqual(['3: use-after-move of a (move), moved on 3']);
  });

  test('is undone by an assignment', () => {
    expect(one('param mut a: own\nb0:\ncall f(move a)\na = new\nread a\nreturn')).toEqual([]);
  });

  test('ends with the storage', () => {
    expect(one('let a: own\nb0:\nlive a\na := new\ncall f(move a)\ndead a\nlive a\na := new\nread a\nreturn')).toEqual([]);
  });

  test('on one of two ways is a maybe', () => {
    expect(one('param a: own\nb0:\n-> b1 then, b2 else\nb1:\ncall f(move a)\n-> b2\nb2:\nread a\nreturn')).toEqual(['8: use-after-move of a, maybe, moved on 5']);
  });

  test('on all ways is told with all moves', () => {
    expect(one('param a: own\nb0:\n-> b1 arm, b2 arm\nb1:\ncall f(move a)\n-> b3\nb2:\ncall f(move a)\n-> b3\nb3:\nread a\nreturn')).toEqual(['11: use-after-move of a, moved on 5 and 8']);
  });

  test('in a loop meets itself', () => {
    expect(one('param a: own\nb0:\n-> b1\nb1 (loop):\n-> b2 body, b3 after\nb2:\ncall f(move a)\n-> b1\nb3:\nreturn')).toEqual(['7: use-after-move of a (move), maybe, moved on 7 before']);
  });

  test('in a loop, with a new value in each round, is fine', () => {
    expect(one('param mut a: own\nb0:\n-> b1\nb1 (loop):\ncall f(move a)\na = new\n-> b1 body, b2 after\nb2:\nread a\nreturn')).toEqual([]);
  });

  test('where no path comes is nothing', () => {
    expect(one('param a: own\nb0:\nread a\nreturn\nb1:\ncall f(move a)\nread a\nreturn')).toEqual([]);
  });
});

describe('one error for the same moves', () => {
  test('names the first use', () => {
    expect(one('param a: own\nb0:\ncall f(move a)\nread a\nread a\nreturn')).toEqual(['4: use-after-move of a, moved on 3']);
  });

  test('and not what holds the place that it was about', () => {
    expect(one('param s: {a: own, b: own}\nb0:\ncall f(move s)\nread s.a\nread s\nreturn')).toEqual(['4: use-after-move of s.a, moved on 3']);
  });

  test('but another place again', () => {
    expect(one('param s: {a: own, b: own}\nb0:\ncall f(move s)\nread s.a\nread s.b\nreturn')).toEqual(['4: use-after-move of s.a, moved on 3', '5: use-after-move of s.b, moved on 3']);
  });

  test('a second move begins anew', () => {
    expect(one('param a: own\nb0:\ncall f(move a)\ncall f(move a)\nread a\nreturn')).toEqual(['4: use-after-move of a (move), moved on 3', '5: use-after-move of a, moved on 4']);
  });

  test('after a condition, the side on which it does not hold is looked at first', () => {
    const branches = (decides: string): string => `param a: own\nparam c: copy\nb0:\ncall f(move a)\n${decides}\n-> b1 then, b2 else\nb1:\nread a\nreturn\nb2:\nread a\nreturn`;
    expect(one(branches('read c'))).toEqual(['11: use-after-move of a, moved on 4']);
    expect(one(branches('tag c'))).toEqual(['8: use-after-move of a, moved on 4']);
  });
});

describe('parts', () => {
  const head = 'param mut s: {a: own, b: own}\nb0:\n';

  test('one is taken, the others stay', () => {
    expect(one(`${head}call f(move s.a)\nread s.b\nreturn`)).toEqual([]);
  });

  test('the whole lacks it', () => {
    expect(one(`${head}call f(move s.a)\nread s\nreturn`)).toEqual(['4: use-after-move of s, partly, moved on 3']);
  });

  test('of several the last one is named', () => {
    expect(one(`${head}call f(move s.a)\ncall f(move s.b)\nread s\nreturn`)).toEqual(['5: use-after-move of s, partly, moved on 4']);
  });

  test('it can be given back', () => {
    expect(one(`${head}call f(move s.a)\ns.a = new\nread s\nreturn`)).toEqual([]);
  });

  test('but not to what is gone as a whole', () => {
    expect(one(`${head}call f(move s)\ns.a = new\nreturn`)).toEqual(['4: use-after-move of s (assign-part), moved on 3']);
  });

  test('what is in a box is all of it', () => {
    expect(one('param b: box own\nb0:\ncall f(move b.*)\nread b\nreturn')).toEqual(['4: use-after-move of b, moved on 3']);
  });

  test('a variant\'s payload', () => {
    expect(one('param e: enum{A(own), B}\nb0:\ncall f(move e.A#0)\ntag e\nreturn')).toEqual(['4: use-after-move of e, partly, moved on 3']);
  });

  test('elements of an array are apart, and meet in what holds both', () => {
    const array = 'param a: [own; 3]\nb0:\ncall f(move a[0])\n';
    expect(one(`${array}call f(move a[1..0])\nreturn`)).toEqual([]);
    expect(one(`${array}call f(move a[-1])\nreturn`)).toEqual([]);
    expect(one(`${array}call f(move a[0..1])\nreturn`)).toEqual(['4: use-after-move of a[0..1] (move), moved on 3']);
    expect(one('param a: [own; 1]\nb0:\ncall f(move a[0])\ncall f(move a[-1])\nreturn')).toEqual(['4: use-after-move of a[-1] (move), moved on 3']);
    expect(one(`${array}read a[_]\nreturn`)).toEqual(['4: use-after-move of a, partly, moved on 3']);
  });
});

describe('without a value', () => {
  test('a use is wrong, once per local', () => {
    expect(one('let a: own\nb0:\nread a\nread a\nreturn')).toEqual(['3: use-of-uninitialized of a']);
  });

  test('on one of two ways is a maybe', () => {
    expect(one('let a: copy\nb0:\n-> b1 then, b2 else\nb1:\na = new\n-> b2\nb2:\nread a\nreturn')).toEqual(['8: use-of-uninitialized of a, maybe']);
  });

  test('a field cannot be assigned, an element neither', () => {
    expect(one('let mut s: {a: own, b: own}\nb0:\ns.a = new\nreturn')).toEqual(['3: use-of-uninitialized of s (assign-part)']);
    expect(one('let mut a: [copy; 2]\nb0:\na[_] = new\nreturn')).toEqual(['3: use-of-uninitialized of a (assign-part)']);
  });

  test('what a reference leads to needs the reference', () => {
    expect(one('let r: &mut own\nb0:\nr.* = new\nreturn')).toEqual(['3: use-of-uninitialized of r (assign-part)']);
  });

  test('one assignment makes it right, without mut', () => {
    expect(one('let a: own\nb0:\na = new\nread a\nreturn')).toEqual([]);
  });

  test('a loop that begins without it tells of no move in the round before', () => {
    expect(one('let a: own\nb0:\n-> b1\nb1 (loop):\nread a\na = new\ncall f(move a)\n-> b1')).toEqual(['5: use-of-uninitialized of a', '6: assign-twice of a, in a loop']);
  });
});

describe('what is not known is silent', () => {
  test('behind something that was not understood', () => {
    expect(one('param a: own\nb0:\ncall f(move a)\nunknown(obscure a)\nread a\nreturn')).toEqual([]);
    expect(one('param a: own\nb0:\nobscure a\ncall f(move a)\nread a\nreturn')).toEqual([]);
  });

  test('until it is assigned', () => {
    expect(one('param mut a: own\nb0:\nobscure a\na = new\ncall f(move a)\nread a\nreturn')).toEqual(['6: use-after-move of a, moved on 5']);
  });

  test('around a loop', () => {
    expect(one('param a: own\nb0:\n-> b1\nb1 (loop):\ncall f(move a)\nobscure a\n-> b1')).toEqual([]);
  });

  test('of an unknown type', () => {
    expect(one('param a: ?\nb0:\ncall f(move a)\nread a\nreturn')).toEqual([]);
  });
});
