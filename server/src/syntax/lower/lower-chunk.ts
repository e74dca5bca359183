/** The face of lowering: one chunk's tree becomes plain typed nodes and problems. Never throws; the tree is not kept. */
import type { Tree } from 'web-tree-sitter';
import type { LoweredChunk, StatementRun } from '../nodes/file.ts';
import type { Item } from '../nodes/item.ts';
import { type Lowerings, LoweringContext } from './context.ts';
import type { ItemReuse } from './item-reuse.ts';
import { lowerBlock, lowerBlockLike, lowerStatements } from './lower-blocks.ts';
import { lowerExpression } from './lower-expressions.ts';
import { lowerItem } from './lower-items.ts';
import { lostNames, namesInForeignAttributes } from './lost-names.ts';
import { collectProblems } from './problems.ts';
import { child, isComment, type RawNode, snapshot, startWithDocumentation } from './raw-tree.ts';

const LOWERINGS: Lowerings = { expression: lowerExpression, block: lowerBlock, blockLike: lowerBlockLike, item: lowerItem };

export function lowerChunk(parsed: Tree, text: string, reuse: ItemReuse): LoweredChunk {
  const tree = snapshot(parsed, text, reuse);
  const found = collectProblems(tree, text);
  const context = new LoweringContext(text, 0, found, LOWERINGS);
  const items: Item[] = [];
  const statementRuns: StatementRun[] = [];
  let run: RawNode[] = [];
  const endRun = (): void => {
    if (run.length > 0) statementRuns.push(lowerRun(context, run, reuse));
    run = [];
  };
  // With a root that is one big ERROR the grammar still hands over what it understood inside.
  const nodes = tree.children;
  nodes.forEach((node, index) => {
    if (isComment(node) || node.kind === 'inner_attribute' || node.kind === 'shebang') return;
    if (isStatement(node)) {
      run.push(node);
      return;
    }
    const before = leadingComments(nodes, index);
    const item = node.isNamed ? lowerItem(context, itemMacro(node), startWithDocumentation(before, node.start), before) : null;
    if (item === null) return;
    endRun();
    items.push(goesOnInError(nodes, index, node, text) ? { ...item, hasError: true } : item);
  });
  endRun();
  return {
    items,
    statementRuns,
    attributes: nodes.filter((node) => node.kind === 'inner_attribute').map((node) => context.attribute(node)),
    problems: found.toSorted((left, right) => left.start - right.start),
    lostNames: [...(found.length === 0 ? [] : lostNames(text)), ...namesInForeignAttributes(items)],
  };
}

function isStatement(node: RawNode): boolean {
  // What was taken over as an item is one, whatever its node looks like without its children.
  if (node.reused !== null) return false;
  if (node.kind === 'let_statement' || node.kind === 'empty_statement') return true;
  return node.kind === 'expression_statement' && child(node, 'expression')?.kind !== 'macro_invocation';
}

/** `name!(..);` at top level may declare items. */
function itemMacro(node: RawNode): RawNode {
  const inner = node.kind === 'expression_statement' ? child(node, 'expression') : null;
  return inner ?? node;
}

/** `struct S {` without its end is a unit struct for the parser, and an ERROR behind it: the item is not whole. */
function goesOnInError(nodes: readonly RawNode[], index: number, node: RawNode, text: string): boolean {
  return nodes[index + 1]?.kind === 'ERROR' && !/[;}]$/u.test(text.slice(node.start, node.end));
}

function leadingComments(nodes: readonly RawNode[], index: number): RawNode[] {
  let first = index;
  for (let before = nodes[first - 1]; before !== undefined && isComment(before); before = nodes[first - 1]) first -= 1;
  return nodes.slice(first, index);
}

function lowerRun(context: LoweringContext, nodes: readonly RawNode[], reuse: ItemReuse): StatementRun {
  const start = nodes[0]?.start ?? 0;
  const end = nodes.at(-1)?.end ?? start;
  const known = reuse.statementRun(context.text.slice(start, end));
  const isBroken = nodes.some((node) => node.hasError);
  if (known !== null && !isBroken) return { ...known, start, end };
  const problemsBefore = context.problems.length;
  const inner = context.nested(start);
  const { statements, tail } = lowerStatements(inner, nodes);
  for (const node of nodes) inner.obscureErrors(node);
  return { start, end, statements, tail, hasError: isBroken || context.problems.length > problemsBefore, nestedItems: inner.nestedItems, expressionCount: inner.expressions, patternCount: inner.patterns, ...(inner.obscured.size === 0 ? {} : { obscuredNames: [...inner.obscured] }) };
}
