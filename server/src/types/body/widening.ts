/** Numeric conversions that lose nothing, which are implicit at every coercion site: `i8` to `i64`, `u16` to `i32`, `f32` to `f64`. */
import type { PrimitiveName } from '../type.ts';

const BITS: Readonly<Partial<Record<PrimitiveName, number>>> = { i8: 8, i16: 16, i32: 32, i64: 64, i128: 128, u8: 8, u16: 16, u32: 32, u64: 64, u128: 128, f32: 32, f64: 64 };

/** Whether every value of `from` is one of `to`, which is another type. The width of `usize` depends on the target. */
export function widens(from: PrimitiveName, to: PrimitiveName): boolean {
  const [narrow, wide] = [BITS[from], BITS[to]];
  if (narrow === undefined || wide === undefined || narrow >= wide) return false;
  const [source, target] = [from.charAt(0), to.charAt(0)];
  return source === target || (source === 'u' && target === 'i');
}
