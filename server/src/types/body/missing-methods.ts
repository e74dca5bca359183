/**
 * Whether a type surely lacks a method or another member: every type that the value leads to is the program's own or a
 * parameter, all impls and bounds that speak of it are understood, and no trait is in scope that nobody sees (O15).
 */
import { nearNames } from '../../base/near-names.ts';
import { fileOfItem, isStdFile, type ItemKey, mayUseForeignTraits, shapeOf } from '../../items/index.ts';
import type { Name } from '../../syntax/index.ts';
import { typeDeclaration } from '../declaration-queries.ts';
import { hidesMembers, knownImplsFor, mayGainMembers } from '../hidden-members.ts';
import { inherentMembers, mayHideImpls, type Member, traitMembers } from '../impl-index.ts';
import type { ImplHeader } from '../impls.ts';
import { ownTraitReference } from '../lower-type.ts';
import { printType } from '../print-type.ts';
import { functionSignature } from '../signatures.ts';
import type { Type } from '../type.ts';
import { autoderef } from './autoderef.ts';
import { fieldOf } from './field-of.ts';
import { type Inference, referenceTo } from './inference.ts';
import { leadsOn } from './missing-members.ts';
import type { PathMeaning } from './path-meaning.ts';
import { boundsOf } from './trait-bounds.ts';
import { mayImplement } from './trait-selection.ts';
import type { TypedExpression, TypeProblem } from './typed-body.ts';
import { NOTHING_KNOWN } from './variables.ts';

type Owner = Extract<Type, { kind: 'adt' | 'parameter' | 'dynamic' }>;

/** The problem, or `null` where the method may exist. @param count how many arguments it is given. */
export function missingMethod(inference: Inference, receiver: TypedExpression, name: Name, count: number): TypeProblem | null {
  const types = [...autoderef(inference, receiver)].map(({ type }) => inference.variables.resolve(type));
  const owners = types.filter((type): type is Owner => type.kind !== 'reference' && !isBox(inference, type)) as readonly Owner[];
  const [last, first] = [types.at(-1), types.find((type) => type.kind !== 'reference')];
  if (last === undefined || first === undefined || !owners.includes(last as Owner) || !owners.every((type) => isKnown(inference, type)) || leadsOn(inference, last)) return null;
  if (owners.some((type) => fieldOf(inference, type, name.text) !== null)) return null;
  const impls = isSurelyMissing(inference, name.text, types, owners);
  if (impls === null) return null;
  const others = inherentMembers(inference.db, inference.environment.file, name.text).filter(({ owner }) => impls.some(({ item }) => item === owner));
  // One with a receiver does not fit by its bounds or by what it asks of the receiver.
  if (others.some(({ item }) => functionSignature(inference.db, item)?.receiver !== 'none')) return null;
  const near = membersOf(inference, owners, impls).filter(({ item }) => takes(inference, item, count, true));
  return {
    kind: 'unresolved-method',
    range: { start: name.start, end: name.end },
    type: printType(first),
    item: first.kind === 'adt' && !isStdFile(fileOfItem(first.item)) ? first.item : null,
    method: name.text,
    isFunction: others.length > 0,
    isOfLibrary: false,
    nearest: nearNames(name.text, near.map((member) => member.name))[0] ?? null,
  };
}

/** How something behind a type is used: a unit variant or constant, with so many arguments, or before braces. */
export type MemberUse = { readonly shape: 'unit' | 'record' } | { readonly shape: 'tuple'; readonly count: number };

/** Says that nothing is declared under the name behind the type, if that is so. */
export function sayMissingMember(inference: Inference, { segment, self, trait }: Extract<PathMeaning, { kind: 'associated' }>, use: MemberUse): void {
  const problem = trait === null ? missingMember(inference, self, segment.name, use) : null;
  if (problem !== null) inference.problems.push(problem);
}

