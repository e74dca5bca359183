/** Where `break` and `continue` lead, and what is wrong with those that lead nowhere. */
import type { BreakExpression, ContinueExpression } from '../../syntax/index.ts';
import type { Inference, JumpTarget } from './inference.ts';
import { rangeOf } from './nodes.ts';

/** The loop or block that is left or begun again; `null` where there is none. */
export function jumpTarget(inference: Inference, node: BreakExpression | ContinueExpression): JumpTarget | null {
  return node.label === null ? nearestLoop(inference, node) : labelled(inference, node, node.label.text);
}

/** The targets around a closure or `async` block, to say that it is what stands between. */
export function targetsInSight({ frame, targets }: Inference): readonly JumpTarget[] {
  return [...frame.outside, ...targets];
}

function nearestLoop(inference: Inference, node: BreakExpression | ContinueExpression): JumpTarget | null {
  const { frame, problems, targets } = inference;
  const loop = targets.findLast((target) => target.isLoop) ?? null;
  const jump = node.kind;
  const range = rangeOf(node);
  if (loop === null) {
    // Labelled blocks aside: only loops are left without a label.
    const isBetween = (frame.kind === 'closure' || frame.kind === 'async-block') && frame.outside.some((target) => target.isLoop);
    problems.push({ kind: 'misplaced-jump', range, jump, why: isBetween ? frame.kind : 'outside' });
    return null;
  }
  if (targets.at(-1)?.isLoop === false) problems.push({ kind: 'misplaced-jump', range, jump, why: 'labelled-block' });
  else if (loop.isCondition) problems.push({ kind: 'misplaced-jump', range, jump, why: 'condition' });
  else refuseValue(inference, node, loop);
  return loop;
}

function labelled(inference: Inference, node: BreakExpression | ContinueExpression, label: string): JumpTarget | null {
  const { frame, problems, targets } = inference;
  const target = targets.findLast((candidate) => candidate.label === label) ?? null;
  const range = node.label === null ? rangeOf(node) : rangeOf(node.label);
  if (target === null) {
    const isBetween = frame.outside.some((candidate) => candidate.label === label);
    problems.push({ kind: 'undeclared-label', range, label, isBehind: isBetween && (frame.kind === 'closure' || frame.kind === 'async-block') ? frame.kind : null });
    return null;
  }
  if (node.kind === 'continue' && !target.isLoop) problems.push({ kind: 'misplaced-jump', range: rangeOf(node), jump: 'continue', why: 'to-block' });
  refuseValue(inference, node, target);
  return target;
}

/** `for` and `while` also end without a `break`, so none of them gives a value. */
function refuseValue({ problems }: Inference, node: BreakExpression | ContinueExpression, { isLoop, values }: JumpTarget): void {
  if (node.kind === 'break' && node.value !== null && isLoop && values === null) problems.push({ kind: 'misplaced-jump', range: rangeOf(node), jump: 'break', why: 'value' });
}
