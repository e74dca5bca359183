/** For `ambiguous-bitwise-comparison`: parentheses around what comes first. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';

export function addParenthesesFix(_workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  if (diagnostic.code !== 'ambiguous-bitwise-comparison') return null;
  const { start, end } = diagnostic.range;
  const edits = [
    { file, start, end: start, text: '(' },
    { file, start: end, end, text: ')' },
  ];
  return { title: 'Add parentheses', code: diagnostic.code, kind: 'quickfix', preferred: true, changesAbi: false, edits };
}
