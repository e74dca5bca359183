/**
 * Random declarations with random `repr` hints, sensible and not, one a line, in text that Aster and Rust read alike: the rule
 * `invalid-repr` has to accept and refuse what rustc does.
 */
import type { Random } from '../random.ts';

/** What the declarations use; not compared. */
export const REPR_PREAMBLE = [
  '#[derive(Clone, Copy)] #[repr(align(4))] struct Aligned(u8);',
  '#[derive(Clone, Copy)] struct Nested { inner: Aligned }',
  '#[derive(Clone, Copy)] struct Twice(u8, Nested);',
  '#[derive(Clone, Copy)] #[repr(align(8))] enum AlignedEnum { A, B }',
  '#[derive(Clone, Copy)] struct HoldsEnum(AlignedEnum);',
  '#[derive(Clone, Copy)] #[repr(packed(2))] struct Packed(u32, u8);',
  '#[derive(Clone, Copy)] struct Empty { }',
  '#[derive(Clone, Copy)] struct Generic<T>(T);',
  '#[derive(Clone, Copy)] union Both { a: u8, b: Aligned }',
  'const FOUR: usize = 4;',
] as const;

const HINTS = [
  'C', 'C', 'C', 'Rust', 'transparent', 'transparent', 'packed', 'packed', 'packed(1)', 'packed(2)', 'packed(4)', 'packed(16)', 'packed(3)', 'packed()', 'packed(0)', 'packed(2, 4)', 'packed(1073741824)', 'packed(536870912)',
  'align(1)', 'align(2)', 'align(4)', 'align(8)', 'align(16)', 'align(0x10)', 'align(1_6)', 'align(0b100)', 'align(536870912)', 'align(1073741824)', 'align(3)', 'align(0)', 'align(12)', 'align()', 'align', 'align(4, 8)', 'align("4")', 'align(FOUR)', 'align(4,)',
  'u8', 'u8', 'u16', 'u32', 'u64', 'u128', 'usize', 'i8', 'i16', 'i32', 'i64', 'i128', 'isize', 'f32', 'bool', 'char', 'c', 'Packed', 'foo', 'inline', 'C(4)', 'u8(1)', 'transparent(1)', 'Rust()', 'align = 4', 'packed = 2', '"C"',
] as const;

const FIELD_TYPES = [
  'u8', 'u8', 'u32', 'u64', '()', '[u8; 0]', '[u64; 0]', '((), ())', 'Aligned', 'Nested', 'Twice', 'AlignedEnum', 'HoldsEnum', 'Packed', 'Empty', 'Both', 'Generic<u8>', 'Generic<Aligned>', 'Option<Aligned>', '[Aligned; 2]', '[Aligned; 0]', '(Aligned, u8)', '*const Aligned', '&\'static Aligned', '[u8; FOUR]',
] as const;

/** Mostly without a size: what `transparent` admits beside one other field, and what it only seems to. */
const TRANSPARENT_FIELD_TYPES = ['u8', 'u32', '()', '[u8; 0]', '((), ())', '[u64; 0]', '[Packed; 0]', '([u16; 0], ())', 'Aligned', 'Generic<u8>'] as const;

/** Where `repr` has no meaning. */
const OTHER_ITEMS = ['fn NAME() { }', 'trait NAME { }', 'const NAME: u8 = 1;', 'static NAME: u8 = 1;', 'type NAME = u8;', 'mod NAME { }'] as const;

/** @param name of the declaration. */
export function generateReprDeclaration(random: Random, name: string): string {
  const hints = Array.from({ length: random.weighted([[5, 1], [5, 2], [2, 3]] as const) }, () => random.pick(HINTS));
  const attributes = random.chance(0.25) ? hints.map((hint) => `#[repr(${hint})]`).join(' ') : `#[repr(${hints.join(', ')}${random.chance(0.1) ? ',' : ''})]`;
  return `${attributes} ${random.chance(0.05) ? random.pick(OTHER_ITEMS).replace('NAME', name) : declarationText(random, name, random.chance(0.5) ? hints : [])}`;
}

/** Often of the kind that the hints are meant for, so that the sensible combinations occur. */
function declarationText(random: Random, name: string, hints: readonly string[]): string {
  const isForEnum = hints.some((hint) => /^[ui](?:\d|size)/u.test(hint));
  const kind = isForEnum ? 'enum' : random.weighted([[6, 'struct'], [4, 'enum'], [2, 'union']] as const);
  const count = hints.includes('transparent') ? random.weighted([[1, 0], [5, 1], [4, 2], [2, 3]] as const) : random.below(4);
  const types = Array.from({ length: count }, () => random.pick(hints.includes('transparent') ? TRANSPARENT_FIELD_TYPES : FIELD_TYPES));
  switch (kind) {
    case 'struct': {
      const generics = random.chance(0.15) ? '<T>' : '';
      const all = generics === '' ? types : [...types, random.pick(['T', '*const T', 'Generic<T>', '[T; 1]'])];
      return random.chance(0.5) ? `struct ${name}${generics} { ${all.map((type, index) => `f${index}: ${type}`).join(', ')} }` : `struct ${name}${generics}(${all.join(', ')});`;
    }
    case 'union':
      return `union ${name} { ${[...types, 'u8'].map((type, index) => `f${index}: ${type}`).join(', ')} }`;
    case 'enum':
      return `enum ${name} { ${variantsText(random, types, hints.includes('transparent'))} }`;
  }
}

function variantsText(random: Random, types: readonly string[], isTransparent: boolean): string {
  const payload = `V(${types.join(', ')})`;
  return random.weighted([
    [isTransparent ? 16 : 3, payload],
    [2, `${payload}, W`],
    [2, 'V, W'],
    [1, 'V'],
    [1, 'V()'],
    [1, 'V { }, W'],
    [1, ''],
  ]);
}
