/** For `infinite-size`: put the field that closes the cycle into a `Box`. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';

export function insertBoxFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  const [field] = diagnostic.related;
  const text = workspace.text(file);
  if (diagnostic.code !== 'infinite-size' || field === undefined || field.file !== file || text === null) return null;
  const { start, end } = field.range;
  const written = text.slice(start, end);
  // `Option<Node>` becomes `Option<Box<Node>>`: the box goes around what is stored, not around the option.
  const inner = /^(?<wrapper>Option\s*<\s*)(?<content>[\s\S]+)(?<close>\s*>)$/u.exec(written)?.groups;
  const boxed = inner === undefined ? `Box<${written}>` : `${inner['wrapper'] ?? ''}Box<${inner['content'] ?? ''}>${inner['close'] ?? ''}`;
  return {
    title: `Store it in a \`Box\``,
    code: diagnostic.code,
    kind: 'quickfix',
    preferred: true,
    changesAbi: false,
    edits: [{ file, start, end, text: boxed }],
  };
}
