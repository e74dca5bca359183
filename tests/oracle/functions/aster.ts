/** What the analyzer says about generated functions, in the terms of `rust.ts`. */
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { type Diagnostic, fileDiagnostics, ruleByCode, RULES } from '../../../server/src/diagnostics/index.ts';
import { sourceSet, surroundings } from '../../../server/src/items/index.ts';
import { FILE, program } from '../../layout/support.ts';
import type { Report } from './rust.ts';

/** Error codes and lints for which the analyzer has a rule that is on. */
export const KNOWN_KINDS: ReadonlySet<string> = new Set(RULES.flatMap(({ rustc, lints }) => [...rustc, ...lints]));

/** Errors, and what stands for one of `lints`. */
export function asterReports(text: string, lints: readonly string[]): Report[] {
  const { db } = program(text);
  // A file alone in its folder: no other file can declare what it names.
  db.set(surroundings, FILE, { kind: 'known', root: '/' });
  db.set(sourceSet, '/', { isPackage: false, name: null, files: [FILE], isComplete: true });
  const lines = new LineIndex(text);
  return fileDiagnostics(db, FILE).flatMap((diagnostic) => {
    const kind = kindOf(diagnostic, lints);
    if (kind === null) return [];
    const primary = text.slice(diagnostic.range.start, diagnostic.range.end);
    const { line } = lines.position(diagnostic.range.start);
    return [{ kind, line, lastLine: line, root: rootOf(kind, primary, diagnostic.message), message: `${diagnostic.code}: ${diagnostic.message}`, isOptional: false }];
  });
}

function kindOf({ code, severity, rustc }: Diagnostic, lints: readonly string[]): string | null {
  const rule = ruleByCode(code);
  const lint = rule?.lints.find((each) => lints.includes(each));
  if (lint !== undefined) return lint;
  // A lint that rustc denies is told only of what it accepts otherwise, and builds.
  if (rustc === null && rule !== null && rule.lints.length > 0) return null;
  return severity === 'error' ? (rustc ?? rule?.rustc[0] ?? code) : null;
}

/** The variable that a finding is about. Where a pattern takes something, the text is a new name, and the message says of what. */
function rootOf(kind: string, primary: string, message: string): string | null {
  const found = kind === 'E0382' ? /`[(*&]*(\w+)/u.exec(message) : /^[(*&]*(?:mut )?\(*(\w+)/u.exec(primary);
  return found?.[1] ?? null;
}
