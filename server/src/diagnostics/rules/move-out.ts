/**
 * `move-out-of-borrow`, `move-out-of-index`, `move-out-of-drop`: a value is taken out of where it has to stay: behind a reference,
 * out of an indexed element, out of a type with `impl Drop` (O4).
 */
import type { Database } from '../../base/query.ts';
import type { FlowGraph, PlaceId } from '../../flow/index.ts';
import type { ItemKey } from '../../items/index.ts';
import { printType } from '../../types/index.ts';
import type { Finding, RelatedPlace } from '../finding.ts';
import { ownershipFindings, type OwnershipFindingOf } from '../ownership-findings.ts';
import { causeInWords, placeOr } from '../places-in-words.ts';

export function movesOutOfBorrows(db: Database, key: ItemKey): Finding[] {
  return ownershipFindings(db, key, 'move-out-of-borrow').map(({ finding, graph }) => ({
    code: 'move-out-of-borrow',
    place: { item: key, range: finding.range },
    message: `${holderInWords(graph, finding)}, so ${whatMoves(graph, finding.place)} cannot be moved out of it by ${causeInWords(finding.cause)}.`,
    related: bindingsHere(key, finding.bindings),
    rustc: 'E0507',
  }));
}

export function movesOutOfIndices(db: Database, key: ItemKey): Finding[] {
  return ownershipFindings(db, key, 'move-out-of-index').map(({ finding, graph }) => ({
    code: 'move-out-of-index',
    place: { item: key, range: finding.range },
    message: `An element of ${elementsOf(graph, finding.place, finding.of)} has to stay where it is, so it cannot be moved out by ${causeInWords(finding.cause)}.`,
    related: bindingsHere(key, finding.bindings),
    rustc: finding.of === 'overloaded' ? 'E0507' : 'E0508',
  }));
}

export function movesOutOfDropTypes(db: Database, key: ItemKey): Finding[] {
  return ownershipFindings(db, key, 'move-out-of-drop').map(({ finding, graph }) => {
    const owner = graph.places[finding.behind];
    const type = owner === undefined ? 'The type' : `\`${printType(owner.type)}\``;
    return {
      code: 'move-out-of-drop',
      place: { item: key, range: finding.range },
      message: `${type} has an \`impl Drop\`, which needs it whole, so ${whatMoves(graph, finding.place)} cannot be moved out of it by ${causeInWords(finding.cause)}.`,
      related: bindingsHere(key, finding.bindings),
      rustc: 'E0509',
    };
  });
}

function holderInWords(graph: FlowGraph, { behind, through }: OwnershipFindingOf<'move-out-of-borrow'>): string {
  const holder = placeOr(graph, behind, 'The reference');
  switch (through) {
    case 'reference':
    case 'mutable-reference':
      return `${holder} only borrows its value`;
    case 'pointer':
      return `${holder} is a raw pointer, which owns nothing`;
    case 'overloaded':
      return `${holder} only lends what is inside it`;
    case 'static':
      return `${holder} is a static, which keeps its value`;
    case 'capture':
      return `${holder} is captured by a closure that may be called again`;
  }
}

function whatMoves(graph: FlowGraph, place: PlaceId): string {
  return placeOr(graph, place, 'the value');
}

function elementsOf(graph: FlowGraph, place: PlaceId, of: 'array' | 'slice' | 'overloaded'): string {
  const parent = graph.places[place]?.parent ?? null;
  const name = parent === null ? null : placeOr(graph, parent, '');
  const kind = of === 'array' ? 'the array' : of === 'slice' ? 'the slice' : '';
  return name === null || name === '' ? (kind === '' ? 'a collection' : kind) : kind === '' ? name : `${kind} ${name}`;
}

function bindingsHere(key: ItemKey, bindings: readonly RelatedPlace['range'][]): RelatedPlace[] {
  return bindings.map((range) => ({ item: key, range, message: 'this binding takes the value' }));
}
