/**
 * For `unused-variable`: let the name begin with `_`, in every alternative of a pattern and wherever it is assigned; a field
 * that a pattern names short is not bound at all (`height: _`).
 */
import type { Diagnostic } from '../../diagnostics/index.ts';
import { itemNode, itemStart } from '../../items/index.ts';
import { type FieldPattern, type Item, walkItem } from '../../syntax/index.ts';
import { type TypedBody, typedBody } from '../../types/index.ts';
import { localNames } from '../bodies/locals.ts';
import type { FileEdit, Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';

export function renameUnusedFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  const { db } = workspace;
  const { item: key } = diagnostic;
  const text = workspace.text(file);
  if (diagnostic.code !== 'unused-variable' || key === null || text === null) return null;
  const body = typedBody(db, key);
  const item = db.get(itemNode, key);
  const start = itemStart(db, key);
  if (body === null || item === null || start === null) return null;
  const names = localNames(db, body).find(({ local }) => local.range.end + start === diagnostic.range.end);
  if (names === undefined) return null;
  const shorthands = shorthandFields(item);
  const edits: FileEdit[] = [];
  for (const range of names.declarations) {
    const field = shorthands.find((candidate) => candidate.name.start === range.start);
    const written = text.slice(start + range.start, start + range.end);
    // What `ref` and `mut` said of a name goes with the name. A field that is assigned all the same needs one.
    if (field === undefined) edits.push(prefixed(file, text, start + range.start));
    else if (names.references.length === 0) edits.push({ file, start: start + field.pattern.start, end: start + field.pattern.end, text: `${written}: _` });
    else return null;
  }
  for (const range of names.references) edits.push(prefixed(file, text, start + range.start));
  const name = `_${names.local.name}`;
  if (isTaken(body, name)) return null;
  const [first] = edits;
  const title = edits.length === 1 && first !== undefined && first.text.endsWith(': _') ? `Leave the field out: \`${first.text}\`` : `Rename it to \`${name}\``;
  return { title, code: diagnostic.code, kind: 'quickfix', preferred: true, changesAbi: false, edits };
}

/** `_` before the name at an offset, in the place of what made a keyword a name. */
function prefixed(file: string, text: string, at: number): FileEdit {
  return { file, start: at, end: text.startsWith('r#', at) ? at + 2 : at, text: '_' };
}

/** Another local of that name would be hidden, or hide it. */
function isTaken(body: TypedBody, name: string): boolean {
  return body.locals.some((local) => local.name === name) || body.obscuredNames.includes(name);
}

/** The fields of struct patterns that are written without a colon. */
function shorthandFields(item: Item): FieldPattern[] {
  const found: FieldPattern[] = [];
  walkItem(item, {
    pattern: (node) => {
      if (node.kind === 'struct') found.push(...node.fields.filter((field) => field.isShorthand));
    },
  });
  return found;
}
