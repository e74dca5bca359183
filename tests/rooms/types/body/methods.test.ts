/** What methods, traits, operators, closures and iterators give. */
import { describe, expect, test } from 'vitest';
import { inBody, treeOf } from '../../../support/typed-words.ts';

const ITEMS = `
struct Stack<T> { items: Vec<T> }
impl<T> Stack<T> {
    const LIMIT: u16 = 8;
    fn new() -> Self { Stack { items: Vec::new() } }
    fn push(&mut self, item: T) { self.items.push(item); }
    fn pop(&mut self) -> Option<T> { self.items.pop() }
    fn peek(&self) -> Option<&T> { self.items.last() }
    fn into_items(self) -> Vec<T> { self.items }
}
trait Shape { fn area(&self) -> f64; fn name(&self) -> String { String::new() } }
struct Square(f64);
impl Shape for Square { fn area(&self) -> f64 { self.0 * self.0 } }
struct Vec2 { x: f32, y: f32 }
impl Add for Vec2 { type Output = Vec2; fn add(self, right: Vec2) -> Vec2 { right } }
impl Mul<f32> for Vec2 { type Output = Vec2; fn mul(self, right: f32) -> Vec2 { self } }
struct Matrix { cells: Vec<u8> }
impl Index<(u8, u8)> for Matrix { type Output = u8; fn index(&self, key: (u8, u8)) -> &u8 { &self.cells[0] } }
fn apply<A, B, F: Fn(A) -> B>(value: A, f: F) -> B { f(value) }
fn twice(f: impl Fn(u8) -> u8, value: u8) -> u8 { f(f(value)) }
fn total<S: Shape>(shape: &S) -> f64 { shape.area() }
async fn fetch(n: u8) -> String { String::new() }
`;

describe('a let has the type of', () => {
  test.each<[statements: string, types: string]>([
    ['let mut a = Vec::new(); a.push(1u8); let b = a.len();', 'a: Vec<u8>, b: usize'],
    ['let mut a = Stack::new(); a.push("x"); let b = a.pop(); let c = a.peek(); let d = a.into_items();', 'a: Stack<&str>, b: Option<&str>, c: Option<&&str>, d: Vec<&str>'],
    ['let a = Stack::<u8>::LIMIT;', 'a: u16'],
    ['let a = String::from("x"); let b = a.len(); let c = a.as_str();', 'a: String, b: usize, c: &str'],
    ['let a = "abc".len(); let mut b = ""; b.push_str("x");', 'a: usize, b: String'],
    ['let a = Square(1.0); let b = a.area(); let c = a.name(); let d = total(&a);', 'a: Square, b: f64, c: String, d: f64'],
    ['let a: Box<dyn Shape> = Box::new(Square(1.0)); let b = a.area();', 'a: Box<dyn Shape>, b: f64'],
    ['let a = Vec2 { x: 1.0, y: 2.0 } + Vec2 { x: 1.0, y: 2.0 }; let b = a * 2.0;', 'a: Vec2, b: Vec2'],
    ['let a = Matrix { cells: vec![] }; let b = a[(1, 2)];', 'a: Matrix, b: u8'],
    ['let a = Some(1u8).unwrap(); let b = Some(2u8).map(|n| n as u32); let c = Some("x").is_some();', 'a: u8, b: Option<u32>, c: bool'],
    ['let a = apply(1u8, |n| n > 0); let b = twice(|n| n + 1, 2);', 'a: bool, b: u8'],
    ['let a = vec![1, 2, 3]; let b = a.iter().map(|n| n * 2).collect::<Vec<_>>();', 'a: Vec<i32>, b: Vec<i32>'],
    ['let a: Vec<u8> = Vec::new(); let b: Vec<_> = a.iter().filter(|n| **n > 1).collect();', 'a: Vec<u8>, b: Vec<&u8>'],
    ['let a = vec![1u8]; for b in &a {} for c in a {} for d in 0..3 {}', 'a: Vec<u8>, b: &u8, c: u8, d: i32'],
    ['let a = [1u8, 2]; for (i, n) in a.iter().enumerate() {}', 'a: [u8; 2], i: usize, n: &u8'],
    ['let a = vec![1u8, 2]; let b = &a[..1]; let c = a.first();', 'a: Vec<u8>, b: &[u8], c: Option<&u8>'],
    ['let a = Box::new(1u8); let b = *a; let c = a.clone();', 'a: Box<u8>, b: u8, c: Box<u8>'],
    ['let a: u8 = Default::default(); let b = u8::default(); let c: Vec<u8> = Default::default();', 'a: u8, b: u8, c: Vec<u8>'],
    ['let a = Square(1.0).clone(); let b = (&a).clone();', 'a: Square, b: Square'],
    ['let a = fetch(1); let b = fetch(2).await;', 'a: impl Future<Output = String>, b: String'],
    ['let a = |x, y| x + y; let b = a(1u8, 2);', 'a: closure, b: u8'],
    ['let a = Rc::new(String::new()); let b = a.len(); let c = a.clone();', 'a: Rc<String>, b: usize, c: Rc<String>'],
    ['let a: Result<u8, String> = Ok(1); let b = a.map_err(|e| e.len());', 'a: Result<u8, String>, b: Result<u8, usize>'],
    ['let mut a = HashMap::new(); a.insert("k", 1u8); let b = a.get("k");', 'a: HashMap<&str, u8>, b: Option<&u8>'],
    ['let mut v = new_vec(); push(&mut v, 1u8); let n = vec_len(&v); let x = pop(&mut v);', 'v: Vec<u8>, n: usize, x: Option<u8>'],
    ['let mut r = ""; r = concat(r, "x");', 'r: String'],
    ['let a = size_of::<u8>();', 'a: usize'],
  ])('%s', (statements, types) => {
    expect(inBody(statements, `use std::collections::HashMap;\nuse std::ops::{Add, Index, Mul};\n${ITEMS}`)).toBe(types);
  });
});

