/** What two lists have in common at their ends, by identity: the rest is where one was made from the other by an edit. */

/** Numbers of elements; the two stretches never overlap in either list. */
export interface SharedEnds {
  readonly same: number;
  readonly sameBehind: number;
}

export const NOTHING_SHARED: SharedEnds = { same: 0, sameBehind: 0 };

export function sharedEnds<T>(before: readonly T[], after: readonly T[]): SharedEnds {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same += 1;
  let sameBehind = 0;
  while (sameBehind < shorter - same && before[before.length - 1 - sameBehind] === after[after.length - 1 - sameBehind]) sameBehind += 1;
  return { same, sameBehind };
}
