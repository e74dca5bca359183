/**
 * Operators with two operands. On primitives and strings they are built in and only look at their operands; a type's own operator
 * takes them by value; comparisons never do (O3).
 */
import { noteTarget } from '../assignment-targets.ts';
import type { AssignmentExpression, BinaryExpression, BinaryOperator, Expression } from '../../../syntax/index.ts';
import { primitive, type Type, UNIT } from '../../type.ts';
import { coerce } from '../coerce.ts';
import { type Inference, instanceOf, unknownHere } from '../inference.ts';
import { noteArithmetic, noteComparison } from '../judge-operands.ts';
import { head, rangeOf, typeOf, useMutably } from '../nodes.ts';
import { whenKnown } from '../obligations.ts';
import { operatorCall, type OperatorName } from '../operator-traits.ts';
import type { BinaryNode, TypedExpression } from '../typed-body.ts';
import { widens } from '../widening.ts';
import type { Draft } from '../inference.ts';

const TRAITS: Readonly<Partial<Record<BinaryOperator, OperatorName>>> = { '+': 'Add', '-': 'Sub', '*': 'Mul', '/': 'Div', '%': 'Rem', '&': 'BitAnd', '|': 'BitOr', '^': 'BitXor', '<<': 'Shl', '>>': 'Shr' };
const BOOL = primitive('bool');

export function inferBinary(inference: Inference, node: BinaryExpression, expected: Type | null): TypedExpression {
  const { operator } = node;
  if (operator === '&&' || operator === '||') return inferLogical(inference, node, operator);
  if (TRAITS[operator] === undefined) return inferComparison(inference, node);
  const left = inference.walk.expression(inference, node.left, isNumeric(node.left) ? operandWish(inference, expected) : null);
  const right = inference.walk.expression(inference, node.right, isShift(operator) || !isNumeric(node.right) ? null : operandWish(inference, left.type));
  const draft: Draft<BinaryNode> = { kind: 'binary', ...head(node, UNIT), operator, left, right, mode: 'value', overload: null };
  const type = arithmetic(inference, draft);
  if (type !== null) draft.type = type;
  else {
    const result = inference.variables.fresh();
    draft.type = result;
    whenKnown(inference, left.type, () => inference.variables.tryUnify(result, arithmetic(inference, draft) ?? unknownHere()));
  }
  const trait = TRAITS[operator];
  if (trait !== undefined) noteArithmetic(inference, { operator, trait, left, right, node: draft, range: rangeOf(node), operatorRange: rangeOf(node.operatorRange) });
  return draft;
}

function inferLogical(inference: Inference, node: BinaryExpression, operator: '&&' | '||'): TypedExpression {
  const left = coerce(inference, inference.walk.expression(inference, node.left, BOOL), BOOL);
  const { diverges } = inference;
  const right = coerce(inference, inference.walk.expression(inference, node.right, BOOL), BOOL);
  inference.diverges = diverges;
  return { kind: 'logical', ...head(node, BOOL), operator, left, right };
}

/** Both sides are looked at; an open type on the right is that of the left side. What the left side is, the right one does not say. */
function inferComparison(inference: Inference, node: BinaryExpression): TypedExpression {
  const left = inference.walk.expression(inference, node.left, null);
  const right = inference.walk.expression(inference, node.right, operandWish(inference, left.type));
  const compared = inference.variables.shallow(left.type);
  const isOpen = compared.kind === 'infer' && compared.of === 'type';
  const makeAlike = (): void => {
    if (!isText(inference, left.type) && !isText(inference, right.type)) inference.variables.tryUnify(left.type, right.type);
  };
  if (isOpen) whenKnown(inference, left.type, makeAlike);
  else makeAlike();
  noteComparison(inference, { operator: node.operator, left, right, operatorRange: rangeOf(node.operatorRange) });
  return { kind: 'binary', ...head(node, BOOL), operator: node.operator, left, right, mode: 'borrow', overload: null };
}

/** Numbers wish for numbers of their own type; of everything else an operand is read by itself. */
function operandWish(inference: Inference, type: Type | null): Type | null {
  const wish = type === null ? null : inference.variables.shallow(type);
  return wish?.kind === 'primitive' ? wish : null;
}

/** Literals and what operators make of them: whatever else is an operand may be of a type that has an operator of its own. */
function isNumeric(node: Expression): boolean {
  return node.kind === 'literal' || node.kind === 'binary' || node.kind === 'unary';
}

function isShift(operator: string): boolean {
  return operator === '<<' || operator === '>>';
}