function missingMember(inference: Inference, self: Type, name: Name, use: MemberUse): TypeProblem | null {
  const type = inference.variables.resolve(self);
  if ((type.kind !== 'adt' && type.kind !== 'parameter') || isBox(inference, type) || !isKnown(inference, type)) return null;
  const impls = isSurelyMissing(inference, name.text, [type], [type]);
  if (impls === null || inherentMembers(inference.db, inference.environment.file, name.text).some(({ owner }) => impls.some(({ item }) => item === owner))) return null;
  const declaration = type.kind === 'adt' ? inference.db.get(typeDeclaration, type.item) : null;
  const variants = declaration?.kind === 'enum' ? declaration.variants : [];
  const fitting = variants.filter(({ fields, shape }) => shape === use.shape && (use.shape !== 'tuple' || fields.length === use.count));
  const members = use.shape === 'tuple' ? membersOf(inference, [type], impls).filter(({ item }) => takes(inference, item, use.count, false)) : [];
  return {
    kind: 'unresolved-name',
    range: { start: name.start, end: name.end },
    name: name.text,
    namespace: declaration?.kind === 'enum' && /^\p{Lu}/u.test(name.text) ? 'variant' : 'associated',
    within: type.name,
    nearest: nearNames(name.text, [...fitting.map((variant) => variant.name), ...members.map((member) => member.name)])[0] ?? null,
  };
}

/** The impls for the types if all of them are seen and no trait gives a member of the name; else `null`. */
function isSurelyMissing(inference: Inference, name: string, types: readonly Type[], owners: readonly Owner[]): readonly ImplHeader[] | null {
  const { db, environment, item, obscured } = inference;
  const { file } = environment;
  if (obscured.includes(name) || mayHideImpls(db, file, name)) return null;
  const all = [...new Set(types.flatMap((type) => [type, referenceTo(type, false), referenceTo(type, true)]))];
  if (traitMembers(db, file, name).some((member) => mayHave(inference, all, member)) || mayUseForeignTraits(db, item)) return null;
  const impls = knownImplsFor(db, file, all);
  return impls === null || owners.some((type) => type.kind === 'adt' && mayGainMembers(db, type.item)) ? null : impls;
}

/** Whether one of the types may implement the trait of a member. */
function mayHave(inference: Inference, types: readonly Type[], { owner }: Member): boolean {
  const own = ownTraitReference(inference.db, owner);
  const open = { ...own, arguments: own.arguments.map(() => ({ kind: 'type' as const, type: NOTHING_KNOWN })) };
  return types.some((type) => mayImplement(inference, type, open) !== 'no');
}

function isBox(inference: Inference, type: Type): boolean {
  return type.kind === 'adt' && type.item === inference.known.Box?.key;
}

/** The program's own types, and what is known by its bounds alone. */
function isKnown(inference: Inference, type: Type): boolean {
  switch (type.kind) {
    case 'adt':
      return !isStdFile(fileOfItem(type.item)) && inference.db.get(typeDeclaration, type.item) !== null;
    case 'dynamic':
      return type.others.length === 0 && !boundsOf(inference, type).some((bound) => hidesMembers(inference.db, bound));
    case 'parameter':
      return !inference.environment.obscured.includes(type) && !boundsOf(inference, type).some((bound) => hidesMembers(inference.db, bound));
    default:
      return false;
  }
}

/** What impls and bounds declare for the types, by name. */
function membersOf(inference: Inference, owners: readonly Owner[], impls: readonly ImplHeader[]): readonly { readonly name: string; readonly item: ItemKey }[] {
  const traits = [...impls.flatMap(({ trait }) => trait?.item ?? []), ...owners.flatMap((type) => boundsOf(inference, type).map((bound) => bound.item))];
  const holders = [...impls.flatMap(({ isInherent, item }) => (isInherent ? item : [])), ...traits];
  return holders.flatMap((holder) => shapeOf(inference.db, holder)?.members ?? []).flatMap(({ key, kind, name }) => (kind === 'function' && name !== null ? { name, item: key } : []));
}

/** Whether a function takes so many arguments. @param isMethod it is called on a value, which is none of them. */
function takes({ db }: Inference, item: ItemKey, count: number, isMethod: boolean): boolean {
  const signature = functionSignature(db, item);
  if (signature === null || (isMethod && signature.receiver === 'none')) return false;
  return signature.parameters.length === (isMethod ? count + 1 : count);
}
