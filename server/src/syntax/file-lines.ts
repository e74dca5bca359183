/**
 * Lines of a file, counted chunk by chunk: from offsets to lines and columns and back without a look at the whole text.
 * A chunk begins at the start of a line, so its lines are its own, and an edit counts only those of the chunks that it made.
 */
import { LineIndex, type Position } from '../base/line-index.ts';
import { replaceRun } from '../base/replace-run.ts';
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
  const counted = parsed.chunks.slice(same, parsed.chunks.length - sameBehind).map((chunk) => indexOf(chunk).lineCount - 1);
  const old = before ?? { breaks: [], starts: [], lineCount: 1 };
  const following = old.breaks.length - sameBehind;
  const startsAgain: number[] = [];
  let line = old.starts[same] ?? old.lineCount - 1;
  for (const count of counted) {
    startsAgain.push(line);
    line += count;
  }
  const shift = line - (old.starts[following] ?? old.lineCount - 1);
  return {
    parsed,
    breaks: replaceRun(old.breaks, same, following, counted, 0),
    starts: replaceRun(old.starts, same, following, startsAgain, shift),
    lineCount: old.lineCount + shift,
  };
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
