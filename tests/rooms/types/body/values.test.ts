/** What the values of literals, locals, calls, structs, tuples and branches are. */
import { describe, expect, test } from 'vitest';
import { inBody } from '../../../support/typed-words.ts';

const ITEMS = `
struct Point { x: i32, y: i32 }
struct Pair<A, B>(A, B);
enum Shape { Empty, Circle(f64), Rect { w: u32, h: u32 } }
fn made() -> u8 { 1 }
fn double(n: i64) -> i64 { n }
fn same<T>(value: T) -> T { value }
fn pick<T>(a: T, b: T) -> T { a }
fn stop() -> ! { loop {} }
struct Lazy<T, F = fn() -> T> { value: Option<T>, make: F }
impl<T, F> Lazy<T, F> { fn new(make: F) -> Lazy<T, F> { Lazy { value: None, make } } fn made(&self) -> &F { &self.make } }
const LIMIT: u16 = 3;
static mut COUNT: u64 = 0;
`;

describe('a let has the type of', () => {
  test.each<[statements: string, types: string]>([
    ['let a = 1;', 'a: i32'],
    ['let a = 1u8; let b = a;', 'a: u8, b: u8'],
    ['let a = 1.5; let b = 1.5f32;', 'a: f64, b: f32'],
    ["let a = true; let b = 'x'; let c = b'x';", 'a: bool, b: char, c: u8'],
    ['let a = "text";', "a: &str"],
    ['let a: String = "text";', 'a: String'],
    ['let a: i64 = 1;', 'a: i64'],
    ['let a = (1, "b", ());', 'a: (i32, &str, ())'],
    ['let a = [1, 2, 3]; let b = [0u8; 4];', 'a: [i32; 3], b: [u8; 4]'],
    ['let a: [u8; 3] = [1, 2, 3];', 'a: [u8; 3]'],
    ['let a; a = 1u64;', 'a: u64'],
    ['let a = double(1);', 'a: i64'],
    ['let a = same(1u8);', 'a: u8'],
    ['let a = pick(1, 2u16);', 'a: u16'],
    ['let a = same::<u8>(1);', 'a: u8'],
    ['let a: u8 = same(1);', 'a: u8'],
    ['let a = LIMIT; let b = COUNT;', 'a: u16, b: u64'],
    ['let a = Point { x: 1, y: 2 }; let b = a.x;', 'a: Point, b: i32'],
    ['let a = Pair(1u8, "x"); let b = a.1;', 'a: Pair<u8, &str>, b: &str'],
    ['let a = Shape::Empty; let b = Shape::Circle(1.0); let c = Shape::Rect { w: 1, h: 2 };', 'a: Shape, b: Shape, c: Shape'],
    ['let a = Some(1u8); let b: Option<i64> = None; let c = Some;', 'a: Option<u8>, b: Option<i64>, c: fn(_) -> Option<_>'],
    ['let mut a = None; a = Some("x");', 'a: Option<&str>'],
    ['let a = &1u8; let b = &mut 2u8; let c = *a;', 'a: &u8, b: &mut u8, c: u8'],
    ['let a = double;', 'a: fn double'],
    ['let a: fn(i64) -> i64 = double; let b = a(1);', 'a: fn(i64) -> i64, b: i64'],
    ['let a = if true { 1u8 } else { 2 };', 'a: u8'],
    ['let a = if true { 1 } else { return };', 'a: i32'],
    ['let a = match 1 { 0 => "a", _ => "b" };', 'a: &str'],
    ['let a = loop { break 1u8; };', 'a: u8'],
    ["let a = 'b: { if true { break 'b 1u8; } 2 };", 'a: u8'],
    ['let a = { let b = 1u8; b };', 'b: u8, a: u8'],
    ['let a = 1 as u8; let b = -1i8; let c = !true;', 'a: u8, b: i8, c: bool'],
    ['let a: i64 = 1u8 as _; let b = 1u8 as _; let c: *const u8 = &1u16 as *const _; let d = &1u16 as *const _;', 'a: i64, b: u8, c: *const u8, d: *const u16'],
    ['let a: Lazy<u8, u16> = Lazy::new(1); let b = Lazy::<u8, u32> { value: None, make: 1 }; let c: Lazy<u8> = Lazy { value: None, make: made };', 'a: Lazy<u8, u16>, b: Lazy<u8, u32>, c: Lazy<u8, fn() -> u8>'],
    ['let a: Lazy<u8, u16> = Lazy { value: None, make: 1 }; let b = Lazy::made(&a);', 'a: Lazy<u8, u16>, b: &u16'],
    ['let a = 1u8 + 2; let b = 1 + 2u16; let c = 1 < 2; let d = true && false;', 'a: u8, b: u16, c: bool, d: bool'],
    ['let a = "a" + "b";', 'a: String'],
    ['let a = 0..10; let b = 0u8..=3; let c = ..;', 'a: Range<i32>, b: RangeInclusive<u8>, c: RangeFull'],
    ['let a = vec![1u8, 2]; let b = vec!["x"; 3]; let c = a[0];', 'a: Vec<u8>, b: Vec<&str>, c: u8'],
    ['let a = format!("{}", 1);', 'a: String'],
    ['let (a, b) = (1u8, "x");', 'a: u8, b: &str'],
    ['let Point { x, y: z } = Point { x: 1, y: 2 };', 'x: i32, z: i32'],
    ['let Some(a) = Some(1u8) else { return };', 'a: u8'],
    ['let a = |x: u8| x + 1; let b = a(2);', 'a: closure, b: u8'],
    ['let a = missing(1); let b = a + 1;', 'a: _, b: _'],
  ])('%s', (statements, types) => {
    expect(inBody(statements, ITEMS)).toBe(types);
  });
});
