/** From a name to its declaration and to its other uses: locals, functions, methods, members, types. */
import { describe, expect, test } from 'vitest';
import { definitions, documentHighlights, references } from '../../server/src/ide/index.ts';
import { placeInWords, withCursor } from '../support/cursor.ts';
import { openFixture, openText } from '../support/fixture.ts';

const FILE = '/main.ast';

function definitionOf(marked: string): string {
  const { offset, text } = withCursor(marked);
  const found = definitions(openText(text).db, FILE, offset).map((target) => (target.file === FILE ? placeInWords(text, target.nameRange) : target.file));
  return found.length === 0 ? 'nothing' : found.join(', ');
}

function referencesOf(marked: string): string[] {
  const { offset, text } = withCursor(marked);
  return references(openText(text).db, FILE, offset, 'everywhere').map((reference) => `${placeInWords(text, reference)}${reference.isDeclaration ? ' (declaration)' : ''}`);
}

function highlightsOf(marked: string): string[] {
  const { offset, text } = withCursor(marked);
  return documentHighlights(openText(text).db, FILE, offset).map((highlight) => `${placeInWords(text, highlight)} ${highlight.kind}`);
}

describe('definition', () => {
  test.each([
    ['a local', 'fn f() {\n    let one = 1;\n    let two = o‸ne;\n}', '2:9 one'],
    ['the later of two locals of one name', 'fn f() {\n    let one = 1;\n    let one = one + 1;\n    g(‸one);\n}\nfn g(a: i32) {}', '3:9 one'],
    ['what the later one is made of', 'fn f() {\n    let one = 1;\n    let one = on‸e + 1;\n}', '2:9 one'],
    ['a parameter', 'fn f(one: u8) -> u8 {\n    one‸\n}', '1:6 one'],
    ['a receiver', 'struct S { a: u8 }\nimpl S {\n    fn f(&self) -> u8 { se‸lf.a }\n}', '3:11 self'],
    ['a parameter of a closure', 'fn f() {\n    let g = |one: u8| ‸one + 1;\n}', '2:14 one'],
    ['a name inside a literal', 'fn f(one: u8) {\n    println!("{‸one}");\n}', '1:6 one'],
    ['a binding of a pattern', 'fn f(a: Option<u8>) -> u8 {\n    match a {\n        Some(one) => on‸e,\n        None => 0,\n    }\n}', '3:14 one'],
    ['a function', 'fn f() {\n    g‸();\n}\nfn g() {}', '4:4 g'],
    ['a function in a module', 'fn f() {\n    m::g‸();\n}\nmod m {\n    pub fn g() {}\n}', '5:12 g'],
    ['a method', 'struct S;\nimpl S {\n    fn go(&self) {}\n}\nfn f(s: S) {\n    s.g‸o();\n}', '3:8 go'],
    ['an associated function', 'struct S;\nimpl S {\n    fn new() -> S { S }\n}\nfn f() -> S {\n    S::ne‸w()\n}', '3:8 new'],
    ['a method of a trait', 'trait T {\n    fn go(&self);\n}\nfn f<A: T>(a: A) {\n    a.go‸();\n}', '2:8 go'],
    ['a constant', 'const LIMIT: u8 = 3;\nfn f() -> u8 { LI‸MIT }', '1:7 LIMIT'],
    ['a static', 'static COUNT: u8 = 3;\nfn f() -> u8 { COUNT‸ }', '1:8 COUNT'],
    ['a field', 'struct S { a: u8, b: u8 }\nfn f(s: S) -> u8 {\n    s.‸b\n}', '1:19 b'],
    ['a field in a literal', 'struct S { a: u8, b: u8 }\nfn f() -> S {\n    S { a: 1, ‸b: 2 }\n}', '1:19 b'],
    ['a field in a pattern', 'struct S { a: u8, b: u8 }\nfn f(s: S) -> u8 {\n    let S { ‸b: c, .. } = s;\n    c\n}', '1:19 b'],
    ['a field written short in a literal, and the local', 'struct S { a: u8 }\nfn f(a: u8) -> S {\n    S { ‸a }\n}', '2:6 a, 1:12 a'],
    ['a field written short in a literal, and the constant', 'struct S { A: u8 }\nconst A: u8 = 1;\nfn f() -> S {\n    S { ‸A }\n}', '2:7 A, 1:12 A'],
    ['a field written short in a pattern', 'struct S { a: u8, b: u8 }\nfn f(s: S) -> u8 {\n    let S { ‸a, .. } = s;\n    a\n}', '1:12 a'],
    ['what a field written short in a pattern binds', 'struct S { a: u8, b: u8 }\nfn f(s: S) -> u8 {\n    let S { a, .. } = s;\n    ‸a\n}', '3:13 a'],
    ['a variant', 'enum E { A, B }\nfn f() -> E {\n    E::‸B\n}', '1:13 B'],
    ['a variant with data', 'enum E { A, B(u8) }\nfn f() -> E {\n    E::B‸(1)\n}', '1:13 B'],
    ['a variant in a pattern', 'enum E { A, B(u8) }\nfn f(e: E) -> u8 {\n    match e {\n        E::B‸(n) => n,\n        E::A => 0,\n    }\n}', '1:13 B'],
    ['a type', 'struct S;\nfn f(s: S‸) {}', '1:8 S'],
    ['a type of the library', 'fn f(v: Ve‸c<u8>) {}', 'std:/vec.ast'],
    ['a method of the library', 'fn f(v: Vec<u8>) -> usize {\n    v.le‸n()\n}', 'std:/vec.ast'],
    ['its own declaration', 'fn f() {\n    let on‸e = 1;\n}', '2:9 one'],
    ['no keyword', 'fn f() {\n    l‸et one = 1;\n}', 'nothing'],
    ['no name that nothing declares', 'fn f() {\n    missing‸();\n}', 'nothing'],
  ])('of %s', (_name, marked, expected) => {
    expect(definitionOf(marked)).toBe(expected);
  });

  test('leads into another file of the folder', () => {
    const { offset, text } = withCursor('fn f() {\n    g‸();\n}\n');
    const { workspace } = openFixture([{ name: FILE, text }, { name: '/other.ast', text: '\nfn g() {}\n' }]);
    expect(definitions(workspace.db, FILE, offset)).toMatchObject([{ file: '/other.ast', nameRange: { start: 4, end: 5 } }]);
  });
});

