/** What is found wrong while types are inferred, and where nothing is said because it may not be wrong. */
import { describe, expect, test } from 'vitest';
import { bodiesOf } from '../../../support/typed-words.ts';

/** `unresolved-name conut (count)`: each problem with its place in the text. */
function problemsIn(text: string): string[] {
  return bodiesOf(text).flatMap((body) =>
    body.problems.map((problem) => {
      switch (problem.kind) {
        case 'unresolved-name':
          return `unresolved ${problem.namespace} ${problem.name}${problem.nearest === null ? '' : ` (${problem.nearest})`}`;
        case 'wrong-argument-count':
          return `${problem.isMethod ? 'method' : 'function'} ${problem.callee} takes ${problem.expected}, not ${problem.found}`;
        case 'unresolved-field':
          return `${problem.type} has no ${problem.field} behind a dot${problem.isMethod ? ' but a method' : ''}${problem.nearest === null ? '' : ` (${problem.nearest})`}`;
        case 'unresolved-method':
          return `${problem.type} cannot ${problem.method}${problem.isFunction ? ' on a value' : ''}${problem.nearest === null ? '' : ` (${problem.nearest})`}`;
        case 'invalid-operand':
          return `${problem.operation} ${problem.operator} of ${problem.left}${problem.right === null ? '' : ` and ${problem.right}`}`;
        case 'invalid-cast':
          return `${problem.why}: ${problem.from} as ${problem.to}`;
        case 'invalid-assignment-target':
          return `${problem.what} ${problem.name ?? ''}${problem.isCompound ? ' changed' : ' assigned'}`;
        case 'not-callable':
          return `no call of ${problem.form} ${problem.type}`;
        case 'closure-parameter-count':
          return `closure of ${problem.found}, not ${problem.expected}`;
        case 'type-mismatch':
          return `${problem.because.kind}: ${problem.expected}, not ${problem.found}`;
        case 'missing-return-value':
          return `no ${problem.expected} in the ${problem.what}`;
        case 'missing-field':
          return `${problem.type} lacks ${problem.fields.join(', ')}`;
        case 'pattern-mismatch':
          return `pattern ${Object.values(problem.fault).join(' ')}`;
        case 'misplaced-jump':
          return `${problem.jump} ${problem.why}`;
        case 'undeclared-label':
          return `${problem.label} ${problem.isBehind ?? 'nowhere'}`;
        case 'await-outside-async':
          return `await in ${problem.within}`;
        case 'duplicate-field':
          return `${problem.field} twice in a ${problem.isPattern ? 'pattern' : 'literal'}`;
        case 'unknown-field':
          return `${problem.type} has no ${problem.field}${problem.nearest === null ? '' : ` (${problem.nearest})`}${problem.isPattern ? ' in a pattern' : ''}`;
      }
    }),
  );
}

const ITEMS = `
struct Point { x: i32, y: i32 }
enum Shape { Empty, Circle(f64), Rect { w: u32, h: u32 } }
impl Point { fn new(x: i32) -> Point { Point { x, y: 0 } } fn scale(&self, by: i32) {} }
fn double(n: i64) -> i64 { n }
`;

