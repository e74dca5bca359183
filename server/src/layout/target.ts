/**
 * What a target decides: the width of a pointer, the sizes of the primitive types (L1) and the largest type (L10).
 * Nothing here depends on a program.
 */
import type { PrimitiveName } from '../types/index.ts';
import type { Target } from './model.ts';

/** Bytes of a thin pointer and of `usize` (L1, L6). */
export function wordSize(target: Target): 4 | 8 {
  return target === '64' ? 8 : 4;
}

/** The largest size of a type in bytes: 2^47−1 or 2^31−1 (L10). */
export function largestSize(target: Target): number {
  return target === '64' ? 2 ** 47 - 1 : 2 ** 31 - 1;
}

/** Size and alignment of a primitive, which are the same number of bytes on both targets (L1). */
export function primitiveSize(name: PrimitiveName, target: Target): number {
  switch (name) {
    case 'i8':
    case 'u8':
    case 'bool':
      return 1;
    case 'i16':
    case 'u16':
      return 2;
    case 'i32':
    case 'u32':
    case 'f32':
    case 'char':
      return 4;
    case 'i64':
    case 'u64':
    case 'f64':
      return 8;
    case 'i128':
    case 'u128':
      return 16;
    case 'isize':
    case 'usize':
      return wordSize(target);
  }
}

/** The first multiple of `align` at or after `offset`; both below 2^53. */
export function roundUp(offset: number, align: number): number {
  const beyond = offset % align;
  return beyond === 0 ? offset : offset + align - beyond;
}
