/** *Silence this here*: `@allow(code)` in front of the field, variant, statement or item that the finding is about. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import { itemNode, itemStart } from '../../items/index.ts';
import { type Attribute, type Item, walkItem } from '../../syntax/index.ts';
import type { Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';

export function suppressFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  const { item: key, code } = diagnostic;
  const text = workspace.text(file);
  if (key === null || text === null) return null;
  const item = workspace.db.get(itemNode, key);
  const start = itemStart(workspace.db, key);
  if (item === null || start === null) return null;
  const target = targetOf(item, diagnostic.range.start - start);
  const existing = target.attributes.find((attribute) => attribute.path === 'allow' && attribute.argumentStart !== null && attribute.argumentText !== null);
  const title = `Silence \`${code}\` here`;
  const fix = { title, code, kind: 'quickfix', preferred: false, changesAbi: false } as const;
  if (existing?.argumentStart != null && existing.argumentText !== null) {
    const list = existing.argumentText.trimEnd();
    const at = start + existing.argumentStart + list.length;
    const separator = list === '' || list.endsWith(',') ? (list === '' ? '' : ' ') : ', ';
    return { ...fix, edits: [{ file, start: at, end: at, text: `${separator}${code}` }] };
  }
  const at = start + target.start;
  return { ...fix, edits: [{ file, start: at, end: at, text: `@allow(${code})${separatorAt(text, at)}` }] };
}

/** The field, variant or innermost statement that holds the offset, else the item itself; `start` is behind its documentation. */
function targetOf(item: Item, offset: number): { readonly start: number; readonly attributes: readonly Attribute[] } {
  const holds = (node: { readonly start: number; readonly end: number }): boolean => node.start <= offset && offset < node.end;
  if (item.kind === 'struct' || item.kind === 'union') {
    const field = item.body.fields.find(holds);
    if (field !== undefined) return field;
  }
  if (item.kind === 'enum') {
    const variant = item.variants.find(holds);
    if (variant !== undefined) return variant;
  }
  let statement: { readonly start: number; readonly attributes: readonly Attribute[] } | null = null;
  walkItem(item, {
    statement: (node) => {
      if (!holds(node)) return;
      if (node.kind === 'let') statement = node;
      else if (node.kind === 'expression') statement = { start: node.start, attributes: node.expression.attributes ?? [] };
    },
  });
  if (statement !== null) return statement;
  const outer = item.attributes.filter((attribute) => attribute.syntax !== 'inner-attribute');
  return { start: outer[0]?.start ?? item.headStart, attributes: outer };
}

/** A line break with the line's indentation where the target begins its line, a space where something stands before it. */
function separatorAt(text: string, at: number): string {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const before = text.slice(lineStart, at);
  if (before.trim() !== '') return ' ';
  const lineEnd = text.indexOf('\n', at);
  return `${lineEnd > 0 && text[lineEnd - 1] === '\r' ? '\r\n' : '\n'}${before}`;
}
