/** For uses of a local that has no value: give it one where it is declared. */
import { itemNode } from '../../../items/index.ts';
import { type LetStatement, walkItem } from '../../../syntax/index.ts';
import type { Fix } from '../../fix.ts';
import { firstValue, NO_FIRST_VALUE } from '../first-value.ts';
import { mutEdits } from './add-mut.ts';
import { insertion, isOfKind, localOf, quickFix, type Told } from './told-finding.ts';

export function initialize(told: Told): Fix[] {
  if (!isOfKind(told, 'use-of-uninitialized')) return [];
  const { workspace, item, graph, finding } = told;
  const local = localOf(told, finding.place);
  const node = workspace.db.get(itemNode, item);
  if (local === null || node === null) return [];
  const value = firstValue(local.type);
  const declaration = letOf(node, local.range.start);
  if (value === NO_FIRST_VALUE || declaration === null || declaration.initializer !== null) return [];
  const at = declaration.type?.end ?? declaration.pattern.end;
  // What was its first value is its second one now.
  const isAssigned = graph.blocks.some(({ statements }) => statements.some((statement) => statement.kind === 'assign' && !statement.initializes && graph.places[statement.target]?.local === local.id));
  const edits = [...(isAssigned && !local.isMutable ? mutEdits(told, local) : []), insertion(at, ` = ${value}`)];
  return [quickFix(told, `Begin with \`${value}\``, edits)];
}

function letOf(item: Parameters<typeof walkItem>[0], at: number): LetStatement | null {
  let found: LetStatement | null = null;
  walkItem(item, {
    statement: (statement) => {
      if (statement.kind === 'let' && statement.pattern.kind === 'binding' && statement.pattern.start <= at && at < statement.pattern.end) found = statement;
    },
  });
  return found;
}
