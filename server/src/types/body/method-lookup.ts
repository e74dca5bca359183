/**
 * Which method a name means for a receiver: at each step of dereferencing first the value itself, then a shared, then a unique
 * reference to it; at each of these the type's own methods, then those that bounds promise, then those of traits.
 * Nothing is bound by the search; who takes the answer opens its signature.
 */
import type { ItemKey } from '../../items/index.ts';
import { inherentMembers, traitMembers } from '../impl-index.ts';
import { implHeader, memberNamed } from '../impls.ts';
import { ownTraitReference } from '../lower-type.ts';
import { type Binding, type Certainty, matchType } from '../match.ts';
import { functionSignature } from '../signatures.ts';
import { instantiate } from '../substitute.ts';
import type { TraitReference, Type } from '../type.ts';
import { autoderef, type DereferenceStep } from './autoderef.ts';
import { build, type Inference, referenceTo } from './inference.ts';
import { boundsOf } from './trait-bounds.ts';
import { bestOf, type FittingTrait } from './best-trait.ts';
import { boundsHold, mayImplement } from './trait-selection.ts';
import type { TypedExpression } from './typed-body.ts';
import { NOTHING_KNOWN } from './variables.ts';

export interface FoundMethod {
  readonly item: ItemKey;
  /** `null` for a method of an inherent impl. Its arguments are those of a bound, or still open. */
  readonly trait: { readonly reference: TraitReference; readonly self: Type; readonly isBound: boolean } | null;
}

export interface Receiver {
  readonly method: FoundMethod;
  readonly step: DereferenceStep;
  readonly autoref: 'none' | 'shared' | 'mutable';
  /** The array is looked at as a slice. */
  readonly unsizes: boolean;
}

type Autoref = Receiver['autoref'];

export function lookUpMethod(inference: Inference, node: TypedExpression, name: string): Receiver | 'unknown' | null {
  const candidates = candidatesNamed(inference, name);
  const found = lookUpAmong(inference, node, candidates, name);
  return found === null && candidates.late.length > 0 ? lookUpAmong(inference, node, { ...candidates, traits: candidates.late }, name) : found;
}

function lookUpAmong(inference: Inference, node: TypedExpression, candidates: Candidates, name: string): Receiver | 'unknown' | null {
  let last: DereferenceStep | null = null;
  for (const step of autoderef(inference, node)) {
    last = step;
    const { type } = step;
    if (type.kind === 'unknown' || (type.kind === 'infer' && type.of === 'type')) return 'unknown';
    const found = atStep(inference, candidates, type, name);
    if (found !== null) return found === 'unknown' ? found : { ...found, step, unsizes: false };
  }
  const array = last?.type;
  if (last === null || array?.kind !== 'array') return null;
  const slice = build({ kind: 'slice', element: array.element });
  const found = atStep(inference, candidates, slice, name);
  return found === null || found === 'unknown' ? found : { ...found, step: last, unsizes: true };
}

interface Candidates {
  readonly inherent: readonly ItemKey[];
  readonly traits: readonly ItemKey[];
  /** Those of traits that every type has, so that `Rc<RefCell<T>>` finds the `borrow` of the cell. */
  readonly late: readonly ItemKey[];
  readonly owners: ReadonlyMap<ItemKey, ItemKey>;
}

/** The functions of that name that a file sees and that have a receiver. */
function candidatesNamed(inference: Inference, name: string): Candidates {
  const { db, environment } = inference;
  const owners = new Map<ItemKey, ItemKey>();
  const methods = (members: ReturnType<typeof inherentMembers>): ItemKey[] =>
    members.flatMap((member) => {
      if (member.kind !== 'function' || functionSignature(db, member.item)?.receiver === 'none') return [];
      owners.set(member.item, member.owner);
      return [member.item];
    });
  const traits = methods(traitMembers(db, environment.file, name));
  const isLate = (item: ItemKey): boolean => LATE.has(owners.get(item) ?? '');
  return { inherent: methods(inherentMembers(db, environment.file, name)), traits: traits.filter((item) => !isLate(item)), late: traits.filter(isLate), owners };
}

const LATE: ReadonlySet<string> = new Set(['std:/core.ast#trait:Borrow', 'std:/core.ast#trait:BorrowMut']);

type Found = Pick<Receiver, 'method' | 'autoref'>;

function atStep(inference: Inference, candidates: Candidates, type: Type, name: string): Found | 'unknown' | null {
  for (const autoref of ['none', 'shared', 'mutable'] as const) {
    const adjusted = inference.variables.resolve(autoref === 'none' ? type : referenceTo(type, autoref === 'mutable'));
    const method = inherentMethod(inference, candidates, adjusted) ?? boundMethod(inference, adjusted, name, autoref) ?? traitMethod(inference, candidates, adjusted);
    if (method === 'unknown') return method;
    if (method !== null) return { method, autoref };
  }
  return null;
}

