/**
 * What the syntax room knows of one file at one moment: plain, immutable data.
 * Chunks that an edit did not touch are the same objects as before; only their place in the list says where they start.
 */
import type { LoweredChunk } from './nodes/file.ts';

export interface ParsedChunk {
  /** The chunk's text; chunks cover the file without gaps. */
  readonly text: string;
  readonly lowered: LoweredChunk;
}

export interface ParsedFile {
  /** In UTF-16 code units. */
  readonly length: number;
  readonly chunks: readonly ParsedChunk[];
  /** Where each chunk starts in the file, parallel to `chunks`. */
  readonly starts: readonly number[];
}

export const EMPTY_FILE: ParsedFile = { length: 0, chunks: [], starts: [] };

/** The index of the chunk that holds `offset`: the last one that starts at or before it; `-1` in an empty file. */
export function chunkIndexAt(file: ParsedFile, offset: number): number {
  let low = 0;
  let high = file.starts.length - 1;
  if (high < 0) return -1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((file.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
