/**
 * What has to hold and cannot be decided yet, because a variable in it is open: it waits here until something binds the
 * variable. Nothing is ever reported about it; it is asked because of what its answer says about variables.
 */
import { mentionsVariable } from './variables.ts';
import type { TraitReference, Type } from '../type.ts';
import type { Inference } from './inference.ts';

/** Bounds lead to bounds; what lies deeper says nothing that a person could follow. */
const DEEPEST = 12;

/** Asks that `type` implement `trait`. Without variables there is nothing to learn from the answer. */
export function demand(inference: Inference, type: Type, trait: TraitReference, depth = 0): void {
  if (depth > DEEPEST || SILENT.has(trait.name)) return;
  const isOpen = mentionsVariable(type) || trait.arguments.some((term) => term.kind === 'type' && mentionsVariable(term.type));
  if (isOpen) inference.pending.push({ kind: 'trait', type, trait, depth });
}

/** Traits without arguments whose impls decide nothing about a type. */
const SILENT: ReadonlySet<string> = new Set(['Sized', 'Send', 'Sync', 'Copy', 'Clone', 'Unpin', 'Eq', 'Hash', 'Debug', 'Display', 'Default']);

/** The value of an associated type that is not known yet. */
export function awaitProjection(inference: Inference, self: Type, trait: TraitReference | null, name: string, depth = 0): Type {
  const result = inference.variables.fresh();
  if (depth <= DEEPEST) inference.pending.push({ kind: 'projection', self, trait, name, result, depth });
  return result;
}

/** Calls `action` once when the type is known, or never. */
export function whenKnown(inference: Inference, type: Type, action: () => void): void {
  inference.pending.push({ kind: 'known', type, action });
}
