/**
 * Chunks: runs of pieces that are parsed together, each with a tree of its own, so that a broken one cannot spoil the others.
 *
 * A piece that only annotates goes with the next. A piece that ends inside a string, a block comment or an open bracket
 * is joined with those behind it up to the first one where all of that is closed again, and only if the joined text then
 * has fewer syntax errors than its parts; otherwise it stands alone with its error.
 * Law: on text without syntax errors the chunks hold the items that one parse of the whole text gives.
 */
import type { Piece } from './pieces.ts';

/** Indices into the list of pieces; `end` is exclusive. */
export interface PieceRun {
  readonly start: number;
  readonly end: number;
}

/** Answers whether the joined run has fewer syntax errors than the runs it would replace. */
export type JoinJudge = (joined: PieceRun, apart: readonly PieceRun[]) => boolean;

/** Groups pieces into chunks. Linear in the number of pieces, apart from what `judge` does. */
export function groupIntoChunks(pieces: readonly Piece[], judge: JoinJudge): PieceRun[] {
  const runs: PieceRun[] = [];
  let at = 0;
  while (at < pieces.length) {
    const alone = runWithPrefixes(pieces, at);
    const joinedEnd = findClosingEnd(pieces, alone);
    const joined = joinedEnd === null ? null : { start: at, end: joinedEnd };
    const chosen = joined !== null && judge(joined, groupPlainly(pieces, at, joined.end)) ? joined : alone;
    runs.push(chosen);
    at = chosen.end;
  }
  return runs;
}

function groupPlainly(pieces: readonly Piece[], from: number, to: number): PieceRun[] {
  const runs: PieceRun[] = [];
  for (let at = from; at < to; at = runs.at(-1)?.end ?? to) runs.push(runWithPrefixes(pieces, at));
  return runs;
}

function runWithPrefixes(pieces: readonly Piece[], start: number): PieceRun {
  let end = start;
  while (end < pieces.length - 1 && pieces[end]?.isPrefix === true) end += 1;
  return { start, end: end + 1 };
}

/** Where everything that `run` leaves open is closed again: the end of the joined run, or `null` if it closes by itself or never. */
function findClosingEnd(pieces: readonly Piece[], run: PieceRun): number | null {
  let state = 'code' as ReturnType<Piece['effectFrom']>['state'];
  let depth = 0;
  for (let index = run.start; index < pieces.length; index += 1) {
    const effect = pieces[index]?.effectFrom(state);
    if (effect === undefined || depth + effect.lowest < 0) return null;
    depth += effect.depth;
    state = effect.state;
    const isClosed = state === 'code' && depth === 0;
    if (index < run.end - 1) continue;
    if (isClosed) return index === run.end - 1 ? null : runWithPrefixes(pieces, index).end;
  }
  return null;
}
