/** Blocks and their statements. A block whose end is not reached has no value; its names end with it. */
import { type BlockExpression, hasCondition, type LetStatement, type Statement } from '../../../syntax/index.ts';
import { NEVER, type Type, UNIT } from '../../type.ts';
import { coerce } from '../coerce.ts';
import { targetsInSight } from '../jumps.ts';
import { asyncBlockType } from '../futures.ts';
import { type Inference, type JumpTarget, sayIncomplete, unknownHere } from '../inference.ts';
import { addBranch, beginMerge, endMerge } from '../merge.ts';
import { head, rangeOf } from '../nodes.ts';
import { checkPattern, checkPatternOf } from '../patterns.ts';
import type { BlockNode, TypedExpression, TypedStatement } from '../typed-body.ts';
import { writtenType } from '../written-types.ts';

export function inferBlock(inference: Inference, node: BlockExpression, expected: Type | null): TypedExpression {
  if (node.modifier === 'async') return inferAsyncBlock(inference, node);
  if (node.label === null) return readBlock(inference, node, expected);
  const values = beginMerge(inference, expected);
  const target: JumpTarget = { source: node.id, label: node.label.text, isLoop: false, isCondition: false, values, wasLeft: false };
  inference.targets.push(target);
  const block = readBlock(inference, node, expected);
  inference.targets.pop();
  if (target.wasLeft) inference.diverges = false;
  const draft = { ...block };
  addBranch(inference, values, block.tail ?? block, (settled) => {
    if (draft.tail !== null) draft.tail = settled;
  });
  draft.type = endMerge(inference, values);
  return draft;
}

/** What `return` and `?` leave is the block itself, and its value is a future. */
function inferAsyncBlock(inference: Inference, node: BlockExpression): TypedExpression {
  const { frame, targets, diverges } = inference;
  const result = inference.variables.fresh();
  inference.frame = { result, kind: 'async-block', mayAwait: true, outside: targetsInSight(inference) };
  inference.targets = [];
  const block = readBlock(inference, node, result);
  coerce(inference, block, result);
  Object.assign(inference, { frame, targets, diverges });
  return { ...block, type: asyncBlockType(inference, node, result) };
}

function readBlock(inference: Inference, node: BlockExpression, expected: Type | null): BlockNode {
  const mark = inference.scopes.enter();
  for (const statement of node.statements) hideLocals(inference, statement);
  const statements = node.statements.flatMap((statement) => inferStatement(inference, statement));
  const tail = node.tail === null ? null : inferTail(inference, node, expected);
  inference.scopes.leave(mark);
  const type = tail !== null ? tail.type : inference.diverges ? NEVER : node.statements.some(mayBeValue) ? unknownHere() : node.isSketch && expected !== null && inference.variables.shallow(expected) !== UNIT ? unknownHere() : UNIT;
  const end = { start: Math.max(node.start, node.end - 1), end: node.end };
  return { kind: 'block', ...head(node, type), modifier: node.modifier, label: node.label?.text ?? null, statements, tail, end };
}

/** `#[cfg(a)] { 1 }` before another that may not be there: then it is the value. And a macro that nobody can look into may leave the block, as `bail!(..)` does. */
function mayBeValue(statement: Statement): boolean {
  return statement.kind === 'expression' && (hasCondition(statement.expression.attributes) || statement.expression.kind === 'opaque-macro');
}

function inferTail(inference: Inference, node: BlockExpression, expected: Type | null): TypedExpression | null {
  if (node.tail === null) return null;
  const value = inference.walk.expression(inference, node.tail, expected);
  const demanded = expected === null ? null : inference.variables.shallow(expected);
  return demanded === null || demanded.kind === 'infer' || demanded.kind === 'unknown' ? value : coerce(inference, value, demanded);
}

/** A function, constant or tuple struct in a block hides the locals of its name around the block. */
function hideLocals(inference: Inference, statement: Statement): void {
  if (statement.kind !== 'item') return;
  const { item } = statement;
  const isValue = item.kind === 'function' || item.kind === 'const' || item.kind === 'static' || item.kind === 'struct';
  if (isValue && item.name !== null && inference.scopes.find(item.name.text) !== null) inference.scopes.declareItem(item.name.text);
}

export function inferStatement(inference: Inference, statement: Statement): TypedStatement[] {
  switch (statement.kind) {
    case 'let':
      return [inferLet(inference, statement)];
    case 'expression': {
      // Without a semicolon a statement in the middle has no value: the branches of a `match` need not agree.
      const isBlockLike = !statement.hasSemicolon && BLOCK_LIKE.has(statement.expression.kind);
      const expression = inference.walk.expression(inference, statement.expression, isBlockLike ? UNIT : null);
      return [{ kind: 'expression', expression, range: rangeOf(statement) }];
    }
    case 'error':
      sayIncomplete(inference, statement, 'This text is not understood');
      return [];
    case 'item':
    case 'empty':
      return [];
  }
}

const BLOCK_LIKE: ReadonlySet<string> = new Set(['if', 'match', 'block']);

function inferLet(inference: Inference, statement: LetStatement): TypedStatement {
  if (hasCondition(statement.attributes)) return inferConditionalLet(inference, statement);
  const declared = statement.type === null ? null : writtenType(inference, statement.type);
  let initializer: TypedExpression | null = null;
  if (statement.initializer !== null) {
    initializer = inference.walk.expression(inference, statement.initializer, declared);
    if (declared !== null) initializer = coerce(inference, initializer, declared);
  }
  const type = declared ?? initializer?.type ?? inference.variables.fresh();
  let otherwise: TypedExpression | null = null;
  if (statement.otherwise !== null) {
    const { diverges } = inference;
    otherwise = inference.walk.block(inference, statement.otherwise, null);
    inference.diverges = diverges;
  }
  const pattern = initializer === null ? checkPattern(inference, statement.pattern, type, 'binding') : checkPatternOf(inference, statement.pattern, initializer, type);
  return { kind: 'let', pattern, type, initializer, otherwise, range: rangeOf(statement) };
}

/** A `let` behind `#[cfg]`: the name may be declared by another. */
function inferConditionalLet(inference: Inference, statement: LetStatement): TypedStatement {
  const type = unknownHere();
  const { diverges } = inference;
  const parts = [statement.initializer, statement.otherwise].flatMap((part) => (part === null ? [] : [inference.walk.expression(inference, part, null)]));
  inference.diverges = diverges;
  sayIncomplete(inference, statement, 'A `#[cfg]` decides whether this is here');
  const initializer: TypedExpression = { kind: 'unknown', range: rangeOf(statement), type, source: -1, parts };
  return { kind: 'let', pattern: checkPattern(inference, statement.pattern, type, 'binding'), type, initializer, otherwise: null, range: rangeOf(statement) };
}
