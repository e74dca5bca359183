/**
 * `ambiguous-bitwise-comparison`: `a & b == c` without parentheses. `&`, `^` and `|` bind tighter than comparisons here, as in
 * Rust; the language's first compiler binds them looser, as C does.
 */
import type { Database } from '../../base/query.ts';
import { itemNode, type ItemKey, statementRun } from '../../items/index.ts';
import { type BinaryExpression, type SyntaxVisitor, walkItem, walkStatements } from '../../syntax/index.ts';
import type { Finding } from '../finding.ts';

export function ambiguousComparisons(db: Database, key: ItemKey): Finding[] {
  return ambiguousOperands(db, key).map(({ comparison, operand }) => ({
    code: 'ambiguous-bitwise-comparison',
    place: { item: key, range: { start: operand.start, end: operand.end } },
    message: `\`${operand.operator}\` comes before \`${comparison.operator}\` here, and after it for other compilers: parentheses tell all of them.`,
    related: [],
    rustc: null,
  }));
}

/** Each operand of a comparison that wants parentheses. */
function ambiguousOperands(db: Database, key: ItemKey): { readonly comparison: BinaryExpression; readonly operand: BinaryExpression }[] {
  const found: { comparison: BinaryExpression; operand: BinaryExpression }[] = [];
  const visitor: SyntaxVisitor = {
    expression: (comparison) => {
      if (comparison.kind !== 'binary' || !COMPARISONS.has(comparison.operator)) return;
      for (const operand of [comparison.left, comparison.right]) {
        if (operand.kind === 'binary' && operand.parenthesized !== true && BITWISE.has(operand.operator)) found.push({ comparison, operand });
      }
    },
  };
  const item = db.get(itemNode, key);
  const run = item === null ? db.get(statementRun, key) : null;
  if (item?.hasError === false) walkItem(item, visitor);
  if (run?.hasError === false) walkStatements(run.statements, run.tail, visitor);
  return found;
}

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
const BITWISE: ReadonlySet<string> = new Set(['&', '^', '|']);
