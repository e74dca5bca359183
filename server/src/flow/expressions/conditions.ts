/**
 * Conditions: `if`, let chains and guards. What a condition without `let` makes ends with it; what a `let` in it looks at and
 * binds lives to the end of the `then` block, and ends before `else` begins (edition 2024).
 */
import type { IfNode, LetConditionNode, LogicalNode, TypedExpression } from '../../types/index.ts';
import { branch, type Builder, type BranchLabel, type Destination, endOf, goto, newBlock, type Otherwise, startBlock } from '../builder.ts';
import { bindPattern, isRefutable, noteLookedAt, testPattern } from '../patterns.ts';
import { closeScope, holdsAnything, inScope, leaveScopes, openScope } from '../scopes.ts';
import { store } from '../temporaries.ts';

export function lowerIf(builder: Builder, expression: IfNode, destination: Destination | null): void {
  const { condition, then, otherwise, range, type } = expression;
  const join = newBlock(builder);
  const failed = newBlock(builder);
  const end = otherwise === null ? endOf(then.range) : { start: otherwise.range.start, end: Math.min(otherwise.range.start + 1, otherwise.range.end) };
  openScope(builder, endOf(then.range), true);
  builder.lower.condition(condition, { block: failed, depth: builder.scopes.length - 1, label: 'else', range: end }, 'then');
  builder.lower.into(then, destination);
  closeScope(builder);
  goto(builder, join);
  startBlock(builder, failed, null);
  if (otherwise !== null) {
    openScope(builder, endOf(otherwise.range), true);
    builder.lower.into(otherwise, destination);
    closeScope(builder);
  } else if (destination !== null) store(builder, destination, { kind: 'make', what: 'constant', operands: [] }, range, type);
  goto(builder, join);
  startBlock(builder, join, range);
}

/** Goes on where `expression` holds. The bindings of its `let`s go into the innermost scope. */
export function lowerCondition(builder: Builder, expression: TypedExpression, otherwise: Otherwise, label: BranchLabel): void {
  switch (expression.kind) {
    case 'logical':
      if (expression.operator === '||') lowerEither(builder, expression, otherwise, label);
      else {
        lowerCondition(builder, expression.left, otherwise, 'then');
        lowerCondition(builder, expression.right, otherwise, label);
      }
      return;
    case 'unary':
      if (expression.operator === '!' && expression.overload === null) {
        lowerNegated(builder, expression.operand, otherwise);
        return;
      }
      break;
    case 'let-condition':
      lowerLetCondition(builder, expression, otherwise, label);
      return;
    default:
  }
  openScope(builder, endOf(expression.range), true);
  builder.lower.into(expression, null);
  closeScope(builder);
  branchOff(builder, otherwise, label);
}

/** A `let` where a plain value is expected: the bindings are seen by nobody. */
export function lowerLoneLet(builder: Builder, expression: LetConditionNode, destination: Destination | null): void {
  const join = newBlock(builder);
  inScope(builder, endOf(expression.range), true, () => {
    builder.lower.condition(expression, { block: join, depth: builder.scopes.length - 1, label: 'else', range: endOf(expression.range) }, 'then');
  });
  goto(builder, join);
  startBlock(builder, join, expression.range);
  store(builder, destination, { kind: 'make', what: 'operator', operands: [] }, expression.range, expression.type);
}

function lowerEither(builder: Builder, { left, right }: LogicalNode, otherwise: Otherwise, label: BranchLabel): void {
  const second = newBlock(builder);
  const join = newBlock(builder);
  lowerCondition(builder, left, { block: second, depth: builder.scopes.length, label: 'else', range: endOf(left.range) }, 'short-circuit');
  goto(builder, join);
  startBlock(builder, second, null);
  lowerCondition(builder, right, otherwise, label);
  goto(builder, join);
  startBlock(builder, join, null);
}

/** Where the operand holds, the condition does not. */
function lowerNegated(builder: Builder, operand: TypedExpression, otherwise: Otherwise): void {
  const fails = newBlock(builder);
  lowerCondition(builder, operand, { block: fails, depth: builder.scopes.length, label: 'else', range: endOf(operand.range) }, 'then');
  leaveScopes(builder, otherwise.depth, null, otherwise.range);
  goto(builder, otherwise.block);
  startBlock(builder, fails, null);
}

function lowerLetCondition(builder: Builder, { pattern, value }: LetConditionNode, otherwise: Otherwise, label: BranchLabel): void {
  const place = builder.lower.place(value);
  noteLookedAt(builder, place, value.range);
  testPattern(builder, pattern, place, { range: value.range, isMatch: false, seen: new Set() });
  if (isRefutable(pattern)) branchOff(builder, otherwise, label);
  const scope = builder.scopes.at(-1);
  if (scope !== undefined) bindPattern(builder, pattern, place, scope, value.range);
}

/** Two ways: on, and out of the scopes to where the condition fails. */
function branchOff(builder: Builder, otherwise: Otherwise, label: BranchLabel): void {
  const holds = newBlock(builder);
  const leaves = holdsAnything(builder, otherwise.depth);
  const fails = leaves ? newBlock(builder) : otherwise.block;
  branch(builder, [
    { block: holds, label, range: null },
    { block: fails, label: otherwise.label, range: otherwise.range },
  ]);
  if (leaves) {
    startBlock(builder, fails, null);
    leaveScopes(builder, otherwise.depth, null, otherwise.range);
    goto(builder, otherwise.block);
  }
  startBlock(builder, holds, null);
}
