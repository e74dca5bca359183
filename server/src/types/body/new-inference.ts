/** The state in which the inference of a body begins, and the body that it ends as. */
import type { Database } from '../../base/query.ts';
import type { ItemKey } from '../../items/index.ts';
import { environmentOf } from '../predicates.ts';
import type { Callable } from '../traits/solver.ts';
import { type Type, UNIT } from '../type.ts';
import { inferBlock } from './expressions/blocks.ts';
import { inferExpression } from './expressions/dispatch.ts';
import { complete } from './finish.ts';
import type { Inference } from './inference.ts';
import { judgeMismatches } from './judge-mismatches.ts';
import { judgePatterns } from './pattern-problems.ts';
import { knownItems } from './known-items.ts';
import { normalize } from './projections.ts';
import { Scopes } from './scopes.ts';
import { demandEqual, demandTrait } from './settle.ts';
import type { TypedBody, TypedExpression, TypedParameter } from './typed-body.ts';
import { Variables } from './variables.ts';

/** What a body asks of other bodies. */
export type OtherBodies = Pick<Inference['walk'], 'topLevelType'>;

export function newInference(db: Database, item: ItemKey, syntax: { readonly obscuredNames?: readonly string[] }, others: OtherBodies): Inference {
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
    walk: { expression: inferExpression, block: inferBlock, demandTrait, demandEqual, normalize, ...others },
    locals: [],
    references: [],
    problems: [],
    mismatches: [],
    notedPatterns: [],
    undecidedMethods: [],
    incomplete: [],
    obscured: syntax.obscuredNames ?? [],
    closures,
    pending: [],
    fuel: 0,
    deferred: [],
    targets: [],
    frame: { result: UNIT, kind: 'constant', mayAwait: false, outside: [] },
    diverges: false,
    depth: 0,
    closureLocals: [],
  };
}

/** Decides what is still open, and hands the body out. */
export function finishedBody(inference: Inference, parameters: readonly TypedParameter[], value: TypedExpression, result: Type): TypedBody {
  complete(inference, value, parameters.map((parameter) => parameter.pattern));
  judgeMismatches(inference, value, result);
  judgePatterns(inference);
  return {
    item: inference.item,
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
