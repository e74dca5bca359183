/** The smallest function that still shows a difference, found by leaving things out as long as it does. */
import { type Code, printLines, smallerTrees } from './code.ts';
import { judge } from './judge.ts';
import type { Difference } from './verdict.ts';

/** How many smaller functions are judged in one text. */
const AT_ONCE = 60;
const MOST_ROUNDS = 80;

export function shrink(preamble: readonly string[], name: string, tree: Code, wanted: Difference): Code {
  let smallest = tree;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const smaller = firstThatDiffers(preamble, name, smallerTrees(smallest), wanted);
    if (smaller === null) break;
    smallest = smaller;
  }
  return smallest;
}

function firstThatDiffers(preamble: readonly string[], name: string, trees: readonly Code[], wanted: Difference): Code | null {
  for (let start = 0; start < trees.length; start += AT_ONCE) {
    const found = differing(preamble, name, trees.slice(start, start + AT_ONCE), wanted);
    if (found !== null) return found;
  }
  return null;
}

function differing(preamble: readonly string[], name: string, trees: readonly Code[], wanted: Difference): Code | null {
  const { verdicts, isUnreadable } = judge(preamble, trees.map((tree, index) => renamed(printLines(tree), name, `${name}_${index}`)));
  if (isUnreadable) {
    // One of them is no Rust: without it the others can be judged.
    if (trees.length <= 1) return null;
    const middle = trees.length >> 1;
    return differing(preamble, name, trees.slice(0, middle), wanted) ?? differing(preamble, name, trees.slice(middle), wanted);
  }
  return trees.find((_, index) => verdicts[index]?.differences?.some(({ side, kind }) => side === wanted.side && kind === wanted.kind)) ?? null;
}

function renamed(lines: readonly string[], from: string, to: string): string[] {
  const [first, ...rest] = lines;
  return first === undefined ? [] : [first.replaceAll(new RegExp(`\\b${from}\\b`, 'gu'), to), ...rest];
}
