/**
 * What `check` found, in the shape of its JSON output, which `docs/json.md` describes: every other format is made from it.
 * Offsets become lines and columns here. Invariant: sorted by file, start and code; equal input gives an equal report.
 */
import type { TextRange } from '../base/ranges.ts';
import { LineIndex } from '../base/line-index.ts';
import { type AnalysisSettings, DEFAULT_SETTINGS, type Diagnostic, fileDiagnostics, type Fix, fixesFor, incompleteItems, overlaid, rulePageUrl, type RuleCode, type Severity, type Workspace } from '../ide/index.ts';
import { displayPath } from '../items/index.ts';
import { defect } from './defect.ts';
import { byFile, type Failure, shownRoot } from './inputs.ts';
import type { Machine } from './machine.ts';
import type { Progress } from './progress.ts';
import type { Session } from './session.ts';
import { valuesOfFlags } from './settings.ts';

/** From 1; columns in UTF-16 units. */
export interface ReportPosition {
  readonly line: number;
  readonly column: number;
}

export interface ReportPlace {
  readonly file: string;
  readonly start: ReportPosition;
  /** Exclusive. */
  readonly end: ReportPosition;
}

export interface ReportFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly (ReportPlace & { readonly newText: string })[];
}

export interface ReportDiagnostic extends ReportPlace {
  /** `m::f`; `null` for text that belongs to no item. */
  readonly item: string | null;
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly rustc: string | null;
  readonly message: string;
  readonly url: string;
  readonly related: readonly (ReportPlace & { readonly message: string })[];
  readonly fixes: readonly ReportFix[];
}

/** A fix that was applied; `line` is where its finding was. */
export interface AppliedFix {
  readonly file: string;
  readonly line: number;
  readonly code: RuleCode;
  readonly title: string;
}

export interface CheckReport {
  readonly version: 1;
  readonly tool: string;
  /** `null` where the files' settings differ. */
  readonly target: AnalysisSettings['target'] | null;
  readonly stage: AnalysisSettings['stage'] | null;
  readonly root: string;
  readonly columnKind: 'utf16CodeUnits';
  readonly files: number;
  readonly errors: readonly Failure[];
  readonly incomplete: readonly { readonly file: string; readonly item: string | null; readonly reason: string }[];
  readonly summary: Readonly<Record<Severity, number>>;
  /** Only where fixes were asked for. */
  readonly fixed?: readonly AppliedFix[];
  readonly diagnostics: readonly ReportDiagnostic[];
}

/** @param fixed what was changed before; `null` if nothing was to be. @param failures beyond those of the session. */
export function checkReport(session: Session, fixed: readonly AppliedFix[] | null, failures: readonly Failure[], progress: Progress): CheckReport {
  const { machine, workspace } = session;
  const places = new Places(workspace);
  const diagnostics: ReportDiagnostic[] = [];
  const incomplete: { file: string; item: string | null; reason: string }[] = [];
  const errors = [...session.failures, ...failures];
  let done = 0;
  for (const { file } of session.sources) {
    progress.report('checking', (done += 1), session.sources.length);
    try {
      diagnostics.push(...fileDiagnostics(workspace.db, file).map((diagnostic) => describe(workspace, places, file, diagnostic)));
      incomplete.push(...incompleteItems(workspace.db, file).map((item) => ({ file: workspace.sourceOf(file), ...item })));
    } catch (error) {
      errors.push({ file: workspace.sourceOf(file), message: defect(error) });
    }
  }
  progress.end();
  const used = session.sources.length === 0 ? [overlaid(DEFAULT_SETTINGS, valuesOfFlags(session.flags))] : session.sources.map((source) => session.settingsOf(source));
  diagnostics.sort((left, right) => byFile(left, right) || comparePositions(left.start, right.start) || compareTexts(left.code, right.code));
  return {
    ...reportHead(machine),
    target: common(used.map(({ target }) => target)),
    stage: common(used.map(({ stage }) => stage)),
    root: shownRoot(machine),
    columnKind: 'utf16CodeUnits',
    files: session.sources.length,
    errors: errors.toSorted(byFile),
    incomplete: incomplete.toSorted(byFile),
    summary: { error: count(diagnostics, 'error'), warning: count(diagnostics, 'warning'), hint: count(diagnostics, 'hint') },
    ...(fixed === null ? {} : { fixed }),
    diagnostics,
  };
}

export function reportHead(machine: Machine): { readonly version: 1; readonly tool: string } {
  return { version: 1, tool: `aster-analyzer ${machine.version}` };
}

function describe(workspace: Workspace, places: Places, file: string, diagnostic: Diagnostic): ReportDiagnostic {
  const { item, code, severity, rustc, message } = diagnostic;
  const name = item === null ? '' : displayPath(item);
  return {
    file: workspace.sourceOf(file),
    item: name === '' ? null : name,
    code,
    severity,
    rustc,
    message,
    url: rulePageUrl(code),
    ...places.span(file, diagnostic.range),
    related: diagnostic.related.map((related) => ({ file: workspace.sourceOf(related.file), message: related.message, ...places.span(related.file, related.range) })),
    fixes: fixesFor(workspace, file, diagnostic).map((fix) => describeFix(places, fix)),
  };
}

function describeFix(places: Places, fix: Fix): ReportFix {
  return {
    title: fix.title,
    preferred: fix.preferred,
    edits: fix.edits.map((edit) => ({ file: places.workspace.sourceOf(edit.file), ...places.span(edit.file, edit), newText: edit.text })),
  };
}

/** Lines and columns of offsets, with one index for each text. */
export class Places {
  readonly #indexes = new Map<string, LineIndex>();

  constructor(readonly workspace: Workspace) {}

  span(file: string, range: TextRange): { readonly start: ReportPosition; readonly end: ReportPosition } {
    return { start: this.#position(file, range.start), end: this.#position(file, range.end) };
  }

  #position(file: string, offset: number): ReportPosition {
    let index = this.#indexes.get(file);
    if (index === undefined) this.#indexes.set(file, (index = new LineIndex(this.workspace.text(file) ?? '')));
    const { line, column } = index.position(offset);
    return { line: line + 1, column: column + 1 };
  }
}

function count(diagnostics: readonly ReportDiagnostic[], severity: Severity): number {
  return diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
}

function comparePositions(left: ReportPosition, right: ReportPosition): number {
  return left.line - right.line || left.column - right.column;
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The one value that all have; without any, or with several, `null`. */
function common<T>(values: readonly T[]): T | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}
