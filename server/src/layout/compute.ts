/**
 * The layout of a type from the layouts of its parts: one rule for each kind of term (L1 to L6).
 * Recursion, depth and memory of answers belong to `queries.ts`.
 */
import { assertNever } from '../base/assert-never.ts';
import { printType, type Type } from '../types/index.ts';
import type { LayoutContext } from './context.ts';
import { enumLayout } from './enums.ts';
import type { TypeLayout } from './model.ts';
import { functionPointerLayout, pointerLayout } from './pointers.ts';
import { constantProblem, layoutWith, problemOfWhole, unknownLayout } from './results.ts';
import { structLayout, tupleLayout, unionLayout } from './structs.ts';
import { largestSize, primitiveSize } from './target.ts';

export function computeLayout(type: Type, context: LayoutContext): TypeLayout {
  const { target } = context;
  switch (type.kind) {
    case 'primitive': {
      const size = primitiveSize(type.name, target);
      return layoutWith(type, target, 'scalar', { size, align: size });
    }
    case 'never':
      return layoutWith(type, target, 'scalar', { size: 0, align: 1, isUninhabited: true });
    case 'str':
      return layoutWith(type, target, 'unsized', { align: 1, problem: { kind: 'unsized', path: [], text: 'str' } });
    case 'slice':
      return layoutWith(type, target, 'unsized', { align: context.layout(type.element).align, problem: { kind: 'unsized', path: [], text: 'a slice' } });
    case 'dynamic':
      return layoutWith(type, target, 'unsized', { problem: { kind: 'unsized', path: [], text: printType(type) } });
    case 'reference':
    case 'pointer':
      return pointerLayout(type, type.target, context);
    case 'function':
      return functionPointerLayout(type, target);
    case 'tuple':
      return tupleLayout(type, context);
    case 'array':
      return arrayLayout(type, context);
    case 'adt':
      return declaredLayout(type, context);
    case 'parameter':
      return unknownLayout(type, target, { kind: 'generic', parameters: [type.name] });
    case 'function-item':
      return layoutWith(type, target, 'scalar', { size: 0, align: 1 });
    case 'closure':
    case 'opaque':
    case 'projection':
    case 'infer':
    case 'unknown':
      return unknownLayout(type, target, { kind: 'unknown-type', path: [], text: printType(type) });
    default:
      return assertNever(type);
  }
}

function declaredLayout(type: Type & { readonly kind: 'adt' }, context: LayoutContext): TypeLayout {
  const declaration = context.declaration(type.item);
  switch (declaration?.kind) {
    case 'struct':
      return structLayout(type, declaration, context);
    case 'union':
      return unionLayout(type, declaration, context);
    case 'enum':
      return enumLayout(type, declaration, context);
    case undefined:
      return unknownLayout(type, context.target, { kind: 'unknown-type', path: [], text: type.name });
  }
}

/** N times the element (L4). The product is compared exactly before it becomes a size (L10). */
function arrayLayout(type: Type & { readonly kind: 'array' }, context: LayoutContext): TypeLayout {
  const { target } = context;
  const element = context.layout(type.element);
  const length = context.evaluate(type.length, 'usize');
  const align = element.align;
  if (element.size === null) {
    const problem = element.problem === null ? ({ kind: 'too-deep' } as const) : problemOfWhole(null, type.element, element.problem);
    return layoutWith(type, target, 'array', { align, problem, isUninhabited: false });
  }
  if (length.kind !== 'value') return layoutWith(type, target, 'array', { align, problem: constantProblem(length.kind === 'unknown' ? length.parameters : [], []) });
  const product = length.value * BigInt(element.size);
  if (product > BigInt(largestSize(target))) return layoutWith(type, target, 'array', { align, problem: { kind: 'too-large', path: [] } });
  const count = Number(length.value);
  return layoutWith(type, target, 'array', {
    size: Number(product),
    align,
    // A length beyond the exact numbers occurs only with elements of size 0.
    element: Number.isSafeInteger(count) ? { type: type.element, size: element.size, length: count } : null,
    isUninhabited: element.isUninhabited && length.value > 0n,
  });
}
