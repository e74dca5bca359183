/**
 * The store of open syntax: texts, pieces and chunks of every file, kept up to date by edits.
 * It turns an edit of a file into a new `ParsedFile` in which everything that the edit did not touch is unchanged.
 * Invariant: after any history of edits `parsed` equals what `open` gives for the same text (tested with random edits).
 */
import type { Tree } from 'web-tree-sitter';
import { commonEnds } from '../base/text-difference.ts';
import { groupIntoChunks, type PieceRun } from './chunks/chunks.ts';
import { cutAgain, cutIntoPieces, type Piece, type TextEdit } from './chunks/pieces.ts';
import { type ItemReuse, NO_REUSE, reuseFrom } from './lower/item-reuse.ts';
import { lowerChunk } from './lower/lower-chunk.ts';
import type { AsterParser } from './parser.ts';
import { EMPTY_FILE, type ParsedChunk, type ParsedFile } from './parsed-file.ts';

/**
 * Above this length (UTF-16 units) a chunk's tree is kept and parsed again incrementally: reading it anew would cost more
 * than a few milliseconds. Below it a fresh parse is as fast, and its result cannot depend on the history.
 */
const KEEP_TREE_FROM = 8_192;

interface LiveChunk extends ParsedChunk {
  readonly pieces: readonly Piece[];
  /** Held for large chunks without errors; deleted with the chunk. */
  tree: Tree | null;
}

interface FileState {
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly chunks: readonly LiveChunk[];
  /** Chunks that were built only to be judged against others; kept so that the next edit elsewhere need not build them again. */
  readonly rejected: readonly LiveChunk[];
  readonly parsed: ParsedFile;
}

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
    return this.#files.get(file)?.text ?? null;
  }

  /** Reads a whole text; what it shares with the previous text of the same file is kept. */
  open(file: string, text: string): ParsedFile {
    const before = this.#files.get(file);
    if (before === undefined) return this.#update(file, text, cutIntoPieces(text), null, NO_REUSE);
    if (before.text === text) return before.parsed;
    return this.edit(file, smallestEdit(before.text, text));
  }

  /** Applies one edit. Offsets outside the text are moved to its end. */
  edit(file: string, edit: TextEdit): ParsedFile {
    const before = this.#files.get(file);
    if (before === undefined) return this.open(file, edit.text);
    const end = Math.min(Math.max(edit.end, 0), before.text.length);
    const start = Math.min(Math.max(edit.start, 0), end);
    const text = before.text.slice(0, start) + edit.text + before.text.slice(end);
    const pieces = cutAgain(before.pieces, { start, end, text: edit.text });
    const replaced = before.chunks.filter((chunk, index) => {
      const chunkStart = before.parsed.starts[index] ?? 0;
      return chunkStart <= end && start <= chunkStart + chunk.text.length;
    });
    return this.#update(file, text, pieces, { state: before, replaced }, reuseFrom(replaced));
  }

  /** Forgets the file and frees its trees. */
  close(file: string): void {
    const state = this.#files.get(file);
    if (state === undefined) return;
    this.#files.delete(file);
    for (const chunk of [...state.chunks, ...state.rejected]) this.#release(chunk);
  }

  #update(file: string, text: string, pieces: readonly Piece[], before: { state: FileState; replaced: readonly LiveChunk[] } | null, reuse: ItemReuse): ParsedFile {
    const used = new Set<LiveChunk>();
    const chunkOf = (run: PieceRun): LiveChunk => {
      const first = pieces[run.start];
      let chunk = first === undefined ? undefined : this.#known.get(first)?.find((candidate) => holds(candidate, pieces, run));
      if (chunk === undefined) {
        chunk = this.#build(pieces.slice(run.start, run.end), before?.replaced ?? [], reuse);
        this.#remember(chunk);
      }
      used.add(chunk);
      return chunk;
    };
    const errors = (run: PieceRun): number => chunkOf(run).lowered.problems.length;
    const runs = groupIntoChunks(pieces, (joined, apart, strict) => {
      const together = errors(joined);
      return strict && together > 0 ? false : together < apart.reduce((total, run) => total + errors(run), 0);
    });
    const chunks = runs.map(chunkOf);
    const rejected = used.size === chunks.length ? [] : [...used].filter((chunk) => !chunks.includes(chunk));
    for (const chunk of before === null ? [] : [...before.state.chunks, ...before.state.rejected]) if (!used.has(chunk)) this.#release(chunk);
    const parsed = describe(text.length, chunks);
    this.#files.set(file, { text, pieces, chunks, rejected, parsed });
    return parsed;
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
    return { pieces, text, lowered, tree: keep ? tree : null };
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

function describe(length: number, chunks: readonly LiveChunk[]): ParsedFile {
  const starts: number[] = [];
  let at = 0;
  for (const chunk of chunks) {
    starts.push(at);
    at += chunk.text.length;
  }
  return { length, chunks, starts };
}

/** Whether the chunk consists of exactly the pieces of the run. */
function holds(chunk: LiveChunk, pieces: readonly Piece[], run: PieceRun): boolean {
  return chunk.pieces.length === run.end - run.start && chunk.pieces.every((piece, index) => piece === pieces[run.start + index]);
}

function smallestEdit(before: string, after: string): TextEdit {
  const { start, end } = commonEnds(before, after);
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
