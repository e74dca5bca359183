/**
 * For `missing-field`: write the fields that are missing, each with a first value of its type. Where the literal spans lines,
 * each field gets a line of its own; comments stay where they are.
 */
import type { Diagnostic } from '../../diagnostics/index.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import { type StructExpression, walkItem } from '../../syntax/index.ts';
import { type DeclaredField, typeDeclaration } from '../../types/index.ts';
import type { FileEdit, Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';
import { firstValue } from './first-value.ts';
import { problemOf } from './found-problem.ts';
import { indentationAt, lineBreakOf, withoutComments, writtenName } from './source-text.ts';

export function addFieldsFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  const found = problemOf(workspace, diagnostic, 'missing-field');
  const text = workspace.text(file);
  const item = diagnostic.item === null ? null : workspace.db.get(itemNode, diagnostic.item);
  if (found === null || text === null || item === null) return null;
  const { problem, start } = found;
  let literal: StructExpression | null = null;
  walkItem(item, {
    expression: (node) => {
      if (node.kind === 'struct' && node.path.start === problem.range.start && node.base === null) literal = node;
    },
  });
  const declared = fieldsOf(workspace, problem.item, problem.variant);
  const missing = problem.fields.flatMap((name) => declared.find((field) => field.name === name) ?? []);
  if (literal === null || missing.length !== problem.fields.length) return null;
  return {
    title: missing.length === 1 ? 'Add the missing field' : `Add the ${missing.length} missing fields`,
    code: diagnostic.code,
    kind: 'quickfix',
    preferred: true,
    changesAbi: false,
    edits: insertions(text, literal, start, missing.map((field) => `${writtenName(field.name)}: ${firstValue(field.type)}`)).map((edit) => ({ file, ...edit })),
  };
}

function fieldsOf(workspace: Workspace, item: ItemKey, variant: number | null): readonly DeclaredField[] {
  const declaration = workspace.db.get(typeDeclaration, item);
  if (declaration === null) return [];
  return declaration.kind === 'enum' ? (variant === null ? [] : (declaration.variants[variant]?.fields ?? [])) : declaration.fields;
}

/** @param start where the literal's item begins in the text. */
function insertions(text: string, literal: StructExpression, start: number, written: readonly string[]): Omit<FileEdit, 'file'>[] {
  const open = start + literal.bodyRange.start + 1;
  const close = start + literal.bodyRange.end - 1;
  const bare = withoutComments(text.slice(open, close));
  const last = literal.fields.at(-1);
  const comma = last !== undefined && !bare.slice(start + last.end - open).includes(',');
  const behind = open + text.slice(open, close).trimEnd().length;
  const at = (offset: number, inserted: string): Omit<FileEdit, 'file'> => ({ start: offset, end: offset, text: inserted });
  // Behind everything that is there, a comment at the end of the line too; the comma goes directly behind the last field.
  const commaEdit = comma ? [at(start + last.end, ',')] : [];
  if (!text.slice(behind, close).includes('\n')) {
    const list = written.join(', ');
    // A line comment would swallow what follows it; such a literal spans lines and never comes here.
    return last === undefined ? [{ start: open, end: close, text: ` ${list} ` }] : [...commaEdit, at(behind, ` ${list}${behind === close ? ' ' : ''}`)];
  }
  const lineBreak = lineBreakOf(text);
  const indentation = last === undefined ? `${indentationAt(text, close)}    ` : indentationAt(text, start + last.start);
  return [...commaEdit, at(behind, written.map((field) => `${lineBreak}${indentation}${field},`).join(''))];
}
