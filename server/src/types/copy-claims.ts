/**
 * Where a program says that a type is Copy, by `#[derive(Copy)]` or by an impl, and what speaks against it (O2, O11).
 * Only impls of the library's own trait count: one that a program declares itself promises nothing about copying.
 */
import type { Database } from '../base/query.ts';
import { fileOfItem, isLost, isStdFile, itemHead, type ItemKey, resolveTypePath, shapeOf, stdTypesNamed } from '../items/index.ts';
import { typeDeclaration } from './declaration-queries.ts';
import { type ImplHeader, implHeader } from './impls.ts';
import { declaredType } from './lower-type.ts';
import { type Environment, environmentOf, type Predicate } from './predicates.ts';
import { substitute } from './substitute.ts';
import { derivesOf } from './traits/derives.ts';
import { implementsTrait, normalizeType } from './traits/solve.ts';
import type { TraitReference, Type } from './type.ts';

type AdtType = Extract<Type, { kind: 'adt' }>;

export interface CopyClaim {
  readonly type: AdtType;
  /** The type's declaration for a derive, else the impl. */
  readonly item: ItemKey;
  readonly isDerived: boolean;
}

/** What the item claims, if it is a type of the program with a derive, or an impl for one. Silent about what a `cfg` may take away. */
export function copyClaim(db: Database, item: ItemKey): CopyClaim | null {
  const shape = shapeOf(db, item);
  if (shape === null || shape.isConditional) return null;
  if (shape.kind === 'struct' || shape.kind === 'enum' || shape.kind === 'union') {
    const type = declaredType(db, item);
    return type.kind === 'adt' && derivesOf(db, item).names.includes('Copy') ? { type, item, isDerived: true } : null;
  }
  const header = implOfLibraryTrait(db, item, 'Copy');
  if (header?.self.kind !== 'adt' || isStdFile(fileOfItem(header.self.item)) || shapeOf(db, header.self.item)?.isConditional !== false) return null;
  return { type: header.self, item, isDerived: false };
}

/** The header of an impl that gives a type of this file a trait of the library under its own name; `null` for all others. */
export function implOfLibraryTrait(db: Database, impl: ItemKey, name: string): ImplHeader | null {
  const head = itemHead(db, impl);
  if (head?.kind !== 'impl' || head.trait === null || head.isNegative || shapeOf(db, impl)?.isConditional !== false) return null;
  const resolution = resolveTypePath(db, impl, head.trait.segments.map((segment) => segment.name.text), head.trait.isGlobal);
  if (resolution.kind !== 'item' || resolution.key !== stdTypesNamed(db, name)[0]) return null;
  // Broken text may declare a trait of that name, and it would win.
  return isLost(db, fileOfItem(impl), name) ? null : implHeader(db, impl);
}

export interface FieldPlace {
  /** Position among the variants; `null` for structs and unions. */
  readonly variant: number | null;
  readonly field: number;
}

/** The fields that are certainly not Copy, so that the claim cannot be true. */
export function fieldsAgainstCopy(db: Database, claim: CopyClaim): readonly FieldPlace[] {
  const declaration = db.get(typeDeclaration, claim.type.item);
  const item = stdTypesNamed(db, 'Copy')[0];
  if (declaration === null || declaration.isIncomplete || item === undefined) return [];
  const copy: TraitReference = { item, name: 'Copy', arguments: [], bindings: [] };
  const environment = environmentOfClaim(db, claim, copy);
  const isAgainst = (type: Type): boolean => {
    const own = normalizeType(db, environment, substitute(type, claim.type.item, claim.type.arguments));
    return implementsTrait(db, environment, own, copy) === 'no';
  };
  const groups = declaration.kind === 'enum' ? declaration.variants.map((variant, index) => ({ variant: index, fields: variant.fields })) : [{ variant: null, fields: declaration.fields }];
  return groups.flatMap(({ fields, variant }) => fields.flatMap(({ type }, field) => (isAgainst(type) ? [{ variant, field }] : [])));
}

/** A derive demands Copy of every type parameter; an impl demands what it says. */
function environmentOfClaim(db: Database, claim: CopyClaim, copy: TraitReference): Environment {
  const environment = environmentOf(db, claim.item);
  if (!claim.isDerived) return environment;
  const derived = claim.type.arguments.flatMap<Predicate>((argument) => (argument.kind === 'type' ? [{ kind: 'trait', type: argument.type, trait: copy }] : []));
  return { ...environment, predicates: [...environment.predicates, ...derived] };
}
