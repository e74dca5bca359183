/**
 * The facts about a declaration's layout that rules report: a size without end (L9), a size beyond the bound (L10), a union
 * without fields (L4). Each fact belongs to one declaration, the one whose text is to be changed; contradictory hints
 * come from `reprProblems`. A declaration with a syntax error inside is not accused.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import type { ItemKey } from '../items/index.ts';
import { declaredType, type Type, type TypeDeclaration, typeDeclaration } from '../types/index.ts';
import type { CycleStep, LayoutProblem, Target } from './model.ts';
import { layoutOf } from './queries.ts';

export type LayoutFinding =
  /** The field named by the first step is where the type begins to contain itself. */
  | { readonly kind: 'infinite-size'; readonly cycle: readonly CycleStep[] }
  /** `field` is the one whose type is too large by itself (`Variant.field` in enums); `null`: the sum is. */
  | { readonly kind: 'type-too-large'; readonly field: string | null; readonly target: Target }
  | { readonly kind: 'empty-union' };

/** What is to be reported about the struct, union or enum `item`, in its generic form. Empty for any other item. */
export function layoutProblems(db: Database, item: ItemKey, target: Target): readonly LayoutFinding[] {
  return db.get(findings, `${target}|${item}`);
}

/** Key: target, `|`, the item. */
const findings = defineQuery<readonly LayoutFinding[]>({
  name: 'layoutProblems',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.indexOf('|');
    const declaration = db.get(typeDeclaration, key.slice(cut + 1));
    if (declaration === null || declaration.isIncomplete) return [];
    if (declaration.kind === 'union' && declaration.fields.length === 0) return [{ kind: 'empty-union' }];
    return find(db, declaration, key.slice(0, cut) === '32' ? '32' : '64');
  },
  cycle: () => [],
});

function find(db: Database, declaration: TypeDeclaration, target: Target): readonly LayoutFinding[] {
  const problem = layoutOf(db, declaredType(db, declaration.item), target).problem;
  switch (problem?.kind) {
    case 'infinite-size':
      return [{ kind: 'infinite-size', cycle: problem.cycle }];
    case 'too-large':
      return tooLarge(db, declaration, problem, target);
    default:
      return [];
  }
}

/** Only the declaration that first gets too large is accused, not those that contain it. */
function tooLarge(db: Database, declaration: TypeDeclaration, problem: LayoutProblem & { kind: 'too-large' }, target: Target): readonly LayoutFinding[] {
  const steps = declaration.kind === 'enum' ? 2 : 1;
  const path = problem.path.slice(0, steps);
  // A variant that is too large by the sum of its own fields has a path that ends at the variant.
  if (path.length < steps) return [{ kind: 'type-too-large', field: path[0] ?? null, target }];
  const field = declaration.kind === 'enum' ? declaration.variants.find((variant) => variant.name === path[0])?.fields.find((each) => each.name === path[1]) : declaration.fields.find((each) => each.name === path[0]);
  if (field === undefined) return [];
  const inner = innermost(field.type, problem.path.slice(steps));
  const isAccusedThere = inner !== null && layoutProblems(db, inner, target).some((finding) => finding.kind === 'type-too-large');
  return isAccusedThere ? [] : [{ kind: 'type-too-large', field: path.join('.'), target }];
}

/** The declared type to which the rest of the path leads through arrays and tuples. */
function innermost(type: Type, path: readonly string[]): ItemKey | null {
  let part: Type | undefined = type;
  let step = 0;
  while (part !== undefined) {
    if (part.kind === 'adt') return part.item;
    if (part.kind === 'array') part = part.element;
    else if (part.kind === 'tuple') part = part.elements[Number(path[step++])];
    else return null;
  }
  return null;
}
