/** What is wrong with the numbers of an enum's variants: two that are the same, and one that would be beyond its type (L5). */
import type { Database } from '../base/query.ts';
import type { ItemKey } from '../items/index.ts';
import { typeDeclaration } from '../types/index.ts';
import { fits, integerRange } from './constants/integers.ts';
import { discriminantsOf } from './discriminants.ts';
import type { Target } from './model.ts';
import { evaluateConstant } from './queries.ts';
import { readRepr } from './repr.ts';

export type DiscriminantProblem =
  /** Variants by index, in order: at least two. */
  | { readonly kind: 'same'; readonly value: bigint; readonly variants: readonly number[] }
  /** The variant has no number of its own, and the one before it has the largest. */
  | { readonly kind: 'overflow'; readonly variant: number; readonly type: string; readonly before: bigint };

/** Empty for what is no enum. A number that is not known, and those that follow from it, are compared with nothing. */
export function discriminantProblems(db: Database, item: ItemKey, target: Target): readonly DiscriminantProblem[] {
  const declaration = db.get(typeDeclaration, item);
  if (declaration?.kind !== 'enum' || declaration.isIncomplete) return [];
  const repr = readRepr(declaration.repr);
  const numbers = discriminantsOf(declaration, repr, (constant, expected) => {
    const value = evaluateConstant(db, constant, target, expected);
    return 'value' in value ? { kind: 'value', value: value.value, type: expected ?? 'isize' } : { kind: 'unknown', parameters: [] };
  });
  const type = repr.integer ?? 'isize';
  const range = integerRange(type, target);
  const variantsOf = new Map<bigint, number[]>();
  const problems: DiscriminantProblem[] = [];
  for (const [index, number] of numbers.entries()) {
    if (number.kind === 'unknown') continue;
    if (!fits(number.value, range)) {
      // What follows is not known: a compiler begins again at the other end.
      if (declaration.variants[index]?.discriminant === null && number.value === range.maximum + 1n) problems.push({ kind: 'overflow', variant: index, type, before: range.maximum });
      continue;
    }
    const same = variantsOf.get(number.value);
    if (same === undefined) variantsOf.set(number.value, [index]);
    else same.push(index);
  }
  return [...[...variantsOf].flatMap(([value, variants]) => (variants.length > 1 ? [{ kind: 'same' as const, value, variants }] : [])), ...problems];
}