describe('reported:', () => {
  test.each<[statements: string, problems: string[]]>([
    ['let count = 1; conut;', ['unresolved value conut (count)']],
    ['missing(1);', ['unresolved value missing']],
    ['duoble(1);', ['unresolved value duoble (double)']],
    ['{ let inner = 1; } inner;', ['unresolved value inner']],
    ['if let Some(a) = Some(1) {} a;', ['unresolved value a']],
    ['let f = |argument| argument; argument;', ['unresolved value argument']],
    ['double();', ['function double takes 1, not 0']],
    ['double(1, 2);', ['function double takes 1, not 2']],
    ['Point::new();', ['function new takes 1, not 0']],
    ['Point::new(1).scale();', ['method scale takes 1, not 0']],
    ['Some(1, 2);', ['function Some takes 1, not 2']],
    ['Shape::Circle();', ['function Circle takes 1, not 0']],
    ['Point { x: 1 };', ['Point lacks y']],
    ['Point::new(1).scael(2);', ['Point cannot scael (scale)']],
    ['Point::new(1).scael(2, 3);', ['Point cannot scael']],
    ['Point::new(1).new(2);', ['Point cannot new on a value']],
    ['(&Box::new(Shape::Empty)).grow();', ['Box<Shape> cannot grow']],
    ['Point::nwe(1);', ['unresolved associated nwe (new)']],
    ['Point::LIMIT;', ['unresolved associated LIMIT']],
    ['Shape::Emtpy;', ['unresolved variant Emtpy (Empty)']],
    ['Shape::Circel(1.0);', ['unresolved variant Circel (Circle)']],
    ['Shape::Rekt { w: 1, h: 2 };', ['unresolved variant Rekt (Rect)']],
    ['match Shape::Empty { Shape::Emty => {} Shape::Circel(r) => {} Shape::Rekt { .. } => {} }', ['unresolved variant Emty (Empty)', 'unresolved variant Circel (Circle)', 'unresolved variant Rekt (Rect)']],
    ['Point::new(1) + 1;', ['binary + of Point and i32']],
    ['let mut p = Point::new(1); p -= 1u8;', ['assigning -= of Point and u8']],
    ['1i32 + true;', ['binary + of i32 and bool']],
    ['1u32 < 1.5f64;', ['binary < of u32 and f64']],
    ['-(Shape::Empty);', ['unary - of Shape']],
    ['*1u8;', ['dereference * of u8']],
    ['Point::new(1)[0];', ['index [] of Point']],
    ['let n = 1; n(2);', ['no call of value i32']],
    ['Shape::Empty(2);', ['no call of unit Empty']],
    ['Shape::Rect(1, 2);', ['no call of record Rect']],
    ['Point(1, 2);', ['no call of record Point']],
    ['Point::new(1).scale;', ['Point has no scale behind a dot but a method']],
    ['let f = |a: u8| a; f();', ['function f takes 1, not 0']],
    ['let f: fn(i64) -> i64 = double; f(1, 2);', ['function f takes 1, not 2']],
    ['Some(3).map(|| 4);', ['closure of 0, not 1']],
    ['let f: fn(u8) = |a, b| {};', ['closure of 2, not 1']],
    ['1 = 2;', ['literal  assigned']],
    ['double(3) += 2;', ['call  changed']],
    ['double = double;', ['function double assigned']],
    ['let [a, b] = [1, 2, 3];', ['pattern slice-length 3 2 false']],
    ['let [a, b, c, ..] = [1, 2];', ['pattern slice-length 2 3 true']],
    ['match 3 { 4..=2 => {} _ => {} }', ['pattern empty-range true']],
    ['match 3 { 4..4 => {} _ => {} }', ['pattern empty-range false']],
    ['1u32 as char;', ['to-char: u32 as char']],
    ['let n = 1; n as bool;', ['to-bool: i32 as bool']],
    ['let n = 1; n as char;', ['to-char: i32 as char']],
    ['Point::new(1) as u8;', ['not-primitive: Point as u8']],
    ["'a' as f64;", ['not-related: char as f64']],
    ['(&1u8) as u32;', ['reference: &u8 as u32']],
    ['Point { x: 1, y: 2, x: 3 };', ['x twice in a literal']],
    ['let Point { x: a, y: b, x: c } = Point::new(1);', ['x twice in a pattern']],
    ['break;', ['break outside']],
    ['loop { let f = || { continue }; }', ['continue closure']],
    ['for a in 0..3 { break a; }', ['break value']],
    ["'a: loop { let f = || { break 'a }; }", ['a closure']],
    ["loop { 'a: { break; } }", ['break labelled-block']],
    ["'a: { continue 'a; }", ['continue to-block']],
    ["loop { break 'b; }", ['b nowhere']],
    ['let f = async { loop { break; } }; f.await;', ['await in function']],
    ['Shape::Rect { };', ['Rect lacks w, h']],
    ['Point { x: 1, y: 2, depth: 3 };', ['Point has no depth']],
    ['Point { x: 1, y: 2, yy: 3 };', ['Point has no yy (y)']],
    ['let Point { x, depth } = Point::new(1);', ['Point has no depth in a pattern']],
    ['let Point { x } = Point::new(1);', ['pattern left-out Point y']],
    ['match Shape::Empty { Shape::Circle(a, b) => {} _ => {} }', ['pattern count Circle 1 2']],
    ['match Shape::Empty { Shape::Rect(a, b) => {} _ => {} }', ['pattern shape Rect record tuple']],
    ['let (a, b) = (1, 2, 3);', ['pattern tuple-length 3 2']],
    ['let Some(a) = Point::new(1) else { return };', ['pattern type Point Option<_>']],
    ['match "a" { 1 => {} _ => {} }', ['pattern type &str i32']],
    ['match Shape::Empty { Shape::Rect { w, hh } => {} _ => {} }', ['Rect has no hh (h) in a pattern']],
  ])('%s', (statements, problems) => {
    expect(problemsIn(`${ITEMS}fn test() { ${statements} }`)).toEqual(problems);
  });
});

