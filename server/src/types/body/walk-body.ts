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

/** The whole body: patterns of parameters, then the value. */
export function walkBody(body: TypedBody, visitor: BodyVisitor): void {
  for (const parameter of body.parameters) walkPattern(parameter.pattern, visitor);
  walkExpression(body.value, visitor);
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
