/** For `pattern-mismatch`: the fields that a struct pattern leaves out, with `_` for each or with `..` for all of them. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import { itemNode } from '../../items/index.ts';
import { type StructPattern, walkItem } from '../../syntax/index.ts';
import type { FileEdit, Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';
import { problemOf } from './found-problem.ts';
import { indentationAt, lineBreakOf, withoutComments, writtenName } from './source-text.ts';

/** The shorter one first: a field that is named with `_` is as little looked at as one behind `..`. */
export function patternFieldsFixes(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix[] {
  const found = problemOf(workspace, diagnostic, 'pattern-mismatch');
  const text = workspace.text(file);
  const item = diagnostic.item === null ? null : workspace.db.get(itemNode, diagnostic.item);
  if (found === null || text === null || item === null || found.problem.fault.kind !== 'left-out') return [];
  const { fields } = found.problem.fault;
  const patterns: StructPattern[] = [];
  walkItem(item, {
    pattern: (node) => {
      if (node.kind === 'struct' && node.start === found.problem.range.start && node.end === found.problem.range.end) patterns.push(node);
    },
  });
  const [pattern] = patterns;
  if (pattern === undefined) return [];
  const fix = (title: string, parts: readonly string[], preferred: boolean): Fix => ({ title, code: diagnostic.code, kind: 'quickfix', preferred, changesAbi: false, edits: insertions(text, pattern, found.start, parts).map((edit) => ({ file, ...edit })) });
  const name = fields.length === 1 ? 'Name the missing field' : `Name the ${fields.length} missing fields`;
  return [fix('Leave the rest out with `..`', ['..'], true), fix(name, fields.map((field) => `${writtenName(field)}: _`), false)];
}

/** @param start where the pattern's item begins in the text. */
function insertions(text: string, pattern: StructPattern, start: number, parts: readonly string[]): Omit<FileEdit, 'file'>[] {
  const close = start + pattern.end - 1;
  const last = pattern.fields.at(-1);
  const open = start + (last?.end ?? pattern.path.end);
  const bare = withoutComments(text.slice(open, close));
  const begin = last === undefined ? open + bare.indexOf('{') + 1 : open;
  const behind = begin + text.slice(begin, close).trimEnd().length;
  const at = (offset: number, inserted: string): Omit<FileEdit, 'file'> => ({ start: offset, end: offset, text: inserted });
  // A comment at the end of the line stays where it is; the comma goes directly behind the last field.
  const comma = last === undefined || bare.includes(',') ? [] : [at(open, ',')];
  if (!text.slice(behind, close).includes('\n')) return last === undefined ? [{ start: begin, end: close, text: ` ${parts.join(', ')} ` }] : [...comma, at(behind, ` ${parts.join(', ')}${behind === close ? ' ' : ''}`)];
  const lineBreak = lineBreakOf(text);
  const indentation = last === undefined ? `${indentationAt(text, close)}    ` : indentationAt(text, start + last.start);
  // Behind `..` no comma may stand.
  return [...comma, at(behind, parts.map((part) => `${lineBreak}${indentation}${part}${part === '..' ? '' : ','}`).join(''))];
}