/** Which function of which impl takes a receiver of exactly this type. */
function inherentMethod(inference: Inference, candidates: Candidates, receiver: Type): FoundMethod | 'unknown' | null {
  const fitting: { readonly item: ItemKey; readonly certainty: Certainty }[] = [];
  for (const item of candidates.inherent) {
    const self = functionSignature(inference.db, item)?.parameters[0]?.type;
    const owner = candidates.owners.get(item);
    const header = owner === undefined ? null : implHeader(inference.db, owner);
    if (self === undefined || header === null) continue;
    const binding: Binding = { owner: header.item, arguments: header.generics.map(() => null) };
    const certainty = matchType(self, receiver, binding);
    if (certainty !== 'no' && boundsHold(inference, header, binding) !== 'no') fitting.push({ item, certainty });
  }
  const sure = fitting.filter(({ certainty }) => certainty === 'yes');
  // A program's own methods are listed before the library's.
  const chosen = sure[0] ?? (fitting.length === 1 ? fitting[0] : fitting.find(({ item }) => isStandardNumber(inference, item, receiver)));
  if (chosen === undefined) return fitting.length > 1 ? 'unknown' : null;
  return { item: chosen.item, trait: null };
}

/** Of a number whose width is not decided the methods are those of `i32` or `f64`. */
function isStandardNumber(inference: Inference, item: ItemKey, receiver: Type): boolean {
  const type = receiver.kind === 'reference' ? receiver.target : receiver;
  const self = functionSignature(inference.db, item)?.parameters[0]?.type;
  const plain = self?.kind === 'reference' ? self.target : self;
  return type.kind === 'infer' && plain?.kind === 'primitive' && plain.name === (type.of === 'integer' ? 'i32' : 'f64');
}

/** A method that a bound promises of the type behind the receiver. */
function boundMethod(inference: Inference, receiver: Type, name: string, autoref: Autoref): FoundMethod | null {
  const self = autoref !== 'none' && receiver.kind === 'reference' ? receiver.target : receiver;
  const selves = autoref === 'none' && receiver.kind === 'reference' ? [receiver, receiver.target] : [self];
  for (const candidate of selves) {
    for (const bound of boundsOf(inference, candidate)) {
      const item = memberNamed(inference.db, bound.item, 'function', name);
      const declared = item === null ? undefined : functionSignature(inference.db, item);
      const parameter = declared?.parameters[0]?.type;
      if (item === null || declared == null || declared.receiver === 'none' || parameter === undefined) continue;
      if (instantiate(parameter, [{ owner: bound.item, arguments: bound.arguments, self: candidate }]) === receiver) return { item, trait: { reference: bound, self: candidate, isBound: true } };
    }
  }
  return null;
}

/** A method of a trait that the type behind the receiver may implement. */
function traitMethod(inference: Inference, candidates: Candidates, receiver: Type): FoundMethod | 'unknown' | null {
  const fitting: FittingTrait<FoundMethod>[] = [];
  for (const item of candidates.traits) {
    const trait = candidates.owners.get(item);
    const parameter = functionSignature(inference.db, item)?.parameters[0]?.type;
    const self = trait === undefined || parameter === undefined ? null : selfBehind(parameter, receiver, trait);
    if (trait === undefined || self === null) continue;
    const reference: TraitReference = { ...ownTraitReference(inference.db, trait), arguments: ownTraitReference(inference.db, trait).arguments.map(() => ({ kind: 'type', type: NOTHING_KNOWN })) };
    const certainty = mayImplement(inference, self, reference);
    if (certainty !== 'no') fitting.push({ found: { item, trait: { reference, self, isBound: false } }, certainty, self, reference });
  }
  return bestOf(inference, fitting);
}

/** What `Self` is if a parameter declared as `declared` in `trait` is given a `receiver`; `null` if it cannot be. */
export function selfBehind(declared: Type, receiver: Type, trait: ItemKey): Type | null {
  if (declared.kind === 'parameter') return declared.owner === trait && declared.index < 0 ? receiver : null;
  if (declared.kind === 'reference') return receiver.kind === 'reference' && receiver.isMutable === declared.isMutable ? selfBehind(declared.target, receiver.target, trait) : null;
  if (declared.kind !== 'adt' || receiver.kind !== 'adt' || declared.item !== receiver.item) return null;
  const [inner, given] = [declared.arguments[0], receiver.arguments[0]];
  return inner?.kind === 'type' && given?.kind === 'type' ? selfBehind(inner.type, given.type, trait) : null;
}
