/**
 * All diagnostics of a file: what its items' rules found, put into places, and what the parser could not read.
 * They are assembled chunk by chunk, with offsets counted from the chunk's start: a chunk in which nothing changed keeps its
 * list, wherever it has moved to, and an edit costs what it changed.
 * Invariant: assembled after any edits, with the help of what was assembled before, they are what they are from nothing.
 */
import type { Database } from '../base/query.ts';
import { shiftRange, type TextRange } from '../base/ranges.ts';
import { sharedEnds } from '../base/shared-ends.ts';
import { chunkOfItem, fileOfItem, itemAt, type ItemKey, itemStart, itemTree, type ItemTree, parsedFile, partOfItem, startsInChunk } from '../items/index.ts';
import type { ParsedFile } from '../syntax/index.ts';
import { isAllowed } from './allowances.ts';
import type { Finding } from './finding.ts';
import { fileFindings, saidAnew } from './item-findings.ts';
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

/** In order of place; at least one. */
export interface ChunkDiagnostics {
  readonly diagnostics: readonly ChunkDiagnostic[];
  /** Whether they speak of no place outside the chunk. Those that do are made anew each time, since that place may have moved. */
  readonly isSelfContained: boolean;
}

/** A file's diagnostics, and what they were made of. */
export interface AssembledDiagnostics {
  readonly parsed: ParsedFile;
  readonly tree: ItemTree;
  readonly findings: readonly ReadonlyMap<ItemKey, readonly Finding[]>[];
  readonly rules: AnalysisSettings['rules'];
  /** The chunks of which there is something to say, in file order. */
  readonly spoken: readonly SpokenChunk[];
}

export interface SpokenChunk {
  /** Which chunk of the file. */
  readonly index: number;
  readonly found: ChunkDiagnostics;
}

/** The diagnostics of a file in order of place, with the levels of the settings applied. */
export function fileDiagnostics(db: Database, file: string): Diagnostic[] {
  const { parsed, spoken } = assembleDiagnostics(db, file, null);
  const placed = spoken.flatMap(({ found, index }) => {
    const base = parsed.starts[index] ?? 0;
    return found.diagnostics.map((diagnostic): Diagnostic => ({
      ...diagnostic,
      range: shiftRange(diagnostic.range, base),
      related: diagnostic.related.map((place) => (place.file === null ? { file, range: shiftRange(place.range, base), message: place.message } : { ...place, file: place.file })),
    }));
  });
  return placed.toSorted((left, right) => left.range.start - right.range.start);
}

/**
 * Cost with `before`: the chunks that changed and those of which there is something to say.
 * @param before what was assembled for the same file earlier, if it is still there: what did not change is taken from it.
 */
export function assembleDiagnostics(db: Database, file: string, before: AssembledDiagnostics | null): AssembledDiagnostics {
  const now = { parsed: db.get(parsedFile, file), tree: db.get(itemTree, file), findings: db.get(fileFindings, file), rules: settingsOf(db, file).rules };
  const known = before?.rules === now.rules ? before : null;
  const { kept, again } = known === null ? { kept: [], again: now.parsed.chunks.keys() } : changesSince(db, known, now);
  const made = [...again].flatMap((index): SpokenChunk[] => {
    const found = diagnosticsOfChunk(db, file, now, index);
    return found === null ? [] : [{ index, found }];
  });
  return { ...now, spoken: made.length === 0 ? kept : [...kept, ...made].toSorted((left, right) => left.index - right.index) };
}

type Parts = Omit<AssembledDiagnostics, 'spoken'>;

/** What of `known` still stands, and which chunks have to be looked at again. */
function changesSince(db: Database, known: AssembledDiagnostics, { findings, parsed, tree }: Parts): { readonly kept: readonly SpokenChunk[]; readonly again: ReadonlySet<number> } {
  const { same, sameBehind } = sharedEnds(known.parsed.chunks, parsed.chunks);
  const shift = parsed.chunks.length - known.parsed.chunks.length;
  const behind = parsed.chunks.length - sameBehind;
  const again = new Set<number>();
  for (let index = same; index < behind; index += 1) again.add(index);
  // Equal items before them come and go, and the keys of items change with them.
  if (tree !== known.tree) for (let index = behind; index < parsed.chunks.length; index += 1) if (tree.chunks[index] !== known.tree.chunks[index - shift]) again.add(index);
  for (const item of saidAnew(known.findings, findings)) {
    const chunk = chunkOfItem(db, item);
    if (chunk !== null) again.add(chunk);
  }
  const kept = known.spoken.flatMap((spoken): SpokenChunk[] => {
    const isBehind = spoken.index >= known.parsed.chunks.length - sameBehind;
    if (spoken.index >= same && !isBehind) return [];
    const index = isBehind ? spoken.index + shift : spoken.index;
    // Places elsewhere may have moved.
    if (!spoken.found.isSelfContained) again.add(index);
    return again.has(index) ? [] : [index === spoken.index ? spoken : { index, found: spoken.found }];
  });
  return { kept, again };
}

function diagnosticsOfChunk(db: Database, file: string, { findings: all, parsed, rules, tree }: Parts, index: number): ChunkDiagnostics | null {
  const chunk = parsed.chunks[index];
  const shapes = tree.chunks[index] ?? [];
  const findings = shapes.flatMap(({ key }) => all[partOfItem(key)]?.get(key) ?? []);
  if (chunk === undefined || (findings.length === 0 && chunk.lowered.problems.length === 0)) return null;
  const base = parsed.starts[index] ?? 0;
  const severityOf = (code: RuleCode, isHint = false): Severity | null => {
    const level = rules[code] ?? (isHint ? 'hint' : ruleByCode(code)?.level) ?? 'off';
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
  for (const { code, isHint, place, message, related, rustc } of findings) {
    const starts = startsInChunk(shapes, chunk.lowered);
    const severity = severityOf(code, isHint);
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
  return diagnostics.length === 0 ? null : { diagnostics, isSelfContained };
}

function compareCodes(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
