/**
 * Calls of trait methods: the signature is the trait's, and which function really runs is said when the types are known.
 */
import { memberNamed } from '../impls.ts';
import type { ItemKey } from '../../items/index.ts';
import type { GenericTerm, TraitReference, Type } from '../type.ts';
import type { Draft, Inference } from './inference.ts';
import { demand } from './obligations.ts';
import { openArguments } from './open-arguments.ts';
import { type OpenSignature, openSignature } from './signatures.ts';
import { select } from './trait-selection.ts';
import type { Callee } from './typed-body.ts';

type FunctionCallee = Draft<Extract<Callee, { kind: 'function' }>>;

export interface TraitCall {
  readonly signature: OpenSignature;
  readonly callee: Callee;
}

/** @param known the trait's arguments where a bound says them. */
export function openTraitCall(inference: Inference, item: ItemKey, trait: TraitReference, self: Type, known: boolean, written: readonly GenericTerm[]): TraitCall | null {
  const reference: TraitReference = { item: trait.item, name: trait.name, arguments: known ? trait.arguments : openArguments(inference, trait.item), bindings: [] };
  const signature = openSignature(inference, item, written, { owner: trait.item, arguments: reference.arguments, self });
  if (signature === null) return null;
  demand(inference, self, reference);
  const callee: FunctionCallee = { kind: 'function', item, name: signature.declared.name, generics: signature.generics, isVirtual: true };
  inference.deferred.push(() => settleCallee(inference, callee, signature, reference, self));
  return { signature, callee };
}

/** The impl's own function, or the trait's where the impl leaves it to that. */
function settleCallee(inference: Inference, callee: FunctionCallee, signature: OpenSignature, trait: TraitReference, self: Type): void {
  const selection = select(inference, self, trait);
  if (selection === null || selection === 'open' || selection.kind !== 'impl') return;
  callee.isVirtual = false;
  const own = memberNamed(inference.db, selection.header.item, 'function', signature.declared.name);
  if (own === null) return;
  callee.item = own;
  const method = signature.substitution.find((owner) => owner.owner === signature.declared.item)?.arguments ?? [];
  callee.generics = [...selection.substitution.arguments, ...method];
}
