/**
 * Which method a name means for a receiver: at each step of dereferencing first the value itself, then a shared, then a unique
 * reference to it; at each of these the type's own methods, then those that bounds promise, then those of traits.
 * Nothing is bound by the search; who takes the answer opens its signature.
 */
import { isTraitInBlock, type ItemKey, moduleAround } from '../../items/index.ts';
import { memberNamed } from '../impls.ts';
import { type Binding, type Certainty, headsDiffer, matchType } from '../match.ts';
import { functionSignature } from '../signatures.ts';
import { instantiate } from '../substitute.ts';
import { sized } from '../traits/sized.ts';
import type { TraitReference, Type } from '../type.ts';
import { autoderef, type DereferenceStep } from './autoderef.ts';
import { build, type Inference, referenceTo } from './inference.ts';
import { type InherentCandidate, type MethodsNamed, methodsNamed } from './methods-named.ts';
import { boundsOf, isOnlyBound } from './trait-bounds.ts';
import { bestOf, type FittingTrait } from './best-trait.ts';
import { boundsHold, mayImplement } from './trait-selection.ts';
import type { TypedExpression } from './typed-body.ts';

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

const AUTOREFS: readonly Autoref[] = ['none', 'shared', 'mutable'];

export function lookUpMethod(inference: Inference, node: TypedExpression, name: string): Receiver | 'unknown' | null {
  const candidates = withBlocks(inference, methodsNamed(inference.db, moduleAround(inference.db, inference.item), name));
  let found = lookUpAmong(inference, node, candidates, name);
  if (found === null && candidates.late.length > 0) found = lookUpAmong(inference, node, { ...candidates, traits: candidates.late }, name);
  if (found === null && candidates.unseen.length > 0) found = lookUpAmong(inference, node, { ...candidates, traits: candidates.unseen, isUnseen: true }, name);
  return found;
}

/** What the module does not import a block around the body may. */
function withBlocks({ db, item }: Inference, candidates: MethodsNamed): MethodsNamed {
  const lent = candidates.unseen.filter(({ trait }) => isTraitInBlock(db, item, trait.item));
  if (lent.length === 0) return candidates;
  return { ...candidates, traits: [...candidates.traits, ...lent], unseen: candidates.unseen.filter((candidate) => !lent.includes(candidate)) };
}

/** `isUnseen`: the traits are not in scope, so that one of them is meant only if the type surely has it. */
type Candidates = MethodsNamed & { readonly isUnseen?: true };

function lookUpAmong(inference: Inference, node: TypedExpression, candidates: Candidates, name: string): Receiver | 'unknown' | null {
  let last: DereferenceStep | null = null;
  // A trait that the type may have, though nothing says so, is not believed against a method of the type's own.
  let isDoubtful = false;
  for (const step of autoderef(inference, node)) {
    last = step;
    const { type } = step;
    if (type.kind === 'unknown' || (type.kind === 'infer' && type.of === 'type')) return 'unknown';
    const found = isDoubtful ? ownMethodAt(inference, candidates, type) : atStep(inference, candidates, type, name);
    if (found === 'doubtful') isDoubtful = true;
    else if (found !== null) return found === 'unknown' ? found : { ...found, step, unsizes: false };
  }
  if (isDoubtful) return 'unknown';
  const array = last?.type;
  if (last === null || array?.kind !== 'array') return null;
  const slice = build({ kind: 'slice', element: array.element });
  const found = atStep(inference, candidates, slice, name);
  if (found === null) return null;
  return typeof found === 'string' ? 'unknown' : { ...found, step: last, unsizes: true };
}

type Found = Pick<Receiver, 'method' | 'autoref'>;

/** `doubtful`: a trait would fit, if the type has it. */
function atStep(inference: Inference, candidates: Candidates, type: Type, name: string): Found | 'unknown' | 'doubtful' | null {
  const self = inference.variables.resolve(type);
  for (const autoref of AUTOREFS) {
    const adjusted = autoref === 'none' ? self : referenceTo(self, autoref === 'mutable');
    const own = inherentMethod(inference, candidates, adjusted) ?? boundMethod(inference, adjusted, name, autoref);
    if (own === 'unknown') return own;
    const method = own ?? traitMethod(inference, candidates, adjusted);
    if (method === 'unknown') return ownMethodAt(inference, candidates, type) ?? 'doubtful';
    if (method !== null) return { method, autoref };
  }
  return null;
}

