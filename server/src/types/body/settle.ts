/** Deciding what was left open, each time something new is known. Invariant: every question costs fuel, so that this ends. */
import type { TraitReference, Type } from '../type.ts';
import type { Inference } from './inference.ts';
import type { Obligation } from './obligation.ts';
import { demand } from './obligations.ts';
import { normalize, normalizedTrait, tryProject } from './projections.ts';
import { select } from './trait-selection.ts';
import { mentionsVariable } from './variables.ts';

/** How often open questions are asked in one body. */
const FUEL = 6_000;

/** Asks every open question again until nothing more is decided. */
export function settlePending(inference: Inference): void {
  for (let isNew = inference.pending.length > 0; isNew; ) {
    isNew = false;
    for (const obligation of inference.pending.splice(0)) {
      inference.fuel += 1;
      if (inference.fuel > FUEL) return;
      if (settle(inference, obligation)) isNew = true;
      else inference.pending.push(obligation);
    }
  }
}

function settle(inference: Inference, obligation: Obligation): boolean {
  switch (obligation.kind) {
    case 'trait':
      return select(inference, obligation.type, obligation.trait, obligation.depth) !== 'open' || !isOpen(inference, obligation);
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

/** Whether an answer could still say something about a variable. */
function isOpen(inference: Inference, { type, trait }: Extract<Obligation, { kind: 'trait' }>): boolean {
  const { variables } = inference;
  return mentionsVariable(variables.resolve(type)) || trait.arguments.some((term) => term.kind === 'type' && mentionsVariable(variables.resolve(term.type)));
}

/** Asks that a type implement a trait. */
export function demandTrait(inference: Inference, type: Type, trait: TraitReference, depth: number): void {
  demand(inference, normalize(inference, type, depth), normalizedTrait(inference, trait, depth), depth);
}

/** Asks that an associated type be `type`. */
export function demandEqual(inference: Inference, projection: Type, type: Type, depth: number): void {
  inference.variables.tryUnify(normalize(inference, projection, depth), normalize(inference, type, depth));
}
