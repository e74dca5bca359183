/**
 * The `repr` hints of a declaration as the layout rules use them (L3, L5). Contradictions are found in `repr-problems.ts`; here
 * each hint that can be understood counts, whatever stands beside it.
 */
import type { IntegerType, ReprHint } from '../types/index.ts';
import { isIntegerName } from './constants/integers.ts';

export interface Repr {
  readonly isC: boolean;
  readonly isTransparent: boolean;
  /** `packed` is 1; of several the smallest; `null` without. */
  readonly packed: number | null;
  /** Of several the largest; `null` without. */
  readonly align: number | null;
  /** The enum's tag type; `null` without. */
  readonly integer: IntegerType | null;
  /** The hints as written: `C`, `align(16)`. */
  readonly words: readonly string[];
}

export function readRepr(hints: readonly ReprHint[]): Repr {
  let packed: number | null = null;
  let align: number | null = null;
  let integer: IntegerType | null = null;
  for (const hint of hints) {
    if (hint.name === 'packed') {
      const value = hint.argument === null ? 1 : readAlignment(hint.argument);
      if (typeof value === 'number') packed = Math.min(packed ?? value, value);
    } else if (hint.name === 'align') {
      const value = hint.argument === null ? 'missing' : readAlignment(hint.argument);
      if (typeof value === 'number') align = Math.max(align ?? value, value);
    } else if (isIntegerName(hint.name) && hint.argument === null) {
      integer ??= hint.name;
    }
  }
  return {
    isC: hints.some((hint) => hint.name === 'C' && hint.argument === null),
    isTransparent: hints.some((hint) => hint.name === 'transparent' && hint.argument === null),
    packed,
    align,
    integer,
    words: hints.filter((hint) => hint.name !== '').map(hintText),
  };
}

export function hintText(hint: ReprHint): string {
  return hint.argument === null ? hint.name : `${hint.name}(${hint.argument.trim()})`;
}

/** The largest alignment that can be asked for (L3). */
export const LARGEST_ALIGNMENT = 2 ** 29;

/** The number in `align(…)` or `packed(…)`, or what is wrong with it. */
export function readAlignment(argument: string): number | 'missing' | 'several' | 'not-a-number' | 'not-a-power' | 'too-large' {
  // One comma may follow.
  const text = argument.trim().replace(/\s*,$/u, '');
  if (text === '') return 'missing';
  if (text.includes(',')) return 'several';
  const digits = text.replaceAll('_', '');
  if (!/^(?:\d+|0x[\da-f]+|0o[0-7]+|0b[01]+)$/iu.test(digits) || text.startsWith('_')) return 'not-a-number';
  const value = BigInt(digits.toLowerCase());
  if (value === 0n || (value & (value - 1n)) !== 0n) return 'not-a-power';
  return value > BigInt(LARGEST_ALIGNMENT) ? 'too-large' : Number(value);
}
