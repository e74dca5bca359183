/**
 * `unused-mut` (O6, O7): `mut` at a local that is neither assigned a second time nor borrowed mutably.
 * Silent where a body is not understood as a whole (O15).
 */
import type { Database } from '../../base/query.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import { ownershipFacts } from '../../ownership/index.ts';
import { bindingPlaces, isWhollyKnown, typedBody } from '../../types/index.ts';
import type { Finding } from '../finding.ts';

export function unusedMuts(db: Database, key: ItemKey): Finding[] {
  const body = typedBody(db, key);
  if (body === null || !isWhollyKnown(db, body)) return [];
  const all = ownershipFacts(db, key);
  if (all.some(({ facts }) => facts.incomplete !== null)) return [];
  const needless = new Set(all.flatMap(({ facts, graph }) => facts.needlesslyMutable.map((id) => graph.locals[id]?.source ?? null)));
  const places = bindingPlaces(body);
  return body.locals.flatMap((local): Finding[] => {
    const start = local.kind === 'self' ? receiverStart(db, key) : places.get(local.id)?.[0]?.start;
    if (start === undefined || !needless.has(local.id) || local.name.startsWith('_') || body.obscuredNames.includes(local.name)) return [];
    return [
      {
        code: 'unused-mut',
        place: { item: key, range: { start, end: local.range.end } },
        message: `\`${local.name}\` does not need to be mutable.`,
        related: [],
        rustc: null,
      },
    ];
  });
}

function receiverStart(db: Database, key: ItemKey): number | undefined {
  const item = db.get(itemNode, key);
  return item?.kind === 'function' ? item.selfParameter?.start : undefined;
}
