/** `if` and `match`: conditions and patterns bring names into scope for what they guard, and the branches meet in one type. */
import { type Expression, hasCondition, type IfExpression, type LetCondition, type MatchExpression } from '../../../syntax/index.ts';
import { NEVER, primitive, type Type, UNIT } from '../../type.ts';
import { coerce } from '../coerce.ts';
import { type Draft, type Inference, unknownHere } from '../inference.ts';
import { addBranch, beginMerge, endMerge } from '../merge.ts';
import { head, rangeOf } from '../nodes.ts';
import { checkPatternOf } from '../patterns.ts';
import type { IfNode, MatchNode, TypedExpression } from '../typed-body.ts';

/** A condition. The names that its `let`s declare stay in scope: the caller ends them. */
export function inferCondition(inference: Inference, node: Expression): TypedExpression {
  const bool = primitive('bool');
  return coerce(inference, inference.walk.expression(inference, node, bool), bool);
}

export function inferLetCondition(inference: Inference, node: LetCondition): TypedExpression {
  const value = inference.walk.expression(inference, node.value, null);
  return { kind: 'let-condition', ...head(node, primitive('bool')), pattern: checkPatternOf(inference, node.pattern, value, value.type), value };
}

export function inferIf(inference: Inference, node: IfExpression, expected: Type | null): TypedExpression {
  const mark = inference.scopes.enter();
  const condition = inferCondition(inference, node.condition);
  const before = inference.diverges;
  const merge = beginMerge(inference, node.otherwise === null ? UNIT : expected);
  const then = inference.walk.block(inference, node.then, node.otherwise === null ? UNIT : expected);
  inference.scopes.leave(mark);
  const thenDiverges = inference.diverges;
  inference.diverges = before;
  const draft: Draft<IfNode> = { kind: 'if', ...head(node, UNIT), condition, then, otherwise: null };
  addBranch(inference, merge, then, (settled) => (draft.then = settled));
  if (node.otherwise !== null) {
    const otherwise = inference.walk.expression(inference, node.otherwise, expected);
    draft.otherwise = otherwise;
    addBranch(inference, merge, otherwise, (settled) => (draft.otherwise = settled));
    inference.diverges = before || (thenDiverges && inference.diverges);
  }
  const type = endMerge(inference, merge);
  draft.type = node.otherwise === null ? UNIT : type;
  return draft;
}

export function inferMatch(inference: Inference, node: MatchExpression, expected: Type | null): TypedExpression {
  const scrutinee = inference.walk.expression(inference, node.scrutinee, null);
  const before = inference.diverges;
  let allDiverge = true;
  const merge = beginMerge(inference, expected);
  const arms: { -readonly [K in keyof MatchNode['arms'][number]]: MatchNode['arms'][number][K] }[] = [];
  for (const arm of node.arms) {
    const mark = inference.scopes.enter();
    inference.diverges = before;
    const pattern = checkPatternOf(inference, arm.pattern, scrutinee, scrutinee.type);
    let guard: TypedExpression | null = arm.guard === null ? null : inferCondition(inference, arm.guard);
    // An arm behind `#[cfg]` may not be there: then the next ones are asked.
    if (hasCondition(arm.attributes)) guard = { kind: 'unknown', range: rangeOf(arm.pattern), type: unknownHere(), source: -1, parts: guard === null ? [] : [guard] };
    inference.diverges = before;
    const value = inference.walk.expression(inference, arm.value, expected);
    inference.scopes.leave(mark);
    allDiverge &&= inference.diverges;
    const draft = { pattern, guard, value, range: rangeOf(arm) };
    arms.push(draft);
    addBranch(inference, merge, value, (settled) => (draft.value = settled));
  }
  inference.diverges = before || allDiverge;
  const type = endMerge(inference, merge);
  return { kind: 'match', ...head(node, node.arms.length === 0 ? NEVER : type), scrutinee, arms };
}
