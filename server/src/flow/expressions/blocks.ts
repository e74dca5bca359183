/**
 * Blocks and their statements. Locals live to the block's end, temporaries to their statement's; those of a tail end before
 * the locals (edition 2024). A `let` of a plain name writes straight into it; other patterns take a place apart.
 */
import type { BlockNode, TypedExpression, TypedStatement } from '../../types/index.ts';
import { branch, type Builder, type Destination, diverge, endOf, goto, isDead, moveCause, newBlock, noteUnreachable, placeOfSource, type Scope, startBlock } from '../builder.ts';
import { bindPattern, finishBindings, isPlainBinding, isRefutable, noteLookedAt, startBindings, testPattern } from '../patterns.ts';
import { closeScope, inScope, leaveScopes, openScope } from '../scopes.ts';
import { extendTemporaries, store } from '../temporaries.ts';
import { isScalar } from '../type-facts.ts';
import { isInert } from './inert.ts';
import { isPlaceExpression } from './place-expressions.ts';

export type LetStatement = TypedStatement & { readonly kind: 'let' };

export function lowerBlock(builder: Builder, block: BlockNode, destination: Destination | null): void {
  const after = block.label === null ? null : newBlock(builder);
  if (after !== null) builder.jumps.push({ source: block.source, after, next: null, depth: builder.scopes.length, destination });
  const scope = openScope(builder, block.end, false);
  for (const statement of block.statements) lowerStatement(builder, statement, scope);
  const { tail } = block;
  if (tail !== null) {
    openScope(builder, endOf(tail.range), true);
    if (destination === null) lowerEffect(builder, tail);
    else builder.lower.into(tail, destination);
    closeScope(builder);
  } else if (destination !== null && !isDead(builder)) store(builder, destination, { kind: 'make', what: 'constant', operands: [] }, block.end, block.type);
  closeScope(builder);
  if (after === null) return;
  builder.jumps.pop();
  goto(builder, after);
  startBlock(builder, after, block.range);
}

/** Evaluates for the sake of what it does; its value ends with the statement. */
export function lowerEffect(builder: Builder, expression: TypedExpression): void {
  if (isScalar(expression.type)) builder.lower.into(expression, null);
  else builder.lower.temporary(expression, moveCause('other'));
}

function lowerStatement(builder: Builder, statement: TypedStatement, block: Scope): void {
  noteUnreachable(builder, statement.range);
  const scope = openScope(builder, endOf(statement.range), true);
  if (statement.kind === 'expression') lowerEffect(builder, statement.expression);
  else lowerLet(builder, statement, block, scope);
  closeScope(builder);
}

function lowerLet(builder: Builder, statement: LetStatement, block: Scope, own: Scope): void {
  const { pattern, initializer, otherwise } = statement;
  if (initializer === null) {
    finishBindings(builder, startBindings(builder, pattern, block), block);
    return;
  }
  extendTemporaries(builder, initializer, pattern, block);
  if (isPlainBinding(pattern) && otherwise === null) {
    const locals = startBindings(builder, pattern, block);
    const place = placeOfSource(builder, pattern.local);
    builder.lower.into(initializer, { place, initializes: true, cause: moveCause('let'), range: null, targetRange: pattern.range, isTwoPhase: false });
    finishBindings(builder, locals, block);
    if (isPlaceExpression(initializer) && isInert(initializer)) noteLookedAt(builder, builder.lower.place(initializer), initializer.range);
    return;
  }
  const place = builder.lower.place(initializer);
  noteLookedAt(builder, place, initializer.range);
  if (otherwise !== null) {
    testPattern(builder, pattern, place, { range: initializer.range, isMatch: false, seen: new Set() });
    if (isRefutable(pattern)) lowerElse(builder, otherwise, own);
  }
  bindPattern(builder, pattern, place, block, initializer.range);
}

/** The `else` of a `let` leaves; the temporaries of the initialiser are dropped before it runs. */
function lowerElse(builder: Builder, otherwise: TypedExpression, own: Scope): void {
  const failed = newBlock(builder);
  const matched = newBlock(builder);
  branch(builder, [
    { block: matched, label: 'then', range: null },
    { block: failed, label: 'else', range: otherwise.range },
  ]);
  startBlock(builder, failed, null);
  leaveScopes(builder, builder.scopes.length - 1, null, { start: otherwise.range.start, end: otherwise.range.start + 1 });
  builder.scopes.pop();
  inScope(builder, endOf(otherwise.range), true, () => lowerEffect(builder, otherwise));
  diverge(builder, null);
  builder.scopes.push(own);
  startBlock(builder, matched, null);
}
