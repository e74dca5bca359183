/** The smallest function that still shows a difference, found by leaving things out as long as it does. */
import { type Code, printLines, smallerTrees } from './code.ts';
import { judge, type Verdict } from './judge.ts';
import { isError } from './rust.ts';
import type { Difference } from './verdict.ts';

/** How many smaller functions are judged in one text. */
const AT_ONCE = 60;
const MOST_ROUNDS = 80;

export interface Wanted {
  readonly difference: Difference;
  /** What rustc may say besides: nothing that it did not say about the whole. */
  readonly kinds: ReadonlySet<string>;
}

export function shrink(preamble: readonly string[], name: string, tree: Code, wanted: Wanted): Code {
  let smallest = tree;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const smaller = firstThatDiffers(preamble, name, smallerTrees(smallest), wanted);
    if (smaller === null) break;
    smallest = smaller;
  }
  return smallest;
}

/** The lines of the declarations without which it would not differ; one after the other is left out. */
export function shrinkPreamble(preamble: readonly string[], lines: readonly string[], wanted: Wanted): readonly string[] {
  let smallest = preamble;
  for (const line of preamble.toReversed()) {
    const fewer = smallest.filter((each) => each !== line);
    if (stillDiffers(fewer, lines, wanted)) smallest = fewer;
  }
  return smallest;
}

export function stillDiffers(preamble: readonly string[], lines: readonly string[], wanted: Wanted): boolean {
  // Where a declaration is missed, rustc refuses other declarations.
  const judgement = judge(preamble, [lines]);
  return judgement.isReadable && isWanted(judgement.verdicts[0], wanted);
}

function firstThatDiffers(preamble: readonly string[], name: string, trees: readonly Code[], wanted: Wanted): Code | null {
  for (let start = 0; start < trees.length; start += AT_ONCE) {
    const found = differing(preamble, name, trees.slice(start, start + AT_ONCE), wanted);
    if (found !== null) return found;
  }
  return null;
}

function differing(preamble: readonly string[], name: string, trees: readonly Code[], wanted: Wanted): Code | null {
  const { verdicts, isReadable } = judge(preamble, trees.map((tree, index) => renamed(printLines(tree), name, `${name}_${index}`)));
  if (!isReadable) {
    // One of them is no Rust: without it the others can be judged.
    if (trees.length <= 1) return null;
    const middle = trees.length >> 1;
    return differing(preamble, name, trees.slice(0, middle), wanted) ?? differing(preamble, name, trees.slice(middle), wanted);
  }
  return trees.find((_, index) => isWanted(verdicts[index], wanted)) ?? null;
}

function isWanted(verdict: Verdict | undefined, { difference, kinds }: Wanted): boolean {
  if (verdict?.differences == null || verdict.theirs.some(({ kind }) => isError(kind) && !kinds.has(kind))) return false;
  return verdict.differences.some(({ side, kind }) => side === difference.side && kind === difference.kind);
}

function renamed(lines: readonly string[], from: string, to: string): string[] {
  const [first, ...rest] = lines;
  return first === undefined ? [] : [first.replaceAll(new RegExp(`\\b${from}\\b`, 'gu'), to), ...rest];
}
