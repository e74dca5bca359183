/** Generated functions, judged by rustc and by the analyzer: counts of what occurred, and differences with their smallest programs. */
import type { Random } from '../random.ts';
import { type Code, constructsOf, printLines } from './code.ts';
import { generateCase } from './generate.ts';
import { judge, type Verdict } from './judge.ts';
import { LINTS } from './rust.ts';
import { shrink } from './shrink.ts';
import type { Difference } from './verdict.ts';
import { neededLines, worldLines } from './world-text.ts';
import { generateWorld } from './world.ts';

/** Functions that share their declarations. */
const BATCH = 250;
const MOST_SHRUNK = 10;

export interface FunctionComparison {
  readonly functions: number;
  readonly lines: number;
  /** Functions with an error, by rustc. */
  readonly wrong: number;
  /** Functions about which nothing can be said, because the analyzer has no rule for one of rustc's codes. */
  readonly beyond: number;
  /** In how many functions each construct occurs. */
  readonly constructs: ReadonlyMap<string, number>;
  /** In how many functions rustc reports each code; the lints only where nothing is wrong. */
  readonly codes: ReadonlyMap<string, number>;
  /** How many functions differ, by side and kind. */
  readonly classes: ReadonlyMap<string, number>;
  /** The first of each class, as small as possible. */
  readonly differences: readonly string[];
  readonly different: number;
  readonly seconds: { readonly rustc: number; readonly analyzer: number };
}

interface Found {
  readonly preamble: readonly string[];
  readonly name: string;
  readonly tree: Code;
  readonly difference: Difference;
}

export function compareFunctions(random: Random, count: number): FunctionComparison {
  const [constructs, codes, classes] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const found: Found[] = [];
  const outside = new Set<string>();
  let [lines, wrong, beyond, different, rustc, analyzer] = [0, 0, 0, 0, 0, 0];
  for (let start = 0; start < count; start += BATCH) {
    const world = generateWorld(random);
    const preamble = worldLines(world);
    const cases = Array.from({ length: Math.min(BATCH, count - start) }, (_, index) => generateCase(random, world, start + index));
    const texts = cases.map(({ tree }) => printLines(tree));
    const judgement = judge(preamble, texts);
    if (judgement.isUnreadable) throw new Error(`rustc cannot read what was generated: ${judgement.verdicts.flatMap(({ theirs }) => theirs).find(({ kind }) => !/^E\d+$/u.test(kind))?.message}`);
    for (const { kind, message, line } of judgement.outside) outside.add(`${kind} in the declarations: ${message}\n${preamble[line]}`);
    rustc += judgement.milliseconds.rustc / 1000;
    analyzer += judgement.milliseconds.analyzer / 1000;
    cases.forEach(({ name, tree }, index) => {
      const verdict = judgement.verdicts[index];
      if (verdict === undefined) return;
      lines += texts[index]?.length ?? 0;
      for (const construct of constructsOf(tree)) increase(constructs, construct);
      for (const kind of reportedKinds(verdict)) increase(codes, kind);
      if (hasError(verdict)) wrong += 1;
      if (verdict.differences === null) beyond += 1;
      else if (verdict.differences.length > 0) different += 1;
      for (const difference of verdict.differences ?? []) {
        increase(classes, className(difference));
        if (classes.get(className(difference)) === 1) found.push({ preamble, name, tree, difference });
      }
    });
  }
  const differences = [...outside, ...found.slice(0, MOST_SHRUNK).map(describe)];
  return { functions: count, lines, wrong, beyond, constructs, codes, classes, differences, different, seconds: { rustc, analyzer } };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function hasError({ theirs }: Verdict): boolean {
  return theirs.some(({ kind }) => !(LINTS as readonly string[]).includes(kind));
}

function reportedKinds(verdict: Verdict): ReadonlySet<string> {
  const isWrong = hasError(verdict);
  return new Set(verdict.theirs.filter(({ kind }) => !isWrong || !(LINTS as readonly string[]).includes(kind)).map(({ kind }) => kind));
}

function className({ side, kind }: Difference): string {
  return `${side} ${kind}`;
}

/** The smallest program that differs in this way, with what both say. */
function describe({ preamble, name, tree, difference }: Found): string {
  const smallest = shrink(preamble, name, tree, difference);
  const lines = printLines(smallest);
  const needed = neededLines(preamble, lines.join('\n'));
  const { verdicts } = judge(preamble, [lines]);
  const say = (who: string, reports: Verdict['ours']): string[] => [`  ${who}:`, ...(reports.length === 0 ? ['    nothing'] : reports.map(({ kind, line, message }) => `    ${kind} in line ${line + 1}: ${message}`))];
  return [`${className(difference)}:`, ...needed, ...lines, ...say('rustc', verdicts[0]?.theirs ?? []), ...say('analyzer', verdicts[0]?.ours ?? [])].join('\n');
}
