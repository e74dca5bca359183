/**
 * The store of open syntax: texts, pieces and chunks of every file, kept up to date by edits.
 * It turns an edit of a file into a new `ParsedFile` in which everything that the edit did not touch is unchanged.
 * Invariant: after any history of edits `parsed` equals what `open` gives for the same text (tested with random edits).
 */
import type { Tree } from 'web-tree-sitter';
import { replaceRun } from '../base/replace-run.ts';
import { NOTHING_SHARED, sharedEnds } from '../base/shared-ends.ts';
import { commonEnds } from '../base/text-difference.ts';
import { chooseRun, type PieceRun } from './chunks/chunks.ts';
import { cutAgain, cutIntoPieces, type Piece, type TextEdit } from './chunks/pieces.ts';
import { type ItemReuse, NO_REUSE, reuseFrom } from './lower/item-reuse.ts';
import { lowerChunk } from './lower/lower-chunk.ts';
import type { AsterParser } from './parser.ts';
import { chunkIndexAt, EMPTY_FILE, type ParsedChunk, type ParsedFile } from './parsed-file.ts';

/**
 * Above this length (UTF-16 units) a chunk's tree is kept and parsed again incrementally: reading it anew would cost more
 * than a few milliseconds. Below it a fresh parse is as fast, and its result cannot depend on the history.
 */
const KEEP_TREE_FROM = 8_192;

interface LiveChunk extends ParsedChunk {
  readonly pieces: readonly Piece[];
  /** Held for large chunks without errors; deleted with the chunk. */
  tree: Tree | null;
  /** How many groups hold it; at none it is let go. */
  holders: number;
}

/** One place of the file: the chunk that was chosen there, and what the choice rests on. */
interface Group {
  readonly chunk: LiveChunk;
  /** How many pieces from its start on the choice depends on, as in `ChosenRun`. */
  readonly reach: number;
  /** Chunks that were built to judge others by; kept so that they need not be built again while the choice stands. */
  readonly judged: readonly LiveChunk[];
}

interface FileState {
  /** Put together from the pieces when it is asked for: an edit needs no text but that around it. */
  text: string | null;
  readonly pieces: readonly Piece[];
  readonly groups: readonly Group[];
  /** The piece that each group begins with, parallel to the groups. Beside them in plain lists, because every edit goes through all of them. */
  readonly groupStarts: readonly number[];
  /** Behind the last piece that each group depends on, parallel to the groups. */
  readonly reaches: readonly number[];
  readonly parsed: ParsedFile;
}

const NO_STATE: FileState = { text: '', pieces: [], groups: [], groupStarts: [], reaches: [], parsed: EMPTY_FILE };

export class SyntaxStore {
  readonly #files = new Map<string, FileState>();
  /** Chunks in use, found by their first piece, which belongs to one file and one place. */
  readonly #known = new WeakMap<Piece, LiveChunk[]>();

  constructor(private readonly parser: AsterParser) {}

  /** The file's current syntax; an empty file if it was never opened. */
  parsed(file: string): ParsedFile {
    return this.#files.get(file)?.parsed ?? EMPTY_FILE;
  }

  text(file: string): string | null {
    const state = this.#files.get(file);
    return state === undefined ? null : textOf(state);
  }

  /** Reads a whole text; what it shares with the previous text of the same file is kept. */
  open(file: string, text: string): ParsedFile {
    const before = this.#files.get(file);
    if (before === undefined) return this.#update(file, cutIntoPieces(text), [], NO_REUSE, null);
    const old = textOf(before);
    return old === text ? before.parsed : this.edit(file, smallestEdit(old, text));
  }

  /** Applies one edit. Offsets outside the text are moved to its end. Cost: the chunks around the edit. */
  edit(file: string, edit: TextEdit): ParsedFile {
    const before = this.#files.get(file);
    if (before === undefined) return this.open(file, edit.text);
    const end = Math.min(Math.max(edit.end, 0), before.parsed.length);
    const start = Math.min(Math.max(edit.start, 0), end);
    const first = Math.max(chunkIndexAt(before.parsed, start - 1), 0);
    const pieces = cutAgain(before.pieces, { start, end, text: edit.text }, { piece: before.groupStarts[first] ?? 0, start: before.parsed.starts[first] ?? 0 });
    const replaced = before.groups.slice(first, chunkIndexAt(before.parsed, end) + 1).map((group) => group.chunk);
    return this.#update(file, pieces, replaced, reuseFrom(replaced), before);
  }

  /** Forgets the file and frees its trees. */
  close(file: string): void {
    const state = this.#files.get(file);
    if (state === undefined) return;
    this.#files.delete(file);
    for (const group of state.groups) this.#letGo(group);
  }

