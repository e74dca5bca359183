/** What associated types are: by bounds, by impls, by the language; and what stays open. */
import { describe, expect, test } from 'vitest';
import { printType } from '../../../server/src/types/index.ts';
import { placeIn } from './support.ts';

const PROGRAM = `
use std::ops::{Add, Mul, Neg, Deref, Index, Range};
use std::vec::VecIter;
use std::iter::{DoubleEndedIterator, Map, Filter, Zip, Chain, Enumerate, Peekable, Rev, FlatMap, Cloned};
use std::slice::SliceIter;
use std::option::OptionIter;
struct Meters(f64);
struct Counter { count: u32 }
struct Handle<T>(T);
struct Grid<T> { cells: Vec<T> }
trait Shape { type Unit; type Parts: Iterator<Item = Self::Unit>; }
trait Solid: Shape {}
impl Add for Meters { type Output = Meters; }
impl Mul<f64> for Meters { type Output = f64; }
impl Mul<Meters> for Meters { type Output = Square; }
struct Square(f64);
impl Shape for Square { type Unit = Meters; type Parts = VecIter<Meters>; }
impl Iterator for Counter { type Item = u32; }
impl<T> Deref for Handle<T> { type Target = T; }
impl<T> Index<(usize, usize)> for Grid<T> { type Output = T; }
impl<T> IntoIterator for Grid<T> { type Item = T; type IntoIter = VecIter<T>; }
impl<'a, T> IntoIterator for &'a Grid<T> { type Item = &'a T; type IntoIter = SliceIter<T>; }
`;

describe('an impl says it', () => {
  test.each<[written: string, meaning: string]>([
    ['<Vec<u8> as IntoIterator>::Item', 'u8'],
    ['<Vec<u8> as IntoIterator>::IntoIter', 'VecIter<u8>'],
    ['<&Vec<Square> as IntoIterator>::Item', '&Square'],
    ['<&mut Vec<Square> as IntoIterator>::Item', '&mut Square'],
    ['<[u8; 4] as IntoIterator>::Item', 'u8'],
    ['<&[u8; 4] as IntoIterator>::Item', '&u8'],
    ['<&[u8] as IntoIterator>::Item', '&u8'],
    ['<Range<i64> as IntoIterator>::Item', 'i64'],
    ['<Range<i64> as IntoIterator>::IntoIter', 'Range<i64>'],
    ['<Counter as Iterator>::Item', 'u32'],
    ['<Counter as IntoIterator>::Item', 'u32'],
    ['<&mut Counter as Iterator>::Item', 'u32'],
    ['<Box<Counter> as Iterator>::Item', 'u32'],
    ['<Grid<Meters> as IntoIterator>::Item', 'Meters'],
    ['<&Grid<Meters> as IntoIterator>::Item', '&Meters'],
    ['<Option<u8> as IntoIterator>::Item', 'u8'],
    ['<Enumerate<Counter> as Iterator>::Item', '(usize, u32)'],
    ['<Zip<Counter, VecIter<bool>> as Iterator>::Item', '(u32, bool)'],
    ['<Chain<Counter, VecIter<u32>> as Iterator>::Item', 'u32'],
    ['<Rev<VecIter<u8>> as Iterator>::Item', 'u8'],
    ['<Cloned<SliceIter<String>> as Iterator>::Item', 'String'],
    ['<Peekable<Enumerate<SliceIter<u8>>> as Iterator>::Item', '(usize, &u8)'],
    ['<Map<Counter, fn(u32) -> String> as Iterator>::Item', 'String'],
    ['<FlatMap<Counter, Vec<bool>, fn(u32) -> Vec<bool>> as Iterator>::Item', 'bool'],
    ['<Box<Meters> as Deref>::Target', 'Meters'],
    ['<Rc<Meters> as Deref>::Target', 'Meters'],
    ['<String as Deref>::Target', 'str'],
    ['<Vec<u8> as Deref>::Target', '[u8]'],
    ['<Handle<Meters> as Deref>::Target', 'Meters'],
    ['<Meters as Add>::Output', 'Meters'],
    ['<Meters as Mul<f64>>::Output', 'f64'],
    ['<Meters as Mul<Meters>>::Output', 'Square'],
    ['<Square as Shape>::Parts', 'VecIter<Meters>'],
    ['<<Square as Shape>::Parts as Iterator>::Item', 'Meters'],
    ['<Vec<u8> as Index<usize>>::Output', 'u8'],
    ['<Vec<u8> as Index<Range<usize>>>::Output', '[u8]'],
    ['<Grid<bool> as Index<(usize, usize)>>::Output', 'bool'],
    ['Square::Unit', 'Meters'],
    ['Vec<<Vec<u8> as IntoIterator>::Item>', 'Vec<u8>'],
    ['Box<dyn Fn(<Counter as Iterator>::Item)>', 'Box<dyn Fn(u32)>'],
  ])('%s is %s', (written, meaning) => {
    expect(meaningOf(written)).toBe(meaning);
  });
});

