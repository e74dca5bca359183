/** The flow room's entry in the query table: one graph for each body. */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import type { ItemKey } from '../items/index.ts';
import { typedBody } from '../types/index.ts';
import { buildGraph } from './build-graph.ts';
import type { FlowGraph } from './graph.ts';

/** The graph of an item's body; `null` for what has no body. Never throws. */
export function flowGraph(db: Database, item: ItemKey): FlowGraph | null {
  return db.get(flowQuery, item);
}

/** Key: the item. */
const flowQuery = defineQuery<FlowGraph | null>({
  name: 'flow',
  equals: structurallyEqual,
  compute: (db, key) => {
    const body = typedBody(db, key as ItemKey);
    return body === null ? null : buildGraph(db, body);
  },
  cycle: () => null,
});
