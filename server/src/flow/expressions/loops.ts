/**
 * Loops. Each round has a scope of its own, so that what its body declares ends with it; what a `for` iterates lives around all
 * rounds. A `loop` without `break` is never left.
 */
import type { TextRange } from '../../base/ranges.ts';
import type { DoWhileNode, ForNode, LoopNode, TypedExpression, WhileNode } from '../../types/index.ts';
import { branch, type Builder, type Destination, type DraftBlock, endOf, goto, moveCause, newBlock, placeOfSource, type Scope, startBlock } from '../builder.ts';
import type { PlaceId, Value } from '../graph.ts';
import { bindPattern, finishBindings, isPlainBinding, startBindings } from '../patterns.ts';
import { closeScope, inScope, openScope, temporaryScope } from '../scopes.ts';
import { destinationOf, finishTemporary, startTemporary, store, temporaryOf } from '../temporaries.ts';
import { lowerEffect } from './blocks.ts';

type Loop = LoopNode | WhileNode | DoWhileNode | ForNode;

export function lowerLoop(builder: Builder, loop: LoopNode, destination: Destination | null): void {
  const head = startHead(builder, loop);
  const after = newBlock(builder);
  lowerRound(builder, loop, head, after, destination, () => lowerEffect(builder, loop.body));
  goto(builder, head);
  startBlock(builder, after, loop.range);
}

export function lowerWhile(builder: Builder, loop: WhileNode, destination: Destination | null): void {
  const head = startHead(builder, loop);
  const after = newBlock(builder);
  lowerRound(builder, loop, head, after, null, () => {
    builder.lower.condition(loop.condition, { block: after, depth: builder.scopes.length - 1, label: 'after', range: endOf(loop.range) }, 'body');
    lowerEffect(builder, loop.body);
  });
  goto(builder, head);
  finishLoop(builder, loop, after, destination);
}

export function lowerDoWhile(builder: Builder, loop: DoWhileNode, destination: Destination | null): void {
  const head = startHead(builder, loop);
  const next = newBlock(builder);
  const after = newBlock(builder);
  lowerRound(builder, loop, next, after, null, () => lowerEffect(builder, loop.body));
  goto(builder, next);
  startBlock(builder, next, null);
  inScope(builder, endOf(loop.range), true, () => {
    builder.lower.condition(loop.condition, { block: after, depth: builder.scopes.length - 1, label: 'after', range: endOf(loop.range) }, 'body');
  });
  goto(builder, head);
  finishLoop(builder, loop, after, destination);
}

export function lowerFor(builder: Builder, loop: ForNode, destination: Destination | null): void {
  const around = openScope(builder, endOf(loop.range), false);
  const iterator = iteratorOf(builder, loop, around);
  const head = startHead(builder, loop);
  const after = newBlock(builder);
  const body = newBlock(builder);
  const done = newBlock(builder);
  branch(builder, [
    { block: body, label: 'some', range: loop.body.range },
    { block: done, label: 'none', range: null },
  ]);
  startBlock(builder, body, null);
  lowerRound(builder, loop, head, after, null, (scope) => {
    bindItem(builder, loop, iterator, scope);
    lowerEffect(builder, loop.body);
  });
  goto(builder, head);
  startBlock(builder, done, null);
  goto(builder, after);
  startBlock(builder, after, loop.range);
  closeScope(builder);
  if (destination !== null) storeUnit(builder, loop, destination);
}

/** What the iterable becomes. Its temporaries live as long as the statement around the loop. */
function iteratorOf(builder: Builder, { iterable, iterator }: ForNode, scope: Scope): PlaceId {
  const operand = builder.lower.operand(iterable, moveCause('loop'));
  return temporaryOf(builder, iterator, iterable.range, iteration([operand]), scope);
}

/** One item per round; a plain name holds it itself. */
function bindItem(builder: Builder, { pattern, item, iterable }: ForNode, iterator: PlaceId, scope: Scope): void {
  const value = iteration([{ kind: 'copy', place: iterator, range: iterable.range }]);
  if (isPlainBinding(pattern)) {
    const locals = startBindings(builder, pattern, scope);
    store(builder, destinationOf(placeOfSource(builder, pattern.local), pattern.range), value, pattern.range, item);
    finishBindings(builder, locals, scope);
    return;
  }
  const held = startTemporary(builder, item, pattern.range, temporaryScope(builder));
  store(builder, destinationOf(held.place, pattern.range), value, pattern.range, item);
  bindPattern(builder, pattern, finishTemporary(builder, held), scope, iterable.range);
}

function startHead(builder: Builder, loop: Loop): DraftBlock {
  const head = newBlock(builder);
  goto(builder, head);
  head.loop = keywordOf(loop);
  startBlock(builder, head, null);
  return head;
}

/** One round, in a scope of its own, which can be left for `after` or gone on with at `next`. */
function lowerRound(builder: Builder, loop: Loop, next: DraftBlock, after: DraftBlock, destination: Destination | null, inside: (scope: Scope) => void): void {
  builder.jumps.push({ source: loop.source, after, next, depth: builder.scopes.length, destination });
  inScope(builder, endOf(loop.body.range), true, inside);
  builder.jumps.pop();
}

function finishLoop(builder: Builder, loop: Loop, after: DraftBlock, destination: Destination | null): void {
  startBlock(builder, after, loop.range);
  if (destination !== null) storeUnit(builder, loop, destination);
}

function storeUnit(builder: Builder, { range, type }: TypedExpression, destination: Destination): void {
  store(builder, destination, { kind: 'make', what: 'constant', operands: [] }, range, type);
}

function iteration(operands: (Value & { readonly kind: 'make' })['operands']): Value {
  return { kind: 'make', what: 'iteration', operands };
}

const KEYWORD_LENGTHS = { loop: 4, while: 5, 'do-while': 2, for: 3 } as const;

/** A labelled loop's keyword stands somewhere behind the label; then the whole loop stands for it. */
function keywordOf({ kind, label, range }: Loop): TextRange {
  return label === null ? { start: range.start, end: Math.min(range.end, range.start + KEYWORD_LENGTHS[kind]) } : range;
}
