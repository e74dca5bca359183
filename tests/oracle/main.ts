/**
 * `npm run test:oracle`: generated declarations to the analyzer and to compilers that nobody here wrote.
 * Exit code 0: no difference; 1: differences; 3: a compiler is missing, so not everything was compared.
 * `ASTER_SEED=7` repeats a run, `ASTER_ORACLE_SIZE=500` makes it smaller or larger (functions, and declarations for each target).
 * `ASTER_ORACLE=functions` compares only functions, `ASTER_ORACLE=drops` only the order in which values are dropped in programs
 * that are run, `ASTER_ORACLE=pages` only the programs of the rules' pages, `ASTER_ORACLE=types` only the types of expressions,
 * `ASTER_ORACLE=declarations` only the rest.
 */
import process from 'node:process';
import { CLANG_CANDIDATES, EXIT_WITHOUT_COMPILER, findCompiler } from './compilers.ts';
import { compareRecursion, compareReprs, type Verdicts } from './declarations/compare.ts';
import { compareDrops } from './drop-order/compare.ts';
import { generateFunction } from './drop-order/generate.ts';
import { WRITTEN_FUNCTIONS } from './drop-order/programs.ts';
import { compareFunctions } from './functions/compare.ts';
import { reportFunctions } from './functions/report.ts';
import { cAnswers, rustAnswers } from './layouts/answers.ts';
import { compareLayouts, type Comparison } from './layouts/compare.ts';
import { distributionOf, printDistribution } from './layouts/distribution.ts';
import { generateProgram } from './layouts/generate.ts';
import type { Program } from './layouts/program.ts';
import { questionsOf } from './layouts/questions.ts';
import { comparePages } from './pages/compare.ts';
import { randomFrom } from './random.ts';
import { compareTypes } from './types/compare.ts';
import { reportTypes } from './types/report.ts';

const MOST_SHOWN = 10;
const PARTS = ['declarations', 'functions', 'drops', 'pages', 'types'] as const;

const seed = numberFrom('ASTER_SEED') ?? Math.floor(Math.random() * 2 ** 31);
const size = numberFrom('ASTER_ORACLE_SIZE') ?? 3_000;
const parts = process.env['ASTER_ORACLE'] ?? '';
if (parts !== '' && !(PARTS as readonly string[]).includes(parts)) throw new Error(`ASTER_ORACLE must be one of ${PARTS.join(', ')}, not ${parts}`);
const wants = (part: (typeof PARTS)[number]): boolean => parts === '' || parts === part;
const rustc = findCompiler(['rustc']);
const clang = findCompiler(CLANG_CANDIDATES);
const differences: string[] = [];
const programs: Program[] = [];

console.log(`seed ${seed} (ASTER_SEED=${seed} repeats this run), size ${size}`);
if (rustc === null) console.log('rustc is not installed: functions, 64-bit layouts, repr and recursion are NOT compared');
else console.log(rustc.version);
if (rustc !== null && wants('functions')) {
  const comparison = compareFunctions(randomFrom(seed), size);
  console.log(reportFunctions(comparison).join('\n'));
  differences.push(...comparison.differences);
}
if (rustc !== null && wants('types')) {
  const types = compareTypes(randomFrom(seed), Math.ceil(size / 10));
  console.log(reportTypes(types).join('\n'));
  differences.push(...types.differences);
}
if (rustc !== null && wants('drops')) {
  const random = randomFrom(seed);
  const drops = compareDrops([...WRITTEN_FUNCTIONS, ...Array.from({ length: Math.ceil(size / 10) }, (_unused, index) => generateFunction(random, index))]);
  console.log(`drop order: ${drops.functions} functions run ${drops.traces} times, ${drops.events} events, ${drops.refused.length} refused by rustc, ${drops.differences.length} differences`);
  differences.push(...drops.differences);
}
if (rustc !== null && wants('declarations')) {
  const random = randomFrom(seed);
  const program = generateProgram(random, { declarations: size, probes: Math.floor(size / 2), has128: true });
  const questions = questionsOf(program);
  programs.push(program);
  reportLayouts('64-bit layouts', questions.length, compareLayouts(program, questions, rustAnswers(program, questions), '64', 'rustc'));
  reportVerdicts('repr', compareReprs(random, size));
  reportVerdicts('recursion', compareRecursion(random, size));
}
if (rustc !== null && wants('pages')) {
  const pages = comparePages();
  console.log(`pages of rules: ${pages.programs} programs and ${pages.fixes} fixes compared, ${pages.differences.length} differences`);
  differences.push(...pages.differences);
}
if (wants('declarations')) compareWithClang();
if (programs.length > 0) console.log(`constructs in the generated types:\n${printDistribution(distributionOf(programs))}`);
for (const difference of differences.slice(0, MOST_SHOWN)) console.log(`\n${difference}`);
if (differences.length > MOST_SHOWN) console.log(`\n… and ${differences.length - MOST_SHOWN} more`);
const isComplete = rustc !== null && (clang !== null || !wants('declarations'));
console.log(`\n${differences.length === 0 ? 'no differences' : `${differences.length} differences`}${isComplete ? '' : ' in what was compared, which is NOT everything'}`);
process.exitCode = differences.length > 0 ? 1 : isComplete ? 0 : EXIT_WITHOUT_COMPILER;

function compareWithClang(): void {
  if (clang === null) {
    console.log(`clang is not installed (${CLANG_CANDIDATES.join(', ')}): 32-bit layouts are NOT compared`);
    return;
  }
  console.log(clang.version);
  const program = generateProgram(randomFrom(seed + 1), { declarations: size, probes: Math.floor(size / 2), has128: false });
  const questions = questionsOf(program);
  programs.push(program);
  reportLayouts('32-bit layouts', questions.length, compareLayouts(program, questions, cAnswers(clang.command, program, questions), '32', 'clang'));
}

function reportLayouts(what: string, types: number, comparison: Comparison): void {
  console.log(`${what}: ${types} types, ${comparison.numbers} numbers, ${comparison.differences.length} differences`);
  differences.push(...comparison.differences);
}

function reportVerdicts(what: string, verdicts: Verdicts): void {
  const codes = [...verdicts.codes].toSorted(([, left], [, right]) => right - left).map(([code, count]) => `${code} ${count}`);
  console.log(`${what}: ${verdicts.compared} compared, rustc refuses ${verdicts.refused}, ${verdicts.differences.length} differences (${codes.join(', ')})`);
  differences.push(...verdicts.differences);
}

function numberFrom(variable: string): number | null {
  const text = process.env[variable];
  if (text === undefined || text === '') return null;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${variable} must be a whole number, not ${text}`);
  return value;
}
