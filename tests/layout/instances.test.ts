/** L8, L9, L10, L12 from text: instances, recursion, bounds, lengths. */
import { describe, expect, test } from 'vitest';
import { constantItemValue, evaluateConstant, layoutOf } from '../../server/src/layout/index.ts';
import { fieldType, findings, itemNamed, layout, layoutNamed, problemText, program, reprReasons, show, sizeOf } from './support.ts';

describe('L8 one layout for each instance', () => {
  const ITEMS = 'struct Pair<A, B> { a: A, b: B }\nstruct Buffer<T, const N: usize> { length: u8, items: [T; N] }\nconst FOUR: usize = 4;\ntype Bytes<const N: usize> = Buffer<u8, N>;\nstruct Default<T = u16> { value: T }';
  test.each([
    ['Pair<u8, u64>', '16/8'],
    ['Pair<Pair<u8, u16>, u8>', '6/2'],
    ['Buffer<u32, 3>', '16/4'],
    ['Buffer<u32, FOUR>', '20/4'],
    ['Buffer<u32, { FOUR * 2 }>', '36/4'],
    ['Bytes<7>', '8/1'],
    ['Default', '2/2'],
    ['Default<u64>', '8/8'],
    ['Option<Pair<u8, Option<u16>>>', '8/2'],
  ])('%s is %s', (type, expected) => {
    expect(sizeOf(type, '64', ITEMS)).toBe(expected);
  });
  test('a free parameter leaves what does not depend on it', () => {
    const open = layout('struct S<T, const N: usize> { a: u8, b: u32, c: T, d: [u8; N] }');
    expect(show(open)).toBe('?/? a@0+1 b@4+4 c@?+? d@?+? holes 1+3');
    expect(problemText(open.problem)).toBe('generic T, N');
    expect(show(layout('struct S<T> { a: Vec<T>, b: *const T }'))).toBe('32/8 a@0+24 b@24+8');
  });
  test('a wrong number of arguments is unknown', () => {
    expect(sizeOf('Pair<u8>', '64', ITEMS)).toBe('?/?');
  });
});

describe('L9 types that contain themselves', () => {
  test.each([
    ['struct S { next: S }', 'S.next'],
    ['struct S { next: Option<S> }', 'S.next'],
    ['enum S { Leaf, Node(u8, S) }', 'S.Node.1'],
    ['struct S { all: [S; 0] }', 'S.all'],
    ['struct S { pair: (u8, S) }', 'S.pair'],
    ['struct S { b: B }\nstruct B { c: C }\nstruct C { a: [S; 2] }', 'S.b > B.c > C.a'],
    ['struct S { long: B, short: C }\nstruct B { c: C }\nstruct C { a: S }', 'S.short > C.a'],
    ['struct S<T> { rest: Option<S<(T, T)>> }', 'S.rest'],
    ['struct S<T> { t: T, rest: Wrap<S<u8>> }\nstruct Wrap<T> { value: T }', 'S.rest'],
  ])('%s', (text, expected) => {
    expect(cycle(text)).toEqual([expected]);
  });
  test.each([
    'struct S { next: Box<S> }',
    'struct S { next: Option<Box<S>>, all: Vec<S>, raw: *const S, by: &S, call: fn(S) -> S }',
    'struct S<T> { rest: Option<Box<S<(T, T)>>>, t: T }',
    'struct S { behind: Behind<S> }\nstruct Behind<T> { pointer: *const T }',
    'struct S { bytes: [u8; size_of::<S>()] }',
    'struct S { next: S, broken: }',
  ])('%s is not accused', (text) => {
    expect(cycle(text)).toEqual([]);
  });
  test('only the types on the circle; who contains one has a part that is not known', () => {
    const text = 'struct S { before: u8, bad: Bad }\nstruct Bad { a: u16, next: Option<Bad>, b: u8 }';
    expect(cycle(text)).toEqual([]);
    expect(cycle(text, 'Bad')).toEqual(['Bad.next']);
    const { db } = program(text);
    expect(problemText(layoutNamed(db, 'S').problem)).toBe('unknown-type bad: Bad');
    expect(show(layoutNamed(db, 'S'))).toBe('?/? before@0+1 bad@?+?');
    expect(show(layoutNamed(db, 'Bad'))).toBe('?/? a@0+2 next@?+? b@?+1');
  });
  test('a pointer to an endless type has a size', () => {
    expect(sizeOf('*const Bad', '64', 'struct Bad { next: Bad }')).toBe('8/8');
    expect(sizeOf('&Bad', '64', 'struct Bad { a: u8, b: Bad }')).toBe('8/8');
    expect(sizeOf('&Bad<u8>', '64', 'struct Bad<T> { t: *const T, b: Bad<(T, T)> }')).toBe('8/8');
  });
  test('polymorphic recursion through a pointer has a size in every instance', () => {
    expect(sizeOf('S<u8>', '64', 'struct S<T> { value: T, next: Option<Box<S<(T, T)>>> }')).toBe('24/8');
  });
  test('arguments that double at every step end as unknown, quickly and silently', () => {
    const levels = Array.from({ length: 60 }, (_, index) => `struct L${index}<T> { value: ${index === 59 ? 'T' : `L${index + 1}<(T, T)>`} }`);
    const { db } = program(`${levels.join('\n')}\nstruct S { value: L0<u8> }`);
    expect(layoutOf(db, fieldType(db, 'S'), '64').size).toBeNull();
    expect(findings(`${levels.join('\n')}\nstruct S { value: L0<u8> }`)).toEqual([]);
  });
  test('nested 128 deep is known, deeper is not; neither exhausts the stack', () => {
    expect(sizeOf('L0', '64', nested(127))).toBe('1/1');
    expect(sizeOf('L0', '64', nested(3_000))).toBe('?/?');
    expect(sizeOf('L2990', '64', nested(3_000))).toBe('1/1');
  });
});

