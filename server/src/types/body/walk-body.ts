/** One walk over the nodes of a typed body, in the order of the text, outer before inner. Without recursion, because bodies may be deep. */
import { partsOf, partsOfPattern, patternsOf } from './parts.ts';
import type { TypedBody, TypedExpression } from './typed-body.ts';
import type { TypedPattern } from './typed-pattern.ts';

export { assignedPlaces } from './parts.ts';

export interface BodyVisitor {
  /** `false`: what is inside is not entered. */
  readonly expression?: (node: TypedExpression) => boolean | void;
  readonly pattern?: (node: TypedPattern) => void;
}

/** The expressions of a body in the order of a walk, each with the place behind what is inside it. */
interface Way {
  readonly body: TypedBody;
  readonly nodes: readonly TypedExpression[];
  readonly behind: readonly number[];
}

/** Many rules ask about one body, one after the other: the way through the one that was walked last is remembered. */
let last: Way | null = null;

/** The whole body: patterns of parameters, then the value. */
export function walkBody(body: TypedBody, visitor: BodyVisitor): void {
  if (last?.body !== body) last = wayThrough(body);
  const { behind, nodes } = last;
  for (const parameter of body.parameters) walkPattern(parameter.pattern, visitor);
  for (let index = 0; index < nodes.length; ) {
    const node = nodes[index];
    if (node === undefined) return;
    const isEntered = visitor.expression?.(node) !== false;
    if (isEntered && visitor.pattern !== undefined) for (const pattern of patternsOf(node)) walkPattern(pattern, visitor);
    index = isEntered ? index + 1 : (behind[index] ?? nodes.length);
  }
}

function wayThrough(body: TypedBody): Way {
  const nodes: TypedExpression[] = [];
  const behind: number[] = [];
  /** A number is the place of a node of which everything has been walked. */
  const pending: (TypedExpression | number)[] = [body.value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'number') {
      behind[next] = nodes.length;
      continue;
    }
    pending.push(nodes.length);
    behind.push(nodes.length + 1);
    nodes.push(next);
    const parts = partsOf(next);
    for (let index = parts.length - 1; index >= 0; index -= 1) pending.push(parts[index] ?? next);
  }
  return { body, nodes, behind };
}

/** An expression with everything below it. */
export function walkExpression(root: TypedExpression, visitor: BodyVisitor): void {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (visitor.expression?.(node) === false) continue;
    if (visitor.pattern !== undefined) for (const pattern of patternsOf(node)) walkPattern(pattern, visitor);
    const parts = partsOf(node);
    for (let index = parts.length - 1; index >= 0; index -= 1) pending.push(parts[index] ?? node);
  }
}

/** A pattern with everything below it. */
export function walkPattern(root: TypedPattern, visitor: BodyVisitor): void {
  if (visitor.pattern === undefined) return;
  const pending = [root];
  for (let pattern = pending.pop(); pattern !== undefined; pattern = pending.pop()) {
    visitor.pattern(pattern);
    pending.push(...partsOfPattern(pattern).toReversed());
  }
}
