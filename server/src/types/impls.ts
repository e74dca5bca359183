/** Impl blocks and traits as data: what their headers say, and what they declare under a name. Nothing here depends on a body. */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { type GenericParameterInfo, itemGenerics, itemHead, type ItemKey, type ItemShape, shapeOf } from '../items/index.ts';
import { lowerTraitReference, ownTraitReference, selfType, standardPlace, supertraitsOf } from './lower-type.ts';
import { type Binding, type Certainty, matchType } from './match.ts';
import { hasUnknownSupertrait, itemBounds, type Predicate } from './predicates.ts';
import type { GenericTerm, TraitReference, Type } from './type.ts';

export interface ImplHeader {
  readonly item: ItemKey;
  readonly generics: readonly GenericParameterInfo[];
  readonly self: Type;
  /** `null` for an inherent impl, and where the name leads to no known trait. */
  readonly trait: TraitReference | null;
  readonly isInherent: boolean;
  /** `impl !Send for T` */
  readonly isNegative: boolean;
  readonly isUnsafe: boolean;
  /** `#[cfg(..)]` stands before it: it may not be there. */
  readonly isConditional: boolean;
  readonly predicates: readonly Predicate[];
  /** Types in its bounds about which not everything is known. */
  readonly obscured: readonly Type[];
}

/** `null` for what is no impl. */
export function implHeader(db: Database, impl: ItemKey): ImplHeader | null {
  return db.get(implHeaderQuery, impl);
}

const implHeaderQuery = defineQuery<ImplHeader | null>({
  name: 'implHeader',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = key as ItemKey;
    const head = itemHead(db, item);
    if (head?.kind !== 'impl') return null;
    const self = selfType(db, item);
    return {
      item,
      generics: itemGenerics(db, item).parameters,
      self,
      trait: head.trait === null ? null : lowerTraitReference(standardPlace(db, item), head.trait, self),
      isInherent: head.trait === null,
      isNegative: head.isNegative,
      isUnsafe: head.isUnsafe,
      isConditional: shapeOf(db, item)?.isConditional ?? false,
      ...itemBounds(db, item),
    };
  },
  cycle: () => null,
});

export interface TraitDeclaration {
  readonly item: ItemKey;
  readonly name: string;
  readonly generics: readonly GenericParameterInfo[];
  /** All traits above it, nearest first, over its own parameters and `Self`. */
  readonly supertraits: readonly TraitReference[];
  /** It, or one above it, asks for a trait that is not known. */
  readonly hasUnknownSupertrait: boolean;
  readonly isUnsafe: boolean;
  readonly members: readonly TraitMember[];
}

export interface TraitMember {
  readonly kind: MemberKind;
  readonly name: string;
  readonly item: ItemKey;
  /** An impl may leave it out. */
  readonly hasDefault: boolean;
}

export type MemberKind = 'function' | 'type-alias' | 'const';

/** `null` for what is no trait. */
export function traitDeclaration(db: Database, trait: ItemKey): TraitDeclaration | null {
  return db.get(traitDeclarationQuery, trait);
}

const traitDeclarationQuery = defineQuery<TraitDeclaration | null>({
  name: 'traitDeclaration',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = key as ItemKey;
    const head = itemHead(db, item);
    const shape = shapeOf(db, item);
    if (head?.kind !== 'trait' || shape === null) return null;
    return {
      item,
      name: shape.name ?? '?',
      generics: itemGenerics(db, item).parameters,
      supertraits: supertraitsOf(db, ownTraitReference(db, item), selfType(db, item)),
      hasUnknownSupertrait: hasUnknownSupertrait(db, item),
      isUnsafe: head.isUnsafe,
      members: shape.members.flatMap((member) => traitMember(db, member)),
    };
  },
  cycle: () => null,
});

function traitMember(db: Database, shape: ItemShape): TraitMember[] {
  const head = itemHead(db, shape.key);
  const base = { name: shape.name ?? '?', item: shape.key };
  switch (head?.kind) {
    case 'function':
      return [{ ...base, kind: 'function', hasDefault: head.body !== null }];
    case 'type-alias':
      return [{ ...base, kind: 'type-alias', hasDefault: head.type !== null }];
    case 'const':
      return [{ ...base, kind: 'const', hasDefault: head.value !== null }];
    default:
      return [];
  }
}

/** What an impl or trait declares under a name, or `null`. */
export function memberNamed(db: Database, owner: ItemKey, kind: MemberKind, name: string): ItemKey | null {
  return shapeOf(db, owner)?.members.find((member) => member.kind === kind && member.name === name)?.key ?? null;
}

/** What the parameters of an impl stand for when its `Self` is `type`; `null` where it is for other types. */
export function matchImpl(header: ImplHeader, type: Type): { readonly arguments: readonly (GenericTerm | null)[]; readonly certainty: Exclude<Certainty, 'no'> } | null {
  const binding: Binding = { owner: header.item, arguments: header.generics.map(() => null) };
  const certainty = matchType(header.self, type, binding);
  return certainty === 'no' ? null : { arguments: binding.arguments, certainty };
}
