/** *Reorder fields to save n bytes*, offered at the `padding-waste` hint and wherever the cursor is in a struct that can be smaller. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import { analysisSettings } from '../../diagnostics/index.ts';
import { itemAt, itemNode, type ItemKey, itemStart } from '../../items/index.ts';
import { layoutOf } from '../../layout/index.ts';
import { declaredType } from '../../types/index.ts';
import type { Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';
import { reorderFields } from './reorder-fields.ts';

export function reorderFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  if (diagnostic.code !== 'padding-waste' || diagnostic.item === null) return null;
  return reorder(workspace, file, diagnostic.item, 'quickfix');
}

export function reorderRefactoring(workspace: Workspace, file: string, offset: number): Fix | null {
  const found = itemAt(workspace.db, file, offset);
  return found === null || found.item.kind !== 'struct' ? null : reorder(workspace, file, found.key, 'refactor.rewrite.reorderFields');
}

function reorder(workspace: Workspace, file: string, key: ItemKey, kind: Fix['kind']): Fix | null {
  const { db } = workspace;
  const item = db.get(itemNode, key);
  const start = itemStart(db, key);
  const text = workspace.text(file);
  if (item?.kind !== 'struct' || start === null || text === null) return null;
  const { target } = db.get(analysisSettings, '');
  const { size, best, orderIsPromised } = layoutOf(db, declaredType(db, key), target);
  if (size === null || best === null) return null;
  const result = reorderFields(text, item, start, best.order);
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
