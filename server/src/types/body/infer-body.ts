/** The query that gives bodies, whatever holds them: functions, constants, statics, statements at the top of a file. */
import { type Database, defineQuery } from '../../base/query.ts';
import { structurallyEqual } from '../../base/structural-equality.ts';
import { type ItemKey, itemNode, statementRun } from '../../items/index.ts';
import { lowerType } from '../lower-type.ts';
import { type Type, unknownType } from '../type.ts';
import { inferFunction } from './infer-function.ts';
import { inferInitializer, inferStatements } from './infer-statements.ts';
import type { TypedBody } from './typed-body.ts';

/** The body of an item, or of a `statements` shape, with everything resolved; `null` for what has no body. */
export function typedBody(db: Database, item: ItemKey): TypedBody | null {
  return db.get(typedBodyQuery, item);
}

/** Key: the item. */
const typedBodyQuery = defineQuery<TypedBody | null>({
  name: 'typedBody',
  equals: structurallyEqual,
  compute: (db, key) => bodyOf(db, key as ItemKey),
  cycle: () => null,
});

const OTHERS = { topLevelType };

function bodyOf(db: Database, key: ItemKey): TypedBody | null {
  const item = db.get(itemNode, key);
  switch (item?.kind) {
    case 'function':
      return inferFunction(db, key, item, OTHERS);
    case 'const':
    case 'static':
      return item.value === null ? null : inferInitializer(db, key, item.value, item.type === null ? null : lowerType(db, key, item.type), OTHERS);
    case undefined: {
      const run = db.get(statementRun, key);
      return run === null ? null : inferStatements(db, key, run, OTHERS);
    }
    default:
      return null;
  }
}

/** The type of what a `let` at the top of a file binds. */
function topLevelType(db: Database, statements: ItemKey, name: string): Type {
  return typedBody(db, statements)?.locals.find((local) => local.name === name)?.type ?? unknownType('_');
}
