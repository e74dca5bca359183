/**
 * Operators on values that do not have them. What an operator is given is noted while it is read, and judged when every type
 * is known: only what no impl, no bound and no widening of a number can explain is a problem (O15).
 */
import { isDoubtful } from './doubtful-methods.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, isStdFile } from '../../items/index.ts';
import { derivesOf } from '../traits/derives.ts';
import { candidates } from '../traits/candidates.ts';
import { newSolver } from '../traits/solve.ts';
import { printType } from '../print-type.ts';
import { INTEGER_TYPES, type PrimitiveName, type TraitReference, type Type } from '../type.ts';
import { autoderef } from './autoderef.ts';
import { behindReferences, isCertainType, surelyLacks } from './certain-types.ts';
import type { Inference } from './inference.ts';
import { knownItem } from './known-items.ts';
import { leadsOn } from './missing-members.ts';
import type { OperatorName } from './operator-traits.ts';
import type { OperandProblem, TypedExpression } from './typed-body.ts';
import { NOTHING_KNOWN } from './variables.ts';
import { widens } from './widening.ts';

export interface Operation {
  readonly operator: string;
  readonly trait: OperatorName;
  readonly left: TypedExpression;
  readonly right: TypedExpression;
  /** What the operator has become. */
  readonly node: { readonly overload: unknown };
  /** Of the whole expression. */
  readonly range: TextRange;
  readonly operatorRange: TextRange;
}

type Comparison = Pick<Operation, 'operator' | 'left' | 'right' | 'operatorRange'>;

/** `a + b`, `a += b` */
export function noteArithmetic(inference: Inference, operation: Operation): void {
  inference.deferred.push(() => judgeArithmetic(inference, operation));
}

/** `a < b`, `a == b` */
export function noteComparison(inference: Inference, operation: Comparison): void {
  inference.deferred.push(() => judgeComparison(inference, operation));
}

/** `-a`, `!a`, `~a` */
export function noteUnary(inference: Inference, operator: string, operand: TypedExpression, range: TextRange): void {
  inference.deferred.push(() => {
    const type = certainType(inference, operand);
    if (type === null || hasUnary(inference, operator, type)) return;
    say(inference, 'unary', operator, range, type, null);
  });
}

/** `*a`, where nothing is known to stand behind `a`. */
export function noteDereference(inference: Inference, operand: TypedExpression, range: TextRange): void {
  inference.deferred.push(() => {
    const type = certainType(inference, operand);
    // Whether a pattern binds a reference follows from its value: in a body with calls that are not understood it may be another one.
    if (type === null || inference.incomplete.length > 0 || type.kind === 'reference' || isPointing(type) || leadsOn(inference, type)) return;
    say(inference, 'dereference', '*', range, type, null);
  });
}

/** `a[b]`, where nothing is known to stand at `b`. @param range of the brackets. */
export function noteIndex(inference: Inference, base: TypedExpression, range: TextRange): void {
  inference.deferred.push(() => {
    const type = certainType(inference, base);
    const Index = libraryTrait(inference, 'Index');
    if (type === null || Index === null) return;
    const steps = [...autoderef(inference, base)].map((step) => inference.variables.resolve(step.type));
    const last = steps.at(-1);
    if (last === undefined || leadsOn(inference, last) || !steps.every((step) => isCertainType(inference, step) && !isIndexed(step))) return;
    if (surelyLacks(inference, steps, { ...Index, arguments: [{ kind: 'type', type: NOTHING_KNOWN }] }, [])) say(inference, 'index', '[]', range, type, null);
  });
}

function judgeArithmetic(inference: Inference, { left, node, operator, operatorRange, range, right, trait }: Operation): void {
  if (node.overload !== null) return;
  const [from, to] = [certainType(inference, left), certainType(inference, right)];
  const reference = libraryTrait(inference, trait);
  if (from === null || to === null || reference === null) return;
  const [one, other] = [behindReferences(from), behindReferences(to)];
  if (isBuiltIn(operator, one, other) || (isInteger(one) && isInteger(other) && (left.kind === 'literal' || right.kind === 'literal'))) return;
  if (!surelyLacks(inference, [from], reference, [to])) return;
  const isAssigning = trait.endsWith('Assign');
  // Where one other operand would do, that one is what is missing; where several would, the operator has no meaning for these two.
  const count = isNumber(one) && !isFloatInBits(operator, one) ? 2 : candidates(newSolver(inference.db, inference.environment), one, { ...reference, arguments: [{ kind: 'type', type: NOTHING_KNOWN }] }).length;
  const takes = count === 0 ? 'nothing' : count === 1 ? 'another' : 'others';
  const place = takes === 'another' ? right.range : takes === 'nothing' && isAssigning ? range : operatorRange;
  say(inference, isAssigning ? 'assigning' : 'binary', isAssigning ? `${operator}=` : operator, place, from, to, takes);
}

/** Whether the language itself says what the operator does with numbers, logical values and strings. */
function isBuiltIn(operator: string, left: Type, right: Type): boolean {
  if (isText(left) && isText(right)) return operator === '+';
  if (left.kind !== 'primitive' || right.kind !== 'primitive') return false;
  if (isFloatInBits(operator, left) || isFloatInBits(operator, right)) return false;
  if (isNumber(left) && isNumber(right)) return operator === '<<' || operator === '>>' || left === right || widens(left.name, right.name) || widens(right.name, left.name);
  return left.name === 'bool' && right.name === 'bool' && BITWISE.has(operator);
}

