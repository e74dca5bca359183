/**
 * A typed body becomes a graph: parameters, the body's value, and the way back to the caller. The construct's files are
 * put together here. Never throws; what is too large or nests too deeply is marked as incomplete and says nothing.
 */
import type { Database } from '../base/query.ts';
import type { Type, TypedBody, TypedExpression, TypedParameter } from '../types/index.ts';
import { addLocal, type Builder, type Destination, diverge, type DraftBlock, endOf, isDead, type Lowering, MAXIMUM_DEPTH, moveCause, newBlock, noteUnreachable, useOf } from './builder.ts';
import { type BodyBuilder, lowerAsyncBlock, lowerClosure } from './closures.ts';
import { lowerAggregate, lowerRepeat } from './expressions/aggregates.ts';
import { lowerAssignment, lowerCompoundAssignment, lowerDestructuring } from './expressions/assignments.ts';
import { lowerBlock } from './expressions/blocks.ts';
import { lowerCall, lowerFormat } from './expressions/calls.ts';
import { lowerCondition, lowerIf, lowerLoneLet } from './expressions/conditions.ts';
import { lowerAwait, lowerBreak, lowerContinue, lowerReturn, lowerTry } from './expressions/jumps.ts';
import { lowerDoWhile, lowerFor, lowerLoop, lowerWhile } from './expressions/loops.ts';
import { lowerOperand, lowerOperands } from './expressions/operands.ts';
import { lowerBinary, lowerBorrow, lowerCast, lowerCoercion, lowerLogical, lowerUnary } from './expressions/operators.ts';
import { lowerPlace } from './expressions/place-expressions.ts';
import { lowerUnknown } from './expressions/unknown.ts';
import { finishGraph } from './finish.ts';
import type { FlowGraph, FlowLocal } from './graph.ts';
import { lowerMatch } from './match.ts';
import { bindPattern, isPlainBinding } from './patterns.ts';
import { newPlaceTable, placeOfLocal } from './places.ts';
import { closeScope, leaveScopes, openScope, scheduleDrop } from './scopes.ts';
import { destinationOf, store, temporaryFor } from './temporaries.ts';
import { typeFacts } from './type-facts.ts';

/** The graph of a typed body, with those of its closures. */
export function buildGraph(db: Database, body: TypedBody): FlowGraph {
  const obscuredNames = new Set(body.obscuredNames);
  const locals = body.locals.map(({ id, name, type, isMutable, range }): FlowLocal => {
    return { id, name, kind: 'binding', type, isMutable, range, source: id, isObscured: type.kind === 'unknown' || obscuredNames.has(name) };
  });
  const shared: Shared = { closure: null, facts: typeFacts(db, body.item), body, budget: { points: 0, depth: 0, isExhausted: false }, named: locals };
  return finishGraph(buildBody(shared, body.parameters, body.value, body.result));
}

const BODIES: BodyBuilder = {
  build: (outer, closure, parameters, value, result) => buildBody({ ...outer, closure }, parameters, value, result),
  finish: finishGraph,
};

/** What a body and its closures have in common, and which of them it is. */
type Shared = Pick<Builder, 'closure' | 'facts' | 'body' | 'budget' | 'named'>;

function buildBody(shared: Shared, parameters: readonly TypedParameter[], value: TypedExpression, result: Type): Builder {
  const builder = newBuilder(shared, result, value);
  const scope = openScope(builder, endOf(value.range), true);
  for (const parameter of parameters) lowerParameter(builder, parameter);
  openScope(builder, endOf(value.range), true);
  builder.lower.into(value, builder.result);
  closeScope(builder);
  leaveScopes(builder, 0, null, scope.end);
  diverge(builder, null, { kind: 'return', range: scope.end });
  return builder;
}

/** A plain name is the parameter itself; other patterns take an argument apart that has no name. */
function lowerParameter(builder: Builder, { pattern, type, range }: TypedParameter): void {
  const scope = builder.scopes.at(-1);
  if (scope === undefined) return;
  if (isPlainBinding(pattern)) {
    const known = builder.locals[pattern.local];
    if (known !== undefined) builder.locals[pattern.local] = { ...known, kind: 'parameter' };
    builder.declared.add(pattern.local);
    scheduleDrop(builder, pattern.local, scope);
    return;
  }
  const local = addLocal(builder, { name: null, kind: 'parameter', type, isMutable: true, range, source: null, isObscured: type.kind === 'unknown' });
  scheduleDrop(builder, local, scope);
  bindPattern(builder, pattern, placeOfLocal(builder.places, local, type), scope, pattern.range);
}

