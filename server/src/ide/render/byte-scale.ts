/**
 * From bytes to places on a row, in pixels or columns: to scale where the smallest cell can still be seen, and otherwise
 * with the long stretches shortened, each of them marked as shortened by whoever draws it.
 * Invariant: strictly increasing, 0 at byte 0, never beyond the width; stretches that are not shortened are to scale.
 */

export interface ByteScale {
  /** How much of the width is used. */
  readonly width: number;
  /** Stretches of bytes that are drawn shorter than they are, in order. */
  readonly shortened: readonly { readonly start: number; readonly end: number }[];
  /** The place of a byte that is one of the boundaries. */
  readonly place: (byte: number) => number;
}

export interface ScaleLimits {
  /** The width at hand. */
  readonly width: number;
  /** What a cell needs at least. */
  readonly smallest: number;
  /** What a byte gets at most, so that a type of two bytes is not drawn as wide as one of sixteen. */
  readonly largestByte: number;
  /** Columns of text have no halves; pixels do. */
  readonly isWhole: boolean;
}

/** @param boundaries where cells begin and end, in bytes, in any order; must hold 0 and the last byte's end. */
export function byteScale(boundaries: Iterable<number>, limits: ScaleLimits): ByteScale {
  const sorted = [...new Set(boundaries)].toSorted((left, right) => left - right);
  const stretches = sorted.slice(1).map((end, index) => ({ start: sorted[index] ?? 0, end }));
  const { widths, cap } = stretchWidths(stretches.map(({ start, end }) => end - start), limits);
  const places = new Map<number, number>([[0, 0]]);
  let place = 0;
  for (const [index, { end }] of stretches.entries()) {
    place += widths[index] ?? 0;
    places.set(end, place);
  }
  return { width: place, shortened: stretches.filter(({ start, end }) => end - start > cap), place: (byte) => places.get(byte) ?? 0 };
}

/** How wide each stretch is, and the length in bytes beyond which stretches are shortened. */
function stretchWidths(lengths: readonly number[], { width, smallest, largestByte, isWhole }: ScaleLimits): { readonly widths: readonly number[]; readonly cap: number } {
  if (lengths.length === 0) return { widths: [], cap: Infinity };
  // Where columns have no halves, the scale is in columns for the largest number of bytes that all lengths are multiples of.
  const grain = isWhole ? lengths.reduce(commonDivisor) : 1;
  const grains = lengths.map((length) => length / grain);
  const round = isWhole ? Math.floor : (value: number): number => value;
  const shortest = Math.min(...grains);
  const uniform = round(Math.min(width / total(grains), largestByte * grain));
  if (uniform > 0 && uniform * shortest >= smallest) return { widths: grains.map((length) => length * uniform), cap: Infinity };
  const wanted = smallest / shortest;
  const unit = isWhole ? Math.ceil(wanted) : wanted;
  const cap = round(largestCap(grains, width / unit));
  if (cap >= shortest) return { widths: grains.map((length) => Math.min(length, cap) * unit), cap: cap * grain };
  // More cells than the width has room for: all of them are drawn equally, as wide as they can be.
  const share = round(width / lengths.length);
  return { widths: lengths.map(() => share), cap: 0 };
}

/** The largest length to which all lengths must be cut for their sum to be at most `room`. */
function largestCap(lengths: readonly number[], room: number): number {
  let remaining = room;
  const sorted = lengths.toSorted((left, right) => left - right);
  for (const [index, length] of sorted.entries()) {
    const share = remaining / (sorted.length - index);
    if (length > share) return share;
    remaining -= length;
  }
  return Infinity;
}

function total(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}