describe('what a call adds to its receiver and arguments is written out:', () => {
  test.each<[text: string, tree: string]>([
    ['fn f(v: &mut Vec<u8>) { v.push(1); v.len(); }', "{ Vec<T>::push<u8>(⟨&mut ⟨*v⟩⟩, 'u8); Vec<T>::len<u8>(⟨&⟨*v⟩⟩); }"],
    ['fn f(s: String) { s.len(); g(&s); } fn g(s: &str) {} fn f(s: String) { s.len(); g(&s); }', '{ String::len(⟨&s⟩); g(⟨&⟨*/overloaded-shared ⟨*&s⟩⟩⟩); }'],
    ['fn f(v: Vec<u8>) { v.first(); }', '{ [T]::first<u8>(⟨&⟨*/overloaded-shared v⟩⟩); }'],
    ['fn f(mut v: Vec<String>) { v[0].push_str("x"); v[1] = "y"; }', "{ String::push_str(⟨&mut v['usize]/mutable⟩, '&str); v['usize]/mutable = ⟨string '&str⟩; }"],
    ['fn f(r: &mut u8) { g(r); } fn g(r: &mut u8) {} fn f(r: &mut u8) { g(r); }', '{ g(⟨&mut ⟨*r⟩⟩); }'],
    ['fn f(a: u8) -> u64 { a }', '{ ⟨widen a⟩ }'],
    ['fn f(a: String, b: &str) { let c = a + b; }', '{ let c: String = (a + b); }'],
    ['fn f(b: Box<String>) { b.len(); }', '{ String::len(⟨&⟨*b⟩⟩); }'],
    ['fn f(o: &Option<String>) { match o { Some(s) => {}, None => {} } }', '{ match o { ⟨&#0(0: ref s)⟩ => { }, ⟨&#1()⟩ => { } } }'],
    ['fn f<T: Clone>(t: &T) -> T { t.clone() }', '{ virtual Clone::clone(t) }'],
    ['fn f(a: [u8; 3]) { a.first(); }', '{ [T]::first<u8>(⟨unsize ⟨&a⟩⟩); }'],
    ['struct L(u8); impl Clone for L { fn clone(&self) -> L { L(0) } } fn f(l: L) { l.clone(); }', '{ Clone for L::clone(⟨&l⟩); }'],
  ])('%s', (text, tree) => {
    expect(treeOf(text)).toBe(tree);
  });
});
