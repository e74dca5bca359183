/** Impls that could give a type a trait: header against question, then the header's own bounds. */
import { fileOfItem, isStdFile } from '../../items/index.ts';
import { implsFor } from '../impl-index.ts';
import type { ImplHeader } from '../impls.ts';
import { type Binding, both, type Certainty, headsDiffer, matchTrait, matchType, sameType } from '../match.ts';
import { instantiatePredicate } from '../predicates.ts';
import { instantiate, type Substitution } from '../substitute.ts';
import { type GenericTerm, type TraitReference, type Type, unknownType } from '../type.ts';
import { UNKNOWN_CONSTANT } from '../constant.ts';
import type { Solver } from './solver.ts';

export interface Candidate {
  readonly header: ImplHeader;
  readonly certainty: Exclude<Certainty, 'no'>;
  /** What the impl's parameters stand for; unknown where nothing says it. */
  readonly substitution: Substitution;
}

/** Every impl of the trait that is not excluded, in the order in which they are seen: a program's own first. */
export function candidates(solver: Solver, type: Type, trait: TraitReference): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const header of implsFor(solver.db, solver.environment.file, trait.item, type)) {
    if (header.trait === null || headsDiffer(header.self, type) || isForOwnType(header, trait, type)) continue;
    const binding: Binding = { owner: header.item, arguments: header.generics.map(() => null) };
    const shape = both(matchType(header.self, type, binding), matchTrait(header.trait, trait, binding));
    if (shape === 'no') continue;
    bindFromProjections(solver, header, binding);
    const substitution = substitutionOf(header, binding);
    const certainty = both(shape, demands(solver, header, substitution), header.isConditional ? 'maybe' : 'yes');
    if (certainty !== 'no') found.push({ header, certainty, substitution });
  }
  return found;
}

/** `impl Deref for $name` in a macro's rules: a program gives the library's traits to its own types alone. */
function isForOwnType(header: ImplHeader, trait: TraitReference, type: Type): boolean {
  return header.self.kind === 'unknown' && type.kind === 'adt' && isStdFile(fileOfItem(type.item)) && isStdFile(fileOfItem(trait.item)) && !isStdFile(fileOfItem(header.item));
}

/** `impl<B, F: FnMut(T) -> B>`: what `B` is, the bound says. */
function bindFromProjections(solver: Solver, header: ImplHeader, binding: Binding): void {
  for (const predicate of header.predicates) {
    if (predicate.kind !== 'projection' || !binding.arguments.includes(null)) continue;
    const found = solver.normalize(instantiate(predicate.projection, substitutionOf(header, binding)));
    if (found.kind !== 'unknown') matchType(predicate.type, found, binding);
  }
}

function demands(solver: Solver, header: ImplHeader, substitution: Substitution): Certainty {
  let worst: Certainty = header.obscured.length > 0 ? 'maybe' : 'yes';
  for (const written of header.predicates) {
    const predicate = instantiatePredicate(written, substitution);
    const answer = predicate.kind === 'trait' ? solver.implements(solver.normalize(predicate.type), normalizedArguments(solver, predicate.trait)) : sameType(solver.normalize(predicate.projection), solver.normalize(predicate.type));
    if (answer === 'no') return 'no';
    worst = both(worst, answer);
  }
  return worst;
}

/** `F: FnMut(I::Item) -> B`: what is asked of `F` says what `I::Item` is. */
function normalizedArguments(solver: Solver, trait: TraitReference): TraitReference {
  if (!trait.arguments.some((term) => term.kind === 'type' && term.type.id.includes('>::'))) return trait;
  return { ...trait, arguments: trait.arguments.map((term): GenericTerm => (term.kind === 'type' ? { kind: 'type', type: solver.normalize(term.type) } : term)) };
}

function substitutionOf(header: ImplHeader, binding: Binding): Substitution {
  const generics = header.generics.map<GenericTerm>(
    (parameter, index) => binding.arguments[index] ?? (parameter.kind === 'type' ? { kind: 'type', type: unknownType('_') } : { kind: 'constant', constant: UNKNOWN_CONSTANT }),
  );
  return [{ owner: header.item, arguments: generics, self: null }];
}
