/** What can be folded: bodies of items, blocks, matches, and runs of comments inside types. */
import type { Database } from '../base/query.ts';
import type { TextRange } from '../base/ranges.ts';
import { parsedFile } from '../items/index.ts';
import { type Item, membersOf, walkItem, walkStatements } from '../syntax/index.ts';

export interface FoldingRange extends TextRange {
  readonly kind: 'code' | 'imports';
}

/** Offsets in the file; a client folds those that span more than one line. */
export function foldingRanges(db: Database, file: string): FoldingRange[] {
  const parsed = db.get(parsedFile, file);
  const ranges: FoldingRange[] = [];
  parsed.chunks.forEach((chunk, index) => {
    const base = parsed.starts[index] ?? 0;
    for (const item of chunk.lowered.items) foldItem(item, base, ranges);
    for (const run of chunk.lowered.statementRuns) {
      walkStatements(run.statements, run.tail, blockFolder(base + run.start, ranges));
      for (const nested of run.nestedItems) foldItem(nested, base + run.start, ranges);
    }
  });
  return ranges;
}

function foldItem(item: Item, base: number, ranges: FoldingRange[]): void {
  const start = base + item.start;
  const add = (range: TextRange): void => void ranges.push({ start: start + range.start, end: start + range.end, kind: 'code' });
  if ((item.kind === 'struct' || item.kind === 'union') && item.body.shape !== 'unit') add(item.body);
  else if (item.kind === 'enum' && item.bodyRange !== null) add(item.bodyRange);
  else if (item.kind === 'use') ranges.push({ start, end: base + item.end, kind: 'imports' });
  else if (membersOf(item).length > 0) ranges.push({ start: start + item.headStart, end: base + item.end, kind: 'code' });
  walkItem(item, blockFolder(start, ranges));
  for (const member of membersOf(item)) foldItem(member, start, ranges);
  for (const nested of item.nestedItems) foldItem(nested, start, ranges);
}

function blockFolder(base: number, ranges: FoldingRange[]): Parameters<typeof walkItem>[1] {
  return {
    expression: (node) => {
      const range = node.kind === 'block' ? node : node.kind === 'match' ? node.bodyRange : node.kind === 'struct' ? node.bodyRange : null;
      if (range !== null) ranges.push({ start: base + range.start, end: base + range.end, kind: 'code' });
    },
  };
}
