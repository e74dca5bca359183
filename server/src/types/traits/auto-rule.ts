/** `Send`, `Sync` and `Unpin` by the parts of a type (O13); impls and negative impls for the type itself come before. */
import { both, type Certainty } from '../match.ts';
import { stdTypesNamed } from '../../items/index.ts';
import { typeDeclaration } from '../declaration-queries.ts';
import { substitute } from '../substitute.ts';
import type { TraitReference, Type } from '../type.ts';
import type { Solver } from './solver.ts';

export function autoTrait(solver: Solver, type: Type, trait: TraitReference): Certainty {
  const holds = (part: Type): Certainty => solver.implements(part, trait);
  switch (type.kind) {
    case 'primitive':
    case 'str':
    case 'never':
    case 'function':
    case 'function-item':
      return 'yes';
    case 'pointer':
      return trait.name === 'Unpin' ? 'yes' : 'no';
    case 'reference':
      return trait.name === 'Unpin' ? 'yes' : solver.implements(type.target, type.isMutable || trait.name === 'Sync' ? trait : (sibling(solver, trait, 'Sync') ?? trait));
    case 'tuple':
      return both(...type.elements.map(holds));
    case 'array':
    case 'slice':
      return holds(type.element);
    case 'adt':
      return declared(solver, type, holds);
    case 'dynamic':
    case 'parameter':
      return 'no';
    case 'projection':
    case 'opaque':
    case 'closure':
    case 'infer':
    case 'unknown':
      // What stands behind an `impl Trait`, or in a closure, may have it.
      return 'maybe';
  }
}

function declared(solver: Solver, type: Extract<Type, { kind: 'adt' }>, holds: (part: Type) => Certainty): Certainty {
  const declaration = solver.db.get(typeDeclaration, type.item);
  if (declaration === null || declaration.isIncomplete) return 'maybe';
  const fields = declaration.kind === 'enum' ? declaration.variants.flatMap((variant) => variant.fields) : declaration.fields;
  return both(...fields.map((field) => holds(solver.normalize(substitute(field.type, type.item, type.arguments)))), ...phantomArguments(type).map(holds));
}

/** `PhantomData<T>` has no field, but counts as a `T`. */
function phantomArguments(type: Extract<Type, { kind: 'adt' }>): readonly Type[] {
  return type.name === 'PhantomData' ? type.arguments.flatMap((argument) => (argument.kind === 'type' ? [argument.type] : [])) : [];
}

function sibling(solver: Solver, trait: TraitReference, name: string): TraitReference | null {
  const item = stdTypesNamed(solver.db, name)[0];
  return item === undefined ? null : { ...trait, item, name };
}
