/**
 * Generated programs to rustc and to the analyzer: the type of every expression and binding must be the same wherever the
 * analyzer knows one, nothing that rustc accepts may be an error, and a mistake put into a program should be one on its line.
 */
import type { Random } from '../random.ts';
import { askAster } from './aster-types.ts';
import { generateTypedFunction, type GeneratedFunction } from './generate.ts';
import { makeMistake } from './mistakes.ts';
import { rustErrors, rustTypes } from './rust.ts';
import { readRustType } from './rust-types.ts';
import { WORLD } from './world.ts';

/** Functions that are given to the compiler at once. */
const BATCH = 250;
/** Errors of one phase hide those of the next. */
const MOST_PHASES = 6;

export interface TypeComparison {
  readonly functions: number;
  /** Functions that were generated, and rustc does not accept. */
  readonly refused: number;
  /** Places of which both say something, or rustc does and the analyzer does not know. */
  readonly asked: number;
  readonly equal: number;
  /** By construct. */
  readonly unknown: ReadonlyMap<string, readonly string[]>;
  /** Places that only the analyzer sees: desugared, or folded into something else by rustc. */
  readonly onlyOurs: ReadonlyMap<string, number>;
  readonly constructs: ReadonlyMap<string, number>;
  /** By kind of mistake: how many rustc reports, and how many of them the analyzer does. */
  readonly mistakes: ReadonlyMap<string, { readonly reported: number; readonly found: number; readonly missed: readonly string[] }>;
  /** Another type, or an error about what is accepted. */
  readonly differences: readonly string[];
  readonly seconds: { readonly rustc: number; readonly analyzer: number };
}

export function compareTypes(random: Random, count: number): TypeComparison {
  const unknown = new Map<string, string[]>();
  const onlyOurs = new Map<string, number>();
  const constructs = new Map<string, number>();
  const mistakes = new Map<string, { reported: number; found: number; missed: string[] }>();
  const differences: string[] = [];
  let [functions, refused, asked, equal, rustc, analyzer] = [0, 0, 0, 0, 0, 0];
  const timed = <T>(action: () => T): readonly [T, number] => {
    const start = performance.now();
    const result = action();
    return [result, (performance.now() - start) / 1000];
  };
  for (let start = 0; start < count; start += BATCH) {
    const generated = Array.from({ length: Math.min(BATCH, count - start) }, (_unused, index) => generateTypedFunction(random, start + index));
    const [accepted, phases] = timed(() => acceptedOf(generated));
    const text = programOf(accepted.map(({ lines }) => lines));
    const [theirs, types] = timed(() => rustTypes(text));
    const [ours, asking] = timed(() => askAster(text));
    functions += accepted.length;
    refused += generated.length - accepted.length;
    for (const { constructs: names } of accepted) for (const name of names) constructs.set(name, (constructs.get(name) ?? 0) + 1);
    const source = text.split('\n');
    for (const { line, code, message } of ours.errors) differences.push(`${code}: ${message}\n${source[line - 1]}`);
    for (const { place, widerPlace, isBinding, type, text: written, construct, line } of ours.places) {
      const found = isBinding ? theirs.bindings.get(place) : (theirs.expressions.get(place) ?? theirs.expressions.get(widerPlace ?? ''));
      if (found === undefined) {
        onlyOurs.set(construct, (onlyOurs.get(construct) ?? 0) + 1);
        continue;
      }
      asked += 1;
      const expected = readRustType(found);
      if (type === expected) equal += 1;
      // `map(Some)`: a constructor has a type of its own for rustc; here it is a pointer to a function.
      else if (type === null || /\bfn [A-Z]/u.test(expected)) unknown.set(construct, [...(unknown.get(construct) ?? []), `${written} is ${expected} in ${source[line - 1]?.trim()}`]);
      else differences.push(`${written} is ${type}, by rustc ${expected}\n${source[line - 1]}`);
    }
    const [, judging] = timed(() => compareMistakes(random, accepted, mistakes));
    rustc += phases + types;
    analyzer += asking + judging;
  }
  return { functions, refused, asked, equal, unknown, onlyOurs, constructs, mistakes, differences, seconds: { rustc, analyzer } };
}

/** One mistake in each function; the analyzer is asked on the lines on which rustc says something. */
function compareMistakes(random: Random, accepted: readonly GeneratedFunction[], mistakes: Map<string, { reported: number; found: number; missed: string[] }>): void {
  const wrong = accepted.flatMap(({ lines }) => makeMistake(random, lines) ?? []);
  const text = programOf(wrong.map(({ lines }) => lines));
  const ours = new Set(askAster(text).errors.map(({ line }) => line));
  const source = text.split('\n');
  const byLine = new Map<number, string>();
  let line = FIRST_LINE;
  for (const { kind, lines } of wrong) for (const _line of lines) byLine.set(line++, kind);
  for (const { lines, code, message } of rustErrors(text)) {
    const kind = byLine.get(lines[0] ?? 0);
    if (kind === undefined || !/^E0(?:308|277|599)$/u.test(code)) continue;
    const counted = mistakes.get(`${kind}, ${code}`) ?? { reported: 0, found: 0, missed: [] };
    mistakes.set(`${kind}, ${code}`, counted);
    counted.reported += 1;
    if (lines.some((each) => ours.has(each))) counted.found += 1;
    else counted.missed.push(`${message}: ${source[(lines[0] ?? 1) - 1]?.trim()}`);
  }
}

/** Those that rustc accepts, all phases of it. */
function acceptedOf(generated: readonly GeneratedFunction[]): readonly GeneratedFunction[] {
  let left = generated;
  for (let phase = 0; phase < MOST_PHASES; phase += 1) {
    const errors = rustErrors(programOf(left.map(({ lines }) => lines)));
    if (errors.length === 0) return left;
    const wrong = new Set(errors.flatMap(({ lines }) => lines));
    let line = FIRST_LINE;
    const next = left.filter(({ lines }) => {
      const first = line;
      line += lines.length;
      return !lines.some((_line, index) => wrong.has(first + index));
    });
    if (next.length === left.length) throw new Error(`rustc refuses the declarations: ${errors[0]?.message}`);
    left = next;
  }
  throw new Error(`rustc still refuses functions after ${MOST_PHASES} rounds`);
}

const FIRST_LINE = WORLD.split('\n').length;

function programOf(functions: readonly (readonly string[])[]): string {
  return `${WORLD}${functions.map((lines) => lines.join('\n')).join('\n')}\n`;
}
