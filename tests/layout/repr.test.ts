/** Contradictory and misplaced `repr` hints (L3), each with the hint that is pointed at. */
import { describe, expect, test } from 'vitest';
import { itemKey } from '../../server/src/items/item-key.ts';
import { readRepr } from '../../server/src/layout/repr.ts';
import { formalProblems } from '../../server/src/layout/repr-problems.ts';
import type { ReprHint, TypeDeclaration } from '../../server/src/types/declarations.ts';

/** Hints with ranges in `text`, which is what stands between `repr(` and `)`. */
function hints(text: string): readonly ReprHint[] {
  return Array.from(text.matchAll(/([^\s,()]+)(?:\(([^)]*)\))?/gu), (match) => ({ name: match[1] ?? '', argument: match[2] ?? null, start: match.index, end: match.index + match[0].length }));
}

function declaration(kind: TypeDeclaration['kind'], text: string, variants: readonly ('unit' | 'tuple')[] = ['unit']): TypeDeclaration {
  const base = { item: itemKey('a.ast', `${kind}:S`), name: 'S', parameters: [], repr: hints(text), isIncomplete: false };
  if (kind === 'enum') return { ...base, kind, variants: variants.map((shape, index) => ({ name: `V${index}`, shape, fields: [], discriminant: null })) };
  return kind === 'struct' ? { ...base, kind, shape: 'record', fields: [] } : { ...base, kind, fields: [] };
}

/** `code hint: reason` of each problem. */
function problems(kind: TypeDeclaration['kind'], text: string, variants?: readonly ('unit' | 'tuple')[]): string[] {
  return formalProblems(declaration(kind, text, variants)).map(({ code, range, reason }) => `${code} ${range === null ? '' : text.slice(range.start, range.end)}: ${reason}`);
}

describe('what is fine', () => {
  test.each([
    ['struct', 'C'],
    ['struct', 'Rust'],
    ['struct', 'Rust, packed'],
    ['struct', 'C, C'],
    ['struct', 'packed, packed(1)'],
    ['struct', 'align(4), align(8)'],
    ['struct', 'align(0x10)'],
    ['struct', 'align(1_6)'],
    ['struct', 'align(536870912)'],
    ['struct', 'transparent'],
    ['union', 'C, packed(2)'],
    ['enum', 'u8'],
    ['enum', 'u128'],
    ['enum', 'C, align(8)'],
  ] as const)('%s with %s', (kind, text) => {
    expect(problems(kind, text)).toEqual([]);
  });
  test('C beside an integer where a variant has fields', () => {
    expect(problems('enum', 'C, u8', ['unit', 'tuple'])).toEqual([]);
  });
});

describe('one hint alone', () => {
  test.each([
    ['struct', 'c', 'E0552 c: `c` is no representation; `C` is.'],
    ['struct', 'simd', 'E0552 simd: `simd` is no representation.'],
    ['struct', 'C(4)', 'E0552 C(4): `C` takes no argument.'],
    ['struct', 'align', 'E0589 align: `align` needs an argument: a power of two, as in `align(16)`.'],
    ['struct', 'align()', 'E0693 align(): `align()` lacks its argument: a power of two, as in `align(16)`.'],
    ['struct', 'align(3)', 'E0589 align(3): The argument of `align(3)` is no power of two.'],
    ['struct', 'align(0)', 'E0589 align(0): The argument of `align(0)` is no power of two.'],
    ['struct', 'align(1073741824)', 'E0589 align(1073741824): The argument of `align(1073741824)` is larger than 2^29.'],
    ['struct', 'align(4, 8)', 'E0693 align(4, 8): `align(4, 8)` has more than one argument.'],
    ['struct', 'align("4")', 'E0589 align("4"): The argument of `align("4")` is no plain whole number.'],
    ['struct', 'align(N)', 'E0693 align(N): The argument of `align(N)` is no plain whole number.'],
    ['struct', 'packed()', 'E0552 packed(): `packed()` lacks its argument; `packed` alone is `packed(1)`.'],
    ['struct', 'packed(3)', 'E0589 packed(3): The argument of `packed(3)` is no power of two.'],
    ['struct', 'u8', 'E0517 u8: `u8` fixes the tag of an enum; a struct has none.'],
    ['union', 'i32', 'E0517 i32: `i32` fixes the tag of an enum; a union has none.'],
    ['union', 'transparent', 'E0517 transparent: `transparent` applies to structs and to enums with one variant, not to unions.'],
    ['enum', 'packed', 'E0517 packed: `packed` applies to structs and unions, not to enums.'],
  ] as const)('%s with %s', (kind, text, expected) => {
    expect(problems(kind, text)).toEqual([expected]);
  });
});

describe('hints against each other', () => {
  test.each([
    ['struct', 'packed, align(8)', 'E0587 align(8): `packed` caps the alignment that `align(8)` raises; only one of them can stand.'],
    ['struct', 'packed(2), packed(4)', 'E0634 packed(4): `packed(2)` and `packed(4)` contradict each other.'],
    ['struct', 'transparent, C', 'E0692 C: `transparent` admits no other representation beside it; `C` is one.'],
    ['struct', 'transparent, transparent', 'E0692 transparent: `transparent` stands here twice.'],
    ['struct', 'Rust, C', 'E0566 C: `Rust` and `C` contradict each other.'],
    ['enum', 'u8, u8', 'E0566 u8: `u8` stands here twice.'],
    ['enum', 'u8, i8', 'E0566 i8: `u8` and `i8` both fix the tag.'],
    ['enum', 'C, u8', 'E0566 C: No variant has fields, so `C` and `u8` both fix the size of the whole; `u8` alone is enough.'],
  ] as const)('%s with %s', (kind, text, expected) => {
    expect(problems(kind, text)).toEqual([expected]);
  });
  test('a malformed hint contradicts nothing', () => {
    expect(problems('struct', 'packed, align(3)')).toHaveLength(1);
  });
  test('an enum without variants has no representation', () => {
    expect(problems('enum', 'u8', [])).toEqual(['E0084 u8: An enum without variants has no tag, so `u8` has no meaning.']);
  });
  test('a broken enum is not accused of having no variants', () => {
    expect(formalProblems({ ...declaration('enum', 'u8', []), isIncomplete: true })).toEqual([]);
  });
});

test('of several the strictest packing and the largest alignment count', () => {
  expect(readRepr(hints('packed(4), packed(2)')).packed).toBe(2);
  expect(readRepr(hints('align(4), align(16)')).align).toBe(16);
  expect(readRepr(hints('C, align(16)')).words).toEqual(['C', 'align(16)']);
});
