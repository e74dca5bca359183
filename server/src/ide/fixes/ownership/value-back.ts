/** For a value that a function took and gives back: `x = f(x);` keeps it. */
import { functionSignature, walkBody } from '../../../types/index.ts';
import type { Fix } from '../../fix.ts';
import { canBeMut, mutEdits } from './add-mut.ts';
import { insertion, isOfKind, localOf, quickFix, type Told } from './told-finding.ts';

export function takeValueBack(told: Told): Fix[] {
  if (!isOfKind(told, 'use-after-move')) return [];
  const { workspace, body, graph, finding } = told;
  const [move] = finding.moves;
  if (move === undefined || finding.moves.length > 1 || move.cause.kind !== 'call' || move.cause.callee === null) return [];
  const place = graph.places[move.place];
  const local = localOf(told, move.place);
  const result = functionSignature(workspace.db, move.cause.callee)?.result;
  if (place === undefined || place.parent !== null || local === null || result !== place.type || !canBeMut(told, local)) return [];
  const at = statementOf(body, move.range.start);
  if (at === null || flowsThroughClosure(told)) return [];
  return [quickFix(told, `Take \`${local.name}\` back`, [...(local.isMutable ? [] : mutEdits(told, local)), insertion(at, `${local.name} = `)], true)];
}

/** Where the statement begins that is nothing but the call which takes the value. */
function statementOf(body: Told['body'], argument: number): number | null {
  let found: number | null = null;
  walkBody(body, {
    expression: (node) => {
      if (node.kind !== 'block') return;
      for (const statement of node.statements) {
        if (statement.kind !== 'expression' || statement.expression.kind !== 'call') continue;
        if (statement.expression.arguments.some((each) => each.kind === 'local' && each.range.start === argument)) found = statement.expression.range.start;
      }
    },
  });
  return found;
}

/** In a closure the assignment would be one to what it captured. */
function flowsThroughClosure({ graph, graphs }: Told): boolean {
  return graph !== graphs[0];
}
