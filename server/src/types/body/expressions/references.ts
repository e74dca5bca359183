/** `&`, `*`, `-`, `!`, `~`, `as`, `?` and `.await`: expressions with one operand. */
import type { AwaitExpression, CastExpression, DereferenceExpression, Expression, ReferenceExpression, TryExpression, UnaryExpression } from '../../../syntax/index.ts';
import type { Type } from '../../type.ts';
import { reborrow } from '../coerce.ts';
import { dereferenced } from '../deref.ts';
import { build, type Inference, referenceTo, typeArgument, unknownHere } from '../inference.ts';
import { noteCast } from '../judge-casts.ts';
import { noteDereference, noteUnary } from '../judge-operands.ts';
import { head, rangeOf, typeOf, unknownNode, useMutably } from '../nodes.ts';
import { operatorCall } from '../operator-traits.ts';
import { projectionOf } from '../projections.ts';
import type { TypedExpression } from '../typed-body.ts';
import { mentionsVariable } from '../variables.ts';
import { writtenType } from '../written-types.ts';

export function inferReference(inference: Inference, node: ReferenceExpression, expected: Type | null): TypedExpression {
  const wish = expected === null ? null : inference.variables.shallow(expected);
  const target = wish?.kind === 'reference' || wish?.kind === 'pointer' ? inference.variables.shallow(wish.target) : null;
  // What has no size of its own is not asked of the operand: it is made by the coercion. A closure learns from it what it is given, a written array what it holds.
  const isUnsized = target?.kind === 'str' || (target?.kind === 'dynamic' && node.operand.kind !== 'closure') || (target?.kind === 'slice' && node.operand.kind !== 'array' && node.operand.kind !== 'array-repeat');
  const operand = inference.walk.expression(inference, node.operand, isUnsized ? null : target);
  if (node.isMutable) useMutably(operand);
  const type = node.isRaw ? build({ kind: 'pointer', isMutable: node.isMutable, target: operand.type }) : referenceTo(operand.type, node.isMutable);
  return { kind: 'borrow', ...head(node, type), operand, isMutable: node.isMutable, isRaw: node.isRaw };
}

export function inferDereference(inference: Inference, node: DereferenceExpression): TypedExpression {
  const operand = inference.walk.expression(inference, node.operand, null);
  const type = typeOf(inference, operand);
  if (type.kind === 'pointer') return { kind: 'dereference', ...head(node, type.target), operand, through: 'pointer' };
  const step = dereferenced(inference, type);
  if (step === null) {
    noteDereference(inference, operand, rangeOf(node));
    return { kind: 'dereference', ...head(node, unknownHere()), operand, through: 'unknown' };
  }
  return { kind: 'dereference', ...head(node, step.type), operand, through: step.through };
}

export function inferUnary(inference: Inference, node: UnaryExpression, expected: Type | null): TypedExpression {
  const operand = inference.walk.expression(inference, node.operand, expected);
  const type = typeOf(inference, operand);
  // `-1 as u32` says itself what is to become of the sign.
  if (operand.kind !== 'literal') noteUnary(inference, node.operator, operand, rangeOf(node));
  const plain = type.kind === 'reference' ? inference.variables.shallow(type.target) : type;
  if (plain.kind === 'primitive' || plain.kind === 'infer' || plain.kind === 'never') return { kind: 'unary', ...head(node, plain), operator: node.operator, operand, overload: null };
  const call = plain.kind === 'unknown' ? null : operatorCall(inference, node.operator === '-' ? 'Neg' : 'Not', operand, null);
  return { kind: 'unary', ...head(node, call?.result ?? unknownHere()), operator: node.operator, operand, overload: call?.callee ?? null };
}

/** `1u32` is what it says, whatever it is cast to. */
function hasSuffix(operand: Expression): boolean {
  return operand.kind === 'literal' ? operand.suffix !== null : operand.kind === 'unary' && hasSuffix(operand.operand);
}

export function inferCast(inference: Inference, node: CastExpression, expected: Type | null): TypedExpression {
  const { variables } = inference;
  const target = writtenType(inference, node.type);
  // Only a literal takes the type that it is cast to; everything else has its own.
  const isLiteral = node.operand.kind === 'literal' || (node.operand.kind === 'unary' && node.operand.operand.kind === 'literal');
  const operand = inference.walk.expression(inference, node.operand, isLiteral ? target : null);
  if (endsInLiteral(node.operand)) takeIntegerType(inference, operand, target);
  // `as _` is what its place wants, which may be said later, and what there is if nothing says it; `as *const _` else keeps what it points at.
  if (mentionsVariable(target)) {
    if (expected !== null) variables.tryUnify(target, expected);
    const [from, to] = [typeOf(inference, operand), variables.shallow(target)];
    if (to.kind === 'pointer' && (from.kind === 'pointer' || from.kind === 'reference')) keepPointee(inference, from.target, to.target);
    else if (to.kind === 'infer') inference.deferred.push(() => variables.tryUnify(to, from));
  }
  noteCast(inference, operand, target, isLiteral && !hasSuffix(node.operand), rangeOf(node));
  // A unique reference is lent to the pointer, not given away.
  const isPointer = variables.shallow(target).kind === 'pointer';
  return { kind: 'cast', ...head(node, target), operand: isPointer ? reborrow(inference, operand, true) : operand };
}

/** `({ …; 7 }) as usize`: what is cast reaches the literal at the end of a block, and with it the other values of the block. */
function endsInLiteral(node: Expression): boolean {
  if (node.kind !== 'block' || node.tail === null) return false;
  return node.tail.kind === 'literal' || endsInLiteral(node.tail);
}

function takeIntegerType({ variables }: Inference, operand: TypedExpression, target: Type): void {
  const [from, to] = [variables.shallow(operand.type), variables.shallow(target)];
  if (from.kind === 'infer' && from.of === 'integer' && to.kind === 'primitive') variables.tryUnify(from, to);
}

function keepPointee({ variables }: Inference, from: Type, to: Type): void {
  if (variables.shallow(to).kind === 'infer') variables.tryUnify(to, from);
}

/** The value of an `Option` or `Result`; what else there is leaves the function. */
export function inferTry(inference: Inference, node: TryExpression): TypedExpression {
  const operand = inference.walk.expression(inference, node.operand, null);
  const type = typeOf(inference, operand);
  const { known } = inference;
  if (type.kind === 'adt' && (type.item === known.Option?.key || type.item === known.Result?.key)) return { kind: 'try', ...head(node, typeArgument(type)), operand };
  return { kind: 'try', ...head(node, unknownHere()), operand };
}

const AWAIT = 'await';

export function inferAwait(inference: Inference, node: AwaitExpression): TypedExpression {
  const { kind, mayAwait } = inference.frame;
  if (!mayAwait) inference.problems.push({ kind: 'await-outside-async', range: { start: node.end - AWAIT.length, end: node.end }, within: kind });
  const operand = inference.walk.expression(inference, node.operand, null);
  const type = typeOf(inference, operand);
  if (type.kind === 'unknown') return unknownNode(node, [operand]);
  return { kind: 'await', ...head(node, projectionOf(inference, type, inference.known.Future, 'Output') ?? unknownHere()), operand };
}