describe('references', () => {
  test.each([
    ['a local, and not of another one of its name', 'fn f() {\n    let on‸e = 1;\n    let two = one;\n    let one = one + two;\n    g(one);\n}\nfn g(a: i32) {}', ['2:9 one (declaration)', '3:15 one', '4:15 one']],
    ['a local, asked for at a use', 'fn f(a: u8) -> u8 {\n    a + ‸a\n}', ['1:6 a (declaration)', '2:5 a', '2:9 a']],
    ['a local that every alternative binds', 'enum E { A(u8), B(u8) }\nfn f(e: E) -> u8 {\n    match e {\n        E::A(n) | E::B(n) => ‸n,\n    }\n}', ['4:14 n (declaration)', '4:24 n (declaration)', '4:30 n']],
    ['a local in a closure and in a literal', 'fn f() {\n    let ‸a = 1;\n    let g = || a;\n    println!("{a}");\n}', ['2:9 a (declaration)', '3:16 a', '4:16 a']],
    ['a function', 'fn f() {\n    g();\n    let h = g;\n}\nfn g‸() {}\nfn i() { g() }', ['2:5 g', '3:13 g', '5:4 g (declaration)', '6:10 g']],
    ['a method', 'struct S;\nimpl S {\n    fn go‸(&self) {}\n}\nfn f(s: S) {\n    s.go();\n    S::go(&s);\n}', ['3:8 go (declaration)', '6:7 go', '7:8 go']],
    ['a field', 'struct S { a‸: u8 }\nstruct T { a: u8 }\nfn f(s: S, t: T) -> S {\n    let b = s.a + t.a;\n    S { a: b }\n}', ['1:12 a (declaration)', '4:15 a', '5:9 a']],
    ['a variant', 'enum E { A, B }\nfn f(e: E) -> E {\n    match e {\n        E::A‸ => E::B,\n        E::B => E::A,\n    }\n}', ['1:10 A (declaration)', '4:12 A', '5:20 A']],
    ['a struct', 'struct S‸ { a: u8 }\nimpl S {\n    fn f(s: S) -> Option<S> { None }\n}', ['1:8 S (declaration)', '2:6 S', '3:13 S', '3:26 S']],
    ['a field, written short as well', 'struct S { a‸: u8 }\nfn f(a: u8) -> S {\n    S { a }\n}\nfn g(s: S) -> u8 {\n    let S { a } = s;\n    a\n}', ['1:12 a (declaration)', '3:9 a', '6:13 a']],
    ['a field and a local, where it is written short in a literal', 'struct S { a: u8 }\nfn f(a: u8) -> S {\n    S { ‸a }\n}\nfn g(s: S) -> u8 {\n    let S { a } = s;\n    a\n}', ['1:12 a (declaration)', '2:6 a (declaration)', '3:9 a', '6:13 a']],
    ['a field and a local, where it is written short in a pattern', 'struct S { a: u8 }\nfn f(a: u8) -> S {\n    S { a }\n}\nfn g(s: S) -> u8 {\n    let S { ‸a } = s;\n    a\n}', ['1:12 a (declaration)', '3:9 a', '6:13 a', '7:5 a']],
    ['a local that a field is written short by', 'struct S { a: u8 }\nfn f(‸a: u8) -> S {\n    S { a }\n}', ['2:6 a (declaration)', '3:9 a']],
    ["a variant's field, written short", 'enum E { A { n: u8 }, B { n: u8 } }\nfn f(e: E) -> u8 {\n    match e {\n        E::A { ‸n } | E::B { n } => n,\n    }\n}', ['1:14 n (declaration)', '4:16 n', '4:29 n (declaration)', '4:36 n']],
    ['nothing', 'fn f() {‸}', []],
  ])('of %s', (_name, marked, expected) => {
    expect(referencesOf(marked)).toEqual(expected);
  });
});

