/** For `unresolved-name`, `unresolved-type`, `unresolved-import`, `unknown-field`, `unresolved-field` and `unresolved-method`: write the name that is declared and spelt almost alike. */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { itemNode, type ItemKey, itemStart, resolveValuePath } from '../../items/index.ts';
import { type FieldInitializer, type FieldPattern, type Item, walkItem } from '../../syntax/index.ts';
import type { TypeProblem } from '../../types/index.ts';
import { type Diagnostic, missingImports, missingTypes, nearestType } from '../../diagnostics/index.ts';
import type { Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';
import { problemOf } from './found-problem.ts';

export function nearNameFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  if (diagnostic.code === 'unresolved-type' || diagnostic.code === 'unresolved-import') return missingNameFix(workspace, file, diagnostic);
  const found = problemOf(workspace, diagnostic, 'unresolved-name') ?? problemOf(workspace, diagnostic, 'unknown-field') ?? problemOf(workspace, diagnostic, 'unresolved-field') ?? problemOf(workspace, diagnostic, 'unresolved-method');
  const item = diagnostic.item === null ? null : workspace.db.get(itemNode, diagnostic.item);
  if (found === null || item === null) return null;
  const { nearest } = found.problem;
  const fields = found.problem.kind === 'unknown-field' ? fieldsAround(item, found.problem.range.start) : [];
  if (nearest === null || fields.some((field) => field.name.text === nearest)) return null;
  if (diagnostic.item !== null && takesOtherArguments(workspace.db, diagnostic.item, item, found.problem, nearest)) return null;
  const { start, end } = diagnostic.range;
  // A field written short names a local as well, and the local keeps its name.
  const isShort = fields.some((field) => field.isShorthand && field.name.start === found.problem.range.start);
  const edit = isShort ? { file, start, end: start, text: `${nearest}: ` } : { file, start, end, text: nearest };
  return { title: `Write \`${nearest}\``, code: diagnostic.code, kind: 'quickfix', preferred: true, changesAbi: false, edits: [edit] };
}

/** A type's name, or a name in a `use`. */
function missingNameFix({ db }: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  const { code, item, range } = diagnostic;
  const start = item === null ? null : itemStart(db, item);
  if (item === null || start === null) return null;
  const isHere = (missing: { readonly range: TextRange }): boolean => missing.range.start + start === range.start;
  const type = code === 'unresolved-type' ? missingTypes(db, item).find(isHere) : undefined;
  const nearest = type === undefined ? (missingImports(db, item).find(isHere)?.nearest ?? null) : nearestType(db, item, type);
  if (nearest === null) return null;
  return { title: `Write \`${nearest}\``, code, kind: 'quickfix', preferred: true, changesAbi: false, edits: [{ file, start: range.start, end: range.end, text: nearest }] };
}

/** Whether the name of a problem is called with a number of arguments that the function `nearest` does not take: it is not what was meant. */
function takesOtherArguments(db: Database, key: ItemKey, item: Item, problem: Extract<TypeProblem, { kind: 'unresolved-name' | 'unknown-field' | 'unresolved-field' | 'unresolved-method' }>, nearest: string): boolean {
  const within = problem.kind === 'unresolved-name' ? problem.within : null;
  if (problem.kind === 'unresolved-field' || problem.kind === 'unresolved-method') return false;
  const meaning = resolveValuePath(db, key, [...(within === null ? [] : within.split('::')), nearest], false);
  const callee = meaning.kind === 'item' ? db.get(itemNode, meaning.key) : null;
  if (callee?.kind !== 'function' || callee.isVariadic) return false;
  let isOther = false;
  walkItem(item, {
    expression: (node) => {
      if (node.kind === 'call' && node.callee.end === problem.range.end && node.arguments.length !== callee.parameters.length) isOther = true;
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
