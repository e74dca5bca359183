/** Many functions in one text, given to rustc and to the analyzer, and what each says about each function. */
import { asterReports, KNOWN_KINDS } from './aster.ts';
import { isError, LINTS, type Report, rustReports } from './rust.ts';
import { type Difference, differencesOf } from './verdict.ts';

export interface Verdict {
  readonly theirs: readonly Report[];
  readonly ours: readonly Report[];
  /** `null` where the analyzer has no rule for what rustc says. */
  readonly differences: readonly Difference[] | null;
}

export interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** If not, rustc refuses the declarations or the text as such, and nothing can be said about any of the functions. */
  readonly isReadable: boolean;
  /** Why it is not. */
  readonly refusal: string | null;
  /** What the analyzer says about the declarations that all functions share. */
  readonly outside: readonly Report[];
  readonly milliseconds: { readonly rustc: number; readonly analyzer: number };
}

/** rustc does not see that a reference which a pattern binds is unused, if there is a guard. */
const GUARD = / if (?:.* => |.*\{$)/u;

/** @param preamble the lines before the functions. Lines of reports count from the start of their function. */
export function judge(preamble: readonly string[], functions: readonly (readonly string[])[]): Judgement {
  const starts: number[] = [];
  const lines = [...preamble];
  for (const each of functions) {
    starts.push(lines.length);
    lines.push(...each);
  }
  const text = [...lines, ''].join('\n');
  const before = performance.now();
  const theirs = rustReports(text);
  const between = performance.now();
  const ours = asterReports(text, LINTS);
  const milliseconds = { rustc: between - before, analyzer: performance.now() - between };
  const isComparable = ({ kind, line }: Report): boolean => kind !== 'unused_variables' || !GUARD.test(lines[line] ?? '');
  const ofFunction = (reports: readonly Report[]): Report[][] => {
    const sorted: Report[][] = functions.map(() => []);
    for (const report of reports.filter(isComparable)) {
      const index = starts.findLastIndex((start) => start <= report.line);
      const start = starts[index] ?? 0;
      sorted[index]?.push({ ...report, line: report.line - start, lastLine: report.lastLine - start });
    }
    return sorted;
  };
  const first = starts[0] ?? lines.length;
  const refused = theirs.find((report) => isError(report.kind) && (report.line < first || !/^E\d+$/u.test(report.kind)));
  const [sortedTheirs, sortedOurs] = [ofFunction(theirs), ofFunction(ours)];
  return {
    verdicts: functions.map((_, index) => {
      const [their, our] = [sortedTheirs[index] ?? [], sortedOurs[index] ?? []];
      return { theirs: their, ours: our, differences: differencesOf(their, our, KNOWN_KINDS) };
    }),
    isReadable: refused === undefined,
    refusal: refused === undefined ? null : `${refused.message}: ${lines[refused.line]}`,
    outside: ours.filter((report) => isError(report.kind) && report.line < first),
    milliseconds,
  };
}
