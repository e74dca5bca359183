/**
 * What of a file was not analysed, or only in part, and why (O15): the rules were silent there because they could not know,
 * not because all was well.
 */
import type { Database } from '../base/query.ts';
import { settingsOf } from '../diagnostics/index.ts';
import { displayPath, forEachShape, itemNode, itemTree, parsedFile } from '../items/index.ts';
import { type LayoutProblem, layoutOf } from '../layout/index.ts';
import { type Item, membersOf } from '../syntax/index.ts';
import { canonicalItem, declaredType } from '../types/index.ts';
import { problemProse } from './render/problem-prose.ts';
import { proseText } from './render/prose.ts';

export interface IncompleteItem {
  /** `m::f`; `null` for statements at the top of the file. */
  readonly item: string | null;
  /** A clause without a full stop. */
  readonly reason: string;
}

const SYNTAX_ERROR = 'a syntax error: what it says is not certain';

/** In file order. */
export function incompleteItems(db: Database, file: string): IncompleteItem[] {
  const { target } = settingsOf(db, file);
  const found: IncompleteItem[] = [];
  for (const shapes of db.get(itemTree, file).chunks) {
    forEachShape(shapes, (shape) => {
      const node = db.get(itemNode, shape.key);
      if (node === null) return;
      if (node.hasError) {
        if (!isErrorFurtherInside(node)) found.push({ item: displayPath(shape.key), reason: SYNTAX_ERROR });
      } else if (node.kind === 'struct' || node.kind === 'enum' || node.kind === 'union') {
        const { problem } = layoutOf(db, declaredType(db, canonicalItem(db, shape.key)), target);
        if (problem !== null && isUnknown(problem)) found.push({ item: displayPath(shape.key), reason: proseText(problemProse(problem, target)) });
      }
    });
  }
  const { chunks } = db.get(parsedFile, file);
  for (const run of chunks.flatMap((chunk) => chunk.lowered.statementRuns)) if (run.hasError) found.push({ item: null, reason: SYNTAX_ERROR });
  return found;
}

/** Whether the problem is that something is not known, rather than that there is no size. */
export function isUnknown(problem: LayoutProblem): boolean {
  return problem.kind === 'unknown-type' || problem.kind === 'unknown-constant' || problem.kind === 'too-deep';
}

/** An item with an error says so of everything around it as well; the innermost one is meant. */
function isErrorFurtherInside(item: Item): boolean {
  return [...membersOf(item), ...item.nestedItems].some((inner) => inner.hasError);
}