/** A method of the type's own that surely fits. */
function ownMethodAt(inference: Inference, candidates: Candidates, type: Type): Found | null {
  const self = inference.variables.resolve(type);
  for (const autoref of AUTOREFS) {
    const method = inherentMethod(inference, candidates, autoref === 'none' ? self : referenceTo(self, autoref === 'mutable'));
    if (method !== null && method !== 'unknown') return { method, autoref };
  }
  return null;
}

/** Which function of which impl takes a receiver of exactly this type. */
function inherentMethod(inference: Inference, candidates: MethodsNamed, receiver: Type): FoundMethod | 'unknown' | null {
  const fitting: { readonly candidate: InherentCandidate; readonly certainty: Certainty }[] = [];
  for (const candidate of candidates.inherent) {
    // An impl for a type that nobody knows would fit anything.
    if (leadsToUnknown(candidate.receiver) || headsDiffer(candidate.receiver, receiver)) continue;
    const { header } = candidate;
    const binding: Binding = { owner: header.item, arguments: header.generics.map(() => null) };
    const certainty = matchType(candidate.receiver, receiver, binding);
    if (certainty !== 'no' && boundsHold(inference, header, binding) !== 'no') fitting.push({ candidate, certainty });
  }
  const sure = fitting.filter(({ certainty }) => certainty === 'yes');
  // A program's own methods are listed before the library's.
  const chosen = sure[0] ?? (fitting.length === 1 ? fitting[0] : fitting.find(({ candidate }) => isStandardNumber(candidate.receiver, receiver)));
  if (chosen === undefined) return fitting.length > 1 ? 'unknown' : null;
  return { item: chosen.candidate.item, trait: null };
}

function leadsToUnknown(type: Type): boolean {
  let here = type;
  while (here.kind === 'reference') here = here.target;
  return here.kind === 'unknown';
}

/** Of a number whose width is not decided the methods are those of `i32` or `f64`. */
function isStandardNumber(declared: Type, receiver: Type): boolean {
  const type = receiver.kind === 'reference' ? receiver.target : receiver;
  const plain = declared.kind === 'reference' ? declared.target : declared;
  return type.kind === 'infer' && plain.kind === 'primitive' && plain.name === (type.of === 'integer' ? 'i32' : 'f64');
}

/** A method that a bound promises of the type behind the receiver. */
function boundMethod(inference: Inference, receiver: Type, name: string, autoref: Autoref): FoundMethod | null {
  const self = autoref !== 'none' && receiver.kind === 'reference' ? receiver.target : receiver;
  const selves = autoref === 'none' && receiver.kind === 'reference' ? [receiver, receiver.target] : [self];
  for (const candidate of selves) {
    const bounds = boundsOf(inference, candidate);
    for (const bound of bounds) {
      const item = memberNamed(inference.db, bound.item, 'function', name);
      const declared = item === null ? undefined : functionSignature(inference.db, item);
      const parameter = declared?.parameters[0]?.type;
      if (item === null || declared == null || declared.receiver === 'none' || parameter === undefined) continue;
      if (instantiate(parameter, [{ owner: bound.item, arguments: bound.arguments, self: candidate }]) !== receiver) continue;
      return { item, trait: { reference: bound, self: candidate, isBound: isOnlyBound(bounds, bound) } };
    }
  }
  return null;
}

/** A method of a trait that the type behind the receiver may implement. */
function traitMethod(inference: Inference, candidates: Candidates, receiver: Type): FoundMethod | 'unknown' | null {
  const fitting: FittingTrait<FoundMethod>[] = [];
  for (const { item, receiver: declared, trait: reference } of candidates.traits) {
    const self = selfBehind(declared, receiver, reference.item);
    // What has no size cannot be given away: `bytes[..4].try_into()` converts the reference to it.
    if (self === null || (declared.kind === 'parameter' && sized(inference.db, self) === 'no')) continue;
    const certainty = mayImplement(inference, self, reference);
    if (certainty === 'yes' || (certainty === 'maybe' && candidates.isUnseen !== true)) fitting.push({ found: { item, trait: { reference, self, isBound: false } }, certainty, self, reference });
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