/** The result of an operator, with its mode written into the node; `null` while the left side is not known. */
function arithmetic(inference: Inference, node: Draft<BinaryNode>): Type | null {
  const [left, right] = [plain(inference, node.left.type), plain(inference, node.right.type)];
  if (left.kind === 'unknown' || left.kind === 'never') {
    if (left.kind === 'unknown' && right.kind === 'infer') inference.variables.tryUnify(right, left);
    return unknownHere();
  }
  if (left.kind === 'infer' && left.of === 'type') return null;
  if (node.operator === '+' && isString(inference, left) && (isString(inference, right) || right.kind === 'infer' || right.kind === 'unknown')) {
    node.mode = 'borrow';
    return instanceOf(inference.known.String);
  }
  if (isNumber(left) || left === BOOL) {
    const type = builtIn(inference, node.operator, left, right);
    if (type !== null) return type;
  }
  const trait = TRAITS[node.operator as BinaryOperator];
  const call = trait === undefined ? null : operatorCall(inference, trait, node.left, node.right);
  if (call === null) return unknownHere();
  node.overload = call.callee;
  return call.result;
}

function builtIn(inference: Inference, operator: string, left: Type, right: Type): Type | null {
  if (right.kind === 'unknown') return left.kind === 'infer' && !isShift(operator) ? right : left;
  if (right.kind === 'never') return left;
  if (isShift(operator)) return isNumber(right) || right.kind === 'infer' ? left : null;
  if (inference.variables.tryUnify(left, right)) return inference.variables.shallow(left);
  if (left.kind !== 'primitive' || right.kind !== 'primitive') return null;
  if (widens(right.name, left.name)) return left;
  return widens(left.name, right.name) ? right : null;
}

/** Behind one reference, which operators on primitives and strings look through. */
function plain(inference: Inference, type: Type): Type {
  let here = inference.variables.shallow(type);
  while (here.kind === 'reference') here = inference.variables.shallow(here.target);
  return here;
}

function isNumber(type: Type): boolean {
  return (type.kind === 'primitive' && type.name !== 'bool' && type.name !== 'char') || (type.kind === 'infer' && (type.of === 'integer' || type.of === 'float'));
}

/** `String`, `str` or a text literal. */
function isString(inference: Inference, type: Type): boolean {
  return type.kind === 'str' || isText(inference, type) || (type.kind === 'adt' && type.item === inference.known.String?.key);
}

function isText(inference: Inference, type: Type): boolean {
  const here = inference.variables.shallow(type);
  return here.kind === 'infer' && here.of === 'string';
}

const ASSIGNING: Readonly<Partial<Record<BinaryOperator, OperatorName>>> = { '+': 'AddAssign', '-': 'SubAssign', '*': 'MulAssign', '/': 'DivAssign', '%': 'RemAssign', '&': 'BitAndAssign', '|': 'BitOrAssign', '^': 'BitXorAssign', '<<': 'ShlAssign', '>>': 'ShrAssign' };

/** `a += b` */
export function inferCompoundAssignment(inference: Inference, node: AssignmentExpression, operator: BinaryOperator): TypedExpression {
  const target = inference.walk.expression(inference, node.left, null);
  noteTarget(inference, node, target);
  const value = inference.walk.expression(inference, node.right, isShift(operator) ? null : operandWish(inference, target.type));
  useMutably(target);
  const [left, right] = [plain(inference, target.type), plain(inference, value.type)];
  const draft = { kind: 'compound-assignment' as const, ...head(node, UNIT), operator, target, value, mode: 'value' as 'value' | 'borrow', overload: null };
  if (isNumber(left) || left === BOOL) {
    if (builtIn(inference, operator, left, right) !== null) return draft;
  } else if (isString(inference, left)) {
    // A text that grows is a `String`, whatever its first value was.
    if (isText(inference, left)) inference.variables.tryUnify(left, instanceOf(inference.known.String));
    return { ...draft, mode: 'borrow' };
  } else if (left.kind === 'infer' || left.kind === 'unknown') {
    inference.variables.tryUnify(typeOf(inference, target), value.type);
    return draft;
  }
  const trait = ASSIGNING[operator];
  const call = trait === undefined ? null : operatorCall(inference, trait, target, value);
  if (call === null && trait !== undefined) noteArithmetic(inference, { operator, trait, left: target, right: value, node: draft, range: rangeOf(node), operatorRange: rangeOf(node.operatorRange) });
  return { ...draft, overload: call?.callee ?? null };
}
