/**
 * What the ownership analysis finds in an item, each with the graph that its places belong to: the item's own or that of a
 * closure inside it.
 */
import type { Database } from '../base/query.ts';
import type { ItemKey } from '../items/index.ts';
import type { FlowGraph } from '../flow/index.ts';
import { ownershipFacts, type OwnershipFinding } from '../ownership/index.ts';
import { typedBody } from '../types/index.ts';

export type OwnershipFindingOf<K extends OwnershipFinding['kind']> = Extract<OwnershipFinding, { kind: K }>;

export interface InGraph<F> {
  readonly finding: F;
  readonly graph: FlowGraph;
}

/** The findings of one kind, in order of the flow. */
export function ownershipFindings<K extends OwnershipFinding['kind']>(db: Database, item: ItemKey, kind: K): InGraph<OwnershipFindingOf<K>>[] {
  // Where types contradict each other nothing that rests on them is said; a compiler stops there, too.
  if (typedBody(db, item)?.incomplete.some(({ isMisleading }) => isMisleading) === true) return [];
  return ownershipFacts(db, item).flatMap(({ graph, facts }) =>
    facts.findings.flatMap((finding) => (isOfKind(finding, kind) ? [{ finding, graph }] : [])),
  );
}

function isOfKind<K extends OwnershipFinding['kind']>(finding: OwnershipFinding, kind: K): finding is OwnershipFindingOf<K> {
  return finding.kind === kind;
}
