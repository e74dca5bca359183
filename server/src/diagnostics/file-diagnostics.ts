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
import type { ParsedFile } from '../syntax/index.ts';
import { isAllowed } from './allowances.ts';
import type { Finding } from './finding.ts';
import { fileFindings } from './item-findings.ts';
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
  readonly findings: readonly (readonly Finding[])[];
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
  const findings = db.get(fileFindings, file);
  const { rules } = settingsOf(db, file);
  const known = before?.rules === rules ? before : null;
  const { same, sameBehind } = known === null ? NOTHING_SHARED : sharedEnds(known.parsed.chunks, parsed.chunks);
  const shift = parsed.chunks.length - (known?.parsed.chunks.length ?? 0);
  const shapeShift = findings.length - (known?.findings.length ?? 0);
  const chunks: ChunkDiagnostics[] = [];
  let firstShape = 0;
  for (let index = 0; index < parsed.chunks.length; index += 1) {
    const shapes = tree.chunks[index] ?? [];
    const isBehind = index >= parsed.chunks.length - sameBehind;
    const oldIndex = isBehind ? index - shift : index;
    const oldShape = isBehind ? firstShape - shapeShift : firstShape;
    const old = known !== null && (isBehind || index < same) && known.tree.chunks[oldIndex] === shapes ? known.chunks[oldIndex] : undefined;
    const isKnown = old?.isSelfContained === true && shapes.every((_shape, place) => known?.findings[oldShape + place] === findings[firstShape + place]);
    chunks.push(isKnown ? old : diagnosticsOfChunk(db, file, { parsed, index, shapes, rules, findings: findings.slice(firstShape, firstShape + shapes.length).flat() }));
    firstShape += shapes.length;
  }
  return { parsed, chunks, tree, findings, rules };
}

interface ChunkParts {
  readonly parsed: ParsedFile;
  readonly index: number;
  readonly shapes: readonly ItemShape[];
  readonly rules: AnalysisSettings['rules'];
  readonly findings: readonly Finding[];
}

const NOTHING_FOUND: ChunkDiagnostics = { diagnostics: [], isSelfContained: true };

function diagnosticsOfChunk(db: Database, file: string, { parsed, index, shapes, rules, findings }: ChunkParts): ChunkDiagnostics {
  const chunk = parsed.chunks[index];
  if (chunk === undefined || (findings.length === 0 && chunk.lowered.problems.length === 0)) return NOTHING_FOUND;
  const base = parsed.starts[index] ?? 0;
  const starts = startsInChunk(shapes, chunk.lowered);
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
  for (const { code, place, message, related, rustc } of findings) {
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
  return { diagnostics: diagnostics.toSorted((left, right) => left.range.start - right.range.start || compareCodes(left.code, right.code)), isSelfContained };
}

function compareCodes(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
