/**
 * For `unresolved-name` and `unresolved-type`: import the name from where it is declared, with a `use` line behind the others
 * of the module, or before its first item if there are none. Comments stay where they are.
 */
import type { Database } from '../../base/query.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import { fileOfItem, importPaths, isModule, itemNode, type ItemKey, type ItemShape, itemStart, itemTree, moduleAround, rootModule, shapeOf } from '../../items/index.ts';
import type { FileEdit, Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';
import { indentationAt, lineBreakOf } from './source-text.ts';

/** With more than these a list helps nobody. */
const MOST_PATHS = 4;

export function importNameFixes(workspace: Workspace, file: string, { code, item, range, rustc }: Diagnostic): Fix[] {
  const text = workspace.text(file);
  if ((code !== 'unresolved-name' && code !== 'unresolved-type') || item === null || text === null) return [];
  // A name behind others is missing where these lead.
  if (text.slice(0, range.start).trimEnd().endsWith('::')) return [];
  // Nobody makes a value of the library's types by its fields.
  const paths = importPaths(workspace.db, item, text.slice(range.start, range.end), code === 'unresolved-type' ? 'type' : 'value').filter((path) => rustc !== 'E0422' || !path.startsWith('std::'));
  return paths.slice(0, MOST_PATHS).flatMap((path) => {
    const edit = useLine(workspace.db, item, text, path);
    return edit === null ? [] : [{ title: `Import \`${path}\``, code, kind: 'quickfix' as const, preferred: paths.length === 1, changesAbi: false, edits: [edit] }];
  });
}

/** The edit that adds a `use` to the module around an item. */
function useLine(db: Database, item: ItemKey, text: string, path: string): FileEdit | null {
  const file = fileOfItem(item);
  const module = isModule(db, item) ? item : moduleAround(db, item);
  const shapes = module === rootModule(file) ? db.get(itemTree, file).chunks.flat() : (shapeOf(db, module)?.members ?? []);
  const lineBreak = lineBreakOf(text);
  const last = shapes.findLast((shape) => shape.kind === 'use' && !shape.isConditional && endOf(db, shape) !== null);
  const end = last === undefined ? null : endOf(db, last);
  if (last !== undefined && end !== null) {
    const lineEnd = text.indexOf('\n', end);
    const rest = text.slice(end, lineEnd === -1 ? text.length : lineEnd);
    // A comment behind it belongs to it; what else stands on its line does not.
    const at = /^\s*(?:\/\/.*)?$/u.test(rest) ? end + rest.trimEnd().length : end;
    return { file, start: at, end: at, text: `${lineBreak}${indentationAt(text, itemStart(db, last.key) ?? end)}use ${path};` };
  }
  const first = firstStart(db, shapes);
  if (first === null) return null;
  // What is said of the file as a whole stays in front.
  const at = first + (/^(?:\s*(?:\/\/!.*|#!\[.*\]|\/\/(?!\/).*)\r?\n)*\s*/u.exec(text.slice(first))?.[0].length ?? 0);
  return { file, start: at, end: at, text: `use ${path};${lineBreak}${lineBreak}${indentationAt(text, at)}` };
}

function endOf(db: Database, { key }: ItemShape): number | null {
  const node = db.get(itemNode, key);
  const start = itemStart(db, key);
  return node === null || start === null ? null : start + node.end - node.start;
}

/** Where the first item of a module begins, with its documentation; statements count as well. */
function firstStart(db: Database, shapes: readonly ItemShape[]): number | null {
  const starts = shapes.flatMap((shape) => itemStart(db, shape.key) ?? []);
  return starts.length === 0 ? null : Math.min(...starts);
}