function newBuilder({ closure, facts, body, budget, named }: Shared, result: Type, value: TypedExpression): Builder {
  const locals = [...named];
  const places = newPlaceTable();
  const resultLocal = addLocal({ locals }, { name: null, kind: 'result', type: result, isMutable: true, range: endOf(value.range), source: null, isObscured: result.kind === 'unknown' });
  const blocks: DraftBlock[] = [];
  const current = newBlock({ blocks });
  current.isReached = true;
  const builder: Builder = {
    body,
    closure,
    facts,
    budget,
    named,
    places,
    locals,
    blocks,
    current,
    scopes: [],
    jumps: [],
    aliases: new Map(),
    statics: new Map(),
    extended: new Map(),
    declared: new Set(),
    obscured: new Set(),
    closures: [],
    lookedAt: [],
    unreachable: [],
    result: destinationOf(placeOfLocal(places, resultLocal, result), endOf(value.range), moveCause('return')),
    divergence: null,
    lower: lowering(() => builder),
  };
  return builder;
}

function lowering(self: () => Builder): Lowering {
  return {
    into: (expression, destination) => lowerInto(self(), expression, destination),
    operand: (expression, cause, isArgument) => lowerOperand(self(), expression, cause, isArgument),
    operands: (parts, isArgument) => lowerOperands(self(), parts, isArgument),
    place: (expression) => lowerPlace(self(), expression),
    temporary: (expression, cause) => temporaryFor(self(), expression, cause),
    condition: (expression, otherwise, label) => lowerCondition(self(), expression, otherwise, label),
  };
}

/** Beyond the depth that a stack surely holds, the body is given up. */
function lowerInto(builder: Builder, expression: TypedExpression, destination: Destination | null): void {
  const { budget } = builder;
  if (budget.depth >= MAXIMUM_DEPTH) budget.isExhausted = true;
  if (budget.isExhausted) return;
  budget.depth += 1;
  if (expression.isImplicit !== true) noteUnreachable(builder, expression.range);
  const before = isDead(builder) ? builder.divergence : null;
  // The scope of its operands.
  openScope(builder, endOf(expression.range), false);
  lowerKind(builder, expression, destination);
  closeScope(builder);
  // Behind dead code there is dead code, for the same reason.
  if (before !== null) builder.divergence = before;
  budget.depth -= 1;
}

function lowerKind(builder: Builder, expression: TypedExpression, destination: Destination | null): void {
  const { range, type } = expression;
  switch (expression.kind) {
    case 'local':
    case 'static':
    case 'field':
    case 'index':
    case 'dereference': {
      const place = builder.lower.place(expression);
      noteUnreachable(builder, range);
      store(builder, destination, { kind: 'use', operand: useOf(builder, place, range, destination?.cause ?? moveCause('other')) }, range, type);
      return;
    }
    case 'literal':
    case 'constant':
    case 'function':
      store(builder, destination, { kind: 'make', what: 'constant', operands: [] }, range, type);
      return;
    case 'borrow':
      return lowerBorrow(builder, expression, destination);
    case 'unary':
      return lowerUnary(builder, expression, destination);
    case 'binary':
      return lowerBinary(builder, expression, destination);
    case 'logical':
      return lowerLogical(builder, expression, destination);
    case 'assignment':
      return lowerAssignment(builder, expression, destination);
    case 'compound-assignment':
      return lowerCompoundAssignment(builder, expression, destination);
    case 'destructuring':
      return lowerDestructuring(builder, expression, destination);
    case 'cast':
      return lowerCast(builder, expression, destination);
    case 'coercion':
      return lowerCoercion(builder, expression, destination);
    case 'call':
      return lowerCall(builder, expression, destination);
    case 'format':
      return lowerFormat(builder, expression, destination);
    case 'aggregate':
      return lowerAggregate(builder, expression, destination);
    case 'repeat':
      return lowerRepeat(builder, expression, destination);
    case 'block':
      return expression.modifier === 'async' ? lowerAsyncBlock(builder, expression, BODIES, destination) : lowerBlock(builder, expression, destination);
    case 'if':
      return lowerIf(builder, expression, destination);
    case 'let-condition':
      return lowerLoneLet(builder, expression, destination);
    case 'match':
      return lowerMatch(builder, expression, destination);
    case 'loop':
      return lowerLoop(builder, expression, destination);
    case 'while':
      return lowerWhile(builder, expression, destination);
    case 'do-while':
      return lowerDoWhile(builder, expression, destination);
    case 'for':
      return lowerFor(builder, expression, destination);
    case 'break':
      return lowerBreak(builder, expression);
    case 'continue':
      return lowerContinue(builder, expression);
    case 'return':
      return lowerReturn(builder, expression);
    case 'try':
      return lowerTry(builder, expression, destination);
    case 'await':
      return lowerAwait(builder, expression, destination);
    case 'closure':
      return lowerClosure(builder, expression, BODIES, destination);
    case 'unknown':
      return lowerUnknown(builder, expression, destination);
  }
}
