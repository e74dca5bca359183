/** A file's syntax with all offsets counted from the file's start, so that parses with different chunks can be compared. */
import { type Item, type ParsedFile, SyntaxStore, type SyntaxProblem } from '../../server/src/syntax/index.ts';
import { parser } from './assets.ts';

export interface PlacedItem {
  readonly start: number;
  readonly end: number;
  readonly item: Item;
}

/** Top-level items in file order, each with its place in the file. What is inside is relative to the item anyway. */
export function placedItems(file: ParsedFile): PlacedItem[] {
  return file.chunks.flatMap((chunk, index) => {
    const base = file.starts[index] ?? 0;
    return chunk.lowered.items.map((item) => ({ start: base + item.start, end: base + item.end, item: { ...item, start: 0, end: item.end - item.start } }));
  });
}

export function placedProblems(file: ParsedFile): SyntaxProblem[] {
  return file.chunks.flatMap((chunk, index) => {
    const base = file.starts[index] ?? 0;
    return chunk.lowered.problems.map((problem) => ({ ...problem, start: base + problem.start, end: base + problem.end }));
  });
}

/** A parse of the text that remembers nothing. */
export function parseCold(text: string): ParsedFile {
  return new SyntaxStore(parser).open('/cold.ast', text);
}
