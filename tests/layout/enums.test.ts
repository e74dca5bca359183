/** L5 from text: tags, payloads, discriminants. No niches. */
import { describe, expect, test } from 'vitest';
import { layout, problemText, reprReasons, show, sizeOf } from './support.ts';

describe('tag, padding, data', () => {
  test('the data begins where the most aligned payload can', () => {
    expect(show(layout('enum S { A(u8), B(u8, u32), C { x: u16 }, D }'))).toBe('12/4 tag u8 A@4+1(0@4+1) B@4+8(0@4+1 1@8+4) C@4+2(x@4+2) D@4+0 holes 1+3 6+2');
  });
  test('holes are what no variant covers; each variant has its own padding beside', () => {
    const shown = layout('enum S { A(u8, u64), B(u32) }');
    expect(show(shown)).toBe('24/8 tag u8 A@8+16(0@8+1 1@16+8) B@8+4(0@8+4) holes 1+7 12+4');
    expect(shown.variants.map((variant) => variant.padding)).toEqual([7, 0]);
    expect(shown.padding).toBe(11);
  });
  test('the tail', () => {
    expect(show(layout('enum S { A(u32), B(u32, u8) }'))).toBe('12/4 tag u8 A@4+4(0@4+4) B@4+5(0@4+4 1@8+1) holes 1+3 9+3');
  });
  test('payloads without alignment follow the tag at once', () => {
    expect(show(layout('enum S { A([u8; 3]), B(bool) }'))).toBe('4/1 tag u8 A@1+3(0@1+3) B@1+1(0@1+1)');
  });
  test('no variant with a field: the tag alone', () => {
    expect(show(layout('enum S { A, B }'))).toBe('1/1 tag u8 A@1+0 B@1+0');
    expect(show(layout('enum S { A(), B { } }'))).toBe('1/1 tag u8 A@1+0 B@1+0');
  });
  test('fields of size 0 count with their alignment', () => {
    expect(show(layout('enum S { A([u64; 0]) }'))).toBe('8/8 tag u8 A@8+0(0@8+0) holes 1+7');
    expect(show(layout('enum S { A(()), B }'))).toBe('1/1 tag u8 A@1+0(0@1+0) B@1+0');
  });
  test('no variant: nothing, and no value', () => {
    expect(layout('enum S { }')).toMatchObject({ size: 0, align: 1, tag: null, isUninhabited: true });
  });
  test('variants that cannot be keep their place', () => {
    const shown = layout('enum S { A(u64, !), B(u8) }');
    expect(shown).toMatchObject({ size: 16, isUninhabited: false });
    expect(shown.variants.map((variant) => variant.isUninhabited)).toEqual([true, false]);
    expect(layout('enum S { A(!) }')).toMatchObject({ size: 1, isUninhabited: true });
  });
  test('the library: no niches', () => {
    expect(sizeOf('Option<Box<u8>>')).toBe('16/8');
    expect(sizeOf('Option<Box<u8>>', '32')).toBe('8/4');
    expect(sizeOf('Option<bool>')).toBe('2/1');
    expect(sizeOf('Option<Option<u8>>')).toBe('3/1');
    expect(sizeOf('Result<u32, String>')).toBe('32/8');
  });
});

