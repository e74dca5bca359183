/**
 * Lines of a file, counted chunk by chunk: from offsets to lines and columns and back without a look at the whole text.
 * A chunk begins at the start of a line, so its lines are its own, and an edit counts only those of the chunks that it made.
 */
import { LineIndex, type Position } from '../base/line-index.ts';
import { NOTHING_SHARED, sharedEnds } from '../base/shared-ends.ts';
import { chunkIndexAt, type ParsedChunk, type ParsedFile } from './parsed-file.ts';

export interface FileLines {
  readonly parsed: ParsedFile;
  /** How many line breaks each chunk holds, parallel to the chunks. */
  readonly breaks: readonly number[];
  /** The line that each chunk begins, from 0, parallel to the chunks. */
  readonly starts: readonly number[];
  readonly lineCount: number;
}

/** @param before the lines of an earlier state of the file, from which the chunks that are still there are taken over. */
export function linesOf(parsed: ParsedFile, before: FileLines | null): FileLines {
  const { same, sameBehind } = before === null ? NOTHING_SHARED : sharedEnds(before.parsed.chunks, parsed.chunks);
  const shift = parsed.chunks.length - (before?.breaks.length ?? 0);
  const breaks: number[] = [];
  const starts: number[] = [];
  let line = 0;
  parsed.chunks.forEach((chunk, index) => {
    const isBehind = index >= parsed.chunks.length - sameBehind;
    const known = index < same ? before?.breaks[index] : isBehind ? before?.breaks[index - shift] : undefined;
    const count = known ?? indexOf(chunk).lineCount - 1;
    breaks.push(count);
    starts.push(line);
    line += count;
  });
  return { parsed, breaks, starts, lineCount: line + 1 };
}

/** The position of `offset`; offsets outside the text are moved to its nearer end, those inside a line break before it. */
export function positionIn(lines: FileLines, offset: number): Position {
  const { parsed, starts } = lines;
  const clamped = Math.min(Math.max(offset, 0), parsed.length);
  const index = chunkIndexAt(parsed, clamped);
  const chunk = parsed.chunks[index];
  if (chunk === undefined) return { line: 0, column: 0 };
  const { line, column } = positionInChunk(chunk, clamped - (parsed.starts[index] ?? 0));
  return { line: line + (starts[index] ?? 0), column };
}

/** The position of an offset in a chunk, with lines counted from the chunk's first. */
export function positionInChunk(chunk: ParsedChunk, offset: number): Position {
  const index = indexOf(chunk);
  const { line, column } = index.position(offset);
  return { line, column: Math.min(column, index.lineEnd(line) - index.lineStart(line)) };
}

/** The offset of a position; a column behind the line's end means its end, a line behind the last the text's end. */
export function offsetIn(lines: FileLines, position: Position): number {
  const { parsed, starts } = lines;
  if (position.line >= lines.lineCount) return parsed.length;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= position.line) low = middle;
    else high = middle - 1;
  }
  const chunk = parsed.chunks[low];
  if (chunk === undefined) return 0;
  return (parsed.starts[low] ?? 0) + indexOf(chunk).offset({ line: position.line - (starts[low] ?? 0), column: position.column });
}

const indexes = new WeakMap<ParsedChunk, LineIndex>();

function indexOf(chunk: ParsedChunk): LineIndex {
  let index = indexes.get(chunk);
  if (index === undefined) indexes.set(chunk, (index = new LineIndex(chunk.text)));
  return index;
}
