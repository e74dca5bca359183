/** The comparison of types in words: what is known and equal, what is not known, and what occurred how often. */
import type { TypeComparison } from './compare.ts';
import { GENERIC_FUNCTIONS } from './generic-functions.ts';
import { CONSTRUCTS } from './rows.ts';

/** Each construct should be in so many functions, in percent; rarer ones are named. */
const RARE = 1;
const MOST_SHOWN = 25;
/** In percent: what should be known, and the same. */
export const WANTED_SHARE = 99.5;

/** Lines to print. */
export function reportTypes(comparison: TypeComparison): string[] {
  const { functions, refused, asked, equal, unknown, constructs, mistakes, differences, seconds } = comparison;
  const byCount = <T>(counts: ReadonlyMap<string, T>, count: (value: T) => number): (readonly [string, T])[] => [...counts].toSorted(([, left], [, right]) => count(right) - count(left));
  const all = [...new Set([...CONSTRUCTS, ...GENERIC_FUNCTIONS.map(([construct]) => construct)])];
  const shares = all.map((name) => [name, percent(constructs.get(name) ?? 0, functions)] as const).toSorted(([, left], [, right]) => right - left);
  const rare = shares.filter(([, share]) => share < RARE);
  const [reported, found] = [...mistakes.values()].reduce(([left, right], counted) => [left + counted.reported, right + counted.found], [0, 0]);
  return [
    `types: ${functions} functions (${refused} more refused by rustc), ${asked} expressions and bindings, known and equal ${percent(equal, asked).toFixed(2)} % (wanted: ${WANTED_SHARE} %), ${differences.length} differences; rustc took ${seconds.rustc.toFixed(1)} s, the analyzer ${seconds.analyzer.toFixed(1)} s`,
    `constructs, in so many functions: ${shares.map(([name, share]) => `${name} ${share.toFixed(1)} %`).join(', ')}`,
    ...(rare.length === 0 ? [] : [`in less than ${RARE} % of the functions: ${rare.map(([name]) => name).join(', ')}`]),
    ...(unknown.size === 0 ? [] : ['not known:', ...byCount(unknown, (places) => places.length).slice(0, MOST_SHOWN).map(([construct, places]) => `  ${construct} ${places.length}, as in ${places.toSorted((left, right) => left.length - right.length)[0]}`)]),
    `mistakes: ${found} of ${reported} that rustc reports are errors on the same line (${percent(found, reported).toFixed(1)} %)`,
    ...byCount(mistakes, (counted) => counted.reported - counted.found).slice(0, MOST_SHOWN).map(([kind, counted]) => `  ${kind}: ${counted.found} of ${counted.reported}${counted.missed.length === 0 ? '' : `; missed: ${counted.missed.toSorted((left, right) => left.length - right.length)[0]}`}`),
  ];
}

function percent(count: number, of: number): number {
  return (100 * count) / Math.max(of, 1);
}
