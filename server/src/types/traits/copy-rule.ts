/** Which types are Copy by what they are made of (O2); impls are asked for elsewhere. */
import { fileOfItem, isLibraryReplaced, isStdFile } from '../../items/index.ts';
import { both, type Certainty } from '../match.ts';
import type { TraitReference, Type } from '../type.ts';
import { derivesOf } from './derives.ts';
import type { Solver } from './solver.ts';

/** `null` where only an impl can say it. */
export function structurallyCopy(solver: Solver, type: Type, copy: TraitReference): Certainty | null {
  switch (type.kind) {
    case 'primitive':
    case 'never':
    case 'pointer':
    case 'function':
    case 'function-item':
      return 'yes';
    case 'reference':
      return type.isMutable ? 'no' : 'yes';
    case 'str':
    case 'slice':
    case 'dynamic':
      return 'no';
    case 'tuple':
      return both(...type.elements.map((element) => solver.implements(element, copy)));
    case 'array':
      return solver.implements(type.element, copy);
    case 'adt':
      return derived(solver, type, copy) ?? ownOption(solver, type, copy);
    case 'infer':
      return type.of === 'integer' || type.of === 'float' ? 'yes' : 'maybe';
    case 'closure':
    case 'unknown':
      // Whether all captures are Copy is known where they are.
      return 'maybe';
    case 'parameter':
    case 'opaque':
    case 'projection':
      return null;
  }
}

/** `Option` and `Result` are Copy if their parts are, whether or not the workspace's own library says so. */
function ownOption(solver: Solver, type: Extract<Type, { kind: 'adt' }>, copy: TraitReference): Certainty | null {
  if ((type.name !== 'Option' && type.name !== 'Result') || !isStdFile(fileOfItem(type.item)) || !isLibraryReplaced(solver.db)) return null;
  return both(...type.arguments.map((argument) => (argument.kind === 'type' ? solver.implements(argument.type, copy) : 'yes')));
}

/** A derived impl demands the trait of every type parameter. */
export function derived(solver: Solver, type: Extract<Type, { kind: 'adt' }>, trait: TraitReference): Certainty | null {
  const { conditional, isIncomplete, names } = derivesOf(solver.db, type.item);
  if (names.includes(trait.name)) return both(...type.arguments.map((argument) => (argument.kind === 'type' ? solver.implements(argument.type, trait) : 'yes')));
  return conditional.includes(trait.name) || isIncomplete ? 'maybe' : null;
}
