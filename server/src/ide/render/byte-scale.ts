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
  const lengths = sorted.slice(1).map((end, index) => end - (sorted[index] ?? 0));
  const { unit, cap } = chooseScale(lengths, limits);
  const places = new Map<number, number>([[0, 0]]);
  const shortenedStretches: { start: number; end: number }[] = [];
  let place = 0;
  for (const [index, length] of lengths.entries()) {
    const start = sorted[index] ?? 0;
    place += Math.min(length, cap) * unit;
    places.set(start + length, place);
    if (length > cap) shortenedStretches.push({ start, end: start + length });
  }
  return { width: place, shortened: shortenedStretches, place: (byte) => places.get(byte) ?? 0 };
}

/** How wide a byte is, and how many bytes of a stretch are drawn at most. */
function chooseScale(lengths: readonly number[], limits: ScaleLimits): { readonly unit: number; readonly cap: number } {
  const { width, smallest, largestByte, isWhole } = limits;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const shortest = Math.min(...lengths);
  if (lengths.length === 0) return { unit: 1, cap: 0 };
  const exact = Math.min(width / total, largestByte);
  const uniform = isWhole ? Math.floor(exact) : exact;
  if (uniform > 0 && uniform * shortest >= smallest) return { unit: uniform, cap: Infinity };
  const wanted = Math.max(smallest / shortest, isWhole ? 1 : 0);
  const unit = isWhole ? Math.ceil(wanted) : wanted;
  const cap = largestCap(lengths, width / unit, isWhole);
  if (cap >= shortest) return { unit, cap };
  // More cells than the width has room for: all of them are drawn equally, as wide as they can be.
  const crowded = width / (lengths.length * shortest);
  return { unit: isWhole ? Math.max(1, Math.floor(crowded)) : crowded, cap: shortest };
}

/** The largest length to which all lengths must be cut for their sum to be at most `room`; all in bytes. */
function largestCap(lengths: readonly number[], room: number, isWhole: boolean): number {
  let remaining = room;
  const sorted = lengths.toSorted((left, right) => left - right);
  for (const [index, length] of sorted.entries()) {
    const share = remaining / (sorted.length - index);
    if (length > share) return isWhole ? Math.floor(share) : share;
    remaining -= length;
  }
  return Infinity;
}
