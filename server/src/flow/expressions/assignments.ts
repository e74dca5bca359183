/**
 * Assignments: the right side first, then the place, then the old value is dropped, then the new one is stored (O11). Compound
 * ones on primitives read the right side first; a user's `+=` borrows the left side first, in two phases (O8).
 */
import type { AssignmentNode, AssignmentTarget, CompoundAssignmentNode, DestructuringNode, TypedExpression } from '../../types/index.ts';
import { type Builder, type Destination, emit, endOf, moveCause, noteUnreachable, typeOfPlace, useOf } from '../builder.ts';
import type { Operand, PlaceId, Value } from '../graph.ts';
import type { TextRange } from '../../base/ranges.ts';
import { noteLookedAt } from '../patterns.ts';
import { project } from '../places.ts';
import { closeScope, forgetMoved, openScope, temporaryScope } from '../scopes.ts';
import { destinationOf, store, operandTemporary, temporaryOf } from '../temporaries.ts';
import { isScalar, referenceTo } from '../type-facts.ts';
import { isInert } from './inert.ts';
import { lookAt, lowerOperand } from './operands.ts';
import { isPlaceExpression } from './place-expressions.ts';

export function lowerAssignment(builder: Builder, assignment: AssignmentNode, destination: Destination | null): void {
  const { target, value, range } = assignment;
  const cause = moveCause('assignment');
  const replaces = builder.facts.needsDrop(target.type);
  if (!replaces && isInert(target) && isComputedInOnePiece(value)) {
    const place = builder.lower.place(target);
    builder.lower.into(value, { place, initializes: false, cause, range, targetRange: target.range, isTwoPhase: false });
  } else {
    const mustWait = isPlaceExpression(value) && (replaces || !isInert(target));
    const operand = mustWait ? useOf(builder, operandTemporary(builder, value, cause, false), value.range, cause) : lowerOperand(builder, value, cause);
    const place = builder.lower.place(target);
    replace(builder, place, operand, range, target.range);
  }
  noteUnreachable(builder, range);
  storeUnit(builder, assignment, destination);
}

export function lowerCompoundAssignment(builder: Builder, assignment: CompoundAssignmentNode, destination: Destination | null): void {
  const { target, value, range, overload, mode, operator } = assignment;
  const cause = moveCause('operator', operator);
  if (overload !== null) {
    const place = builder.lower.place(target);
    const borrowed = borrowTarget(builder, target, place, true);
    const operand = mode === 'value' ? lowerOperand(builder, value, cause, true) : lookedAt(builder, value);
    const call: Value = { kind: 'call', callee: overload, operands: [borrowed, operand] };
    store(builder, null, call, range, assignment.type);
  } else if (isScalar(target.type) || target.type.kind === 'unknown') {
    const operand = lowerOperand(builder, value, cause);
    const place = builder.lower.place(target);
    const operands: Operand[] = [useOf(builder, place, target.range, cause), operand];
    emit(builder, { kind: 'assign', target: place, value: { kind: 'make', what: 'operator', operands }, initializes: false, range, targetRange: target.range });
  } else {
    // A string grows in its place.
    const operand = lookedAt(builder, value);
    const place = builder.lower.place(target);
    const borrowed = borrowTarget(builder, target, place, false);
    store(builder, null, { kind: 'make', what: 'operator', operands: [borrowed, operand] }, range, assignment.type);
  }
  noteUnreachable(builder, range);
  storeUnit(builder, assignment, destination);
}

/** `(a, b) = pair`: a `let` takes the pair apart and drops the rest, then the parts are assigned. */
export function lowerDestructuring(builder: Builder, assignment: DestructuringNode, destination: Destination | null): void {
  const { target, value, range } = assignment;
  const outer = temporaryScope(builder);
  const taken: { readonly place: TypedExpression; readonly operand: Operand }[] = [];
  openScope(builder, endOf(range), true);
  const place = builder.lower.place(value);
  noteLookedAt(builder, place, value.range);
  takeApart(builder, target, place, (assigned, part) => {
    const operand = useOf(builder, part, value.range, moveCause('assignment'));
    const held = temporaryOf(builder, typeOfPlace(builder, part), assigned.range, { kind: 'use', operand }, outer);
    taken.push({ place: assigned, operand: useOf(builder, held, value.range, moveCause('assignment')) });
  });
  closeScope(builder);
  for (const { place: assigned, operand } of taken) replace(builder, builder.lower.place(assigned), operand, range, assigned.range);
  noteUnreachable(builder, range);
  storeUnit(builder, assignment, destination);
}

/** Drops what is there and stores the new value. */
function replace(builder: Builder, place: PlaceId, operand: Operand, range: TextRange, targetRange: TextRange): void {
  if (builder.facts.needsDrop(typeOfPlace(builder, place))) emit(builder, { kind: 'drop', place, why: 'assignment', range: targetRange });
  const value: Value = { kind: 'use', operand };
  emit(builder, { kind: 'assign', target: place, value, initializes: false, range, targetRange });
  forgetMoved(builder, value);
}

function takeApart(builder: Builder, target: AssignmentTarget, place: PlaceId, take: (place: TypedExpression, part: PlaceId) => void): void {
  switch (target.kind) {
    case 'discard':
      return;
    case 'place':
      take(target.place, place);
      return;
    case 'fields':
      for (const { index, type, target: inner } of target.fields) {
        takeApart(builder, inner, project(builder.places, place, { kind: 'field', index, name: String(index), variant: null }, type), take);
      }
  }
}

/** Evaluated to the end before the place is touched, so that it can be written there without a detour. */
function isComputedInOnePiece(value: TypedExpression): boolean {
  switch (value.kind) {
    case 'block':
    case 'if':
    case 'match':
    case 'loop':
    case 'while':
    case 'do-while':
    case 'for':
    case 'logical':
    case 'try':
    case 'await':
    case 'unknown':
    case 'let-condition':
      return false;
    case 'coercion':
      return isComputedInOnePiece(value.operand);
    default:
      return true;
  }
}

function borrowTarget(builder: Builder, { range, type }: TypedExpression, place: PlaceId, isTwoPhase: boolean): Operand {
  const borrowed = temporaryOf(builder, referenceTo(type, true), range, { kind: 'borrow', place, borrow: 'mutable', isImplicit: true, isTwoPhase, range, usage: 'operator' });
  return { kind: 'move', place: borrowed, range, cause: moveCause('operator') };
}

function lookedAt(builder: Builder, value: TypedExpression): Operand {
  lookAt(builder, [value], 'value');
  return { kind: 'constant' };
}

function storeUnit(builder: Builder, { range, type }: TypedExpression, destination: Destination | null): void {
  if (destination !== null) store(builder, { ...destinationOf(destination.place, destination.targetRange), initializes: destination.initializes }, { kind: 'make', what: 'constant', operands: [] }, range, type);
}
