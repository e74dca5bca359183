/**
 * `unused-variable`: a local or parameter that is never read. Every use is a read but an assignment to the whole local or to
 * one of its fields (of a type that needs no drop), as for Rust's lint of the same name; inside a closure such an assignment is a borrow of what it captures.
 * Silent where a body is not understood as a whole (O15), and about statements at top level, which other items may read.
 */
import type { Database } from '../../base/query.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import { bindingPlaces, isWhollyKnown, type Local, localUses, needsDrop, typedBody } from '../../types/index.ts';
import type { Finding } from '../finding.ts';

export function unusedVariables(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item?.kind !== 'function' || item.body === null || item.body.isSketch) return [];
  const body = typedBody(db, key);
  if (body === null || !isWhollyKnown(db, body)) return [];
  // A name that nothing declares may be the use, misspelt.
  if (body.problems.some((problem) => problem.kind === 'unresolved-name')) return [];
  const uses = localUses(body);
  const places = bindingPlaces(body);
  return body.locals.flatMap((local): Finding[] => {
    const use = uses.get(local.id);
    const [range] = places.get(local.id) ?? [];
    // What drops its fields at the end reads what was put into them.
    if (use === 'read' || (use === 'partly-assigned' && needsDrop(db, local.type)) || range === undefined || isMeant(local) || body.obscuredNames.includes(local.name)) return [];
    return [
      {
        code: 'unused-variable',
        place: { item: key, range: { start: range.start, end: local.range.end } },
        message: use !== undefined ? `\`${local.name}\` is assigned, and never read.` : `\`${local.name}\` is never read.`,
        related: [],
        rustc: null,
      },
    ];
  });
}

function isMeant(local: Local): boolean {
  return local.kind === 'self' || local.name.startsWith('_');
}