describe('L10 the bound', () => {
  test('2^47−1 and 2^31−1 bytes', () => {
    expect(sizeOf('[u8; 140_737_488_355_327]')).toBe('140737488355327/1');
    expect(sizeOf('[u8; 140_737_488_355_328]')).toBe('?/1');
    expect(sizeOf('[u8; 2_147_483_647]', '32')).toBe('2147483647/1');
    expect(sizeOf('[u8; 2_147_483_648]', '32')).toBe('?/1');
    expect(sizeOf('[[u64; 0xFFFF_FFFF]; 0xFFFF_FFFF]')).toBe('?/8');
    expect(sizeOf('[(); 0xFFFF_FFFF_FFFF_FFFF]')).toBe('0/1');
  });
  test('the declaration that first gets too large is accused, at the field or as a sum', () => {
    const text = 'struct S { fine: u8, huge: [u8; 1 << 50] }\nstruct Outer { s: S }\nenum E { A, B(u8, [u8; 1 << 50]) }\nstruct Sum { a: [u8; 1 << 46], b: [u8; 1 << 46] }\nenum F { A([u8; 1 << 46], [u8; 1 << 46]) }\nstruct Wrap<T> { value: T }\nstruct Uses { w: Wrap<[u8; 1 << 50]> }';
    const accused = (name: string): unknown[] => findings(text, name).map((finding) => (finding.kind === 'type-too-large' ? finding.field : finding.kind));
    expect(accused('S')).toEqual(['huge']);
    expect(accused('Outer')).toEqual([]);
    expect(accused('E')).toEqual(['B.1']);
    expect(accused('Sum')).toEqual([null]);
    expect(accused('F')).toEqual(['A']);
    expect(accused('Wrap')).toEqual([]);
    expect(accused('Uses')).toEqual(['w']);
  });
  test('per target', () => {
    expect(findings('struct S { a: [u8; 0xFFFF_FFFF] }', 'S', '64')).toEqual([]);
    expect(findings('struct S { a: [u8; 0xFFFF_FFFF] }', 'S', '32')).toEqual([{ kind: 'type-too-large', field: 'a', target: '32' }]);
  });
});

