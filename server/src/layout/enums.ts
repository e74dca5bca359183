/**
 * Enums (L5): tag, padding, data. Every variant's payload is laid out as a struct that begins where the most aligned of
 * them can, so the data has one place whatever the variant is. No niches: a tag is always there, unless `repr(transparent)`
 * says that there is one variant and nothing else.
 */
import type { DeclaredVariant, EnumDeclaration, Type } from '../types/index.ts';
import type { LayoutContext } from './context.ts';
import { type Discriminant, discriminantsOf, tagFor } from './discriminants.ts';
import type { LayoutProblem, TagLayout, TypeLayout, VariantLayout } from './model.ts';
import { readRepr } from './repr.ts';
import { constantProblem, layoutWith, problemOfWhole } from './results.ts';
import { coverage, largestOf, type Placed, placeFields, totalSize, uncovered } from './sequence.ts';
import { fieldParts, measure, raised } from './structs.ts';
import { largestSize, roundUp } from './target.ts';

interface Payload {
  readonly variant: DeclaredVariant;
  readonly discriminant: Discriminant;
  /** Offsets count from the start of the data. */
  readonly placed: Placed;
}

export function enumLayout(type: Type & { readonly kind: 'adt' }, declaration: EnumDeclaration, context: LayoutContext): TypeLayout {
  const repr = readRepr(declaration.repr);
  const bound = largestSize(context.target);
  const details = { repr: repr.words, orderIsPromised: repr.isC || repr.isTransparent };
  const discriminants = discriminantsOf(declaration, repr, context.evaluate);
  const payloads = declaration.variants.map((variant, index): Payload => ({
    variant,
    discriminant: discriminants[index] ?? { kind: 'unknown', parameters: [], variant: variant.name },
    placed: placeFields(fieldParts(type, variant.fields, context), null, bound),
  }));
  if (payloads.length === 0) return layoutWith(type, context.target, 'enum', { ...details, size: 0, align: raised(1, repr), isUninhabited: true });

  const problems: LayoutProblem[] = payloads.flatMap(({ variant, placed }) => placed.problems.map((problem) => problemOfWhole(variant.name, type, problem)));
  const isTagless = repr.isTransparent && payloads.length === 1;
  const tag = isTagless ? null : chooseTag(discriminants, declaration, context, problems);
  const payloadAlign = largestOf(payloads.map(({ placed }) => placed.align), 1);
  const tagEnd = isTagless ? 0 : (tag?.size ?? null);
  const dataStart = tagEnd === null || payloadAlign === null ? null : roundUp(tagEnd, payloadAlign);
  const end = dataStart === null ? null : largestOf(payloads.map(({ placed }) => (placed.end === null ? null : dataStart + placed.end)), dataStart);
  const align = raised(largestOf([isTagless ? 1 : (tag?.size ?? null), payloadAlign], 1), repr);
  const measured = measure(end, align, problems, bound);
  const variants = payloads.map((payload) => variantLayout(payload, dataStart));
  const covered = [...(tag === null ? [] : [{ offset: 0, size: tag.size }]), ...variants.flatMap((variant) => coverage(variant.fields))];
  const holes = measured.size === null ? [] : uncovered(0, measured.size, covered);
  return layoutWith(type, context.target, 'enum', {
    ...details,
    ...measured,
    tag,
    variants,
    holes,
    padding: measured.size === null ? null : totalSize(holes),
    isUninhabited: payloads.every(({ placed }) => placed.isUninhabited),
  });
}

function chooseTag(discriminants: readonly Discriminant[], declaration: EnumDeclaration, context: LayoutContext, problems: LayoutProblem[]): TagLayout | null {
  const chosen = tagFor(discriminants, readRepr(declaration.repr), context.target);
  switch (chosen.kind) {
    case 'tag':
      return chosen.tag;
    case 'unknown':
      problems.push(constantProblem(chosen.discriminant.parameters, [chosen.discriminant.variant]));
      return null;
    case 'too-wide':
      problems.push({ kind: 'invalid-repr', path: [] });
      return null;
  }
}

function variantLayout({ variant, discriminant, placed }: Payload, dataStart: number | null): VariantLayout {
  const fields = placed.fields.map((field) => ({ ...field, offset: dataStart === null || field.offset === null ? null : dataStart + field.offset }));
  return {
    name: variant.name,
    shape: variant.shape,
    discriminant: discriminant.kind === 'value' ? exactNumber(discriminant.value) : null,
    offset: dataStart,
    size: placed.end,
    padding: placed.end === null ? null : totalSize(uncovered(0, placed.end, coverage(placed.fields))),
    fields,
    isUninhabited: placed.isUninhabited,
  };
}

function exactNumber(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
