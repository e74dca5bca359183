/** The ownership room's entry in the query table: the facts about an item's body and the closures in it. */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { flowGraph, type FlowGraph } from '../flow/index.ts';
import type { ItemKey } from '../items/index.ts';
import { analyzeOwnership } from './analyze.ts';
import type { OwnershipFacts } from './facts.ts';

/** The facts about one graph. */
export interface GraphFacts {
  readonly graph: FlowGraph;
  readonly facts: OwnershipFacts;
}

const NOTHING: readonly GraphFacts[] = [];

/** The body's own facts first, then those of its closures, outer ones before inner ones. Empty for what has no body. */
export function ownershipFacts(db: Database, item: ItemKey): readonly GraphFacts[] {
  const facts = db.get(ownershipQuery, item);
  const graph = flowGraph(db, item);
  return facts === null || graph === null ? NOTHING : withClosures(graph, facts);
}

/** Key: the item. */
const ownershipQuery = defineQuery<OwnershipFacts | null>({
  name: 'ownership',
  equals: structurallyEqual,
  compute: (db, key) => {
    const graph = flowGraph(db, key as ItemKey);
    return graph === null ? null : analyzeOwnership(graph);
  },
  cycle: () => null,
});

function withClosures(graph: FlowGraph, facts: OwnershipFacts): GraphFacts[] {
  const inner = graph.closures.flatMap((closure, index) => {
    const known = facts.closures[index];
    return known === undefined ? [] : withClosures(closure, known);
  });
  return [{ graph, facts }, ...inner];
}
