/** From a value to the declaration of its type, and from a trait, a type or a trait's method to who implements it. */
import { describe, expect, test } from 'vitest';
import { type DefinitionTarget, implementations, typeDefinition, type Workspace } from '../../server/src/ide/index.ts';
import { placeInWords, withCursor } from '../support/cursor.ts';
import { openFixture } from '../support/fixture.ts';

const FILE = '/main.ast';
const OTHER = '/shapes.ast';
const SHAPES = `pub struct Square {
    pub side: Length,
}
pub struct Length(u8);
pub trait Shape {
    fn area(&self) -> Length;
    fn name(&self) -> u8 { 0 }
}
impl Shape for Square {
    fn area(&self) -> Length { Length(1) }
}
`;

function ask(question: (db: Workspace['db'], file: string, offset: number) => readonly DefinitionTarget[], marked: string): string[] {
  const { offset, text } = withCursor(`mod shapes; use shapes::*;\n${marked}`);
  const { workspace } = openFixture([{ name: FILE, text }, { name: OTHER, text: SHAPES }, { name: '/aster.toml', text: '' }]);
  const texts = new Map([[FILE, text], [OTHER, SHAPES]]);
  return question(workspace.db, FILE, offset).map(({ file, nameRange }) => (texts.has(file) ? `${file === FILE ? '' : 'shapes '}${placeInWords(texts.get(file) ?? '', nameRange)}` : file));
}

const SQUARE = ['shapes 1:12 Square'];
const LENGTH = ['shapes 4:12 Length'];

describe('the type', () => {
  test.each<[what: string, marked: string, expected: string[]]>([
    ['of a parameter', 'fn f(on‸e: Square) {}', SQUARE],
    ['of a parameter, where it is used', 'fn f(one: Square) { g(on‸e) }\nfn g(one: Square) {}', SQUARE],
    ['behind references', 'fn f(on‸e: &&mut Square) {}', SQUARE],
    ['behind a box', 'fn f(on‸e: &Box<Square>) {}', SQUARE],
    ['behind a box of an array', 'fn f(on‸e: Box<[Square; 2]>) {}', SQUARE],
    ['of a box of a number is the box', 'fn f(on‸e: Box<u8>) {}', ['std:/boxed.ast']],
    ['of a vector is the vector', 'fn f(on‸e: Vec<Square>) {}', ['std:/vec.ast']],
    ['of a variable that nobody wrote', 'fn f(one: &Square) {\n    let si‸de = &one.side;\n}', LENGTH],
    ['of a binding in a pattern', 'fn f(one: Option<Square>) {\n    if let Some(tw‸o) = one {}\n}', SQUARE],
    ['of a receiver', 'struct S;\nimpl S {\n    fn f(&se‸lf) {}\n}', ['2:8 S']],
    ['of a field, where it is used', 'fn f(one: &Square) {\n    one.si‸de;\n}', LENGTH],
    ['of a field, where it is declared', 'struct S { si‸de: Box<Square> }', SQUARE],
    ['of a field of a generic struct, as it is there', 'struct S<T> { side: T }\nfn f(s: S<Square>) {\n    s.si‸de;\n}', SQUARE],
    ['of a field in a literal', 'struct S { side: Square }\nfn f(one: Square) -> S {\n    S { si‸de: one }\n}', SQUARE],
    ['of a field in a pattern', 'fn f(one: &Square) {\n    let Square { si‸de: two } = one;\n}', LENGTH],
    ['of what a call gives', 'fn f(one: &Square) {\n    one.are‸a();\n}', LENGTH],
    ['of what a function gives', 'fn f‸() -> Option<u8> { None }', ['std:/option.ast']],
    ['of a constant', 'const ONE‸: Option<u8> = None;', ['std:/option.ast']],
    ['of a static', 'static ONE‸: Option<Square> = None;', ['std:/option.ast']],
    ['of a variant', 'enum E { A, B }\nfn f() -> E {\n    E::A‸\n}', ['2:6 E']],
    ['behind an alias', 'type Sq = Square;\nfn f(one: S‸q) {}', SQUARE],
    ['as which a name is written', 'fn f(one: Squar‸e) {}', SQUARE],
    ['of a value of which only traits are known', 'fn f(on‸e: &dyn Shape) {}', ['shapes 5:11 Shape']],
    ['that is a parameter', 'fn f<T: Shape>(on‸e: &T) {}', ['2:6 T']],
    ['of a number is nowhere', 'fn f(on‸e: u8) {}', []],
    ['of what nobody knows is nowhere', 'fn f() { let on‸e = missing(); }', []],
    ['between statements is nowhere', 'fn f(one: Square) {\n    g();\n  ‸  one\n}', []],
  ])('%s', (_what, marked, expected) => {
    expect(ask(typeDefinition, marked)).toEqual(expected);
  });
});

describe('implementations', () => {
  test.each<[what: string, marked: string, expected: string[]]>([
    ['of a trait, across files', 'struct Round;\nimpl Sha‸pe for Round {\n    fn area(&self) -> Length { Length(3) }\n}', ['3:16 Round', 'shapes 9:16 Square']],
    ['of a trait, asked for at a bound', 'fn f<T: Sha‸pe>(one: T) {}', ['shapes 9:16 Square']],
    ['of a trait of the library by the program', 'struct S;\nimpl PartialOrd<u8> for S {}\ntrait Unused {}\nimpl Unuse‸d for &S {}', ['5:17 &S']],
    ['for a type', 'struct S‸;\nimpl S {}\nimpl Clone for S {}\nimpl Default for &S {}\nimpl From<S> for u8 {}', ['3:6 S', '4:16 S', '5:18 &S']],
    ['for a type, across files', 'impl Squar‸e {}\nimpl Default for Square {}', ['2:6 Square', '3:18 Square', 'shapes 9:16 Square']],
    ["of a trait's method", 'struct Round;\nimpl Shape for Round {\n    fn area(&self) -> Length { Length(3) }\n}\nfn f(one: &dyn Shape) {\n    one.are‸a();\n}', ['4:8 area', 'shapes 10:8 area']],
    ["of a trait's method that only some impls have", 'struct Round;\nimpl Shape for Round {\n    fn area(&self) -> Length { Length(3) }\n    fn name(&self) -> u8 { 1 }\n}\nfn f(one: &dyn Shape) {\n    one.nam‸e();\n}', ['5:8 name']],
    ["of a trait's type", 'trait T {\n    type Out‸put;\n}\nimpl T for u8 {\n    type Output = u8;\n}', ['6:10 Output']],
    ['of a method that no trait declares is the method', 'struct S;\nimpl S {\n    fn go(&self) {}\n}\nfn f(s: S) { s.g‸o() }', ['4:8 go']],
    ['of a variable are none', 'fn f(on‸e: Square) {}', []],
    ['of a field are none', 'fn f(one: Square) { one.sid‸e }', []],
    ['of a function are none', 'fn f‸() {}', []],
  ])('%s', (_what, marked, expected) => {
    expect(ask(implementations, marked)).toEqual(expected);
  });

  test('of a trait of the library are those of the program before its own', () => {
    const found = ask(implementations, 'struct S;\nimpl Clon‸e for S {}');
    expect(found[0]).toBe('3:16 S');
    expect(found.slice(1)).toContain('std:/vec.ast');
  });
});
