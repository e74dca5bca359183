/** What is dropped where a scope ends, in the order in which it happens (O11): for a hint behind the closing brace. */
import type { Database } from '../base/query.ts';
import type { TextRange } from '../base/ranges.ts';
import { placeInWords } from '../diagnostics/index.ts';
import type { FlowGraph } from '../flow/index.ts';
import { type Drop, type GraphFacts, ownershipFacts } from '../ownership/index.ts';
import { bodiesOf } from './bodies/body-at.ts';

export interface DropHint {
  /** Behind the end of the scope, in the file. */
  readonly offset: number;
  /** First dropped first; at least one. */
  readonly drops: readonly NamedDrop[];
}

export interface NamedDrop {
  readonly name: string;
  /** Only where it was not moved before. */
  readonly isConditional: boolean;
  /** What was moved out of it before, as written: `pair.left`. The rest is dropped. */
  readonly without: readonly string[];
}

/** In the order of the text. Values without a name are not told. @param within only scopes that end there. */
export function dropHints(db: Database, file: string, within: TextRange): DropHint[] {
  const hints = new Map<number, NamedDrop[]>();
  for (const { body, start } of bodiesOf(db, file, within)) {
    for (const { facts, graph } of ownershipFacts(db, body.item).filter(isUnderstood)) {
      for (const { drops, range, why } of facts.drops) {
        const offset = start + range.end;
        const named = why === 'scope-end' && within.start <= offset && offset <= within.end ? drops.flatMap((drop) => namedDrop(graph, drop)) : [];
        if (named.length > 0) hints.set(offset, [...(hints.get(offset) ?? []), ...named]);
      }
    }
  }
  return [...hints].map(([offset, drops]) => ({ offset, drops })).toSorted((left, right) => left.offset - right.offset);
}

function isUnderstood({ facts, graph }: GraphFacts): boolean {
  return facts.incomplete === null && !graph.isIncomplete;
}

function namedDrop(graph: FlowGraph, { isConditional, local, without }: Drop): NamedDrop[] {
  const dropped = graph.locals[local];
  if (dropped?.name == null || dropped.isObscured || dropped.kind === 'capture') return [];
  const parts = without.flatMap(({ place }) => placeInWords(graph, place)?.replaceAll('`', '') ?? []);
  return [{ name: dropped.name, isConditional, without: parts }];
}
