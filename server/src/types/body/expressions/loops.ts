/** Loops, and the jumps that leave them, a labelled block or the function. */
import type { BreakExpression, ContinueExpression, DoWhileExpression, ForExpression, LoopExpression, ReturnExpression, WhileExpression } from '../../../syntax/index.ts';
import { NEVER, type Type, UNIT } from '../../type.ts';
import { coerce } from '../coerce.ts';
import type { Draft, Inference, JumpTarget, Merge } from '../inference.ts';
import { iterationOf } from '../iteration.ts';
import { jumpTarget } from '../jumps.ts';
import { addBranch, beginMerge, endMerge } from '../merge.ts';
import { noteEmptyReturn } from '../mismatches.ts';
import { head, rangeOf } from '../nodes.ts';
import { checkPattern } from '../patterns.ts';
import type { BreakNode, TypedExpression } from '../typed-body.ts';
import { inferCondition } from './branches.ts';

export function inferLoop(inference: Inference, node: LoopExpression, expected: Type | null): TypedExpression {
  const values = beginMerge(inference, expected);
  const { body, target } = inferLoopBody(inference, node, values);
  inference.diverges = !target.wasLeft;
  const type = endMerge(inference, values);
  return { kind: 'loop', ...head(node, target.wasLeft ? type : NEVER), label: node.label?.text ?? null, body };
}

export function inferWhile(inference: Inference, node: WhileExpression): TypedExpression {
  const mark = inference.scopes.enter();
  // The condition is part of each round: a jump with the loop's label leads out of it, too.
  const target: JumpTarget = { source: node.id, label: node.label?.text ?? null, isLoop: true, isCondition: true, values: null, wasLeft: false };
  inference.targets.push(target);
  const condition = inferCondition(inference, node.condition);
  const diverges = inference.diverges && !target.wasLeft;
  inference.targets.pop();
  const { body } = inferLoopBody(inference, node, null);
  inference.scopes.leave(mark);
  inference.diverges = diverges;
  return { kind: 'while', ...head(node, UNIT), label: node.label?.text ?? null, condition, body };
}

export function inferDoWhile(inference: Inference, node: DoWhileExpression): TypedExpression {
  const { body, target } = inferLoopBody(inference, node, null);
  if (target.wasLeft) inference.diverges = false;
  const { diverges } = inference;
  const condition = inferCondition(inference, node.condition);
  inference.diverges = diverges;
  return { kind: 'do-while', ...head(node, UNIT), label: node.label?.text ?? null, body, condition };
}

export function inferFor(inference: Inference, node: ForExpression): TypedExpression {
  const iterable = inference.walk.expression(inference, node.iterable, null);
  const { diverges } = inference;
  const { item, iterator } = iterationOf(inference, iterable.type);
  const mark = inference.scopes.enter();
  const pattern = checkPattern(inference, node.pattern, item, 'binding');
  const { body } = inferLoopBody(inference, node, null);
  inference.scopes.leave(mark);
  inference.diverges = diverges;
  return { kind: 'for', ...head(node, UNIT), label: node.label?.text ?? null, pattern, item, iterable, iterator, body };
}

function inferLoopBody(inference: Inference, node: LoopExpression | WhileExpression | DoWhileExpression | ForExpression, values: Merge | null): { readonly body: TypedExpression; readonly target: JumpTarget } {
  const target: JumpTarget = { source: node.id, label: node.label?.text ?? null, isLoop: true, isCondition: false, values, wasLeft: false };
  inference.targets.push(target);
  const body = inference.walk.block(inference, node.body, UNIT);
  inference.targets.pop();
  return { body, target };
}

export function inferBreak(inference: Inference, node: BreakExpression): TypedExpression {
  const target = jumpTarget(inference, node);
  const values = target?.values ?? null;
  const value = node.value === null ? null : inference.walk.expression(inference, node.value, values?.type ?? values?.expected ?? null);
  if (target !== null) target.wasLeft = true;
  const draft: Draft<BreakNode> = { kind: 'break', ...head(node, NEVER), target: target?.source ?? null, value };
  if (values !== null && value !== null) addBranch(inference, values, value, (settled) => (draft.value = settled));
  else if (values !== null) values.type ??= UNIT;
  return draft;
}

export function inferContinue(inference: Inference, node: ContinueExpression): TypedExpression {
  return { kind: 'continue', ...head(node, NEVER), target: jumpTarget(inference, node)?.source ?? null };
}

export function inferReturn(inference: Inference, node: ReturnExpression): TypedExpression {
  const { kind, result } = inference.frame;
  if (kind === 'constant') inference.problems.push({ kind: 'misplaced-jump', range: rangeOf(node), jump: 'return', why: 'no-function' });
  const value = node.value === null ? null : coerce(inference, inference.walk.expression(inference, node.value, result), result);
  if (value === null && !inference.variables.tryUnify(result, UNIT) && kind === 'function') noteEmptyReturn(inference, result, node);
  return { kind: 'return', ...head(node, NEVER), value };
}
