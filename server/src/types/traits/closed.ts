/**
 * Questions about types in which nothing is open are asked once: bodies ask them again and again, of the same types.
 * A question is named by a term, `<type as trait>::name`, so that a key of the query table holds it.
 */
import { type Database, defineQuery } from '../../base/query.ts';
import { structurallyEqual } from '../../base/structural-equality.ts';
import { fileOfItem, isStdFile, type ItemKey, rootModule } from '../../items/index.ts';
import type { Certainty } from '../match.ts';
import { type Environment, environmentOf } from '../predicates.ts';
import type { Substitution } from '../substitute.ts';
import { intern, type TraitReference, type Type, typeById } from '../type.ts';
import { type Candidate, candidates } from './candidates.ts';
import { implementsTrait, newSolver, normalizeType } from './solve.ts';

/** Whether nothing in the type is open, and nothing of it is known to one body alone. */
export function isClosed(type: Type): boolean {
  return !type.id.includes('??') && !type.id.includes('closure ');
}

/** `implementsTrait` for closed questions. */
export function closedAnswer(db: Database, environment: Environment, type: Type, trait: TraitReference): Certainty {
  return db.get(answerQuery, keyOf(environment, question(type, trait, '')));
}

const answerQuery = defineQuery<Certainty>({
  name: 'closedAnswer',
  compute: (db, key) => {
    const asked = askedBy(db, key);
    return asked === null ? 'maybe' : implementsTrait(db, asked.environment, asked.type, asked.trait);
  },
  cycle: () => 'maybe',
});

/** `<type as trait>::name`, normalised, for closed questions. */
export function closedProjection(db: Database, environment: Environment, type: Type, trait: TraitReference, name: string): Type {
  return db.get(projectionQuery, keyOf(environment, question(type, trait, name)));
}

const projectionQuery = defineQuery<Type>({
  name: 'closedProjection',
  compute: (db, key) => {
    const { environment, type } = parse(db, key);
    return type === null ? intern({ kind: 'unknown', text: '_' }) : normalizeType(db, environment, type);
  },
  cycle: (key) => typeById(key.slice(key.indexOf('\n') + 1)) ?? intern({ kind: 'unknown', text: '_' }),
});

/** The impl by which a type has a trait. */
export type ClosedSelection = { readonly impl: ItemKey; readonly substitution: Substitution } | 'several' | 'none';

export function closedSelection(db: Database, environment: Environment, type: Type, trait: TraitReference): ClosedSelection {
  return db.get(selectionQuery, keyOf(environment, question(type, trait, '')));
}

const selectionQuery = defineQuery<ClosedSelection>({
  name: 'closedSelection',
  equals: structurallyEqual,
  compute: (db, key) => {
    const asked = askedBy(db, key);
    if (asked === null) return 'several';
    const found = candidates(newSolver(db, asked.environment), asked.type, asked.trait).filter(({ header }) => !header.isNegative);
    const chosen = onlyOne(found);
    return chosen === null ? (found.length === 0 ? 'none' : 'several') : { impl: chosen.header.item, substitution: chosen.substitution };
  },
  cycle: () => 'several',
});

/** The one candidate that is left; of several that surely fit, the program's own before the library's. */
export function onlyOne(found: readonly Candidate[]): Candidate | null {
  if (found.length === 1) return found[0] ?? null;
  const sure = found.filter(({ certainty }) => certainty === 'yes');
  if (sure.length !== found.length) return null;
  const own = sure.filter(({ header }) => !isStdFile(fileOfItem(header.item)));
  return (own.length > 0 ? own : sure)[0] ?? null;
}

function question(self: Type, trait: TraitReference, name: string): Type {
  return intern({ kind: 'projection', trait: trait.bindings.length === 0 ? trait : { ...trait, bindings: [] }, self, name });
}

/** Types without parameters are the same in every item of a file. */
function keyOf(environment: Environment, asked: Type): string {
  const isFree = /\?-?\d|impl |>::.*>::/su.test(asked.id);
  return `${isFree ? environment.key : rootModule(environment.file)}\n${asked.id}`;
}

function parse(db: Database, key: string): { readonly environment: Environment; readonly type: Type | null } {
  const cut = key.indexOf('\n');
  return { environment: environmentOf(db, key.slice(0, cut) as ItemKey), type: typeById(key.slice(cut + 1)) };
}

function askedBy(db: Database, key: string): { readonly environment: Environment; readonly type: Type; readonly trait: TraitReference } | null {
  const { environment, type } = parse(db, key);
  return type?.kind === 'projection' && type.trait !== null ? { environment, type: type.self, trait: type.trait } : null;
}
