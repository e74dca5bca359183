/**
 * Layouts to draw, made by hand: a tiny calculator of its own (L2, L4, L5), so that pictures are tested without the room
 * that computes layouts. Fields are written as `[name, type, size, align]`; a size of `null` is one that is not known.
 */
import type { FieldLayout, Hole, TypeLayout, VariantLayout } from '../../../server/src/layout/index.ts';
import { type Type, unknownType } from '../../../server/src/types/index.ts';

export type FieldSketch = readonly [name: string, type: string, size: number | null, align: number | null];

export function structOf(fields: readonly FieldSketch[], details: Partial<TypeLayout> = {}): TypeLayout {
  const { placed, end, align } = place(fields, 0);
  const size = end === null || align === null ? null : roundUp(end, align);
  const holes = gaps(placed, size ?? 0);
  return layout('struct', { fields: placed, size, align, holes: size === null ? [] : holes, padding: size === null ? null : total(holes), problem: size === null ? { kind: 'unknown-type', path: [unknownField(fields)], text: 'Missing' } : null, ...details });
}

export function packedOf(fields: readonly FieldSketch[]): TypeLayout {
  return structOf(fields.map(([name, type, size]) => [name, type, size, 1]), { repr: ['packed'] });
}

export function unionOf(fields: readonly FieldSketch[]): TypeLayout {
  const placed = fields.map(([name, type, size, align]): FieldLayout => ({ name, type: typeNamed(type), offset: 0, size, align }));
  const align = Math.max(1, ...placed.map((field) => field.align ?? 1));
  const size = roundUp(Math.max(0, ...placed.map((field) => field.size ?? 0)), align);
  const holes = gaps(placed, size);
  return layout('union', { fields: placed, size, align, holes, padding: total(holes) });
}

export function arrayOf(type: string, size: number, length: number, align = size): TypeLayout {
  return layout('array', { size: size * length, align, element: { type: typeNamed(type), size, length }, padding: 0 });
}

export function enumOf(variants: readonly (readonly [name: string, fields: readonly FieldSketch[]])[], details: Partial<TypeLayout> = {}): TypeLayout {
  const payloadAlign = Math.max(1, ...variants.flatMap(([, fields]) => fields.map(([, , , align]) => align ?? 1)));
  const start = roundUp(1, payloadAlign);
  const laidOut = variants.map(([name, fields], index): VariantLayout => {
    const { placed, end } = place(fields, start);
    const size = end === null ? null : end - start;
    const inner = end === null ? [] : gaps(placed, end).filter((hole) => hole.offset >= start);
    return { name, shape: fields.length === 0 ? 'unit' : 'tuple', discriminant: index, offset: start, size, padding: total(inner), fields: placed, isUninhabited: false };
  });
  const hasPayload = variants.some(([, fields]) => fields.length > 0);
  const size = hasPayload ? roundUp(Math.max(...laidOut.map((variant) => start + (variant.size ?? 0))), payloadAlign) : 1;
  const tag = { offset: 0, size: 1, type: 'u8' } as const;
  const holes = gaps([{ offset: 0, size: 1 }, ...laidOut.flatMap((variant) => variant.fields)], size);
  return layout('enum', { size, align: payloadAlign, tag, variants: laidOut, holes, padding: total(holes), ...details });
}

/** A type that prints as `text`. */
export function typeNamed(text: string): Type {
  return unknownType(text);
}

export function layout(kind: TypeLayout['kind'], details: Partial<TypeLayout>): TypeLayout {
  return {
    type: typeNamed('Sample'),
    target: '64',
    kind,
    size: null,
    align: null,
    problem: null,
    isUninhabited: false,
    fields: [],
    tag: null,
    variants: [],
    element: null,
    padding: null,
    holes: [],
    best: null,
    repr: [],
    orderIsPromised: false,
    ...details,
  };
}

function place(fields: readonly FieldSketch[], start: number): { placed: FieldLayout[]; end: number | null; align: number | null } {
  let end: number | null = start;
  let largest: number | null = 1;
  const placed = fields.map(([name, type, size, align]): FieldLayout => {
    const offset: number | null = end === null || align === null ? null : roundUp(end, align);
    end = offset === null || size === null ? null : offset + size;
    largest = largest === null || align === null ? null : Math.max(largest, align);
    return { name, type: typeNamed(type), offset, size, align };
  });
  return { placed, end, align: largest };
}

function gaps(parts: readonly { readonly offset: number | null; readonly size: number | null }[], size: number): Hole[] {
  const holes: Hole[] = [];
  let reached = 0;
  for (const part of parts.toSorted((one, other) => (one.offset ?? 0) - (other.offset ?? 0))) {
    if (part.offset === null || part.size === null) continue;
    if (part.offset > reached) holes.push({ offset: reached, size: part.offset - reached });
    reached = Math.max(reached, part.offset + part.size);
  }
  return reached < size ? [...holes, { offset: reached, size: size - reached }] : holes;
}

