/**
 * Where items stand in their file. Asked only by who shows something to a person; analysis never reads it, because every
 * edit moves everything below it.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { chunkIndexAt, type Item, type LoweredChunk, membersOf, type StatementRun } from '../syntax/index.ts';
import { itemShape, itemTree, parsedFile } from './inputs.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import type { ItemShape } from './item-tree.ts';

/** The chunk of each item at the top of a file. An edit in a body moves items, but leaves them in their chunks. Key: file. */
const chunksOfItems = defineQuery<ReadonlyMap<ItemKey, number>>({
  name: 'chunksOfItems',
  compute: (db, file) => {
    const chunks = new Map<ItemKey, number>();
    db.get(itemTree, file).chunks.forEach((shapes, chunk) => {
      for (const { key } of shapes) chunks.set(key, chunk);
    });
    return chunks;
  },
  cycle: () => new Map(),
});

/** The index of the chunk that an item is in; `null` if there is no such item. */
export function chunkOfItem(db: Database, key: ItemKey): number | null {
  let top = db.get(itemShape, key);
  while (top?.parent != null) top = db.get(itemShape, top.parent);
  return top === null ? null : (db.get(chunksOfItems, fileOfItem(key)).get(top.key) ?? null);
}

/** The offset in the file that the item's own offsets are relative to, in UTF-16 units; `null` if there is no such item. */
export function itemStart(db: Database, key: ItemKey): number | null {
  const file = fileOfItem(key);
  const chunk = chunkOfItem(db, key);
  if (chunk === null) return null;
  const parsed = db.get(parsedFile, file);
  const lowered = parsed.chunks[chunk]?.lowered;
  const start = lowered === undefined ? undefined : startsInChunk(db.get(itemTree, file).chunks[chunk] ?? [], lowered).get(key);
  return start === undefined ? null : (parsed.starts[chunk] ?? 0) + start;
}

type OffsetBase = Item | StatementRun;

const knownStarts = new WeakMap<readonly ItemShape[], { readonly chunk: LoweredChunk; readonly starts: ReadonlyMap<ItemKey, number> }>();

/** Where the items of one chunk stand, counted from the chunk's start. */
export function startsInChunk(shapes: readonly ItemShape[], chunk: LoweredChunk): ReadonlyMap<ItemKey, number> {
  const known = knownStarts.get(shapes);
  if (known?.chunk === chunk) return known.starts;
  const starts = new Map<ItemKey, number>();
  const collect = (inner: readonly ItemShape[], nodes: readonly OffsetBase[], base: number): void => {
    nodes.forEach((node, index) => {
      const shape = inner[index];
      if (shape === undefined) return;
      const start = base + node.start;
      starts.set(shape.key, start);
      if ('kind' in node) collect(shape.members, membersOf(node), start);
      collect(shape.nested, node.nestedItems, start);
    });
  };
  // The shapes of statements come behind the items'.
  collect(shapes, [...chunk.items, ...chunk.statementRuns], 0);
  knownStarts.set(shapes, { chunk, starts });
  return starts;
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
  const searchChunk = (index: number): void => {
    const chunk = parsed.chunks[index];
    const shapes = tree.chunks[index];
    const base = parsed.starts[index] ?? 0;
    if (chunk === undefined || shapes === undefined || offset > base + chunk.text.length) return;
    search(shapes, chunk.lowered.items, base);
    for (const [runIndex, shape] of shapes.slice(chunk.lowered.items.length).entries()) {
      const run = chunk.lowered.statementRuns[runIndex];
      if (run !== undefined) search(shape.nested, run.nestedItems, base + run.start);
    }
  };
  const last = chunkIndexAt(parsed, offset);
  searchChunk(last - 1);
  searchChunk(last);
  return found;
}
