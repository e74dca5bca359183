/** Structs, tuples and unions (L2, L3, L4): fields in order of declaration, or all at the start. */
import { substitute, type DeclaredField, type StructDeclaration, type Type, type UnionDeclaration } from '../types/index.ts';
import { bestOrder } from './best-order.ts';
import type { LayoutContext } from './context.ts';
import type { FieldLayout, LayoutProblem, TypeLayout } from './model.ts';
import { type Repr, readRepr } from './repr.ts';
import { layoutWith, mainProblem, unknownLayout } from './results.ts';
import { coverage, largestOf, type Part, placeFields, totalSize, uncovered } from './sequence.ts';
import { largestSize, roundUp } from './target.ts';

type Adt = Type & { readonly kind: 'adt' };
type Tuple = Type & { readonly kind: 'tuple' };

export function structLayout(type: Adt, declaration: StructDeclaration, context: LayoutContext): TypeLayout {
  // `struct S {` and nothing more: a body that could not be read is not an empty one.
  if (declaration.isIncomplete && declaration.fields.length === 0) return unknownLayout(type, context.target, { kind: 'unknown-type', path: [], text: declaration.name });
  const repr = readRepr(declaration.repr);
  const whole = wholeOf(fieldParts(type, declaration.fields, context), repr, context);
  // Positions are names in a tuple struct, a packed struct has nothing to gain, and a broken one is not advised.
  const isOrdered = declaration.shape !== 'record' || repr.packed !== null || declaration.isIncomplete;
  const best = isOrdered || whole.size === null || whole.align === null ? null : bestOrder(whole.fields, whole.size, whole.align);
  return layoutWith(type, context.target, 'struct', { ...whole, best, repr: repr.words, orderIsPromised: repr.isC || repr.isTransparent });
}

export function tupleLayout(type: Tuple, context: LayoutContext): TypeLayout {
  const parts = type.elements.map((element, index): Part => ({ name: String(index), type: element, layout: context.layout(element) }));
  return layoutWith(type, context.target, 'tuple', wholeOf(parts, readRepr([]), context));
}

/** An empty union is an error that `layoutProblems` reports; it has size 0. */
export function unionLayout(type: Adt, declaration: UnionDeclaration, context: LayoutContext): TypeLayout {
  const repr = readRepr(declaration.repr);
  const bound = largestSize(context.target);
  const alone = fieldParts(type, declaration.fields, context).map((part) => placeFields([part], repr.packed, bound));
  const fields = alone.flatMap((placed) => placed.fields);
  const problems = alone.flatMap((placed) => placed.problems);
  const align = raised(largestOf(fields.map((field) => field.align), 1), repr);
  const end = largestOf(alone.map((placed) => placed.end), 0);
  const measured = measure(end, align, problems, bound);
  const holes = measured.size === null ? [] : uncovered(0, measured.size, coverage(fields));
  return layoutWith(type, context.target, 'union', {
    ...measured,
    fields: fields.map((field) => ({ ...field, offset: 0 })),
    holes,
    padding: measured.size === null ? null : totalSize(holes),
    repr: repr.words,
    orderIsPromised: repr.isC || repr.isTransparent,
  });
}

/** The declared fields with the layouts of their types, generic arguments put in. */
export function fieldParts(type: Adt, fields: readonly DeclaredField[], context: LayoutContext): Part[] {
  return fields.map((field) => {
    const own = substitute(field.type, type.item, type.arguments);
    return { name: field.name, type: own, layout: context.layout(own) };
  });
}

/** Size and alignment of a whole whose last part ends at `end`: exactly one of size and problem is `null` (L10). */
export function measure(
  end: number | null,
  align: number | null,
  problems: readonly LayoutProblem[],
  bound: number,
): { readonly size: number | null; readonly align: number | null; readonly problem: LayoutProblem | null } {
  const size = end === null || align === null ? null : roundUp(end, align);
  const problem = mainProblem(problems);
  if (problem !== null || size === null) return { size: null, align, problem: problem ?? { kind: 'too-deep' } };
  return size > bound ? { size: null, align, problem: { kind: 'too-large', path: [] } } : { size, align, problem: null };
}

/** `repr(align(N))` raises an alignment, `packed` is already in the fields. */
export function raised(align: number | null, repr: Repr): number | null {
  return align === null ? null : Math.max(align, repr.align ?? 1);
}

function wholeOf(parts: readonly Part[], repr: Repr, context: LayoutContext): Pick<TypeLayout, 'size' | 'align' | 'problem' | 'fields' | 'holes' | 'padding' | 'isUninhabited'> {
  const bound = largestSize(context.target);
  const placed = placeFields(parts, repr.packed, bound);
  const measured = measure(placed.end, raised(placed.align, repr), placed.problems, bound);
  const holes = uncovered(0, measured.size ?? knownEnd(placed.fields), coverage(placed.fields));
  return {
    ...measured,
    fields: placed.fields,
    holes,
    padding: measured.size === null ? null : totalSize(holes),
    isUninhabited: placed.isUninhabited,
  };
}

/** Up to where the bytes are known of a struct that is known only in part. */
function knownEnd(fields: readonly FieldLayout[]): number {
  return fields.reduce((end, field) => (field.offset === null ? end : Math.max(end, field.offset + (field.size ?? 0))), 0);
}