describe('highlights', () => {
  test.each([
    ['reads and writes', 'fn f() -> u8 {\n    let mut ‸a = 1;\n    a = 2;\n    a += 1;\n    a\n}', ['2:13 a write', '3:5 a write', '4:5 a write', '5:5 a read']],
    ['moves', 'fn f(‸s: String) {\n    g(s);\n}\nfn g(s: String) {}', ['1:6 s write', '2:7 s move']],
    ['borrows of both kinds', 'fn f(mut ‸v: Vec<u8>) {\n    v.push(1);\n    let n = v.len();\n    let r = &v;\n}', ['1:10 v write', '2:5 v borrow-mutable', '3:13 v borrow', '4:14 v borrow']],
    ['a part that is moved', 'struct S { a: String }\nfn f(‸s: S) -> String {\n    s.a\n}', ['2:6 s write', '3:5 s move']],
    ['what a closure captures', 'fn f(‸s: String) {\n    let g = move || drop(s);\n}', ['1:6 s write', '2:26 s move']],
    ['the condition of a loop', 'fn f(‸n: u8) {\n    while n > 1 {}\n}', ['1:6 n write', '2:11 n read']],
    ['an item', 'fn f() {\n    g‸();\n}\nfn g() {}', ['2:5 g text', '4:4 g text']],
    ['a field from the local that it is written short by', 'struct S { a: String }\nfn f(a: String) -> S {\n    S { ‸a }\n}', ['1:12 a text', '2:6 a write', '3:9 a move']],
  ])('tell %s apart', (_name, marked, expected) => {
    expect(highlightsOf(marked)).toEqual(expected);
  });
});
