/**
 * Where items stand in their file. Asked only by who shows something to a person; analysis never reads it, because every
 * edit moves everything below it.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { chunkIndexAt, type Item, type LoweredChunk, membersOf, type StatementRun } from '../syntax/index.ts';
import { itemTree, parsedFile } from './inputs.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import type { ItemShape } from './item-tree.ts';

/** Where an item is found: in which chunk, and through which positions in the lists of shapes from the outside in. */
interface ItemPath {
  readonly chunk: number;
  readonly steps: readonly ItemStep[];
}

interface ItemStep {
  readonly list: 'top' | 'members' | 'nested';
  readonly index: number;
}

/** Changes only with the item tree: an edit in a body moves items, but leaves them where they are in the lists. Key: file. */
const itemPaths = defineQuery<ReadonlyMap<ItemKey, ItemPath>>({
  name: 'itemPaths',
  compute: (db, file) => {
    const paths = new Map<ItemKey, ItemPath>();
    const collect = (shapes: readonly ItemShape[], list: ItemStep['list'], chunk: number, outer: readonly ItemStep[]): void => {
      shapes.forEach((shape, index) => {
        const steps = [...outer, { list, index }];
        paths.set(shape.key, { chunk, steps });
        collect(shape.members, 'members', chunk, steps);
        collect(shape.nested, 'nested', chunk, steps);
      });
    };
    db.get(itemTree, file).chunks.forEach((shapes, chunk) => collect(shapes, 'top', chunk, []));
    return paths;
  },
  cycle: () => new Map(),
});

/** The offset in the file that the item's own offsets are relative to, in UTF-16 units; `null` if there is no such item. */
export function itemStart(db: Database, key: ItemKey): number | null {
  const file = fileOfItem(key);
  const path = db.get(itemPaths, file).get(key);
  const parsed = db.get(parsedFile, file);
  const lowered = path === undefined ? undefined : parsed.chunks[path.chunk]?.lowered;
  if (path === undefined || lowered === undefined) return null;
  let start = parsed.starts[path.chunk] ?? 0;
  let here: OffsetBase | undefined;
  for (const { list, index } of path.steps) {
    // Behind the items of a chunk its runs of statements follow, as in the item tree.
    if (list === 'top') here = lowered.items[index] ?? lowered.statementRuns[index - lowered.items.length];
    else here = list === 'nested' ? here?.nestedItems[index] : here === undefined || !('kind' in here) ? undefined : membersOf(here)[index];
    if (here === undefined) return null;
    start += here.start;
  }
  return start;
}

type OffsetBase = Item | StatementRun;

/** Where the items of one chunk stand, counted from the chunk's start. */
export function startsInChunk(shapes: readonly ItemShape[], { items, statementRuns }: LoweredChunk): ReadonlyMap<ItemKey, number> {
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
  collect(shapes, [...items, ...statementRuns], 0);
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
