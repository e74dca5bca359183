/**
 * `check --fix`: applies fixes to the files until there is none left to apply, and writes what changed.
 * Only preferred fixes, none that changes a binary interface, none that would touch a file that was not asked for. Invariant: a
 * file is written only if it has no more errors than before; edits that are applied together never overlap.
 */
import { applyEdits, type Diagnostic, fileDiagnostics, type Fix, fixesFor, type FileEdit, ruleByCode, type Workspace } from '../ide/index.ts';
import { type AppliedFix, Places } from './check-report.ts';
import type { Failure } from './inputs.ts';
import type { Progress } from './progress.ts';
import type { Session } from './session.ts';

/** A fix may give way to another one; a circle of fixes must end all the same. */
const MOST_ROUNDS = 200;

export interface FixResult {
  readonly fixed: readonly AppliedFix[];
  /** Files that could not be written. */
  readonly failures: readonly Failure[];
}

export async function fixFiles(session: Session, progress: Progress): Promise<FixResult> {
  const before = new Map(session.sources.map((source) => [source.file, source.text]));
  const spoilt = new Set<string>();
  const fixed: AppliedFix[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const applied = applyRound(session, spoilt, progress);
    if (applied === null) break;
    fixed.push(...applied);
  }
  const failures: Failure[] = [];
  for (const source of session.sources) {
    if (source.path === null || source.text === before.get(source.file)) continue;
    const message = await session.machine.files.writeText(source.path, `${source.hasByteOrderMark ? '\u{feff}' : ''}${source.text}`);
    if (message !== null) failures.push({ file: session.workspace.sourceOf(source.file), message: `was not changed: ${message}` });
  }
  const unwritten = new Set(failures.map((failure) => failure.file));
  return { fixed: fixed.filter(({ file }) => !unwritten.has(file)), failures };
}

interface Chosen {
  readonly edits: Map<string, FileEdit[]>;
  readonly fixes: { readonly fix: Fix; readonly applied: AppliedFix }[];
}

/** One round over all files; `null` if there was nothing to do. @param spoilt files that fixes have made worse: they are left alone. */
function applyRound(session: Session, spoilt: Set<string>, progress: Progress): AppliedFix[] | null {
  const chosen = choose(session, spoilt, progress);
  if (chosen.fixes.length === 0) return null;
  const touched = [...chosen.edits].map(([file, edits]) => ({ file, edits, text: session.workspace.text(file) ?? '' }));
  const errorsBefore = countErrors(session);
  for (const { file, edits, text } of touched) session.replace(file, applyEdits(text, edits));
  if (countErrors(session) <= errorsBefore) return chosen.fixes.map(({ applied }) => applied);
  for (const { file, text } of touched) {
    session.replace(file, text);
    spoilt.add(file);
  }
  return [];
}

function choose(session: Session, spoilt: ReadonlySet<string>, progress: Progress): Chosen {
  const { workspace } = session;
  const places = new Places(workspace);
  const writable = new Set(session.sources.flatMap(({ file, path }) => (path === null || spoilt.has(file) ? [] : [file])));
  const chosen: Chosen = { edits: new Map(), fixes: [] };
  const curedErrors = new Set<string>();
  for (const { file } of session.sources) {
    if (!writable.has(file)) continue;
    progress.report('fixing', chosen.fixes.length, session.sources.length);
    for (const diagnostic of diagnosticsOf(workspace, file)) {
      // Two types that contain each other are two errors with one cure: the other one is looked at again afterwards.
      const isError = ruleByCode(diagnostic.code)?.level === 'error';
      if (isError && curedErrors.has(diagnostic.code)) continue;
      const fix = fixesFor(workspace, file, diagnostic).find((candidate) => isHarmless(candidate) && canApply(candidate, chosen, writable));
      if (fix === undefined) continue;
      if (isError) curedErrors.add(diagnostic.code);
      for (const edit of fix.edits) chosen.edits.set(edit.file, [...(chosen.edits.get(edit.file) ?? []), edit]);
      chosen.fixes.push({ fix, applied: { file: workspace.sourceOf(file), line: places.span(file, diagnostic.range).start.line, code: diagnostic.code, title: fix.title } });
    }
  }
  progress.end();
  return chosen;
}

function isHarmless(fix: Fix): boolean {
  return fix.preferred && !fix.changesAbi && fix.edits.length > 0;
}

function canApply(fix: Fix, chosen: Chosen, writable: ReadonlySet<string>): boolean {
  return fix.edits.every((edit) => writable.has(edit.file) && !(chosen.edits.get(edit.file) ?? []).some((other) => overlaps(edit, other)));
}

/** Touching counts: what two insertions at one place give depends on their order. */
function overlaps(one: FileEdit, other: FileEdit): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function countErrors(session: Session): number {
  return session.sources.reduce((errors, { file }) => errors + diagnosticsOf(session.workspace, file).filter(({ severity }) => severity === 'error').length, 0);
}

/** A file that the analyzer fails on is not changed; the report says so. */
function diagnosticsOf(workspace: Workspace, file: string): readonly Diagnostic[] {
  try {
    return fileDiagnostics(workspace.db, file);
  } catch {
    return [];
  }
}
