/**
 * The programs of the rules' pages against rustc: it finds the same mistakes on the same lines and none in a neighbour that
 * is silent, and it accepts what the fixes make of a program. A program that is not Rust says so behind its fence.
 */
import { readFileSync } from 'node:fs';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { applyEdits, type Diagnostic, fileDiagnostics, fixesFor, ruleByCode } from '../../../server/src/ide/index.ts';
import { type Fixture, openFixture } from '../../support/fixture.ts';
import { readPage, type SpecSection } from '../../support/spec-page.ts';
import { type RustFinding, rustFindings } from './rust-findings.ts';

/** The rules whose pages are written so that Rust can read them. */
const PAGES = [
  'arithmetic-overflow', 'assign-to-immutable', 'assign-twice', 'await-outside-async', 'borrow-immutable-as-mutable', 'cyclic-definition', 'double-drop',
  'duplicate-discriminant', 'duplicate-field', 'duplicate-impl', 'explicit-drop-call', 'impl-signature-mismatch', 'inconsistent-bindings', 'invalid-assignment-target', 'invalid-cast', 'invalid-operand',
  'literal-out-of-range', 'misplaced-jump', 'missing-field', 'missing-return-value', 'move-out-of-borrow', 'move-out-of-drop', 'move-out-of-index',
  'non-exhaustive-match', 'not-callable', 'not-const', 'not-dyn-compatible', 'pattern-mismatch', 'refutable-pattern', 'type-mismatch', 'unconstrained-parameter', 'undeclared-label', 'unknown-field', 'unknown-trait-item',
  'unreachable-code', 'unresolved-field', 'unresolved-import', 'unresolved-method', 'unresolved-module', 'unresolved-name', 'unsatisfied-bound', 'unsized-value',
  'unused-generic-parameter', 'unused-mut', 'unused-variable', 'use-after-move', 'use-of-uninitialized', 'wrong-argument-count', 'wrong-generic-count', 'wrong-kind-of-name',
] as const;

const FILE = '/main.ast';

/** From `tests/oracle`, where the bundle stands. */
const RULE_PAGES = new URL('../../docs/rules/', import.meta.url);

export interface PageComparison {
  readonly programs: number;
  readonly fixes: number;
  readonly differences: readonly string[];
}

export function comparePages(): PageComparison {
  let programs = 0;
  let fixes = 0;
  const differences: string[] = [];
  for (const page of PAGES) {
    for (const section of readPage(readFileSync(new URL(`${page}.md`, RULE_PAGES), 'utf8'))) {
      const { program } = section;
      if (program === null || program.isUnlikeRust || program.files.length !== 1) continue;
      const compared = compareSection(section, openFixture(program.files, program));
      programs += 1;
      fixes += compared.fixes;
      differences.push(...compared.differences.map((difference) => `docs/rules/${page}.md:${section.line}: ${difference}`));
    }
  }
  return { programs, fixes, differences };
}

function compareSection(section: SpecSection, fixture: Fixture): Omit<PageComparison, 'programs'> {
  const text = section.program?.files[0]?.text ?? '';
  const ours = fileDiagnostics(fixture.workspace.db, FILE);
  const theirs = rustFindings(text);
  const differences = compareFindings(text, ours, theirs);
  let fixes = 0;
  for (const diagnostic of ours) {
    for (const fix of fixesFor(fixture.workspace, FILE, diagnostic)) {
      // What silences a rule for this analyzer says nothing to another.
      if (fix.title.startsWith('Silence') || !isComparable(diagnostic)) continue;
      // Every value of Aster has a `clone`; Rust wants a derive for it.
      if (fix.title.startsWith('Give a clone') && !text.includes('Clone') && /struct|enum/u.test(text)) continue;
      fixes += 1;
      const left = rustFindings(applyEdits(text, fix.edits)).filter((finding) => finding.isError || finding.rules.includes(diagnostic.code));
      const allowed = theirs.filter((finding) => (finding.isError || finding.rules.includes(diagnostic.code)) && !isSame(text, diagnostic, finding));
      if (left.length > allowed.length) differences.push(`after "${fix.title}" rustc says ${left.map((finding) => finding.text).join('; ')}`);
    }
  }
  return { fixes, differences };
}

/** One to one by line and rule. rustc does not lint what it refuses. */
function compareFindings(text: string, ours: readonly Diagnostic[], theirs: readonly RustFinding[]): string[] {
  const isRefused = theirs.some((finding) => finding.isError);
  const left = ours.filter((diagnostic) => isComparable(diagnostic) && !(isRefused && diagnostic.severity === 'hint'));
  const differences: string[] = [];
  for (const finding of theirs) {
    const at = left.findIndex((diagnostic) => isSame(text, diagnostic, finding));
    if (at >= 0) left.splice(at, 1);
    else differences.push(`only rustc, line ${finding.line + 1} of the program: ${finding.text}`);
  }
  return [...differences, ...left.map((diagnostic) => `only the analyzer, line ${lineOf(text, diagnostic) + 1} of the program: ${diagnostic.code}: ${diagnostic.message}`)];
}

/** Hints about layouts and the like are nothing that rustc knows. */
function isComparable(diagnostic: Diagnostic): boolean {
  const rule = ruleByCode(diagnostic.code);
  return rule !== null && (rule.rustc.length > 0 || rule.lints.length > 0);
}

function isSame(text: string, diagnostic: Diagnostic, finding: RustFinding): boolean {
  return finding.line === lineOf(text, diagnostic) && finding.rules.includes(diagnostic.code);
}

function lineOf(text: string, diagnostic: Diagnostic): number {
  return new LineIndex(text).position(diagnostic.range.start).line;
}
