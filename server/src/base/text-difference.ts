/** Where two texts differ, as one stretch: what a common start and a common end leave over. */

/** UTF-16 lengths; the two never overlap in either text. */
export interface CommonEnds {
  readonly start: number;
  readonly end: number;
}

export function commonEnds(before: string, after: string): CommonEnds {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end += 1;
  return { start, end };
}
