/** Where an expectation comes from: what stands around a value in the finished body. Looked for only where something does not fit. */
import type { MismatchCause, TypedExpression } from './typed-body.ts';
import { partsOf } from './parts.ts';

/** The cause for each of the wanted nodes. */
export function causesOf(value: TypedExpression, wanted: ReadonlySet<TypedExpression>): ReadonlyMap<TypedExpression, MismatchCause> {
  const found = new Map<TypedExpression, MismatchCause>();
  if (wanted.size === 0) return found;
  // Without recursion, because bodies may be deep.
  const pending: Asked[] = [{ node: value, because: { kind: 'result' }, result: { kind: 'result' } }];
  for (let asked = pending.pop(); asked !== undefined; asked = pending.pop()) {
    if (wanted.has(asked.node)) found.set(asked.node, asked.because);
    pending.push(...below(asked));
  }
  return found;
}

interface Asked {
  readonly node: TypedExpression;
  readonly because: MismatchCause;
  /** What a `return` in it gives. */
  readonly result: MismatchCause;
}

const ELSEWHERE: MismatchCause = { kind: 'place' };
const CONDITION: MismatchCause = { kind: 'condition' };
const CLOSURE: MismatchCause = { kind: 'closure' };

function below({ because, node, result }: Asked): Asked[] {
  const ask = (part: TypedExpression | null, cause: MismatchCause = ELSEWHERE): Asked[] => (part === null ? [] : [{ node: part, because: cause, result }]);
  switch (node.kind) {
    case 'block': {
      const isAsync = node.modifier === 'async';
      const inside = node.statements.flatMap((statement) => (statement.kind === 'let' ? [...ask(statement.initializer, { kind: 'declared', range: statement.pattern.range }), ...ask(statement.otherwise)] : ask(statement.expression)));
      return [...inside, ...ask(node.tail, isAsync ? ELSEWHERE : because)].map((asked) => (isAsync ? { ...asked, result: ELSEWHERE } : asked));
    }
    case 'if':
      return [...ask(node.condition, CONDITION), ...ask(node.then, because), ...ask(node.otherwise, because)];
    case 'match':
      return [...ask(node.scrutinee), ...node.arms.flatMap((arm) => [...ask(arm.guard, CONDITION), ...ask(arm.value, because)])];
    case 'while':
    case 'do-while':
      return [...ask(node.condition, CONDITION), ...ask(node.body)];
    case 'logical':
      return [...ask(node.left, CONDITION), ...ask(node.right, CONDITION)];
    case 'unknown':
      return node.parts.flatMap((part) => ask(part, node.parts.length === 1 ? because : ELSEWHERE));
    case 'coercion':
    case 'borrow':
    case 'dereference':
      return ask(node.operand, node.isImplicit === true ? because : ELSEWHERE);
    case 'call': {
      const { callee } = node;
      if (callee.kind === 'value') return [...ask(callee.callee), ...node.arguments.flatMap((argument) => ask(argument))];
      return node.arguments.flatMap((argument, index) => ask(argument, callee.kind === 'unknown' ? ELSEWHERE : callee.kind === 'function' ? { kind: 'parameter', item: callee.item, index } : { kind: 'field', item: callee.item, variant: callee.variant, index }));
    }
    case 'aggregate': {
      const { item, variant } = node;
      return [...node.fields.flatMap((field) => ask(field.value, item === null ? ELSEWHERE : { kind: 'field', item, variant, index: field.index })), ...ask(node.base)];
    }
    case 'assignment':
      return [...ask(node.target), ...ask(node.value, { kind: 'assigned', range: node.target.range })];
    case 'return':
      return ask(node.value, result);
    case 'closure':
      return [{ node: node.body, because: CLOSURE, result: CLOSURE }];
    default:
      return partsOf(node).flatMap((part) => ask(part));
  }
}
