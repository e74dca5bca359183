/**
 * Temporaries: the values that the text does not name. They end with the statement, condition or tail that they stand in,
 * as edition 2024 has it, except where a `let` extends them to its own scope: behind `&` in what it stores (O11).
 * Constants behind `&` are no temporaries at all: they live in the program's data (O10).
 */
import type { TextRange } from '../base/ranges.ts';
import type { Type, TypedExpression, TypedPattern } from '../types/index.ts';
import { addLocal, type Builder, type Destination, emit, moveCause, type Scope } from './builder.ts';
import type { FlowLocalId, MoveCause, PlaceId, Value } from './graph.ts';
import { placeOfLocal } from './places.ts';
import { beginStorage, forgetMoved, scheduleDrop, temporaryScope } from './scopes.ts';

/** A local without a name, whose storage begins here. Its drop is scheduled by `finishTemporary`, once it has a value. */
export interface Temporary {
  readonly local: FlowLocalId;
  readonly place: PlaceId;
  readonly scope: Scope;
}

export function startTemporary(builder: Builder, type: Type, range: TextRange, scope: Scope = temporaryScope(builder)): Temporary {
  const local = addLocal(builder, { name: null, kind: 'temporary', type, isMutable: true, range, source: null, isObscured: type.kind === 'unknown' });
  beginStorage(builder, local, scope);
  return { local, place: placeOfLocal(builder.places, local, type), scope };
}

export function finishTemporary(builder: Builder, temporary: Temporary): PlaceId {
  scheduleDrop(builder, temporary.local, temporary.scope);
  return temporary.place;
}

/** A temporary with a value that is already at hand. */
export function temporaryOf(builder: Builder, type: Type, range: TextRange, value: Value, scope?: Scope): PlaceId {
  const temporary = startTemporary(builder, type, range, scope);
  store(builder, destinationOf(temporary.place, range), value, range, type);
  return finishTemporary(builder, temporary);
}

/** The temporary that holds an expression's value while the statement around runs; of a place, what is moved or copied out of it. */
export function temporaryFor(builder: Builder, expression: TypedExpression, cause: MoveCause): PlaceId {
  return temporaryIn(builder, expression, cause, false, builder.extended.get(expression) ?? temporaryScope(builder));
}

/**
 * The temporary of an operand: it lives no longer than the expression that it is an operand of, which is the innermost scope.
 * It is seldom dropped there: what takes its operands has moved them, unless one of them leaves.
 */
export function operandTemporary(builder: Builder, expression: TypedExpression, cause: MoveCause, isArgument: boolean): PlaceId {
  return temporaryIn(builder, expression, cause, isArgument, builder.scopes.at(-1) ?? temporaryScope(builder));
}

function temporaryIn(builder: Builder, expression: TypedExpression, cause: MoveCause, isArgument: boolean, scope: Scope): PlaceId {
  const { type, range } = expression;
  const temporary = startTemporary(builder, type, range, scope);
  builder.lower.into(expression, { ...destinationOf(temporary.place, range), cause, isTwoPhase: isArgument });
  return finishTemporary(builder, temporary);
}

export function destinationOf(place: PlaceId, range: TextRange, cause: MoveCause = moveCause('other')): Destination {
  return { place, initializes: true, cause, range: null, targetRange: range, isTwoPhase: false };
}

/**
 * Puts a value where it belongs. Without a destination only what its making does to places is kept: a scalar that is
 * computed with has no local.
 */
export function store(builder: Builder, destination: Destination | null, value: Value, range: TextRange, type: Type): void {
  if (destination === null) {
    keepEffects(builder, value, range, type);
    return;
  }
  const { place, initializes, targetRange } = destination;
  emit(builder, { kind: 'assign', target: place, value, initializes, range: destination.range ?? range, targetRange });
  // A pattern may take a temporary apart on one of several paths; what makes a new value takes its operands on all.
  if (value.kind === 'make' || value.kind === 'call') forgetMoved(builder, value);
}

