/** Ownership facts about a graph of `flow-text`, as short lines: what tests compare. */
import { type FlowGraph, type PlaceId, printPlace } from '../../server/src/flow/index.ts';
import { analyzeOwnership, type OwnershipFinding } from '../../server/src/ownership/index.ts';
import { lineOf, readFlow } from './flow-text.ts';

/** What `readFlow` reads, where `call f(move a)` alone in a line stores what nobody wants. */
export function readShort(written: string): { readonly graph: FlowGraph; readonly lineAt: (start: number) => number } {
  const text = `temp unwanted: copy\n${written.replaceAll(/^(call|unknown|make)\b/gmu, 'unwanted := $1')}`;
  return { graph: readFlow(text), lineAt: (start) => lineOf(text, { start, end: start }) - 1 };
}

/** One line per finding, in order: `4: use-after-move of a (move), maybe, moved on 3 before`. */
export function findingsIn(written: string): string[] {
  const { graph, lineAt } = readShort(written);
  return analyzeOwnership(graph).findings.map((finding) => line(graph, finding, lineAt));
}

/** A place as `flow-text` has it, nearly. */
export function placeWords(graph: FlowGraph, place: PlaceId): string {
  return printPlace(graph, place).replaceAll(/\((\*\w+)\)/gu, '$1').replaceAll(/\((\w+) as #(\d+)\)/gu, '$1#$2');
}

function line(graph: FlowGraph, finding: OwnershipFinding, lineAt: (start: number) => number): string {
  const place = (id: PlaceId): string => placeWords(graph, id);
  return [`${lineAt(finding.range.start)}: ${finding.kind} of ${place(finding.place)}${noteOf(finding)}`, ...partsOf(finding, place, lineAt)].join(', ');
}

function noteOf(finding: OwnershipFinding): string {
  return (finding.kind === 'use-after-move' || finding.kind === 'use-of-uninitialized') && (finding.use === 'move' || finding.use === 'assign-part') ? ` (${finding.use})` : '';
}

function partsOf(finding: OwnershipFinding, place: (id: PlaceId) => string, lineAt: (start: number) => number): string[] {
  switch (finding.kind) {
    case 'use-after-move': {
      const moves = finding.moves.map((move) => `${lineAt(move.range.start)}${move.inPreviousIteration ? ' before' : ''}`).join(' and ');
      return [...(finding.isMaybe ? ['maybe'] : []), ...(finding.isPartial ? ['partly'] : []), `moved on ${moves}`];
    }
    case 'use-of-uninitialized':
      return finding.isMaybe ? ['maybe'] : [];
    case 'assign-twice':
      return [...(finding.isParameter ? ['a parameter'] : []), ...(finding.inLoop ? ['in a loop'] : []), ...(finding.first === null || finding.inLoop ? [] : [`first on ${lineAt(finding.first.start)}`])];
    case 'assign-to-immutable':
      return [`${finding.reason} ${place(finding.behind)}`];
    case 'borrow-immutable-as-mutable':
      return [`${finding.reason} ${place(finding.behind)}`, ...(finding.uses.length > 1 ? [`used on ${finding.uses.map((use) => lineAt(use.start)).join(' and ')}`] : [])];
    case 'move-out-of-borrow':
      return [`through ${finding.through} ${place(finding.behind)}`];
    case 'move-out-of-index':
      return [`of ${finding.of} ${place(finding.behind)}`];
    case 'move-out-of-drop':
      return [`of ${place(finding.behind)}`];
  }
}
