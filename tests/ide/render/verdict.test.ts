/** The one line that says what there is to know of a layout, for both targets. */
import { describe, expect, test } from 'vitest';
import { targetsDiffer, verdictMarkdown, verdictText } from '../../../server/src/ide/render/index.ts';
import { layoutOf, type Target } from '../../../server/src/layout/index.ts';
import { fieldType, layoutNamed, program } from '../../layout/support.ts';

/** Of the item `S` in the text, seen from a target. */
function verdictOf(text: string, target: Target = '64'): string {
  const { db } = program(text);
  return verdictText({ shown: layoutNamed(db, 'S', target), other: layoutNamed(db, 'S', target === '64' ? '32' : '64') });
}

/** Of a type as written. */
function verdictOfType(type: string): string {
  const { db } = program(`struct Node { value: u32 }\nstruct Probe { value: ${type} }`);
  const written = fieldType(db, 'Probe');
  return verdictText({ shown: layoutOf(db, written, '64'), other: layoutOf(db, written, '32') });
}

describe('known sizes', () => {
  test.each([
    ['struct S { a: u8, b: u32, c: u16 }', '12 bytes, align 4 · 5 bytes padding · best order saves 4'],
    ['struct S { a: u8, b: u64, c: u8 }', '24 bytes, align 8 · 14 bytes padding · best order saves 8'],
    ['struct S { a: u32, b: u32 }', '8 bytes, align 4 · no padding'],
    ['struct S { a: u8 }', '1 byte, align 1 · no padding'],
    ['struct S;', '0 bytes, align 1 · takes no memory'],
    ['struct S { a: *const u8, b: u32 }', '16 bytes, align 8 · 4 bytes padding · 64-bit 16 · 32-bit 8'],
    ['#[repr(C)] struct S { a: u8, b: u32, c: u16 }', '12 bytes, align 4 · 5 bytes padding · best order saves 4, but `repr(C)` promises this one'],
    ['#[repr(packed)] struct S { a: u8, b: u32 }', '5 bytes, align 1 · no padding'],
    ['struct S { a: [u64; 131072] }', '1,048,576 bytes, align 8 · no padding'],
    ['enum S { A, B }', '1 byte, align 1 · no padding'],
    ['enum S { A { a: u8, b: u32 }, B(u64) }', '16 bytes, align 8 · 7 bytes padding · 3 more inside `A`'],
    ['enum S { A { a: u8, b: u32 }, B(u64), C(u8, u16) }', '16 bytes, align 8 · 7 bytes padding · up to 3 more inside `A`'],
    ['enum S { A { a: u8, b: u32 }, B(u8, u16) }', '12 bytes, align 4 · 4 bytes padding · 2 more inside `A`'],
    ['enum S { A { a: u32, b: u64 }, B(u8) }', '24 bytes, align 8 · 11 bytes padding'],
    ['enum S { }', '0 bytes, align 1 · no value of it can exist'],
    ['union S { a: u32, b: [u8; 6] }', '8 bytes, align 4 · 2 bytes padding'],
  ])('%s', (text, verdict) => {
    expect(verdictOf(text)).toBe(verdict);
  });

  test('the target of the settings is spoken of, both are named', () => {
    expect(verdictOf('struct S { a: usize, b: u8, c: usize }', '32')).toBe('12 bytes, align 4 · 3 bytes padding · 64-bit 24 · 32-bit 12');
  });

  test('the same size with another alignment', () => {
    const { db } = program('struct S { a: [usize; 0], b: u64 }');
    expect(targetsDiffer({ shown: layoutNamed(db, 'S'), other: layoutNamed(db, 'S', '32') })).toBe(true);
  });
});

describe('what a niche would save', () => {
  test.each([
    ['Option<Box<Node>>', '16 bytes, align 8 · 7 bytes padding · a niche would save 8 bytes: there is none in Aster · 64-bit 16 · 32-bit 8'],
    ['Option<&Node>', '16 bytes, align 8 · 7 bytes padding · a niche would save 8 bytes: there is none in Aster · 64-bit 16 · 32-bit 8'],
    ['Option<bool>', '2 bytes, align 1 · no padding · a niche would save 1 byte: there is none in Aster'],
    ['Option<char>', '8 bytes, align 4 · 3 bytes padding · a niche would save 4 bytes: there is none in Aster'],
    ['Option<u64>', '16 bytes, align 8 · 7 bytes padding'],
    ['Option<*mut Node>', '16 bytes, align 8 · 7 bytes padding · 64-bit 16 · 32-bit 8'],
    ['Result<Box<Node>, u8>', '16 bytes, align 8 · 7 bytes padding · 64-bit 16 · 32-bit 8'],
  ])('%s', (type, verdict) => {
    expect(verdictOfType(type)).toBe(verdict);
  });

  test('not of a Box that the program declares itself, with fields', () => {
    expect(verdictOf('struct Box<T> { ptr: *mut T }\nenum S { None, Some(Box<u8>) }')).not.toContain('niche');
  });
});

describe('sizes that are not known', () => {
  test.each([
    ['struct S { a: u8, b: Missing }', 'size unknown: the layout of `b` (`Missing`) is not known'],
    ['struct S { a: u8, b: , c: u8 }', 'size unknown: the type of `b` is missing'],
    ['struct S { a: [; 3] }', 'size unknown: the type of `a` is missing'],
    ['union S { a: }', 'size unknown: the type of `a` is missing'],
    ['enum S { A { b: u8, c: }, B }', 'size unknown: the type of `A.c` is missing'],
    ['struct S<T> { a: T, b: u8 }', 'size depends on `T`'],
    ['struct S<T, U> { a: T, b: U }', 'size depends on `T` and `U`'],
    ['struct S { a: u8, next: S }', 'infinite size: contains itself through `S.next`'],
    ['struct S { t: T }\nstruct T { s: S }', 'infinite size: contains itself through `S.t` → `T.s`'],
    ['struct S { a: [u64; 100000000000000000] }', '`a` is too large: more than 140,737,488,355,327 bytes, the most on 64-bit'],
    ['struct S { a: u8, b: str }', 'no size: `b` is `str`, which lives behind a pointer'],
    ['struct S { a: [u8; N] }', 'size unknown: a number in `a` cannot be computed'],
    ['#[repr(packed, align(4))] struct S { a: u8 }', 'size unknown: the `repr` contradicts itself'],
  ])('%s', (text, verdict) => {
    expect(verdictOf(text).split(' · ')[0]).toBe(verdict);
  });
});

test('a type that is not written has no name to print', () => {
  expect(verdictOfType('')).toBe('size unknown: a type is missing');
});

test('as Markdown: the size in bold, names as code', () => {
  const { db } = program('struct S { a: u8, b: Missing }');
  expect(verdictMarkdown({ shown: layoutNamed(db, 'S'), other: null })).toBe('**size unknown: the layout of `b` (`Missing`) is not known**');
});
