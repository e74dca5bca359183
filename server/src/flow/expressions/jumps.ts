/** What leaves a construct before its end: `break`, `continue`, `return` and `?`, with the drops on the way. */
import type { AwaitNode, BreakNode, ContinueNode, ReturnNode, TryNode } from '../../types/index.ts';
import { branch, type Builder, type Destination, diverge, type JumpTarget, jumpTo, moveCause, newBlock, noteUnreachable, startBlock } from '../builder.ts';
import { leaveScopes } from '../scopes.ts';
import { store, temporaryFor } from '../temporaries.ts';
import { lowerEffect } from './blocks.ts';

export function lowerReturn(builder: Builder, expression: ReturnNode): void {
  const { value, range } = expression;
  if (value === null) store(builder, builder.result, { kind: 'make', what: 'constant', operands: [] }, range, expression.type);
  else builder.lower.into(value, builder.result);
  noteUnreachable(builder, range);
  leaveScopes(builder, 0, 'leave', range);
  diverge(builder, range, { kind: 'return', range });
}

export function lowerBreak(builder: Builder, expression: BreakNode): void {
  const { value, range } = expression;
  const target = targetOf(builder, expression.target);
  const destination = target?.destination ?? null;
  if (value !== null && destination !== null) builder.lower.into(value, { ...destination, cause: moveCause('break') });
  else if (value !== null) lowerEffect(builder, value);
  else if (destination !== null) store(builder, destination, { kind: 'make', what: 'constant', operands: [] }, range, expression.type);
  noteUnreachable(builder, range);
  if (target === null) {
    diverge(builder, null);
    return;
  }
  leaveScopes(builder, target.depth, 'leave', range);
  jumpTo(builder, target.after, range);
}

export function lowerContinue(builder: Builder, { target, range }: ContinueNode): void {
  const loop = targetOf(builder, target);
  if (loop?.next == null) {
    diverge(builder, null);
    return;
  }
  leaveScopes(builder, loop.depth, 'leave', range);
  jumpTo(builder, loop.next, range);
}

/** Takes the operand and goes on with what is in it, or returns with the rest. */
export function lowerTry(builder: Builder, expression: TryNode, destination: Destination | null): void {
  const { operand, range, type } = expression;
  const cause = moveCause('try');
  const held = temporaryFor(builder, operand, cause);
  noteUnreachable(builder, range);
  const leaving = newBlock(builder);
  const going = newBlock(builder);
  branch(builder, [
    { block: going, label: 'after', range: null },
    { block: leaving, label: 'return', range },
  ]);
  startBlock(builder, leaving, null);
  const taken = { kind: 'make', what: 'operator', operands: [{ kind: 'move', place: held, range: operand.range, cause }] } as const;
  store(builder, builder.result, taken, range, type);
  leaveScopes(builder, 0, 'leave', range);
  diverge(builder, null, { kind: 'return', range });
  startBlock(builder, going, null);
  store(builder, destination, taken, range, type);
}

export function lowerAwait(builder: Builder, expression: AwaitNode, destination: Destination | null): void {
  const operand = builder.lower.operand(expression.operand, moveCause('await'));
  noteUnreachable(builder, expression.range);
  store(builder, destination, { kind: 'make', what: 'operator', operands: [operand] }, expression.range, expression.type);
}

function targetOf(builder: Builder, source: number | null): JumpTarget | null {
  return source === null ? null : (builder.jumps.findLast((jump) => jump.source === source) ?? null);
}