function total(holes: readonly Hole[]): number {
  return holes.reduce((sum, hole) => sum + hole.size, 0);
}

function unknownField(fields: readonly FieldSketch[]): string {
  return fields.find(([, , size]) => size === null)?.[0] ?? '';
}

function roundUp(offset: number, align: number): number {
  return Math.ceil(offset / align) * align;
}

/** One of each kind of thing that a hover shows. */
export const SAMPLES: Readonly<Record<string, TypeLayout>> = {
  example: structOf([['a', 'u8', 1, 1], ['b', 'u32', 4, 4], ['c', 'u16', 2, 2]], { best: { size: 8, order: ['b', 'c', 'a'] } }),
  option: enumOf([['Some', [['0', 'u64', 8, 8]]], ['None', []]]),
  optionBox: enumOf([['Some', [['0', 'Box<Node>', 8, 8]]], ['None', []]]),
  shape: enumOf([
    ['Circle', [['radius', 'f64', 8, 8]]],
    ['Rectangle', [['width', 'f64', 8, 8], ['height', 'f64', 8, 8]]],
    ['Polygon', [['closed', 'bool', 1, 1], ['corners', 'Vec<Point>', 24, 8]]],
    ['Text', [['0', 'char', 4, 4], ['1', 'u16', 2, 2]]],
    ['Nothing', []],
  ]),
  packet: structOf([['version', 'u8', 1, 1], ['flags', 'u16', 2, 2], ['checksum', 'u32', 4, 4], ['source', '[u8; 16]', 16, 1], ['payload', '[u8; 128]', 128, 1], ['length', 'usize', 8, 8], ['next', '*mut Packet', 8, 8], ['kind', 'u8', 1, 1], ['name', 'String', 24, 8]]),
  union: unionOf([['float', 'f32', 4, 4], ['word', 'u32', 4, 4], ['bytes', '[u8; 6]', 6, 1]]),
  empty: structOf([]),
  zeroSized: structOf([['marker', 'PhantomData<T>', 0, 1], ['value', 'u32', 4, 4]]),
  unknown: structOf([['a', 'u8', 1, 1], ['b', 'u32', 4, 4], ['missing', 'Missing', null, null], ['d', 'u64', 8, 8]]),
  packed: packedOf([['kind', 'u8', 1, 1], ['length', 'u32', 4, 4], ['id', 'u64', 8, 8]]),
  pair: structOf([['first', 'u8', 1, 1], ['second', 'u8', 1, 1]]),
  array: arrayOf('f64', 8, 100),
  shortArray: arrayOf('u16', 2, 6),
  metadata: structOf([['size', 'u64', 8, 8], ['is_dir', 'bool', 1, 1], ['is_file', 'bool', 1, 1]]),
  flags: structOf([['read', 'bool', 1, 1], ['write', 'bool', 1, 1], ['append', 'bool', 1, 1], ['truncate', 'bool', 1, 1], ['create', 'bool', 1, 1]]),
  vector: structOf([['ptr', '*mut T', 8, 8], ['len', 'usize', 8, 8], ['capacity', 'usize', 8, 8]]),
  units: enumOf([['Red', []], ['Green', []], ['Blue', []]]),
  wide: enumOf([['Small', [['0', 'u8', 1, 1]]], ['Huge', [['0', '[u8; 4096]', 4096, 1], ['1', 'u64', 8, 8]]], ['Pair', [['0', 'u64', 8, 8], ['1', 'u64', 8, 8]]]]),
  mixed: structOf([['id', 'u64', 8, 8], ['a', 'u8', 1, 1], ['b', 'u16', 2, 2], ['c', 'u8', 1, 1], ['weight', 'f32', 4, 4], ['is_visible', 'bool', 1, 1], ['z', 'i32', 4, 4]]),
  colour: structOf([['red', 'u8', 1, 1], ['green', 'u8', 1, 1], ['blue', 'u8', 1, 1]]),
  many: structOf(Array.from({ length: 60 }, (_, index) => [`field_${index}`, index % 3 === 0 ? 'u64' : 'u8', index % 3 === 0 ? 8 : 1, index % 3 === 0 ? 8 : 1] as const)),
  manyVariants: enumOf(Array.from({ length: 20 }, (_, index) => [`Variant${index}`, index % 4 === 3 ? [] : [['0', 'u32', 4, 4], ['1', 'u8', 1, 1], ...(index === 17 ? [['2', 'u64', 8, 8] as const] : [])]] as const)),
};
