/** What the comparison with rustc's types (`ASTER_ORACLE=types npm run test:oracle`) found to be another type, or none. */
import { describe, expect, test } from 'vitest';
import { inBody, problemsOf } from '../../../support/typed-words.ts';

const ITEMS = `
use std::collections::{BTreeMap, HashSet, VecDeque};
use std::ops::{Mul, Sub};
struct Point { x: i32 }
struct Meters(f64);
trait Shape { fn area(&self) -> f64; }
impl Shape for Meters { fn area(&self) -> f64 { self.0 } }
impl Mul<Point> for i32 { type Output = Point; fn mul(self, by: Point) -> Point { by } }
impl Sub for Meters { type Output = f64; fn sub(self, other: Meters) -> f64 { 0.0 } }
fn double(value: i32) -> i32 { value }
fn identity<T>(value: T) -> T { value }
fn made<T, F: Fn() -> T>(make: F) -> T { make() }
fn takes(value: u8) {}
`;

describe('a let has the type of', () => {
  test.each<[statements: string, types: string]>([
    ['let a: VecDeque<i8> = VecDeque::from([3]); let b = [1]; let c: HashSet<u8> = HashSet::from(b);', 'a: VecDeque<i8>, b: [u8; 1], c: HashSet<u8>'],
    ['let a = (1, 2); let b: BTreeMap<u8, u64> = BTreeMap::from([a]);', 'a: (u8, u64), b: BTreeMap<u8, u64>'],
    ['let a = 7; let b: Vec<u64> = std::iter::repeat(a).take(3).collect();', 'a: u64, b: Vec<u64>'],
    ['let a = 4; let b: Vec<usize> = vec![a].into_iter().chain(vec![5]).collect();', 'a: usize, b: Vec<usize>'],
    ['let mut a = vec![1, 2]; let b: Vec<u64> = a.drain(..1).collect();', 'a: Vec<u64>, b: Vec<u64>'],
    ['let a: [u8; 3] = std::array::from_fn(|index| index as u8);', 'a: [u8; 3]'],
    ['let a = ["a", "b"].join("-"); let b = a.trim();', 'a: String, b: &str'],
    ['let a: &str = &["a", "b"].join("-"); let b = vec!["a"]; let c: &str = &b.concat();', 'a: &str, b: Vec<&str>, c: &str'],
    ['let a: &str = &{ let b = ["a", "b"].join("-"); b };', 'b: String, a: &str'],
    ['let a: &str = &{ let b = vec![String::from("a")]; let c = b.concat(); c };', 'b: Vec<String>, c: String, a: &str'],
    ['let a = 2 * Point { x: 1 }; let b = a.x;', 'a: Point, b: i32'],
    ['let a = [double, identity]; let b = a[1](3);', 'a: [fn(i32) -> i32; 2], b: i32'],
    ['let a: &dyn Fn(i64) -> i64 = &|b| { let c = b - 1; c };', 'c: i64, a: &dyn Fn(i64) -> i64'],
    ['let a: Box<dyn Shape> = Box::new(made(|| { let b = Meters(1.5); b }));', 'b: Meters, a: Box<dyn Shape>'],
    ['let a = 1.0; let b = 5.5f32.partial_cmp(&a);', 'a: f32, b: Option<Ordering>'],
    ["let a = ('out: { let b = 8; if b > 9 { break 'out b; } 7 }) as usize;", 'b: usize, a: usize'],
    ['let a = { let b = 7; b } as usize;', 'b: i32, a: usize'],
    ['let a = 3u64; let b = a as _; takes(b);', 'a: u64, b: u8'],
  ])('%s', (statements, types) => {
    expect(inBody(statements, ITEMS)).toBe(types);
  });
});

describe('nothing is wrong with', () => {
  test.each([
    // An operand of a type's own operator is not asked to be what the operator gives.
    'let a: f64 = (if let Some(b) = None { b } else { Meters(1.5) }) - Meters(0.5);',
    'let a = 3u64; let b = a as _; takes(b);',
  ])('%s', (statements) => {
    expect(problemsOf(`${ITEMS}\nfn test() {\n${statements}\n}`)).toEqual([]);
  });
});

describe('a method of the type\'s own that takes a reference', () => {
  const SET = '#[derive(Clone, Copy)]\nstruct Set { bits: u32 }\nimpl Set { fn add(&self, byte: u8) -> bool { byte > 0 } }\nimpl std::ops::Add for Set { type Output = Set; fn add(self, other: Set) -> Set { other } }\n';

  test('is meant before the operator, which takes the value', () => {
    expect(inBody('let set = Set { bits: 1 }; let a = set.add(3);', SET)).toBe('set: Set, a: bool');
    expect(problemsOf(`${SET}fn test(set: Set) -> bool { set.add(3) }`)).toEqual([]);
  });

  test('is not where the trait of the operator is imported', () => {
    expect(inBody('let set = Set { bits: 1 }; let a = set.add(set);', `use std::ops::Add;\n${SET}`)).toBe('set: Set, a: Set');
  });
});

describe('a value that does not fit is told', () => {
  test.each([
    ['beside adaptors that are given closures', 'let all = [1u8, 2].iter().filter(|one| **one > 1).count(); let a: bool = 7;'],
    ['beside a method of a trait with arguments that nothing decides', 'let a = Arc::new(9).as_ref().clone(); let b: bool = 7;'],
    ['beside what extends a list', 'let mut a = Vec::new(); a.extend(vec![1u8]); let b: bool = 7;'],
  ])('%s', (_what, statements) => {
    expect(problemsOf(`${ITEMS}\nfn test() {\n${statements}\n}`).filter((problem) => problem.includes('mismatch'))).toHaveLength(1);
  });
});
