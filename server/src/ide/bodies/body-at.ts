/** Whose body stands at a place of a file, and the syntax that it was read from: that of a function, or of statements at top level. */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { forEachShape, itemAt, itemNode, type ItemKey, itemStart, itemTree, parsedFile, statementRun } from '../../items/index.ts';
import { type SyntaxVisitor, walkItem, walkStatements } from '../../syntax/index.ts';
import { type TypedBody, typedBody } from '../../types/index.ts';

export interface BodyAt {
  readonly body: TypedBody;
  /** What the body's offsets are relative to, in the file. */
  readonly start: number;
}

/** The innermost body around an offset; `null` where there is none. */
export function bodyAt(db: Database, file: string, offset: number): BodyAt | null {
  const key = itemAt(db, file, offset)?.key ?? statementsAt(db, file, offset);
  const body = key === null ? null : typedBody(db, key);
  const start = key === null ? null : itemStart(db, key);
  return body === null || start === null ? null : { body, start };
}

/** Every body of a file, in the order of the text. @param within only those in chunks that touch it. */
export function bodiesOf(db: Database, file: string, within: TextRange | null = null): BodyAt[] {
  const found: BodyAt[] = [];
  for (const key of bodyKeys(db, file, within)) {
    const body = typedBody(db, key);
    const start = itemStart(db, key);
    if (body !== null && start !== null) found.push({ body, start });
  }
  return found;
}

/** Walks what a body was read from; offsets are those of the body. */
export function walkBodyText(db: Database, key: ItemKey, visitor: SyntaxVisitor): void {
  const item = db.get(itemNode, key);
  if (item !== null) return walkItem(item, visitor);
  const run = db.get(statementRun, key);
  if (run !== null) walkStatements(run.statements, run.tail, visitor);
}

function bodyKeys(db: Database, file: string, within: TextRange | null): ItemKey[] {
  const keys: ItemKey[] = [];
  const parsed = db.get(parsedFile, file);
  for (const [index, shapes] of db.get(itemTree, file).chunks.entries()) {
    const start = parsed.starts[index] ?? 0;
    if (within !== null && (start > within.end || start + (parsed.chunks[index]?.text.length ?? 0) < within.start)) continue;
    forEachShape(shapes, ({ key, kind }) => {
      if (kind === 'function' || kind === 'statements') keys.push(key);
    });
  }
  return keys;
}

/** The run of statements at top level that holds an offset. */
function statementsAt(db: Database, file: string, offset: number): ItemKey | null {
  const parsed = db.get(parsedFile, file);
  const tree = db.get(itemTree, file);
  for (const [index, { lowered, text }] of parsed.chunks.entries()) {
    const base = parsed.starts[index] ?? 0;
    if (offset < base || offset > base + text.length) continue;
    // Behind the items of a chunk its runs of statements follow, as in the item tree.
    const at = lowered.statementRuns.findIndex((run) => base + run.start <= offset && offset <= base + run.end);
    const shape = at === -1 ? undefined : tree.chunks[index]?.[lowered.items.length + at];
    if (shape !== undefined) return shape.key;
  }
  return null;
}
