/**
 * Items lowered earlier, found by their text.
 * An item's text is all that its node says, so one that was parsed without errors from the same text under the same kind
 * of parent can be taken over as it is. Keeps identity for everything in a chunk that an edit did not touch.
 */
import { assertNever } from '../../base/assert-never.ts';
import type { LoweredChunk, StatementRun } from '../nodes/file.ts';
import type { Item } from '../nodes/item.ts';

export type ItemParent = 'file' | 'module' | 'impl' | 'trait' | 'extern-block';

export interface ItemReuse {
  /** The item lowered from exactly `text` below such a parent without errors, or `null`. Its `start` and `end` are those of then. */
  item(parent: ItemParent, text: string): Item | null;
  /** The same for a run of top-level statements. */
  statementRun(text: string): StatementRun | null;
}

export const NO_REUSE: ItemReuse = { item: () => null, statementRun: () => null };

/** Offers the items of chunks that are about to be replaced. */
export function reuseFrom(chunks: readonly { readonly text: string; readonly lowered: LoweredChunk }[]): ItemReuse {
  const items = new Map<string, Item>();
  const runs = new Map<string, StatementRun>();
  for (const { text, lowered } of chunks) {
    for (const item of lowered.items) collect(items, 'file', item, text, 0);
    for (const run of lowered.statementRuns) if (!run.hasError) runs.set(text.slice(run.start, run.end), run);
  }
  return {
    item: (parent, text) => items.get(keyOf(parent, text)) ?? null,
    statementRun: (text) => runs.get(text) ?? null,
  };
}

function collect(into: Map<string, Item>, parent: ItemParent, item: Item, text: string, base: number): void {
  const start = base + item.start;
  if (!item.hasError) into.set(keyOf(parent, text.slice(start, base + item.end)), item);
  const inner = parentKind(item);
  if (inner === null) return;
  for (const member of membersOf(item)) collect(into, inner, member, text, start);
}

function keyOf(parent: ItemParent, text: string): string {
  return `${parent}\n${text}`;
}

/** The items directly inside `item`'s braces; nothing for kinds that hold no items there. */
export function membersOf(item: Item): readonly Item[] {
  switch (item.kind) {
    case 'impl':
    case 'trait':
    case 'extern-block':
      return item.members;
    case 'module':
      return item.members ?? [];
    case 'struct':
    case 'union':
    case 'enum':
    case 'function':
    case 'type-alias':
    case 'const':
    case 'static':
    case 'use':
    case 'extern-crate':
    case 'macro-definition':
    case 'opaque-macro':
      return [];
    default:
      return assertNever(item);
  }
}

function parentKind(item: Item): ItemParent | null {
  switch (item.kind) {
    case 'impl':
    case 'trait':
    case 'extern-block':
    case 'module':
      return item.kind;
    default:
      return null;
  }
}
