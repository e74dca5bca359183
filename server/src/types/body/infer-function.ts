/** The inference of a function's body, from its parameters to its value. */
import type { Database } from '../../base/query.ts';
import type { ItemKey } from '../../items/index.ts';
import type { FunctionItem } from '../../syntax/index.ts';
import { foldType } from '../fold-type.ts';
import { predicatesOfReference } from '../predicates.ts';
import { functionSignature } from '../signatures.ts';
import type { Type } from '../type.ts';
import { coerce } from './coerce.ts';
import { declareLocal } from './declare.ts';
import { inferBlock } from './expressions/blocks.ts';
import { type Inference, unknownHere } from './inference.ts';
import { finishedBody, newInference, type OtherBodies } from './new-inference.ts';
import { rangeOf } from './nodes.ts';
import { checkPattern } from './patterns.ts';
import { normalize } from './projections.ts';
import { demandEqual, demandTrait } from './settle.ts';
import type { TypedBody, TypedParameter } from './typed-body.ts';

export function inferFunction(db: Database, key: ItemKey, item: FunctionItem, others: OtherBodies): TypedBody | null {
  if (item.body === null) return null;
  const inference = newInference(db, key, item, others);
  const signature = functionSignature(db, key);
  const result = normalize(inference, signature?.result ?? unknownHere());
  const returned = revealed(inference, key, result);
  inference.frame = { result: returned, kind: 'function', mayAwait: item.isAsync, outside: [] };
  const parameters = declareParameters(inference, item, (signature?.parameters ?? []).map((parameter) => normalize(inference, parameter.type)));
  const value = coerce(inference, inferBlock(inference, item.body, returned), returned);
  return finishedBody(inference, parameters, value, result);
}

/** Inside the function an `impl Trait` of its result is the type that it returns: open, but with the bounds that are written. */
function revealed(inference: Inference, item: ItemKey, result: Type): Type {
  if (!result.id.includes('impl ')) return result;
  return foldType(result, {
    type: (type) => {
      if (type.kind !== 'opaque' || type.owner !== item) return null;
      const variable = inference.variables.fresh();
      for (const bound of type.bounds) {
        for (const predicate of predicatesOfReference(inference.db, variable, bound)) {
          if (predicate.kind === 'trait') demandTrait(inference, variable, predicate.trait, 0);
          else demandEqual(inference, predicate.projection, predicate.type, 0);
        }
      }
      return variable;
    },
    constant: () => null,
  });
}

/** `self` first, then the written ones. */
function declareParameters(inference: Inference, item: FunctionItem, types: readonly TypedParameter['type'][]): TypedParameter[] {
  const parameters: TypedParameter[] = [];
  const self = item.selfParameter;
  if (self !== null) {
    const type = types[0] ?? unknownHere();
    const local = declareLocal(inference, self.name, 'self', type, self.isMutable && !self.isReference);
    parameters.push({ pattern: { kind: 'binding', range: rangeOf(self.name), type, source: -1, local, mode: 'value', subpattern: null }, type, range: rangeOf(self) });
  }
  for (const parameter of item.parameters) {
    const type = types[parameters.length] ?? unknownHere();
    parameters.push({ pattern: checkPattern(inference, parameter.pattern, type, 'parameter'), type, range: rangeOf(parameter) });
  }
  return parameters;
}
