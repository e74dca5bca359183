/** What can be called: functions, function pointers, closures; with what, and what comes back. */
import { itemGenerics } from '../../items/index.ts';
import { functionSignature } from '../signatures.ts';
import { instantiate, type OwnerArguments } from '../substitute.ts';
import type { Type } from '../type.ts';
import { futureOf } from './futures.ts';
import type { Inference } from './inference.ts';

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
    case 'function-item':
      return signatureOfItem(inference, here);
    default:
      return null;
  }
}

function signatureOfItem(inference: Inference, type: Extract<Type, { kind: 'function-item' }>): CallableSignature | null {
  const declared = functionSignature(inference.db, type.item);
  if (declared === null) return null;
  let used = 0;
  const substitution = declared.owners.map((owner): OwnerArguments => {
    const count = owner === type.item ? declared.generics.length : itemGenerics(inference.db, owner).parameters.length;
    used += count;
    return { owner, arguments: type.arguments.slice(used - count, used), self: null };
  });
  const open = (part: Type): Type => inference.walk.normalize(inference, instantiate(part, substitution));
  const result = open(declared.result);
  return { parameters: declared.parameters.map((parameter) => open(parameter.type)), result: declared.isAsync ? futureOf(inference, declared.item, result) : result };
}
