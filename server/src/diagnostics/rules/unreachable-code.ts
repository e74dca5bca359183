/** `unreachable-code` (O5): the first statement or expression of each stretch that no path comes to, with what ends the paths before it. */
import type { Database } from '../../base/query.ts';
import { flowGraph } from '../../flow/index.ts';
import type { ItemKey } from '../../items/index.ts';
import { isWhollyKnown, typedBody } from '../../types/index.ts';
import type { Finding } from '../finding.ts';

export function unreachableCode(db: Database, key: ItemKey): Finding[] {
  const body = typedBody(db, key);
  if (body === null || !isWhollyKnown(db, body)) return [];
  const graph = flowGraph(db, key);
  if (graph === null || graph.isIncomplete) return [];
  return graph.unreachable.map(({ because, range }) => ({
    code: 'unreachable-code',
    place: { item: key, range },
    message: 'No path comes here.',
    related: [{ item: key, range: because, message: 'every path ends here' }],
    rustc: null,
  }));
}