  #update(file: string, pieces: readonly Piece[], replaced: readonly LiveChunk[], reuse: ItemReuse, before: FileState | null): ParsedFile {
    const old = before ?? NO_STATE;
    const { same, sameBehind } = before === null ? NOTHING_SHARED : sharedEnds(before.pieces, pieces);
    const shift = pieces.length - old.pieces.length;
    const firstReach = old.reaches.findIndex((reach) => reach > same);
    const inFront = firstReach === -1 ? old.groups.length : firstReach;
    const groups: Group[] = [];
    const groupStarts: number[] = [];
    const dropped: Group[] = [];
    let following = old.groups.length;
    let next = inFront;
    let at = old.groupStarts[inFront] ?? old.pieces.length;
    while (at < pieces.length) {
      const isBehind = at >= pieces.length - sameBehind;
      const oldStart = isBehind ? at - shift : at;
      for (let known = old.groups[next]; known !== undefined && (old.groupStarts[next] ?? oldStart) < oldStart; known = old.groups[next]) {
        dropped.push(known);
        next += 1;
      }
      const known = old.groupStarts[next] === oldStart ? old.groups[next] : undefined;
      if (known !== undefined && isBehind) {
        following = next;
        break;
      }
      const stands = known !== undefined && (old.reaches[next] ?? 0) <= same;
      const group = stands ? known : this.#group(pieces, at, replaced, reuse);
      if (stands) next += 1;
      groups.push(group);
      groupStarts.push(at);
      at += group.chunk.pieces.length;
    }
    for (const group of [...dropped, ...old.groups.slice(next, following)]) this.#letGo(group);
    const parsed = describe(old.parsed, inFront, groups, following);
    this.#files.set(file, {
      text: null,
      pieces,
      groups: old.groups.slice(0, inFront).concat(groups, old.groups.slice(following)),
      groupStarts: replaceRun(old.groupStarts, inFront, following, groupStarts, shift),
      reaches: replaceRun(old.reaches, inFront, following, groups.map((group, index) => (groupStarts[index] ?? 0) + group.reach), shift),
      parsed,
    });
    return parsed;
  }

  /** Chooses and builds the chunk that begins at piece `at`. */
  #group(pieces: readonly Piece[], at: number, replaced: readonly LiveChunk[], reuse: ItemReuse): Group {
    const judged = new Set<LiveChunk>();
    const chunkOf = (run: PieceRun): LiveChunk => {
      const first = pieces[run.start];
      let chunk = first === undefined ? undefined : this.#known.get(first)?.find((candidate) => holds(candidate, pieces, run));
      if (chunk === undefined) {
        chunk = this.#build(pieces.slice(run.start, run.end), replaced, reuse);
        this.#remember(chunk);
      }
      judged.add(chunk);
      return chunk;
    };
    const errors = (run: PieceRun): number => chunkOf(run).lowered.problems.length;
    const run = chooseRun(pieces, at, (joined, apart, strict) => {
      const together = errors(joined);
      return strict && together > 0 ? false : together < apart.reduce((total, part) => total + errors(part), 0);
    });
    const chunk = chunkOf(run);
    judged.delete(chunk);
    const group = { chunk, reach: run.reach - at, judged: [...judged] };
    for (const held of [chunk, ...group.judged]) held.holders += 1;
    return group;
  }

  #letGo(group: Group): void {
    for (const chunk of [group.chunk, ...group.judged]) {
      chunk.holders -= 1;
      if (chunk.holders === 0) this.#release(chunk);
    }
  }

  #remember(chunk: LiveChunk): void {
    const first = chunk.pieces[0];
    if (first === undefined) return;
    const list = this.#known.get(first);
    if (list === undefined) this.#known.set(first, [chunk]);
    else list.push(chunk);
  }

  #release(chunk: LiveChunk): void {
    chunk.tree?.delete();
    chunk.tree = null;
    const first = chunk.pieces[0];
    const list = first === undefined ? undefined : this.#known.get(first);
    if (list !== undefined) list.splice(list.indexOf(chunk), 1);
  }

  #build(pieces: readonly Piece[], replaced: readonly LiveChunk[], reuse: ItemReuse): LiveChunk {
    const text = pieces.map((piece) => piece.text).join('');
    const tree = this.#parseChunk(text, replaced);
    const lowered = lowerChunk(tree, text, reuse);
    // A tree with errors is no help for the next parse: reusing its parts could give another recovery than a fresh parse.
    const keep = text.length >= KEEP_TREE_FROM && !tree.rootNode.hasError;
    if (!keep) tree.delete();
    return { pieces, text, lowered, tree: keep ? tree : null, holders: 0 };
  }

  #parseChunk(text: string, replaced: readonly LiveChunk[]): Tree {
    const old = text.length < KEEP_TREE_FROM ? undefined : replaced.find((chunk) => chunk.tree !== null);
    if (old === undefined || old.tree === null) return this.parser.parse(text);
    const edited = old.tree.copy();
    const tree = this.parser.parseAgain(text, edited, old.text);
    edited.delete();
    if (!tree.rootNode.hasError) return tree;
    tree.delete();
    return this.parser.parse(text);
  }
}

/** The file in which `groups` stand for what was between the first `inFront` and the `following` chunks of `old`. */
function describe(old: ParsedFile, inFront: number, groups: readonly Group[], following: number): ParsedFile {
  const starts: number[] = [];
  let end = old.starts[inFront] ?? old.length;
  for (const { chunk } of groups) {
    starts.push(end);
    end += chunk.text.length;
  }
  const shift = end - (old.starts[following] ?? old.length);
  return {
    length: old.length + shift,
    chunks: old.chunks.slice(0, inFront).concat(groups.map((group) => group.chunk), old.chunks.slice(following)),
    starts: replaceRun(old.starts, inFront, following, starts, shift),
  };
}

function textOf(state: FileState): string {
  return (state.text ??= state.pieces.map((piece) => piece.text).join(''));
}

/** Whether the chunk consists of exactly the pieces of the run. */
function holds(chunk: LiveChunk, pieces: readonly Piece[], run: PieceRun): boolean {
  return chunk.pieces.length === run.end - run.start && chunk.pieces.every((piece, index) => piece === pieces[run.start + index]);
}

function smallestEdit(before: string, after: string): TextEdit {
  const { start, end } = commonEnds(before, after);
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