describe('the smallest tag that holds every discriminant', () => {
  test.each([
    ['A = 0', 'u8'],
    ['A = 255', 'u8'],
    ['A = 255, B', 'u16'],
    ['A = 256', 'u16'],
    ['A = 65_535', 'u16'],
    ['A = 65_536', 'u32'],
    ['A = 0xFFFF_FFFF', 'u32'],
    ['A = -1', 'i8'],
    ['A = -128, B = 127', 'i8'],
    ['A = -128, B = 128', 'i16'],
    ['A = -1, B = 40_000', 'i32'],
    ['A = -129', 'i16'],
    ['A = -32_769', 'i32'],
    ['A = 1 << 8', 'u16'],
    ['A = N', 'u16'],
    ['A = size_of::<[u64; 40]>()', 'u16'],
    ["A = b'x' as isize", 'u8'],
    ['A = u8::MAX as i32 + 1', 'u16'],
    ['A = -(-5)', 'u8'],
  ])('%s: %s', (variants, expected) => {
    expect(layout(`const N: u64 = 300;\nenum S { ${variants} }`).tag?.type).toBe(expected);
  });
  test('300 variants need two bytes', () => {
    expect(layout(`enum S { ${Array.from({ length: 300 }, (_, index) => `V${index}`).join(', ')} }`)).toMatchObject({ size: 2, tag: { type: 'u16' } });
  });
  test('discriminants are exact', () => {
    expect(layout('#[repr(u64)] enum S { A = 7, B, C = 0xFFFF_FFFF_FFFF_FFFF }').variants.map((variant) => variant.discriminant)).toEqual([7, 8, '18446744073709551615']);
  });
  test('more than four bytes need a repr', () => {
    const text = 'enum S { Small, Large = 0x1_0000_0000 }';
    expect(problemText(layout(text).problem)).toBe('invalid-repr ');
    expect(reprReasons(text)).toEqual(['The discriminant 4294967296 of `Large` does not fit a tag of 4 bytes, the most without a `repr`; `repr(u64)` makes room.']);
    expect(reprReasons('enum S { A = -1, B = 0x8000_0000 }')).toEqual(['The discriminant 2147483648 of `B` does not fit a tag of 4 bytes, the most without a `repr`; `repr(i64)` makes room.']);
    expect(layout('#[repr(u64)] enum S { Small, Large = 0x1_0000_0000 }')).toMatchObject({ size: 8, problem: null });
  });
  test('an unknown discriminant leaves the tag open, unless repr fixes it', () => {
    const open = layout('enum S { A(u32), B = missing() }');
    expect([open.tag, problemText(open.problem)]).toEqual([null, 'unknown-constant B']);
    expect(open.variants[0]?.fields[0]).toMatchObject({ size: 4, offset: null });
    expect(layout('#[repr(u8)] enum S { A(u32), B = missing() }')).toMatchObject({ size: 8, variants: [{ discriminant: 0 }, { discriminant: null }] });
  });
});

describe('L3 on enums', () => {
  test('C: four bytes, eight where a value needs them', () => {
    expect(show(layout('#[repr(C)] enum S { A, B }'))).toBe('4/4 tag u32 A@4+0 B@4+0');
    expect(show(layout('#[repr(C)] enum S { A(u8), B }'))).toBe('8/4 tag u32 A@4+1(0@4+1) B@4+0 holes 5+3');
    expect(layout('#[repr(C)] enum S { A = -1 }').tag?.type).toBe('i32');
    expect(layout('#[repr(C)] enum S { A = 0x1_0000_0000 }')).toMatchObject({ size: 8, tag: { type: 'u64' } });
  });
  test('an integer', () => {
    expect(show(layout('#[repr(u16)] enum S { A(u8), B }'))).toBe('4/2 tag u16 A@2+1(0@2+1) B@2+0 holes 3+1');
    expect(layout('#[repr(usize)] enum S { A }', '64').size).toBe(8);
    expect(layout('#[repr(usize)] enum S { A }', '32').size).toBe(4);
    expect(layout('#[repr(u128)] enum S { A }')).toMatchObject({ size: 16, align: 16 });
  });
  test('align raises the whole', () => {
    expect(show(layout('#[repr(align(16))] enum S { A(u32) }'))).toBe('16/16 tag u8 A@4+4(0@4+4) holes 1+3 8+8');
  });
  test('transparent: no tag', () => {
    expect(show(layout('#[repr(transparent)] enum S { A(u32) }'))).toBe('4/4 A@0+4(0@0+4)');
  });
});

describe('enums known in part', () => {
  test('an unknown payload leaves the tag and the sizes of the others', () => {
    const partial = layout('enum S { A(u32), B { x: Missing } }');
    expect(show(partial)).toBe('?/? tag u8 A@?+4(0@?+4) B@?+?(x@?+?)');
    expect(problemText(partial.problem)).toBe('unknown-type B.x: Missing');
  });
  test('an unknown size of known alignment leaves the offsets', () => {
    const partial = layout('enum S<T: ?Sized> { A(u32), B { x: &T } }');
    expect(show(partial)).toBe('?/8 tag u8 A@8+4(0@8+4) B@8+?(x@8+?)');
    expect(problemText(partial.problem)).toBe('generic T');
  });
});
