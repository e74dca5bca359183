/**
 * What is wrong with `repr` hints because of the types below them (rule `invalid-repr`, L3, L5): `packed` around a type with
 * `align`, `transparent` around more than one thing, a tag that the largest discriminant does not fit.
 * Where a type is not known, nobody is accused (O15).
 */
import type { DeclaredField, EnumDeclaration, Type, TypeDeclaration } from '../types/index.ts';
import type { ItemKey } from '../items/index.ts';
import type { LayoutContext } from './context.ts';
import { discriminantsOf, tagFor } from './discriminants.ts';
import { readRepr } from './repr.ts';
import type { ReprProblem } from './repr-problems.ts';

export function contentProblems(declaration: TypeDeclaration, context: LayoutContext): readonly ReprProblem[] {
  const problems: ReprProblem[] = [];
  const repr = readRepr(declaration.repr);
  if (repr.packed !== null && repr.align === null && declaration.kind !== 'enum') problems.push(...packedProblems(declaration, declaration.fields, context));
  if (repr.isTransparent && !declaration.isIncomplete && declaration.kind !== 'union') problems.push(...transparentProblems(declaration, context));
  if (declaration.kind === 'enum' && !repr.isTransparent) problems.push(...tagProblems(declaration, context));
  return problems;
}

function packedProblems(declaration: TypeDeclaration, fields: readonly DeclaredField[], context: LayoutContext): ReprProblem[] {
  for (const field of fields) {
    const aligned = alignedInside(field.type, context);
    if (aligned === null) continue;
    const reason = `A packed type may not contain one with \`align\`, and field \`${field.name}\` contains \`${aligned}\`.`;
    return [{ range: rangeOf(declaration, 'packed'), reason, code: 'E0588' }];
  }
  return [];
}

/**
 * The name of a struct or union with `align` that the type is or holds in its fields. Arrays, tuples, enums and generic
 * arguments are not looked into, as in Rust.
 */
function alignedInside(type: Type, context: LayoutContext): string | null {
  const seen = new Set<ItemKey>();
  const waiting: Type[] = [type];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind !== 'adt' || seen.has(next.item)) continue;
    seen.add(next.item);
    const declaration = context.declaration(next.item);
    if (declaration === null || declaration.kind === 'enum') continue;
    if (readRepr(declaration.repr).align !== null) return declaration.name;
    waiting.push(...declaration.fields.map((field) => field.type).toReversed());
  }
  return null;
}

function transparentProblems(declaration: Exclude<TypeDeclaration, { kind: 'union' }>, context: LayoutContext): ReprProblem[] {
  const range = rangeOf(declaration, 'transparent');
  if (declaration.kind === 'enum' && declaration.variants.length !== 1) {
    return [{ range, reason: `\`transparent\` needs exactly one variant, and \`${declaration.name}\` has ${declaration.variants.length}.`, code: 'E0731' }];
  }
  const fields = declaration.kind === 'enum' ? declaration.variants.flatMap((variant) => variant.fields) : declaration.fields;
  const counted = fields.filter((field) => isSubstantial(field.type, context));
  const [first, second] = counted;
  if (first === undefined || second === undefined) return [];
  const reason = `\`transparent\` admits one field that is more than size 0 and alignment 1, and both \`${first.name}\` and \`${second.name}\` are.`;
  return [{ range, reason, code: 'E0690' }];
}

/** More than size 0 and alignment 1, as far as that is sure: a parameter may always be more. */
function isSubstantial(type: Type, context: LayoutContext): boolean {
  const layout = context.layout(type);
  if (layout.size !== null) return layout.size > 0 || layout.align !== 1;
  return layout.problem?.kind === 'generic' || layout.problem?.kind === 'too-large' || layout.problem?.kind === 'unsized';
}

function tagProblems(declaration: EnumDeclaration, context: LayoutContext): ReprProblem[] {
  const repr = readRepr(declaration.repr);
  const discriminants = discriminantsOf(declaration, repr, context.evaluate);
  const chosen = tagFor(discriminants, repr, context.target);
  if (chosen.kind !== 'too-wide') return [];
  const discriminant = discriminants[chosen.index];
  const variant = declaration.variants[chosen.index];
  if (discriminant?.kind !== 'value' || variant === undefined) return [];
  const isSigned = discriminants.some((each) => each.kind === 'value' && each.value < 0n);
  const limit = repr.isC ? 'a tag of 8 bytes' : 'a tag of 4 bytes, the most without a `repr`';
  const fix = repr.isC ? '' : `; \`repr(${isSigned ? 'i64' : 'u64'})\` makes room`;
  return [{ range: null, reason: `The discriminant ${discriminant.value} of \`${variant.name}\` does not fit ${limit}${fix}.`, code: null }];
}

function rangeOf(declaration: TypeDeclaration, word: string): ReprProblem['range'] {
  const hint = declaration.repr.find((candidate) => candidate.name === word);
  return hint === undefined ? null : { start: hint.start, end: hint.end };
}
