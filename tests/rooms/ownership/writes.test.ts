/** Writes without permission, and which `mut` is needed (O7): rules 22 to 27 and 31. */
import { describe, expect, test } from 'vitest';
import { analyzeOwnership } from '../../../server/src/ownership/index.ts';
import { findingsIn, readShort } from '../../support/ownership-words.ts';

describe('a second assignment', () => {
  test('needs mut', () => {
    expect(findingsIn('let a: copy\nb0:\na := new\na = new\nreturn')).toEqual(['4: assign-twice of a, first on 3']);
    expect(findingsIn('let mut a: copy\nb0:\na := new\na = new\nreturn')).toEqual([]);
  });

  test('is the first one of a parameter', () => {
    expect(findingsIn('param a: copy\nb0:\na = new\nreturn')).toEqual(['3: assign-twice of a, a parameter, first on 1']);
  });

  test('may come on another way, or in the next round', () => {
    expect(findingsIn('let a: copy\nb0:\n-> b1 then, b2 else\nb1:\na = new\n-> b2\nb2:\na = new\nreturn')).toEqual(['8: assign-twice of a, first on 5']);
    expect(findingsIn('let a: copy\nb0:\n-> b1\nb1 (loop):\na = new\n-> b1')).toEqual(['5: assign-twice of a, in a loop']);
  });

  test('is none on two ways that do not meet before', () => {
    expect(findingsIn('let a: copy\nb0:\n-> b1 then, b2 else\nb1:\na = new\nreturn\nb2:\na = new\nreturn')).toEqual([]);
  });

  test('is none in storage of its own', () => {
    expect(findingsIn('let a: copy\nb0:\n-> b1\nb1 (loop):\nlive a\na = new\ndead a\n-> b1')).toEqual([]);
  });

  test('after a move is still one', () => {
    expect(findingsIn('param a: own\nb0:\ncall f(move a)\na = new\nreturn')).toEqual(['4: assign-twice of a, a parameter, first on 1']);
  });
});

describe('what may be written', () => {
  const write = (type: string, place: string, kind = 'param'): string[] => findingsIn(`${kind} a: ${type}\nb0:\n${place} = new\nreturn`).map((line) => line.replace(/^3: /u, ''));

  test('is a field of what is mut', () => {
    expect(write('{x: copy}', 'a.x')).toEqual(['assign-to-immutable of a.x, local a']);
    expect(write('{x: copy}', 'a.x', 'param mut')).toEqual([]);
    expect(write('[copy; 2]', 'a[_]')).toEqual(['assign-to-immutable of a[_], local a']);
  });

  test('is behind an exclusive reference or pointer, whoever holds it', () => {
    expect(write('&mut copy', 'a.*')).toEqual([]);
    expect(write('{r: &mut {x: copy}}', 'a.r.*.x')).toEqual([]);
    expect(write('*mut copy', 'a.*')).toEqual([]);
  });

  test('is never behind a shared one', () => {
    expect(write('&copy', 'a.*', 'param mut')).toEqual(['assign-to-immutable of *a, shared-reference a']);
    expect(write('&&mut copy', 'a.*.*', 'param mut')[0]).toContain('shared-reference a');
    expect(write('*const copy', 'a.*', 'param mut')).toEqual(['assign-to-immutable of *a, pointer a']);
    expect(write('rc copy', 'a.*', 'param mut')).toEqual(['assign-to-immutable of *a, overloaded a']);
    expect(write('vec copy', 'a[_]', 'param mut')).toEqual(['assign-to-immutable of a[_], overloaded a']);
  });

  test('is what an exclusive operator leads to', () => {
    expect(write('rc copy', 'a.*mut')).toEqual([]);
    expect(write('vec copy', 'a[mut]')).toEqual([]);
  });

  test('is in a box as around it', () => {
    expect(write('box copy', 'a.*')).toEqual(['assign-to-immutable of *a, local a']);
    expect(write('box copy', 'a.*', 'param mut')).toEqual([]);
  });

  test('is a static only if it says so', () => {
    expect(write('copy', 'a', 'static')).toEqual(['assign-to-immutable of a, static a']);
    expect(write('copy', 'a', 'static mut')).toEqual([]);
  });
});

describe('an exclusive borrow', () => {
  const head = 'let r: &mut own\n';

  test('needs mut, once said for all borrows of a local', () => {
    expect(findingsIn(`param a: own\n${head}b0:\nr := &mut a\nreturn`)).toEqual(['4: borrow-immutable-as-mutable of a, local a']);
    expect(findingsIn(`param a: own\n${head}b0:\nr := &mut a\nr := &mut a\nreturn`)).toEqual(['1: borrow-immutable-as-mutable of a, local a, used on 4 and 5']);
    expect(findingsIn(`param mut a: own\n${head}b0:\nr := &mut a\nreturn`)).toEqual([]);
  });

  test('behind & is said each time', () => {
    expect(findingsIn(`param a: &own\n${head}b0:\nr := &mut a.*\nr := &mut a.*\nreturn`)).toHaveLength(2);
  });

  test('of what has no value is wrong for that reason only', () => {
    expect(findingsIn(`let a: own\n${head}b0:\nr := &mut a\nreturn`)).toEqual(['4: use-of-uninitialized of a']);
  });

  test('for a capture is judged in the closure', () => {
    expect(findingsIn(`param a: own\n${head}b0:\nr := &mut a (capture)\nreturn`)).toEqual([]);
    expect(findingsIn(`param a: &own\n${head}b0:\nr := &mut a.* (capture)\nreturn`)).toEqual(['4: borrow-immutable-as-mutable of *a, shared-reference a']);
  });
});

describe('mut is needless', () => {
  const needless = (text: string): string[] => {
    const { graph } = readShort(text);
    return analyzeOwnership(graph).needlesslyMutable.map((local) => graph.locals[local]?.name ?? '');
  };

  test.each([
    ['where nothing is written', 'let mut a: copy\nb0:\na := new\nread a\nreturn', ['a']],
    ['for the one assignment that a declaration waits for', 'let mut a: copy\nb0:\na = new\nreturn', ['a']],
    ['on a parameter', 'param mut a: copy\nb0:\nreturn', ['a']],
    ['for what is written behind a reference', 'param mut a: &mut copy\nb0:\na.* = new\nreturn', ['a']],
    ['not for a second assignment', 'let mut a: copy\nb0:\na := new\na = new\nreturn', []],
    ['not for a field', 'param mut a: {x: copy}\nb0:\na.x = new\nreturn', []],
    ['not for an exclusive borrow', 'param mut a: own\nlet r: &mut own\nb0:\nr := &mut a\nreturn', []],
    ['not where it is not known', 'param mut a: own\nb0:\nobscure a\nreturn', []],
    ['not in dead code', 'param mut a: copy\nb0:\nreturn\nb1:\na = new\nreturn', []],
    ['not where a temporary is changed that it was moved to', 'param mut a: own\ntemp t: own\nlet r: &mut own\nb0:\nt := move a\nr := &mut t\nreturn', []],
    ['not said of what never has a value', 'let mut a: copy\nb0:\nreturn', []],
    ['not said of names with an underscore', 'param mut _a: copy\nb0:\nreturn', []],
  ])('%s', (_title, text, names) => {
    expect(needless(text)).toEqual(names);
  });
});
