/**
 * `assign-to-immutable` and `borrow-immutable-as-mutable`: what may only be looked at is written, or borrowed for writing: a part
 * of a local without `mut`, or what stands behind `&` (O7).
 */
import type { Database } from '../../base/query.ts';
import type { FlowGraph, PlaceId } from '../../flow/index.ts';
import type { ItemKey } from '../../items/index.ts';
import type { Finding, RelatedPlace } from '../finding.ts';
import { ownershipFindings, type OwnershipFindingOf } from '../ownership-findings.ts';
import { placeOr } from '../places-in-words.ts';

type Immutable = OwnershipFindingOf<'assign-to-immutable'> | OwnershipFindingOf<'borrow-immutable-as-mutable'>;

export function assignmentsToImmutable(db: Database, key: ItemKey): Finding[] {
  return ownershipFindings(db, key, 'assign-to-immutable').map(({ finding, graph }) => ({
    code: 'assign-to-immutable',
    place: { item: key, range: finding.range },
    message: `${reasonInWords(graph, finding)}, so ${placeOr(graph, finding.place, 'this place')} cannot be assigned.`,
    related: declaration(graph, key, finding),
    rustc: 'E0594',
  }));
}

export function borrowsOfImmutable(db: Database, key: ItemKey): Finding[] {
  return ownershipFindings(db, key, 'borrow-immutable-as-mutable').map(({ finding, graph }) => ({
    code: 'borrow-immutable-as-mutable',
    place: { item: key, range: finding.range },
    message: `${reasonInWords(graph, finding)}, so ${placeOr(graph, finding.place, 'this place')} cannot be borrowed as \`&mut\`.`,
    related: declaration(graph, key, finding),
    rustc: 'E0596',
  }));
}

function reasonInWords(graph: FlowGraph, { behind, reason }: Immutable): string {
  const holder = placeOr(graph, behind, 'the value');
  switch (reason) {
    case 'local':
      return `${holder} is not \`mut\``;
    case 'shared-reference':
      return `${holder} is a \`&\` reference`;
    case 'pointer':
      return `${holder} is a \`*const\` pointer`;
    case 'overloaded':
      return `${holder} gives no \`&mut\` to what is inside it`;
    case 'static':
      return `${holder} is a \`static\` without \`mut\``;
    case 'capture':
      return `${holder} is captured by a closure that may only look at it`;
  }
}

/** The local that would have to be `mut`, or whose type would have to be `&mut`. */
function declaration(graph: FlowGraph, key: ItemKey, { behind, reason }: Immutable): RelatedPlace[] {
  const local = localOf(graph, behind);
  if (local === null || local.name === null || local.kind === 'static') return [];
  return [{ item: key, range: local.range, message: reason === 'local' ? `\`${local.name}\` is declared here without \`mut\`` : `\`${local.name}\` is declared here` }];
}

function localOf(graph: FlowGraph, place: PlaceId): FlowGraph['locals'][number] | null {
  const known = graph.places[place];
  return known === undefined ? null : (graph.locals[known.local] ?? null);
}