describe('not reported:', () => {
  test.each<[text: string]>([
    ['fn test() { let a = 1; { let b = a; } }'],
    ['fn test(list: Vec<u8>) { list.shrink_somehow(); Vec::<u8>::somehow(); }'],
    ['use other::Trait; fn test() { Point::new(1).somehow(); Point::somehow(); }'],
    ['#[derive(Other)] struct Own; fn test() { Own.somehow(); Own::somehow(); Own + Own; }'],
    ['fn test() { 1u8 + 2u16; 1i32 < 2i64; 1u64 << 2i8; "a" + "b"; Point::new(1) == Point::new(2); }'],
    ['fn test<T: Other>(a: T, b: T) { a + b; a < b; -a; a(); a.somehow(); }'],
    ['fn test() { 65 as char; 1 as f32; true as u8; Point::new(1) as Point; }'],
    ['fn test() { helper(); fn helper() {} }'],
    ['fn test() { let Point { x, .. } = Point::new(1); }'],
    ['fn test() { let p = Point { x: 1, ..Point::new(2) }; }'],
    ['fn test() { make_things!(); thing; }'],
    ['make_things!(); fn test() { thing; }'],
    ['use other::*; fn test() { thing; }'],
    ['fn test() { let thing = ; thing; }'],
    ['fn test() {\nle thing: u8 = 1;\nthing; }'],
    ['fn test() {\nfo thing in 0..3 {\nthing;\n}\n}'],
    ['fn test() { let thing += 1; thing; }'],
    ['fn test() { println!("{missing}"); print("{}"); println("{} {}", 1, 2); }'],
    ['fn test() { some_macro!(thing); thing; }'],
    ['fn test() { many(); many(1, 2); } fn many(...);'],
    ['extern "C" { fn printf(format: *const u8, ...); } fn test() { unsafe { printf(0 as *const u8, 1, 2); } }'],
    ['union U { a: u8, b: u16 } fn test() { let u = U { a: 1 }; }'],
    ['struct Half { a: u8, fn test() { let h = Half { b: 1 }; }'],
    ['trait T { fn f(&self, a: u8); } struct S; impl T for S { fn f(&self, a: u8) {} } fn test() { T::f(&S, 1); S::f(&S, 1); <S as T>::f(&S, 1); S.f(1); }'],
    ["fn test() { 'a: loop { break 'a; } }"],
    ['fn test(a: &[u8], b: Vec<(u8, char)>, c: f64) { match a { b"x" => {} [1, ..] => {} _ => {} } for (n, (m, _)) in b.iter().enumerate() {} if let 0.0 = c {} }'],
    ['fn test() { let Shape::Rect { .. } = Shape::Empty else { return }; let Point { .. } = &&Point::new(1); let f = |&(a, b): &(u8, u8)| a; }'],
    ['fn test(a) { let (b, c) = a; match b { 1 => {} "x" => {} _ => {} } }'],
    ['fn test(a) { a.b(); a + 1; }'],
    ['struct S { f: fn(u8) } fn test(s: S) { (s.f)(1); s.f(1); }'],
    ['enum E { A } use E::*; fn test() { A; match A { A => {} } }'],
    ['const N: u8 = 1; fn test() { match 1u8 { N => {} _ => {} } }'],
    ['fn test<const N: usize>() { let a = [0u8; N]; N; }'],
    ['mod m { pub fn f() {} } fn test() { m::f(); other::f(); }'],
    ['mod m { make!(); } fn test() { m::missing(); m::Missing::new(); }'],
  ])('%s', (text) => {
    expect(problemsIn(`${ITEMS}${text}`)).toEqual([]);
  });
});
