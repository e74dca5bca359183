/** Values that do not fit: which contradictions are certain, what demands the type, and which only silence what rests on them. */
import { describe, expect, test } from 'vitest';
import { bodiesOf } from '../../../support/typed-words.ts';

/** `parameter: u8, not bool`; `contradiction` where nothing certain is wrong and the body contradicts itself all the same. */
function mismatchesIn(text: string): string[] {
  return bodiesOf(text).flatMap((body) => {
    const certain = body.problems.flatMap((problem) => (problem.kind === 'type-mismatch' ? [`${problem.because.kind}: ${problem.expected}, not ${problem.found}`] : []));
    return certain.length === 0 && body.incomplete.some(({ isMisleading }) => isMisleading) ? ['contradiction'] : certain;
  });
}

describe('what demands a type', () => {
  test.each([
    ['fn f(n: u8) -> bool { n }', 'result: bool, not u8'],
    ['fn f(n: u8) -> bool { if n > 1 { return n; } true }', 'result: bool, not u8'],
    ['fn f(n: u8) { let _b: bool = n; }', 'declared: bool, not u8'],
    ['fn f(mut b: bool, n: u8) { b = n; }', 'assigned: bool, not u8'],
    ['fn g(b: bool) {} fn f(n: u8) { g(n); }', 'parameter: bool, not u8'],
    ['struct S(bool); fn f(n: u8) { let _s = S(n); }', 'field: bool, not u8'],
    ['struct S { b: bool } fn f(n: u8) { let _s = S { b: n }; }', 'field: bool, not u8'],
    ['fn f(n: u8) { while n { } }', 'condition: bool, not u8'],
    ['fn f(n: u8) { let _x = if n > 1 { n } else { true }; }', 'branch: u8, not bool'],
    ['fn f(n: u8) { let _x = match n { 0 => true, _ => { n } }; }', 'branch: bool, not u8'],
    ['fn f(n: u8) { let _g = || -> bool { n }; }', 'closure: bool, not u8'],
    ['fn f(n: u8) { let _x: (bool, u8) = (n, n); }', 'place: bool, not u8'],
  ])('%s', (text, told) => {
    expect(mismatchesIn(text)).toEqual([told]);
  });
});

describe('the innermost value is told, once', () => {
  test.each([
    ['fn f(n: u8) -> bool { { { n } } }', ['result: bool, not u8']],
    ['fn f(n: u8) -> bool { match n { 0 => { if n > 1 { n } else { true } } _ => false } }', ['result: bool, not u8']],
    ['fn f(n: u8) -> (bool, bool) { (n, n) }', ['place: bool, not u8', 'place: bool, not u8']],
  ])('%s', (text, told) => {
    expect(mismatchesIn(text)).toEqual(told);
  });
});

describe('nothing is certain', () => {
  test.each([
    ['an associated type', 'trait T { type A; } fn f<X: T>(n: u8) -> X::A { n }'],
    ['a type of the library that others write differently', 'use std::ops::Range; fn f(r: Range<u8>) -> u8 { r }'],
    ['a part that is not known', 'fn g() -> (u8, Unheard) { todo!() } fn f() -> bool { let pair: (bool, u8) = g(); pair.0 }'],
    ['two callables', 'fn f(g: fn(u8) -> u8) -> fn(u8, u8) -> u8 { g }'],
  ])('%s', (_name, text) => {
    expect(mismatchesIn(text)).toEqual(['contradiction']);
  });
});

describe('everything fits', () => {
  test.each([
    ['a cast to what the surroundings demand', 'fn f(n: u64) -> u8 { n as _ }'],
    ['an operand of a cast is read by itself', 'fn max<T>(a: T, b: T) -> T { a } fn f(n: i32) -> u16 { max(0, n) as u16 }'],
    ['a clone behind a unique reference', 'fn f<T: Clone>(old: &mut T) { let kept = old.clone(); *old = kept; }'],
    ['an earlier branch that leads to a text', 'fn f(name: Option<&String>) -> usize { let name = match name { Some(name) => name, None => "none" }; name.len() }'],
    ['a field behind a pointer of the library', 'use std::mem::ManuallyDrop; struct S { value: u8 } fn f(s: ManuallyDrop<S>) -> u8 { s.value }'],
    ['the module `ptr`', 'use std::ptr; fn f(p: *const u8) -> u8 { unsafe { ptr::read(p) } }'],
    ['a binding in what is not known, which may be a reference', 'enum E { A(String), B } fn f(e: &Unheard) -> u8 { match e.next() { E::A(text) => { let _t: &String = text; 1 } E::B => 2 } }'],
    ['a default that an expression leaves open', 'struct S<T = u8>(T); impl<T> S<T> { fn new(t: T) -> S<T> { S(t) } } fn f() -> S<bool> { S::new(true) }'],
  ])('%s', (_name, text) => {
    expect(mismatchesIn(text)).toEqual([]);
  });
});
