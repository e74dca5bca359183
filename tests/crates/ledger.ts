/**
 * What is counted of each crate, and the law over it: counts of findings may only fall, and what is understood may only rise.
 * The counts of the last accepted run are `counts.json`; `UPDATE_CRATES=1` writes them anew, but never worse ones.
 */
import type { CrateAnalysis, FoundInCrate } from './analyse.ts';
import { constructOf } from './constructs.ts';

export interface CrateCounts {
  readonly version: string;
  readonly lines: number;
  readonly functions: number;
  readonly understood: number;
  /** How many findings of each code, syntax errors left out. */
  readonly findings: Readonly<Record<string, number>>;
  /** How many syntax errors of each construct that is not read. */
  readonly syntax: Readonly<Record<string, number>>;
}

export type Ledger = Readonly<Record<string, CrateCounts>>;

/** Kinds of syntax errors; everything else is a finding. */
const SYNTAX: ReadonlySet<string> = new Set(['syntax-error', 'missing-token']);

export function isSyntax({ code }: FoundInCrate): boolean {
  return SYNTAX.has(code);
}

/** Errors that are true in Aster because it means something else there. Each is one line of one crate. */
export const DIFFERENCES: readonly { readonly crate: string; readonly code: string; readonly text: string; readonly why: string }[] = [
  { crate: 'glob', code: 'use-after-move', text: 'let scope = root.map_or_else(|| PathBuf::from("."), to_scope);', why: "Aster's `Path` owns its text, so that an `Option` of one moves" },
];

/** An error that is no syntax error, in code that rustc accepts: a defect of the analyzer. */
export function isFalseError(crate: string, found: FoundInCrate): boolean {
  return found.severity === 'error' && !isSyntax(found) && !DIFFERENCES.some((known) => known.crate === crate && known.code === found.code && known.text === found.text);
}

export function countsOf(version: string, { found, functions, lines, understood }: CrateAnalysis): CrateCounts {
  return { version, lines, functions, understood, findings: counted(found.filter((each) => !isSyntax(each)), ({ code }) => code), syntax: counted(found.filter(isSyntax), constructOf) };
}

function counted<T>(values: readonly T[], keyOf: (value: T) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** What is worse than before, in sentences. A crate of another version is a new crate. */
export function worsened(before: Ledger, now: Ledger): string[] {
  return Object.entries(now).flatMap(([name, counts]) => {
    const old = before[name];
    if (old === undefined || old.version !== counts.version) return [];
    const worse = [...more(name, old.findings, counts.findings), ...more(name, old.syntax, counts.syntax)];
    if (counts.understood < old.understood) worse.push(`${name}: ${counts.understood} bodies are understood, where it was ${old.understood}`);
    return worse;
  });
}

function more(name: string, before: Readonly<Record<string, number>>, now: Readonly<Record<string, number>>): string[] {
  return Object.entries(now).flatMap(([what, count]) => (count > (before[what] ?? 0) ? [`${name}: ${count} of \`${what}\`, where it was ${before[what] ?? 0}`] : []));
}
