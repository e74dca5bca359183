/**
 * What has to hold and cannot be decided yet, because a variable in it is open: it waits until something binds the variable.
 * Invariant: every question costs fuel, so that bounds that lead to each other end.
 */
import type { Type } from '../type.ts';
import type { Inference } from './inference.ts';

/** `settle` answers whether the question is decided; it may bind variables and ask for more. */
export interface Obligation {
  readonly settle: () => boolean;
}

/** How often open questions are asked in one body. */
const FUEL = 4_000;

/** Calls `action` once when the type is known, or at the end if it never is. */
export function whenKnown(inference: Inference, type: Type, action: () => void): void {
  inference.pending.push({
    settle: () => {
      const here = inference.variables.shallow(type);
      if (here.kind === 'infer' && here.of === 'type') return false;
      action();
      return true;
    },
  });
}

/** Asks every open question again until nothing more is decided. */
export function settlePending(inference: Inference): void {
  for (let isNew = inference.pending.length > 0; isNew; ) {
    isNew = false;
    for (const obligation of inference.pending.splice(0)) {
      inference.fuel += 1;
      if (inference.fuel > FUEL) return;
      if (obligation.settle()) isNew = true;
      else inference.pending.push(obligation);
    }
  }
}
