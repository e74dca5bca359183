/** *Reorder fields*, case by case: what moves with a field, what stays, and what is refused. */
import { describe, expect, test } from 'vitest';
import { reorderFields } from '../../../server/src/ide/fixes/reorder-fields.ts';
import { layoutNamed, program } from '../../layout/support.ts';
import { parseStruct, reorder, reordered } from './support.ts';

/** The result, checked to parse and to be stable. */
function arranged(text: string, order: readonly string[]): string {
  const result = reordered(text, order);
  expect(parseStruct(result).hasError).toBe(false);
  expect(parseStruct(result).struct.body.fields.map((field) => field.name.text)).toEqual(order);
  expect(reordered(result, order)).toBe(result);
  return result;
}

describe('shapes of structs', () => {
  test('several lines with a trailing comma', () => {
    expect(arranged('struct Example {\n    a: u8,\n    b: u32,\n    c: u16,\n}\n', ['b', 'c', 'a'])).toBe('struct Example {\n    b: u32,\n    c: u16,\n    a: u8,\n}\n');
  });

  test('several lines without a trailing comma', () => {
    expect(arranged('struct Example {\n    a: u8,\n    b: u32,\n    c: u16\n}\n', ['b', 'c', 'a'])).toBe('struct Example {\n    b: u32,\n    c: u16,\n    a: u8\n}\n');
  });

  test('several lines without any comma', () => {
    expect(arranged('struct Example {\n    a: u8\n    b: u32\n    c: u16\n}\n', ['b', 'c', 'a'])).toBe('struct Example {\n    b: u32\n    c: u16\n    a: u8\n}\n');
  });

  test('one comma of two is missing: all fields are separated afterwards', () => {
    expect(arranged('struct Example {\n    a: u8,\n    b: u32\n    c: u16\n}\n', ['b', 'c', 'a'])).toBe('struct Example {\n    b: u32,\n    c: u16,\n    a: u8\n}\n');
  });

  test('one line', () => {
    expect(arranged('struct Example { a: u8, b: u32, c: u16 }', ['b', 'c', 'a'])).toBe('struct Example { b: u32, c: u16, a: u8 }');
    expect(arranged('struct Example {a: u8,b: u32,c: u16,}', ['b', 'c', 'a'])).toBe('struct Example {b: u32,c: u16,a: u8,}');
    expect(arranged('struct Example { a: u8 b: u32 c: u16 }', ['b', 'c', 'a'])).toBe('struct Example { b: u32 c: u16 a: u8 }');
  });

  test('some fields share a line: the lines keep their shape', () => {
    expect(arranged('struct Point {\n    a: u8, x: f64,\n    y: f64,\n}\n', ['x', 'y', 'a'])).toBe('struct Point {\n    x: f64, y: f64,\n    a: u8,\n}\n');
    expect(arranged('struct Point { a: u8, x: f64,\n               y: f64 }\n', ['x', 'y', 'a'])).toBe('struct Point { x: f64, y: f64,\n               a: u8 }\n');
  });

  test('CRLF, tabs and what is around the struct stay', () => {
    const text = 'fn f() {}\r\n\r\nmod m {\r\n\tstruct S {\r\n\t\ta: u8, // first\r\n\t\tb: u32\r\n\t}\r\n}\r\n';
    // The struct is not at the top: the edit is the same wherever the item begins.
    const inner = text.slice(text.indexOf('struct'), text.indexOf('\t}') + 2);
    expect(arranged(inner, ['b', 'a'])).toBe('struct S {\r\n\t\tb: u32,\r\n\t\ta: u8 // first\r\n\t}');
  });

  test('generics, where clauses, attributes of the struct and texts before it', () => {
    const text = '// 😀 before\nfn f() { }\n\n/// About S.\n@stable\npub struct S<T> where T: Copy {\n    pub a: u8,\n    b: Vec<T>,\n}\n';
    expect(arranged(text, ['b', 'a'])).toBe('// 😀 before\nfn f() { }\n\n/// About S.\n@stable\npub struct S<T> where T: Copy {\n    b: Vec<T>,\n    pub a: u8,\n}\n');
  });

  test('fields that stay at the start and at the end are not part of the edit', () => {
    const text = 'struct S {\n    a: u64,\n    b: u8,\n    c: u32,\n    d: u8,\n}';
    const result = reorder(text, ['a', 'c', 'b', 'd']);
    expect(result).toEqual({ edits: [{ start: text.indexOf('\n    b'), end: text.indexOf('\n    d'), text: '\n    c: u32,\n    b: u8,' }] });
  });

  test('the present order needs no edit', () => {
    expect(reorder('struct S { a: u8, b: u32 }', ['a', 'b'])).toEqual({ edits: [] });
    expect(reorder('struct S { }', [])).toEqual({ edits: [] });
  });
});

