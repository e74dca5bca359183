/**
 * One function judged twice. Agreement is: the same kinds of mistakes; every line of rustc's is the analyzer's; each further
 * line of the analyzer's is about a variable that was reported with that kind. rustc says one of several wrong uses after
 * the same move, and nothing about ownership where names or types are wrong.
 */
import { isError, LINTS, type Report } from './rust.ts';

/** What rustc looks for last, only in bodies without other errors. */
const OWNERSHIP = new Set(['E0381', 'E0382', 'E0384', 'E0499', 'E0500', 'E0501', 'E0502', 'E0503', 'E0505', 'E0506', 'E0507', 'E0508', 'E0509', 'E0510', 'E0515', 'E0524', 'E0594', 'E0596', 'E0597', 'E0713', 'E0716']);

export interface Difference {
  readonly side: 'missed' | 'false alarm' | 'missed line' | 'further line';
  readonly kind: string;
  /** In the function, from 0. */
  readonly line: number;
  readonly message: string;
}

/** @returns `null` if rustc reports a kind for which the analyzer has no rule: nothing can be said. */
export function differencesOf(theirs: readonly Report[], ours: readonly Report[], known: ReadonlySet<string>): Difference[] | null {
  const errors = theirs.filter(({ kind }) => isError(kind));
  if (errors.some(({ kind }) => !known.has(kind))) return null;
  const hasEarlyError = errors.some(({ kind }) => !OWNERSHIP.has(kind));
  const ourErrors = ours.filter((report) => isError(report.kind) && !(hasEarlyError && OWNERSHIP.has(report.kind)));
  const differences = compareKinds(errors, ourErrors);
  if (errors.length > 0) return differences;
  return [...differences, ...LINTS.filter((lint) => known.has(lint)).flatMap((lint) => compareKinds(theirs.filter(({ kind }) => kind === lint), ours.filter(({ kind }) => kind === lint)))];
}

function isAt({ line, lastLine }: Report, other: number): boolean {
  return line <= other && other <= lastLine;
}

function compareKinds(theirs: readonly Report[], ours: readonly Report[]): Difference[] {
  const differences: Difference[] = [];
  const add = (side: Difference['side'], { kind, line, message }: Report): void => {
    differences.push({ side, kind, line, message });
  };
  for (const kind of new Set([...theirs, ...ours].map((report) => report.kind))) {
    const [their, our] = [theirs.filter((report) => report.kind === kind), ours.filter((report) => report.kind === kind)];
    const [firstOfTheirs] = their.filter(({ isOptional }) => !isOptional);
    const [firstOfOurs] = our;
    if (firstOfOurs === undefined) {
      if (firstOfTheirs !== undefined) add('missed', firstOfTheirs);
    } else if (their.length === 0) add('false alarm', firstOfOurs);
    else {
      const missed = their.find((report) => !report.isOptional && !our.some(({ line }) => isAt(report, line)));
      // Where rustc names no variable, the analyzer says which one that line is about.
      const roots = their.flatMap((report) => (report.root === null ? our.filter(({ line }) => isAt(report, line)).map(({ root }) => root) : [report.root])).filter((root) => root !== null);
      const further = our.find(({ line, root }) => !their.some((report) => isAt(report, line)) && (root === null || !roots.includes(root)));
      if (missed !== undefined) add('missed line', missed);
      if (further !== undefined) add('further line', further);
    }
  }
  return differences;
}
