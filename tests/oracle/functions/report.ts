/** The comparison of functions in words: what occurred how often, and whether that is enough to mean something. */
import { KNOWN_KINDS } from './aster.ts';
import type { FunctionComparison } from './compare.ts';
import { CONSTRUCTS } from './constructs.ts';

/** Each construct should be in so many functions, in percent; rarer ones are named. */
const RARE = 1;
const LEAST_WRONG = 30;
const MOST_WRONG = 60;
const MOST_BEYOND = 5;

/** Lines to print. */
export function reportFunctions(comparison: FunctionComparison): string[] {
  const { functions, lines, wrong, beyond, constructs, codes, classes, different, seconds } = comparison;
  const percent = (count: number): number => (100 * count) / Math.max(functions, 1);
  const shown = (count: number): string => `${percent(count).toFixed(1)} %`;
  const rare = CONSTRUCTS.filter((name) => percent(constructs.get(name) ?? 0) < RARE);
  const unknown = [...constructs.keys()].filter((name) => !name.startsWith('std: ') && !(CONSTRUCTS as readonly string[]).includes(name));
  const byCount = (counts: ReadonlyMap<string, number>): (readonly [string, number])[] => [...counts].toSorted(([, left], [, right]) => right - left);
  const notYet = byCount(codes).filter(([code]) => !KNOWN_KINDS.has(code));
  return [
    `functions: ${functions} in ${lines} lines, ${shown(wrong)} of them wrong, ${different} differ; rustc took ${seconds.rustc.toFixed(1)} s, the analyzer ${seconds.analyzer.toFixed(1)} s`,
    `codes, in so many functions: ${byCount(codes).map(([code, count]) => `${code} ${count}`).join(', ')}`,
    `constructs, in so many functions:\n${columns(byCount(constructs).map(([name, count]) => `${name} ${shown(count)}`))}`,
    ...(classes.size === 0 ? [] : [`differences: ${byCount(classes).map(([name, count]) => `${name} ${count}`).join(', ')}`]),
    ...(notYet.length === 0 ? [] : [`NOT compared, because no rule says it: ${notYet.map(([code, count]) => `${code} ${count}`).join(', ')}; ${shown(beyond)} of the functions are left out for it`]),
    ...(rare.length === 0 ? [] : [`in less than ${RARE} % of the functions: ${rare.join(', ')}`]),
    ...(unknown.length === 0 ? [] : [`not in the list of constructs: ${unknown.join(', ')}`]),
    ...(percent(wrong) < LEAST_WRONG || percent(wrong) > MOST_WRONG ? [`the share of wrong functions should be between ${LEAST_WRONG} and ${MOST_WRONG} %`] : []),
    ...(percent(beyond) > MOST_BEYOND ? [`more than ${MOST_BEYOND} % of the functions are left out`] : []),
  ];
}

function columns(cells: readonly string[]): string {
  const lines: string[] = [];
  for (let index = 0; index < cells.length; index += 4) lines.push(`  ${cells.slice(index, index + 4).map((cell) => cell.padEnd(44)).join('').trimEnd()}`);
  return lines.join('\n');
}
