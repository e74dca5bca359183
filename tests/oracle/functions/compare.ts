/** Generated functions, judged by rustc and by the analyzer: counts of what occurred, and differences with their smallest programs. */
import type { Random } from '../random.ts';
import { type Code, constructsOf, printLines } from './code.ts';
import { generateCase } from './generate.ts';
import { judge, type Verdict } from './judge.ts';
import { isError } from './rust.ts';
import { shrink, shrinkPreamble, stillDiffers, type Wanted } from './shrink.ts';
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
  /** One of each class, as small as possible. */
  readonly differences: readonly string[];
  readonly different: number;
  readonly seconds: { readonly rustc: number; readonly analyzer: number };
}

interface Found {
  readonly preamble: readonly string[];
  readonly name: string;
  readonly tree: Code;
  readonly wanted: Wanted;
  /** Characters. */
  readonly size: number;
}

export function compareFunctions(random: Random, count: number): FunctionComparison {
  const [constructs, codes, classes] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const found = new Map<string, Found>();
  const outside = new Set<string>();
  let [lines, wrong, beyond, different, rustc, analyzer] = [0, 0, 0, 0, 0, 0];
  for (let start = 0; start < count; start += BATCH) {
    const world = generateWorld(random);
    const preamble = worldLines(world);
    const cases = Array.from({ length: Math.min(BATCH, count - start) }, (_, index) => generateCase(random, world, start + index));
    const texts = cases.map(({ tree }) => printLines(tree));
    const judgement = judge(preamble, texts);
    if (!judgement.isReadable) throw new Error(`rustc cannot read what was generated: ${judgement.refusal}`);
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
        const of = className(difference);
        increase(classes, of);
        const shortest = found.get(of);
        const size = texts[index]?.join('').length ?? 0;
        if (shortest === undefined || size < shortest.size) found.set(of, { preamble, name, tree, wanted: { difference, kinds: reportedKinds(verdict) }, size });
      }
    });
  }
  const differences = [...outside, ...[...found.values()].slice(0, MOST_SHRUNK).map(describe)];
  return { functions: count, lines, wrong, beyond, constructs, codes, classes, differences, different, seconds: { rustc, analyzer } };
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function hasError({ theirs }: Verdict): boolean {
  return theirs.some(({ kind }) => isError(kind));
}

function reportedKinds(verdict: Verdict): ReadonlySet<string> {
  const isWrong = hasError(verdict);
  return new Set(verdict.theirs.filter(({ kind }) => !isWrong || isError(kind)).map(({ kind }) => kind));
}

function className({ side, kind }: Difference): string {
  return `${side} ${kind}`;
}

/** The smallest program that differs in this way, with what both say. */
function describe({ preamble, name, tree, wanted }: Found): string {
  const smallest = shrink(preamble, name, tree, wanted);
  const lines = printLines(smallest);
  const named = neededLines(preamble, lines.join('\n'));
  const needed = shrinkPreamble(stillDiffers(named, lines, wanted) ? named : preamble, lines, wanted);
  const { verdicts } = judge(needed, [lines]);
  const say = (who: string, reports: Verdict['ours']): string[] => [`  ${who}:`, ...(reports.length === 0 ? ['    nothing'] : reports.map(({ kind, line, message }) => `    ${kind} in line ${line + 1}: ${message}`))];
  return [`${className(wanted.difference)}:`, ...needed, ...lines, ...say('rustc', verdicts[0]?.theirs ?? []), ...say('analyzer', verdicts[0]?.ours ?? [])].join('\n');
}
