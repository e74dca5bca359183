/** L1 to L4 and L6 from text: primitives, structs, tuples, arrays, unions, attributes, pointers. */
import { describe, expect, test } from 'vitest';
import { layout, layoutNamed, problemText, program, show, sizeOf } from './support.ts';

describe('L1 primitives', () => {
  test.each([
    ['i8', '1/1'],
    ['u8', '1/1'],
    ['bool', '1/1'],
    ['i16', '2/2'],
    ['u16', '2/2'],
    ['i32', '4/4'],
    ['u32', '4/4'],
    ['f32', '4/4'],
    ['char', '4/4'],
    ['i64', '8/8'],
    ['u64', '8/8'],
    ['f64', '8/8'],
    ['i128', '16/16'],
    ['u128', '16/16'],
    ['()', '0/1'],
    ['!', '0/1'],
    ['void', '0/1'],
    ['never', '0/1'],
  ])('%s is %s on both targets', (type, expected) => {
    expect(sizeOf(type, '64')).toBe(expected);
    expect(sizeOf(type, '32')).toBe(expected);
  });
  test.each(['isize', 'usize', '*const u8', '&u64', 'Box<u8>', 'Rc<u8>', 'Arc<u8>', 'fn(u8) -> u8'])('%s is one word', (type) => {
    expect(sizeOf(type, '64', 'use std::rc::Rc;\nuse std::sync::Arc;')).toBe('8/8');
    expect(sizeOf(type, '32', 'use std::rc::Rc;\nuse std::sync::Arc;')).toBe('4/4');
  });
});

describe('L2 structs', () => {
  test("the memory model's example: 12 bytes with 3 and 2 of padding", () => {
    expect(show(layout('struct S { a: u8, b: u32, c: u16 }'))).toBe('12/4 a@0+1 b@4+4 c@8+2 holes 1+3 10+2');
  });
  test('nothing is 0 bytes, aligned to 1', () => {
    for (const text of ['struct S;', 'struct S { }', 'struct S();']) expect(show(layout(text))).toBe('0/1');
  });
  test('what has no size still has an alignment', () => {
    expect(show(layout('struct S { a: u8, none: [u64; 0] }'))).toBe('8/8 a@0+1 none@8+0 holes 1+7');
  });
  test('nested structs keep their own padding', () => {
    expect(show(layout('struct Inner { a: u32, b: u8 }\nstruct S { inner: Inner, c: u8 }'))).toBe('12/4 inner@0+8 c@8+1 holes 9+3');
  });
  test('an uninhabited field makes the struct uninhabited, not smaller', () => {
    expect(layout('struct S { a: u32, b: ! }')).toMatchObject({ size: 4, isUninhabited: true });
    expect(layout('struct S { a: &!, b: [!; 0] }')).toMatchObject({ isUninhabited: false });
    expect(layout('struct S { b: [!; 1] }')).toMatchObject({ isUninhabited: true });
  });
});

describe('L3 attributes', () => {
  test('align raises, packed caps', () => {
    expect(show(layout('#[repr(align(16))] struct S { data: [u8; 16] }'))).toBe('16/16 data@0+16');
    expect(show(layout('#[repr(align(16))] struct S { a: u8 }'))).toBe('16/16 a@0+1 holes 1+15');
    expect(show(layout('#[repr(align(2))] struct S { a: u64 }'))).toBe('8/8 a@0+8');
    expect(show(layout('#[repr(packed)] struct S { a: u8, b: u64 }'))).toBe('9/1 a@0+1 b@1+8');
    expect(show(layout('#[repr(packed(2))] struct S { a: u8, b: u64 }'))).toBe('10/2 a@0+1 b@2+8 holes 1+1');
  });
  test('C changes nothing but what may be reordered', () => {
    const [plain, c] = ['', '#[repr(C)] '].map((repr) => layout(`${repr}struct S { a: u8, b: u32, c: u16 }`));
    expect(show(c ?? layout(''))).toBe(show(plain ?? layout('')));
    expect([plain?.orderIsPromised, c?.orderIsPromised]).toEqual([false, true]);
    expect(c?.repr).toEqual(['C']);
  });
  test('what contradicts itself has no size, but its fields have', () => {
    const { size, problem, fields } = layout('#[repr(align(3))] struct S { a: u8, b: u32 }');
    expect([size, problemText(problem), fields.map((field) => field.size)]).toEqual([null, 'invalid-repr ', [1, 4]]);
  });
});

describe('L4 tuples, arrays, unions', () => {
  test('tuples keep their order', () => {
    expect(show(layout('struct S(u8, u32, u16);'))).toBe('12/4 0@0+1 1@4+4 2@8+2 holes 1+3 10+2');
    expect(sizeOf('(u8, u32, u16)')).toBe('12/4');
  });
  test('arrays are as many elements', () => {
    expect(sizeOf('[u16; 5]')).toBe('10/2');
    expect(sizeOf('[u64; 0]')).toBe('0/8');
    expect(sizeOf('[(u8, u32); 3]')).toBe('24/4');
  });
  test('an array says what it is made of', () => {
    const { db } = program('struct S { value: [u16; 5] }');
    expect(layoutNamed(db, 'S').fields[0]?.type.kind).toBe('array');
  });
  test('a union is its largest field, rounded up', () => {
    expect(show(layout('union S { a: u8, b: [u8; 5], c: u32 }'))).toBe('8/4 a@0+1 b@0+5 c@0+4 holes 5+3');
    expect(show(layout('#[repr(packed)] union S { a: u8, b: [u8; 5], c: u32 }'))).toBe('5/1 a@0+1 b@0+5 c@0+4');
  });
});

