/**
 * Why a trait has no `dyn`: an item of it, or of a trait above it, that a caller who does not know the type could not use.
 * Rests on heads alone, so that typing in a body asks nobody. What is not known forbids nothing (O15).
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { fileOfItem, genericsOf, isStdFile, itemHead, type ItemKey, shapeOf } from '../items/index.ts';
import { type Bound, type Generics, printTypeNode } from '../syntax/index.ts';
import { foldType, functionSignature, traitDeclaration, type TraitReference, type Type } from '../types/index.ts';

export interface DynObstacle {
  /** The item that forbids it; `null` where a trait of the library does. */
  readonly item: ItemKey | null;
  readonly name: string;
  /** The trait that `item` is of. */
  readonly trait: string;
  readonly why: 'no-self' | 'generic' | 'self-taken' | 'self-given' | 'async' | 'impl-result' | 'constant' | 'generic-type' | 'sized' | 'about-self';
}

/** What forbids `dyn` of a trait of the program, its own items first; `null` where nothing is known to. */
export function dynObstacle(db: Database, trait: ItemKey): DynObstacle | null {
  return isStdFile(fileOfItem(trait)) ? null : db.get(dynObstacleQuery, trait);
}

/** Key: the trait. */
const dynObstacleQuery = defineQuery<DynObstacle | null>({
  name: 'dynObstacle',
  equals: structurallyEqual,
  compute: (db, key) => {
    const declaration = traitDeclaration(db, key as ItemKey);
    if (declaration === null) return null;
    const own = ownObstacle(db, key as ItemKey);
    if (own !== null) return own;
    for (const above of declaration.supertraits) {
      const found = (isStdFile(fileOfItem(above.item)) ? ofLibrary(above, declaration.name) : ownObstacle(db, above.item)) ?? aboutSelf(above, declaration.name, key as ItemKey);
      if (found !== null) return found;
    }
    return null;
  },
  cycle: () => null,
});

function ownObstacle(db: Database, trait: ItemKey): DynObstacle | null {
  const shape = shapeOf(db, trait);
  const head = itemHead(db, trait);
  if (shape === null || head?.kind !== 'trait' || shape.isConditional) return null;
  const name = shape.name ?? '?';
  if (demandsSized(db, trait)) return { item: trait, name: 'Sized', trait: name, why: 'sized' };
  for (const member of shape.members) {
    const why = member.isConditional ? null : obstacleOf(db, trait, member.key);
    if (why !== null) return { item: member.key, name: member.name ?? '?', trait: name, why };
  }
  return null;
}

function demandsSized(db: Database, trait: ItemKey): boolean {
  const head = itemHead(db, trait);
  return head?.kind === 'trait' && [...head.supertraits, ...boundsOnSelf(head.generics)].some((bound) => bound.kind === 'trait' && !bound.isRelaxed && bound.path.segments.length === 1 && bound.path.segments[0]?.name.text === 'Sized');
}

function boundsOnSelf({ where }: Generics): readonly Bound[] {
  return where.flatMap((clause) => (clause.kind === 'type' && printTypeNode(clause.type) === 'Self' ? clause.bounds : []));
}

function obstacleOf(db: Database, trait: ItemKey, member: ItemKey): DynObstacle['why'] | null {
  const head = itemHead(db, member);
  if (head === null) return null;
  const generics = genericsOf(head);
  // What is only for types with a size is no part of `dyn`; any trait that is demanded may ask for that.
  if (generics !== null && boundsOnSelf(generics).some(({ kind }) => kind === 'trait')) return null;
  switch (head.kind) {
    case 'const':
      return 'constant';
    case 'type-alias':
      return head.generics.parameters.some(({ isConditional }) => isConditional !== true) ? 'generic-type' : null;
    case 'function':
      return obstacleOfFunction(db, trait, member);
    default:
      return null;
  }
}

function obstacleOfFunction(db: Database, trait: ItemKey, member: ItemKey): DynObstacle['why'] | null {
  const head = itemHead(db, member);
  const signature = functionSignature(db, member);
  if (head?.kind !== 'function' || signature === null) return null;
  // A parameter under a condition may be `self`, or may not be there.
  if (head.parameters.some(({ attributes }) => attributes.length > 0) || head.generics.parameters.some(({ isConditional }) => isConditional === true)) return null;
  if (signature.receiver === 'none') return 'no-self';
  if (signature.generics.length > 0) return 'generic';
  if (signature.isAsync) return 'async';
  if (signature.parameters.slice(1).some(({ type }) => holds(type, isSelfOf(trait)))) return 'self-taken';
  if (holds(signature.result, isSelfOf(trait))) return 'self-given';
  return holds(signature.result, ({ kind }) => kind === 'opaque') ? 'impl-result' : null;
}

function isSelfOf(trait: ItemKey): (type: Type) => boolean {
  return (type) => type.kind === 'parameter' && type.owner === trait && type.index < 0;
}

/** `Self::Item` is a type that `dyn` names, and no `Self`. */
function holds(type: Type, isWanted: (part: Type) => boolean): boolean {
  let found = false;
  foldType(type, {
    type: (part) => {
      found ||= isWanted(part);
      return part.kind === 'projection' || part.kind === 'opaque' ? part : null;
    },
    constant: (constant) => constant,
  });
  return found;
}

function aboutSelf(above: TraitReference, trait: string, of: ItemKey): DynObstacle | null {
  const isAbout = above.arguments.some((term) => term.kind === 'type' && holds(term.type, isSelfOf(of)));
  return isAbout ? { item: of, name: above.name, trait, why: 'about-self' } : null;
}

function ofLibrary({ name }: TraitReference, trait: string): DynObstacle | null {
  return WITHOUT_DYN.has(name) ? { item: null, name, trait, why: 'sized' } : null;
}

/** Traits of the library that ask for a size, or compare a type with itself. */
const WITHOUT_DYN: ReadonlySet<string> = new Set(['Clone', 'Copy', 'Default', 'Eq', 'Hash', 'Ord', 'Sized']);
