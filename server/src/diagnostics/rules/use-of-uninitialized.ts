/** `use-of-uninitialized`: a local is used before it has a value, on every path or on some (O5, O6). */
import type { Database } from '../../base/query.ts';
import type { ItemKey } from '../../items/index.ts';
import type { Finding } from '../finding.ts';
import { ownershipFindings } from '../ownership-findings.ts';
import { placeOr } from '../places-in-words.ts';
import { inconsistentBindings } from './inconsistent-bindings.ts';

export function usesOfUninitialized(db: Database, key: ItemKey): Finding[] {
  const found = ownershipFindings(db, key, 'use-of-uninitialized');
  // A name that only some alternatives of a pattern bind is said to lack there.
  return (found.length === 0 || inconsistentBindings(db, key).length > 0 ? [] : found).map(({ finding, graph }) => {
    const root = graph.places[finding.place]?.local ?? -1;
    const name = graph.locals[root]?.name ?? null;
    const declared = name === null ? 'the variable' : `\`${name}\``;
    const used = placeOr(graph, finding.place, declared);
    const what = finding.use === 'assign-part' ? 'a part of it is assigned here' : finding.use === 'borrow' ? 'is borrowed here' : 'is used here';
    const lack = finding.isMaybe ? 'has no value on some of the paths to this place' : 'has no value yet';
    const who = used === declared ? declared : `${declared} ${lack}, and ${used}`;
    return {
      code: 'use-of-uninitialized',
      place: { item: key, range: finding.range },
      message: used === declared ? `${who} ${lack}, and ${what}.` : `${who} ${what}.`,
      related: [{ item: key, range: finding.declaration, message: `${declared} is declared here without a value` }],
      rustc: 'E0381',
    };
  });
}
