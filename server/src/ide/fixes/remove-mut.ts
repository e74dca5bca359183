/** For `unused-mut`: remove the word. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';

export function removeMutFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  const text = workspace.text(file);
  if (diagnostic.code !== 'unused-mut' || text === null) return null;
  const { start, end } = diagnostic.range;
  const word = /^mut\s+/u.exec(text.slice(start, end))?.[0];
  if (word === undefined) return null;
  return { title: 'Remove `mut`', code: diagnostic.code, kind: 'quickfix', preferred: true, changesAbi: false, edits: [{ file, start, end: start + word.length, text: '' }] };
}
