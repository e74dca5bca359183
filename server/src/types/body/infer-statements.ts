/**
 * Bodies that no function declares: the value of a `const` or `static`, and the statements at the top of a file (language,
 * Grammar 6). Statements that stand next to each other are one body; what an earlier run of them binds is seen by the later
 * ones with its type, but as no place of theirs.
 */
import type { Database } from '../../base/query.ts';
import type { ItemKey } from '../../items/index.ts';
import type { Expression, StatementRun } from '../../syntax/index.ts';
import { type Type, UNIT } from '../type.ts';
import { coerce } from './coerce.ts';
import { inferBlock } from './expressions/blocks.ts';
import { inferExpression } from './expressions/dispatch.ts';
import { finishedBody, newInference, type OtherBodies } from './new-inference.ts';
import type { TypedBody } from './typed-body.ts';

/** @param type the declared one; `null` where none is written. */
export function inferInitializer(db: Database, key: ItemKey, value: Expression, type: Type | null, others: OtherBodies): TypedBody {
  const inference = newInference(db, key, {}, others);
  const result = type ?? inference.variables.fresh();
  inference.frame = { ...inference.frame, result };
  const typed = coerce(inference, inferExpression(inference, value, result), result);
  const body = finishedBody(inference, [], typed, result);
  return type === null ? { ...body, result: body.value.type } : body;
}

export function inferStatements(db: Database, key: ItemKey, run: StatementRun, others: OtherBodies): TypedBody {
  const inference = newInference(db, key, run, others);
  inference.frame = { result: inference.variables.fresh(), kind: 'statements', mayAwait: true, outside: [] };
  const range = { start: 0, end: run.end - run.start };
  const value = inferBlock(inference, { kind: 'block', id: -1, ...range, modifier: 'none', isMove: false, label: null, statements: run.statements, tail: run.tail, isSketch: false }, null);
  return finishedBody(inference, [], { ...value, range, source: -1 }, UNIT);
}