describe('the language says it', () => {
  test.each<[written: string, meaning: string]>([
    ['<i32 as Add>::Output', 'i32'],
    ['<f64 as Mul<f64>>::Output', 'f64'],
    ['<i8 as Neg>::Output', 'i8'],
    ['<&u8 as Deref>::Target', 'u8'],
    ['<&mut str as Deref>::Target', 'str'],
    ['<[u8; 3] as Index<usize>>::Output', 'u8'],
    ['<[u8] as Index<Range<usize>>>::Output', '[u8]'],
    ['<str as Index<Range<usize>>>::Output', 'str'],
    ['<fn(u8) -> bool as FnOnce<(u8,)>>::Output', 'bool'],
  ])('%s is %s', (written, meaning) => {
    expect(meaningOf(written)).toBe(meaning);
  });
});

describe('a bound says it', () => {
  test.each<[generics: string, where: string, written: string, meaning: string]>([
    ['<I: Iterator<Item = u8>>', '', 'I::Item', 'u8'],
    ['<I: DoubleEndedIterator<Item = u8>>', '', 'I::Item', 'u8'],
    ['<I>', 'where I: IntoIterator<Item = Meters>', 'I::Item', 'Meters'],
    ['<I: IntoIterator<Item = u8>>', '', '<I::IntoIter as Iterator>::Item', 'u8'],
    ['<I: Iterator>', '', '<I as IntoIterator>::Item', 'I::Item'],
    ['<I: Iterator>', '', '<Enumerate<I> as Iterator>::Item', '(usize, I::Item)'],
    ['<S: Shape>', '', '<S::Parts as Iterator>::Item', 'S::Unit'],
    ['<S: Solid>', '', 'S::Unit', 'S::Unit'],
    ['<S: Shape<Unit = u8>>', '', '<S::Parts as Iterator>::Item', 'u8'],
    ['<F: Fn(u8) -> bool>', '', '<F as FnOnce<(u8,)>>::Output', 'bool'],
    ['<F: Fn(u8) -> bool>', '', '<Map<VecIter<u8>, F> as Iterator>::Item', 'bool'],
    ['<T, I: Iterator<Item = T>>', '', 'Vec<I::Item>', 'Vec<T>'],
    ['', '', '<dyn Iterator<Item = u8> as Iterator>::Item', 'u8'],
    ['', '', '<Box<dyn Iterator<Item = u8>> as IntoIterator>::Item', 'u8'],
    ['', '', '<Box<dyn Fn(u8) -> bool> as Deref>::Target', 'dyn Fn(u8) -> bool'],
  ])('fn%s %s: %s is %s', (generics, where, written, meaning) => {
    expect(meaningOf(written, generics, where)).toBe(meaning);
  });
});

describe('nothing says it', () => {
  test.each<[generics: string, written: string, meaning: string, kind: string]>([
    ['<I: Iterator>', 'I::Item', 'I::Item', 'projection'],
    ['<T>', 'T::Item', 'T::Item', 'projection'],
    ['<S: Shape>', '<S::Unit as Shape>::Unit', 'S::Unit::Unit', 'projection'],
    ['', '<u8 as Iterator>::Item', '<u8 as Iterator>::Item', 'unknown'],
    ['', '<Missing as Iterator>::Item', '<Missing as Iterator>::Item', 'unknown'],
    ['', '<u8 as Missing>::Item', '<u8 as Missing>::Item', 'unknown'],
    ['', 'Square::Missing', 'Square::Missing', 'unknown'],
  ])('fn%s: %s stays %s', (generics, written, meaning, kind) => {
    const [type] = placeIn(PROGRAM, generics, [written]).types;
    expect([type === undefined ? null : printType(type), type?.kind]).toEqual([meaning, kind]);
  });
});

describe('what leads to itself ends', () => {
  test.each([
    ['trait Loop { type Out; } impl<T: Loop> Loop for Vec<T> { type Out = <Vec<T> as Loop>::Out; } impl Loop for u8 { type Out = u8; }', '<Vec<u8> as Loop>::Out'],
    ['trait Loop { type Out; } impl<T> Loop for T { type Out = <Box<T> as Loop>::Out; }', '<u8 as Loop>::Out'],
    ['trait Loop { type Out; } impl<T> Loop for T where T: Loop<Out = u8> { type Out = u8; }', '<u8 as Loop>::Out'],
  ])('%s', (program, written) => {
    const [type] = placeIn(program, '', [written]).types;
    expect(type?.kind === 'unknown' || (type !== undefined && printType(type) === 'u8')).toBe(true);
  });

  test('a bound about itself', () => {
    expect(placeIn('', '<I>', ['I::Item'], 'where I: Iterator<Item = <I as Iterator>::Item>').types.map(printType)).toEqual(['I::Item']);
  });
});

function meaningOf(written: string, generics = '', where = ''): string | undefined {
  return placeIn(PROGRAM, generics, [written], where).types.map(printType)[0];
}
