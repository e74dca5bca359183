/** The numbers of an enum's variants, written and implied, and the tag that holds them (L5). */
import type { EnumDeclaration, IntegerType } from '../types/index.ts';
import { fits, integerRange } from './constants/integers.ts';
import type { LayoutContext } from './context.ts';
import type { TagLayout, Target } from './model.ts';
import type { Repr } from './repr.ts';
import { primitiveSize } from './target.ts';

export type Discriminant =
  | { readonly kind: 'value'; readonly value: bigint }
  /** `parameters` as in `Evaluated`; `variant` is the one whose own term is not known. */
  | { readonly kind: 'unknown'; readonly parameters: readonly string[]; readonly variant: string };

/** One for each variant: as written, else one more than the variant before it, 0 for the first. */
export function discriminantsOf(declaration: EnumDeclaration, repr: Repr, evaluate: LayoutContext['evaluate']): Discriminant[] {
  // Without a `repr` no type limits the value before the tag is chosen, which must not differ between targets.
  const expected: IntegerType = repr.integer ?? 'i64';
  let previous: Discriminant = { kind: 'value', value: -1n };
  return declaration.variants.map((variant) => {
    if (variant.discriminant === null) {
      previous = previous.kind === 'value' ? { kind: 'value', value: previous.value + 1n } : previous;
      return previous;
    }
    const evaluated = evaluate(variant.discriminant, expected);
    previous = evaluated.kind === 'value' ? { kind: 'value', value: evaluated.value } : { kind: 'unknown', parameters: evaluated.kind === 'unknown' ? evaluated.parameters : [], variant: variant.name };
    return previous;
  });
}

/**
 * The tag, or what stands against it: the first discriminant that is not known, or one that needs more than four bytes
 * (eight with `repr(C)`) without a `repr` that names them.
 */
export function tagFor(
  discriminants: readonly Discriminant[],
  repr: Repr,
  target: Target,
): { readonly kind: 'tag'; readonly tag: TagLayout } | { readonly kind: 'unknown'; readonly discriminant: Discriminant & { kind: 'unknown' } } | { readonly kind: 'too-wide'; readonly index: number } {
  if (repr.integer !== null) return { kind: 'tag', tag: tagOf(repr.integer, target) };
  const values: bigint[] = [];
  for (const discriminant of discriminants) {
    if (discriminant.kind === 'unknown') return { kind: 'unknown', discriminant };
    values.push(discriminant.value);
  }
  const isSigned = values.some((value) => value < 0n);
  for (const type of candidates(repr.isC, isSigned)) {
    const range = integerRange(type, target);
    if (values.every((value) => fits(value, range))) return { kind: 'tag', tag: tagOf(type, target) };
  }
  const widest = integerRange(candidates(repr.isC, isSigned).at(-1) ?? 'u32', target);
  return { kind: 'too-wide', index: values.findIndex((value) => !fits(value, widest)) };
}

/** In the order in which they are tried. */
function candidates(isC: boolean, isSigned: boolean): readonly IntegerType[] {
  if (isC) return isSigned ? ['i32', 'i64'] : ['u32', 'u64'];
  return isSigned ? ['i8', 'i16', 'i32'] : ['u8', 'u16', 'u32'];
}

function tagOf(type: IntegerType, target: Target): TagLayout {
  return { offset: 0, size: primitiveSize(type, target), type };
}
