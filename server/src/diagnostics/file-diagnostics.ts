/**
 * All diagnostics of a file: what its items' rules found, put into places, and what the parser could not read.
 * They are assembled chunk by chunk, with offsets counted from the chunk's start: a chunk in which nothing changed keeps its
 * list, wherever it has moved to, and an edit costs what it changed.
 * Invariant: assembled after any edits, with the help of what was assembled before, they are what they are from nothing.
 */
import type { Database } from '../base/query.ts';
import { shiftRange, type TextRange } from '../base/ranges.ts';
import { NOTHING_SHARED, sharedEnds } from '../base/shared-ends.ts';
import { fileOfItem, itemAt, type ItemKey, type ItemShape, itemStart, itemTree, type ItemTree, parsedFile, startsInChunk } from '../items/index.ts';
import type { ParsedChunk, ParsedFile } from '../syntax/index.ts';
import { isAllowed } from './allowances.ts';
import type { Finding } from './finding.ts';
import { branchFindings } from './item-findings.ts';
import { type RuleCode, ruleByCode, type Severity } from './registry.ts';
import { describeSyntaxProblem } from './rules/syntax.ts';
import { type AnalysisSettings, settingsOf } from './settings.ts';

export interface RelatedDiagnostic {
  readonly file: string;
  readonly range: TextRange;
  readonly message: string;
}

/** Offsets are UTF-16 units from the file's start. */
export interface Diagnostic {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly range: TextRange;
  readonly message: string;
  readonly related: readonly RelatedDiagnostic[];
  readonly rustc: string | null;
  /** The item that it is about; `null` for broken text between items. */
  readonly item: ItemKey | null;
}

/** A diagnostic whose range counts from the start of its chunk. */
export interface ChunkDiagnostic extends Omit<Diagnostic, 'related'> {
  readonly related: readonly ChunkRelated[];
}

/** `file` is `null` for a place in the same chunk, whose range counts from its start. */
export interface ChunkRelated extends Omit<RelatedDiagnostic, 'file'> {
  readonly file: string | null;
}

/** In order of place. */
export interface ChunkDiagnostics {
  /** What was found in each shape at the top of the chunk. */
  readonly findings: readonly (readonly Finding[])[];
  readonly diagnostics: readonly ChunkDiagnostic[];
  /** Whether they speak of no place outside the chunk. Those that do are made anew each time, since that place may have moved. */
  readonly isSelfContained: boolean;
}

/** A file's diagnostics, and what they were made of. */
export interface AssembledDiagnostics {
  readonly parsed: ParsedFile;
  /** Parallel to the chunks of the file. */
  readonly chunks: readonly ChunkDiagnostics[];
  readonly tree: ItemTree;
  readonly rules: AnalysisSettings['rules'];
}

/** The diagnostics of a file in order of place, with the levels of the settings applied. */
export function fileDiagnostics(db: Database, file: string): Diagnostic[] {
  const { chunks, parsed } = assembleDiagnostics(db, file, null);
  const placed = chunks.flatMap(({ diagnostics }, index) => {
    const base = parsed.starts[index] ?? 0;
    return diagnostics.map((diagnostic): Diagnostic => ({
      ...diagnostic,
      range: shiftRange(diagnostic.range, base),
      related: diagnostic.related.map((place) => (place.file === null ? { file, range: shiftRange(place.range, base), message: place.message } : { ...place, file: place.file })),
    }));
  });
  return placed.toSorted((left, right) => left.range.start - right.range.start);
}

/** @param before what was assembled for the same file earlier, if it is still there: what did not change is taken from it. */
export function assembleDiagnostics(db: Database, file: string, before: AssembledDiagnostics | null): AssembledDiagnostics {
  const parsed = db.get(parsedFile, file);
  const tree = db.get(itemTree, file);
  const { rules } = settingsOf(db, file);
  const known = before?.rules === rules ? before : null;
  const { same, sameBehind } = known === null ? NOTHING_SHARED : sharedEnds(known.parsed.chunks, parsed.chunks);
  const shift = parsed.chunks.length - (known?.parsed.chunks.length ?? 0);
  const chunks = parsed.chunks.map((chunk, index): ChunkDiagnostics => {
    const shapes = tree.chunks[index] ?? [];
    const oldIndex = index >= parsed.chunks.length - sameBehind ? index - shift : index < same ? index : -1;
    const old = known?.tree.chunks[oldIndex] === shapes ? known.chunks[oldIndex] : undefined;
    const isKnown = old?.isSelfContained === true && shapes.every((shape, place) => db.get(branchFindings, shape.key) === old.findings[place]);
    return isKnown ? old : diagnosticsOfChunk(db, file, { parsed, chunk, index, shapes, rules });
  });
  return { parsed, chunks, tree, rules };
}

interface ChunkParts {
  readonly parsed: ParsedFile;
  readonly chunk: ParsedChunk;
  readonly index: number;
  readonly shapes: readonly ItemShape[];
  readonly rules: AnalysisSettings['rules'];
}

function diagnosticsOfChunk(db: Database, file: string, { parsed, chunk, index, shapes, rules }: ChunkParts): ChunkDiagnostics {
  const findings = shapes.map((shape) => db.get(branchFindings, shape.key));
  const base = parsed.starts[index] ?? 0;
  const severityOf = (code: RuleCode): Severity | null => {
    const level = rules[code] ?? ruleByCode(code)?.level ?? 'off';
    return level === 'off' ? null : level;
  };
  let isSelfContained = true;
  const diagnostics: ChunkDiagnostic[] = [];
  for (const problem of chunk.lowered.problems) {
    const { code, message } = describeSyntaxProblem(problem);
    const severity = severityOf(code);
    if (severity === null) continue;
    const inside = itemAt(db, file, base + problem.start);
    if (inside !== null && isAllowed(db, inside.key, base + problem.start - inside.start, code)) continue;
    diagnostics.push({ code, severity, range: { start: problem.start, end: problem.end }, message, related: [], rustc: null, item: inside?.key ?? null });
  }
  for (const { code, place, message, related, rustc } of findings.flat()) {
    const starts = startsInChunk(shapes, chunk.lowered);
    const severity = severityOf(code);
    const start = starts.get(place.item);
    // A rule speaks of the item that it was asked about.
    if (severity === null || start === undefined) continue;
    const placed = related.flatMap((other): ChunkRelated[] => {
      const here = starts.get(other.item);
      if (here !== undefined) return [{ file: null, range: shiftRange(other.range, here), message: other.message }];
      isSelfContained = false;
      const there = itemStart(db, other.item);
      return there === null ? [] : [{ file: fileOfItem(other.item), range: shiftRange(other.range, there), message: other.message }];
    });
    diagnostics.push({ code, severity, range: shiftRange(place.range, start), message, related: placed, rustc, item: place.item });
  }
  diagnostics.sort((left, right) => left.range.start - right.range.start || compareCodes(left.code, right.code));
  return { findings, diagnostics, isSelfContained };
}

function compareCodes(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