describe('L12 lengths', () => {
  const ITEMS = 'const A: usize = B + 1;\nconst B: usize = 3;\nconst LOOP: usize = LOOP2;\nconst LOOP2: usize = LOOP;\nconst BYTE: u8 = 200;\nconst WIDE: usize = 1 << 40;\nconst BAD: u8 = 300;\nmod inner { const B: usize = 1; struct Deep { bytes: [u8; B] } }';
  test.each([
    ['[u8; A]', '4/1'],
    ['[u8; A * 2 - 1]', '7/1'],
    ['[u8; size_of::<u64>()]', '8/1'],
    ['[u8; std::mem::size_of::<(u8, u32)>()]', '8/1'],
    ['[u8; align_of::<u16>()]', '2/1'],
    ['[u8; BYTE as usize]', '200/1'],
    ['[u8; { 1 + 1 }]', '2/1'],
    ['[u8; (WIDE >> 38) as usize]', '4/1'],
    ['[u8; 0x10]', '16/1'],
    ['[u8; u8::MAX as usize]', '255/1'],
    ['[u8; LOOP]', '?/1'],
    ['[u8; 1 - 2]', '?/1'],
    ['[u8; BAD as usize]', '?/1'],
    ['[u8; missing()]', '?/1'],
  ])('%s is %s', (type, expected) => {
    expect(sizeOf(type, '64', ITEMS)).toBe(expected);
  });
  test('per target', () => {
    expect(sizeOf('[u8; size_of::<usize>()]', '64')).toBe('8/1');
    expect(sizeOf('[u8; size_of::<usize>()]', '32')).toBe('4/1');
    expect(sizeOf('[u8; 1 << 31 >> 29]', '32')).toBe('4/1');
  });
  test('by themselves', () => {
    const { db } = program('const A: i8 = -5;\nconst B: u8 = 200 + 100;\nconst C: f64 = 1.5;\nconst D: u64 = A as u64;');
    const value = (name: string): unknown => constantItemValue(db, itemNamed(db, name), '64');
    expect([value('A'), value('B'), value('C'), value('D')]).toEqual([{ value: -5n }, { error: '200 + 100 overflows u8' }, { unknown: true }, { value: 2n ** 64n - 5n }]);
    const item = itemNamed(db, 'A');
    expect(evaluateConstant(db, { kind: 'item', item }, '64')).toEqual({ value: -5n });
    expect(evaluateConstant(db, { kind: 'item', item }, '64', 'usize')).toEqual({ error: '-5 does not fit usize' });
    expect(evaluateConstant(db, { kind: 'value', value: 2n ** 40n, type: null }, '32')).toEqual({ value: 2n ** 40n });
  });
  test('five hundred constants, each from the one before', () => {
    const chain = Array.from({ length: 500 }, (_, index) => `const C${index}: usize = ${index === 0 ? '0' : `C${index - 1} + 1`};`).join('\n');
    expect(sizeOf('[u8; C499]', '64', chain)).toBe('499/1');
  });
  test('a circle through a length is unknown, whoever is asked first', () => {
    const text = 'struct S { a: u8, bytes: [u8; N] }\nconst N: usize = size_of::<Other>();\nstruct Other { s: S, b: u8 }';
    const answers = [['S', 'Other'], ['Other', 'S']].map((order) => {
      const { db } = program(text);
      return order.map((name) => [name, show(layoutNamed(db, name)), problemText(layoutNamed(db, name).problem)].join(' ')).toSorted();
    });
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual(['Other ?/? s@?+? b@?+1 unknown-constant s', 'S ?/? a@0+1 bytes@?+? unknown-constant bytes']);
  });
});

describe('contents that contradict repr', () => {
  test('packed around align', () => {
    expect(reprReasons('#[repr(align(4))] struct Aligned(u8);\nstruct Inner { a: Aligned }\n#[repr(packed)] struct S { x: Inner }')).toEqual(['A packed type may not contain one with `align`, and field `x` contains `Aligned`.']);
    expect(reprReasons('#[repr(align(4))] struct Aligned(u8);\n#[repr(packed)] struct S { x: *const Aligned }')).toEqual([]);
  });
  test('transparent around more than one thing', () => {
    expect(reprReasons('#[repr(transparent)] struct S { a: u8, b: (), c: u16 }')).toEqual(['`transparent` admits one field that is more than size 0 and alignment 1, and both `a` and `c` are.']);
    expect(reprReasons('#[repr(transparent)] struct S<T> { a: T, b: () }')).toEqual([]);
    expect(reprReasons('#[repr(transparent)] struct S { a: Missing, b: u8 }')).toEqual([]);
    expect(reprReasons('#[repr(transparent)] enum S { A(u8), B }')).toEqual(['`transparent` needs exactly one variant, and `S` has 2.']);
  });
  test('transparent around itself is endless, not contradictory', () => {
    expect(findings('#[repr(transparent)] struct S { s: S }')).toMatchObject([{ kind: 'infinite-size' }]);
    expect(reprReasons('#[repr(transparent)] struct S { s: S }')).toEqual([]);
  });
  test('repr where nothing is represented', () => {
    expect(reprReasons('#[repr(C)] fn S() { }')).toEqual(['`C` applies to structs, enums and unions only.']);
    expect(reprReasons('#[repr] struct S { }')).toEqual(['`repr` lacks its argument: the representation, as in `repr(C)`.']);
    expect(reprReasons('#[repr(align = 4)] struct S { }')).toEqual(['The argument of `align` stands in parentheses: `align(4)`.']);
    expect(reprReasons('#[repr("C")] struct S { }')).toEqual(['A representation is a word without quotes, and "C" is a text.']);
    expect(reprReasons('#[repr()] struct S { }')).toEqual([]);
  });
  test('an empty union', () => {
    expect(findings('union S { }')).toEqual([{ kind: 'empty-union' }]);
    expect(findings('union S { a: }')).toEqual([]);
  });
});

/** The chain of fields of each finding. */
function cycle(text: string, name = 'S'): string[] {
  return findings(text, name).map((finding) => (finding.kind === 'infinite-size' ? finding.cycle.map((step) => `${step.type}.${step.field}`).join(' > ') : finding.kind));
}

/** So many structs, each around the next one. */
function nested(count: number): string {
  return Array.from({ length: count }, (_, index) => `struct L${index} { value: ${index === count - 1 ? 'u8' : `L${index + 1}`} }`).join('\n');
}
