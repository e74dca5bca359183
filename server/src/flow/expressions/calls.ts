/**
 * Calls, constructors and format macros: the callee first, then the arguments in order (the receiver is the first). Arguments
 * of what was not resolved become obscure (O15); what is printed is only looked at (O3).
 */
import type { CallNode, FormatNode, TypedExpression } from '../../types/index.ts';
import { type Builder, type Destination, diverge, moveCause, noteUnreachable, typeOfPlace, useOf } from '../builder.ts';
import type { MoveCause, Operand, Value } from '../graph.ts';
import { store, temporaryFor, temporaryOf } from '../temporaries.ts';
import { referenceTo } from '../type-facts.ts';
import { isInert } from './inert.ts';
import { lookAt, lowerObscured, lowerOperand, lowerOperands } from './operands.ts';
import { isPlaceExpression } from './place-expressions.ts';

export function lowerCall(builder: Builder, call: CallNode, destination: Destination | null): void {
  const value = valueOfCall(builder, call);
  noteUnreachable(builder, call.nameRange);
  if (!call.diverges) {
    store(builder, destination, value, call.range, call.type);
    return;
  }
  store(builder, null, value, call.range, call.type);
  diverge(builder, call.range);
}

export function lowerFormat(builder: Builder, format: FormatNode, destination: Destination | null): void {
  lookAt(builder, format.arguments, 'format');
  noteUnreachable(builder, format.range);
  if (format.diverges) diverge(builder, format.range);
  else store(builder, destination, { kind: 'make', what: 'operator', operands: [] }, format.range, format.type);
}

function valueOfCall(builder: Builder, call: CallNode): Value {
  const { callee } = call;
  switch (callee.kind) {
    case 'unknown':
      return { kind: 'call', callee, operands: call.arguments.map((argument) => lowerObscured(builder, argument)) };
    case 'constructor':
      return { kind: 'make', what: 'aggregate', operands: lowerOperands(builder, call.arguments.map((expression) => ({ expression, cause: moveCause('aggregate', callee.name) }))) };
    case 'function':
    case 'value': {
      const before = callee.kind === 'value' ? [operandOfCallee(builder, callee.callee, callee.takes, call)] : [];
      const parts = call.arguments.map((expression, argument) => ({ expression, cause: causeOfArgument(call, argument) }));
      return { kind: 'call', callee, operands: [...before, ...lowerOperands(builder, parts, true)] };
    }
  }
}

/** A closure is borrowed as its captures ask for or, by `FnOnce`, consumed; a function pointer is copied. */
function operandOfCallee(builder: Builder, expression: TypedExpression, declared: 'shared' | 'mutable' | 'value', call: CallNode): Operand {
  if (!isPlaceExpression(expression)) return lowerOperand(builder, expression, moveCause('call'));
  const place = builder.lower.place(expression);
  const { range, type } = expression;
  const takes = builder.facts.closureOf(type)?.takes ?? declared;
  if (takes === 'value' || type.kind === 'function' || type.kind === 'function-item') {
    const cause = moveCause('call');
    // It is taken before the arguments are looked at.
    return useOf(builder, call.arguments.every(isInert) ? place : temporaryFor(builder, expression, cause), range, cause);
  }
  const reference = referenceTo(typeOfPlace(builder, place), takes === 'mutable');
  const borrowed = temporaryOf(builder, reference, call.nameRange, { kind: 'borrow', place, borrow: takes, isImplicit: true, isTwoPhase: false, range, usage: 'autoref' });
  return takes === 'mutable' ? { kind: 'move', place: borrowed, range, cause: moveCause('call') } : { kind: 'copy', place: borrowed, range };
}

function causeOfArgument({ callee, syntax }: CallNode, argument: number): MoveCause {
  if (syntax === 'operator') return moveCause('operator', callee.kind === 'function' ? callee.name : null);
  const kind = syntax === 'method' && argument === 0 ? 'method' : 'call';
  return callee.kind === 'function' ? moveCause(kind, callee.name, callee.item, argument) : moveCause(kind, null, null, argument);
}
