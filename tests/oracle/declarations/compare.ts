/** What the analyzer refuses in generated declarations against what rustc refuses. */
import { layoutProblems, reprProblems } from '../../../server/src/layout/index.ts';
import { program, topLevelItems } from '../../layout/support.ts';
import type { Random } from '../random.ts';
import { generateGroup, RECURSION_PREAMBLE } from './recursion.ts';
import { generateReprDeclaration, REPR_PREAMBLE } from './repr.ts';
import { rustVerdicts } from './verdicts.ts';

export interface Verdicts {
  readonly compared: number;
  readonly refused: number;
  readonly differences: readonly string[];
  /** How often rustc gave each code; `accepted` for none. */
  readonly codes: ReadonlyMap<string, number>;
}

/** The same declarations are refused; where a mistake has one name in both, it is the same mistake. */
export function compareReprs(random: Random, count: number): Verdicts {
  const lines = Array.from({ length: count }, (_, index) => generateReprDeclaration(random, `R${index}`));
  const verdicts = rustVerdicts(REPR_PREAMBLE, lines);
  const { db } = program([...REPR_PREAMBLE, ...lines].join('\n'));
  const items = topLevelItems(db);
  const codes = new Map<string, number>();
  const differences = lines.flatMap((line, index) => {
    const theirs = [...new Set(verdicts.get(index) ?? [])];
    for (const code of theirs.length === 0 ? ['accepted'] : theirs) codes.set(code, (codes.get(code) ?? 0) + 1);
    const item = items.get(`R${index}`);
    const ours = item === undefined ? ['not read as an item'] : reprProblems(db, item, '64').map((problem) => problem.code ?? 'without a code');
    // Transparent unions are unfinished in Rust (E0658), aligned functions too (a sentence without a code); here both are misplaced.
    const isUnfinished = theirs.some((code) => code === 'E0658' || !/^E\d+$/u.test(code));
    const agrees = theirs.length === 0 ? ours.length === 0 : ours.some((code) => theirs.includes(code)) || (isUnfinished && ours.includes('E0517'));
    return agrees ? [] : [`${line}\n  analyzer: ${ours.join(' ') || 'accepted'}\n  rustc: ${theirs.join(' ') || 'accepted'}`];
  });
  return { compared: lines.length, refused: verdicts.size, differences, codes };
}

/**
 * A group is refused by both or by none, and what rustc names is named here. rustc stops at the first circle that it finds
 * through a type, so it may name fewer.
 */
export function compareRecursion(random: Random, count: number): Verdicts {
  const groups = Array.from({ length: count }, (_, index) => generateGroup(random, index));
  const lines = groups.flat().map(({ text }) => text);
  const verdicts = rustVerdicts(RECURSION_PREAMBLE, lines);
  const { db } = program([...RECURSION_PREAMBLE, ...lines].join('\n'));
  const items = topLevelItems(db);
  const isEndless = (name: string): boolean => {
    const item = items.get(name);
    return item !== undefined && layoutProblems(db, item, '64').some((finding) => finding.kind === 'infinite-size');
  };
  const codes = new Map<string, number>();
  let line = 0;
  const differences = groups.flatMap((group) => {
    const first = line;
    line += group.length;
    const theirs = group.filter((_, index) => verdicts.get(first + index)?.includes('E0072')).map(({ name }) => name);
    const ours = group.filter(({ name }) => isEndless(name)).map(({ name }) => name);
    const code = theirs.length === 0 ? 'accepted' : 'E0072';
    codes.set(code, (codes.get(code) ?? 0) + 1);
    const agrees = theirs.length > 0 === ours.length > 0 && theirs.every((name) => ours.includes(name));
    return agrees ? [] : [`${group.map(({ text }) => text).join('\n')}\n  analyzer: ${ours.join(' ') || 'accepted'}\n  rustc: ${theirs.join(' ') || 'accepted'}`];
  });
  return { compared: groups.length, refused: codes.get('E0072') ?? 0, differences, codes };
}
