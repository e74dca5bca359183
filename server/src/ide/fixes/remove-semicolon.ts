/** For `missing-return-value`: what the last statement gives is the value, if its semicolon goes. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import { itemStart } from '../../items/index.ts';
import { typedBody } from '../../types/index.ts';
import type { Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';

export function removeSemicolonFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  const { item, range } = diagnostic;
  const text = workspace.text(file);
  if (diagnostic.code !== 'missing-return-value' || item === null || text === null) return null;
  const begin = itemStart(workspace.db, item);
  if (begin === null) return null;
  for (const problem of typedBody(workspace.db, item)?.problems ?? []) {
    if (problem.kind !== 'missing-return-value' || problem.semicolon === null) continue;
    const start = begin + problem.semicolon;
    if ((problem.what !== 'body' && begin + problem.range.start !== range.start) || text[start] !== ';') continue;
    return { title: 'Remove the semicolon', code: diagnostic.code, kind: 'quickfix', preferred: true, changesAbi: false, edits: [{ file, start, end: start + 1, text: '' }] };
  }
  return null;
}