function keepEffects(builder: Builder, value: Value, range: TextRange, type: Type): void {
  switch (value.kind) {
    case 'call':
      temporaryOf(builder, type, range, value);
      return;
    case 'borrow':
      emit(builder, { kind: 'read', place: value.place, range: value.range, why: 'value' });
      return;
    case 'use':
    case 'make': {
      const operands = value.kind === 'use' ? [value.operand] : value.operands;
      if (operands.some((operand) => operand.kind === 'move')) {
        temporaryOf(builder, type, range, value);
        return;
      }
      for (const operand of operands) {
        if (operand.kind === 'copy') emit(builder, { kind: 'read', place: operand.place, range: operand.range, why: 'value' });
        else if (operand.kind === 'obscure') emit(builder, { kind: 'obscure', place: operand.place, range: operand.range });
      }
    }
  }
}

/** Marks the temporaries that a `let` extends to `scope`: those behind `&` in what it stores, or the whole value under a `ref` pattern. */
export function extendTemporaries(builder: Builder, initializer: TypedExpression, pattern: TypedPattern, scope: Scope): void {
  extend(builder, initializer, scope);
  if (bindsByReference(pattern)) extendOperand(builder, initializer, scope);
}

function extend(builder: Builder, expression: TypedExpression, scope: Scope): void {
  switch (expression.kind) {
    case 'borrow':
      extendOperand(builder, expression.operand, scope);
      extend(builder, expression.operand, scope);
      return;
    case 'dereference':
      // Only adjustments: `&*temporary()` that nobody wrote. A written `*` ends the search.
      if (expression.isImplicit === true) extend(builder, expression.operand, scope);
      return;
    case 'cast':
    case 'coercion':
      extend(builder, expression.operand, scope);
      return;
    case 'aggregate':
      for (const field of expression.fields) extend(builder, field.value, scope);
      return;
    case 'call':
      if (expression.callee.kind === 'constructor') for (const argument of expression.arguments) extend(builder, argument, scope);
      return;
    case 'block':
      if (expression.tail !== null) extend(builder, expression.tail, scope);
      return;
    case 'if':
      extend(builder, expression.then, scope);
      if (expression.otherwise !== null) extend(builder, expression.otherwise, scope);
      return;
    case 'match':
      for (const arm of expression.arms) extend(builder, arm.value, scope);
      return;
    default:
  }
}

/** The operand of a `&` that is extended, and the parts that it is a part of. */
function extendOperand(builder: Builder, operand: TypedExpression, scope: Scope): void {
  for (let expression: TypedExpression | null = operand; expression !== null; ) {
    builder.extended.set(expression, scope);
    switch (expression.kind) {
      case 'borrow':
      case 'dereference':
        expression = expression.operand;
        break;
      case 'field':
      case 'index':
        expression = expression.base;
        break;
      default:
        expression = null;
    }
  }
}

/** Whether the pattern says `ref` outside of what a reference hides. */
function bindsByReference(pattern: TypedPattern): boolean {
  switch (pattern.kind) {
    case 'binding':
      return pattern.mode !== 'value';
    case 'fields':
    case 'variant':
      return pattern.fields.some((field) => bindsByReference(field.pattern));
    case 'slice':
      return [...pattern.before, ...pattern.after].some(bindsByReference);
    case 'or':
      return pattern.alternatives.some(bindsByReference);
    case 'dereference':
      return pattern.through === 'box' && bindsByReference(pattern.target);
    case 'wildcard':
    case 'constant':
    case 'unknown':
      return false;
  }
}

/** A value that the compiler puts into the program's data when it is borrowed: nothing to run, nothing to drop. */
export function isPromotable(builder: Builder, expression: TypedExpression): boolean {
  if (builder.facts.needsDrop(expression.type)) return false;
  switch (expression.kind) {
    case 'literal':
    case 'constant':
    case 'function':
      return true;
    case 'unary':
      return expression.overload === null && isPromotable(builder, expression.operand);
    case 'binary':
      return expression.overload === null && !['/', '%'].includes(expression.operator) && isPromotable(builder, expression.left) && isPromotable(builder, expression.right);
    case 'cast':
    case 'coercion':
      return isPromotable(builder, expression.operand);
    case 'borrow':
      return !expression.isMutable && !expression.isRaw && isPromotable(builder, expression.operand);
    case 'aggregate':
      return expression.of !== 'vec' && expression.base === null && expression.fields.every((field) => isPromotable(builder, field.value));
    case 'repeat':
      return expression.length === null && isPromotable(builder, expression.value);
    case 'call':
      return expression.callee.kind === 'constructor' && expression.arguments.every((argument) => isPromotable(builder, argument));
    default:
      return false;
  }
}
