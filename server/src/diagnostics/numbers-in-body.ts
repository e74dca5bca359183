/**
 * Numbers in a body that no type has room for: literals, and operators whose operands are all written down. A literal without
 * a suffix counts only in a body that is known as a whole, because any part of it may give the literal its type (O15). `i32` is also what is taken where nothing is known to ask for a type, so
 * that it counts only where the text asks for it. Nothing is said of what a conversion that nobody wrote, or a cast, may have
 * given another type. `usize` has 64 bits here,
 * whatever the target: code for narrow targets stands beside code for wide ones.
 */
import type { Database } from '../base/query.ts';
import type { TextRange } from '../base/ranges.ts';
import { fileOfItem, itemNode, type ItemKey, statementRun } from '../items/index.ts';
import { evaluateConstant, type ScalarName } from '../layout/index.ts';
import { type Expression, type SyntaxVisitor, walkItem, walkStatements } from '../syntax/index.ts';
import { type Constant, INTEGER_TYPES, isWhollyKnown, lowerConstant, lowerType, mayMisreadTypes, type Type, typedBody, type TypedExpression, walkBody, walkExpression } from '../types/index.ts';

export type NumberProblem =
  | { readonly kind: 'literal'; readonly range: TextRange; readonly text: string; readonly type: string; readonly limit: string | null }
  /** `why`: a clause without a full stop. */
  | { readonly kind: 'operator'; readonly range: TextRange; readonly why: string };

export function numberProblems(db: Database, key: ItemKey): NumberProblem[] {
  const written = expressionsOf(db, key);
  if (written === null || ![...written.expressions.values()].some(mayOverflow)) return [];
  const body = typedBody(db, key);
  if (body === null) return [];
  const search: Search = { db, key, ...written, isKnown: isWhollyKnown(db, body), found: [], castOperands: new Set(), negated: new Map() };
  walkBody(body, { expression: (node) => visit(search, node) });
  return search.found.length === 0 || mayMisreadTypes(db, fileOfItem(key)) ? [] : search.found;
}

interface Written {
  readonly expressions: ReadonlyMap<number, Expression>;
  /** Expressions whose type is written beside them: values of a `let` with a type, of a constant, of a function. */
  readonly asked: ReadonlySet<number>;
}

interface Search extends Written {
  readonly db: Database;
  readonly key: ItemKey;
  readonly isKnown: boolean;
  readonly found: NumberProblem[];
  readonly castOperands: Set<number>;
  /** The literal behind a minus, with the range of both. */
  readonly negated: Map<number, TextRange>;
}

/** `null` for text with a syntax error. */
function expressionsOf(db: Database, key: ItemKey): Written | null {
  const expressions = new Map<number, Expression>();
  const asked = new Set<number>();
  const ask = (node: Expression | null): void => {
    if (node === null) return;
    asked.add(node.id);
    if (node.kind === 'unary') ask(node.operand);
  };
  const visitor: SyntaxVisitor = {
    expression: (node) => void expressions.set(node.id, node),
    statement: (node) => (node.kind === 'let' && node.type !== null ? ask(node.initializer) : undefined),
  };
  const item = db.get(itemNode, key);
  const run = item === null ? db.get(statementRun, key) : null;
  if (item?.hasError === false) walkItem(item, visitor);
  else if (run?.hasError === false) walkStatements(run.statements, run.tail, visitor);
  else return null;
  if (item?.kind === 'function' && item.result !== null) ask(item.body?.tail ?? null);
  if (item?.kind === 'const' || item?.kind === 'static') ask(item.value);
  return { expressions, asked };
}

const OVERFLOWING: ReadonlySet<string> = new Set(['+', '-', '*', '<<', '>>']);

/** A cheap look before the types are asked for. */
function mayOverflow(node: Expression): boolean {
  if (node.kind === 'literal') return (node.literal === 'integer' && (node.text.length > 2 || node.suffix !== null)) || (node.literal === 'float' && /e/iu.test(node.text));
  return node.kind === 'assignment' || node.kind === 'binary' || node.kind === 'unary';
}

function visit(search: Search, node: TypedExpression): boolean {
  switch (node.kind) {
    case 'coercion':
      return node.coercion !== 'widen';
    case 'if':
      // A condition without variables may be one of the target's or of a type's, and leave this code out.
      return mentionsLocal(node.condition);
    case 'logical':
      return mentionsLocal(node.left);
    case 'match':
      return mentionsLocal(node.scrutinee);
    case 'cast':
      search.castOperands.add(node.operand.source);
      if (node.operand.kind === 'unary') search.castOperands.add(node.operand.operand.source);
      return true;
    case 'unary':
      if (node.operator === '-' && node.operand.kind === 'literal') search.negated.set(node.operand.source, node.range);
      else if (node.operator === '-' && node.overload === null) checkOperator(search, node, node.type);
      return true;
    case 'binary':
      if (node.overload === null && OVERFLOWING.has(node.operator)) checkOperator(search, node, node.left.type);
      return true;
    case 'literal':
      checkLiteral(search, node);
      return true;
    default:
      return true;
  }
}

