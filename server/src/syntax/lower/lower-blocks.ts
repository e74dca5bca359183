/** Blocks, statements and the expressions that consist of blocks: from raw nodes to `nodes/expression.ts`. */
import type { BlockExpression, Expression, MatchArm, Statement } from '../nodes/expression.ts';
import type { LoweringContext } from './context.ts';
import { type ExpressionHead, expressionIn, labelOf, lowerExpression, requiredExpression, takeHead } from './lower-expressions.ts';
import { patternIn } from './lower-patterns.ts';
import { typeIn } from './lower-types.ts';
import { child, childrenOf, has, isComment, type RawNode, startWithDocumentation } from './raw-tree.ts';

/** An expression that ends in a block, or `null` for any other node. */
export function lowerBlockLike(context: LoweringContext, node: RawNode): Expression | null {
  switch (node.kind) {
    case 'block':
      return lowerBlock(context, node);
    case 'labeled_block':
      return { ...innerBlock(context, node), label: labelOf(context, node) };
    case 'unsafe_block':
      return { ...innerBlock(context, node), modifier: 'unsafe' };
    case 'const_block':
      return { ...innerBlock(context, node), modifier: 'const' };
    case 'async_block':
      return { ...innerBlock(context, node), modifier: 'async', isMove: has(node, 'move') };
    case 'if_expression': {
      const head = takeHead(context, node);
      const condition = requiredExpression(context, node, 'condition');
      return { kind: 'if', ...head, condition, then: blockIn(context, node, 'then'), otherwise: expressionIn(context, node, 'otherwise') };
    }
    case 'match_expression':
      return lowerMatch(context, node);
    case 'loop_expression':
      return { kind: 'loop', ...takeHead(context, node), label: labelOf(context, node), body: blockIn(context, node, 'body') };
    case 'while_expression':
      return { kind: 'while', ...takeHead(context, node), label: labelOf(context, node), condition: requiredExpression(context, node, 'condition'), body: blockIn(context, node, 'body') };
    case 'do_while_expression':
      return { kind: 'do-while', ...takeHead(context, node), label: labelOf(context, node), body: blockIn(context, node, 'body'), condition: requiredExpression(context, node, 'condition') };
    case 'for_expression': {
      const head = takeHead(context, node);
      const pattern = patternIn(context, node, 'pattern');
      const iterable = requiredExpression(context, node, 'iterable');
      return { kind: 'for', ...head, label: labelOf(context, node), pattern, iterable, body: blockIn(context, node, 'body') };
    }
    default:
      return null;
  }
}

/** The block in a field; an empty one where the text lacks it. */
export function blockIn(context: LoweringContext, node: RawNode, field: string): BlockExpression {
  const found = child(node, field);
  if (found?.kind === 'block') return lowerBlock(context, found);
  const head = takeHead(context, { start: node.end, end: node.end });
  return { kind: 'block', ...head, modifier: 'none', isMove: false, label: null, statements: [], tail: null, isSketch: true };
}

export function lowerBlock(context: LoweringContext, node: RawNode): BlockExpression {
  return blockWithHead(context, node, takeHead(context, node));
}

/** `unsafe { }` and its like are one node over the whole text. */
function innerBlock(context: LoweringContext, node: RawNode): BlockExpression {
  const head = takeHead(context, node);
  const body = child(node, 'body');
  return blockWithHead(context, body ?? { ...node, children: [] }, head);
}

function blockWithHead(context: LoweringContext, node: RawNode, head: ExpressionHead): BlockExpression {
  const { statements, tail } = lowerStatements(context, node.children);
  const hasComment = node.children.some(isComment);
  return { kind: 'block', ...head, modifier: 'none', isMove: false, label: null, statements, tail, isSketch: statements.length === 0 && tail === null && hasComment };
}

/**
 * The statements among `nodes`, and the value: an expression at the end that no semicolon follows.
 * A broken stretch is one `error` statement.
 */
export function lowerStatements(context: LoweringContext, nodes: readonly RawNode[]): { readonly statements: readonly Statement[]; readonly tail: Expression | null } {
  const statements: Statement[] = [];
  nodes.forEach((node, index) => {
    const statement = lowerStatement(context, node, nodes, index);
    if (statement !== null) statements.push(statement);
  });
  const last = statements.at(-1);
  if (last?.kind === 'expression' && !last.hasSemicolon) return { statements: statements.slice(0, -1), tail: last.expression };
  return { statements, tail: null };
}

function lowerStatement(context: LoweringContext, node: RawNode, siblings: readonly RawNode[], index: number): Statement | null {
  const range = context.range(node);
  switch (node.kind) {
    case 'let_statement':
      return {
        kind: 'let',
        ...range,
        attributes: context.conditionalAttributes(node),
        pattern: patternIn(context, node, 'pattern'),
        type: typeIn(context, node, 'type'),
        initializer: expressionIn(context, node, 'value'),
        otherwise: has(node, 'otherwise') ? blockIn(context, node, 'otherwise') : null,
      };
    case 'expression_statement': {
      const attributes = context.conditionalAttributes(node);
      const expression = requiredExpression(context, node, 'expression');
      const withAttributes = attributes.length === 0 ? expression : { ...expression, attributes: [...attributes, ...(expression.attributes ?? [])] };
      return { kind: 'expression', ...range, expression: withAttributes, hasSemicolon: has(node, 'semicolon') };
    }
    case 'empty_statement':
      return { kind: 'empty', ...range };
    case 'ERROR':
      return { kind: 'error', ...range };
    default: {
      if (!node.isNamed || isComment(node) || node.kind === 'inner_attribute') return null;
      const start = startWithDocumentation(siblings.slice(0, index), node.start);
      const item = context.lowerings.item(context, node, start, siblings.slice(0, index));
      if (item === null) return null;
      context.nestedItems.push(item);
      return { kind: 'item', start: item.start, end: item.end, item };
    }
  }
}

function lowerMatch(context: LoweringContext, node: RawNode): Expression {
  const head = takeHead(context, node);
  const scrutinee = requiredExpression(context, node, 'scrutinee');
  const body = child(node, 'body');
  const arms = body === null ? [] : childrenOf(body, 'arm').map((arm) => lowerArm(context, arm));
  return { kind: 'match', ...head, scrutinee, arms, bodyRange: context.range(body ?? { start: node.end, end: node.end }) };
}

function lowerArm(context: LoweringContext, node: RawNode): MatchArm {
  const guard = child(node, 'guard');
  return {
    ...context.range(node),
    attributes: context.conditionalAttributes(node),
    pattern: patternIn(context, node, 'pattern'),
    guard: guard === null ? null : lowerExpression(context, guard),
    value: requiredExpression(context, node, 'value'),
  };
}
