/** What can be called: functions, function pointers, closures; with what, and what comes back. */
import { functionSignature } from './declared-signature.ts';
import type { OwnerArguments } from '../substitute.ts';
import type { Type } from '../type.ts';
import { itemGenerics } from '../../items/index.ts';
import type { Inference } from './inference.ts';
import { signatureWith } from './signatures.ts';

export interface CallableSignature {
  readonly parameters: readonly Type[];
  readonly result: Type;
}

/** The signature that the type itself has; `null` for what is callable by a bound only, or not at all. */
export function callableSignature(inference: Inference, type: Type): CallableSignature | null {
  const here = inference.variables.shallow(type);
  switch (here.kind) {
    case 'function':
      return here;
    case 'closure':
      return here.owner === inference.item ? (inference.closures.get(here.source) ?? null) : null;
    case 'function-item': {
      const declared = functionSignature(inference.db, here.item);
      if (declared === null) return null;
      let used = 0;
      const substitution = declared.owners.map((owner): OwnerArguments => {
        const count = itemGenerics(inference.db, owner).parameters.length;
        used += count;
        return { owner, arguments: here.arguments.slice(used - count, used), self: null };
      });
      return signatureWith(inference, declared, substitution);
    }
    default:
      return null;
  }
}
