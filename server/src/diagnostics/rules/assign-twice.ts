/** `assign-twice`: a local or parameter without `mut` gets a second value (O6, O7). */
import type { Database } from '../../base/query.ts';
import type { ItemKey } from '../../items/index.ts';
import type { Finding } from '../finding.ts';
import { ownershipFindings } from '../ownership-findings.ts';
import { placeOr } from '../places-in-words.ts';

export function assignmentsTwice(db: Database, key: ItemKey): Finding[] {
  return ownershipFindings(db, key, 'assign-twice').map(({ finding, graph }) => {
    const name = placeOr(graph, finding.place, 'this variable');
    const why = finding.isParameter ? 'has its value from the caller' : finding.inLoop ? 'already has a value from the previous iteration of the loop' : 'already has a value';
    return {
      code: 'assign-twice',
      place: { item: key, range: finding.range },
      message: `${name} ${why} and is not \`mut\`, so it cannot be assigned again.`,
      related: finding.first === null ? [] : [{ item: key, range: finding.first, message: finding.isParameter ? `${name} is declared here without \`mut\`` : `${name} gets its first value here` }],
      rustc: 'E0384',
    };
  });
}
