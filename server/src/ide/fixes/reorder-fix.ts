/**
 * *Reorder fields to save n bytes*, offered at the `padding-waste` hint and wherever the cursor is in a struct that can be
 * smaller; and why not, for a person who asks for it where it cannot be done.
 */
import type { Database } from '../../base/query.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { settingsOf } from '../../diagnostics/index.ts';
import { fileOfItem, itemAt, itemNode, type ItemKey, itemStart } from '../../items/index.ts';
import { layoutOf, type TypeLayout } from '../../layout/index.ts';
import type { StructItem } from '../../syntax/index.ts';
import { declaredType } from '../../types/index.ts';
import type { Fix, RefusedRefactoring } from '../fix.ts';
import { problemProse } from '../render/problem-prose.ts';
import { proseText } from '../render/prose.ts';
import type { Workspace } from '../workspace.ts';
import { reorderFields, reorderRefusal } from './reorder-fields.ts';

const REFACTORING = 'refactor.rewrite.reorderFields';

export function reorderFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  if (diagnostic.code !== 'padding-waste' || diagnostic.item === null) return null;
  const found = structOf(workspace, diagnostic.item);
  return found === null ? null : reorder(workspace.db, file, found, 'quickfix');
}

export function reorderRefactoring(workspace: Workspace, file: string, offset: number): Fix | null {
  const found = structAt(workspace, file, offset);
  return found === null ? null : reorder(workspace.db, file, found, REFACTORING);
}

/** `null` where the refactoring is offered, and where there is no struct to reorder. */
export function refusedReordering(workspace: Workspace, file: string, offset: number): RefusedRefactoring | null {
  const found = structAt(workspace, file, offset);
  if (found === null || reorder(workspace.db, file, found, REFACTORING) !== null) return null;
  const { text, struct, start } = found;
  return { title: 'Reorder fields', kind: REFACTORING, reason: reorderRefusal(text, struct, start) ?? noBestOrder(ownLayout(workspace.db, found.key)) };
}

interface FoundStruct {
  readonly key: ItemKey;
  readonly struct: StructItem;
  /** Where the item begins in the file's `text`. */
  readonly start: number;
  readonly text: string;
}

function structAt(workspace: Workspace, file: string, offset: number): FoundStruct | null {
  const found = itemAt(workspace.db, file, offset);
  return found === null ? null : structOf(workspace, found.key);
}

function structOf(workspace: Workspace, key: ItemKey): FoundStruct | null {
  const struct = workspace.db.get(itemNode, key);
  const start = itemStart(workspace.db, key);
  const text = workspace.text(fileOfItem(key));
  return struct?.kind !== 'struct' || start === null || text === null ? null : { key, struct, start, text };
}

/** For the target of the settings. */
function ownLayout(db: Database, key: ItemKey): TypeLayout {
  return layoutOf(db, declaredType(db, key), settingsOf(db, fileOfItem(key)).target);
}

function reorder(db: Database, file: string, found: FoundStruct, kind: Fix['kind']): Fix | null {
  const { size, best, orderIsPromised } = ownLayout(db, found.key);
  if (size === null || best === null) return null;
  const result = reorderFields(found.text, found.struct, found.start, best.order);
  if ('refused' in result) return null;
  const saved = size - best.size;
  return {
    title: `Reorder fields to save ${saved} ${saved === 1 ? 'byte' : 'bytes'}${orderIsPromised ? ' (changes the ABI)' : ''}`,
    code: kind === 'quickfix' ? 'padding-waste' : null,
    kind,
    preferred: !orderIsPromised,
    changesAbi: orderIsPromised,
    edits: result.edits.map((edit) => ({ file, ...edit })),
  };
}

/** For fields that could be put into another order. */
function noBestOrder(layout: TypeLayout): string {
  if (layout.problem !== null) return `Which order is best is not known: ${proseText(problemProse(layout.problem, layout.target))}.`;
  const isPacked = layout.repr.some((hint) => hint.startsWith('packed'));
  return isPacked ? 'The struct is packed: its order is taken to be meant.' : 'No order of its fields makes the struct smaller.';
}
