/**
 * What stands behind a type or trait in a path: `Vec::new`, `Self::LIMIT`, `T::default`, `Iterator::next`. The type's own members come
 * first, then those that bounds promise, then those of traits that it may implement.
 */
import { isTraitInScope, type ItemKey, moduleAround } from '../../items/index.ts';
import { inherentMembers, type Member, traitMembers } from '../impl-index.ts';
import { implHeader, type MemberKind, memberNamed } from '../impls.ts';
import { ownTraitReference } from '../lower-type.ts';
import { type Binding, type Certainty, matchType } from '../match.ts';
import { instantiate, type OwnerArguments } from '../substitute.ts';
import type { TraitReference, Type } from '../type.ts';
import type { Inference } from './inference.ts';
import { openArguments } from './open-arguments.ts';
import { boundsOf, isOnlyBound } from './trait-bounds.ts';
import { bestOf, type FittingTrait } from './best-trait.ts';
import { boundsHold, mayImplement } from './trait-selection.ts';
import { NOTHING_KNOWN } from './variables.ts';

export interface FoundMember {
  readonly item: ItemKey;
  readonly kind: 'function' | 'const';
  /** For a member of a trait. */
  readonly trait: { readonly reference: TraitReference; readonly isBound: boolean } | null;
  /** For a member of an inherent impl: what its parameters stand for. */
  readonly owner: OwnerArguments | null;
}

/** @param trait the trait that the path names, if it does. */
export function lookUpMember(inference: Inference, self: Type, trait: ItemKey | null, name: string): FoundMember | null {
  if (trait !== null) return memberOfTrait(inference, trait, name);
  const type = inference.variables.resolve(self);
  if (type.kind === 'unknown' || type.kind === 'infer') return null;
  return inherentMember(inference, type, name) ?? boundMember(inference, type, name) ?? traitMember(inference, type, name);
}

function memberOfTrait(inference: Inference, trait: ItemKey, name: string): FoundMember | null {
  const supertraits = [ownTraitReference(inference.db, trait)];
  for (const reference of supertraits) {
    for (const kind of ['function', 'const'] as const) {
      const item = memberNamed(inference.db, reference.item, kind, name);
      if (item !== null) return { item, kind, trait: { reference, isBound: false }, owner: null };
    }
  }
  return null;
}

function inherentMember(inference: Inference, type: Type, name: string): FoundMember | null {
  const fitting: { readonly item: ItemKey; readonly kind: 'function' | 'const'; readonly impl: ItemKey; readonly certainty: Certainty }[] = [];
  for (const member of inherentMembers(inference.db, inference.environment.file, name)) {
    const header = implHeader(inference.db, member.owner);
    // An impl for a type that nobody knows would fit anything.
    if (header === null || header.self.kind === 'unknown' || !isValue(member.kind)) continue;
    const binding: Binding = { owner: header.item, arguments: header.generics.map(() => null) };
    const certainty = matchType(header.self, type, binding);
    if (certainty !== 'no' && boundsHold(inference, header, binding) !== 'no') fitting.push({ item: member.item, kind: member.kind, impl: header.item, certainty });
  }
  const chosen = fitting.find(({ certainty }) => certainty === 'yes') ?? fitting[0];
  if (chosen === undefined) return null;
  const owner: OwnerArguments = { owner: chosen.impl, arguments: openArguments(inference, chosen.impl), self: null };
  const header = implHeader(inference.db, chosen.impl);
  if (header !== null) inference.variables.tryUnify(instantiate(header.self, [owner]), type);
  return { item: chosen.item, kind: chosen.kind, trait: null, owner };
}

function boundMember(inference: Inference, type: Type, name: string): FoundMember | null {
  const bounds = boundsOf(inference, type);
  for (const reference of bounds) {
    for (const kind of ['function', 'const'] as const) {
      const item = memberNamed(inference.db, reference.item, kind, name);
      if (item !== null) return { item, kind, trait: { reference, isBound: isOnlyBound(bounds, reference) }, owner: null };
    }
  }
  return null;
}

function traitMember(inference: Inference, type: Type, name: string): FoundMember | null {
  const { db, environment, item } = inference;
  const module = moduleAround(db, item);
  const all = traitMembers(db, environment.file, name).filter(({ kind }) => isValue(kind));
  const seen = all.filter(({ owner }) => isTraitInScope(db, module, owner));
  // A trait that is not in scope is meant only if the type surely has it.
  const best = bestMember(inference, type, seen, 'maybe') ?? bestMember(inference, type, all.filter((member) => !seen.includes(member)), 'yes');
  return best === 'unknown' ? null : best;
}

function bestMember(inference: Inference, type: Type, members: readonly Member[], least: 'yes' | 'maybe'): FoundMember | 'unknown' | null {
  const fitting: FittingTrait<FoundMember>[] = [];
  for (const member of members) {
    if (!isValue(member.kind)) continue;
    const reference = ownTraitReference(inference.db, member.owner);
    const open: TraitReference = { ...reference, arguments: reference.arguments.map(() => ({ kind: 'type', type: NOTHING_KNOWN })) };
    const certainty = mayImplement(inference, type, open);
    if (certainty === 'yes' || certainty === least) fitting.push({ found: { item: member.item, kind: member.kind, trait: { reference, isBound: false }, owner: null }, certainty, self: type, reference: open });
  }
  return bestOf(inference, fitting);
}

function isValue(kind: MemberKind): kind is 'function' | 'const' {
  return kind !== 'type-alias';
}

