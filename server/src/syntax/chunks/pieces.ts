/**
 * Pieces: a file's text cut at every line that begins an item, an annotation, an attribute or a documentation comment in
 * column 0. A line decides by itself whether it is cut at. Pieces are immutable and cover the text without gaps; after an edit only those around it are cut anew, all
 * others keep their identity. Whether neighbouring pieces belong together is decided in `chunks.ts`.
 * Invariant: `cutAgain` gives the pieces that `cutIntoPieces` would give for the new text.
 */
import { type LexicalEffect, type LexicalState, endOfDelimited, scanLexically } from './lexical-state.ts';

export class Piece {
  readonly #effects = new Map<LexicalState, LexicalEffect>();
  #isPrefix: boolean | null = null;
  #isUnfinished: boolean | null = null;

  constructor(readonly text: string) {}

  /** What reading this piece does to strings, comments and brackets; remembered per starting state. */
  effectFrom(state: LexicalState): LexicalEffect {
    let effect = this.#effects.get(state);
    if (effect === undefined) this.#effects.set(state, (effect = scanLexically(this.text, state)));
    return effect;
  }

  /** Only attributes, annotations and comments: it belongs to the item behind it. */
  get isPrefix(): boolean {
    return (this.#isPrefix ??= isPrefixText(this.text));
  }

  /** Its last line of code ends in the middle of something (`let a =`), so that the next piece may be the rest of it. */
  get isUnfinished(): boolean {
    return (this.#isUnfinished ??= UNFINISHED.test(lastCodeLine(this.text)));
  }
}

/** Whether a text is only attributes, annotations and comments. */
export function isPrefixText(text: string): boolean {
  return PREFIX_START.test(text) && isOnlyAttributes(text);
}

export function cutIntoPieces(text: string): Piece[] {
  return cut(text).map((part) => new Piece(part));
}

/** An edit of a text: the UTF-16 range `start..end` of the old text becomes `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A piece, and the offset at which it begins. */
export interface PiecePlace {
  readonly piece: number;
  readonly start: number;
}

/**
 * The pieces of the edited text; pieces that the edit cannot have changed are the same objects.
 * @param from a piece before the edit, from which on the edited ones are looked for.
 */
export function cutAgain(pieces: readonly Piece[], edit: TextEdit, from: PiecePlace = { piece: 0, start: 0 }): Piece[] {
  if (pieces.length === 0) return cutIntoPieces(edit.text);
  let first = from.piece;
  let firstStart = from.start;
  while (first < pieces.length - 1 && firstStart + lengthAt(pieces, first) <= edit.start) {
    firstStart += lengthAt(pieces, first);
    first += 1;
  }
  let last = first;
  let lastEnd = firstStart + lengthAt(pieces, first);
  while (last < pieces.length - 1 && lastEnd <= edit.end) {
    last += 1;
    lastEnd += lengthAt(pieces, last);
  }
  // An edit at the start of a piece can join it to the one before; behind, as many are read as it takes until one stands as it stood.
  if (first > 0) {
    first -= 1;
    firstStart -= lengthAt(pieces, first);
  }
  let old: readonly Piece[];
  let parts: string[];
  do {
    if (last < pieces.length - 1) {
      last += 1;
      lastEnd += lengthAt(pieces, last);
    }
    old = pieces.slice(first, last + 1);
    const oldText = old.map((piece) => piece.text).join('');
    parts = cut(oldText.slice(0, edit.start - firstStart) + edit.text + oldText.slice(edit.end - firstStart));
  } while (last < pieces.length - 1 && parts.at(-1) !== old.at(-1)?.text);
  let same = 0;
  while (same < parts.length && same < old.length && parts[same] === old[same]?.text) same += 1;
  let sameBehind = 0;
  while (sameBehind < parts.length - same && sameBehind < old.length - same && parts.at(-1 - sameBehind) === old.at(-1 - sameBehind)?.text) sameBehind += 1;
  const fresh = parts.slice(same, parts.length - sameBehind).map((part) => new Piece(part));
  return pieces.slice(0, first + same).concat(fresh, pieces.slice(last + 1 - sameBehind));
}

function lengthAt(pieces: readonly Piece[], index: number): number {
  return pieces[index]?.text.length ?? 0;
}

/** What begins an item, or annotates one, at the start of a line. */
const PIECE_START =
  /(?:pub[ \t(]|(?:fn|struct|enum|trait|type|union|mod|module|static|const)[ \t]+[\p{L}_]|use[ \t]+[\p{L}_:{*]|extern[ \t]+["fcu{]|unsafe[ \t]+(?:fn|impl|trait|extern)\b|async[ \t]+(?:fn|unsafe)\b|macro_rules!|impl[ \t<]|@[\p{L}_]|#!?\[|\/\/\/(?!\/)|\/\/!|\/\*\*(?![*/])|\/\*!)/uy;
const UNFINISHED = /[=,+\-|&<>:]$/u;
const PREFIX_START = /^(?:@|#|\/)/u;

function cut(text: string): string[] {
  const parts: string[] = [];
  let partStart = 0;
  let line = 0;
  while (line < text.length) {
    if (line > partStart && beginsPiece(text, line)) {
      parts.push(text.slice(partStart, line));
      partStart = line;
    }
    const lineFeed = text.indexOf('\n', line);
    if (lineFeed === -1) break;
    line = lineFeed + 1;
  }
  parts.push(text.slice(partStart));
  return parts;
}

function beginsPiece(text: string, line: number): boolean {
  const unit = text.charCodeAt(line);
  // Most lines are indented, blank or closing brackets: decided without a pattern.
  if (unit <= 32 || unit === 125 || unit === 41) return false;
  PIECE_START.lastIndex = line;
  return PIECE_START.test(text);
}

/** The last line that is neither blank nor a comment, without white space at its end; empty if there is none. */
function lastCodeLine(text: string): string {
  let end = text.length;
  while (end > 0) {
    const start = end < 2 ? 0 : text.lastIndexOf('\n', end - 2) + 1;
    const trimmed = text.slice(start, end).trim();
    if (trimmed !== '' && !trimmed.startsWith('//')) return trimmed;
    end = start;
  }
  return '';
}

/** Whether the text is nothing but `#[..]`, `@name(..)`, comments and white space. */
function isOnlyAttributes(text: string): boolean {
  let at = 0;
  while (at < text.length) {
    PLAIN_PREFIX.lastIndex = at;
    if (PLAIN_PREFIX.test(text)) at = PLAIN_PREFIX.lastIndex;
    else if (text.startsWith('/*', at) || text[at] === '[' || text[at] === '(') {
      const end = endOfDelimited(text, at);
      if (end === null) return false;
      at = end;
    } else return false;
  }
  return true;
}

const PLAIN_PREFIX = /\s+|\/\/[^\n]*|@[\p{L}_][\p{L}\p{N}_:.]*|#!?(?=\[)/uy;