function mentionsLocal(root: TypedExpression): boolean {
  let isFound = false;
  walkExpression(root, { expression: (node) => ((isFound ||= node.kind === 'local'), !isFound) });
  return isFound;
}

function constantOf(search: Search, expression: Expression): Constant {
  return lowerConstant(search.db, search.key, expression, (written) => lowerType(search.db, search.key, written));
}

function checkLiteral(search: Search, node: TypedExpression & { readonly kind: 'literal' }): void {
  const expression = search.expressions.get(node.source);
  if (expression?.kind !== 'literal' || node.type.kind !== 'primitive') return;
  if (expression.suffix === null && (!search.isKnown || search.castOperands.has(node.source))) return;
  if (expression.suffix === null && node.type.name === 'i32' && !search.asked.has(node.source)) return;
  const range = search.negated.get(node.source) ?? node.range;
  const isNegative = search.negated.has(node.source);
  const text = `${isNegative ? '-' : ''}${expression.text}`;
  const type = node.type.name;
  if (expression.literal === 'float' && (type === 'f32' || type === 'f64')) {
    const value = Number(expression.text.replaceAll('_', '').replace(/f(?:32|64)$/u, ''));
    if ((type === 'f32' ? Math.fround(value) : value) === Number.POSITIVE_INFINITY) search.found.push({ kind: 'literal', range, text, type, limit: null });
    return;
  }
  const constant = constantOf(search, expression);
  if (expression.literal !== 'integer' || constant.kind !== 'value' || !isInteger(node.type) || (isNegative && !type.startsWith('i'))) return;
  const value = isNegative ? -constant.value : constant.value;
  const evaluated = evaluateConstant(search.db, { kind: 'value', value, type: null }, '64', type as ScalarName);
  if ('error' in evaluated) search.found.push({ kind: 'literal', range, text, type, limit: limitOf(node.type.name, isNegative) });
}

function checkOperator(search: Search, node: TypedExpression & { readonly kind: 'binary' | 'unary' }, type: Type): void {
  const expression = search.expressions.get(node.source);
  if (expression === undefined || !isInteger(type) || !search.isKnown) return;
  if (type.name === 'i32' && !search.asked.has(node.source) && !namesType(expression)) return;
  const why = shiftBeyond(search, expression, type.name) ?? overflowOf(search, expression, type.name);
  if (why !== null) search.found.push({ kind: 'operator', range: node.range, why });
}

/** Whether an operand has a type of its own: by a suffix, a name, a cast. */
function namesType(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return expression.suffix !== null;
    case 'unary':
      return namesType(expression.operand);
    case 'binary':
      return namesType(expression.left) || (expression.operator !== '<<' && expression.operator !== '>>' && namesType(expression.right));
    default:
      return true;
  }
}

/** A shift by as many bits as the type has: whatever is shifted. */
function shiftBeyond(search: Search, expression: Expression, type: string): string | null {
  if (expression.kind !== 'binary' || (expression.operator !== '<<' && expression.operator !== '>>')) return null;
  const amount = evaluateConstant(search.db, constantOf(search, expression.right), '64');
  const bits = type === 'usize' || type === 'isize' ? 64n : BigInt(type.slice(1));
  if (!('value' in amount) || (amount.value >= 0n && amount.value < bits)) return null;
  return `\`${type}\` has ${bits} bits, and this shifts by ${amount.value}`;
}

function overflowOf(search: Search, expression: Expression, type: string): string | null {
  const evaluated = evaluateConstant(search.db, constantOf(search, expression), '64', type as ScalarName);
  if (!('error' in evaluated) || !/ overflows /u.test(evaluated.error)) return null;
  // The innermost operator that overflows is the one that is told.
  const parts = expression.kind === 'binary' ? [expression.left, expression.right] : expression.kind === 'unary' ? [expression.operand] : [];
  if (parts.some((part) => 'error' in evaluateConstant(search.db, constantOf(search, part), '64', type as ScalarName))) return null;
  return evaluated.error.replace(/^(.*?) overflows (\w+).*$/u, '`$1` is more than `$2` has room for');
}

function isInteger(type: Type): type is Type & { readonly kind: 'primitive' } {
  return type.kind === 'primitive' && (INTEGER_TYPES as readonly string[]).includes(type.name);
}

function limitOf(type: string, isNegative: boolean): string {
  const bits = type === 'usize' || type === 'isize' ? 64n : BigInt(type.slice(1));
  if (isNegative) return `whose smallest number is -${1n << (bits - 1n)}`;
  return `whose largest number is ${(1n << (type.startsWith('i') ? bits - 1n : bits)) - 1n}`;
}
