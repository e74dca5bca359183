/** Types behind the names of variables: where nobody wrote them, where they are known, and where the right side does not say them. */
import { describe, expect, test } from 'vitest';
import { shortType, typeHints } from '../../server/src/ide/index.ts';
import { openFixture, openText } from '../support/fixture.ts';

const POINT = 'struct Point { x: f64, y: f64 }\nimpl Point { fn new() -> Point { Point { x: 0.0, y: 0.0 } } fn far(&self) -> Option<Point> { None } }\nstruct Pair<T> { first: T, second: T }\nenum Shape { Dot(Point), Empty }\n';

/** The last function with its hints in the brackets `⟦⟧`; those that can be written down have a `+`. */
function hinted(text: string): string {
  const whole = POINT + text;
  const { db } = openText(whole);
  return typeHints(db, '/main.ast', { start: POINT.length, end: whole.length })
    .toReversed()
    .reduce((shown, { insertion, offset, type }) => `${shown.slice(0, offset)}⟦${insertion === null ? '' : '+'}${type}⟧${shown.slice(offset)}`, whole)
    .slice(POINT.length);
}

describe('a hint tells the type', () => {
  test.each([
    ['of what a call returns', 'fn f() { let a⟦+Option<Point>⟧ = Point::new().far(); }'],
    ['with its arguments', 'fn f() { let mut v⟦+Vec<u8>⟧ = Vec::new(); v.push(1u8); }'],
    ['of a literal that is no `i32`', 'fn f() -> u64 { let a⟦+u64⟧ = 1; a }'],
    ['of a literal that became a `String`', 'fn f() -> String { let a⟦+String⟧ = "a"; a }'],
    ['of a variable without a first value', 'fn f() { let a⟦+u8⟧; a = 1u8; }'],
    ['of parts of a pattern', 'fn f(p: (u8, Point)) { let (a⟦u8⟧, Point { x⟦f64⟧, .. }) = p; }'],
    ['of a binding by reference', 'fn f(p: Point) { let ref a⟦&Point⟧ = p; }'],
    ['of what an arm binds, once for both alternatives', 'fn f(s: &Result<u8, u8>) { match s { Ok(a⟦&u8⟧) | Err(a) => {} } }'],
    ['of what a loop binds', 'fn f(v: &[Point]) { for p⟦&Point⟧ in v { while let Some(q⟦Point⟧) = p.far() {} } }'],
    ['of a closure\'s parameter', 'fn f(o: Option<Point>) { let a⟦+Option<f64>⟧ = o.map(|p⟦+Point⟧| p.x); }'],
    ['of a struct literal with arguments', 'fn f() { let a⟦+Pair<u8>⟧ = Pair { first: 1u8, second: 2 }; }'],
    ['of a type parameter', 'fn f<T: Clone>(a: &T) { let b⟦+T⟧ = a.clone(); }'],
    ['without the names of closures, which nobody can write', 'fn f(v: &Vec<u8>) { let a⟦Map<SliceIter<u8>, closure>⟧ = v.iter().map(|n⟦+&u8⟧| *n); }'],
    ['behind `mut` and before `@`', 'fn f(o: Option<u8>) { let mut a⟦+Option<u8>⟧ = o.take(); if let b⟦Option<u8>⟧ @ Some(_) = a {} }'],
  ])('%s', (_name, text) => {
    expect(hinted(text.replaceAll(/⟦.*?⟧/gu, ''))).toBe(text);
  });
});

describe('there is none', () => {
  test.each([
    ['where the type is written', 'fn f() { let a: Option<Point> = Point::new().far(); let b = |p: Point| p.x; }'],
    ['of a parameter', 'fn f((a, b): (u8, u8)) {}'],
    ['of a literal that says its type', 'fn f() { let a = 1; let b = 2.0; let c = -3i64; let d = "a"; let e = \'a\'; let g = true; let h = (1u8, "a"); let i = [0u8; 4]; }'],
    ['of a constructor of just this type', 'fn f() { let a = Point::new(); let b = Point { x: 0.0, y: 0.0 }; let c = Shape::Empty; let d = Shape::Dot(a); let e = &Point::new(); let g = Vec::<u8>::new(); let h = String::from("a"); }'],
    ['of a cast', 'fn f(a: u8) { let b = a as u32; }'],
    ['of a closure and of a function', 'fn g() {} fn f() { let a = || 1; let b = g; }'],
    ['where it is not known', 'fn f(a: Missing) { let b = a.go(); let c = Vec::new(); let d = Some(missing()); }'],
  ])('%s', (_name, text) => {
    expect(hinted(text)).toBe(text);
  });
});

test('a type is written down only where its name means it', () => {
  const files = [
    { name: '/aster.toml', text: 'name = "p"\nversion = "0.1.0"\n' },
    { name: '/src/main.ast', text: 'mod other;\nstruct Point {}\nfn f() { let a = other::make(); let b = other::pair(); }\nfn g() { use crate::other::Point; let c = other::make(); }\n' },
    { name: '/src/other.ast', text: 'pub struct Point { pub x: u8 }\npub fn make() -> Point { Point { x: 1 } }\npub fn pair() -> (u8, bool) { (1, true) }\n' },
  ];
  const { db } = openFixture(files).workspace;
  expect(typeHints(db, '/src/main.ast', { start: 0, end: 1000 }).map(({ insertion, type }) => [type, insertion])).toEqual([
    ['Point', null],
    ['(u8, bool)', ': (u8, bool)'],
    ['Point', ': Point'],
  ]);
});

test('only names in the part that was asked for', () => {
  const text = 'fn f(o: Option<u8>) { let a = o.is_some(); }\nfn g(o: Option<u8>) { let b = o.is_none(); }\n';
  const { db } = openText(text);
  const offsets = (start: number, end: number): number[] => typeHints(db, '/main.ast', { start, end }).map(({ offset }) => offset);
  expect(offsets(0, text.length)).toEqual([text.indexOf('a =') + 1, text.indexOf('b =') + 1]);
  expect(offsets(text.indexOf('fn g'), text.length)).toEqual([text.indexOf('b =') + 1]);
});

describe('a long type is shortened from the inside', () => {
  test.each([
    ['Vec<u8>', 'Vec<u8>'],
    ['HashMap<String, Vec<Option<u8>>>', 'HashMap<String, Vec<…>>'],
    ['Map<Filter<SliceIter<u8>, closure>, closure>', 'Map<Filter<…>, closure>'],
    ['Box<dyn Fn(u8, u8, u8, u8) -> u8>', 'Box<…>'],
    ['(aaaaaaaaaa, bbbbbbbbbb, cccccccccc)', '(aaaaaaaaaa, bbbbbbbbbb…'],
  ])('%s', (type, expected) => {
    const short = shortType(type, 24);
    expect(short).toBe(expected);
    expect(short.length).toBeLessThanOrEqual(24);
  });
});
