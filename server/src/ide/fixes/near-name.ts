/** For `unresolved-name` and `unknown-field`: write the name that is declared and spelt almost alike. */
import type { Database } from '../../base/query.ts';
import { itemNode, type ItemKey, resolveValuePath } from '../../items/index.ts';
import { type FieldInitializer, type FieldPattern, type Item, walkItem } from '../../syntax/index.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';
import { problemOf } from './found-problem.ts';

export function nearNameFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  const found = problemOf(workspace, diagnostic, 'unresolved-name') ?? problemOf(workspace, diagnostic, 'unknown-field');
  const item = diagnostic.item === null ? null : workspace.db.get(itemNode, diagnostic.item);
  if (found === null || item === null) return null;
  const { nearest } = found.problem;
  const fields = found.problem.kind === 'unknown-field' ? fieldsAround(item, found.problem.range.start) : [];
  if (nearest === null || fields.some((field) => field.name.text === nearest)) return null;
  if (diagnostic.item !== null && takesOtherArguments(workspace.db, diagnostic.item, item, found.problem.range.start, nearest)) return null;
  const { start, end } = diagnostic.range;
  // A field written short names a local as well, and the local keeps its name.
  const isShort = fields.some((field) => field.isShorthand && field.name.start === found.problem.range.start);
  const edit = isShort ? { file, start, end: start, text: `${nearest}: ` } : { file, start, end, text: nearest };
  return { title: `Write \`${nearest}\``, code: diagnostic.code, kind: 'quickfix', preferred: true, changesAbi: false, edits: [edit] };
}

/** Whether the name at `at` of the item is called with a number of arguments that the function `nearest` does not take: it is not what was meant. */
function takesOtherArguments(db: Database, key: ItemKey, item: Item, at: number, nearest: string): boolean {
  const meaning = resolveValuePath(db, key, [nearest], false);
  const callee = meaning.kind === 'item' ? db.get(itemNode, meaning.key) : null;
  if (callee?.kind !== 'function' || callee.isVariadic) return false;
  let isOther = false;
  walkItem(item, {
    expression: (node) => {
      if (node.kind === 'call' && node.callee.start === at && node.arguments.length !== callee.parameters.length) isOther = true;
    },
  });
  return isOther;
}

type NamedField = Pick<FieldInitializer | FieldPattern, 'name' | 'isShorthand'>;

/** The fields that the literal or pattern names in which one is named at `at` of the item. */
function fieldsAround(item: Item, at: number): readonly NamedField[] {
  let found: readonly NamedField[] = [];
  const look = (fields: readonly NamedField[]): void => {
    if (fields.some((field) => field.name.start === at)) found = fields;
  };
  walkItem(item, {
    expression: (node) => {
      if (node.kind === 'struct') look(node.fields);
    },
    pattern: (node) => {
      if (node.kind === 'struct') look(node.fields);
    },
  });
  return found;
}