describe('L6 pointers', () => {
  const ITEMS = 'use std::rc::Rc;\nuse std::sync::Arc;\ntrait Shape { }\nstruct Tail { a: u8, tail: [u16] }\nstruct Last<T: ?Sized> { a: u8, last: T }\nstruct Outer { inner: Last<str> }\nenum Choice { A(u8) }';
  test.each(['&str', '&mut [u8]', '*const dyn Shape', 'Box<str>', 'Box<dyn Shape>', 'Rc<[u8]>', 'Arc<str>', '&Tail', '*mut Last<[u8]>', 'Box<Last<dyn Shape>>', '&Outer', '&Last<Last<str>>', '&(u8, [u8])'])('%s is two words', (type) => {
    expect(sizeOf(type, '64', ITEMS)).toBe('16/8');
    expect(sizeOf(type, '32', ITEMS)).toBe('8/4');
  });
  test.each(['&[u8; 4]', '&Last<u8>', '&Choice', '&&str', '&Vec<str>', '*const fn()', '&(str, u8)', '&!'])('%s is one word', (type) => {
    expect(sizeOf(type, '64', ITEMS)).toBe('8/8');
  });
  test('a Vec and a String are three words', () => {
    for (const type of ['Vec<u8>', 'Vec<(u8, u64)>', 'String']) {
      expect(sizeOf(type, '64')).toBe('24/8');
      expect(sizeOf(type, '32')).toBe('12/4');
    }
  });
  test('a parameter with a size makes one word, one that may lack it none that is known', () => {
    expect(show(layout('struct S<T> { a: &T }'))).toBe('8/8 a@0+8');
    const open = layout('struct S<T: ?Sized> { a: &T, b: u8 }');
    expect(show(open)).toBe('?/8 a@0+? b@?+1');
    expect(problemText(open.problem)).toBe('generic T');
  });
  test('a pointer to what is not known may be wide', () => {
    const { align, problem } = layout('struct S { a: &Missing, b: u8 }');
    expect([align, problemText(problem)]).toEqual([8, 'unknown-type a: Missing']);
  });
});

describe('L11 the best order', () => {
  test('by alignment, then size, then declaration', () => {
    expect(layout('struct S { a: u8, b: u32, c: u16 }').best).toEqual({ size: 8, order: ['b', 'c', 'a'] });
    expect(layout('struct S { a: u8, b: [u16; 3], c: u16, d: u8, e: u64, f: u8 }').best).toEqual({ size: 24, order: ['e', 'b', 'c', 'a', 'd', 'f'] });
  });
  test('only where it is smaller', () => {
    expect(layout('struct S { a: u32, b: u8, c: u8 }').best).toBeNull();
    expect(layout('struct S { a: u8, b: u32 }').best).toBeNull();
  });
  test('not for tuple structs, packed structs, unknown sizes and broken text', () => {
    for (const text of ['struct S(u8, u32, u8);', '#[repr(packed(4))] struct S { a: u8, b: u32, c: u8 }', 'struct S<T> { a: u8, b: T, c: u8 }', 'struct S { a: u8, b: u32, c: u8, d: }']) expect(layout(text).best).toBeNull();
  });
  test('an alignment of its own stays', () => {
    expect(layout('#[repr(align(16))] struct S { a: u8, b: u64, c: u8, d: u64 }').best).toBeNull();
    expect(layout('#[repr(align(8))] struct S { a: u8, b: u32, c: u8, d: u32, e: u8 }').best).toEqual({ size: 16, order: ['b', 'd', 'a', 'c', 'e'] });
  });
});

describe('what is known of what is known in part', () => {
  test('offsets up to the first unknown field, sizes of the others', () => {
    const partial = layout('struct S { a: u8, b: u32, c: Missing, d: u16 }');
    expect(show(partial)).toBe('?/? a@0+1 b@4+4 c@?+? d@?+2 holes 1+3');
    expect(problemText(partial.problem)).toBe('unknown-type c: Missing');
  });
  test('the path leads to what is not known', () => {
    const { db } = program('struct Inner { x: Missing }\nstruct S { a: u8, b: (u8, [Inner; 2]) }');
    expect(problemText(layoutNamed(db, 'S').problem)).toBe('unknown-type b.1.x: Missing');
  });
  test('a tail without a size', () => {
    const tail = layout('struct S { a: u8, tail: [u16] }');
    expect(show(tail)).toBe('?/2 a@0+1 tail@2+? holes 1+1');
    expect(problemText(tail.problem)).toBe('unsized tail: a slice');
    expect(layout('struct S { a: str }').problem).toMatchObject({ kind: 'unsized', text: 'str' });
  });
});
