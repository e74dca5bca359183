/** What a value of a type is called with, and what comes back: for function pointers, named functions, closures and what leads to them. */
import { functionSignature } from '../signatures.ts';
import { instantiate, type OwnerArguments } from '../substitute.ts';
import { itemGenerics } from '../../items/index.ts';
import type { Type } from '../type.ts';
import type { Callable, Solver } from './solver.ts';

/** `null` for what cannot be called, or only because of a bound. */
export function callableOf(solver: Solver, type: Type): Callable | null {
  switch (type.kind) {
    case 'function':
      return type;
    case 'function-item': {
      const declared = functionSignature(solver.db, type.item);
      if (declared === null) return null;
      let used = 0;
      const substitution = declared.owners.map((owner): OwnerArguments => {
        const count = owner === declared.item ? declared.generics.length : itemGenerics(solver.db, owner).parameters.length;
        used += count;
        return { owner, arguments: type.arguments.slice(used - count, used), self: null };
      });
      return {
        parameters: declared.parameters.map((parameter) => solver.normalize(instantiate(parameter.type, substitution))),
        result: solver.normalize(instantiate(declared.result, substitution)),
      };
    }
    case 'closure':
      return solver.environment.callable?.(type) ?? null;
    case 'reference':
      return callableOf(solver, type.target);
    case 'adt': {
      const [content] = type.name === 'Box' ? type.arguments : [];
      return content?.kind === 'type' ? callableOf(solver, content.type) : null;
    }
    default:
      return null;
  }
}
