/**
 * `use-after-move` and `double-drop`: a place is used although its value, or a part of it, was given away before (O1, O3–O5).
 * The sentence says what moved it first; the related places tell the moves in order. Two `drop(x)` have a code of their own.
 */
import type { Database } from '../../base/query.ts';
import { displayPath, fileOfItem, isStdFile, type ItemKey } from '../../items/index.ts';
import type { FlowGraph, MoveCause } from '../../flow/index.ts';
import type { MoveSite } from '../../ownership/index.ts';
import type { Finding } from '../finding.ts';
import { ownershipFindings, type OwnershipFindingOf } from '../ownership-findings.ts';
import { causeInWords, isWithin, placeOr } from '../places-in-words.ts';

type UseAfterMove = OwnershipFindingOf<'use-after-move'>;

export function usesAfterMove(db: Database, key: ItemKey): Finding[] {
  return ownershipFindings(db, key, 'use-after-move').map(({ finding, graph }) => {
    const isDoubleDrop = finding.useCause !== null && dropsByName(finding.useCause) && finding.moves.every(({ cause }) => dropsByName(cause));
    return {
      code: isDoubleDrop ? 'double-drop' : 'use-after-move',
      place: { item: key, range: finding.range },
      message: isDoubleDrop ? doubleDrop(graph, finding) : useAfterMove(graph, finding),
      related: finding.moves.map((move) => ({ item: key, range: move.range, message: moveHere(graph, move) })),
      rustc: 'E0382',
    };
  });
}

function useAfterMove(graph: FlowGraph, finding: UseAfterMove): string {
  const [move] = finding.moves;
  const used = placeOr(graph, finding.place, 'this value');
  if (move === undefined) return `${used} was moved, and ${useInWords(finding)}.`;
  const moved = placeOr(graph, move.place, used);
  const when = move.inPreviousIteration ? ' in the previous iteration of the loop' : '';
  const verb = finding.isMaybe ? 'may have been moved' : 'was moved';
  const cause = `${moved} ${verb} by ${causeInWords(move.cause)}${when}`;
  if (moved === used) return `${cause}, and ${useInWords(finding)}.`;
  // A part is gone, and the whole is used; or the whole is gone, and a part is used.
  return isWithin(graph, move.place, finding.place) ? `${cause}, so ${used} is no longer whole, and ${useInWords(finding)}.` : `${cause}, and ${used}, a part of it, ${useInWords(finding)}.`;
}

function useInWords({ use, isPartial }: UseAfterMove): string {
  switch (use) {
    case 'move':
      return 'is moved again here';
    case 'borrow':
      return 'is borrowed here';
    case 'assign-part':
      return 'a part of it is assigned here';
    case 'copy':
    case 'use':
      return isPartial ? 'is used as a whole here' : 'is used here';
  }
}

function doubleDrop(graph: FlowGraph, finding: UseAfterMove): string {
  const used = placeOr(graph, finding.place, 'this value');
  if (finding.moves.some((move) => move.inPreviousIteration)) return `${used} was dropped in the previous iteration of the loop, and is dropped again here.`;
  return `${used} ${finding.isMaybe ? 'may have been' : 'was'} dropped already, and is dropped again here.`;
}

function moveHere(graph: FlowGraph, move: MoveSite): string {
  const moved = placeOr(graph, move.place, 'it');
  const when = move.inPreviousIteration ? ', in the previous iteration of the loop' : '';
  return `${moved} is moved here by ${causeInWords(move.cause)}${when}`;
}

/** A call of the library's `drop`, which takes its argument and ends it. */
function dropsByName({ kind, callee }: MoveCause): boolean {
  return kind === 'call' && callee !== null && isStdFile(fileOfItem(callee)) && displayPath(callee).split('::').at(-1) === 'drop';
}
