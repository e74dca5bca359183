/** What a value leads to, one dereference after the other: where fields, methods and coercions look. */
import type { Type } from '../type.ts';
import { dereferenced } from './deref.ts';
import type { Inference } from './inference.ts';
import { implicitDereference, typeOf } from './nodes.ts';
import { readAsText } from './text-literals.ts';
import type { DereferenceNode, TypedExpression } from './typed-body.ts';
import { STATIC_TEXT } from './variables.ts';

export interface DereferenceStep {
  /** How many dereferences lie before it. */
  readonly depth: number;
  readonly type: Type;
  /** The node, dereferenced so often. */
  readonly apply: () => TypedExpression;
}

/** Longer chains are circles: a type whose `Deref` leads to itself. */
const LONGEST_CHAIN = 16;

export function* autoderef(inference: Inference, node: TypedExpression): Generator<DereferenceStep> {
  const chain: { readonly through: DereferenceNode['through']; readonly type: Type }[] = [];
  const start = typeOf(inference, node);
  const isText = start.kind === 'infer' && start.of === 'string';
  let type = isText ? STATIC_TEXT : start;
  const apply = (count: number): TypedExpression => {
    const from = isText ? readAsText(inference, node) : node;
    return chain.slice(0, count).reduce((inner, step) => implicitDereference(inner, step.through, step.type), from);
  };
  for (let depth = 0; depth < LONGEST_CHAIN; depth += 1) {
    yield { depth, type, apply: () => apply(depth) };
    const next = dereferenced(inference, type);
    if (next === null) return;
    chain.push(next);
    type = inference.variables.shallow(next.type);
  }
}
