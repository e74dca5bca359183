/**
 * Whether a type has a trait, seen from inside an item: by what is assumed there, by what the type itself says, by the
 * language, or by an impl. `no` is an answer only where nothing that was not understood could say otherwise (O15).
 */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isLibraryReplaced, isStdFile } from '../../items/index.ts';
import { foldTrait, foldType, type TypeFolder } from '../fold-type.ts';
import { mayHideImpls } from '../impl-index.ts';
import { both, type Certainty, isRigid, matchTrait, sameType } from '../match.ts';
import { intern, primitive, type TraitReference, traitIdentity, type Type } from '../type.ts';
import { autoTrait } from './auto-rule.ts';
import { builtIn } from './built-in.ts';
import { candidates } from './candidates.ts';
import { AUTO_TRAITS, libraryTrait, UNLISTED_TRAITS } from './known-traits.ts';
import { hasBound, project } from './projections.ts';
import { asking, either, type Solver, type SolverEnvironment, SOLVER_FUEL } from './solver.ts';

/** Whether the type has the trait; types may hold variables of inference, which make the answer `maybe` where they matter. */
export function implementsTrait(db: Database, environment: SolverEnvironment, type: Type, trait: TraitReference): Certainty {
  const solver = newSolver(db, environment);
  return solver.implements(solver.normalize(type), trait);
}

/** The type with every associated type in it replaced by what it is, as far as that is known. */
export function normalizeType(db: Database, environment: SolverEnvironment, type: Type): Type {
  return mayProject(type) ? newSolver(db, environment).normalize(type) : type;
}

export function newSolver(db: Database, environment: SolverEnvironment): Solver {
  const solver: Solver = {
    db,
    environment,
    fuel: SOLVER_FUEL,
    running: [],
    implements: (type, trait) => answer(solver, type, trait),
    normalize: (type) => (mayProject(type) ? foldType(type, folder) : type),
  };
  const folder: TypeFolder = {
    type: (type) => {
      if (!mayProject(type)) return type;
      if (type.kind !== 'projection') return null;
      const parts = intern({ kind: 'projection', trait: type.trait === null ? null : foldTrait(type.trait, folder), self: solver.normalize(type.self), name: type.name });
      return parts.kind === 'projection' ? project(solver, parts) : parts;
    },
    constant: () => null,
  };
  return solver;
}

/** A term's id spells its projections out, so most terms are recognised without a walk. */
function mayProject(type: Type): boolean {
  return type.id.includes('>::');
}

function answer(solver: Solver, type: Type, trait: TraitReference): Certainty {
  const isAuto = AUTO_TRAITS.has(libraryTrait(trait) ?? '');
  // A type that holds itself has a marker trait unless something else in it has not (O13); what is unknown may be several types.
  const isCoinductive = isAuto && !type.id.includes('unknown ');
  return asking(solver, `${type.id}: ${traitIdentity(trait)}`, (reason) => (reason === 'again' && isCoinductive ? 'yes' : 'maybe'), () => {
    if (type.kind === 'unknown') return 'maybe';
    if (type.kind === 'infer') return ofVariable(solver, type, trait);
    const given = either(assumed(solver, type, trait), hasBound(solver, type, trait));
    if (given === 'yes') return 'yes';
    if (type.kind === 'projection' && !isRigid(type)) return 'maybe';
    const known = builtIn(solver, type, trait);
    // Every value can be cloned but what says that it cannot: a guard, in whose place the guarded value is.
    if (known === 'yes' && (libraryTrait(trait) !== 'Clone' || type.kind !== 'adt')) return 'yes';
    const implemented = byImpls(solver, type, trait);
    if (known === 'yes') return implemented === 'excluded' ? 'no' : 'yes';
    if (implemented === 'yes' || implemented === 'excluded') return implemented === 'yes' ? 'yes' : 'no';
    if (implemented === null && isAuto) return either(given, autoTrait(solver, type, trait));
    return either(given, known ?? 'no', implemented ?? 'no', mayBeHidden(solver, type, trait) ? 'maybe' : 'no');
  });
}

/** What has to hold inside the item. */
function assumed(solver: Solver, type: Type, trait: TraitReference): Certainty {
  const { obscured, predicates } = solver.environment;
  let best: Certainty = obscured.some((candidate) => candidate === type) ? 'maybe' : 'no';
  for (const predicate of predicates) {
    if (predicate.kind !== 'trait' || predicate.trait.item !== trait.item) continue;
    best = either(best, both(sameType(predicate.type, type), matchTrait(predicate.trait, trait, { owner: null, arguments: [] })));
  }
  return best;
}

/** A literal whose type is open is a number or a text: what all of these have, it has. */
function ofVariable(solver: Solver, type: Extract<Type, { kind: 'infer' }>, trait: TraitReference): Certainty {
  const known = type.of === 'type' ? null : builtIn(solver, type.of === 'integer' ? primitive('i32') : type.of === 'float' ? primitive('f64') : type, trait);
  return known === 'yes' && trait.arguments.length === 0 ? 'yes' : 'maybe';
}

/** `null`: no impl is for this type. `excluded`: an impl says that it has not. */
function byImpls(solver: Solver, type: Type, trait: TraitReference): Certainty | 'excluded' | null {
  const found = candidates(solver, type, trait);
  if (found.some(({ certainty, header }) => header.isNegative && certainty === 'yes')) return 'excluded';
  return found.length === 0 ? null : either(...found.map(({ certainty, header }) => (header.isNegative ? 'maybe' : certainty)));
}

/**
 * Whether an impl may exist that is not seen: one of a macro, one in broken text, one in a file that was not read, or one of the library for
 * its own types, of which it does not list all. A program gives the library's traits to its own types alone.
 */
function mayBeHidden(solver: Solver, type: Type, trait: TraitReference): boolean {
  const { db, environment } = solver;
  const library = libraryTrait(trait);
  const isOwn = type.kind === 'adt' && !isStdFile(fileOfItem(type.item));
  if (library !== null && !isOwn) return (UNLISTED_TRAITS.has(library) || (library !== 'Copy' && isLibraryReplaced(db))) && !['parameter', 'opaque', 'projection'].includes(type.kind);
  return mayHideImpls(db, environment.file, trait.name);
}
