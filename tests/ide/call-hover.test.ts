/** The hover of a call: its function's signature and documentation, what it takes and allocates, and which function runs. */
import { describe, expect, test } from 'vitest';
import { hover, type HoverOptions } from '../../server/src/ide/index.ts';
import { withCursor } from '../support/cursor.ts';
import { openText } from '../support/fixture.ts';

const PLAIN: HoverOptions = { markdown: false, pictures: false, theme: 'dark', commandLinks: false };

const ITEMS = `
/// Puts two values together.
fn pair<A, B>(a: A, b: B) -> (A, B) { (a, b) }
/// Takes it.
@alloc
fn post(parcel: String, weight: u32, to: &str) {}
trait Shape {
    /// In square metres.
    fn area(&self) -> f64;
    fn into_name(self) -> String where Self: Sized { String::new() }
}
struct Square(f64);
impl Shape for Square { fn area(&self) -> f64 { self.0 } }
struct Stack<T, const N: usize> { items: [T; N] }
impl<T, const N: usize> Stack<T, N> { fn clear(&mut self) {} }
`;

/** The parts of the answer, which blank lines separate. */
function parts(marked: string, stage: 1 | 2 | 3 = 3): string[] {
  const { offset, text } = withCursor(marked + ITEMS);
  const answer = hover(openText(text, { stage }), '/main.ast', offset, PLAIN);
  return answer === null ? [] : answer.text.split('\n\n');
}

describe('the hover of a call', () => {
  test.each<[name: string, marked: string, parts: readonly string[]]>([
    ['tells what it moves and allocates', 'fn f(s: String) { po‸st(s, 1, "x"); }', ['fn post(parcel: String, weight: u32, to: &str)', 'Takes it.', 'moves `parcel` · allocates']],
    ['tells the only instance', 'fn f() { ‸pair(1u8, true); }', ['fn pair<A, B>(a: A, b: B) -> (A, B)', 'Puts two values together.', '`A = u8`, `B = bool`: the only instance in this file']],
    ['counts the instances', 'fn f() { ‸pair(1u8, true); pair(1u8, true); pair(1u16, 2); }\nfn g() { let p: fn(u32, u32) -> (u32, u32) = pair; pair("a", 1); }', ['fn pair<A, B>(a: A, b: B) -> (A, B)', 'Puts two values together.', '`A = u8`, `B = bool`: one of 4 instances in this file']],
    ['counts the arguments of the impl', 'fn f(a: &mut Stack<u8, 4>, b: &mut Stack<u8, 8>) { a.clea‸r(); b.clear(); }', ['fn clear(&mut self)', '`T = u8`, `N = 4`: one of 2 instances in this file']],
    ['says nothing of instances inside of a generic function', 'fn f<T: Copy>(t: T) { ‸pair(t, t); }', ['fn pair<A, B>(a: A, b: B) -> (A, B)', 'Puts two values together.']],
    ['says that a vtable decides', 'fn f(s: &dyn Shape) { s.ar‸ea(); }', ['fn area(&self) -> f64;', 'In square metres.', 'through a vtable: which function runs, the value behind `dyn Shape` decides']],
    ['says so behind a Box', 'fn f(s: Box<dyn Shape>) { s.ar‸ea(); }', ['fn area(&self) -> f64;', 'In square metres.', 'through a vtable: which function runs, the value behind `dyn Shape` decides']],
    ['says so of a bound', 'fn f<S: Shape>(s: S) { s.into_na‸me(); }', ['fn into_name(self) -> String where Self: Sized', 'moves `self` · each instance calls the function of its own `S`']],
    ['knows the function of an impl', 'fn f(s: Square) { s.ar‸ea(); }', ['fn area(&self) -> f64']],
    ['tells what a function of the library does', 'fn f(v: &mut Vec<String>, s: String) { v.pu‸sh(s); }', ['pub fn push(&mut self, value: T);', 'Adds an element at the end; grows first if there is no room.', 'moves `value` · allocates · `T = String`: the only instance in this file']],
  ])('%s', (_name, marked, expected) => {
    expect(parts(marked)).toEqual(expected);
  });
});

describe('what belongs to a later stage', () => {
  const note = (needed: string): string => `This is of stage ${needed}; the program is set to stage 1 (Core-0).`;

  test.each<[marked: string, note: string | null]>([
    ['fn ‸f(a: u8) -> u8 { a }', null],
    ['fn ‸f(a: &u8) {}', note('2 (Core-1)')],
    ['fn ‸f<T>(a: T) {}', note('2 (Core-1)')],
    ['async fn ‸f() {}', note('3 (Core-2)')],
    ['fn ‸f(a: *mut u8) {}', note('3 (Core-2)')],
    ['trait ‸T {}', note('2 (Core-1)')],
    ['const ‸A: u8 = 1;', note('2 (Core-1)')],
    ['union ‸U { a: u8 }', note('3 (Core-2)')],
    ['fn f() { ‸post(String::new(), 1, "x"); }', note('2 (Core-1)')],
    ['use std::sync::Mutex;\nfn f() { Mutex::‸new(1); }', note('3 (Core-2)')],
    ['fn f() { Vec::‸new(); }', null],
  ])('%s', (marked, expected) => {
    expect(parts(marked, 1).findLast((part) => part.startsWith('This is of stage')) ?? null).toBe(expected);
    expect(parts(marked, 3).some((part) => part.startsWith('This is of stage'))).toBe(false);
  });
});
