/**
 * Where items stand in their file. Asked only by who shows something to a person; analysis never reads it, because every
 * edit moves everything below it.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { type Item, membersOf } from '../syntax/index.ts';
import { itemTree, parsedFile } from './inputs.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import type { ItemShape } from './item-tree.ts';

/** Absolute start of every item of a file, in UTF-16 units. Key: file. */
const itemStarts = defineQuery<ReadonlyMap<ItemKey, number>>({
  name: 'itemStarts',
  compute: (db, file) => {
    const starts = new Map<ItemKey, number>();
    const parsed = db.get(parsedFile, file);
    db.get(itemTree, file).chunks.forEach((shapes, index) => {
      const chunk = parsed.chunks[index];
      if (chunk === undefined) return;
      const base = parsed.starts[index] ?? 0;
      place(starts, shapes, chunk.lowered.items, base);
      shapes.slice(chunk.lowered.items.length).forEach((shape, runIndex) => {
        const run = chunk.lowered.statementRuns[runIndex];
        if (run === undefined) return;
        starts.set(shape.key, base + run.start);
        place(starts, shape.nested, run.nestedItems, base + run.start);
      });
    });
    return starts;
  },
  cycle: () => new Map(),
});

/** The offset in the file that the item's own offsets are relative to; `null` if there is no such item. */
export function itemStart(db: Database, key: ItemKey): number | null {
  return db.get(itemStarts, fileOfItem(key)).get(key) ?? null;
}

/** The innermost item whose range holds `offset` (a cursor at its end counts), with its start; `null` between items. */
export function itemAt(db: Database, file: string, offset: number): { readonly key: ItemKey; readonly item: Item; readonly start: number } | null {
  const parsed = db.get(parsedFile, file);
  const tree = db.get(itemTree, file);
  let found: { readonly key: ItemKey; readonly item: Item; readonly start: number } | null = null;
  const search = (shapes: readonly ItemShape[], items: readonly Item[], base: number): void => {
    items.forEach((item, index) => {
      const shape = shapes[index];
      const start = base + item.start;
      if (shape === undefined || offset < start || offset > base + item.end) return;
      // Of two neighbours that touch at the cursor the one that begins there wins.
      found = { key: shape.key, item, start };
      search(shape.members, membersOf(item), start);
      search(shape.nested, item.nestedItems, start);
    });
  };
  tree.chunks.forEach((shapes, index) => {
    const chunk = parsed.chunks[index];
    const base = parsed.starts[index] ?? 0;
    if (chunk === undefined || offset < base || offset > base + chunk.text.length) return;
    search(shapes, chunk.lowered.items, base);
    for (const [runIndex, shape] of shapes.slice(chunk.lowered.items.length).entries()) {
      const run = chunk.lowered.statementRuns[runIndex];
      if (run !== undefined) search(shape.nested, run.nestedItems, base + run.start);
    }
  });
  return found;
}

function place(starts: Map<ItemKey, number>, shapes: readonly ItemShape[], items: readonly Item[], base: number): void {
  items.forEach((item, index) => {
    const shape = shapes[index];
    if (shape === undefined) return;
    const start = base + item.start;
    starts.set(shape.key, start);
    place(starts, shape.members, membersOf(item), start);
    place(starts, shape.nested, item.nestedItems, start);
  });
}
