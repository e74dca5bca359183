/** The inference of one function's body, from its parameters to its value. */
import { type Database, defineQuery } from '../../base/query.ts';
import { structurallyEqual } from '../../base/structural-equality.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import type { FunctionItem } from '../../syntax/index.ts';
import type { Callable } from '../traits/solver.ts';
import { type Type, UNIT } from '../type.ts';
import { coerce } from './coerce.ts';
import { declareLocal } from './declare.ts';
import { foldType } from '../fold-type.ts';
import { environmentOf, predicatesOfReference } from '../predicates.ts';
import { functionSignature } from '../signatures.ts';
import { inferBlock } from './expressions/blocks.ts';
import { inferExpression } from './expressions/dispatch.ts';
import { complete } from './finish.ts';
import { type Inference, unknownHere } from './inference.ts';
import { knownItems } from './known-items.ts';
import { rangeOf } from './nodes.ts';
import { checkPattern } from './patterns.ts';
import { normalize } from './projections.ts';
import { demandEqual, demandTrait } from './settle.ts';
import { Scopes } from './scopes.ts';
import type { TypedBody, TypedParameter } from './typed-body.ts';
import { Variables } from './variables.ts';

/** The body of a function with everything resolved; `null` for what has no body. */
export function typedBody(db: Database, item: ItemKey): TypedBody | null {
  return db.get(typedBodyQuery, item);
}

/** Key: the function. */
const typedBodyQuery = defineQuery<TypedBody | null>({
  name: 'typedBody',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    return item?.kind === 'function' && item.body !== null ? inferFunction(db, key as ItemKey, item) : null;
  },
  cycle: () => null,
});

function newInference(db: Database, item: ItemKey, syntax: { readonly obscuredNames?: readonly string[] }): Inference {
  const known = knownItems(db);
  const closures: Inference['closures'] = new Map();
  const callable = (type: Type): Callable | null => (type.kind === 'closure' && type.owner === item ? (closures.get(type.source) ?? null) : null);
  return {
    db,
    item,
    environment: { ...environmentOf(db, item), callable },
    known,
    variables: new Variables(known.String?.key ?? null),
    scopes: new Scopes(),
    walk: { expression: inferExpression, block: inferBlock, demandTrait, demandEqual, normalize },
    locals: [],
    references: [],
    problems: [],
    incomplete: [],
    obscured: syntax.obscuredNames ?? [],
    closures,
    pending: [],
    fuel: 0,
    deferred: [],
    targets: [],
    frame: { result: UNIT },
    diverges: false,
    depth: 0,
    closureLocals: [],
  };
}

function inferFunction(db: Database, key: ItemKey, item: FunctionItem): TypedBody | null {
  if (item.body === null) return null;
  const inference = newInference(db, key, item);
  const signature = functionSignature(db, key);
  const result = normalize(inference, signature?.result ?? unknownHere());
  const returned = revealed(inference, key, result);
  inference.frame = { result: returned };
  const parameters = declareParameters(inference, item, (signature?.parameters ?? []).map((parameter) => normalize(inference, parameter.type)));
  const value = coerce(inference, inferBlock(inference, item.body, returned), returned);
  complete(inference, value, parameters.map((parameter) => parameter.pattern));
  return {
    item: key,
    locals: inference.locals,
    parameters,
    value,
    result,
    problems: inference.problems,
    obscuredNames: inference.obscured,
    incomplete: inference.incomplete,
    references: inference.references,
  };
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
