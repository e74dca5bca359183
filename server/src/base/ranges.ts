/**
 * Half-open ranges of text, in UTF-16 code units.
 * What the numbers are relative to (a file, a chunk, an item) is said by whoever holds the range; converting between
 * them is an addition and happens in one place, `items/positions`.
 */

/** `start` inclusive, `end` exclusive, both in UTF-16 code units; `0 <= start <= end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export function shiftRange(range: TextRange, by: number): TextRange {
  return { start: range.start + by, end: range.end + by };
}

/** Whether `offset` lies inside or at either edge: a cursor behind the last character of a name still touches it. */
export function touches(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

export function containsRange(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
