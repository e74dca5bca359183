/**
 * What has to hold and cannot be decided yet, because a variable in it is open: it waits here until something binds the
 * variable. Nothing is ever reported about it; it is asked because of what its answer says about variables.
 */
import { mentionsVariable } from './variables.ts';
import type { TraitReference, Type } from '../type.ts';
import type { Inference } from './inference.ts';
import type { Obligation } from './obligation.ts';

/** Bounds lead to bounds; what lies deeper says nothing that a person could follow. */
const DEEPEST = 12;

/** Asks that `type` implement `trait`. Without variables there is nothing to learn from the answer. */
export function demand(inference: Inference, type: Type, trait: TraitReference, depth = 0): void {
  if (depth > DEEPEST || isSilent(trait)) return;
  const isOpen = mentionsVariable(type) || trait.arguments.some((term) => term.kind === 'type' && mentionsVariable(term.type));
  if (isOpen) ask(inference, { kind: 'trait', type, trait, depth });
}

/** Whether the answer says nothing about any variable. */
export function isSilent(trait: TraitReference): boolean {
  return SILENT.has(trait.name);
}

/** Traits without arguments whose impls decide nothing about a type. */
const SILENT: ReadonlySet<string> = new Set(['Sized', 'Send', 'Sync', 'Copy', 'Clone', 'Unpin', 'Eq', 'Hash', 'Debug', 'Display', 'Default']);

/** The value of an associated type that is not known yet. */
export function awaitProjection(inference: Inference, self: Type, trait: TraitReference | null, name: string, depth = 0): Type {
  const result = inference.variables.fresh();
  if (depth <= DEEPEST) ask(inference, { kind: 'projection', self, trait, name, result, depth });
  return result;
}

/** Calls `action` once when the type is known, or never. */
export function whenKnown(inference: Inference, type: Type, action: () => void): void {
  ask(inference, { kind: 'known', type, action });
}

function ask(inference: Inference, obligation: Obligation): void {
  inference.pending.push({ obligation, stalledOn: [] });
}
