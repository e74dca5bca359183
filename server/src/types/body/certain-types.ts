/**
 * Which types are known well enough to say what they cannot do: the language's own, the program's, parameters of which all
 * bounds are known, and those of the library that every program knows alike (O15).
 */
import { fileOfItem, isLibraryReplaced, isStdFile } from '../../items/index.ts';
import { typeDeclaration } from '../declaration-queries.ts';
import { hidesMembers, knownImplsFor, mayGainMembers } from '../hidden-members.ts';
import { mayHideImpls } from '../impl-index.ts';
import { candidates } from '../traits/candidates.ts';
import { newSolver } from '../traits/solve.ts';
import type { TraitReference, Type } from '../type.ts';
import { type Inference, referenceTo } from './inference.ts';
import { boundsOf } from './trait-bounds.ts';

/** What references lead to. */
export function behindReferences(type: Type): Type {
  let here = type;
  while (here.kind === 'reference') here = here.target;
  return here;
}

export function isCertainType(inference: Inference, type: Type): boolean {
  if (type.id.includes('unknown ') || type.id.includes('>::')) return false;
  const plain = behindReferences(type);
  switch (plain.kind) {
    case 'primitive':
    case 'str':
    case 'tuple':
    case 'array':
    case 'slice':
    case 'function':
    case 'function-item':
    case 'closure':
      return true;
    case 'adt':
      return isStdFile(fileOfItem(plain.item)) ? WELL_KNOWN.has(plain.name) : inference.db.get(typeDeclaration, plain.item) !== null && !mayGainMembers(inference.db, plain.item);
    case 'parameter':
      return !inference.environment.obscured.includes(plain) && !boundsOf(inference, plain).some((bound) => hidesMembers(inference.db, bound));
    default:
      return false;
  }
}

/** Whether no bound and no impl gives one of the types a trait, whatever its arguments are. @param trait one of the library. */
export function surelyLacks(inference: Inference, types: readonly Type[], trait: TraitReference, others: readonly Type[]): boolean {
  const { db, environment } = inference;
  const all = withReferences(types);
  if (isLibraryReplaced(db) || mayHideImpls(db, environment.file, trait.name) || all.some((type) => boundsOf(inference, type).some((bound) => bound.item === trait.item))) return false;
  const questions: readonly TraitReference[] = others.length === 0 ? [trait] : withReferences(others).map((other) => ({ ...trait, arguments: [{ kind: 'type', type: other }] }));
  if (all.some((type) => questions.some((question) => candidates(newSolver(db, environment), type, question).length > 0))) return false;
  return knownImplsFor(db, environment.file, all, () => false) !== null;
}

function withReferences(types: readonly Type[]): readonly Type[] {
  return [...new Set(types.flatMap((type) => [type, behindReferences(type), referenceTo(behindReferences(type), false)]))];
}

const WELL_KNOWN: ReadonlySet<string> = new Set(['Vec', 'String', 'Box', 'Option', 'Result', 'Rc', 'Arc', 'RefCell', 'HashMap']);
