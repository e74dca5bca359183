/**
 * Chunks: runs of pieces that are parsed together, each with a tree of its own, so that a broken one cannot spoil the others.
 *
 * A piece that only annotates goes with the next. A piece that ends inside a string, a block comment or an open bracket
 * is joined with those behind it up to the first one where all of that is closed again, and only if the joined text then
 * has fewer syntax errors than its parts; otherwise it stands alone with its error. A missing quote turns text and code
 * around, which can look like an improvement: a string that goes on over the beginning of an item is believed only if
 * nothing is broken then. So is a line that ends in the middle of something, which may go on behind an attribute.
 * Law: on text without syntax errors the chunks hold the items that one parse of the whole text gives.
 *
 * Where a chunk ends depends on the pieces from its start up to its `reach` and on nothing before it, so that an edit decides
 * again only about chunks that could see it.
 */
import type { LexicalEffect, LexicalState } from './lexical-state.ts';
import { isPrefixText, type Piece } from './pieces.ts';

/** Indices into the list of pieces; `end` is exclusive. */
export interface PieceRun {
  readonly start: number;
  readonly end: number;
}

export interface ChosenRun extends PieceRun {
  /** Behind the last piece that the choice depends on; one more than there are pieces if it depends on there being no other. */
  readonly reach: number;
}

/** Answers whether the joined run has fewer syntax errors than the runs it would replace; if it is `strict`, none at all. */
export type JoinJudge = (joined: PieceRun, apart: readonly PieceRun[], strict: boolean) => boolean;

/** The chunk that begins at piece `start`. Cost: the pieces that it reaches, and what `judge` does. */
export function chooseRun(pieces: readonly Piece[], start: number, judge: JoinJudge): ChosenRun {
  const look: Look = { reach: start + 1 };
  const alone = runWithPrefixes(pieces, start, look);
  const joined = joinedRun(pieces, alone, look);
  const chosen = joined !== null && judge(joined, groupPlainly(pieces, start, joined.end, look), joined.strict) ? joined : alone;
  return { start, end: chosen.end, reach: look.reach };
}

/** How far has been looked while choosing. */
interface Look {
  reach: number;
}

function lookUntil(look: Look, end: number): void {
  if (end > look.reach) look.reach = end;
}

function groupPlainly(pieces: readonly Piece[], from: number, to: number, look: Look): PieceRun[] {
  const runs: PieceRun[] = [];
  for (let at = from; at < to; at = runs.at(-1)?.end ?? to) runs.push(runWithPrefixes(pieces, at, look));
  return runs;
}

function runWithPrefixes(pieces: readonly Piece[], start: number, look: Look): PieceRun {
  let end = start;
  while (end < pieces.length - 1 && pieces[end]?.isPrefix === true) end += 1;
  // Whether there is another piece matters to a last one that annotates.
  lookUntil(look, end + 2);
  return { start, end: end + 1 };
}

/** The run up to where everything is closed again that `run` leaves open; `null` if it leaves nothing open or it is never closed. */
function joinedRun(pieces: readonly Piece[], run: PieceRun, look: Look): (PieceRun & { readonly strict: boolean }) | null {
  let state: LexicalState = 'code';
  let depth = 0;
  let endsInString = false;
  for (let index = run.start; index < pieces.length; index += 1) {
    lookUntil(look, index + 1);
    const effect: LexicalEffect | undefined = pieces[index]?.effectFrom(state);
    if (effect === undefined || depth + effect.lowest < 0) return null;
    depth += effect.depth;
    state = effect.state;
    if (index === run.end - 1) endsInString = state !== 'code' && !state.startsWith('comment');
    if (index < run.end - 1 || state !== 'code' || depth !== 0) continue;
    if (index >= run.end) {
      // An attribute over several pieces goes with what is behind it, as one of a single piece does.
      const isPrefix = index + 1 < pieces.length && isPrefixText(pieces.slice(run.start, index + 1).map(({ text }) => text).join(''));
      lookUntil(look, index + 2);
      return { start: run.start, end: runWithPrefixes(pieces, isPrefix ? index + 1 : index, look).end, strict: endsInString };
    }
    const mayGoOn = pieces[index]?.isUnfinished === true && run.end < pieces.length;
    return mayGoOn ? { start: run.start, end: runWithPrefixes(pieces, run.end, look).end, strict: true } : null;
  }
  lookUntil(look, pieces.length + 1);
  return null;
}
