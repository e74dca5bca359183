/**
 * Expressions as operands: what a call, an aggregate or an operator takes. A place is used where it stands as long as
 * nothing that is evaluated after it could disturb it; otherwise it is moved or copied into a temporary at once, as rustc does
 * with all. Scalars that are only computed with have no home: what they read is read, and the operand is a constant.
 */
import type { TypedExpression } from '../../types/index.ts';
import { type Builder, emit, noteUnreachable, useOf } from '../builder.ts';
import type { FlowStatement, MoveCause, Operand, PlaceId } from '../graph.ts';
import { operandTemporary, temporaryOf } from '../temporaries.ts';
import { isScalar, referenceTo } from '../type-facts.ts';
import { isInert } from './inert.ts';
import { isPlaceExpression } from './place-expressions.ts';

export interface Part {
  readonly expression: TypedExpression;
  readonly cause: MoveCause;
}

/** Uses an expression by value. @param isArgument its exclusive borrow may wait for the call (O8). */
export function lowerOperand(builder: Builder, expression: TypedExpression, cause: MoveCause, isArgument = false): Operand {
  if (expression.isImplicit !== true) noteUnreachable(builder, expression.range);
  if (isPlaceExpression(expression)) return useOf(builder, builder.lower.place(expression), expression.range, cause);
  if (isConstant(expression)) return { kind: 'constant' };
  if (isScalar(expression.type) && expression.kind !== 'call') {
    builder.lower.into(expression, null);
    return { kind: 'constant' };
  }
  return useOf(builder, operandTemporary(builder, expression, cause, isArgument), expression.range, cause);
}

/** Uses several expressions by value, in order. */
export function lowerOperands(builder: Builder, parts: readonly Part[], isArgument = false): Operand[] {
  return parts.map(({ expression, cause }, index) => {
    if (!isPlaceExpression(expression) || isQuietAfter(parts, index)) return lowerOperand(builder, expression, cause, isArgument);
    noteUnreachable(builder, expression.range);
    return useOf(builder, operandTemporary(builder, expression, cause, isArgument), expression.range, cause);
  });
}

/** For what was not understood: neither moved nor kept (O15). */
export function lowerObscured(builder: Builder, expression: TypedExpression): Operand {
  if (isConstant(expression)) return { kind: 'constant' };
  if (!isPlaceExpression(expression) && isScalar(expression.type) && expression.kind !== 'call') {
    builder.lower.into(expression, null);
    return { kind: 'constant' };
  }
  return { kind: 'obscure', place: builder.lower.place(expression), range: expression.range };
}

/**
 * Operands that are only looked at, in order: comparisons, strings, formatting (O3). Where something is evaluated between the look
 * and the end, the place is borrowed until then.
 */
export function lookAt(builder: Builder, expressions: readonly TypedExpression[], why: (FlowStatement & { readonly kind: 'read' })['why']): void {
  const looked: { readonly place: PlaceId; readonly expression: TypedExpression }[] = [];
  for (const [index, expression] of expressions.entries()) {
    if (expression.isImplicit !== true) noteUnreachable(builder, expression.range);
    const place = placeToLookAt(builder, expression, expressions.slice(index + 1).every(isInert), why === 'format');
    if (place !== null) looked.push({ place, expression });
  }
  for (const { place, expression } of looked) emit(builder, { kind: 'read', place, range: expression.range, why });
}

function isQuietAfter(parts: readonly Part[], index: number): boolean {
  return parts.slice(index + 1).every((part) => isInert(part.expression));
}

function isConstant(expression: TypedExpression): boolean {
  return expression.kind === 'literal' || expression.kind === 'constant' || expression.kind === 'function';
}

/** `null` where nothing is left to look at. */
function placeToLookAt(builder: Builder, expression: TypedExpression, isLast: boolean, isFormat: boolean): PlaceId | null {
  if (!isPlaceExpression(expression)) {
    if (isConstant(expression)) return null;
    if (!isScalar(expression.type)) return builder.lower.place(expression);
    builder.lower.into(expression, null);
    return null;
  }
  const place = builder.lower.place(expression);
  if (isLast) return place;
  const { range, type } = expression;
  if (isScalar(type)) {
    emit(builder, { kind: 'read', place, range, why: isFormat ? 'format' : 'value' });
    return null;
  }
  return temporaryOf(builder, referenceTo(type, false), range, { kind: 'borrow', place, borrow: 'shared', isImplicit: true, isTwoPhase: false, range, usage: isFormat ? 'format' : 'operator' });
}
