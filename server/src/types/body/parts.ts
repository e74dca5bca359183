/** What a node of a typed body consists of: for whoever looks at every expression, pattern or type of it. */
import { assertNever } from '../../base/assert-never.ts';
import type { AssignmentTarget, TypedExpression } from './typed-body.ts';
import type { TypedPattern } from './typed-pattern.ts';

/** The expressions directly below, in the order of the text. */
export function partsOf(node: TypedExpression): readonly TypedExpression[] {
  switch (node.kind) {
    case 'literal':
    case 'local':
    case 'static':
    case 'constant':
    case 'function':
    case 'continue':
      return [];
    case 'field':
      return [node.base];
    case 'index':
      return [node.base, node.index];
    case 'dereference':
    case 'borrow':
    case 'unary':
    case 'cast':
    case 'coercion':
    case 'try':
    case 'await':
      return [node.operand];
    case 'binary':
    case 'logical':
      return [node.left, node.right];
    case 'assignment':
    case 'compound-assignment':
      return [node.target, node.value];
    case 'destructuring':
      return [...assignedPlaces(node.target), node.value];
    case 'call':
      return node.callee.kind === 'value' ? [node.callee.callee, ...node.arguments] : node.arguments;
    case 'format':
      return node.arguments;
    case 'aggregate':
      return [...node.fields.map((field) => field.value), ...present(node.base)];
    case 'repeat':
      return [node.value, ...present(node.length)];
    case 'block':
      return [...node.statements.flatMap((statement) => (statement.kind === 'let' ? [...present(statement.initializer), ...present(statement.otherwise)] : [statement.expression])), ...present(node.tail)];
    case 'if':
      return [node.condition, node.then, ...present(node.otherwise)];
    case 'let-condition':
      return [node.value];
    case 'match':
      return [node.scrutinee, ...node.arms.flatMap((arm) => [...present(arm.guard), arm.value])];
    case 'loop':
    case 'closure':
      return [node.body];
    case 'while':
      return [node.condition, node.body];
    case 'do-while':
      return [node.body, node.condition];
    case 'for':
      return [node.iterable, node.body];
    case 'break':
    case 'return':
      return present(node.value);
    case 'unknown':
      return node.parts;
    default:
      return assertNever(node);
  }
}

/** The patterns directly below, without those of the expressions in it. */
export function patternsOf(node: TypedExpression): readonly TypedPattern[] {
  switch (node.kind) {
    case 'block':
      return node.statements.flatMap((statement) => (statement.kind === 'let' ? [statement.pattern] : []));
    case 'let-condition':
    case 'for':
      return [node.pattern];
    case 'match':
      return node.arms.map((arm) => arm.pattern);
    case 'closure':
      return node.parameters.map((parameter) => parameter.pattern);
    default:
      return [];
  }
}

/** The patterns directly below a pattern. */
export function partsOfPattern(pattern: TypedPattern): readonly TypedPattern[] {
  switch (pattern.kind) {
    case 'wildcard':
    case 'constant':
      return [];
    case 'binding':
      return pattern.subpattern === null ? [] : [pattern.subpattern];
    case 'dereference':
      return [pattern.target];
    case 'fields':
    case 'variant':
      return pattern.fields.map((field) => field.pattern);
    case 'slice':
      return [...pattern.before, ...(pattern.rest === null ? [] : [pattern.rest]), ...pattern.after];
    case 'or':
      return pattern.alternatives;
    case 'unknown':
      return pattern.parts;
    default:
      return assertNever(pattern);
  }
}

/** The places that an assignment writes to, in the order of the text. */
export function assignedPlaces(target: AssignmentTarget): readonly TypedExpression[] {
  switch (target.kind) {
    case 'place':
      return [target.place];
    case 'discard':
      return [];
    case 'fields':
      return target.fields.flatMap((field) => assignedPlaces(field.target));
    default:
      return assertNever(target);
  }
}

function present(node: TypedExpression | null): readonly TypedExpression[] {
  return node === null ? [] : [node];
}
