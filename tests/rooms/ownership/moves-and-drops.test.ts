/** Moves out of what keeps its value (O4), what is dropped (O11), and the state of a place at a point (O5): rules 28 to 33. */
import { describe, expect, test } from 'vitest';
import { analyzeOwnership, stateAt } from '../../../server/src/ownership/index.ts';
import { findingsIn, placeWords, readShort } from '../../support/ownership-words.ts';

describe('nothing is moved out of', () => {
  const move = (type: string, place: string, kind = 'param'): string[] => findingsIn(`${kind} a: ${type}\nb0:\ncall f(move ${place})\nreturn`).map((line) => line.replace(/^3: /u, ''));

  test.each([
    ['a shared reference', '&own', 'a.*', ['move-out-of-borrow of *a, through reference a']],
    ['an exclusive reference', '&mut {x: own}', 'a.*.x', ['move-out-of-borrow of *a.x, through mutable-reference a']],
    ['a raw pointer', '*mut own', 'a.*', ['move-out-of-borrow of *a, through pointer a']],
    ['an overloaded operator', 'rc own', 'a.*', ['move-out-of-borrow of *a, through overloaded a']],
    ['an element of an array', '[own; 2]', 'a[_]', ['move-out-of-index of a[_], of array a']],
    ['an element behind an overloaded index', 'vec own', 'a[_]', ['move-out-of-index of a[_], of overloaded a']],
    ['a type with impl Drop', 'drop{x: own}', 'a.x', ['move-out-of-drop of a.x, of a']],
    ['a part of a part with impl Drop', '{b: drop{x: own}}', 'a.b.x', ['move-out-of-drop of a.b.x, of a.b']],
    ['an array behind a reference, which counts as an index', '&[own; 2]', 'a.*', ['move-out-of-index of *a, of array *a']],
    ['an element of a slice in a pattern', '&[own]', 'a.*[0]', ['move-out-of-index of *a[0], of slice *a']],
    ['the first wall decides', '&drop{x: own}', 'a.*.x', ['move-out-of-borrow of *a.x, through reference a']],
  ])('%s', (_title, type, place, expected) => {
    expect(move(type, place)).toEqual(expected);
  });

  test('a static', () => {
    expect(move('own', 'a', 'static')).toEqual(['move-out-of-borrow of a, through static a']);
  });

  test.each([
    ['a field', '{x: own}', 'a.x'],
    ['a box', 'box own', 'a.*'],
    ['an element of an array in a pattern', '[own; 2]', 'a[0]'],
    ['a field with impl Drop, as a whole', '{b: drop{x: own}}', 'a.b'],
  ])('but out of %s', (_title, type, place) => {
    expect(move(type, place)).toEqual([]);
  });

  test('and such a move takes nothing', () => {
    expect(findingsIn('param a: &own\nb0:\ncall f(move a.*)\nread a\nreturn')).toHaveLength(1);
  });

  test('the bindings of one pattern are one error, at what is matched on', () => {
    const text = 'param a: &{x: own, y: own}\nlet b: own\nlet c: own\nb0:\nb := bind a.*.x of 7\nc := bind a.*.y of 7\nreturn';
    const { graph, lineAt } = readShort(text);
    const [finding, ...rest] = analyzeOwnership(graph).findings;
    expect(rest).toEqual([]);
    expect(finding?.range).toEqual({ start: 7, end: 8 });
    expect(finding?.kind === 'move-out-of-borrow' ? finding.bindings.map((range) => lineAt(range.start)) : null).toEqual([5, 6]);
  });
});

/** `a`, `a?` for a conditional one, `a without a.x` and `a without a.x?` for parts that were moved out. */
function dropsIn(text: string): string[][] {
  const { graph } = readShort(text);
  return analyzeOwnership(graph).drops.map(({ drops }) =>
    drops.map(({ place, isConditional, without }) => {
      const parts = without.map((part) => ` without ${placeWords(graph, part.place)}${part.isConditional ? '?' : ''}`);
      return `${placeWords(graph, place)}${isConditional ? '?' : ''}${parts.join('')}`;
    }),
  );
}

describe('a drop', () => {
  test('runs where there is a value, in the order of the graph', () => {
    expect(dropsIn('param a: own\nparam b: own\nb0:\ndrop b\ndrop a\nreturn')).toEqual([['b'], ['a']]);
  });

  test('is left out after a move, and where there never was a value', () => {
    expect(dropsIn('param a: own\nlet b: own\nb0:\ncall f(move a)\ndrop b\ndrop a\nreturn')).toEqual([]);
  });

  test('is conditional after a move on one way', () => {
    expect(dropsIn('param a: own\nb0:\n-> b1 then, b2 else\nb1:\ncall f(move a)\n-> b2\nb2:\ndrop a\nreturn')).toEqual([['a?']]);
  });

  test('leaves out the parts that were moved', () => {
    expect(dropsIn('param a: {x: own, y: own}\nb0:\ncall f(move a.x)\ndrop a\nreturn')).toEqual([['a without a.x']]);
    expect(dropsIn('param a: enum{A(own), B}\nb0:\n-> b1 arm, b2 arm\nb1:\ncall f(move a.A#0)\n-> b2\nb2:\ndrop a\nreturn')).toEqual([['a without a#0.A#0?']]);
    expect(dropsIn('param a: box {x: own, y: own}\nb0:\ncall f(move a.*)\ndrop a\nreturn')).toEqual([['a without *a']]);
  });

  test('of something unknown is not told', () => {
    expect(dropsIn('param a: own\nb0:\nobscure a\ndrop a\nreturn')).toEqual([]);
  });
});

describe('the state before a point', () => {
  const states = (text: string, place: string): string[] => {
    const { graph } = readShort(text);
    const id = graph.places.findIndex((each) => placeWords(graph, each.id) === place);
    return Array.from({ length: graph.pointCount }, (_, point) => stateAt(graph, point, id).state);
  };

  test('follows moves and assignments', () => {
    expect(states('let a: own\nb0:\na := new\ncall f(move a)\na = new\nread a\nreturn', 'a')).toEqual(['never', 'owned', 'moved', 'owned', 'owned']);
  });

  test('knows maybe', () => {
    const text = 'param a: own\nlet b: own\nb0:\n-> b1 then, b2 else\nb1:\ncall f(move a)\nb = new\n-> b2\nb2:\nread b\nreturn';
    expect(states(text, 'a')).toEqual(['owned', 'owned', 'moved', 'moved', 'maybe-moved', 'maybe-moved']);
    expect(states(text, 'b')).toEqual(['never', 'never', 'never', 'owned', 'maybe-uninitialized', 'maybe-uninitialized']);
  });

  test('knows parts', () => {
    const text = 'param a: {x: own, y: own}\nb0:\ncall f(move a.x)\nread a.y\nreturn';
    expect(states(text, 'a')).toEqual(['owned', 'partly-moved', 'partly-moved']);
    expect(states(text, 'a.x')).toEqual(['owned', 'moved', 'moved']);
    expect(states(text, 'a.y')).toEqual(['owned', 'owned', 'owned']);
  });

  test('says what is not known and not reached', () => {
    expect(states('param a: own\nb0:\nobscure a\nreturn\nb1:\nread a\nreturn', 'a')).toEqual(['owned', 'unknown', 'unreachable', 'unreachable']);
  });

  test('tells the moves', () => {
    const { graph, lineAt } = readShort('param a: own\nb0:\ncall f(move a)\nreturn');
    const known = stateAt(graph, 1, 0);
    expect(known.moves.map((move) => [lineAt(move.range.start), move.cause.name])).toEqual([[3, 'f']]);
  });
});
