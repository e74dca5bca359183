/** What generated functions share: declarations with traits, generics, operators and consts, valid in Aster and in Rust. */

export const WORLD = `use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::fmt::Debug;
use std::iter::Peekable;
use std::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, Mul, Neg, Not, Range, RangeInclusive, Sub};
use std::rc::Rc;
use std::str::FromStr;
use std::sync::Arc;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Point { x: i32, y: i32 }
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Suit { #[default] Hearts, Spades }
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
struct Meters(f64);
#[derive(Clone, Debug, Default, PartialEq)]
struct Pair<A, B> { first: A, second: B }
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Slot<T> { value: T, tick: u16 }
#[derive(Clone, Debug, PartialEq)]
enum Tree<T> { Leaf, Node(Box<Tree<T>>, T, Box<Tree<T>>), Named { key: String, item: T } }
#[derive(Clone, Debug)]
struct Grid<T, const W: usize> { cells: [T; W] }
struct Counter { now: u32, end: u32 }
struct Stack<T> { items: Vec<T> }
struct Wrapper<T> { inner: T }
#[derive(Debug)]
enum Failure { Parse(std::num::ParseIntError), Empty, Code(i64) }

trait Named { const KIND: u8; type Tag; fn name(&self) -> String; fn tag(&self) -> Self::Tag; fn twice(&self) -> String { let once = self.name(); format!("{}{}", once, once) } }
trait Measured: Named { fn size(&self) -> usize; fn larger(&self, other: usize) -> bool { self.size() > other && self.name().len() > 1 } }
trait Shape { fn area(&self) -> f64; fn grow(&mut self, by: f64); fn label(&self) -> &str { "shape" } }
trait Zero { const ZERO: Self; fn is_zero(&self) -> bool; }
trait Convert<T> { fn convert(&self) -> T; }
trait Container { type Item; type Key; fn fetch(&self, key: Self::Key) -> Option<&Self::Item>; fn first(&self) -> Option<&Self::Item>; }
trait Visitor { fn visit<T: Debug>(&mut self, value: T) -> usize; }

impl Named for Point { const KIND: u8 = 1; type Tag = i32; fn name(&self) -> String { String::from("point") } fn tag(&self) -> i32 { self.x } }
impl Named for Suit { const KIND: u8 = 2; type Tag = char; fn name(&self) -> String { String::from("suit") } fn tag(&self) -> char { 's' } }
impl<A: Clone, B> Named for Pair<A, B> { const KIND: u8 = 3; type Tag = A; fn name(&self) -> String { String::from("pair") } fn tag(&self) -> A { self.first.clone() } }
impl Measured for Point { fn size(&self) -> usize { 2 } }
impl Measured for Suit { fn size(&self) -> usize { 1 } }
impl Shape for Point { fn area(&self) -> f64 { 0.0 } fn grow(&mut self, by: f64) { self.x += by as i32; } }
impl Shape for Meters { fn area(&self) -> f64 { self.0 * self.0 } fn grow(&mut self, by: f64) { self.0 += by; } fn label(&self) -> &str { "meters" } }
impl Zero for i32 { const ZERO: i32 = 0; fn is_zero(&self) -> bool { *self == 0 } }
impl Zero for u64 { const ZERO: u64 = 0; fn is_zero(&self) -> bool { *self == 0 } }
impl Zero for f64 { const ZERO: f64 = 0.0; fn is_zero(&self) -> bool { *self == 0.0 } }
impl Convert<u64> for Point { fn convert(&self) -> u64 { self.x as u64 } }
impl Convert<String> for Point { fn convert(&self) -> String { self.name() } }
impl<T> Convert<Vec<T>> for Slot<T> where T: Copy { fn convert(&self) -> Vec<T> { vec![self.value] } }
impl<T> Container for Stack<T> { type Item = T; type Key = usize; fn fetch(&self, key: usize) -> Option<&T> { self.items.get(key) } fn first(&self) -> Option<&T> { self.items.first() } }
impl Visitor for Counter { fn visit<T: Debug>(&mut self, value: T) -> usize { self.now += 1; format!("{:?}", value).len() } }
impl Iterator for Counter { type Item = u32; fn next(&mut self) -> Option<u32> { if self.now < self.end { self.now += 1; Some(self.now) } else { None } } }
impl<T> IntoIterator for Stack<T> { type Item = T; type IntoIter = std::vec::IntoIter<T>; fn into_iter(self) -> std::vec::IntoIter<T> { self.items.into_iter() } }
impl<T> FromIterator<T> for Stack<T> { fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Stack<T> { Stack { items: items.into_iter().collect() } } }
impl Add for Point { type Output = Point; fn add(self, other: Point) -> Point { Point { x: self.x + other.x, y: self.y + other.y } } }
impl Mul<i32> for Point { type Output = Point; fn mul(self, by: i32) -> Point { Point { x: self.x * by, y: self.y * by } } }
impl Mul<Point> for i32 { type Output = Point; fn mul(self, by: Point) -> Point { by * self } }
impl<'a> Add<&'a Point> for &'a Point { type Output = Point; fn add(self, other: &Point) -> Point { *self + *other } }
impl Add for Meters { type Output = Meters; fn add(self, other: Meters) -> Meters { Meters(self.0 + other.0) } }
impl Sub for Meters { type Output = f64; fn sub(self, other: Meters) -> f64 { self.0 - other.0 } }
impl Neg for Meters { type Output = Meters; fn neg(self) -> Meters { Meters(-self.0) } }
impl Not for Suit { type Output = bool; fn not(self) -> bool { self == Suit::Hearts } }
impl AddAssign<i32> for Point { fn add_assign(&mut self, by: i32) { self.x += by; } }
impl<T, const W: usize> Index<usize> for Grid<T, W> { type Output = T; fn index(&self, at: usize) -> &T { &self.cells[at] } }
impl<T, const W: usize> IndexMut<usize> for Grid<T, W> { fn index_mut(&mut self, at: usize) -> &mut T { &mut self.cells[at] } }
impl<T> Index<&str> for Stack<T> { type Output = T; fn index(&self, at: &str) -> &T { &self.items[at.len()] } }
impl<T> Deref for Wrapper<T> { type Target = T; fn deref(&self) -> &T { &self.inner } }
impl<T> DerefMut for Wrapper<T> { fn deref_mut(&mut self) -> &mut T { &mut self.inner } }
impl From<std::num::ParseIntError> for Failure { fn from(error: std::num::ParseIntError) -> Failure { Failure::Parse(error) } }
impl From<i32> for Meters { fn from(value: i32) -> Meters { Meters(value as f64) } }
impl FromStr for Suit { type Err = Failure; fn from_str(text: &str) -> Result<Suit, Failure> { if text.is_empty() { Err(Failure::Empty) } else { Ok(Suit::Spades) } } }
impl Point { const ORIGIN: Point = Point { x: 0, y: 0 }; const LIMIT: usize = 4; fn new(x: i32, y: i32) -> Self { Self { x, y } } fn flip(self) -> Self { Point { x: self.y, y: self.x } } fn x_mut(&mut self) -> &mut i32 { &mut self.x } }
impl<T> Stack<T> { fn new() -> Self { Stack { items: Vec::new() } } fn push(&mut self, item: T) -> &mut Self { self.items.push(item); self } fn top(&self) -> Option<&T> { self.items.last() } fn map_all<U, F: Fn(&T) -> U>(&self, change: F) -> Vec<U> { self.items.iter().map(change).collect() } }
impl<T: Clone + Default, const W: usize> Grid<T, W> { const WIDTH: usize = W; fn filled(item: T) -> Self { Grid { cells: std::array::from_fn(|_| item.clone()) } } fn row(&self) -> &[T; W] { &self.cells } }
impl<T> Tree<T> { fn depth(&self) -> usize { match self { Tree::Leaf => 0, Tree::Node(left, _, right) => 1 + left.depth().max(right.depth()), Tree::Named { .. } => 1 } } fn insert(self, item: T) -> Tree<T> { Tree::Node(Box::new(self), item, Box::new(Tree::Leaf)) } }
impl<T> Slot<T> { fn map<U>(self, change: impl FnOnce(T) -> U) -> Slot<U> { Slot { value: change(self.value), tick: self.tick } } fn get(&self) -> &T { &self.value } }

const LIMIT: usize = 12;
const STEPS: [u16; 3] = [1, 2, 3];
static GREETING: &str = "hello";
static TABLE: [(u8, char); 2] = [(1, 'a'), (2, 'b')];

fn identity<T>(value: T) -> T { value }
fn both<A, B>(first: A, second: B) -> (A, B) { (first, second) }
fn apply<A, B, F: Fn(A) -> B>(change: F, value: A) -> B { change(value) }
fn apply_twice<F>(mut change: F) -> usize where F: FnMut() -> usize { change() + change() }
fn consume<T, F: FnOnce() -> T>(make: F) -> T { make() }
fn compose<A, B, C>(first: impl Fn(A) -> B, second: impl Fn(B) -> C) -> impl Fn(A) -> C { move |value| second(first(value)) }
fn largest<T: PartialOrd + Copy>(items: &[T], fallback: T) -> T { let mut best = fallback; for &item in items { if item > best { best = item; } } best }
fn total<I>(items: I) -> I::Item where I: Iterator, I::Item: Add<Output = I::Item> + Default { items.fold(Default::default(), |sum, item| sum + item) }
fn describe<T: Named>(value: &T) -> (T::Tag, u8) { (value.tag(), T::KIND) }
fn evens(end: u32) -> impl Iterator<Item = u32> { (0..end).filter(|n| n % 2 == 0) }
fn boxed_shape(big: bool) -> Box<dyn Shape> { if big { Box::new(Meters(2.0)) } else { Box::new(Point { x: 1, y: 2 }) } }
fn adder(by: i64) -> Box<dyn Fn(i64) -> i64> { Box::new(move |value| value + by) }
fn area_of(shape: &dyn Shape) -> f64 { shape.area() }
fn sum_array<const N: usize>(items: [i32; N]) -> i32 { let mut sum = 0; for item in items { sum += item; } sum }
fn double(value: i32) -> i32 { value * 2 }
fn parse(text: &str) -> Result<i32, std::num::ParseIntError> { text.parse() }
fn pick<'a, T>(items: &'a [T], at: usize) -> Option<&'a T> { items.get(at) }
fn zero<T: Zero>() -> T { T::ZERO }
fn convert_with<T, C: Convert<T>>(from: &C) -> T { from.convert() }
fn length(text: &str) -> usize { text.len() }
fn slice_len<T>(items: &[T]) -> usize { items.len() }
fn fetch_first<C: Container>(from: &C) -> Option<&C::Item> { from.first() }
`;