describe('what belongs to a field', () => {
  test('comments behind the comma, with the comma or without', () => {
    expect(arranged('struct S {\n    a: u8, // first\n    b: u32, // second\n    c: u16 // third\n}', ['b', 'c', 'a'])).toBe('struct S {\n    b: u32, // second\n    c: u16, // third\n    a: u8 // first\n}');
  });

  test('comments between the field and its comma', () => {
    expect(arranged('struct S {\n    a: u8 /* bits */, /* of flags */\n    b: u32,\n}', ['b', 'a'])).toBe('struct S {\n    b: u32,\n    a: u8 /* bits */, /* of flags */\n}');
    expect(arranged('struct S {\n    a: u8 // first\n    , b: u32 // second\n}', ['b', 'a'])).toBe('struct S {\n    b: u32, // second\n    a: u8 // first\n}');
  });

  test('comments above, documentation, annotations, attributes and blank lines', () => {
    const text = [
      'struct S {',
      '    /// About a.',
      '    @stable',
      '    #[serde(rename = "A")]',
      '    a: u8,',
      '',
      '    // What b is for,',
      '    // in two lines.',
      '    /* and a block */',
      '    pub b: u32,',
      '    // c',
      '    c: u16,',
      '}',
    ].join('\n');
    expect(arranged(text, ['b', 'c', 'a'])).toBe(
      [
        'struct S {',
        '',
        '    // What b is for,',
        '    // in two lines.',
        '    /* and a block */',
        '    pub b: u32,',
        '    // c',
        '    c: u16,',
        '    /// About a.',
        '    @stable',
        '    #[serde(rename = "A")]',
        '    a: u8,',
        '}',
      ].join('\n'),
    );
  });

  test('a block comment before a field on the same line', () => {
    expect(arranged('struct S { /* a */ a: u8, /* b */ b: u32 }', ['b', 'a'])).toBe('struct S { /* b */ b: u32, /* a */ a: u8 }');
    expect(arranged('struct S { a: u8, b: u32 /* b */ }', ['b', 'a'])).toBe('struct S { b: u32 /* b */, a: u8 }');
    expect(arranged('struct S { a: u8, b: u32, /* b */\n}', ['b', 'a'])).toBe('struct S { b: u32 /* b */, a: u8,\n}');
    expect(arranged('struct S { /* a */ a: u8 b: u32 /* b */ c: u16 }', ['b', 'a', 'c'])).toBe('struct S { b: u32 /* b */\n    /* a */ a: u8 c: u16 }');
  });

  test('the heading of a section goes with the field below it', () => {
    const text = 'struct S {\n    a: u8,\n\n    // --- counters ---\n\n    b: u32,\n}';
    expect(arranged(text, ['b', 'a'])).toBe('struct S {\n\n    // --- counters ---\n\n    b: u32,\n    a: u8,\n}');
  });

  test('documentation on the line of the field before belongs to the field behind, as for the parser', () => {
    const text = 'struct S {\n    a: u8, /// about b\n    b: u32,\n    c: u16,\n}';
    expect(parseStruct(text).struct.body.fields[1]?.documentation).toBe('about b');
    const result = arranged(text, ['b', 'c', 'a']);
    expect(parseStruct(result).struct.body.fields[0]?.documentation).toBe('about b');
  });
});

describe('what belongs to the struct', () => {
  test('a comment on the line of the brace, and one that a blank line separates from the first field', () => {
    const text = 'struct S { // packed by hand\n    // Keep in step with the header.\n\n    // a\n    a: u8,\n    b: u32,\n}';
    expect(arranged(text, ['b', 'a'])).toBe('struct S { // packed by hand\n    // Keep in step with the header.\n\n    b: u32,\n    // a\n    a: u8,\n}');
  });

  test('comments below the last field', () => {
    const text = 'struct S {\n    a: u8,\n    b: u32, // b\n    // More fields may come.\n\n    /* the end */ }';
    expect(arranged(text, ['b', 'a'])).toBe('struct S {\n    b: u32, // b\n    a: u8,\n    // More fields may come.\n\n    /* the end */ }');
  });

  test('no field, comma or brace is ever drawn into a line comment', () => {
    expect(arranged('struct S { a: u8, b: u32, // b\n}', ['b', 'a'])).toBe('struct S { b: u32, // b\n    a: u8,\n}');
    expect(arranged('struct S { a: u8, // a\n    b: u32 }', ['b', 'a'])).toBe('struct S { b: u32,\n    a: u8 // a\n}');
    expect(arranged('struct S { // all\n    a: u8, b: u32 }', ['b', 'a'])).toBe('struct S { // all\n    b: u32, a: u8 }');
  });
});

describe('what is refused', () => {
  test.each([
    ['a tuple struct', 'struct S(u8, u32);', ['1', '0'], /tuple struct/u],
    ['a syntax error', 'struct S { a: u8, b: , c: u16 }', ['b', 'c', 'a'], /syntax error/u],
    ['an open brace', 'struct S { a: u8, b: u32', ['b', 'a'], /syntax error/u],
    ['a field twice', 'struct S { a: u8, a: u32 }', ['a', 'a'], /more than once/u],
    ['a field twice under conditions', '#[x]\nstruct S { #[cfg(unix)] a: u8, #[cfg(windows)] a: u32 }', ['a', 'a'], /under conditions/u],
    ['an order without a field', 'struct S { a: u8, b: u32 }', ['b'], /every field once/u],
    ['an order with a stranger', 'struct S { a: u8, b: u32 }', ['b', 'z'], /every field once/u],
    ['an order with a field twice', 'struct S { a: u8, b: u32 }', ['b', 'b'], /every field once/u],
  ])('%s', (_, text, order, reason) => {
    const result = reorder(text, order);
    expect('refused' in result && result.refused).toMatch(reason);
  });

  test('a text that is not the one that was parsed', () => {
    const { struct, start } = parseStruct('struct S { a: u8, b: u32 }');
    expect(reorderFields('struct Sum { a: u8, b: u32 }', struct, start, ['b', 'a'])).toHaveProperty('refused');
  });
});

test('the best order gives the size that it promises', () => {
  const text = 'struct S {\n    a: u8, // first\n    b: u64,\n\n    /// About c.\n    c: u16,\n    d: Option<u32>,\n    e: u8\n}\n';
  const { db, edit } = program(text);
  const { best } = layoutNamed(db, 'S');
  expect(best).toEqual({ size: 24, order: ['b', 'd', 'c', 'a', 'e'] });
  edit(arranged(text, best?.order ?? []));
  expect(layoutNamed(db, 'S')).toMatchObject({ size: best?.size, best: null });
});
