/** Deciding what was left open, each time something new is known. Invariant: every question costs fuel, so that this ends. */
import type { TraitReference, Type } from '../type.ts';
import type { Inference } from './inference.ts';
import type { Obligation } from './obligation.ts';
import { demand, isSilent } from './obligations.ts';
import { normalize, normalizedTrait, tryProject } from './projections.ts';
import { select } from './trait-selection.ts';

/** How often open questions are asked in one body. */
const FUEL = 6_000;

/** Asks every open question again until nothing more is decided. */
export function settlePending(inference: Inference): void {
  const { pending, variables } = inference;
  for (let isNew = pending.length > 0; isNew; ) {
    isNew = false;
    for (const entry of pending.splice(0)) {
      const isStalled = entry.stalledOn.length > 0 && entry.stalledOn.every((variable) => variables.shallow(variable) === variable);
      if (isStalled) {
        pending.push(entry);
        continue;
      }
      inference.fuel += 1;
      if (inference.fuel > FUEL) return;
      if (settle(inference, entry.obligation)) isNew = true;
      else {
        entry.stalledOn = openParts(inference, entry.obligation);
        pending.push(entry);
      }
    }
  }
}

/** The variables in what a question is about. */
function openParts(inference: Inference, obligation: Obligation): readonly Type[] {
  const { variables } = inference;
  switch (obligation.kind) {
    case 'trait':
      return variables.openIn([obligation.type, ...typesOf(obligation.trait)]);
    case 'projection':
      return variables.openIn([obligation.self, ...(obligation.trait === null ? [] : typesOf(obligation.trait))]);
    case 'known':
      return variables.openIn([obligation.type]);
  }
}

function typesOf(trait: TraitReference): readonly Type[] {
  return trait.arguments.flatMap((term) => (term.kind === 'type' ? [term.type] : []));
}

function settle(inference: Inference, obligation: Obligation): boolean {
  switch (obligation.kind) {
    case 'trait':
      return select(inference, obligation.type, obligation.trait, obligation.depth) !== 'open' || openParts(inference, obligation).length === 0;
    case 'projection': {
      const value = tryProject(inference, obligation.self, obligation.trait, obligation.name, obligation.depth);
      if (value === null) return false;
      inference.variables.tryUnify(obligation.result, value);
      return true;
    }
    case 'known': {
      const type = inference.variables.shallow(obligation.type);
      if (type.kind === 'infer' && type.of === 'type') return false;
      obligation.action();
      return true;
    }
  }
}

/** Asks that a type implement a trait. */
export function demandTrait(inference: Inference, type: Type, trait: TraitReference, depth: number): void {
  if (isSilent(trait)) return;
  demand(inference, normalize(inference, type, depth), normalizedTrait(inference, trait, depth), depth);
}

/** Asks that an associated type be `type`. */
export function demandEqual(inference: Inference, projection: Type, type: Type, depth: number): void {
  inference.variables.tryUnify(normalize(inference, projection, depth), normalize(inference, type, depth));
}
