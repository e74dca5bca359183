/** Bodies that no function declares: statements at the top of a file, constants and statics. */
import { describe, expect, test } from 'vitest';
import { printType } from '../../../../server/src/types/index.ts';
import { bodiesOf } from '../../../support/typed-words.ts';

/** The locals of every body, in file order of the bodies. */
function locals(text: string): string {
  return bodiesOf(text).map((body) => body.locals.map((local) => `${local.name}: ${printType(local.type)}`).join(', ')).join(' | ');
}

function values(text: string): string {
  return bodiesOf(text).map((body) => printType(body.value.type)).join(' | ');
}

describe('statements at the top of a file', () => {
  test.each<[text: string, types: string]>([
    ['let a = 1u8;\nlet b = a;\n', 'a: u8, b: u8'],
    ['let v = Vec::new();\nv.push("x");\n', 'v: Vec<&str>'],
    ['fn f() -> u8 { 1 }\nlet a = f();\n', ' | a: u8'],
    ['let a = 1u8;\nfn f() { let b = a; }\n', 'a: u8 | b: u8'],
    ['let a = 1u8;\nfn f() {}\nlet b = a;\n', 'a: u8 |  | b: u8'],
    ['for i in 0..3 { print(i); }\n', 'i: i32'],
  ])('%s', (text, types) => {
    expect(locals(text)).toBe(types);
  });

  test('have ranges of their own, relative to where they start', () => {
    const [body] = bodiesOf('// A remark.\nlet first = 1;\nlet second = first;\n').filter((each) => each.locals.length > 0);
    expect(body?.locals.map((local) => local.range)).toEqual([{ start: 4, end: 9 }, { start: 19, end: 25 }]);
  });

  test('declare no local of a function that names them', () => {
    const body = bodiesOf('let a = String::new();\nfn f() { a; }\n')[1];
    expect(body?.value).toMatchObject({ kind: 'block', tail: null, statements: [{ expression: { kind: 'unknown', type: { name: 'String' } } }] });
    expect(body?.problems).toEqual([]);
  });
});

describe('a constant is a value of', () => {
  test.each<[text: string, types: string]>([
    ['const A: u16 = 1;', 'u16'],
    ['static NAME: &str = "x";', '&str'],
    ['const A: usize = size_of::<u8>() * 2;', 'usize'],
    ['struct P { x: i32 } const ORIGIN: P = P { x: 0 };', 'P'],
    ['const A = 1u8;', 'u8'],
    ['impl S { const N: u8 = 1; } struct S;', 'u8'],
  ])('%s', (text, types) => {
    expect(values(text)).toBe(types);
  });
});
