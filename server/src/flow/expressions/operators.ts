/**
 * Operators, casts and conversions. On primitives and strings they look at their operands; a user's `impl Add` takes them by
 * value, a user's `==` borrows them (O3). `&&` and `||` evaluate their right side on one of two paths.
 */
import type { BinaryNode, BorrowNode, CastNode, CoercionNode, LogicalNode, TypedExpression, UnaryNode } from '../../types/index.ts';
import { branch, type Builder, type Destination, diverge, endOf, goto, moveCause, newBlock, noteUnreachable, startBlock } from '../builder.ts';
import type { Operand, Value } from '../graph.ts';
import { inScope } from '../scopes.ts';
import { isPromotable, store, temporaryOf } from '../temporaries.ts';
import { referenceTo } from '../type-facts.ts';
import { lookAt } from './operands.ts';
import { isPlaceExpression } from './place-expressions.ts';

export function lowerUnary(builder: Builder, unary: UnaryNode, destination: Destination | null): void {
  const operand = builder.lower.operand(unary.operand, moveCause('operator', unary.operator));
  const value: Value = unary.overload === null ? made('operator', [operand]) : { kind: 'call', callee: unary.overload, operands: [operand] };
  finish(builder, unary, value, destination);
}

export function lowerBinary(builder: Builder, binary: BinaryNode, destination: Destination | null): void {
  finish(builder, binary, valueOfBinary(builder, binary), destination);
}

export function lowerLogical(builder: Builder, logical: LogicalNode, destination: Destination | null): void {
  const right = newBlock(builder);
  const join = newBlock(builder);
  discardAlone(builder, logical.left);
  branch(builder, [
    { block: right, label: 'then', range: logical.right.range },
    { block: join, label: 'short-circuit', range: logical.left.range },
  ]);
  startBlock(builder, right, null);
  discardAlone(builder, logical.right);
  goto(builder, join);
  startBlock(builder, join, logical.range);
  store(builder, destination, made('operator', []), logical.range, logical.type);
}

export function lowerCast(builder: Builder, cast: CastNode, destination: Destination | null): void {
  finish(builder, cast, made('cast', [builder.lower.operand(cast.operand, moveCause('other'))]), destination);
}

export function lowerCoercion(builder: Builder, coercion: CoercionNode, destination: Destination | null): void {
  if (coercion.coercion === 'never') {
    builder.lower.into(coercion.operand, null);
    // The operand says that it never comes back; where it does, nothing is known about it.
    if (coercion.operand.type.kind === 'never') diverge(builder, null);
    else store(builder, destination, made('cast', []), coercion.range, coercion.type);
    return;
  }
  const cause = destination?.cause ?? moveCause('other');
  const value = made('cast', [builder.lower.operand(coercion.operand, cause, destination?.isTwoPhase ?? false)]);
  store(builder, destination, value, coercion.range, coercion.type);
}

export function lowerBorrow(builder: Builder, borrow: BorrowNode, destination: Destination | null): void {
  const { range, type, isMutable, isRaw, isImplicit = false } = borrow;
  const written = reborrowed(borrow);
  if (written !== null) {
    builder.lower.into(written, destination);
    return;
  }
  if (!isMutable && !isRaw && isPromotable(builder, borrow.operand)) {
    store(builder, destination, made('constant', []), range, type);
    return;
  }
  const place = builder.lower.place(borrow.operand);
  noteUnreachable(builder, range);
  const kind = isRaw ? (isMutable ? 'raw-mut' : 'raw-const') : isMutable ? 'mutable' : 'shared';
  const isTwoPhase = kind === 'mutable' && (destination?.isTwoPhase ?? false);
  store(builder, destination, { kind: 'borrow', place, borrow: kind, isImplicit, isTwoPhase, range, usage: isImplicit ? 'autoref' : 'written' }, range, type);
}

/** `&mut *&mut place` that nobody wrote is `&mut place`: reborrowing a fresh reference changes nothing, and would hide what is borrowed. */
function reborrowed({ operand, isImplicit, isMutable }: BorrowNode): BorrowNode | null {
  if (isImplicit !== true || operand.kind !== 'dereference' || operand.isImplicit !== true || operand.operand.kind !== 'borrow') return null;
  return operand.operand.isMutable === isMutable && !operand.operand.isRaw ? operand.operand : null;
}

function valueOfBinary(builder: Builder, { left, right, mode, operator, overload }: BinaryNode): Value {
  if (mode === 'value') {
    const cause = moveCause('operator', operator);
    const operands = builder.lower.operands([left, right].map((expression) => ({ expression, cause })));
    return overload === null ? made('operator', operands) : { kind: 'call', callee: overload, operands };
  }
  if (overload !== null) return { kind: 'call', callee: overload, operands: [left, right].map((expression) => borrowed(builder, expression)) };
  lookAt(builder, [left, right], operator === '+' ? 'value' : 'comparison');
  return made('operator', []);
}

/** `&expression`, for `PartialEq::eq` and its family. */
function borrowed(builder: Builder, expression: TypedExpression): Operand {
  const { range, type } = expression;
  if (!isPlaceExpression(expression) && isPromotable(builder, expression)) return { kind: 'constant' };
  const place = builder.lower.place(expression);
  const reference = temporaryOf(builder, referenceTo(type, false), range, { kind: 'borrow', place, borrow: 'shared', isImplicit: true, isTwoPhase: false, range, usage: 'operator' });
  return { kind: 'copy', place: reference, range };
}

/** One side of `&&` or `||`: its temporaries end with it. */
function discardAlone(builder: Builder, expression: TypedExpression): void {
  inScope(builder, endOf(expression.range), true, () => builder.lower.into(expression, null));
}

function finish(builder: Builder, expression: TypedExpression, value: Value, destination: Destination | null): void {
  noteUnreachable(builder, expression.range);
  store(builder, destination, value, expression.range, expression.type);
}

function made(what: (Value & { readonly kind: 'make' })['what'], operands: readonly Operand[]): Value {
  return { kind: 'make', what, operands };
}