function judgeComparison(inference: Inference, { left, operator, operatorRange, right }: Comparison): void {
  const [from, to] = [certainType(inference, left), certainType(inference, right)];
  if (from === null || to === null) return;
  const [one, other] = [behindReferences(from), behindReferences(to)];
  if (one === other) {
    if (operator !== '==' && operator !== '!=' && lacksOrder(inference, one)) say(inference, 'binary', operator, operatorRange, from, to);
    return;
  }
  if (!isSimple(one) && !isSimple(other)) return;
  // Which integer a literal is, what it is compared with says.
  if (isInteger(one) && isInteger(other) && (left.kind === 'literal' || right.kind === 'literal')) return;
  if (isNumber(one) && isNumber(other) && (widens(one.name, other.name) || widens(other.name, one.name))) return;
  if ((isText(one) && isText(other)) || !surelyComparesAlike(one) || !surelyComparesAlike(other)) return;
  const reference = libraryTrait(inference, operator === '==' || operator === '!=' ? 'PartialEq' : 'PartialOrd');
  if (reference !== null && surelyLacks(inference, [from], reference, [to])) say(inference, 'binary', operator, isSimple(one) ? right.range : operatorRange, from, to, isSimple(one) ? 'another' : 'nothing');
}

/** Equality is there for all that can be compared part by part; an order somebody has to declare. */
function lacksOrder(inference: Inference, type: Type): boolean {
  const reference = libraryTrait(inference, 'PartialOrd');
  if (reference === null || (type.kind !== 'adt' && type.kind !== 'parameter')) return false;
  if (type.kind === 'adt' && (isStdFile(fileOfItem(type.item)) || derivesOf(inference.db, type.item).names.includes('PartialOrd'))) return false;
  const Ord = libraryTrait(inference, 'Ord');
  return Ord !== null && surelyLacks(inference, [type], reference, [type]) && surelyLacks(inference, [type], Ord, []);
}

/** Types of the library may be compared with others by impls that are not listed here; these are not. */
function surelyComparesAlike(type: Type): boolean {
  return type.kind !== 'adt' || SIMPLE_OWNERS.has(type.name) || !isStdFile(fileOfItem(type.item));
}

const SIMPLE_OWNERS: ReadonlySet<string> = new Set(['String', 'Option', 'Result', 'Vec', 'HashMap']);
const BITWISE: ReadonlySet<string> = new Set(['&', '|', '^']);
const BITS: ReadonlySet<string> = new Set(['&', '|', '^', '<<', '>>']);

function hasUnary(inference: Inference, operator: string, type: Type): boolean {
  const plain = behindReferences(type);
  if (plain.kind === 'primitive') {
    if (operator === '-') return plain.name === 'f32' || plain.name === 'f64' || plain.name.startsWith('i');
    return plain.name === 'bool' || (INTEGER_TYPES as readonly string[]).includes(plain.name);
  }
  const reference = libraryTrait(inference, operator === '-' ? 'Neg' : 'Not');
  return reference === null || !surelyLacks(inference, [type], reference, []);
}

function isPointing(type: Type): boolean {
  return type.kind === 'adt' && (type.name === 'Box' || type.name === 'Rc' || type.name === 'Arc' || type.name === 'Vec' || type.name === 'String') && isStdFile(fileOfItem(type.item));
}

function isIndexed(type: Type): boolean {
  return type.kind === 'array' || type.kind === 'slice' || type.kind === 'str' || (type.kind === 'adt' && isStdFile(fileOfItem(type.item)) && !NOT_INDEXED.has(type.name));
}

const NOT_INDEXED: ReadonlySet<string> = new Set(['Option', 'Result', 'Box', 'Rc', 'Arc', 'RefCell']);

/** A type that is known for sure, where nothing in the body says otherwise. */
function certainType(inference: Inference, node: TypedExpression): Type | null {
  const type = inference.variables.final(node.type, new Map());
  return !isDoubtful(inference) && isCertainType(inference, type) ? type : null;
}

function libraryTrait(inference: Inference, name: string): TraitReference | null {
  const found = knownItem(inference.db, name);
  return found === null ? null : { item: found.key, name: found.name, arguments: [], bindings: [] };
}

function isNumber(type: Type): type is Extract<Type, { kind: 'primitive' }> {
  return type.kind === 'primitive' && type.name !== 'bool' && type.name !== 'char';
}

function isInteger(type: Type): boolean {
  return type.kind === 'primitive' && (INTEGER_TYPES as readonly string[]).includes(type.name);
}

function isFloatInBits(operator: string, type: Type): boolean {
  return BITS.has(operator) && type.kind === 'primitive' && FLOATS.has(type.name);
}

const FLOATS: ReadonlySet<PrimitiveName> = new Set(['f32', 'f64']);

/** A number, `bool` or `char`. */
function isSimple(type: Type): boolean {
  return type.kind === 'primitive';
}

function isText(type: Type): boolean {
  return type.kind === 'str' || (type.kind === 'adt' && type.name === 'String' && isStdFile(fileOfItem(type.item)));
}

function say(inference: Inference, operation: OperandProblem['operation'], operator: string, { end, start }: TextRange, left: Type, right: Type | null, takes: OperandProblem['takes'] = 'nothing'): void {
  const owner = [left, ...(right === null ? [] : [right])].map(behindReferences).find((type) => type.kind === 'adt' && !isStdFile(fileOfItem(type.item)));
  inference.problems.push({ kind: 'invalid-operand', range: { start, end }, operation, operator, left: printType(left), right: right === null ? null : printType(right), item: owner?.kind === 'adt' ? owner.item : null, takes });
}
